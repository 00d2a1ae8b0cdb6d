//! Which part of which lines is shown for a finding.
//!
//! Claims are prose: a line can be a paragraph, or a whole book. So each line is shown through a window around what is
//! marked in it, and nothing but the window is ever read. The window is copied, made visible, and the marks are
//! counted anew in the copy; that way the drawing below it is right whatever the line holds.

use std::ops::Range;

use hence_source::{FileId, Label, SourceFile};

use super::Pen;
use super::excerpt::{Excerpt, Mark};
use super::shown::{ShownLine, Spot};
use super::snippet::{GUTTER, LEAD, cut_start};
use crate::columns::{Columns, width_of};
use crate::place::clamp;
use crate::visible::{cut_to_width, ellipsis, visible};

/// A label, brought onto its first line.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The line, from 1.
    line: u32,
    /// The column that is told, from 1, in characters.
    column: u32,
    /// The bytes, counted from the start of the line.
    bytes: Range<usize>,
    /// What is there; visible.
    message: String,
    /// Whether the finding is shown here.
    is_primary: bool,
}

/// Returns the places of those `labels` that lie in `file`, in the order of the text.
pub(super) fn places(source: &SourceFile, file: FileId, labels: &[Label], pen: Pen) -> Vec<Place> {
    let mut places: Vec<_> = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label.at.file == file)
        .map(|(index, label)| place(source, label, index == 0, pen))
        .collect();
    places.sort_by_key(|place| (place.line, place.bytes.start, place.bytes.end));
    places
}

fn place(source: &SourceFile, label: &Label, is_primary: bool, pen: Pen) -> Place {
    let span = clamp(label.at.span, &source.text);
    let start = source.lines.position(&source.text, span.start);
    let line = content(source, start.line);
    let from = (span.start as usize).clamp(line.start, line.end);
    let to = (span.end as usize).clamp(from, line.end);
    let mut message = cut_to_width(&label.message, super::MAX_TEXT, pen.unicode);
    // The last byte, not the one after it: a span that takes in the line end does not go on to the next line.
    let last = span.end.saturating_sub(1).max(span.start);
    let last_line = source.lines.position(&source.text, last).line;
    if last_line > start.line {
        let separator = if message.is_empty() { "" } else { " " };
        message = format!("{message}{separator}(up to line {last_line})");
    }
    Place {
        line: start.line,
        column: start.column,
        bytes: from - line.start..to - line.start,
        message,
        is_primary,
    }
}

/// Returns the bytes of line `number` without its line end.
fn content(source: &SourceFile, number: u32) -> Range<usize> {
    let range = source.lines.line_range(number).unwrap_or(0..0);
    let range = range.start as usize..range.end as usize;
    let line = source.text.get(range.clone()).unwrap_or("");
    let line = line.strip_suffix('\n').unwrap_or(line);
    let line = line.strip_suffix('\r').unwrap_or(line);
    range.start..range.start + line.len()
}

/// Returns the digits of the highest line number.
pub(super) fn digits<'p>(places: impl IntoIterator<Item = &'p Place>) -> usize {
    let highest = places.into_iter().map(|place| place.line).max();
    highest.unwrap_or(1).max(1).ilog10() as usize + 1
}

/// A line, or the part of it that holds some places.
#[derive(Debug)]
struct Piece {
    line: u32,
    places: Vec<Place>,
}

impl Piece {
    /// Returns a line without a place.
    const fn bare(line: u32) -> Self {
        Self {
            line,
            places: Vec::new(),
        }
    }

    /// Returns the bytes of the line from the first place to the end of the last.
    fn bytes(&self) -> Range<usize> {
        let start = self.places.iter().map(|place| place.bytes.start).min();
        let end = self.places.iter().map(|place| place.bytes.end).max();
        start.unwrap_or(0)..end.unwrap_or(0)
    }
}

/// Lays out the places of one finding in one file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'a> {
    /// What it is drawn with.
    pub(super) pen: Pen,
    /// The file.
    pub(super) file: &'a SourceFile,
    /// The digits of the highest line number that is shown for the finding.
    pub(super) digits: usize,
}

