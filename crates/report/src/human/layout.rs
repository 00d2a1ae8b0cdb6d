//! Which part of which lines is shown for a finding.
//!
//! Claims are prose: a line can be a paragraph, or a whole book. So each line is shown through a window around what is
//! marked in it, and nothing but the window is ever read. The window is copied, made visible, and the marks are
//! counted anew in the copy; that way the drawing below it is right whatever the line holds.

use std::ops::Range;

use hence_source::{FileId, Label, SourceFile};

use super::Pen;
use super::excerpt::{Drawn, Excerpt};
use super::shown::{ShownLine, Spot};
use crate::columns::{Columns, width_of};
use crate::place::clamp;
use crate::visible::{cut_to_width, ellipsis, visible};
use crate::wrap::wrap;

/// A label, brought onto its first line.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The file.
    pub(super) file: FileId,
    /// The line, from 1.
    pub(super) line: u32,
    /// The column that is told, from 1, in characters.
    column: u32,
    /// The bytes, counted from the start of the line.
    bytes: Range<usize>,
    /// What is there; visible.
    message: String,
    /// Whether the finding is shown here.
    is_primary: bool,
}

/// Returns the marks of those `labels` that lie in `file`, in the order of the text.
pub(super) fn marks(
    source: &SourceFile,
    file: FileId,
    labels: &[Label],
    unicode: bool,
) -> Vec<Mark> {
    let mut marks: Vec<_> = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label.at.file == file)
        .map(|(index, label)| mark(source, label, index == 0, unicode))
        .collect();
    marks.sort_by_key(|mark| (mark.line, mark.bytes.start, mark.bytes.end));
    marks
}

fn mark(source: &SourceFile, label: &Label, is_primary: bool, unicode: bool) -> Mark {
    let span = clamp(label.at.span, &source.text);
    let start = source.lines.position(&source.text, span.start);
    let line = content(source, start.line);
    let from = (span.start as usize).clamp(line.start, line.end);
    let to = (span.end as usize).clamp(from, line.end);
    let mut message = cut_to_width(&label.message, super::MAX_TEXT, unicode);
    // The last byte, not the one after it: a span that takes in the line end does not go on to the next line.
    let last = span.end.saturating_sub(1).max(span.start);
    let last_line = source.lines.position(&source.text, last).line;
    if last_line > start.line {
        let separator = if message.is_empty() { "" } else { " " };
        message = format!("{message}{separator}(up to line {last_line})");
    }
    Mark {
        file: label.at.file,
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
pub(super) fn digits<'m>(marks: impl IntoIterator<Item = &'m Mark>) -> usize {
    let highest = marks.into_iter().map(|mark| mark.line).max().unwrap_or(1);
    highest.max(1).ilog10() as usize + 1
}

/// A line, or the part of it that holds some marks.
#[derive(Debug)]
struct Piece {
    line: u32,
    marks: Vec<Mark>,
}

/// Lays out the places of one finding in one file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'a> {
    /// What it is drawn with.
    pub(super) pen: Pen<'a>,
    /// The file.
    pub(super) file: &'a SourceFile,
    /// The digits of the highest line number that is shown for the finding.
    pub(super) digits: usize,
}

