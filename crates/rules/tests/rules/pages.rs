//! The pages of the rules, and the index of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use hence_rules::{Group, RULES, Rule};
use hence_source::Severity;

use crate::case_file::{CaseFile, split_files};
use crate::encoding::CODES;
use crate::project::Checked;
use crate::snapshots::rendered;

/// The sections of a page, in order.
const SECTIONS: [&str; 5] = [
    "What it does",
    "Why it matters",
    "Example",
    "Use instead",
    "Options",
];
/// A page is read in a terminal.
const WIDTH: usize = 78;
/// The first sentence of a page stands in a list.
const LISTED: usize = 80;

/// Returns the sections of a page: title and text.
fn sections(page: &str) -> Vec<(&str, &str)> {
    let parts = page.split("\n## ").skip(1);
    parts
        .map(|part| part.split_once("\n\n").expect("a section has a text"))
        .collect()
}

/// Returns the code block that a section consists of: what it is marked with, and its text.
fn block<'p>(rule: &Rule, title: &str, page: &'p str) -> (&'p str, &'p str) {
    let found = sections(page).into_iter().find(|(own, _)| *own == title);
    let (_, text) = found.expect("every page has every section");
    let inside = text
        .trim()
        .strip_prefix("```")
        .and_then(|text| text.strip_suffix("\n```"));
    let inside = inside.filter(|inside| !inside.contains("```"));
    assert!(inside.is_some(), "{}: {title} is one code block", rule.code);
    inside
        .and_then(|inside| inside.split_once('\n'))
        .unwrap_or_default()
}

#[test]
fn every_page_has_the_shape_of_a_page() {
    for rule in RULES {
        let (code, page) = (rule.code, rule.page);
        assert!(
            page.starts_with(&format!("# {code}\n\n## ")),
            "{code}: the title"
        );
        assert!(
            page.ends_with('\n') && !page.ends_with("\n\n"),
            "{code}: the end"
        );
        let titles: Vec<&str> = sections(page).iter().map(|(title, _)| *title).collect();
        assert_eq!(titles, SECTIONS, "{code}: the sections");
        for line in page.lines() {
            assert!(line.chars().count() <= WIDTH, "{code}: a long line: {line}");
            assert_eq!(
                line,
                line.trim_end(),
                "{code}: white space at the end of a line"
            );
            assert!(!line.starts_with('|'), "{code}: a table: {line}");
        }
        let summary = rule.summary();
        assert!(summary.starts_with("Finds "), "{code}: {summary}");
        assert!(summary.ends_with('.'), "{code}: {summary}");
        let first = first_sentence(rule);
        assert!(first.len() <= LISTED, "{code}: long in a list: {first}");
    }
}

#[test]
fn every_page_names_the_level_and_how_to_silence_the_rule() {
    for rule in RULES {
        let (_, options) = sections(rule.page).pop().expect("a page has sections");
        let options = options.split_whitespace().collect::<Vec<&str>>().join(" ");
        let level = format!("Level: {}.", rule.severity.as_str());
        assert!(options.starts_with(&level), "{}: {options}", rule.code);
        let allow = format!("`allow: {}, why`", rule.code);
        let is_told = options.contains(&allow);
        assert_eq!(is_told, rule.can_be_allowed(), "{}: {options}", rule.code);
    }
}

#[test]
fn examples_fire_and_their_repairs_do_not() {
    for rule in RULES {
        let [bad, good] = ["Example", "Use instead"].map(|title| block(rule, title, rule.page));
        if CODES.contains(&rule.code) {
            assert_eq!(
                [bad.0, good.0],
                ["text"; 2],
                "{}: bytes that are no text cannot be shown",
                rule.code
            );
            continue;
        }
        assert_eq!([bad.0, good.0], ["hence"; 2], "{}", rule.code);
        let [bad, good] = [bad.1, good.1].map(|text| Checked::new(&split(text)));
        assert!(
            !bad.of_rule(rule.code).is_empty(),
            "{}: the example does not fire",
            rule.code
        );
        let left: Vec<_> = good
            .diagnostics
            .iter()
            .filter(|finding| finding.severity != Severity::Note)
            .collect();
        let shown = rendered(&good.diagnostics, &good.project.files);
        let fires = good.of_rule(rule.code);
        assert!(
            left.is_empty() && fires.is_empty(),
            "{}: the repair has:\n{shown}",
            rule.code
        );
    }
}

fn split(text: &str) -> Vec<CaseFile> {
    split_files("map.hence", text, "")
}

#[test]
fn the_index_of_rules_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let index = index();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &index).expect("the index can be written");
    }
    let written = fs::read_to_string(&path).expect("docs/rules.md is there");
    assert_eq!(
        written, index,
        "UPDATE_DOCS=1 cargo test -p hence-rules writes it anew"
    );
}

/// Returns the index: every rule by its group, with its level and the first sentence of its page.
fn index() -> String {
    let mut text = String::from(
        "# Rules\n\n\
         Every finding has a code, and every code has a page.\n\
         `hence explain CODE` prints it: what the rule finds, why that matters, an example and its repair.\n\
         The level of each rule is set in `hence.toml`, under `[rules]`: `error`, `warning`, `note` or `off`.\n\
         Errors of the text stand wherever a line cannot be read as it is meant; every other finding about a claim can be \
         silenced there, with a reason: `allow: CODE, why`.\n",
    );
    for group in Group::ALL {
        write!(text, "\n## {}\n\n", group.title()).expect("a string takes everything");
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let (code, level) = (rule.code, rule.severity.as_str());
            let sentence = first_sentence(rule);
            writeln!(
                text,
                "- [`{code}`](../crates/rules/docs/{code}.md) ({level}): {sentence}"
            )
            .expect("a string takes everything");
        }
    }
    text
}

fn first_sentence(rule: &Rule) -> String {
    let summary = rule.summary().replace('\n', " ");
    let end = summary.find(". ").map_or(summary.len(), |at| at + 1);
    summary.get(..end).unwrap_or_default().to_owned()
}
