//! Words between quotation marks.

use hence_source::{Diagnostic, Span};
use memchr::memchr2;

use crate::ast::Text;
use crate::cursor::{Cursor, Res, absent};
use crate::sink::{SYNTAX, Sink};

/// Quotation marks that word processors put where `"` was typed.
const TYPOGRAPHIC: [char; 7] = ['“', '”', '„', '‟', '«', '»', '＂'];

/// Marks that open words in other notations, and in English.
const SINGLE_OPENING: [char; 2] = ['\'', '‘'];
/// Marks that close them.
const SINGLE_CLOSING: [char; 2] = ['\'', '’'];

/// Reads a string that something else follows; fails softly where none stands, and where it is not closed. One without
/// words is reported.
///
/// ```ebnf
/// string = '"' string-char { string-char } '"' ;
/// ```
///
/// ```ebnf
/// string-char = ? any character of the line except " and the backslash; or a backslash and any character; or a joined line ? ;
/// ```
pub(crate) fn string(input: Cursor<'_>) -> Res<'_, Text> {
    if !input.starts_with('"') {
        return absent();
    }
    let inside = input.skip(1);
    match closing(inside.text()) {
        Some((length, is_escaped)) => {
            let span = inside.cut(length).span();
            if span.is_empty() {
                input.report(|sink| no_words(sink, input.cut(2).span()));
            }
            Ok((inside.skip(length + 1), Text { span, is_escaped }))
        }
        None => absent(),
    }
}

/// Returns the length up to the first quotation mark that is not escaped, and whether a backslash comes before it.
fn closing(text: &str) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut is_escaped = false;
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some((at, is_escaped));
        }
        is_escaped = true;
        at += 2;
    }
}

/// Reads a string that ends the line. From here on it is settled that one is meant: what is wrong is reported, and None
/// is returned where no words can be made out.
pub(crate) fn last_string(input: Cursor<'_>, after: Span) -> Option<Text> {
    if !input.starts_with('"') {
        input.report(|sink| no_string(sink, input, after));
        return unquoted(input);
    }
    let Ok((rest, text)) = string(input) else {
        let inside = input.skip(1);
        input.report(|sink| unclosed(sink, inside));
        return Some(text_of(inside)).filter(|text| !text.span.is_empty());
    };
    if rest.skip_gap().is_empty() {
        return Some(text);
    }
    // A quotation mark inside: the last one on the line closes the string.
    let inside = input.skip(1);
    match inside.text().rfind('"') {
        Some(last) if last as u32 + inside.at() > text.span.end => {
            let whole = inside.cut(last);
            input.report(|sink| raw_quotation_mark(sink, whole));
            Some(text_of(whole))
        }
        _ => {
            let rest = rest.skip_gap();
            input.report(|sink| trailing(sink, rest));
            Some(text)
        }
    }
}

fn text_of(written: Cursor<'_>) -> Text {
    Text {
        span: written.span(),
        is_escaped: written.text().contains('\\'),
    }
}

/// Makes out what was meant where no `"` stands: the words between typographic or single marks, or the rest of the line.
fn unquoted(input: Cursor<'_>) -> Option<Text> {
    let text = input.text();
    let single = text.strip_prefix(SINGLE_OPENING);
    let single = single.and_then(|words| Some((words, words.strip_suffix(SINGLE_CLOSING)?)));
    let (after, words) = single.unwrap_or_else(|| {
        let after = text.trim_start_matches(TYPOGRAPHIC);
        (after, after.trim_end_matches(TYPOGRAPHIC))
    });
    let words = input.skip(text.len() - after.len()).cut(words.len());
    Some(text_of(words)).filter(|text| !text.span.is_empty())
}

fn no_string(sink: &Sink<'_>, input: Cursor<'_>, after: Span) -> Diagnostic {
    if input.is_empty() {
        return Diagnostic::new(
            SYNTAX,
            "expected words between quotation marks",
            sink.at(after),
            "nothing follows",
        )
        .with_help("write `\"…\"`");
    }
    let Some(words) = unquoted(input) else {
        return Diagnostic::new(
            SYNTAX,
            "expected words between quotation marks",
            sink.at(input.span()),
            "there are no words here",
        )
        .with_help("write `\"…\"`");
    };
    let quoted = quoted(words.span.of(sink.text()));
    let first = input.first().unwrap_or(' ');
    let span = Span::new(input.at(), input.at() + first.len_utf8() as u32);
    let label = if TYPOGRAPHIC.contains(&first) {
        "this is a typographic quotation mark"
    } else if SINGLE_OPENING.contains(&first) {
        "this is a single quotation mark"
    } else {
        "expected `\"` here"
    };
    Diagnostic::new(
        SYNTAX,
        "expected words between `\"` marks",
        sink.at(span),
        label,
    )
    .with_help("write the words between straight quotation marks, `\"…\"`")
    .with_fix(sink.replace("write `\"…\"`", input.span(), &quoted))
}

fn no_words(sink: &Sink<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        SYNTAX,
        "there are no words between the quotation marks",
        sink.at(span),
        "nothing stands here",
    )
    .with_help("write the words between the quotation marks, or remove the line")
}

fn unclosed(sink: &Sink<'_>, inside: Cursor<'_>) -> Diagnostic {
    let open = Span::new(inside.at() - 1, inside.at());
    Diagnostic::new(
        SYNTAX,
        "a quotation mark is never closed",
        sink.at(open),
        "the words after this have no end",
    )
    .with_help("close them with `\"`")
    .with_fix(sink.insert("insert `\"`", inside.end(), "\""))
}

fn raw_quotation_mark(sink: &Sink<'_>, whole: Cursor<'_>) -> Diagnostic {
    let written = whole.text();
    let first = closing(written).map_or(0, |(length, _)| length as u32);
    let at = whole.at() + first;
    let escaped = quoted(written);
    let inside = escaped.get(1..escaped.len() - 1).unwrap_or_default();
    Diagnostic::new(
        SYNTAX,
        "a quotation mark inside a quotation",
        sink.at(Span::new(at, at + 1)),
        "this one would end it",
    )
    .with_help("write `\\\"` for a quotation mark that belongs to the words")
    .with_fix(sink.replace("write `\\\"` inside", whole.span(), inside))
}

/// Reports what stands after a string that ends its line.
fn trailing(sink: &Sink<'_>, rest: Cursor<'_>) -> Diagnostic {
    Diagnostic::new(
        SYNTAX,
        "nothing can follow the closing quotation mark",
        sink.at(rest.span()),
        "unexpected text",
    )
    .with_help("remove it, or write it as a comment after two spaces, `  // …`")
    .with_fix(sink.insert("make it a comment", rest.at(), "  // "))
}

/// Puts `written` between quotation marks, and a backslash before each mark in it that has none.
fn quoted(written: &str) -> String {
    let mut out = String::with_capacity(written.len() + 2);
    out.push('"');
    let mut is_escaped = false;
    for c in written.chars() {
        if c == '"' && !is_escaped {
            out.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        out.push(c);
    }
    out.push('"');
    out
}
