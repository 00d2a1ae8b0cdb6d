//! `hence anchor`.

use hence_tests::{Folder, Ran, parse_json};

const SOURCE: &str = "\
Many people live at the coast. The sea will rise by a metre this century, as tables show.

The sea will rise where ice melts. Dikes should therefore grow by two metres before the year 2050.
";

const MAP: &str = "\
source s: \"s.txt\"

[dikes] Dikes should grow. #thesis
  type: policy
  quote s: \"Dikes should therefore grow by two metres\"
  because [rise] The sea will rise by a metre.
    type: fact
    quote s: \"The sea will rise by a metre this century\"
  and [ice] Ice melts.
    type: fact
    quote s: \"The sea will rise where ice melts\"
";

fn project() -> Folder {
    Folder::with(&[("map.hence", MAP), ("s.txt", SOURCE)])
}

fn anchored() -> Folder {
    let folder = project();
    folder.hence(["anchor"]).expect(0);
    folder
}

fn short(folder: &Folder) -> Ran {
    folder
        .hence(["check", "--format", "short", "map.hence"])
        .run()
}

#[test]
fn the_lock_is_written_and_stays_the_same() {
    let folder = project();
    let ran = folder.hence(["anchor"]).expect(0);
    assert_eq!(
        ran.stdout,
        "map.hence: 3 quotations of 1 source: 3 exact\nwrote hence.lock\n"
    );
    insta::assert_snapshot!(folder.read("hence.lock"));
    let first = folder.read("hence.lock");
    let ran = folder.hence(["anchor", "map.hence"]).expect(0);
    assert_eq!(ran.stdout, "map.hence: 3 quotations of 1 source: 3 exact\n");
    assert_eq!(folder.read("hence.lock"), first);
    assert_eq!(folder.hence(["anchor", "--quiet"]).expect(0).stdout, "");
    assert_eq!(folder.names(), ["hence.lock", "map.hence", "s.txt"]);
}

