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
