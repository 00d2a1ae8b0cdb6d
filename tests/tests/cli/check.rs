//! `hence check`: what it takes, and what it says of the run.

use std::fmt::Write as _;

use hence_tests::Folder;

/// A map with a warning and a note.
pub(crate) const WARNING: &str = "\
[tax] The tax should rise. #thesis
  because given [gap] There is a gap.
  because [poll] People like it.
    type: fact

given [aside] It rains.
";
/// A map with one error.
pub(crate) const ERROR: &str = "given [a] A.\n  hence [b] B.\n    becuase c\n";
/// A map with nothing but a note.
pub(crate) const NOTE: &str = "given [aside] It rains.\n";
/// A map without findings.
pub(crate) const CLEAN: &str = "[b] B. #thesis\n  because given [a] A.\n";

#[test]
fn a_map_without_findings() {
    let ran = Folder::with(&[("map.hence", CLEAN)])
        .hence(["check", "map.hence"])
        .expect(0);
    insta::assert_snapshot!(ran.stdout, @r"
    map.hence: 2 claims: 2 accepted
        ✔ b  accepted  B.
    nothing found
    ");
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_map_with_a_finding() {
    let ran = Folder::with(&[("map.hence", WARNING)])
        .hence(["check", "map.hence"])
        .expect(1);
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(ran.stderr, "");
}

/// Two findings of one kind at one place say different things when their other places differ.
#[test]
fn each_objection_is_told() {
    let text = "given [a] A.\n  but given [x] X.\n  but given [y] Y.\n";
    let folder = Folder::with(&[
        ("map.hence", text),
        (
            "user.hence",
            "use \"map.hence\" as m\n[b] B.\n  because [m.a]\n",
        ),
        (
            "other.hence",
            "use \"map.hence\" as m\n[c] C.\n  because [m.a]\n",
        ),
    ]);
    let ran = folder.hence(["check", "--format", "short", "."]).expect(1);
    let told = |code: &str| ran.stdout.matches(code).count();
    // Both maps find both, and each is told once.
    assert_eq!(told("warning[given-attacked]"), 2, "{}", ran.stdout);
}

#[test]
fn no_path_is_the_current_folder() {
    let folder = Folder::with(&[("a/map.hence", WARNING), ("b.md", "No map.\n")]);
    let ran = folder.hence(["check", "--format", "short"]).expect(1);
    assert!(
        ran.stdout
            .starts_with("a/map.hence:3:12: warning[uncited-fact]: "),
        "{}",
        ran.stdout
    );
    assert_eq!(
        ran.stdout,
        folder
            .hence(["check", "--format", "short", "."])
            .expect(1)
            .stdout
    );
}

#[test]
fn folders_are_searched_in_the_order_of_names() {
    let folder = Folder::with(&[
        ("maps/b.hence", WARNING),
        ("maps/a/z.hence", WARNING),
        (
            "maps/c.markdown",
            "```hence\n[tax] The tax should rise. #thesis\n```\n",
        ),
        ("maps/D.HENCE", WARNING),
        ("maps/notes.txt", WARNING),
        ("maps/ignored.hence", WARNING),
        ("maps/.gitignore", "ignored.hence\n"),
    ]);
    let ran = folder
        .hence(["check", "--format", "short", "maps"])
        .expect(1);
    let mut files: Vec<&str> = ran
        .stdout
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    files.dedup();
    assert_eq!(
        files,
        [
            "maps/D.HENCE",
            "maps/a/z.hence",
            "maps/b.hence",
            "maps/c.markdown"
        ]
    );
}

#[test]
fn a_file_that_is_named_is_read_even_if_it_is_ignored() {
    let folder = Folder::with(&[
        ("ignored.hence", WARNING),
        (".gitignore", "ignored.hence\n"),
    ]);
    folder.hence(["check", "ignored.hence"]).expect(1);
}

#[test]
fn several_maps_are_one_report() {
    let folder = Folder::with(&[("a.hence", WARNING), ("b.hence", CLEAN), ("c.hence", ERROR)]);
    let ran = folder
        .hence(["check", "c.hence", "b.hence", "a.hence"])
        .expect(1);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn a_map_that_another_one_uses_is_checked_with_it_once() {
    let folder = Folder::with(&[
        (
            "main.hence",
            "use \"part.hence\" as part\n\n[b] B. #thesis\n  because [part.a]\n",
        ),
        (
            "part.hence",
            "given [a] A.\n  because [c] C.\n    type: fact\n",
        ),
    ]);
    let ran = folder.hence(["check", "."]).expect(1);
    assert_eq!(ran.stdout.matches("warning[").count(), 1, "{}", ran.stdout);
    assert!(
        ran.stdout.contains("main.hence: 3 claims"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("part.hence: "), "{}", ran.stdout);
}

#[test]
fn a_file_named_twice_is_checked_once() {
    let folder = Folder::with(&[("map.hence", WARNING)]);
    let once = folder.hence(["check", "map.hence"]).expect(1);
    assert_eq!(
        folder
            .hence(["check", "map.hence", "./map.hence", "."])
            .expect(1)
            .stdout,
        once.stdout
    );
}

#[test]
fn standard_input() {
    let folder = Folder::new();
    let ran = folder
        .hence(["check", "--format", "short", "-"])
        .stdin(WARNING)
        .expect(1);
    assert!(
        ran.stdout
            .starts_with("<stdin>:3:12: warning[uncited-fact]: "),
        "{}",
        ran.stdout
    );
}

#[test]
fn standard_input_named_twice_is_read_once() {
    let folder = Folder::new();
    let once = folder.hence(["check", "-"]).stdin(WARNING).expect(1);
    let twice = folder.hence(["check", "-", "-"]).stdin(WARNING).expect(1);
    assert_eq!(twice.stdout, once.stdout);
}

#[test]
fn standard_input_uses_the_files_of_the_current_folder_and_its_settings() {
    let folder = Folder::with(&[
        ("part.hence", "given [a] A.\n"),
        ("hence.toml", "[rules]\nmissing-file = \"note\"\n"),
    ]);
    let text = "use \"part.hence\" as part\nuse \"gone.hence\" as gone\n\n[b] B. #thesis\n  because [part.a]\n";
    let ran = folder
        .hence(["check", "--format", "short", "-"])
        .stdin(text)
        .expect(0);
    assert!(
        ran.stdout.contains("<stdin>:2:6: note[missing-file]: "),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("part.a"), "{}", ran.stdout);
}

#[test]
fn standard_input_in_markdown() {
    let text = "Some [prose]{#p}.\n\n```hence\n[t] T. #thesis\n  because [p]\n```\n";
    let folder = Folder::new();
    let ran = folder
        .hence(["check", "--format", "short", "--stdin-as", "markdown", "-"])
        .stdin(text)
        .run();
    assert!(
        ran.stdout.lines().all(|line| line.starts_with("<stdin>:")),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("error["), "{}", ran.stdout);
    let ran = folder
        .hence(["check", "--format", "short", "-"])
        .stdin(text)
        .expect(1);
    assert!(ran.stdout.contains("error["), "{}", ran.stdout);
}

#[test]
fn each_level_to_fail_on() {
    let folder = Folder::with(&[
        ("error.hence", ERROR),
        ("warning.hence", WARNING),
        ("note.hence", NOTE),
        ("clean.hence", CLEAN),
    ]);
    for (level, failing) in [
        ("error", [1, 0, 0, 0]),
        ("warning", [1, 1, 0, 0]),
        ("note", [1, 1, 1, 0]),
        ("never", [0, 0, 0, 0]),
    ] {
        for (name, status) in ["error.hence", "warning.hence", "note.hence", "clean.hence"]
            .iter()
            .zip(failing)
        {
            folder
                .hence(["check", "--fail-on", level, name])
                .expect(status);
        }
    }
    for (name, status) in [
        ("error.hence", 1),
        ("warning.hence", 1),
        ("note.hence", 0),
        ("clean.hence", 0),
    ] {
        folder.hence(["check", name]).expect(status);
    }
}

#[test]
fn quiet_leaves_the_summary_out() {
    let folder = Folder::with(&[("a.hence", WARNING), ("b.hence", CLEAN)]);
    let loud = folder.hence(["check", "a.hence"]).expect(1).stdout;
    let quiet = folder.hence(["check", "-q", "a.hence"]).expect(1).stdout;
    let (_, summary) = loud.split_at(quiet.trim_end().len());
    assert!(loud.starts_with(quiet.trim_end()), "{quiet}");
    assert!(
        summary.trim_start().starts_with("a.hence: 4 claims"),
        "{summary}"
    );
    assert_eq!(
        folder
            .hence(["check", "--quiet", "b.hence"])
            .expect(0)
            .stdout,
        ""
    );
}

#[test]
fn ascii_draws_with_nothing_else() {
    let folder = Folder::with_samples();
    let circle = "samples/circular-argument";
    assert!(!folder.hence(["check", circle]).expect(1).stdout.is_ascii());
    let ran = folder.hence(["check", "--ascii", circle]).expect(1);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = Folder::with(&[("map.hence", WARNING)]);
    let check = |when| folder.hence(["check", "--color", when, "map.hence"]);
    let is_coloured = |ran: &hence_tests::Ran| ran.stdout.contains("\u{1b}[");
    assert!(
        !is_coloured(&check("auto").expect(1)),
        "a pipe is no terminal"
    );
    assert!(is_coloured(&check("always").expect(1)));
    assert!(!is_coloured(&check("never").expect(1)));
    assert!(is_coloured(
        &check("auto").env("CLICOLOR_FORCE", "1").expect(1)
    ));
    assert!(!is_coloured(
        &check("auto").env("CLICOLOR_FORCE", "0").expect(1)
    ));
    assert!(!is_coloured(
        &check("auto")
            .env("CLICOLOR_FORCE", "1")
            .env("NO_COLOR", "1")
            .expect(1)
    ));
    assert!(is_coloured(
        &check("auto")
            .env("CLICOLOR_FORCE", "1")
            .env("NO_COLOR", "")
            .expect(1)
    ));
    assert!(
        is_coloured(&check("always").env("NO_COLOR", "1").expect(1)),
        "an option goes before the environment"
    );
    assert!(!is_coloured(
        &check("never").env("CLICOLOR_FORCE", "1").expect(1)
    ));
    // The option may stand before the command, too.
    assert!(is_coloured(
        &folder
            .hence(["--color", "always", "check", "map.hence"])
            .expect(1)
    ));
}

#[test]
fn colours_are_all_that_colours_add() {
    let folder = Folder::with_samples();
    let plain = folder.hence(["check", "samples"]).expect(1).stdout;
    let coloured = folder
        .hence(["check", "--color", "always", "samples"])
        .expect(1)
        .stdout;
    let mut bare = String::new();
    for (number, piece) in coloured.split("\u{1b}[").enumerate() {
        let shown = if number == 0 {
            piece
        } else {
            piece.split_once('m').expect("a colour ends in m").1
        };
        bare.push_str(shown);
    }
    assert_eq!(bare, plain);
}

#[test]
fn the_width_is_that_of_the_terminal_within_limits() {
    let folder = Folder::with_samples();
    let widest = |columns: &str| {
        let run = folder.hence(["check", "samples"]).env("COLUMNS", columns);
        run.expect(1)
            .stdout
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0)
    };
    assert!(widest("60") <= 60);
    assert!(widest("nonsense") <= 80);
    assert!((81..=110).contains(&widest("100000")));
    assert!(widest("0") <= 80);
}

#[test]
fn what_cannot_be_done_is_said_on_standard_error() {
    let folder = Folder::with(&[
        ("empty/readme.txt", ""),
        ("plain.md", "No map.\n"),
        ("map.hence", CLEAN),
    ]);
    let mut said = String::new();
    for arguments in [
        &["check", "gone.hence"][..],
        &["check", "map.hence", "gone"],
        &["check", "map.hence/below"],
        &["check", "empty"],
        &["check", "plain.md"],
        &["check", "--format", "xml", "map.hence"],
        &["check", "--fail-on", "fatal", "map.hence"],
        &["check", "--no-such-option"],
        &["chek"],
        &[],
    ] {
        let ran = folder.hence(arguments.iter().copied()).expect(2);
        assert_eq!(ran.stdout, "", "{arguments:?}");
        let first = ran.stderr.lines().take(2).collect::<Vec<_>>().join("\n");
        write!(said, "$ hence {}\n{first}\n", arguments.join(" "))
            .expect("writing to a string does not fail");
    }
    insta::assert_snapshot!(said);
}

#[test]
fn an_empty_file_is_a_map_without_claims() {
    let folder = Folder::with(&[
        ("empty.hence", ""),
        ("blank.hence", "\n\n  \n"),
        ("bom.hence", "\u{feff}"),
    ]);
    for name in ["empty.hence", "blank.hence", "bom.hence"] {
        let ran = folder.hence(["check", name]).expect(0);
        assert_eq!(
            ran.stdout.lines().next(),
            Some(format!("{name}: 0 claims").as_str())
        );
    }
}

#[test]
fn a_claim_can_allow_its_finding() {
    let allowed = WARNING.replace(
        "type: fact\n",
        "type: fact\n    allow: uncited-fact, for another day\n",
    );
    let folder = Folder::with(&[("map.hence", allowed.as_str())]);
    let ran = folder
        .hence(["check", "--format", "short", "map.hence"])
        .expect(0);
    assert!(!ran.stdout.contains("uncited-fact"), "{}", ran.stdout);
}
