//! Sources: what they may be, and where they may lie.

use hence_tests::{Folder, Ran, parse_json};

/// Returns a map with one claim that quotes `words` of the source `path`.
fn map(path: &str, words: &str) -> String {
    format!(
        "source s: \"{path}\"\n\n[dikes] Dikes should grow. #thesis\n  because [a] The sea will rise.\n    type: fact\n    quote s: \"{words}\"\n"
    )
}

fn check(folder: &Folder) -> Ran {
    folder
        .hence(["check", "--format", "short", "map.hence"])
        .run()
}

/// Returns the first quotation of the claim `a`, as the JSON has it.
fn quote(folder: &Folder) -> serde_json::Value {
    let ran = folder.hence(["render", "map.hence"]).expect(0);
    let document = parse_json(&ran.stdout);
    let quote = document.pointer("/claims/a/quotes/0");
    quote.expect("the claim quotes").clone()
}

#[test]
fn plain_text_in_any_line_ends() {
    let folder = Folder::with(&[("map.hence", &map("s.txt", "we think the sea will rise"))]);
    for (text, grade) in [
        ("\u{feff}Héllo: we think the sea will rise.", "exact"),
        ("Héllo: we think\r\nthe sea will rise.\r\n", "whitespace"),
        (
            "Héllo: we think the sea\u{a0}will ri\u{ad}se.",
            "whitespace",
        ),
        ("Héllo: We think the Sea will rise.", "case"),
    ] {
        folder.write("s.txt", text);
        let found = quote(&folder);
        assert_eq!(found["match"], grade, "{text}");
        assert_eq!(found["start"], 7, "the byte order mark does not count");
        assert_eq!(check(&folder).stdout, "");
    }
}

#[test]
fn html_is_read_as_a_browser_shows_it() {
    let folder = Folder::with(&[(
        "map.hence",
        &map("s.html", "“we think” the sea & the wind will rise"),
    )]);
    folder.write(
        "s.html",
        "<!doctype html><title>we think</title><script>'the sea'</script>\n<p>It reads: &ldquo;we <i>think</i>&rdquo;\n   the sea &amp; the wind<br>will rise.</p>",
    );
    let found = quote(&folder);
    assert_eq!(
        (found["match"].as_str(), found["start"].as_u64()),
        (Some("whitespace"), Some(10))
    );
    assert_eq!(check(&folder).stdout, "");
}

#[test]
fn a_finding_points_into_the_html_file_itself() {
    let folder = Folder::with(&[(
        "map.hence",
        &map("s.html", "the sea and the wind will surely rise"),
    )]);
    folder.write(
        "s.html",
        "<html>\n<body>\n<p>We think that <em>the sea</em> &amp; the wind will surely rise at night.</p>\n",
    );
    let ran = folder
        .hence(["check", "--format", "json", "map.hence"])
        .run();
    let document = parse_json(&ran.stdout);
    let labels = document["diagnostics"][0]["labels"].as_array();
    let places: Vec<String> = labels
        .into_iter()
        .flatten()
        .map(|label| {
            let at = &label["location"];
            format!(
                "{}:{}:{}",
                at["file"].as_str().unwrap_or(""),
                at["start"]["line"],
                at["start"]["column"]
            )
        })
        .collect();
    assert_eq!(
        document["diagnostics"][0]["code"], "quote-drifted",
        "{document}"
    );
    assert!(
        places.iter().any(|place| place.starts_with("s.html:3:")),
        "{places:?}"
    );
}

#[test]
fn markdown_is_quoted_without_its_markup() {
    let folder = Folder::with(&[("map.hence", &map("s.md", "we think the sea will rise"))]);
    folder.write(
        "s.md",
        "# Sea\n\n* Today **we think** the [sea](http://a.b)\n  will `rise`.\n",
    );
    assert_eq!(quote(&folder)["match"], "whitespace");
}

#[test]
fn a_memo_is_its_own_source() {
    let folder = Folder::with(&[(
        "map.hence.md",
        "We say that [the *sea* will rise]{#a .thesis}, soon.\n\n```hence\n[a]\n  because [b] Ice melts, as everybody knows.\n    quote self: \"that the sea will rise, soon\"\n    type: fact\n```\n",
    )]);
    let ran = folder.hence(["render", "map.hence.md"]).expect(0);
    let document = parse_json(&ran.stdout);
    assert_eq!(
        document["claims"]["b"]["quotes"][0]["match"], "exact",
        "{document}"
    );
    assert_eq!(document["claims"]["b"]["quotes"][0]["start"], 7);
}

