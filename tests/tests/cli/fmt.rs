//! `hence fmt`.

use hence_tests::{Folder, parse_json, without};

const WILD: &str = "// A comment.\n\n\n\n[a]   A claim.   // why\n    because   given [b]  B.\n\n    // inside\n    and [c] C.\n";
const NEAT: &str =
    "// A comment.\n\n[a] A claim.  // why\n  because given [b] B.\n\n  // inside\n  and [c] C.\n";

/// Nothing that is not ours keeps the rest of a folder from being formatted.
#[test]
fn markdown_that_takes_no_part_may_be_in_any_encoding() {
    let folder = Folder::with(&[("z.hence", "[a]   A.\n")]);
    folder.write("a.md", b"caf\xe9\n");
    folder.hence(["fmt", "."]).expect(0);
    assert_eq!(folder.read("z.hence"), "[a] A.\n");
    folder.write("a.md", b"caf\xe9\n\n```hence\n[b] B.\n```\n");
    folder.hence(["fmt", "."]).expect(2);
}

#[test]
fn files_are_written_in_place() {
    let folder = Folder::with(&[
        ("wild.hence", WILD),
        ("neat.hence", NEAT),
        ("notes.txt", WILD),
    ]);
    let ran = folder.hence(["fmt", "."]).expect(0);
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("", "formatted wild.hence\n")
    );
    assert_eq!(folder.read("wild.hence"), NEAT);
    assert_eq!(folder.read("neat.hence"), NEAT);
    assert_eq!(folder.read("notes.txt"), WILD);
    assert_eq!(folder.hence(["fmt"]).expect(0).stderr, "");
    assert_eq!(folder.names(), ["neat.hence", "notes.txt", "wild.hence"]);
}

#[test]
fn quiet() {
    let folder = Folder::with(&[("wild.hence", WILD)]);
    assert_eq!(
        folder
            .hence(["fmt", "--quiet", "wild.hence"])
            .expect(0)
            .stderr,
        ""
    );
    assert_eq!(folder.read("wild.hence"), NEAT);
}

/// Build tools look at the time of a file: one that was neat already is not touched.
#[test]
fn a_file_in_the_canonical_layout_is_not_written() {
    let folder = Folder::with(&[("neat.hence", NEAT)]);
    let time = || {
        std::fs::metadata(folder.join("neat.hence"))
            .and_then(|known| known.modified())
            .expect("a time")
    };
    let before = time();
    folder.hence(["fmt", "neat.hence"]).expect(0);
    assert_eq!(time(), before);
}

#[test]
fn check_lists_and_writes_nothing() {
    let folder = Folder::with(&[("a/wild.hence", WILD), ("b.hence", NEAT), ("c.hence", WILD)]);
    let ran = folder.hence(["fmt", "--check"]).expect(1);
    assert_eq!(ran.stdout, "a/wild.hence\nc.hence\n");
    assert_eq!(folder.read("a/wild.hence"), WILD);
    assert_eq!(
        folder.hence(["fmt", "--check", "b.hence"]).expect(0).stdout,
        ""
    );
    folder.hence(["fmt", "--check", "-"]).stdin(WILD).expect(1);
    folder.hence(["fmt", "--check", "-"]).stdin(NEAT).expect(0);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::new();
    let format = |text: &str| folder.hence(["fmt", "-"]).stdin(text).expect(0).stdout;
    assert_eq!(format(WILD), NEAT);
    assert_eq!(format(NEAT), NEAT);
    assert_eq!(format(""), "");
    let memo = "Prose   stays.\n\n```hence\n[a]    A.\n```\n\nAs   it is.  \n";
    let ran = folder
        .hence(["fmt", "--stdin-as", "markdown", "-"])
        .stdin(memo)
        .expect(0);
    assert_eq!(
        ran.stdout,
        "Prose   stays.\n\n```hence\n[a] A.\n```\n\nAs   it is.  \n"
    );
}

/// What does not parse is kept as it is written: nobody loses a line to a slip.
#[test]
fn lines_with_errors_are_kept() {
    let text = "[a] A.\n  becuase   [b   B.\n???   what\n";
    let ran = Folder::new().hence(["fmt", "-"]).stdin(text).expect(0);
    for words in ["becuase", "[b", "???", "what"] {
        assert!(ran.stdout.contains(words), "{}", ran.stdout);
    }
}

#[test]
fn a_text_that_is_no_utf8_is_refused() {
    let folder = Folder::new();
    folder.write("latin.hence", b"[a] caf\xe9\n");
    let ran = folder.hence(["fmt", "latin.hence"]).expect(2);
    assert_eq!(
        ran.stderr,
        "error: `latin.hence` is not UTF-8 text, so it was left as it is\n  help: `hence check` says where; save the file as \
         UTF-8\n"
    );
    assert_eq!(
        std::fs::read(folder.join("latin.hence")).expect("the file is there"),
        b"[a] caf\xe9\n"
    );
}

#[test]
fn the_samples_are_in_the_canonical_layout() {
    let ran = Folder::with_samples()
        .hence(["fmt", "--check", "samples"])
        .expect(0);
    assert_eq!(ran.stdout, "");
}

/// A sample in a wild layout is the same map, and is laid out as the sample is.
#[test]
fn the_layout_does_not_bear_on_the_map() {
    let folder = Folder::with_samples();
    for sample in [
        "cooperation-with-russia",
        "contested-thesis",
        "circular-argument",
    ] {
        let name = format!("samples/{sample}/map.hence");
        folder.hence(["fmt", &name]).expect(0);
        let neat = folder.read(&name);
        let before = folder.hence(["render", &name]).expect(0).stdout;
        let wild = neat.replace("\n  ", "\n      ").replace('\n', "   \r\n");
        folder.write(&name, &wild);
        folder.hence(["fmt", &name]).expect(0);
        let layout = folder.read(&name).replace("\r\n", "\n");
        assert_eq!(layout, neat, "{sample}");
        let after = folder.hence(["render", &name]).expect(0).stdout;
        let bare = |text: &str| without(&parse_json(text), "location");
        assert_eq!(bare(&before), bare(&after));
    }
}
