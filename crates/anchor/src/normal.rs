//! Normal forms of a text, each with the way back to the original.

use std::ops::Range;
use std::str::Chars;

use hence_source::Span;

mod case;
mod typographic;
mod whitespace;

pub use whitespace::LineBreak;
pub(crate) use whitespace::MARK;

/// What of a normal form comes from where in the original.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    /// Where it begins in the normal form.
    at: u32,
    /// Where it lies in the original.
    origin: Span,
    /// Whether it stands for its origin as a whole; else each character stands for one of the same length.
    whole: bool,
}

/// Returns a text as it is quoted: on one line, words that a line's end cuts in one piece, without soft hyphens. It is the
/// text in the grade `whitespace`.
pub(crate) fn on_one_line(text: &str) -> String {
    let normal = Normal::identity(text).whitespace(LineBreak::DropHyphen);
    normal.as_str().trim().to_owned()
}

/// A text in a normal form, every place of which leads back to the original.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Normal {
    text: String,
    pieces: Vec<Piece>,
}

impl Normal {
    /// Returns `text` as it is.
    pub fn identity(text: &str) -> Self {
        let mut normal = Self::default();
        if !text.is_empty() {
            normal.push(text, Span::from(0..text.len()), false);
        }
        normal
    }

    /// Returns the text in this form.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns what stands in the original for `range` (bytes of the normal form);
    /// `None` where the range is empty or cuts what the original has in one piece, such as one letter of a ligature.
    pub fn original(&self, range: Range<usize>) -> Option<Span> {
        if range.is_empty() || range.end > self.text.len() {
            return None;
        }
        let (start, end) = (range.start as u32, range.end as u32);
        let (first, _) = self.piece(start)?;
        let (last, last_end) = self.piece(end - 1)?;
        if (first.whole && first.at != start) || (last.whole && last_end != end) {
            return None;
        }
        let from = first.origin.start + (start - first.at);
        let to = if last.whole {
            last.origin.end
        } else {
            last.origin.start + (end - last.at)
        };
        Some(Span::new(from, to))
    }

    /// Returns the piece at the byte `offset` of the normal form, and where it ends there.
    fn piece(&self, offset: u32) -> Option<(Piece, u32)> {
        let after = self.pieces.partition_point(|piece| piece.at <= offset);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        let end = self.pieces.get(after).map(|next| next.at);
        Some((*piece, end.unwrap_or(self.text.len() as u32)))
    }

    /// Adds what stands for `origin`.
    fn push(&mut self, text: &str, origin: Span, whole: bool) {
        let at = self.text.len() as u32;
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut() {
            if whole && last.whole && last.origin == origin {
                return;
            }
            if !whole && !last.whole && last.origin.end == origin.start {
                last.origin.end = origin.end;
                return;
            }
        }
        self.pieces.push(Piece { at, origin, whole });
    }

    /// Adds `c`, which stands for `unit`.
    fn push_char(&mut self, c: char, unit: Unit) {
        let whole = unit.whole || c.len_utf8() != unit.origin.len() as usize;
        if let Some(last) = self.pieces.last_mut()
            && !whole
            && !last.whole
            && last.origin.end == unit.origin.start
        {
            // The common case, and the one that is worth a way of its own.
            last.origin.end = unit.origin.end;
            self.text.push(c);
        } else {
            self.push(c.encode_utf8(&mut [0; 4]), unit.origin, whole);
        }
    }

    /// Returns the characters with their origins.
    fn units(&self) -> Units<'_> {
        Units {
            chars: self.text.chars(),
            at: 0,
            pieces: &self.pieces,
        }
    }
}

/// A character of a normal form with its origin.
#[derive(Clone, Copy, Debug)]
struct Unit {
    c: char,
    origin: Span,
    whole: bool,
}

/// The characters of a normal form; a copy of it looks ahead.
#[derive(Clone, Debug)]
struct Units<'n> {
    chars: Chars<'n>,
    at: u32,
    pieces: &'n [Piece],
}

