//! What holds of every text.

use hence_source::FileId;
use hence_syntax::ast::{Document, ItemKind};
use hence_syntax::{Dialect, format, is_same_meaning, parse};
use proptest::prelude::*;

use crate::common::assert_covered;
use crate::generate::{map, markdown, mutated_map};

/// Characters that mean something somewhere.
const SLIPS: [&str; 17] = [
    "[", "]", "(", ")", "<", ">", ":", "\\", "\"", "#", "\t", "\0", "é", "漢", "\u{202e}", "\r",
    "/",
];

/// A map that holds every construct.
const MAP: &str = "title: T\nuse \"o.hence\" as o\nsource s: \"s.txt\"\n  date: 1995\n# H\n[a] A, \\[so]. #t\n  \
    quote s after \"x\": \"y \\\" z\"\n  because <r> (strong) given [b] B\n    note: n\n  and not [c]\n  unless [b], [c] \
    and [o.d]  // why\n  outweighs <r>\n  tension [c]\nquestion [q] Q?\n  answer [a]\n  answers: several\n// end\n[c] C \\\n on\n";

fn check(text: &str, dialect: Dialect) {
    let parsed = parse(FileId::from_index(0), text, dialect);
    assert_covered(text, &parsed);
    let formatted = format(text, &parsed.document);
    let again = parse(FileId::from_index(0), &formatted, dialect);
    assert_covered(&formatted, &again);
    assert!(
        is_same_meaning(text, &parsed.document, &formatted, &again.document),
        "{text:?} became {formatted:?}"
    );
    assert_eq!(
        comments(text, &parsed.document),
        comments(&formatted, &again.document)
    );
    assert_eq!(
        format(&formatted, &again.document),
        formatted,
        "not idempotent: {text:?}"
    );
    // A text that is given back for safety's sake would keep its blank lines.
    if dialect == Dialect::Hence && !text.trim_end_matches(['\n', '\r']).ends_with('\\') {
        let longer = format!("{text}\n\n \n");
        let document = parse(FileId::from_index(0), &longer, dialect).document;
        assert_eq!(
            format(&longer, &document),
            formatted,
            "given back: {text:?}"
        );
    }
}

fn comments(text: &str, document: &Document) -> Vec<String> {
    let spans = document.items.iter().filter_map(|item| item.comment);
    spans.map(|span| span.of(text).to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn holds_of_maps(text in map()) {
        check(&text, Dialect::Hence);
    }

    #[test]
    fn holds_of_maps_with_slips(text in mutated_map()) {
        check(&text, Dialect::Hence);
    }

    #[test]
    fn holds_of_any_text(text in any::<String>()) {
        check(&text, Dialect::Hence);
        check(&text, Dialect::Markdown);
    }

    #[test]
    fn holds_of_markdown(text in markdown()) {
        check(&text, Dialect::Markdown);
    }

    /// A text without a finding is always laid out, never given back as it is for safety's sake.
    #[test]
    fn what_is_right_is_laid_out(text in map()) {
        let parsed = parse(FileId::from_index(0), &text, Dialect::Hence);
        if parsed.diagnostics.is_empty() {
            let formatted = format(&text, &parsed.document);
            prop_assert!(!formatted.contains('\r') && !formatted.contains("\n\n\n"), "{formatted:?}");
            prop_assert!(!formatted.starts_with(['\n', '\u{feff}']) && !formatted.ends_with("\n\n"), "{formatted:?}");
            prop_assert!(formatted.is_empty() || formatted.ends_with('\n'), "{formatted:?}");
        }
    }
}

#[test]
fn holds_of_a_map_cut_anywhere() {
    for (at, _) in MAP.char_indices() {
        check(MAP.split_at(at).0, Dialect::Hence);
        check(MAP.split_at(at).1, Dialect::Hence);
    }
}

#[test]
fn holds_of_a_map_with_any_character_replaced() {
    for (at, c) in MAP.char_indices() {
        for slip in SLIPS {
            let mut text = MAP.to_owned();
            text.replace_range(at..at + c.len_utf8(), slip);
            check(&text, Dialect::Hence);
        }
    }
}

#[test]
fn the_map_itself_has_no_finding() {
    let parsed = parse(FileId::from_index(0), MAP, Dialect::Hence);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    assert!(
        !parsed
            .document
            .items
            .iter()
            .any(|item| item.kind == ItemKind::Error)
    );
}

#[test]
fn other_meanings_are_told_apart() {
    let same = |a: &str, b: &str| {
        let (left, right) = (
            parse(FileId::from_index(0), a, Dialect::Hence).document,
            parse(FileId::from_index(0), b, Dialect::Hence).document,
        );
        is_same_meaning(a, &left, b, &right)
    };
    assert!(same(
        "[a] A\n  because b\n",
        "\u{feff}[a]  A\r\n\r\n\tbecause \\b"
    ));
    for (a, b) in [
        ("[a] A\n", "[a] B\n"),
        ("[a] A\n", "[b] A\n"),
        ("[a] A\n", "given [a] A\n"),
        ("[a] A\n", "[a] A #t\n"),
        ("[a] A\n", "[a] A\n[b]\n"),
        ("[a] A\n", "[a] A  // c\n"),
        ("[a] A\n", "question [a] A\n"),
        ("# A\n", "## A\n"),
        ("[a] A\n  because b\n", "[a] A\n  but b\n"),
        ("[a] A\n  because b\n", "[a] A\n  because (weak) b\n"),
        ("[a] A\n  because b\n", "[a] A\n  because <r> b\n"),
        ("[a] A\n  because [b]\n", "[a] A\n  because not [b]\n"),
        ("[a] A\n  because [b]\n", "[a] A\n  because [b] and [c]\n"),
        ("[a] A\n  outweighs <r>\n", "[a] A\n  outweighs <s>\n"),
        (
            "[a] A\n  because b\n  because c\n",
            "[a] A\n  because b\n    because c\n",
        ),
        ("[a] A\n  quote s: \"b\"\n", "[a] A\n  quote t: \"b\"\n"),
        (
            "[a] A\n  quote s: \"b\"\n",
            "[a] A\n  quote s after \"x\": \"b\"\n",
        ),
        ("use \"a\" as a\n", "use \"a\" as b\n"),
        ("source a: \"a\"\n", "source a: \"b\"\n"),
        ("what\n", "that\n"),
    ] {
        assert!(!same(a, b), "{a:?} and {b:?}");
    }
}
