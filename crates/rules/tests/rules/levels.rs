//! A rule leaves a finding to another one only while the other is on.

use hence_rules::{Level, Options};

use crate::case_file::split_files;
use crate::project::Checked;

/// Returns the codes of the findings of a map, each with its line, while the rules `off` are off.
fn found(text: &str, off: &[&str]) -> Vec<String> {
    let mut options = Options::new();
    for code in off {
        options.set_level(code, Level::Off).expect("a rule");
    }
    let files = split_files("map.hence", text, "");
    let checked = Checked::with_options(&files, &options);
    let findings = checked.diagnostics.iter();
    findings
        .map(|finding| format!("{}:{}", checked.line(finding).1, finding.code))
        .collect()
}

#[test]
fn a_conclusion_whose_gap_is_not_told_is_told() {
    let map = "[park] It should become a park. #thesis\n  because [walks] People walk more.\n";
    assert_eq!(found(map, &[]), ["2:unsupported-claim"]);
    assert_eq!(
        found(map, &["unsupported-claim"]),
        ["1:rests-on-unsupported"]
    );
}

#[test]
fn a_misread_claim_that_is_not_told_owes_a_reason() {
    let map = "[park] It should become a park. #thesis\n  because givn [walks] People walk more.\n";
    assert_eq!(found(map, &[]), ["2:misread-claim"]);
    assert_eq!(found(map, &["misread-claim"]), ["2:unsupported-claim"]);
}

#[test]
fn a_claim_whose_type_is_not_looked_at_owes_a_reason() {
    for (kind, code) in [
        ("fact", "uncited-fact"),
        ("policy", "unargued-policy"),
        ("prediction", "bare-prediction"),
    ] {
        let map = format!(
            "given [vote] The town voted.\n  hence [park] It should become a park. #thesis\n  because [walks] \
             People walk more.\n    type: {kind}\n"
        );
        assert_eq!(
            found(&map, &["rests-on-unsupported"]),
            [format!("3:{code}")]
        );
        assert_eq!(
            found(&map, &["rests-on-unsupported", code]),
            ["3:unsupported-claim"]
        );
    }
}

#[test]
fn what_fells_a_premise_is_told_once() {
    let map = "[park] It should become a park. #thesis\n  because [walks] People walk more.\n    but given [count] They \
               were counted.\n";
    assert_eq!(found(map, &[]), ["3:unanswered-objection"]);
    let mut off = vec!["unanswered-objection"];
    assert_eq!(found(map, &off), ["2:rejected-premise"]);
    off.push("rejected-premise");
    assert_eq!(found(map, &off), ["2:unsupported-claim"]);
}

/// A thesis that rests on a claim whose words were taken out of the source, with the line of a further quotation.
fn lost_words(more: &str) -> String {
    format!(
        "source survey: \"survey.txt\"\n[wall] A wall is due. #thesis\n  because [loud] It is too loud.\n    quote survey: \
         \"nobody within a mile can sleep\"\n{more}// file: survey.txt\nIn the week of the survey the limit was passed.\n"
    )
}

#[test]
fn lost_words_are_told_once() {
    let map = lost_words("");
    assert_eq!(found(&map, &[]), ["4:quote-not-found"]);
    let mut off = vec!["quote-not-found"];
    for code in [
        "3:unsupported-claim",
        "2:rests-on-unsupported",
        "2:fallen-thesis",
    ] {
        assert_eq!(found(&map, &off), [code]);
        off.extend(code.split_once(':').map(|(_, code)| code));
    }
}

#[test]
fn what_a_claim_owes_by_its_type_is_told_when_its_lost_words_are_not() {
    let off = ["quote-not-found", "rests-on-unsupported"];
    for (kind, code) in [
        ("fact", "unsupported-claim"),
        ("policy", "unargued-policy"),
        ("prediction", "bare-prediction"),
        ("value", "unsupported-claim"),
    ] {
        let map = lost_words(&format!("    type: {kind}\n"));
        assert_eq!(found(&map, &[]), ["4:quote-not-found"]);
        assert_eq!(found(&map, &off), [format!("3:{code}")]);
    }
}

#[test]
fn a_claim_with_another_quotation_stays_stated() {
    let map = lost_words("    quote survey: \"the limit was passed\"\n");
    assert_eq!(found(&map, &[]), ["3:bare-assertion", "4:quote-not-found"]);
}

#[test]
fn a_thesis_without_its_words_is_told_once() {
    let map = "source survey: \"survey.txt\"\n[loud] It is too loud. #thesis\n  quote survey: \"nobody within a mile can \
               sleep\"\n// file: survey.txt\nIn the week of the survey the limit was passed.\n";
    assert_eq!(found(map, &[]), ["3:quote-not-found"]);
    assert_eq!(found(map, &["quote-not-found"]), ["2:unsupported-claim"]);
}
