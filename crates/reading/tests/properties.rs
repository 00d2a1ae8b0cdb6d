//! Whatever a file holds: it is read without a panic, and every visible word leads back into the file.

use hence_reading::{Format, Reading};
use hence_source::Span;
use proptest::prelude::*;

fn check(bytes: Vec<u8>, format: Format) {
    let Ok(mut reading) = Reading::new(bytes, format) else {
        return;
    };
    let raw = reading.take_raw();
    let text = reading.text();
    let mut before = 0;
    for (at, c) in text.char_indices() {
        let span = Span::from(at..at + c.len_utf8());
        let place = reading.in_file(span);
        assert!(place.start >= before, "places stand in order: {raw:?}");
        before = place.start;
        assert!(!['\u{fffe}', '\u{ffff}'].contains(&c), "no text has these");
        assert!(raw.get(place.range()).is_some(), "{place:?} in {raw:?}");
        let is_same = place.of(&raw) == span.of(text);
        // What is not the same stands for something: an entity, white space, an escape, a break.
        assert!(
            is_same
                || c.is_whitespace()
                || place.of(&raw).contains(['&', '\\', '`'])
                || c == '\u{fffd}',
            "{c:?} for {:?} in {raw:?}",
            place.of(&raw)
        );
    }
    let whole = reading.in_file(Span::from(0..text.len()));
    assert!(raw.get(whole.range()).is_some());
}

const PIECES: [&str; 32] = [
    "<p>",
    "</p>",
    "<b",
    ">",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&amp;",
    "&#8217;",
    "&",
    "\r\n",
    "  ",
    "é漢",
    "<pre>",
    "</pre>",
    "hidden",
    "style='display: none'",
    "<td>",
    "# ",
    "- ",
    "*a*",
    "`b`",
    "[c](d)",
    "\\*",
    "```\n",
    "| a | b |\n|---|---|\n",
    "---\n",
    "word ",
    "\u{a0}",
    "\u{ffff}",
    "&#xFFFE;",
];

const FORMATS: [Format; 4] = [Format::Text, Format::Markdown, Format::Html, Format::Xhtml];

proptest! {
    #[test]
    fn any_mixture_of_markup_is_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        let text = pieces.concat();
        for format in FORMATS {
            check(text.clone().into_bytes(), format);
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in FORMATS {
            check(bytes.clone(), format);
        }
    }
}

#[test]
fn hostile_files_take_linear_time() {
    let many = [
        "<div>".repeat(100_000),
        "&".repeat(300_000),
        "&amp".repeat(100_000),
        "<a ".repeat(100_000),
        "<!--".repeat(100_000),
        "\n".repeat(300_000),
        "<script>".repeat(50_000),
        " <b>\n".repeat(50_000),
        "<p hidden><b>".repeat(50_000),
        "<li hidden><ul></b>".repeat(50_000),
    ];
    for text in many {
        check(text.clone().into_bytes(), Format::Html);
        check(text.into_bytes(), Format::Xhtml);
    }
}
