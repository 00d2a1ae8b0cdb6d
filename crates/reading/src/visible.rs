//! The visible text of a file, and where each of its words stands in the file.

use hence_source::Span;

use crate::encoding::without_free;

/// A run of visible text that comes from one run of the file.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the visible text; it ends where the next piece begins.
    start: u32,
    /// What it is in the file: as long as the piece where they are the same letters, else something that stands for it
    /// (an entity, white space), whole.
    raw: Span,
}

/// The visible text of a file, and where each of its words stands in the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visible {
    text: String,
    pieces: Vec<Piece>,
}

impl Visible {
    /// Returns the text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns where the bytes `span` of the visible text stand in the file, markup between them included.
    /// Logarithmic in the number of tags and entities.
    pub(crate) fn in_file(&self, span: Span) -> Span {
        let start = self.raw_of(span.start).start;
        if span.is_empty() {
            return Span::empty(start);
        }
        let end = self.raw_of(span.end - 1).end;
        Span::new(start, end.max(start))
    }

    /// Returns what is visible of the bytes `span` of the file. Logarithmic in the number of tags and entities.
    pub(crate) fn visible_part(&self, span: Span) -> Span {
        let start = self.place_of(span.start);
        let end = self.place_of(span.end);
        Span::new(start, end.max(start))
    }

    /// Returns where what stands at the byte `at` of the file, or else the next that is visible, begins in the visible text.
    fn place_of(&self, at: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.raw.end <= at);
        let Some(piece) = self.pieces.get(index) else {
            return self.text.len() as u32;
        };
        let next = self.pieces.get(index + 1);
        let end = next.map_or(self.text.len() as u32, |next| next.start);
        let is_same = piece.raw.len() == end - piece.start;
        let into = at.saturating_sub(piece.raw.start);
        if is_same {
            piece.start + into
        } else if into == 0 {
            piece.start
        } else {
            end
        }
    }

    /// Returns where the byte `at` of the visible text comes from.
    fn raw_of(&self, at: u32) -> Span {
        let index = self.pieces.partition_point(|piece| piece.start <= at);
        let Some(piece) = index
            .checked_sub(1)
            .and_then(|index| self.pieces.get(index))
        else {
            return Span::empty(0);
        };
        let next = self.pieces.get(index);
        let end = next.map_or(self.text.len() as u32, |next| next.start);
        let (into, length) = (at - piece.start, end - piece.start);
        if piece.raw.len() == length && into < length {
            Span::new(piece.raw.start + into, piece.raw.start + into + 1)
        } else if into < length {
            piece.raw
        } else {
            Span::empty(piece.raw.end)
        }
    }

    /// Adds what stands in the file at `raw`, as it is.
    pub(crate) fn push(&mut self, file: &str, raw: Span) {
        self.push_as(raw.of(file), raw);
    }

    /// Adds `text`, for which the file has `raw`.
    pub(crate) fn push_as(&mut self, text: &str, raw: Span) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            start: self.text.len() as u32,
            raw,
        });
        // An entity can stand for any character.
        self.text.push_str(&without_free(text.into()));
    }

    /// Ends a line, or with an empty line a block, at `raw` in the file; nothing where that has ended already.
    pub(crate) fn end_block(&mut self, ending: &str, raw: u32) {
        if !self.text.is_empty() && !self.text.ends_with(ending) {
            let missing = match ending.len() {
                2 if self.text.ends_with('\n') => "\n",
                _ => ending,
            };
            self.push_as(missing, Span::empty(raw));
        }
    }

    /// Tells whether the text ends in white space, so that no more is needed.
    pub(crate) fn ends_in_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n', '\t'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_way_back() {
        let file = "<b>Tom &amp; Ann</b> sat";
        let mut visible = Visible::default();
        visible.push(file, Span::new(3, 7));
        visible.push_as("&", Span::new(7, 12));
        visible.push(file, Span::new(12, 16));
        visible.push(file, Span::new(20, 24));
        assert_eq!(visible.as_str(), "Tom & Ann sat");
        let back = |part: &str| {
            let at = visible.as_str().find(part).map(|at| at as u32);
            let at = at.unwrap_or_default();
            visible
                .in_file(Span::new(at, at + part.len() as u32))
                .of(file)
        };
        assert_eq!(back("Tom & Ann"), "Tom &amp; Ann");
        assert_eq!(back("Ann sat"), "Ann</b> sat");
        assert_eq!(back("&"), "&amp;");
        assert_eq!(visible.in_file(Span::empty(13)), Span::empty(24));
        assert_eq!(Visible::default().in_file(Span::empty(0)), Span::empty(0));
    }
}
