//! `hence render`.

use hence_tests::{Folder, assert_fits, parse_json, without};

use crate::check::{CLEAN, ERROR, WARNING};

const FOUNDING: &str = "samples/cooperation-with-russia/map.hence";

#[test]
fn json_fits_its_schema() {
    let folder = Folder::with_samples();
    folder.write("error.hence", ERROR);
    folder.write("empty.hence", "");
    folder.write(
        "inconsistent.hence",
        "given [a] A.\n  contradicts [b]\ngiven [b] B.\n",
    );
    let schema = parse_json(&folder.hence(["schema", "map"]).expect(0).stdout);
    assert_eq!(
        parse_json(&folder.hence(["schema"]).expect(0).stdout),
        schema
    );
    for path in [
        FOUNDING,
        "samples/contested-thesis/map.hence",
        "samples/circular-argument/map.hence",
        "samples/memo/memo.md",
        "error.hence",
        "empty.hence",
        "inconsistent.hence",
    ] {
        let full = folder.hence(["render", path, "--to", "json"]).expect(0);
        assert_eq!(full.stderr, "");
        let full = parse_json(&full.stdout);
        assert_fits(&schema, &full);
        assert_eq!(
            (&full["format"], &full["version"]),
            (&"hence-map".into(), &1.into())
        );
        let compact = folder.hence(["render", path, "--compact"]).expect(0).stdout;
        assert_eq!(compact.lines().count(), 1, "{path}");
        let compact = parse_json(&compact);
        assert_fits(&schema, &compact);
        let ids = |document: &serde_json::Value, what: &str| -> Vec<String> {
            document[what]
                .as_object()
                .map(|all| all.keys().cloned().collect())
                .unwrap_or_default()
        };
        assert_eq!(ids(&full, "claims"), ids(&compact, "claims"));
        assert_eq!(ids(&full, "inferences"), ids(&compact, "inferences"));
    }
}

#[test]
fn a_folder_with_one_map() {
    let folder = Folder::with_samples();
    let of_folder = folder
        .hence(["render", "samples/cooperation-with-russia"])
        .expect(0);
    assert_eq!(
        of_folder.stdout,
        folder.hence(["render", FOUNDING]).expect(0).stdout
    );
    let ran = folder.hence(["render", "samples"]).expect(2);
    assert_eq!(
        ran.stderr,
        "error: `samples` holds 4 maps\n  help: name one of their files\n"
    );
}

#[test]
fn the_same_bytes_on_every_run() {
    let folder = Folder::with_samples();
    for arguments in [
        &["render", FOUNDING][..],
        &["render", "--compact", FOUNDING],
    ] {
        let write = || folder.hence(arguments.iter().copied()).expect(0).stdout;
        assert_eq!(write(), write());
    }
}

#[test]
fn a_small_map() {
    let folder = Folder::with(&[("map.hence", WARNING)]);
    insta::assert_snapshot!(folder.hence(["render", "map.hence"]).expect(0).stdout);
    insta::assert_snapshot!(
        "compact",
        folder
            .hence(["render", "map.hence", "--compact"])
            .expect(0)
            .stdout
    );
}

#[test]
fn to_a_file() {
    let folder = Folder::with(&[
        ("map.hence", CLEAN),
        ("old.json", "an old file, which is longer than the new one"),
    ]);
    let text = folder.hence(["render", "map.hence"]).expect(0).stdout;
    for (option, name) in [
        ("-o", "map.json"),
        ("--output", "old.json"),
        ("-o", "./map.json"),
    ] {
        let ran = folder
            .hence(["render", "map.hence", option, name])
            .expect(0);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
        assert_eq!(folder.read(name), text);
    }
    assert_eq!(folder.names(), ["map.hence", "map.json", "old.json"]);
    assert_eq!(
        folder
            .hence(["render", "map.hence", "-o", "-"])
            .expect(0)
            .stdout,
        text
    );
}

#[test]
fn a_file_that_cannot_be_written() {
    let folder = Folder::with(&[("map.hence", CLEAN), ("folder/a.txt", "")]);
    for target in ["gone/map.json", "folder", "map.hence/map.json"] {
        let ran = folder
            .hence(["render", "map.hence", "-o", target])
            .expect(2);
        assert!(
            ran.stderr
                .starts_with(&format!("error: cannot write `{target}`: ")),
            "{}",
            ran.stderr
        );
    }
    assert_eq!(folder.read("map.hence"), CLEAN);
}

#[test]
fn standard_input() {
    let folder = Folder::with(&[("map.hence", CLEAN)]);
    let of_file = parse_json(&folder.hence(["render", "map.hence"]).expect(0).stdout);
    let of_stdin = parse_json(&folder.hence(["render", "-"]).stdin(CLEAN).expect(0).stdout);
    assert_eq!(without(&of_file, "file"), without(&of_stdin, "file"));
    let memo = "A [phrase]{#p}.\n\n```hence\n[p]\n  type: fact\n```\n";
    let ran = folder
        .hence(["render", "--stdin-as", "markdown", "-"])
        .stdin(memo)
        .expect(0);
    assert_eq!(parse_json(&ran.stdout)["claims"]["p"]["text"], "phrase");
}

#[test]
fn a_map_with_findings_is_rendered_all_the_same() {
    let folder = Folder::with(&[("map.hence", ERROR)]);
    let document = parse_json(&folder.hence(["render", "map.hence"]).expect(0).stdout);
    assert_eq!(document["diagnostics"][0]["code"], "unknown-word");
}

#[test]
fn what_cannot_be_rendered() {
    let folder = Folder::with(&[
        ("plain.md", "No map.\n"),
        ("empty/a.txt", ""),
        ("map.hence", CLEAN),
    ]);
    for arguments in [
        &["render"][..],
        &["render", "gone.hence"],
        &["render", "plain.md"],
        &["render", "empty"],
        &["render", "map.hence", "--to", "pdf-a"],
        &["render", "map.hence", "map.hence"],
    ] {
        let ran = folder.hence(arguments.iter().copied()).expect(2);
        assert_eq!(ran.stdout, "", "{arguments:?}");
        assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
    }
}
