//! Running text and the tags at its end.

use hence_source::Span;

use crate::ast::{Name, Text};
use crate::cursor::Cursor;
use crate::grammar::name::is_id_char;
use crate::lines::trimmed_len;

/// Reads the rest of the line as text.
///
/// ```ebnf
/// prose = ? one or more characters up to the line's end or its comment, neither the first nor the last a blank;
///           a backslash takes the meaning from the character after it, or joins the next line ? ;
/// ```
pub(crate) fn prose(input: Cursor<'_>) -> Option<Text> {
    if input.is_empty() {
        return None;
    }
    let is_escaped =
        !input.sink().is_plain() && memchr::memchr(b'\\', input.text().as_bytes()).is_some();
    Some(Text {
        span: input.span(),
        is_escaped,
    })
}

/// Reads the rest of the line as text and the tags that it ends in; either may be missing.
///
/// ```ebnf
/// statement = prose { gap tag } ;
/// ```
///
/// ```ebnf
/// tag = "#" letter { id-char } ;
/// ```
pub(crate) fn statement(input: Cursor<'_>) -> (Option<Text>, Vec<Name>) {
    if input.sink().is_plain() {
        return (prose(input), Vec::new());
    }
    let mut tags = Vec::new();
    let mut left = input;
    while let Some((before, tag)) = last_tag(left) {
        tags.push(tag);
        left = before;
    }
    tags.reverse();
    (prose(left), tags)
}

/// Splits the tag at the end of `input` off, with the white space before it.
fn last_tag(input: Cursor<'_>) -> Option<(Cursor<'_>, Name)> {
    let text = input.text();
    let start = text.trim_end_matches(is_id_char).len();
    let before = text.get(..start)?.strip_suffix('#')?;
    let word = text.get(start..)?;
    if !word.chars().next()?.is_alphabetic() {
        return None;
    }
    let length = trimmed_len(before);
    let is_after_blank = before.ends_with([' ', '\t', '\n', '\r']);
    // No white space before `#`, or only an escaped blank.
    if !before.is_empty() && (!is_after_blank || length == before.len()) {
        return None;
    }
    let at = input.at() + start as u32;
    let span = Span::new(at, input.end());
    Some((input.cut(length), Name { span }))
}
