//! Large and hostile texts: what they cost grows as they do.

use std::fmt::Write as _;

use hence_source::FileId;
use hence_syntax::{Dialect, Parse, format, parse};

use crate::common::{assert_covered, read};

#[test]
fn three_thousand_levels() {
    let mut text = "[a] A\n".to_owned();
    for level in 1..=3000 {
        writeln!(text, "{}because b{level}", "\t".repeat(level)).unwrap();
    }
    let parsed = read(&text);
    assert!(parsed.diagnostics.is_empty());
    let depths = parsed
        .document
        .items
        .iter()
        .filter(|item| item.parent.is_some());
    assert_eq!(depths.count(), 3000);
}

#[test]
fn a_line_indented_by_a_hundred_thousand_spaces() {
    let text = format!("[a] A\n{}because b\n", " ".repeat(100_000));
    let parsed = read(&text);
    assert!(parsed.diagnostics.is_empty());
    assert_eq!(format(&text, &parsed.document), "[a] A\n  because b\n");
}

#[test]
fn lines_of_ten_megabytes() {
    const LENGTH: usize = 10_000_000;
    let claim = format!("[a] {}\n", "word ".repeat(LENGTH / 5));
    assert!(read(&claim).diagnostics.is_empty());
    for (piece, head) in [
        ("[a] and ", "[x]\n  because "),
        ("[a],", "[x]\n  because "),
        ("[a] ", "[x]\n  because "),
        ("#a ", "[x] "),
        ("\\", "[x] a"),
        ("\\\n", "[x] a"),
        ("[", "[x] a"),
        ("[", ""),
        ("(", "[x]\n  because "),
        ("<", "[x]\n  because "),
        ("a,", "[x]\n  because ("),
        ("\"", "[x]\n  quote s: "),
        ("\\\"", "[x]\n  quote s: \""),
        ("#", ""),
        ("/", "[x]  "),
        ("é", "[x"),
        ("a", ""),
        ("+", ""),
    ] {
        let text = format!("{head}{}", piece.repeat(LENGTH / 20 / piece.len()));
        assert_covered(&text, &read(&text));
    }
}

#[test]
fn a_million_errors() {
    let text = "x\n".repeat(1_000_000);
    let parsed = read(&text);
    assert_eq!(parsed.diagnostics.len(), 1_000_000);
}

#[test]
fn many_slips_below_one_line() {
    let mut text = "[a] A\n".to_owned();
    for _ in 0..20_000 {
        text.push_str("and b\n   unless c\n  \tbecuase d\n");
    }
    let parsed = read(&text);
    assert!(parsed.diagnostics.len() >= 40_000);
    format(&text, &parsed.document);
}

#[test]
fn markdown_with_many_brackets() {
    let parsed = |text: &str| -> Parse { parse(FileId::from_index(0), text, Dialect::Markdown) };
    for piece in [
        "[",
        "]",
        "[a]{#b} ",
        "[a]{#",
        "\\[",
        "[[a]{#b}",
        "```hence\n",
        "> ",
        "- ",
    ] {
        let text = format!("{}\n\n```hence\n```\n", piece.repeat(50_000 / piece.len()));
        let parsed = parsed(&text);
        assert_covered(&text, &parsed);
    }
}