#[test]
fn check_writes_nothing() {
    let folder = project();
    let ran = folder.hence(["anchor", "--check"]).expect(1);
    assert!(
        ran.stdout.contains("hence.lock is not up to date"),
        "{}",
        ran.stdout
    );
    assert_eq!(folder.names(), ["map.hence", "s.txt"]);
    let folder = anchored();
    folder.hence(["anchor", "--check"]).expect(0);
    folder.write("s.txt", SOURCE.replace("Many people", "Lots of people"));
    let ran = folder.hence(["anchor", "--check"]).expect(1);
    assert!(
        ran.stdout.contains("hence.lock is not up to date"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_source_that_changed_is_told_at_once() {
    let folder = anchored();
    assert_eq!(short(&folder).stdout, "");
    folder.write("s.txt", format!("Preface.\n\n{SOURCE}"));
    let ran = short(&folder);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stdout
            .contains("warning[source-changed]: the source `s` has changed"),
        "{}",
        ran.stdout
    );
    assert_eq!(
        ran.stdout.lines().count(),
        1,
        "nothing else is wrong: {}",
        ran.stdout
    );
    folder.hence(["anchor"]).expect(0);
    assert_eq!(short(&folder).stdout, "");
}

#[test]
fn what_drifted_is_told_and_written_only_when_it_is_accepted() {
    let folder = anchored();
    folder.write("s.txt", SOURCE.replace("by two metres", "by two meters"));
    let ran = folder.hence(["anchor"]).expect(0);
    assert!(
        ran.stdout.contains("warning[quote-drifted]"),
        "{}",
        ran.stdout
    );
    assert_eq!(
        folder.read("map.hence"),
        MAP,
        "nothing is rewritten silently"
    );
    let ran = folder.hence(["anchor", "--accept=dikes"]).expect(0);
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(
        folder.read("map.hence"),
        MAP.replace("by two metres", "by two meters")
    );
    folder.hence(["anchor", "--check"]).expect(0);
}

/// Whoever turns a claim round names it.
#[test]
fn what_turns_a_sentence_is_not_accepted_with_the_rest() {
    let folder = anchored();
    let altered = SOURCE.replace(
        "should therefore grow by two metres",
        "should not therefore grow by two metres",
    );
    folder.write("s.txt", &altered);
    let ran = folder.hence(["anchor", "--accept"]).expect(1);
    assert!(
        ran.stdout.contains("error[quote-altered]"),
        "{}",
        ran.stdout
    );
    assert_eq!(folder.read("map.hence"), MAP);
    folder.hence(["anchor", "--accept=dikes"]).expect(0);
    assert!(
        folder
            .read("map.hence")
            .contains("\"Dikes should not therefore grow by two metres\"")
    );
}

#[test]
fn what_moved_is_taken_only_when_it_is_accepted() {
    let folder = anchored();
    let moved = "Others write much about it. Dikes should therefore grow by two metres before long.\n\nThe sea will rise by a metre this century, as tables show.\n\nThe sea will rise where ice melts.\n";
    folder.write("s.txt", moved);
    let ran = folder.hence(["anchor"]).expect(1);
    assert!(
        ran.stdout.contains("warning[quote-moved]"),
        "{}",
        ran.stdout
    );
    let locked = folder.read("hence.lock");
    assert!(
        locked.contains("rise where ice melts. "),
        "the old place is still known: {locked}"
    );
    folder.hence(["anchor", "--accept=dikes"]).expect(0);
    assert!(
        folder
            .read("hence.lock")
            .contains("Others write much about it. ")
    );
    assert_eq!(folder.read("map.hence"), MAP);
    assert_eq!(short(&folder).stdout, "");
}

#[test]
fn the_lock_decides_between_equal_places() {
    let folder = Folder::with(&[
        (
            "map.hence",
            "source s: \"s.txt\"\n[dikes] Dikes should grow. #thesis\n  because [a] It rises.\n    type: fact\n    quote s after \"In Dover\": \"the sea will rise\"\n",
        ),
        (
            "s.txt",
            "In Calais the sea will rise at dawn.\n\nIn Dover the sea will rise at noon.\n",
        ),
    ]);
    folder.hence(["anchor"]).expect(0);
    // Without `after` the quotation has another place in the lock: none.
    let map = folder.read("map.hence").replace(" after \"In Dover\"", "");
    folder.write("map.hence", &map);
    assert_eq!(
        short(&folder).stdout,
        "",
        "the place of these words is known"
    );
    std::fs::remove_file(folder.join("hence.lock")).expect("it was written");
    assert!(short(&folder).stdout.contains("quote-ambiguous"));
}

#[test]
fn a_quotation_that_is_gone_keeps_what_was_known_of_it() {
    let folder = anchored();
    folder.write("s.txt", "Another text altogether.\n");
    let ran = folder.hence(["anchor"]).expect(1);
    assert!(
        ran.stdout
            .contains("map.hence: 3 quotations of 1 source: 3 lost"),
        "{}",
        ran.stdout
    );
    assert_eq!(
        folder.read("hence.lock").matches("[[quotation]]").count(),
        3
    );
    folder.write("s.txt", SOURCE);
    folder.hence(["anchor"]).expect(0);
    folder.hence(["anchor", "--check"]).expect(0);
}

#[test]
fn maps_that_are_not_named_keep_their_places() {
    let folder = anchored();
    folder.write("other.hence", MAP.replace("dikes", "walls"));
    folder.write("hence.toml", "");
    folder.hence(["anchor", "other.hence"]).expect(0);
    let both = folder.read("hence.lock");
    assert_eq!(both.matches("[[quotation]]").count(), 6);
    assert_eq!(both.matches("[[source]]").count(), 1);
    std::fs::remove_file(folder.join("other.hence")).expect("it is there");
    folder.hence(["anchor", "map.hence"]).expect(0);
    assert_eq!(
        folder.read("hence.lock").matches("[[quotation]]").count(),
        3
    );
}

#[test]
fn a_folder_of_projects_has_a_lock_each() {
    let folder = Folder::new();
    for name in ["one", "two"] {
        folder.write(&format!("{name}/map.hence"), MAP);
        folder.write(&format!("{name}/s.txt"), SOURCE);
    }
    let ran = folder.hence(["anchor"]).expect(0);
    assert!(
        ran.stdout
            .contains("wrote one/hence.lock\nwrote two/hence.lock\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(folder.read("one/hence.lock"), folder.read("two/hence.lock"));
}

#[test]
fn what_cannot_be_anchored() {
    let folder = Folder::with(&[("map.hence", "[a] A. #thesis\n")]);
    assert_eq!(
        folder.hence(["anchor"]).expect(0).stdout,
        "map.hence: no quotations\n"
    );
    assert_eq!(
        folder.names(),
        ["map.hence"],
        "an empty lock is not written"
    );
    let ran = folder.hence(["anchor", "-"]).stdin("[a] A.\n").expect(2);
    assert!(
        ran.stderr.contains("standard input cannot be anchored"),
        "{}",
        ran.stderr
    );
    let ran = folder
        .hence(["anchor", "map.hence", "--accept=b"])
        .expect(2);
    assert!(
        ran.stderr.contains("no claim is called `b`"),
        "{}",
        ran.stderr
    );
    folder.hence(["anchor", "--check", "--accept"]).expect(2);
    let folder = anchored();
    for lock in [
        "",
        "version = 1\n[[quotation]]\nmap = 3\n",
        "version = 9\n",
        "\u{0}",
        "[[[",
    ] {
        folder.write("hence.lock", lock);
        for command in ["anchor", "check", "render"] {
            let ran = folder.hence([command, "map.hence"]).expect(2);
            assert!(ran.stderr.contains("hence.lock"), "{}", ran.stderr);
        }
        assert_eq!(
            folder.read("hence.lock"),
            lock,
            "a file that is not understood is not overwritten"
        );
    }
}

#[test]
fn the_sample_is_anchored() {
    let folder = Folder::with_samples();
    folder
        .hence(["anchor", "--check", "samples/cooperation-with-russia"])
        .expect(0);
}

/// The draft of a map is whole: every quotation is found where it is from, whatever stands in the text.
#[test]
fn a_map_is_begun_from_a_text() {
    let hostile = "A Title\n\nIt is. It is. #tag begins \\ and \"ends\". [not] a reference.\n(weak) <label> : no.\n\n// no comment. use \"this\" as that. \u{202e}turned\u{202c} round.\n\n- one item\n- another item\n\nWhat // is  // this #and #that? Naïve “quotes” – so.\u{a0}Yes…\n";
    for (name, text) in [
        ("s.txt", SOURCE),
        ("h.txt", hostile),
        ("e.txt", ""),
        ("w.html", "<h1>T</h1><p>One &amp; two. Three <b>four</b>."),
    ] {
        let folder = Folder::with(&[(name, text)]);
        let ran = folder.hence(["annotate", "--new", name]).expect(0);
        folder
            .hence(["annotate", "--new", name, "-o", "map.hence"])
            .expect(0);
        assert_eq!(folder.read("map.hence"), ran.stdout);
        let document = parse_json(&folder.hence(["render", "map.hence"]).expect(0).stdout);
        let claims = document["claims"]
            .as_object()
            .expect("claims are an object");
        for (id, claim) in claims {
            let grade = claim["quotes"][0]["match"].as_str();
            assert!(
                matches!(grade, Some("exact" | "whitespace")),
                "{id}: {claim}"
            );
            assert_eq!(claim["fidelity"], "quotation", "{id}");
        }
        let coverage = &document["sources"]["text"]["coverage"];
        assert_eq!(coverage["likelyOmissions"], 0, "{name}: {coverage}");
        let errors = folder.hence([
            "check",
            "map.hence",
            "--format",
            "short",
            "--fail-on",
            "error",
        ]);
        errors.expect(0);
        folder.hence(["fmt", "--check", "map.hence"]).expect(0);
        let again = folder
            .hence(["annotate", "--new", name, "-o", "map.hence"])
            .expect(2);
        assert!(
            again.stderr.contains("is there already"),
            "{}",
            again.stderr
        );
    }
    let folder = Folder::with(&[("texts/s.txt", SOURCE), ("p.png", "\0\0")]);
    std::fs::create_dir(folder.join("maps")).expect("a folder can be made");
    folder
        .hence(["annotate", "--new", "texts/s.txt", "-o", "maps/map.hence"])
        .expect(0);
    assert!(
        folder
            .read("maps/map.hence")
            .contains("source text: \"../texts/s.txt\"")
    );
    for wrong in ["-", "nowhere.txt", "texts", "p.png"] {
        folder.hence(["annotate", "--new", wrong]).expect(2);
    }
    folder
        .hence(["annotate", "--new", "texts/s.txt", "--to", "html"])
        .expect(2);
}

#[test]
fn a_folder_is_not_taken_for_a_claim() {
    let folder = anchored();
    std::fs::create_dir(folder.join("dikes")).expect("a folder can be made");
    folder.write("dikes/map.hence", MAP.replace("two metres", "two meters"));
    folder.write("dikes/s.txt", SOURCE);
    folder
        .hence(["anchor", "--accept=dikes", "map.hence"])
        .expect(0);
    assert!(folder.read("dikes/map.hence").contains("two meters"));
    folder.hence(["anchor", "--accept", "dikes"]).expect(0);
    assert!(
        !folder.read("dikes/map.hence").contains("two meters"),
        "behind `--accept` alone stands a path"
    );
}

#[test]
fn a_source_that_is_missing_for_once_keeps_its_places() {
    let folder = Folder::with(&[
        (
            "map.hence",
            &format!("source t: \"t.txt\"\n{MAP}    quote t: \"another text altogether\"\n"),
        ),
        ("s.txt", SOURCE),
        ("t.txt", "Here is another text altogether.\n"),
    ]);
    folder.hence(["anchor"]).expect(0);
    let lock = folder.read("hence.lock");
    assert_eq!(lock.matches("[[quotation]]").count(), 4);
    std::fs::remove_file(folder.join("t.txt")).expect("it is there");
    let ran = folder.hence(["anchor"]).expect(1);
    assert!(ran.stdout.contains("missing-file"), "{}", ran.stdout);
    assert_eq!(folder.read("hence.lock"), lock);
    // Without quotations there is nothing to keep.
    folder.write("map.hence", "[dikes] Dikes should grow. #thesis\n");
    folder.hence(["anchor"]).expect(0);
    assert!(!folder.read("hence.lock").contains("[["));
}

/// The paths in a lock are seen from its folder, whatever else is part of the run.
#[test]
fn projects_in_projects_and_libraries_beside_them() {
    let folder = Folder::new();
    folder.write("hence.toml", "");
    folder.write(
        "map.hence",
        format!("use \"sub/used.hence\" as used\n{MAP}"),
    );
    folder.write("s.txt", SOURCE);
    folder.write("sub/hence.toml", "[sources]\nallow = [\"../library\"]\n");
    folder.write(
        "sub/used.hence",
        "source l: \"../library/l.txt\"\n[used] Used.\n  quote l: \"a book of the library\"\n",
    );
    folder.write("library/l.txt", "This is a book of the library.\n");
    folder.hence(["anchor", "."]).run();
    folder.hence(["anchor", "sub/used.hence"]).run();
    let outer = folder.read("hence.lock");
    let inner = folder.read("sub/hence.lock");
    assert!(
        outer.contains("map = \"sub/used.hence\"") && outer.contains("source = \"library/l.txt\""),
        "{outer}"
    );
    assert!(
        inner.contains("map = \"used.hence\"") && inner.contains("source = \"../library/l.txt\""),
        "{inner}"
    );
    for paths in [
        vec!["."],
        vec!["map.hence"],
        vec!["sub/used.hence"],
        vec!["map.hence", "sub/used.hence"],
    ] {
        let ran = folder
            .hence(["anchor", "--check"].into_iter().chain(paths))
            .run();
        assert!(!ran.stdout.contains("not up to date"), "{}", ran.stdout);
    }
}

/// What an author says of a place is theirs to change.
#[test]
fn a_place_against_after_is_not_taken() {
    let folder = Folder::with(&[
        (
            "map.hence",
            "source s: \"s.txt\"\n[dikes] Dikes should grow. #thesis\n  because [a] It rises.\n    type: fact\n    quote s after \"they hope, over there,\": \"the sea will rise at noon\"\n",
        ),
        ("s.txt", "In Calais the sea will rise at noon.\n"),
    ]);
    for _ in 0..2 {
        let ran = folder.hence(["anchor", "--accept=a"]).expect(1);
        assert!(ran.stdout.contains("quote-moved"), "{}", ran.stdout);
    }
    // A project that does not want to hear of it is not failed for it.
    folder.write("hence.toml", "[rules]\nquote-moved = \"off\"\n");
    folder.hence(["anchor"]).expect(0);
}

#[test]
fn another_figure_is_not_accepted_with_the_rest() {
    let folder = anchored();
    folder.write("s.txt", SOURCE.replace("by two metres", "by 22 metres"));
    folder.write("map.hence", MAP.replace("by two metres", "by 21 metres"));
    folder.hence(["anchor", "--accept"]).run();
    assert!(folder.read("map.hence").contains("by 21 metres"));
    folder.hence(["anchor", "--accept=dikes"]).expect(0);
    assert!(folder.read("map.hence").contains("by 22 metres"));
}

/// What is written into a map stands in its source, also where that cuts words at the ends of lines.
#[test]
fn what_is_accepted_is_found_again() {
    let folder = anchored();
    let hyphenated = SOURCE.replace(
        "should therefore grow by two metres",
        "should there-\nfore grow by two me\u{ad}ters",
    );
    folder.write("s.txt", hyphenated);
    folder.hence(["anchor", "--accept"]).expect(0);
    assert!(
        folder
            .read("map.hence")
            .contains("Dikes should therefore grow by two meters")
    );
    let ran = short(&folder);
    assert!(!ran.stdout.contains("quote-"), "{}", ran.stdout);
}
