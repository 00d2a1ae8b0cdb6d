//! `hence.toml`.

use std::fmt::Write as _;

use hence_tests::{Folder, Ran};

use crate::check::{CLEAN, ERROR, NOTE, WARNING};

fn check(toml: &str, map: &str) -> Ran {
    let folder = Folder::with(&[("map.hence", map), ("hence.toml", toml)]);
    folder.hence(["check", "--format", "short"]).run()
}

#[test]
fn the_level_of_a_rule() {
    let ran = check("[rules]\nuncited-fact = \"error\"\n", WARNING);
    assert!(
        ran.stdout.contains(": error[uncited-fact]: "),
        "{}",
        ran.stdout
    );
    let ran = check("[rules]\nuncited-fact = \"note\"\n", WARNING);
    assert!(
        ran.status == 0 && ran.stdout.contains(": note[uncited-fact]: "),
        "{}",
        ran.stdout
    );
    // What a rule that is off leaves untold is told by the next one.
    let off = "[rules]\nuncited-fact = \"off\"\nisolated-claim = \"off\"\n";
    let ran = check(off, WARNING);
    assert!(
        ran.stdout.contains(": warning[unsupported-claim]: "),
        "{}",
        ran.stdout
    );
    let ran = check(&format!("{off}unsupported-claim = \"off\"\n"), WARNING);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    // A finding of the reader of texts has a level, too.
    let ran = check("[rules]\nunknown-word = \"warning\"\n", ERROR);
    assert!(
        ran.stdout.contains(": warning[unknown-word]: "),
        "{}",
        ran.stdout
    );
}

#[test]
fn what_fails_a_check() {
    assert_eq!(check("[check]\nfail-on = \"never\"\n", ERROR).status, 0);
    assert_eq!(check("[check]\nfail-on = \"note\"\n", NOTE).status, 1);
    let folder = Folder::with(&[
        ("map.hence", WARNING),
        ("hence.toml", "[check]\nfail-on = \"never\"\n"),
    ]);
    folder.hence(["check"]).expect(0);
    folder.hence(["check", "--fail-on", "warning"]).expect(1);
}

#[test]
fn it_is_found_upwards_and_each_project_has_its_own() {
    let folder = Folder::with(&[
        ("a/hence.toml", "[rules]\nuncited-fact = \"error\"\n"),
        ("a/deep/below/map.hence", WARNING),
        (
            "b/hence.toml",
            "[rules]\nuncited-fact = \"note\"\n[check]\nfail-on = \"error\"\n",
        ),
        ("b/map.hence", WARNING),
        ("c/map.hence", WARNING),
    ]);
    let ran = folder.hence(["check", "--format", "short", "."]).expect(1);
    for line in [
        "a/deep/below/map.hence:3:12: error[uncited-fact]",
        "b/map.hence:3:12: note[uncited-fact]",
        "c/map.hence:3:12: warning[uncited-fact]",
    ] {
        assert!(ran.stdout.contains(line), "{}", ran.stdout);
    }
    folder.hence(["check", "b"]).expect(0);
}

#[test]
fn schemes_of_the_project() {
    let map = "[b] B. #thesis\n  because (house-rule) given [a] A.\n";
    let ran = check("", map);
    assert!(
        ran.stdout.contains("error[unknown-scheme]")
            || ran.stdout.contains("warning[unknown-scheme]"),
        "{}",
        ran.stdout
    );
    let inline = "[[scheme]]\nid = \"house-rule\"\nname = \"Rule of the house\"\n";
    assert_eq!(check(inline, map).stdout, "");
    let folder = Folder::with(&[
        ("map.hence", map),
        ("hence.toml", "[schemes]\nfiles = [\"own/schemes.json\"]\n"),
        (
            "own/schemes.json",
            r#"{ "schemes": [{ "id": "house-rule", "name": "Rule of the house", "strict": true }] }"#,
        ),
    ]);
    assert_eq!(
        folder
            .hence(["check", "--format", "short"])
            .expect(0)
            .stdout,
        ""
    );
    // A strict scheme has no exceptions.
    folder.write("map.hence", format!("{map}  unless [c] C.\n"));
    let ran = folder.hence(["check", "--format", "short"]).expect(1);
    assert!(
        ran.stdout.contains("error[exception-on-strict]"),
        "{}",
        ran.stdout
    );
    let page = folder.hence(["explain", "unknown-scheme"]).expect(0).stdout;
    assert!(
        page.contains("house-rule") && page.contains("Rule of the house"),
        "{page}"
    );
}

#[test]
fn what_is_wrong_with_it_is_said() {
    let mut said = String::new();
    for toml in [
        "nonsense",
        "[rules]\nunsuported-claim = \"off\"",
        "[rules]\nqqqqqqqq = \"off\"",
        "[rules]\nunsupported-claim = \"loud\"",
        "[rules]\nunsupported-claim = 3",
        "[rulez]",
        "[check]\nfail-on = \"sometimes\"",
        "[check]\nfail_on = \"error\"",
        "[[scheme]]\nid = \"x\"",
        "[[scheme]]\nid = \"two words\"\nname = \"Mine\"",
        "[[scheme]]\nid = \"strong\"\nname = \"Mine\"",
        "[schemes]\nfiles = [\"../outside.json\"]",
        "[schemes]\nfiles = [\"/etc/passwd\"]",
        "[schemes]\nfiles = [\"gone.json\"]",
        "[schemes]\nfiles = [\"folder\"]",
        "[schemes]\nfiles = [\"bad.json\"]",
        "a\u{1b}[2J = \"\u{202e}\"",
    ] {
        let folder = Folder::with(&[
            ("outside.json", "{}"),
            ("p/map.hence", CLEAN),
            ("p/hence.toml", toml),
            ("p/folder/a.txt", ""),
            ("p/bad.json", "{ \"schemes\": 3 }"),
        ]);
        let ran = folder.hence(["check", "p"]).expect(2);
        assert_eq!(ran.stdout, "");
        assert!(hence_tests::is_safe_to_show(&ran.stderr), "{}", ran.stderr);
        write!(
            said,
            "{}\n{}\n",
            toml.escape_debug()
                .to_string()
                .replace("\\n", "\n")
                .replace("\\\"", "\""),
            ran.stderr
        )
        .expect("writing to a string does not fail");
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_file_that_is_no_text_or_no_file() {
    let folder = Folder::with(&[("map.hence", CLEAN)]);
    folder.write("hence.toml", b"\xff\xfe");
    let ran = folder.hence(["check"]).expect(2);
    assert_eq!(ran.stderr, "error: `hence.toml`: is not UTF-8 text\n");
    let folder = Folder::with(&[("map.hence", CLEAN), ("hence.toml/a.txt", "")]);
    let ran = folder.hence(["check"]).expect(2);
    assert_eq!(ran.stderr, "error: `hence.toml`: is a folder\n");
}