impl Layout<'_> {
    /// A message is given this many columns at least, or its place gets a part of the line of its own.
    const MESSAGE: usize = 24;

    /// Returns the lines that show `places`, which are in the order of the text.
    ///
    /// A single line between two of them is shown too: the mark of a gap would take as much room. So is the line before
    /// an empty one, as that alone says nothing about where it is.
    pub(super) fn excerpt(&self, places: Vec<Place>) -> Excerpt {
        let path = cut_start(&self.file.path, self.pen.columns, self.pen.unicode);
        let mut excerpt = Excerpt::new(visible(&path, self.pen.unicode));
        for piece in self.pieces(places) {
            let before = piece.line.saturating_sub(1);
            let above = excerpt.last_number();
            let is_new = before > 0 && above.is_none_or(|above| above < before);
            let is_gap_of_one = above.is_some_and(|above| above + 1 == before);
            if is_new && (is_gap_of_one || self.line(piece.line).is_empty()) {
                self.add(&mut excerpt, Piece::bare(before));
            }
            self.add(&mut excerpt, piece);
        }
        excerpt
    }

    /// Gathers the places that fit into one window.
    fn pieces(&self, places: Vec<Place>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for place in places {
            match pieces.last_mut().filter(|piece| self.fits(piece, &place)) {
                Some(piece) => piece.places.push(place),
                None => pieces.push(Piece {
                    line: place.line,
                    places: vec![place],
                }),
            }
        }
        pieces
    }

    /// Tells whether `place` can be shown in the window of `piece`, with room for all that is said there.
    fn fits(&self, piece: &Piece, place: &Place) -> bool {
        let bytes = piece.bytes();
        let all = bytes.start..bytes.end.max(place.bytes.end);
        let all = self.columns(self.line(place.line), all);
        if piece.line != place.line || all + 2 * self.ellipsis() >= self.room() {
            return false;
        }
        let piece = Piece {
            line: piece.line,
            places: piece.places.iter().chain([place]).cloned().collect(),
        };
        let (_, spots) = self.shown(&piece);
        spots.iter().zip(&piece.places).all(|(spot, place)| {
            let room = self.room().saturating_sub(spot.columns.start + LEAD);
            room >= width_of(&place.message).min(Self::MESSAGE)
        })
    }

    /// Returns what is shown of the line of `piece`, and where the places are in it.
    fn shown(&self, piece: &Piece) -> (ShownLine, Vec<Spot>) {
        let line = self.line(piece.line);
        let mut shown = ShownLine::new(line, self.window(piece), self.pen.unicode);
        let places = piece.places.iter();
        let spots = places.map(|place| shown.locate(&place.bytes)).collect();
        (shown, spots)
    }

    /// Adds the line of `piece` to `excerpt`.
    fn add(&self, excerpt: &mut Excerpt, piece: Piece) {
        let (shown, spots) = self.shown(&piece);
        let marks = spots
            .into_iter()
            .zip(piece.places)
            .map(|(spot, place)| Mark {
                bytes: spot.bytes,
                message: place.message,
                column: place.column,
                is_primary: place.is_primary,
            });
        excerpt.add_line(piece.line, &shown, marks.collect());
    }

    /// Returns the columns of some bytes of `line`, but no more than there is room for.
    fn columns(&self, line: &str, bytes: Range<usize>) -> usize {
        let mut columns = Columns::new(self.pen.unicode);
        let text = line.get(bytes).unwrap_or("");
        if columns.take(text, self.room()) < text.len() {
            return self.room();
        }
        columns.taken
    }

    /// Returns the columns that a line of the text may take; a mark behind its end needs one more.
    fn room(&self) -> usize {
        self.pen.columns.saturating_sub(self.digits + GUTTER + 1)
    }

    fn ellipsis(&self) -> usize {
        ellipsis(self.pen.unicode).chars().count()
    }

    fn line(&self, number: u32) -> &str {
        self.file.text.get(content(self.file, number)).unwrap_or("")
    }

    /// Chooses what is shown of the line of `piece`: the places, room for what is said there, and what fits around.
    fn window(&self, piece: &Piece) -> Range<usize> {
        let line = self.line(piece.line);
        let core = piece.bytes();
        let room = self.room();
        let wanted = room / 2 - LEAD;
        let (mut below, mut beside) = (0, 0);
        for place in &piece.places {
            let message = width_of(&place.message);
            let start = self.columns(line, core.start..place.bytes.start);
            let end = self.columns(line, core.start..place.bytes.end);
            below = below.max(start + LEAD + message.min(wanted));
            beside = beside.max(end + 1 + message);
        }
        let lead = room.saturating_sub(below);
        let is_cut = self.columns(line, 0..core.start) > lead;
        // Where the start of the line is lost anyway, some more of it is given up to save a row.
        if is_cut && beside > below && beside <= room * 2 / 3 {
            self.around(line, &core, room - beside)
        } else {
            self.around(line, &core, lead)
        }
    }

    /// Chooses a window around `core` with at most `lead` columns in front of it.
    fn around(&self, line: &str, core: &Range<usize>, lead: usize) -> Range<usize> {
        let mut columns = Columns::new(self.pen.unicode);
        let [before, inside, after] = [0..core.start, core.clone(), core.end..line.len()]
            .map(|part| line.get(part).unwrap_or(""));
        let room = self.room();
        let is_before_whole = columns.take_back(before, lead.min(room)) == before.len();
        if is_before_whole && columns.take(line, room) == line.len() {
            return 0..line.len();
        }
        let room = room.saturating_sub(2 * self.ellipsis());
        let lead = lead.saturating_sub(self.ellipsis());
        let taken_inside = columns.take(inside, room);
        let mut slack = room - columns.taken;
        columns.take(after, slack);
        // What stands in front matters more than what comes after: it says whose line it is.
        let lead = lead.min(slack - columns.taken.min(slack / 3));
        let start = core.start - columns.take_back(before, lead);
        slack -= columns.taken;
        let end = if taken_inside < inside.len() {
            core.start + taken_inside
        } else {
            core.end + columns.take(after, slack)
        };
        // Counted from its start the window can be wider by a glyph that was cut in two.
        let window = line.get(start..end).unwrap_or("");
        let end = start + columns.take(window, room);
        whole_words(line, start..end, core)
    }
}

/// Returns `window` without the words that its ends tear, as far as they lie outside `core`: better no word than half
/// of one.
fn whole_words(line: &str, window: Range<usize>, core: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = window;
    let part = |part: Range<usize>| line.get(part).unwrap_or("");
    let is_start_torn = start > 0 && !part(0..start).ends_with(' ');
    let is_end_torn = end < line.len() && !part(end..line.len()).starts_with(' ');
    if is_start_torn {
        start += torn(part(start..core.start).chars());
    }
    if is_end_torn {
        end -= torn(part(core.end..end).chars().rev());
    }
    start..end
}

/// Returns the bytes of the torn word that `chars`, coming from the tear, begins with, and of the space behind it; none
/// where it is too long to be given up.
fn torn(chars: impl Iterator<Item = char>) -> usize {
    const MAX_WORD: usize = 12;
    let mut bytes = 0;
    for c in chars.take(MAX_WORD) {
        bytes += c.len_utf8();
        if c == ' ' {
            return bytes;
        }
    }
    0
}
