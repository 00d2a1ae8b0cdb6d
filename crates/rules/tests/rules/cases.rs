//! Every rule finds what its cases mark, and nothing else.

use std::fmt::Write as _;

use hence_rules::{Group, RULES, Rule};
use hence_source::Diagnostic;

use crate::case_file::{Case, CaseSet, Expected, all};
use crate::encoding::CODES;
use crate::project::Checked;
use crate::snapshots::rendered;

/// Of each kind of case that a rule must have so many.
const LEAST: usize = 2;

#[test]
fn rules_find_what_their_cases_mark() {
    let mut wrong = String::new();
    for set in all() {
        for case in &set.cases {
            compare(&set, case, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn compare(set: &CaseSet, case: &Case, wrong: &mut String) {
    let checked = Checked::new(&case.files);
    let found = checked.of_rule(&set.code);
    let mut places: Vec<(String, u32)> =
        found.iter().map(|finding| checked.line(finding)).collect();
    let marks = case
        .files
        .iter()
        .flat_map(|file| file.marks.iter().map(|line| (file.path.clone(), *line)));
    let mut marks: Vec<(String, u32)> = marks.collect();
    let is_about_claims = hence_rules::rule(&set.code).is_some_and(Rule::is_about_claims);
    let is_about_text = hence_rules::rule(&set.code).is_some_and(|rule| rule.group == Group::Text);
    // What is to be skipped in a source is said of the source.
    let is_about_skip = |finding: &Diagnostic| finding.message.starts_with("the words to skip");
    let about_map = found.iter().filter(|_| !is_about_text);
    for finding in about_map.filter(|finding| !is_about_skip(finding)) {
        assert_eq!(!finding.claims.is_empty(), is_about_claims, "{finding:?}");
    }
    places.sort();
    marks.sort();
    if places != marks {
        let shown = rendered(&found, &checked.project.files);
        writeln!(
            wrong,
            "── {}: {}\nmarked: {marks:?}\nfound:  {places:?}\n{shown}",
            set.code, case.description
        )
        .expect("a string takes everything");
    }
}

#[test]
fn every_rule_has_cases() {
    let sets = all();
    for rule in RULES.iter().filter(|rule| !CODES.contains(&rule.code)) {
        let own: Vec<&Case> = sets
            .iter()
            .filter(|set| set.code == rule.code)
            .flat_map(|set| &set.cases)
            .collect();
        for expected in [Expected::Fires, Expected::Silent] {
            let count = own.iter().filter(|case| case.expected == expected).count();
            assert!(
                count >= LEAST,
                "{} has {count} cases that say {expected:?}",
                rule.code
            );
        }
    }
    for set in &sets {
        assert!(
            hence_rules::rule(&set.code).is_some(),
            "cases of no rule: {}",
            set.code
        );
    }
}