impl Layout<'_> {
    /// The columns between a line number and the text, and one that a mark behind the end of a line needs.
    const GUTTER: usize = 5;
    /// The columns between the corner below a mark and its message: `╰── `.
    const LEAD: usize = 4;
    /// A message is given this many columns at least, or its mark gets an excerpt of its own.
    const MESSAGE: usize = 24;

    /// Returns the excerpts that show `marks`, the one with the primary mark first.
    pub(super) fn excerpts(&self, marks: Vec<Mark>) -> Vec<Excerpt> {
        let mut groups: Vec<Vec<Piece>> = Vec::new();
        for piece in self.pieces(marks) {
            let last = groups.last_mut().and_then(|group| {
                let above = group.last()?.line;
                (piece.line > above && piece.line <= above + 2).then_some(group)
            });
            match last {
                Some(group) => group.push(piece),
                None => groups.push(vec![piece]),
            }
        }
        let mut excerpts: Vec<_> = groups.iter().map(|group| self.excerpt(group)).collect();
        excerpts.sort_by_key(|excerpt| !excerpt.is_primary());
        excerpts
    }

    /// Gathers the marks that fit into one window.
    fn pieces(&self, marks: Vec<Mark>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for mark in marks {
            match pieces.last_mut().filter(|piece| self.fits(piece, &mark)) {
                Some(piece) => piece.marks.push(mark),
                None => pieces.push(Piece {
                    line: mark.line,
                    marks: vec![mark],
                }),
            }
        }
        pieces
    }

    /// Tells whether `mark` can be shown in the window of `piece`, to the right of its marks.
    fn fits(&self, piece: &Piece, mark: &Mark) -> bool {
        let first = piece.marks.first().map_or(0, |first| first.bytes.start);
        let all = self.columns(self.line(mark.line), first..mark.bytes.end);
        if piece.line != mark.line || all + 2 * self.ellipsis() >= self.room() {
            return false;
        }
        let piece = Piece {
            line: piece.line,
            marks: piece.marks.iter().chain([mark]).cloned().collect(),
        };
        let mut end = None;
        let (_, spots) = self.shown(&piece);
        spots.iter().zip(&piece.marks).all(|(spot, mark)| {
            let is_apart = end.is_none_or(|end| spot.columns.start > end);
            end = Some(spot.columns.end);
            is_apart && self.message_room(spot) >= width_of(&mark.message).min(Self::MESSAGE)
        })
    }

    /// Returns what is shown of the line of `piece`, and where the marks are in it.
    fn shown(&self, piece: &Piece) -> (ShownLine, Vec<Spot>) {
        let line = self.line(piece.line);
        let mut shown = ShownLine::new(line, self.window(piece), self.pen.unicode);
        let marks = piece.marks.iter();
        let spots = marks.map(|mark| shown.locate(&mark.bytes)).collect();
        (shown, spots)
    }

    /// Returns the columns that there are for the message of the mark at `spot`.
    fn message_room(&self, spot: &Spot) -> usize {
        let columns = &spot.columns;
        let middle = columns.start.midpoint(columns.end.max(columns.start + 1));
        let before = self.digits + Self::GUTTER - 1 + middle + Self::LEAD;
        self.pen.columns.saturating_sub(before)
    }

    /// Returns the columns from the byte `from` of `line` to the middle of `mark`.
    fn middle(&self, line: &str, from: usize, mark: &Mark) -> usize {
        let start = self.columns(line, from..mark.bytes.start);
        let end = self.columns(line, from..mark.bytes.end).max(start + 1);
        start.midpoint(end)
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

    /// Returns the columns that a line of the text may take.
    fn room(&self) -> usize {
        self.pen.columns.saturating_sub(self.digits + Self::GUTTER)
    }

    fn ellipsis(&self) -> usize {
        ellipsis(self.pen.unicode).chars().count()
    }

    fn line(&self, number: u32) -> &str {
        self.file.text.get(content(self.file, number)).unwrap_or("")
    }

    /// Chooses what is shown of the line of `piece`: the marks, room for their messages, and what fits around.
    fn window(&self, piece: &Piece) -> Range<usize> {
        let line = self.line(piece.line);
        let core = match (piece.marks.first(), piece.marks.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        };
        let room = self.room();
        let wanted = room / 2 - Self::LEAD;
        let reach = piece
            .marks
            .iter()
            .map(|mark| {
                self.middle(line, core.start, mark)
                    + Self::LEAD
                    + width_of(&mark.message).min(wanted)
            })
            .max()
            .unwrap_or(0);
        self.around(line, &core, room.saturating_sub(reach))
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
        // Better no word than half of one.
        let lead = line.get(start..core.start).unwrap_or("");
        let tail = line.get(core.end..end).unwrap_or("");
        let torn_start = if start > 0 { torn(lead.chars()) } else { 0 };
        let torn_end = if end < line.len() {
            torn(tail.chars().rev())
        } else {
            0
        };
        start + torn_start..end - torn_end
    }

    /// Draws up the excerpt for the pieces of neighbouring lines.
    fn excerpt(&self, pieces: &[Piece]) -> Excerpt {
        let first = pieces.first().map_or(1, |piece| piece.line);
        // An empty line alone says nothing about where it is.
        let is_bare = first > 1 && self.line(first).is_empty();
        let mut number = if is_bare { first - 1 } else { first };
        let path = self.path(pieces);
        let mut excerpt = Excerpt::new(path, number);
        for piece in pieces {
            while number < piece.line {
                let bare = Piece {
                    line: number,
                    marks: Vec::new(),
                };
                self.add(&mut excerpt, &bare);
                number += 1;
            }
            self.add(&mut excerpt, piece);
            number += 1;
        }
        excerpt
    }

    /// Returns the path as the head of an excerpt shows it: visible, and cut at its start where it is too long.
    fn path(&self, pieces: &[Piece]) -> String {
        let mark = pieces
            .iter()
            .flat_map(|piece| &piece.marks)
            .max_by_key(|mark| mark.column);
        let column = mark.map_or(1, |mark| mark.column.max(1));
        let numbers = self.digits + column.ilog10() as usize + 1;
        let room = self
            .pen
            .columns
            .saturating_sub(self.digits + numbers + "  ╭─[::]".chars().count());
        cut_start(&self.file.path, room, self.pen.unicode)
    }

    /// Adds the line of `piece` to `excerpt`.
    fn add(&self, excerpt: &mut Excerpt, piece: &Piece) {
        let (shown, spots) = self.shown(piece);
        let drawn = spots.into_iter().zip(&piece.marks).map(|(spot, mark)| {
            let room = self.message_room(&spot);
            Drawn {
                bytes: spot.bytes,
                message: wrap(&mark.message, room, room).join("\n"),
                place: (piece.line, mark.column),
                is_primary: mark.is_primary,
            }
        });
        let drawn = drawn.collect();
        excerpt.add_line(shown, drawn);
    }
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

/// Returns `path` visible and cut at its start to `width` columns: the end of a path says more.
fn cut_start(path: &str, width: usize, unicode: bool) -> String {
    let mut columns = Columns::new(unicode);
    if columns.take_back(path, width) == path.len() {
        return visible(path, unicode);
    }
    let ellipsis = ellipsis(unicode);
    let taken = columns.take_back(path, width.saturating_sub(ellipsis.chars().count()));
    let end = path.get(path.len() - taken..).unwrap_or("");
    format!("{ellipsis}{}", visible(end, unicode))
}