impl Units<'_> {
    /// Returns the next character and stays where it is.
    fn peek(&self) -> Option<char> {
        self.chars.clone().next()
    }
}

impl Iterator for Units<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        let c = self.chars.next()?;
        if let [_, rest @ ..] = self.pieces
            && let [next, ..] = rest
            && next.at <= self.at
        {
            self.pieces = rest;
        }
        let piece = self.pieces.first()?;
        let length = c.len_utf8() as u32;
        let origin = if piece.whole {
            piece.origin
        } else {
            let start = piece.origin.start + (self.at - piece.at);
            Span::new(start, start + length)
        };
        self.at += length;
        Some(Unit {
            c,
            origin,
            whole: piece.whole,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forms(text: &str) -> [Normal; 5] {
        let whole = Normal::identity(text);
        let dropped = whole.whitespace(LineBreak::DropHyphen);
        let bare = whole.whitespace(LineBreak::DropAllHyphens);
        let typographic = dropped.typographic();
        let case = typographic.case();
        [whole, dropped, bare, typographic, case]
    }

    fn normal(text: &str) -> [String; 5] {
        forms(text).map(|form| form.as_str().to_owned())
    }

    #[test]
    fn white_space_is_one_space() {
        let [_, dropped, bare, ..] =
            normal("a\r\n\tb\u{a0}c co\u{ad}op exam-\n ple NATO-\nRussia a- b");
        assert_eq!(dropped, "a b c coop example NATO-Russia a- b");
        assert_eq!(bare, "a b c coop example NATORussia a- b");
        let marked = Normal::identity("exam-\nple a-b").whitespace(LineBreak::MarkHyphen);
        assert_eq!(marked.as_str(), "exam\u{ffff}ple a-b");
    }

    #[test]
    fn signs_are_plain() {
        let [_, _, _, typographic, case] =
            normal("“It’s” – so—and -- so… ﬁne e\u{301}t NATO- Russia 1990–95 ΟΔΟΣ");
        assert_eq!(
            typographic,
            "\"It's\"-so-and-so... fine ét NATO- Russia 1990-95 ΟΔΟΣ"
        );
        assert_eq!(
            case,
            "\"it's\"-so-and-so... fine ét nato- russia 1990-95 οδοσ"
        );
    }

    #[test]
    fn a_match_does_not_cut_what_is_one_piece() {
        let form = Normal::identity("ﬁne")
            .whitespace(LineBreak::DropHyphen)
            .typographic();
        assert_eq!(form.as_str(), "fine");
        assert_eq!(form.original(1..4), None);
        assert_eq!(form.original(0..1), None);
        assert_eq!(form.original(0..2), Some(Span::new(0, 3)));
        assert_eq!(form.original(2..4), Some(Span::new(3, 5)));
    }

    proptest! {
        #[test]
        fn every_place_leads_back(text in "([a-z]|[A-Z]|[ \n\r\t-]|[“”’—…ﬁé\u{301}\u{ad}\u{a0}ßİΣ]|.){0,60}") {
            for form in forms(&text) {
                let mut last = 0;
                for (at, c) in form.as_str().char_indices() {
                    if let Some(span) = form.original(at..at + c.len_utf8()) {
                        prop_assert!(span.start >= last && !span.of(&text).is_empty());
                        last = span.start;
                    }
                }
                let whole = form.original(0..form.as_str().len());
                prop_assert_eq!(whole.is_none(), form.as_str().is_empty());
            }
        }

        #[test]
        fn a_form_of_a_form_is_the_same(text in "([a-zA-Z]|[ \n-]|[“’—…ﬁé\u{ad}\u{a0}]){0,60}") {
            let once = Normal::identity(&text).whitespace(LineBreak::DropAllHyphens);
            let twice = Normal::identity(once.as_str()).whitespace(LineBreak::DropAllHyphens);
            prop_assert_eq!(once.as_str(), twice.as_str());
        }
    }
}
