//! Texts that somebody else wrote, made safe to show.
//!
//! A terminal obeys what it is sent: an escape sequence in a claim could clear the screen or write to the clipboard,
//! and a bidirectional mark could make a line read as its opposite ("Trojan Source", Boucher and Anderson 2021). So
//! whatever cannot be seen is spelled out.

use crate::columns::Columns;
use hence_source::is_hidden;

/// The columns of a tab; it has no stops, so that the width of a text does not depend on where it stands.
pub(crate) const TAB: &str = "    ";

/// Returns `text` as it may be shown on a terminal: control characters as pictures (`␛`), other characters that nobody
/// sees, among them every bidirectional control, as `\u{202e}`; a tab as spaces. With `unicode` false the pictures
/// are spelled out too. Linear.
pub fn visible(text: &str, unicode: bool) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut shown, c, unicode);
    }
    shown
}

/// Returns `text` made [`visible`] and cut to `width` columns, with an ellipsis where something was cut.
/// Costs no more than what is shown.
pub fn cut_to_width(text: &str, width: usize, unicode: bool) -> String {
    let mut rest = Columns::new(unicode);
    if rest.take(text, width) == text.len() {
        return visible(text, unicode);
    }
    let ellipsis = ellipsis(unicode);
    let room = width.saturating_sub(ellipsis.chars().count());
    let end = Columns::new(unicode).take(text, room);
    let mut shown = visible(text.get(..end).unwrap_or(""), unicode);
    shown.truncate(shown.trim_end().len());
    shown.push_str(ellipsis);
    shown
}

/// Returns what [`cut_to_width`] returns, but without the rest of a word at the end, unless that word is long.
pub(crate) fn cut_to_words(text: &str, width: usize, unicode: bool) -> String {
    const MAX_WORD: usize = 16;
    let mut shown = cut_to_width(text, width, unicode);
    if Columns::new(unicode).take(text, width) == text.len() {
        return shown;
    }
    let ellipsis = ellipsis(unicode);
    let room = width.saturating_sub(ellipsis.chars().count());
    let end = Columns::new(unicode).take(text, room);
    let (head, rest) = text.split_at(end);
    if head.ends_with(' ') || rest.starts_with(' ') {
        return shown;
    }
    let tail = shown.rfind(' ').filter(|space| {
        let rest = shown.get(*space..).unwrap_or("");
        *space > 0 && rest.chars().count() <= MAX_WORD
    });
    if let Some(space) = tail {
        shown.truncate(space);
        shown.push_str(ellipsis);
    }
    shown
}

/// Returns the mark that stands for what was cut.
pub(crate) const fn ellipsis(unicode: bool) -> &'static str {
    if unicode { "…" } else { "..." }
}

/// Appends `c` to `shown`, as [`visible`] shows it.
pub(crate) fn push(shown: &mut String, c: char, unicode: bool) {
    if c == '\t' {
        shown.push_str(TAB);
    } else if let Some(picture) = picture(c).filter(|_| unicode) {
        shown.push(picture);
    } else if is_hidden(c) {
        shown.extend(c.escape_unicode());
    } else {
        shown.push(c);
    }
}

/// Returns the picture of a control character, if Unicode has one.
pub(crate) fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(c as u32 + 0x2400),
        '\u{7f}' => Some('\u{2421}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_out_what_nobody_sees() {
        assert_eq!(visible("a\u{1b}[2J\u{7f}\0", true), "a␛[2J␡␀");
        assert_eq!(visible("a\u{1b}", false), "a\\u{1b}");
        assert_eq!(
            visible("\u{202e}x\u{2066}\u{85}", true),
            "\\u{202e}x\\u{2066}\\u{85}"
        );
        assert_eq!(visible("\tx", true), "    x");
        assert_eq!(visible("👩\u{200d}🚀 é", true), "👩\u{200d}🚀 é");
    }

    #[test]
    fn cuts_to_columns_not_to_characters() {
        assert_eq!(cut_to_width("abcdef", 6, true), "abcdef");
        assert_eq!(cut_to_width("abcdefg", 6, true), "abcde…");
        assert_eq!(cut_to_width("漢字漢字", 6, true), "漢字…");
        assert_eq!(cut_to_width("abcdefg", 6, false), "abc...");
        assert_eq!(cut_to_width("ab\u{202e}cd", 6, true), "ab…");
    }

    #[test]
    fn gives_up_a_torn_word_unless_it_is_long() {
        assert_eq!(cut_to_words("one two three", 13, true), "one two three");
        assert_eq!(cut_to_words("one two three", 10, true), "one two…");
        assert_eq!(cut_to_words("one two three", 8, true), "one two…");
        assert_eq!(cut_to_words("one two three", 9, true), "one two…");
        assert_eq!(cut_to_words("one two three", 9, false), "one...");
        assert_eq!(cut_to_words("abcdefgh", 5, true), "abcd…");
        let long = format!("a {}", "b".repeat(30));
        assert_eq!(
            cut_to_words(&long, 24, true),
            format!("a {}…", "b".repeat(21))
        );
    }
}
