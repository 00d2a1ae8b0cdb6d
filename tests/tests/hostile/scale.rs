//! Much of one thing. In a debug build less of it, so that the tests stay fast: the sizes of a release build are those
//! of the requirements.

use std::fmt::Write as _;
use std::thread;

use hence_source::FileId;
use hence_syntax::ast::Dialect;
use hence_syntax::{format, is_same_meaning, parse};
use hence_tests::{Checked, Folder, check_bytes, is_safe_to_show};

const IS_FAST: bool = !cfg!(debug_assertions);

/// Returns `full` in a release build, a twentieth of it in a debug build.
const fn size(full: usize) -> usize {
    if IS_FAST { full } else { full / 20 }
}

/// Checks a text on a thread with the stack of a thread, which is a quarter of what a program gets.
fn check(text: String) -> Checked {
    let thread = thread::Builder::new().stack_size(2 << 20);
    let running = thread
        .spawn(move || check_bytes(text.into_bytes(), Dialect::Hence))
        .expect("threads can be made");
    running.join().expect("no text panics")
}

#[test]
fn a_hundred_thousand_levels_of_indentation() {
    let checked = check(format!("[a] A.\n{}because [b] B.\n", "  ".repeat(100_000)));
    assert_eq!(checked.outcome.expect("it is a map").map.claims.len(), 2);
}

#[test]
fn three_thousand_real_levels() {
    let mut text = "[c0] C.\n".to_owned();
    for level in 1..=3000 {
        writeln!(text, "{}because [c{level}] C {level}.", " ".repeat(level))
            .expect("writing to a string does not fail");
    }
    let checked = check(text);
    assert_eq!(checked.outcome.expect("it is a map").map.claims.len(), 3001);
}

#[test]
fn a_chain_of_reasons_and_a_chain_of_objections() {
    for word in ["because", "but"] {
        let mut text = String::new();
        for number in 0..size(200_000) {
            writeln!(text, "[c{number}] C {number}.\n  {word} [c{}]", number + 1)
                .expect("writing to a string does not fail");
        }
        writeln!(text, "given [c{}] The end.", size(200_000))
            .expect("writing to a string does not fail");
        let checked = check(text);
        assert!(checked.outcome.expect("it is a map").verdicts().is_some());
    }
}

#[test]
fn one_circle_of_everything() {
    let count = size(100_000);
    let mut text = String::new();
    for number in 0..count {
        writeln!(
            text,
            "[c{number}] C {number}.\n  because [c{}]",
            (number + 1) % count
        )
        .expect("writing to a string does not fail");
    }
    let checked = check(text);
    assert_eq!(
        checked
            .diagnostics
            .iter()
            .filter(|finding| finding.code == "circular-support")
            .count(),
        1
    );
}

#[test]
fn a_claim_with_many_reasons_and_a_reason_with_many_premises() {
    let count = size(100_000);
    let mut text = "[a] A. #thesis\n".to_owned();
    for number in 0..count {
        writeln!(text, "  because given [c{number}] C {number}.")
            .expect("writing to a string does not fail");
    }
    text.push_str("[b] B. #thesis\n  because [c0]");
    for number in 1..count {
        write!(text, ", [c{number}]").expect("writing to a string does not fail");
    }
    let checked = check(text);
    assert_eq!(checked.diagnostics.len(), 0);
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    for piece in ["word ", "[", "\\", "#a ", "é", "\u{202e}", "(", "\""] {
        let length = size(if piece == "word " {
            100_000_000
        } else {
            10_000_000
        });
        let checked = check(format!(
            "[a] A {}\n  because [b] B.\n",
            piece.repeat(length / piece.len())
        ));
        assert!(checked.report.len() < 1_000_000, "an excerpt is a window");
    }
}

#[test]
fn a_million_errors() {
    let text = "becuase x\n".repeat(size(1_000_000));
    let checked = check(text);
    assert_eq!(checked.diagnostics.len(), size(1_000_000));
    assert!(
        checked.report.len() < 1_000_000,
        "a person is told of the first and of how many there are"
    );
}

/// Through the binary, too, which writes each of them where somebody asks for each.
#[test]
fn many_errors_in_each_format() {
    let count = size(200_000);
    let folder = Folder::with(&[("map.hence", &"becuase x\n".repeat(count))]);
    for format in ["human", "narrated", "short", "json", "sarif", "github"] {
        let ran = folder
            .hence(["check", "--format", format, "map.hence"])
            .expect(1);
        let told = ran.stdout.matches("becuase").count();
        assert!(
            told >= if matches!(format, "human" | "narrated") {
                10
            } else {
                count
            },
            "{format}: {told}"
        );
    }
}

#[test]
fn many_of_each_name() {
    let count = size(100_000);
    for lines in [
        "[a] A.\n",
        "[a]\n  because [a]\n",
        "source s: \"strategy.txt\"\n",
        "use \"gone.hence\" as s\n",
        "# Heading\n",
        "title: T\n",
        "[q] Q.\n  restates [q]\n  contradicts [q]\n",
        "question [q] Which?\n  answer [a]\n",
        "[a]\n  because <l> [b]\n  outweighs <l>\n",
        "[a]\n  quote s: \"x\"\n",
    ] {
        check(lines.repeat(count / 10));
    }
}

/// Each inference is named after its conclusion, so that a long id must not cost its length for each of them.
#[test]
fn long_ids_are_not_repeated_whole() {
    let id = "a".repeat(40_000);
    for open in [format!("[{id}]"), format!("[{id} b]"), format!("[{id}")] {
        let lines = "  because [b]\n".repeat(4000);
        let checked = check(format!("{open} A.\n{lines}"));
        let map = &checked.outcome.expect("it is a map").map;
        let inferences = map.inferences.iter();
        let length: usize = inferences.map(|(id, _)| map.inference_id(id).len()).sum();
        assert!(length < 4000 * 250, "ids of {length} bytes");
    }
}

/// Brackets that never close, in both dialects.
#[test]
fn deep_nests_of_brackets() {
    for piece in [
        "[",
        "[]",
        "(",
        "`",
        "```hence\n",
        "> ",
        "- ",
        "*",
        "<",
        "![",
        "\\",
        "&",
        "{#",
        "]{#a}",
        "<!--",
    ] {
        let text = piece.repeat(size(1_000_000) / 4 / piece.len());
        let file = FileId::from_index(0);
        let old = parse(file, &text, Dialect::Markdown).document;
        let new_text = format(&text, &old);
        let new = parse(file, &new_text, Dialect::Markdown).document;
        assert!(is_same_meaning(&text, &old, &new_text, &new), "{piece:?}");
        let spans = format!("```hence\n[z] Z.\n```\n{text}");
        let running = thread::spawn(move || check_bytes(spans.into_bytes(), Dialect::Markdown));
        let checked = running.join().expect("no text panics");
        assert!(is_safe_to_show(&checked.report));
    }
}
