//! What holds for every text and every place.

use hence_report::{Format, MapSummary, Options, ThesisLine, visible, write};
use hence_source::{Diagnostic, Edit, FileId, FileSpan, Fix, Span};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::fixture::{Case, plain};

/// A text in which everything that has ever gone wrong is likely.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => prop::char::range('a', 'z'),
        2 => Just(' '),
        1 => prop::sample::select(vec!['\n', '\r', '\t', '\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{9b}']),
        1 => prop::sample::select(vec!['\u{202e}', '\u{2066}', '\u{200f}', '\u{61c}', '\u{2028}', '\u{feff}', '\u{ad}']),
        1 => prop::sample::select(vec!['漢', 'é', '\u{301}', '😀', '\u{200d}', '\u{fe0f}', '❤', '🏽', 'ש', '1', '\u{20e3}']),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..120).prop_map(String::from_iter)
}

fn place(n_files: usize) -> impl Strategy<Value = FileSpan> {
    let offset = prop_oneof![9 => 0..500_u32, 1 => any::<u32>()];
    (0..n_files, offset.clone(), offset)
        .prop_map(|(file, from, to)| FileSpan::new(FileId::from_index(file), Span::new(from, to)))
}

fn finding() -> impl Strategy<Value = Diagnostic> {
    let label = (place(2), text());
    let labels = prop::collection::vec(label, 1..12);
    (labels, text(), text(), place(2), text()).prop_map(|(labels, message, help, at, insert)| {
        let mut labels = labels.into_iter();
        let (first, label) = labels.next().expect("there is a label at least");
        let finding = Diagnostic::new("a-code", message, first, label)
            .with_help(help)
            .with_fix(Fix {
                title: insert.clone(),
                edits: vec![Edit::new(at, insert)],
            });
        labels.fold(finding, |finding, (at, message)| {
            finding.with_label(at, message)
        })
    })
}

fn case() -> impl Strategy<Value = Case> {
    let findings = prop::collection::vec(finding(), 0..4);
    (text(), text(), text(), findings).prop_map(|(path, first, second, findings)| {
        let mut case = Case::new();
        case.files.add(path.clone(), first.repeat(3));
        case.files.add(path.clone(), second.clone());
        for finding in findings {
            case.push(finding);
        }
        case.summary.maps.push(MapSummary {
            path: path.clone(),
            theses: vec![ThesisLine {
                id: path,
                text: first,
                verdict: second,
            }],
            ..MapSummary::default()
        });
        case
    })
}

fn written(case: &Case, format: Format, options: &Options) -> String {
    let mut text = String::new();
    write(&mut text, format, &case.report(), options).expect("a string takes everything");
    text
}

/// A text of which one knows how wide it is: no terminal agrees with another on every script.
fn measured() -> impl Strategy<Value = String> {
    let glyph = prop::sample::select(vec![
        "a",
        " ",
        "\t",
        "é",
        "e\u{301}",
        "漢",
        "ש",
        "😀",
        "👩\u{200d}🚀",
        "👍🏽",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "🇪🇺",
        "\u{1b}",
        "\u{202e}",
        "\u{2028}",
        "क़",
        "\u{e000}",
        "\u{f0000}",
        "\u{f0001}",
        "\u{200b}",
    ]);
    prop::collection::vec(glyph, 0..150).prop_map(|glyphs| glyphs.concat())
}

proptest! {
    #[test]
    fn the_mark_stands_under_what_it_marks(
        before in measured(),
        after in measured(),
        width in 40_usize..140,
    ) {
        let (mut case, file) = Case::of("a", &format!("{before}MARK{after}"));
        case.push(Diagnostic::new("a-code", "a message", case.find(file, "MARK", 0), ""));
        let text = written(&case, Format::Human, &Options { width, ..plain() });
        let mut lines = text.lines().skip_while(|line| !line.contains("MARK"));
        let (line, marks) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
        let (before, _) = line.split_once("MARK").expect("what is marked is shown");
        let expected = format!("   · {}━━━━", " ".repeat(before.width() - " 1 │ ".width()));
        prop_assert_eq!(marks, expected, "{}", text);
    }

    #[test]
    fn each_of_two_marks_stands_under_what_it_marks(
        parts in prop::array::uniform3(measured()),
        message in measured(),
        line_end in prop::sample::select(vec!["", "\n", "\n\n", "\n\n\n"]),
        width in 40_usize..140,
    ) {
        let [before, between, after] = parts;
        let text = format!("{before}FIRST{between}{line_end}SECOND{after}");
        let (mut case, file) = Case::of("a", &text);
        let (first, second) = (case.find(file, "FIRST", 0), case.find(file, "SECOND", 0));
        case.push(Diagnostic::new("a-code", "a message", second, &message).with_label(first, &message));
        let text = written(&case, Format::Human, &Options { width, ..plain() });
        let column = |line: &str, part: &str| line.split_once(part).map(|(before, _)| before.width());
        let (mut above, mut found) = ("", Vec::new());
        for line in text.lines() {
            if line.contains('│') {
                above = line;
            }
            for (mark, part) in [("━━━━━━", "SECOND"), ("─────", "FIRST")] {
                if line.starts_with("   ·") && line.contains(mark) {
                    prop_assert_eq!(column(line, mark), column(above, part), "{}", text);
                    found.push(part);
                }
            }
        }
        // Both may stand in one row, where neither has a message.
        found.sort_unstable();
        prop_assert_eq!(found, ["FIRST", "SECOND"], "{}", text);
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_written(case in case(), unicode: bool) {
        let options = Options { unicode, ..plain() };
        for format in [Format::Human, Format::Narrated, Format::Short, Format::Github] {
            for line in written(&case, format, &options).lines() {
                // What is visible already is left as it is.
                prop_assert_eq!(visible(line, true), line, "{}", format);
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal(case in case(), width in 40_usize..140, unicode: bool) {
        let options = Options { unicode, width, ..plain() };
        let text = written(&case, Format::Human, &options);
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{} columns of {width}: {line}\n{text}", line.width());
        }
    }

    #[test]
    fn a_finding_is_one_line_where_it_should_be(case in case()) {
        for format in [Format::Short, Format::Github] {
            let text = written(&case, format, &plain());
            prop_assert_eq!(text.lines().count(), case.diagnostics.len());
        }
    }

    #[test]
    fn what_is_written_for_programs_is_json(case in case()) {
        for format in [Format::Json, Format::Sarif] {
            let text = written(&case, format, &plain());
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }

    #[test]
    fn every_repair_is_applied_or_skipped(case in case()) {
        let fixed = hence_report::fix(&case.diagnostics, &case.files);
        prop_assert_eq!(fixed.applied + fixed.skipped, case.diagnostics.len());
        prop_assert!(fixed.applied > 0 || fixed.files.is_empty());
    }
}
