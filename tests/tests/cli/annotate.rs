//! `hence annotate`.

use hence_tests::{Folder, parse_json};

const FOUNDING: &str = "samples/cooperation-with-russia/map.hence";

const MAP: &str = "source one: \"one.txt\"\nsource two: \"two.txt\"\n[a] A.\n  quote one: \"these words stand in one\"\n\
    [b] B.\n  quote two: \"those words stand in two\"\n";

fn two_sources() -> Folder {
    Folder::with(&[
        ("map.hence", MAP),
        ("one.txt", "Now these words stand in one.\n"),
        ("two.txt", "Now those words stand in two.\n"),
    ])
}

#[test]
fn the_format_is_what_the_ending_says() {
    let folder = Folder::with_samples();
    for (name, start) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.HTM", "<!DOCTYPE html>"),
        ("a.md", "# Cooperation with Russia"),
        ("a.jsonld", "{\n  \"@context\""),
        ("a.txt", "United States Security Strategy"),
    ] {
        let ran = folder.hence(["annotate", FOUNDING, "-o", name]).expect(0);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
        let written = folder.read(name);
        assert!(written.starts_with(start), "{name}: {written}");
        assert!(written.ends_with('\n'));
    }
    let ran = folder
        .hence(["annotate", FOUNDING, "-o", "a.doc"])
        .expect(2);
    assert_eq!(
        ran.stderr,
        "error: the name of `a.doc` does not say which format is meant\n  \
         help: end it in `.html`, `.md`, `.jsonld` or `.txt`, or say `--to FORMAT`\n"
    );
    folder
        .hence(["annotate", FOUNDING, "-o", "a.doc", "--to", "text"])
        .expect(0);
    assert_eq!(folder.read("a.doc"), folder.read("a.txt"));
}

#[test]
fn a_page_when_it_is_redirected() {
    let folder = Folder::with_samples();
    let page = folder.hence(["annotate", FOUNDING]).expect(0).stdout;
    assert!(page.starts_with("<!DOCTYPE html>"));
    let same = [
        "annotate",
        "samples/cooperation-with-russia",
        "--to",
        "html",
        "-o",
        "-",
    ];
    assert_eq!(folder.hence(same).expect(0).stdout, page);
}

#[test]
fn every_sentence_of_the_founding_text_is_there() {
    let folder = Folder::with_samples();
    let text = ["annotate", FOUNDING, "--to", "text"];
    let text = folder.hence(text).expect(0).stdout;
    assert!(text.contains("32 sentences: 28 quoted"), "{text}");
    let page = folder
        .hence(["annotate", FOUNDING, "--to", "jsonld"])
        .expect(0);
    let page = parse_json(&page.stdout);
    assert_eq!(page["items"].as_array().map(Vec::len), Some(39));
}

#[test]
fn one_source_of_several() {
    let folder = two_sources();
    let both = folder
        .hence(["annotate", "map.hence", "--to", "text"])
        .expect(0)
        .stdout;
    assert!(
        both.contains("[1: these") && both.contains("[2: those"),
        "{both}"
    );
    let only = ["annotate", "map.hence", "--source", "two", "--to", "text"];
    let only = folder.hence(only).expect(0).stdout;
    assert!(
        !only.contains("these words") && only.contains("[1: those"),
        "{only}"
    );
    let ran = folder
        .hence(["annotate", "map.hence", "--source", "three"])
        .expect(2);
    assert_eq!(
        ran.stderr,
        "error: `map.hence` has no source `three`\n  help: it has `one`, `two`\n"
    );
}

#[test]
fn a_map_without_a_source_has_nothing_to_show() {
    let folder = Folder::with(&[("map.hence", "[a] A.\n")]);
    let ran = folder.hence(["annotate", "map.hence"]).expect(2);
    assert_eq!(
        ran.stderr,
        "error: `map.hence` has no source that could be read\n  help: declare one: source ID: \"FILE\"\n"
    );
    let folder = Folder::with(&[("map.hence", "source s: \"gone.txt\"\n[a] A.\n")]);
    folder.hence(["annotate", "map.hence"]).expect(2);
    let ran = folder
        .hence(["annotate", "map.hence", "--source", "s"])
        .expect(2);
    assert!(ran.stderr.contains("the source `s` could not be read"));
}

#[test]
fn nothing_of_the_map_is_overwritten() {
    let folder = two_sources();
    for name in ["map.hence", "one.txt", "./two.txt"] {
        let before = folder.read(name);
        let ran = ["annotate", "map.hence", "--to", "text", "-o", name];
        let ran = folder.hence(ran).expect(2);
        assert!(
            ran.stderr.contains("is part of the map, and would be lost"),
            "{}",
            ran.stderr
        );
        assert_eq!(folder.read(name), before);
    }
}

#[test]
fn a_map_from_standard_input() {
    let folder = two_sources();
    let ran = folder
        .hence(["annotate", "-", "--to", "text"])
        .stdin(MAP)
        .expect(0);
    assert!(ran.stdout.contains("[1: these"), "{}", ran.stdout);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = two_sources();
    let text = |more: &[&str]| {
        let arguments = ["annotate", "map.hence", "--to", "text"];
        folder
            .hence(arguments.iter().chain(more).copied())
            .expect(0)
            .stdout
    };
    assert!(!text(&[]).contains('\u{1b}'));
    assert!(
        text(&["--color", "always"]).contains("\u{1b}[4;32mthese words"),
        "{}",
        text(&["--color", "always"])
    );
}