#[test]
fn an_old_encoding_is_told_and_read() {
    let folder = Folder::with(&[("map.hence", &map("s.txt", "the café’s “sea” will rise"))]);
    folder.write("s.txt", b"We say the caf\xe9\x92s \x93sea\x94 will rise.\n");
    let ran = check(&folder);
    assert_eq!(quote(&folder)["match"], "exact");
    assert!(
        ran.stdout.contains(
            "note[source-encoding]: the source `s.txt` is not UTF-8; it was read as Windows-1252"
        ),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.status, 0);
}

#[test]
fn what_is_no_text_is_told() {
    let folder = Folder::with(&[("map.hence", &map("s.png", "the sea will rise"))]);
    folder.write("s.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    let ran = check(&folder);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stdout
            .contains("error[bad-encoding]: the source `s.png` is not text"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_source_lies_in_the_project_or_where_that_allows() {
    let folder = Folder::new();
    folder.write("library/s.txt", "Here the sea will rise, they say.");
    folder.write("secret.txt", "Here the sea will rise, they say.");
    folder.write("p/hence.toml", "");
    folder.write("p/map.hence", map("../library/s.txt", "the sea will rise"));
    let ran = folder.hence(["check", "--format", "short", "p"]).expect(1);
    assert!(
        ran.stdout
            .contains("lies outside of the project folder `p`"),
        "{}",
        ran.stdout
    );
    folder.write(
        "p/hence.toml",
        "[sources]\nallow = [\"../library\", \"../nowhere\"]\n",
    );
    let ran = folder.hence(["check", "--format", "short", "p"]).run();
    assert!(!ran.stdout.contains("missing-file"), "{}", ran.stdout);
    folder.write(
        "p/map.hence",
        map("../library/../secret.txt", "the sea will rise"),
    );
    let ran = folder.hence(["check", "--format", "short", "p"]).expect(1);
    assert!(
        ran.stdout
            .contains("lies outside of the project folder `p`"),
        "{}",
        ran.stdout
    );
    // Claims are read from nowhere else.
    folder.write("library/other.hence", "[b] B.\n");
    folder.write(
        "p/map.hence",
        "use \"../library/other.hence\" as other\n[a] A. #thesis\n  because [other.b]\n",
    );
    let ran = folder.hence(["check", "--format", "short", "p"]).expect(1);
    assert!(ran.stdout.contains("missing-file"), "{}", ran.stdout);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_an_allowed_folder() {
    let folder = Folder::new();
    folder.write("secret.txt", "Here the sea will rise, they say.");
    folder.write("library/x.txt", "x");
    folder.write("p/hence.toml", "[sources]\nallow = [\"../library\"]\n");
    folder.write(
        "p/map.hence",
        map("../library/link.txt", "the sea will rise"),
    );
    std::os::unix::fs::symlink(folder.join("secret.txt"), folder.join("library/link.txt"))
        .expect("a link can be made");
    let ran = folder.hence(["check", "--format", "short", "p"]).expect(1);
    assert!(
        ran.stdout
            .contains("lies outside of the project folder `p`"),
        "{}",
        ran.stdout
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_a_source_ends_at_once() {
    let folder = Folder::with(&[("map.hence", &map("s", "the sea will rise"))]);
    std::fs::create_dir(folder.join("s")).expect("a folder can be made");
    assert!(check(&folder).stdout.contains("the source `s` is a folder"));
    std::fs::remove_dir(folder.join("s")).expect("it is empty");
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("s"))
        .status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "a pipe can be made"
    );
    assert!(
        check(&folder)
            .stdout
            .contains("the source `s` is a pipe or a device")
    );
    std::fs::remove_file(folder.join("s")).expect("it is there");
    let file = std::fs::File::create(folder.join("s")).expect("a file can be made");
    file.set_len(1 << 30)
        .expect("it can be as long as it wants");
    let ran = check(&folder);
    assert!(
        ran.stdout.contains("the source `s` has 256 MB or more"),
        "{}",
        ran.stdout
    );
}

/// The error about the file is enough: that its claims fall is not told on top of it.
#[test]
fn claims_of_a_missing_source_still_stand() {
    let folder = Folder::with(&[("map.hence", &map("gone.txt", "the sea will rise"))]);
    let ran = check(&folder);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert_eq!(quote(&folder)["match"], serde_json::Value::Null);
    let ran = folder.hence(["render", "map.hence"]).expect(0);
    let document = parse_json(&ran.stdout);
    assert_eq!(document["claims"]["a"]["verdict"], "accepted");
    assert_eq!(document["claims"]["a"]["fidelity"], "unanchored");
}

#[test]
fn a_claim_whose_words_are_gone_is_not_stated() {
    let folder = Folder::with(&[(
        "map.hence",
        &map("s.txt", "the sea will rise by a metre this century"),
    )]);
    folder.write("s.txt", "Nothing of the kind stands here.");
    let ran = check(&folder);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stdout.contains("error[quote-not-found]"),
        "{}",
        ran.stdout
    );
    let document = parse_json(&folder.hence(["render", "map.hence"]).expect(0).stdout);
    assert_eq!(document["claims"]["a"]["verdict"], "unsupported");
    assert_eq!(document["claims"]["a"]["stance"], serde_json::Value::Null);
}

#[test]
fn sentences_are_covered_skipped_or_unread() {
    let folder = Folder::new();
    folder.write(
        "map.hence",
        "source s: \"s.txt\"\n  skip: \"Click here … again.\", page furniture\n\n[dikes] Dikes should grow. #thesis\n  because [a] The sea will rise.\n    type: fact\n    quote s: \"the sea will rise\"\n",
    );
    folder.write(
        "s.txt",
        "Click here. And here again.\n\nWe think the sea will rise. Therefore dikes must grow. It is late.\n",
    );
    assert_eq!(check(&folder).stdout, "");
    let document = parse_json(&folder.hence(["render", "map.hence"]).expect(0).stdout);
    assert_eq!(
        document["sources"]["s"]["coverage"],
        serde_json::json!({"sentences": 5, "anchored": 1, "skipped": 2, "unread": 2, "likelyOmissions": 1})
    );
    folder.write("map.hence", "source s: \"s.txt\"\n  skip: Click here\n  skip: \"nowhere at all\", gone\n[a] A. #thesis\n  type: fact\n  quote s: \"the sea will rise\"\n");
    let ran = check(&folder);
    assert!(
        ran.stdout.contains("error[bad-value]: `skip:` needs words"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("the words to skip do not stand in `s`"),
        "{}",
        ran.stdout
    );
}

/// The place of a claim in a memo is known: it is not looked for.
#[test]
fn a_phrase_of_a_memo_stands_where_it_stands() {
    let memo = "The bridge is old. We say [the *bridge* is `old`, and **ugly**]{#ugly .thesis}; [the bridge]{#b} stands,\nand [the bridge]{#c} \\[falls\\] \
                [and a long\nphrase &amp; more]{#d}.\n\n```hence\n[ugly]\n  because [b] and [c]\n[d]\n  hence [ugly]\n```\n";
    let folder = Folder::with(&[("memo.md", memo)]);
    let document = parse_json(&folder.hence(["render", "memo.md"]).expect(0).stdout);
    let claim = |id: &str| {
        document
            .pointer(&format!("/claims/{id}"))
            .expect("the claim is there")
    };
    assert_eq!(claim("ugly")["text"], "the bridge is old, and ugly");
    assert_eq!(claim("d")["text"], "and a long phrase & more");
    let mut starts = Vec::new();
    for id in ["ugly", "b", "c", "d"] {
        let quote = &claim(id)["quotes"][0];
        assert_eq!(quote["match"], "exact", "{id}: {quote}");
        assert_eq!(claim(id)["fidelity"], "quotation");
        starts.push(quote["start"].as_u64());
    }
    assert!(starts.is_sorted_by(|a, b| a < b), "{starts:?}");
    let ran = folder
        .hence([
            "check",
            "memo.md",
            "--format",
            "short",
            "--fail-on",
            "never",
        ])
        .expect(0);
    assert!(!ran.stdout.contains("quote-"), "{}", ran.stdout);
    folder.hence(["anchor", "memo.md"]).expect(0);
    folder.hence(["anchor", "--check", "memo.md"]).expect(0);
}
