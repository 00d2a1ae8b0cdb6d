//! The form in which white space does not count.

use super::{Normal, Units};

/// Stands for a hyphen at the end of a line: a character that no text has.
pub(crate) const MARK: char = '\u{ffff}';

/// What becomes of a hyphen at the end of a line. Only the author knows whether it belongs to the word; before a
/// letter that is not lower-case it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineBreak {
    /// `exam-⏎ple` is `example`.
    DropHyphen,
    /// The hyphen is replaced by U+FFFF.
    MarkHyphen,
    /// All hyphens within words are dropped, also those within a line: `long-term` is `longterm`.
    DropAllHyphens,
}

/// Characters that a reader does not see: soft hyphen, zero-width space, word joiner, byte order mark.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

impl Normal {
    /// Returns the text with each run of white space as one space, without soft hyphens, and with the words joined
    /// that a hyphen divides at the end of a line.
    #[must_use]
    pub fn whitespace(&self, breaks: LineBreak) -> Self {
        let mut out = Self::default();
        let mut units = self.units();
        let mut after_letter = false;
        while let Some(unit) = units.next() {
            if unit.c == '\u{ad}' {
                if let Some((after, _)) = next_line(&units) {
                    units = after;
                }
                // What is behind the rest of the run was just looked at: to look again for each of them costs a square.
                while units.peek().is_some_and(is_unseen) {
                    units.next();
                }
            } else if is_unseen(unit.c) {
                // Nothing stands for it.
            } else if unit.c.is_whitespace() {
                let mut run = unit;
                while units
                    .peek()
                    .is_some_and(|c| c.is_whitespace() || is_unseen(c))
                {
                    run.origin = units
                        .next()
                        .map_or(run.origin, |unit| run.origin.to(unit.origin));
                }
                run.whole |= run.origin.len() != 1;
                out.push_char(' ', run);
                after_letter = false;
            } else if let ('-' | '\u{2010}', true) = (unit.c, after_letter)
                && let Some((after, next)) = next_line(&units)
            {
                match breaks {
                    LineBreak::DropHyphen | LineBreak::MarkHyphen if !next.is_lowercase() => {
                        out.push_char(unit.c, unit);
                    }
                    LineBreak::MarkHyphen => out.push_char(MARK, unit),
                    LineBreak::DropHyphen | LineBreak::DropAllHyphens => {}
                }
                units = after;
                after_letter = false;
            } else if matches!(unit.c, '-' | '\u{2010}' | '\u{2011}')
                && after_letter
                && breaks == LineBreak::DropAllHyphens
                && next_seen(&units).is_some_and(char::is_alphanumeric)
            {
                // Nothing stands for it.
            } else {
                out.push_char(unit.c, unit);
                after_letter = unit.c.is_alphanumeric();
            }
        }
        out
    }
}

/// Returns the units from the first letter of the next line, with this letter, where nothing else is before it than
/// the end of the line.
fn next_line<'n>(units: &Units<'n>) -> Option<(Units<'n>, char)> {
    let mut ahead = units.clone();
    let mut lines = 0;
    while let Some(c) = ahead.peek().filter(|c| c.is_whitespace() || is_unseen(*c)) {
        lines += usize::from(c == '\n');
        ahead.next();
    }
    let next = ahead.peek().filter(|c| c.is_alphanumeric())?;
    (lines == 1).then_some((ahead, next))
}

/// Returns the next character that a reader sees.
fn next_seen(units: &Units<'_>) -> Option<char> {
    units.chars.clone().find(|c| !is_unseen(*c))
}
