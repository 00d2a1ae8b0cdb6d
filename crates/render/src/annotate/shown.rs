//! Texts that somebody else wrote, as runs of what can be seen and of what cannot.

use std::borrow::Cow;

use hence_source::is_hidden;

/// A run of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Run<'t> {
    /// What is seen as it is.
    Plain(&'t str),
    /// A character that is not seen, or that turns or hides what stands around it.
    Hidden(char),
    /// The end of a line that must not run on.
    Break(&'t str),
}

impl Run<'_> {
    /// Returns the run as it is shown.
    pub(super) fn picture(self) -> String {
        match self {
            Self::Plain(text) | Self::Break(text) => text.to_owned(),
            Self::Hidden(c) => picture(c),
        }
    }

    /// Returns the number of a character that is not seen, as Unicode writes it.
    pub(super) fn code(self) -> String {
        match self {
            Self::Plain(_) | Self::Break(_) => String::new(),
            Self::Hidden(c) => format!("U+{:04X}", u32::from(c)),
        }
    }
}

/// Returns what is shown for a character that is not seen.
pub(super) fn picture(c: char) -> String {
    hence_report::visible(c.encode_utf8(&mut [0; 4]), true)
}

/// Cuts a text into runs. A soft hyphen and a space of no width are plain: they say where a line may be broken. Linear.
pub(super) fn runs(text: &str, is_break: impl Fn(u32) -> bool) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut from = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let mut end = at + c.len_utf8();
        let run = match c {
            '\n' | '\r' if is_break(at as u32) => {
                if c == '\r' && characters.next_if(|(_, next)| *next == '\n').is_some() {
                    end += 1;
                }
                Run::Break(text.get(at..end).unwrap_or(""))
            }
            '\n' | '\r' | '\t' | '\u{ad}' | '\u{200b}' => continue,
            _ if is_hidden(c) => Run::Hidden(c),
            _ => continue,
        };
        push(&mut runs, text, from, at);
        runs.push(run);
        from = end;
    }
    push(&mut runs, text, from, text.len());
    runs
}

fn push<'t>(runs: &mut Vec<Run<'t>>, text: &'t str, from: usize, to: usize) {
    let words = text.get(from..to).filter(|words| !words.is_empty());
    runs.extend(words.map(Run::Plain));
}

/// Returns a text on one line, of at most `most` characters, with an ellipsis where something was cut.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    let Some(head) = end.and_then(|end| text.get(..end)) else {
        return Cow::Borrowed(text);
    };
    // A word is not cut, unless it is very long.
    let whole = head.rfind(' ').filter(|space| *space * 2 > head.len());
    let head = whole.and_then(|space| head.get(..space)).unwrap_or(head);
    Cow::Owned([head.trim_end(), "…"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_told_apart() {
        assert_eq!(
            runs("a\u{202e}b\0\n\u{ad}", |_| false),
            [
                Run::Plain("a"),
                Run::Hidden('\u{202e}'),
                Run::Plain("b"),
                Run::Hidden('\0'),
                Run::Plain("\n\u{ad}")
            ]
        );
        assert_eq!(
            runs("a\r\nb\nc", |at| at == 1),
            [Run::Plain("a"), Run::Break("\r\n"), Run::Plain("b\nc")]
        );
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(cut("one two", 7), "one two");
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(cut("漢字漢字漢字", 3), "漢字漢…");
    }
}
