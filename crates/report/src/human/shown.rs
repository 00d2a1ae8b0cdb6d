//! The part of a line that is shown, and where in it the places of the text are.

use std::ops::Range;

use crate::columns::{columns_of, glyphs};
use crate::visible::{ellipsis, push};

/// Where a mark is in what is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    /// The bytes of the text that is shown.
    pub(super) bytes: Range<usize>,
    /// The columns, from 0.
    pub(super) columns: Range<usize>,
}

/// A glyph of the line.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    /// Its offset in the line.
    source: usize,
    /// Its place in what is shown.
    shown: Shown,
}

/// A place in what is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Shown {
    byte: usize,
    column: usize,
}

/// The part of a line that is shown.
#[derive(Debug)]
pub(super) struct ShownLine {
    /// What is shown, with an ellipsis where something was cut.
    pub(super) text: String,
    /// The glyphs in their order, and the end of the window.
    glyphs: Vec<Glyph>,
    /// The end of what is shown.
    end: Shown,
}

impl ShownLine {
    /// Shows the bytes `window` of `line`. Linear in the window.
    pub(super) fn new(line: &str, window: Range<usize>, unicode: bool) -> Self {
        let cut = |is_cut: bool| if is_cut { ellipsis(unicode) } else { "" };
        let (head, tail) = (cut(window.start > 0), cut(window.end < line.len()));
        let mut shown = Self {
            text: head.to_owned(),
            glyphs: Vec::new(),
            end: Shown {
                byte: head.len(),
                column: head.chars().count(),
            },
        };
        for (offset, glyph) in glyphs(line.get(window.clone()).unwrap_or("")) {
            shown.note(window.start + offset);
            shown.add(glyph, unicode);
        }
        shown.note(window.end);
        shown.text.push_str(tail);
        shown.end = Shown {
            byte: shown.text.len(),
            column: shown.end.column + tail.chars().count(),
        };
        shown
    }

    /// Notes that what is added next stands at `source` in the line.
    fn note(&mut self, source: usize) {
        self.glyphs.push(Glyph {
            source,
            shown: self.end,
        });
    }

    fn add(&mut self, glyph: &str, unicode: bool) {
        let columns = columns_of(glyph, unicode);
        glyph.chars().for_each(|c| push(&mut self.text, c, unicode));
        self.end = Shown {
            byte: self.text.len(),
            column: self.end.column + columns,
        };
    }

    /// Returns the bytes and the columns at which `bytes` of the line are shown.
    ///
    /// Never empty: where there is no character, the one behind is taken, or a space is added at the end of the line.
    pub(super) fn locate(&mut self, bytes: &Range<usize>) -> Spot {
        let after = self
            .glyphs
            .partition_point(|glyph| glyph.source <= bytes.start);
        let start = self.glyphs.get(after.saturating_sub(1));
        let start = start.map_or(self.end, |glyph| glyph.shown);
        let last = self
            .glyphs
            .partition_point(|glyph| glyph.source < bytes.end);
        let mut end = self.glyphs.get(last).map_or(self.end, |glyph| glyph.shown);
        if end.byte <= start.byte {
            end = self.glyphs.get(after).map_or(self.end, |glyph| glyph.shown);
        }
        if end.byte <= start.byte {
            self.text.push(' ');
            self.end = Shown {
                byte: self.text.len(),
                column: self.end.column + 1,
            };
            end = self.end;
        }
        Spot {
            bytes: start.byte..end.byte,
            columns: start.column..end.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(bytes: Range<usize>, columns: Range<usize>) -> Spot {
        Spot { bytes, columns }
    }

    #[test]
    fn finds_places_in_what_is_shown() {
        let line = "one\ttwo\u{1b} three";
        let mut shown = ShownLine::new(line, 3..9, true);
        assert_eq!(shown.text, "…    two␛ …");
        assert_eq!(shown.locate(&(4..7)), spot(7..10, 5..8));
        assert_eq!(shown.locate(&(8..99)), spot(13..17, 9..11));
        assert_eq!(shown.locate(&(0..99)), spot(3..17, 1..11));
    }

    #[test]
    fn widens_what_is_empty() {
        let mut shown = ShownLine::new("ab", 0..2, true);
        assert_eq!(shown.locate(&(1..1)), spot(1..2, 1..2));
        assert_eq!(shown.locate(&(2..2)), spot(2..3, 2..3));
        assert_eq!(shown.text, "ab ");
    }

    #[test]
    fn gives_a_glyph_the_columns_that_it_takes() {
        let line = "👩\u{200d}🚀x\u{301}";
        let mut shown = ShownLine::new(line, 0..line.len(), true);
        assert_eq!(shown.text, line);
        assert_eq!(shown.locate(&(11..12)), spot(11..12, 2..3));
    }
}
