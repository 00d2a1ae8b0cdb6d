//! `hence explain`.

use std::fmt::Write as _;

use hence_map::SchemeLibrary;
use hence_map::scheme::Scheme;
use hence_rules::{Group, RULES, Rule, rule};

use crate::Status;
use crate::args::Explain;
use crate::failure::Failure;
use crate::inputs::config_of;
use crate::output::print;

/// Prints the page of a rule, or without a code the list of rules.
pub(crate) fn run(arguments: &Explain) -> Result<Status, Failure> {
    let text = match &arguments.code {
        None => list(),
        Some(code) => {
            // As it stands in a report: `warning[unsupported-claim]`, `[unsupported-claim]`.
            let bare = code
                .rsplit('[')
                .next()
                .unwrap_or(code)
                .trim_end_matches(']');
            let rule = rule(bare).ok_or_else(|| unknown(bare))?;
            let mut page = rule.page.trim_end().to_owned();
            page.push('\n');
            if rule.code == "unknown-scheme" {
                let config = config_of(std::path::Path::new("."))?;
                page.push_str(&schemes(&config.options.schemes));
            }
            page
        }
    };
    print(text.as_bytes())?;
    Ok(Status::Clean)
}

fn unknown(code: &str) -> Failure {
    let help = match hence_source::closest(code, RULES.iter().map(|rule| rule.code)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`hence explain` without a code lists the rules".into(),
    };
    Failure::Usage {
        message: format!("no rule is called `{code}`"),
        help,
    }
}

fn list() -> String {
    let width = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for group in Group::ALL {
        let _ = writeln!(text, "{}\n", group.title());
        let own: Vec<&&Rule> = RULES.iter().filter(|rule| rule.group == group).collect();
        for rule in own {
            let _ = writeln!(
                text,
                "  {:width$}  {:7}  {}",
                rule.code,
                rule.severity.as_str(),
                first_sentence(rule)
            );
        }
        text.push('\n');
    }
    text.push_str(
        "`hence explain CODE` shows one with an example; `hence.toml` sets the level of each.\n",
    );
    text
}

fn first_sentence(rule: &Rule) -> String {
    let summary = rule.summary().replace('\n', " ");
    let end = summary.find(". ").map_or(summary.len(), |at| at + 1);
    summary.get(..end).unwrap_or(&summary).to_owned()
}

/// Lists the schemes that an inference may name.
fn schemes(library: &SchemeLibrary) -> String {
    let width = library
        .iter()
        .map(|scheme| scheme.id.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = String::from("\n## The schemes\n\n");
    let mut section = |title: &str, is_strict: bool| {
        let _ = writeln!(text, "{title}\n");
        for Scheme { id, name, .. } in library.iter().filter(|scheme| scheme.strict == is_strict) {
            let _ = writeln!(text, "    {id:width$}  {name}");
        }
        text.push('\n');
    };
    section("Defeasible (an `unless` may follow):", false);
    section("Strict (deductive, no exceptions):", true);
    text
}
