//! How wide a text is on a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use hence_source::is_hidden;

use crate::visible::{TAB, picture};

/// The most characters that are taken for one glyph; the longest emoji has ten.
const MAX_GLYPH: usize = 16;

/// Returns the pieces of `text` that a terminal draws in one place, each with its offset: a character, or an emoji with
/// what modifies it. Marks of no width count for themselves, as they change no width.
pub(crate) fn glyphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let glyph = rest.get(..first_glyph(rest))?;
        let start = at;
        at += glyph.len();
        (!glyph.is_empty()).then_some((start, glyph))
    })
}

/// Returns the length of the first glyph of `text` in bytes.
fn first_glyph(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, mut before)) = chars.next() else {
        return 0;
    };
    for (index, (offset, c)) in chars.enumerate() {
        if index + 1 >= MAX_GLYPH || !is_joined(before, c) {
            return offset;
        }
        before = c;
    }
    text.len()
}

/// Returns the length of the last glyph of `text` in bytes.
fn last_glyph(text: &str) -> usize {
    let mut chars = text.char_indices().rev();
    let Some((mut start, mut after)) = chars.next() else {
        return 0;
    };
    for (index, (offset, c)) in chars.enumerate() {
        if index + 1 >= MAX_GLYPH || !is_joined(c, after) {
            break;
        }
        (start, after) = (offset, c);
    }
    text.len() - start
}

/// Tells whether `after` belongs to the emoji that `before` belongs to.
fn is_joined(before: char, after: char) -> bool {
    const JOINER: char = '\u{200d}';
    let is_modifier = matches!(
        after,
        JOINER | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}'
    );
    let is_shown = |c: char| c != '\t' && c != ' ' && !is_hidden(c);
    (is_modifier || before == JOINER) && is_shown(before) && is_shown(after)
}

/// Returns the columns of one of the [`glyphs`], as it is made visible.
pub(crate) fn columns_of(glyph: &str, unicode: bool) -> usize {
    let mut chars = glyph.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some(c), None) => columns_of_char(c, unicode),
        _ => glyph.width(),
    }
}

fn columns_of_char(c: char, unicode: bool) -> usize {
    if c == '\t' {
        TAB.len()
    } else if picture(c).is_some() && unicode {
        1
    } else if is_hidden(c) {
        c.escape_unicode().count()
    } else {
        c.width().unwrap_or(0)
    }
}

/// Returns the columns of a text that is visible already.
pub fn width_of(shown: &str) -> usize {
    glyphs(shown)
        .map(|(_, glyph)| columns_of(glyph, true))
        .sum()
}

/// Counts the columns of a text as it is made visible.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    unicode: bool,
    /// The columns of what was taken.
    pub(crate) taken: usize,
}

impl Columns {
    /// Glyphs that one column may hold on average. Marks of no width can be piled up without end; this bounds the cost
    /// of a place in such a text.
    const MAX_GLYPHS_PER_COLUMN: usize = 4;

    /// Starts to count.
    pub(crate) const fn new(unicode: bool) -> Self {
        Self { unicode, taken: 0 }
    }

    /// Takes from the start of `text` what fits into `width` columns, and returns how many bytes that is.
    pub(crate) fn take(&mut self, text: &str, width: usize) -> usize {
        self.taken = 0;
        let limit = width * Self::MAX_GLYPHS_PER_COLUMN;
        for (index, (offset, glyph)) in glyphs(text).enumerate() {
            let columns = columns_of(glyph, self.unicode);
            if self.taken + columns > width || index >= limit {
                return offset;
            }
            self.taken += columns;
        }
        text.len()
    }

    /// Takes from the end of `text` what fits into `width` columns, and returns how many bytes that is.
    pub(crate) fn take_back(&mut self, text: &str, width: usize) -> usize {
        self.taken = 0;
        let mut rest = text;
        for _ in 0..width * Self::MAX_GLYPHS_PER_COLUMN {
            let start = rest.len() - last_glyph(rest);
            let (before, glyph) = rest.split_at(start);
            let columns = columns_of(glyph, self.unicode);
            if glyph.is_empty() || self.taken + columns > width {
                break;
            }
            self.taken += columns;
            rest = before;
        }
        text.len() - rest.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_one_glyph_with_what_modifies_it() {
        let parts: Vec<_> = glyphs("a👩\u{200d}🚀é❤\u{fe0f}👍🏽1\u{fe0f}\u{20e3}").collect();
        let texts: Vec<_> = parts.iter().map(|(_, glyph)| *glyph).collect();
        let expected = [
            "a",
            "👩\u{200d}🚀",
            "é",
            "❤\u{fe0f}",
            "👍🏽",
            "1\u{fe0f}\u{20e3}",
        ];
        assert_eq!(texts, expected);
        let widths: Vec<_> = texts.iter().map(|glyph| columns_of(glyph, true)).collect();
        assert_eq!(widths, [1, 2, 1, 2, 2, 2]);
    }

    #[test]
    fn takes_from_either_end_what_fits() {
        let mut columns = Columns::new(true);
        let text = "a👍🏽b";
        assert_eq!((columns.take(text, 2), columns.taken), (1, 1));
        assert_eq!((columns.take(text, 3), columns.taken), (9, 3));
        assert_eq!((columns.take_back(text, 2), columns.taken), (1, 1));
        assert_eq!((columns.take_back(text, 3), columns.taken), (9, 3));
        assert_eq!((columns.take_back(text, 9), columns.taken), (10, 4));
    }

    #[test]
    fn marks_without_width_do_not_cost_without_end() {
        let text = "\u{301}".repeat(100_000);
        assert_eq!(Columns::new(true).take(&text, 10), 80);
        assert_eq!(Columns::new(true).take_back(&text, 10), 80);
        let text = "\u{200d}".repeat(100_000);
        assert!(Columns::new(true).take(&text, 10) < 2000);
        assert!(Columns::new(true).take_back(&text, 10) < 2000);
    }
}
