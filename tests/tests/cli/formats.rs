//! `hence check --format`: each of them, of the same findings.

use hence_tests::{Folder, assert_fits, is_safe_to_show, parse_json};

use crate::check::{CLEAN, ERROR, WARNING};

fn folder() -> Folder {
    Folder::with(&[("error.hence", ERROR), ("warning.hence", WARNING)])
}

#[test]
fn human_is_what_is_written_without_a_format() {
    let folder = folder();
    let human = folder
        .hence(["check", "--format", "human", "."])
        .expect(1)
        .stdout;
    assert_eq!(folder.hence(["check", "."]).expect(1).stdout, human);
    assert!(is_safe_to_show(&human));
}

#[test]
fn narrated() {
    insta::assert_snapshot!(
        folder()
            .hence(["check", "--format", "narrated", "."])
            .expect(1)
            .stdout
    );
}

#[test]
fn narrated_without_findings() {
    let folder = Folder::with(&[("map.hence", CLEAN)]);
    insta::assert_snapshot!(
        folder
            .hence(["check", "--format", "narrated", "."])
            .expect(0)
            .stdout
    );
}

#[test]
fn short() {
    insta::assert_snapshot!(
        folder()
            .hence(["check", "--format", "short", "."])
            .expect(1)
            .stdout
    );
}

#[test]
fn github() {
    insta::assert_snapshot!(
        folder()
            .hence(["check", "--format", "github", "."])
            .expect(1)
            .stdout
    );
}

#[test]
fn json_fits_its_schema() {
    let folder = folder();
    let schema = parse_json(&folder.hence(["schema", "check"]).expect(0).stdout);
    let document = parse_json(
        &folder
            .hence(["check", "--format", "json", "."])
            .expect(1)
            .stdout,
    );
    assert_fits(&schema, &document);
    assert_eq!(document["diagnostics"][0]["code"], "unknown-word");
    let samples = Folder::with_samples();
    for (status, path) in [(1, "samples"), (1, "samples/memo")] {
        let document = samples
            .hence(["check", "--format", "json", path])
            .expect(status)
            .stdout;
        assert_fits(&schema, &parse_json(&document));
    }
    let clean = Folder::with(&[("map.hence", CLEAN)]);
    let document = parse_json(&clean.hence(["check", "--format", "json"]).expect(0).stdout);
    assert_fits(&schema, &document);
    assert_eq!(document["diagnostics"].as_array().map(Vec::len), Some(0));
}

#[test]
fn sarif_fits_its_schema() {
    let schema = include_str!("../../../crates/report/tests/formats/sarif.schema.json");
    let folder = Folder::with_samples();
    let document = parse_json(
        &folder
            .hence(["check", "--format", "sarif", "samples"])
            .expect(1)
            .stdout,
    );
    assert_fits(&parse_json(schema), &document);
    let results = document["runs"][0]["results"]
        .as_array()
        .expect("results are a list");
    let rules = document["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules are a list");
    assert!(!results.is_empty());
    for result in results {
        let index = result["ruleIndex"]
            .as_u64()
            .expect("each finding names its rule");
        assert_eq!(
            rules[usize::try_from(index).expect("small")]["id"],
            result["ruleId"]
        );
    }
}

/// However findings are written, they are the same.
#[test]
fn each_format_tells_of_each_finding() {
    let folder = Folder::with_samples();
    let write = |format| {
        folder
            .hence(["check", "--format", format, "samples"])
            .expect(1)
            .stdout
    };
    let short = write("short").lines().count();
    assert!(short > 10);
    assert_eq!(
        write("github")
            .lines()
            .filter(|line| line.starts_with("::"))
            .count(),
        short
    );
    let json = parse_json(&write("json"));
    assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(short));
    let sarif = parse_json(&write("sarif"));
    assert_eq!(
        sarif["runs"][0]["results"].as_array().map(Vec::len),
        Some(short)
    );
    let human = write("human");
    let heads = human
        .lines()
        .filter(|line| line.starts_with("warning[") || line.starts_with("note["));
    assert_eq!(heads.count(), short);
}

#[test]
fn the_same_bytes_on_every_run() {
    let folder = Folder::with_samples();
    for format in ["human", "narrated", "short", "json", "sarif", "github"] {
        let write = || {
            folder
                .hence(["check", "--format", format, "samples"])
                .expect(1)
                .stdout
        };
        assert_eq!(write(), write(), "{format}");
    }
}
