//! Texts that a terminal would obey.

use std::fmt::Write as _;

use hence_tests::{Folder, is_safe_to_show, parse_json};

/// Clears the screen, sets the title, writes to the clipboard, hides, turns round, rings.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;title\u{7}\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}turned\u{2066}\u{200f}\u{feff}\u{2028}\u{85}\u{8}\u{7f}";

fn folder() -> Folder {
    let h = HOSTILE;
    let mut text =
        format!("title: T{h}\n\nsource s: \"{h}\"\nuse \"{h}.hence\" as u\n\n# H{h}\n\n");
    write!(
        text,
        "[a{h}] A{h}. #thesis\n  type: {h}\n  {h}: x\n  quote s: \"{h}\"\n  because ({h}) <{h}> [b] B{h}.\n  \
         becuase{h} c\n  but [d{h}]\n  expect: {h}\n[e] E{h}. #thesis\n  because [f] F{h}. #{h}\n{h}\n"
    )
    .expect("writing to a string does not fail");
    Folder::with(&[("map.hence", &text)])
}

#[test]
fn reports_for_people_show_it_and_do_not_send_it() {
    let folder = folder();
    for format in ["human", "narrated", "short", "github"] {
        for extra in [None, Some("--ascii")] {
            let arguments = ["check", "--format", format, "map.hence"];
            let ran = folder.hence(arguments.into_iter().chain(extra)).expect(1);
            assert!(is_safe_to_show(&ran.stdout), "{format}: {:?}", ran.stdout);
            assert!(ran.stdout.contains("turned"), "{format}");
            assert_eq!(ran.stderr, "");
        }
    }
    let ran = folder
        .hence(["check", "--color", "always", "map.hence"])
        .expect(1);
    let bare = ran.stdout.replace("\u{1b}[", "");
    // What is left of escape sequences are our own colours.
    assert!(is_safe_to_show(&bare), "{bare:?}");
    assert!(!ran.stdout.contains("\u{1b}[2J"));
}

/// Programs get the true text: JSON has its own way to write it.
#[test]
fn json_keeps_the_true_text() {
    let folder = Folder::with(&[("map.hence", &format!("[a] A{HOSTILE}.\n"))]);
    let ran = folder.hence(["render", "map.hence"]).expect(0);
    assert!(
        !ran.stdout.contains(['\u{1b}', '\u{7}', '\u{8}']),
        "JSON escapes control characters"
    );
    let text = parse_json(&ran.stdout)["claims"]["a"]["text"]
        .as_str()
        .expect("a claim has a text")
        .to_owned();
    assert!(
        text.contains("\u{1b}[2J") && text.contains("\u{202e}turned"),
        "{text:?}"
    );
}

#[test]
fn what_a_command_complains_of_is_shown_the_same_way() {
    let folder = Folder::new();
    for arguments in [
        &["check", HOSTILE][..],
        &["fmt", HOSTILE],
        &["render", HOSTILE],
        &["explain", HOSTILE],
        &["render", "-", "-o", "gone/\u{1b}[2J\u{202e}"],
    ] {
        let ran = folder
            .hence(arguments.iter().copied())
            .stdin("[a] A.\n")
            .expect(2);
        assert!(
            is_safe_to_show(&ran.stderr),
            "{arguments:?}: {:?}",
            ran.stderr
        );
    }
    let ran = folder.hence(["new", "n\u{1b}[2J\u{202e}"]).expect(0);
    assert!(is_safe_to_show(&ran.stderr), "{:?}", ran.stderr);
}
