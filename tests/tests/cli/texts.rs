//! What the binary says of itself: help, version, manual, completions, schemas, the pages of the rules.

use std::fmt::Write as _;

use hence_tests::{Folder, parse_json};

const COMMANDS: [&str; 8] = [
    "check",
    "render",
    "fmt",
    "explain",
    "schema",
    "new",
    "completions",
    "man",
];

fn stdout(arguments: &[&str]) -> String {
    let ran = Folder::new().hence(arguments.iter().copied()).expect(0);
    assert_eq!(ran.stderr, "", "{arguments:?}");
    ran.stdout
}

#[test]
fn help() {
    let mut text = stdout(&["--help"]);
    for command in COMMANDS {
        write!(
            text,
            "\n$ hence {command} --help\n{}",
            stdout(&[command, "--help"])
        )
        .expect("writing to a string does not fail");
        assert_eq!(stdout(&["help", command]), stdout(&[command, "--help"]));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn short_help_fits_a_screen() {
    for command in COMMANDS {
        let text = stdout(&[command, "-h"]);
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{text}"
        );
    }
}

#[test]
fn version() {
    let toml = std::fs::read_to_string(hence_tests::workspace().join("Cargo.toml"))
        .expect("the workspace has one");
    let version = toml
        .lines()
        .find_map(|line| line.strip_prefix("version = \""))
        .expect("the workspace has a version");
    assert_eq!(
        stdout(&["--version"]),
        format!("hence {}\n", version.trim_end_matches('"'))
    );
    assert_eq!(stdout(&["-V"]), stdout(&["--version"]));
}

#[test]
fn manual() {
    let page = stdout(&["man"]);
    assert!(page.contains(".TH hence 1"), "{page}");
    for command in COMMANDS {
        assert!(
            page.contains(&format!("hence {command}"))
                || page.contains(&format!("hence\\-{command}")),
            "{command}"
        );
    }
    assert_eq!(page.matches(".TH ").count(), 1);
}

#[test]
fn completions_for_each_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(script.contains("fail-on"), "{shell}");
    }
    Folder::new().hence(["completions", "tcsh"]).expect(2);
}

#[test]
fn completions_are_read_by_bash() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let script = stdout(&["completions", "bash"]);
    let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() else {
        // A system without bash completes nothing in bash.
        return;
    };
    let mut stdin = bash.stdin.take().expect("standard input is a pipe");
    stdin
        .write_all(script.as_bytes())
        .expect("bash reads to the end");
    drop(stdin);
    assert!(bash.wait().expect("bash ends").success());
}

#[test]
fn schemas_are_schemas() {
    for of in ["map", "check"] {
        let schema = parse_json(&stdout(&["schema", of]));
        jsonschema::meta::validate(&schema).expect("a schema fits the schema of schemas");
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
    }
    Folder::new().hence(["schema", "svg"]).expect(2);
}

/// The codes that `hence explain` lists.
fn codes() -> Vec<String> {
    let list = stdout(&["explain"]);
    let rows = list.lines().filter(|line| line.starts_with("  "));
    rows.filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_list_of_rules() {
    insta::assert_snapshot!(stdout(&["explain"]));
}

#[test]
fn each_rule_is_explained() {
    let codes = codes();
    assert!(codes.len() >= 30);
    for code in &codes {
        let page = stdout(&["explain", code]);
        assert!(page.starts_with(&format!("# {code}\n")), "{page}");
        for heading in [
            "## What it does",
            "## Why it matters",
            "## Example",
            "## Use instead",
            "## Options",
        ] {
            assert!(
                page.contains(&format!("\n{heading}\n")),
                "{code} has no {heading:?}"
            );
        }
        assert_eq!(stdout(&["explain", &format!("warning[{code}]")]), page);
        assert_eq!(stdout(&["explain", &format!("[{code}]")]), page);
    }
}

#[test]
fn a_code_that_no_rule_has() {
    let ran = Folder::new()
        .hence(["explain", "unsuported-claim"])
        .expect(2);
    assert_eq!(
        ran.stderr,
        "error: no rule is called `unsuported-claim`\n  help: did you mean `unsupported-claim`?\n"
    );
    let ran = Folder::new()
        .hence(["explain", "\u{1b}[2J\u{202e}"])
        .expect(2);
    assert!(
        hence_tests::is_safe_to_show(&ran.stderr),
        "{:?}",
        ran.stderr
    );
    assert!(ran.stderr.contains("lists the rules"), "{}", ran.stderr);
    Folder::new().hence(["explain", ""]).expect(2);
}
