//! `preference-cycle`: preferences go round in a circle.

use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "preference-cycle",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/preference-cycle.md"),
    check: Check::Map(check),
};

/// The most lines of a circle that are shown.
const SHOWN: usize = 5;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for circle in &ctx.reasoning.preference_cycles {
        let lines: Vec<_> = circle
            .cycle
            .iter()
            .filter_map(|number| ctx.map.preferences.get(*number))
            .collect();
        let [first, rest @ ..] = lines.as_slice() else {
            continue;
        };
        let mut names: Vec<String> = lines
            .iter()
            .take(SHOWN)
            .map(|line| ctx.map.name(line.heavier))
            .collect();
        if lines.len() > SHOWN {
            names.push("…".into());
        }
        names.push(ctx.map.name(first.heavier));
        let (message, help) = if rest.is_empty() {
            let message = format!("{} is said to outweigh itself", ctx.map.name(first.heavier));
            (
                message,
                "name the claim that is meant, or take the line away; it does not count",
            )
        } else {
            let message = format!("preferences go round in a circle: {}", names.join(" over "));
            (
                message,
                "take one of them away; until then none of them counts",
            )
        };
        let mut finding = Diagnostic::new(RULE.code, message, first.at, "here");
        for line in rest.iter().take(SHOWN - 1) {
            finding = finding.with_label(line.at, "and here");
        }
        finding.claims.extend(
            lines
                .iter()
                .map(|line| ctx.map.claims[line.heavier].id.clone()),
        );
        out.push(finding.with_help(help));
    }
}
