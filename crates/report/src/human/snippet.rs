//! The lines of one file that a finding is about, with the places drawn under them.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use miette::{Diagnostic, LabeledSpan, SourceCode};

use super::Pen;
use crate::columns::{Columns, width_of};
use crate::paint::Style;
use crate::visible::ellipsis;
use crate::wrap::wrap;

/// The columns between the corner below a mark and its message: `╰── `.
pub(super) const LEAD: usize = 4;

/// The columns between a line number and the text: ` 12 │ `.
pub(super) const GUTTER: usize = 4;

/// A place under a line.
#[derive(Debug)]
struct Spot {
    /// The columns of the line, from 0; never empty.
    columns: Range<usize>,
    /// What is there; may be empty.
    message: String,
    /// Whether the finding is shown here.
    is_primary: bool,
}

#[derive(Debug)]
struct Line {
    /// From 1.
    number: usize,
    text: String,
    /// From left to right.
    spots: Vec<Spot>,
}

/// The lines of one file that a finding is about.
#[derive(Debug)]
pub(super) struct Snippet {
    path: String,
    /// The line and column that are told, from 1.
    place: (usize, usize),
    /// The lines in the order of the text, by their offset.
    lines: BTreeMap<usize, Line>,
}

impl Snippet {
    /// Asks `diagnostic` for the lines of its labels, each with the neighbours that its source hands out; `None` where
    /// it has no label.
    ///
    /// # Errors
    ///
    /// When a label lies outside the source.
    pub(super) fn read(diagnostic: &dyn Diagnostic) -> Result<Option<Self>, fmt::Error> {
        let Some(source) = diagnostic.source_code() else {
            return Ok(None);
        };
        let mut labels: Vec<_> = diagnostic.labels().into_iter().flatten().collect();
        labels.sort_by_key(|label| (label.offset(), label.offset() + label.len()));
        let first = labels.iter().find(|label| label.primary());
        let Some(first) = first.or(labels.first()) else {
            return Ok(None);
        };
        let contents = source.read_span(first.inner(), 0, 0);
        let contents = contents.map_err(|_| fmt::Error)?;
        let mut snippet = Self {
            path: contents.name().unwrap_or_default().to_owned(),
            place: (contents.line() + 1, contents.column() + 1),
            lines: BTreeMap::new(),
        };
        for label in &labels {
            snippet.add(label, source)?;
        }
        Ok(Some(snippet))
    }

    /// Adds the lines of `label`.
    fn add(&mut self, label: &LabeledSpan, source: &dyn SourceCode) -> fmt::Result {
        let contents = source.read_span(label.inner(), 1, 1);
        let contents = contents.map_err(|_| fmt::Error)?;
        let text = String::from_utf8_lossy(contents.data());
        let mut start = contents.span().offset();
        for (index, text) in text.split('\n').enumerate() {
            self.lines.entry(start).or_insert_with(|| Line {
                number: contents.line() + 1 + index,
                text: text.to_owned(),
                spots: Vec::new(),
            });
            start += text.len() + 1;
        }
        if let Some((start, line)) = self.lines.range_mut(..=label.offset()).next_back() {
            let [from, to] = [label.offset(), label.offset() + label.len()]
                .map(|offset| width_of(line.text.get(..offset - start).unwrap_or(&line.text)));
            line.spots.push(Spot {
                columns: from..to.max(from + 1),
                message: label.label().unwrap_or_default().to_owned(),
                is_primary: label.primary(),
            });
        }
        Ok(())
    }

    /// Returns the digits of the highest line number.
    pub(super) fn digits(&self) -> usize {
        let last = self.lines.values().next_back();
        last.map_or(1, |line| line.number.max(1).ilog10() as usize + 1)
    }

    /// Draws the lines and what is marked in them, with room for line numbers of `digits` digits. The place of the
    /// finding has the style `style`, and a line of its own kind below it.
    pub(super) fn draw(
        &self,
        out: &mut dyn fmt::Write,
        style: Style,
        pen: Pen,
        digits: usize,
    ) -> fmt::Result {
        let frame = Frame { pen, style, digits };
        frame.write_head(out, &self.path, self.place)?;
        let mut above: Option<usize> = None;
        for line in self.lines.values() {
            if above.is_some_and(|above| line.number > above + 1) {
                frame.write_gap(out)?;
            }
            frame.write_line(out, line)?;
            above = Some(line.number);
        }
        frame.write_foot(out)
    }
}

/// What a snippet is drawn with.
#[derive(Clone, Copy, Debug)]
struct Frame {
    pen: Pen,
    style: Style,
    digits: usize,
}

impl Frame {
    fn dim(self, text: &str) -> String {
        self.pen.paint.paint(Style::Dim, text)
    }

    /// Writes `╭─[map.hence:12:3]`, with the path cut where it is too long.
    fn write_head(
        self,
        out: &mut dyn fmt::Write,
        path: &str,
        (line, column): (usize, usize),
    ) -> fmt::Result {
        let corner = if self.pen.unicode { "╭─[" } else { ",-[" };
        let place = format!(":{line}:{column}");
        let indent = self.digits + 2;
        let used = indent + corner.chars().count() + place.len() + 1;
        let room = self.pen.columns.saturating_sub(used);
        writeln!(
            out,
            "{:indent$}{}{}{place}{}",
            "",
            self.dim(corner),
            cut_start(path, room, self.pen.unicode),
            self.dim("]"),
        )
    }

    /// Writes the mark that stands for lines that are left out.
    fn write_gap(self, out: &mut dyn fmt::Write) -> fmt::Result {
        if self.pen.unicode {
            writeln!(
                out,
                "{:indent$}{}",
                "",
                self.dim("┆"),
                indent = self.digits + 2
            )
        } else {
            writeln!(out, "{}", self.dim(ellipsis(false)))
        }
    }

    fn write_foot(self, out: &mut dyn fmt::Write) -> fmt::Result {
        let foot = if self.pen.unicode {
            "╰────"
        } else {
            "`----"
        };
        writeln!(
            out,
            "{:indent$}{}",
            "",
            self.dim(foot),
            indent = self.digits + 2
        )
    }

    /// Writes a line of the text and the rows of marks below it: a row for each mark, but those that say nothing share
    /// one with the next.
    fn write_line(self, out: &mut dyn fmt::Write, line: &Line) -> fmt::Result {
        let bar = if self.pen.unicode { "│" } else { "|" };
        let head = format!(" {:>width$} {bar}", line.number, width = self.digits);
        let text = line.text.trim_end_matches(' ');
        let space = if text.is_empty() { "" } else { " " };
        writeln!(out, "{}{space}{text}", self.dim(&head))?;
        let mut row = Row::default();
        for spot in &line.spots {
            if row.end.is_some_and(|end| spot.columns.start <= end) {
                self.write_row(out, &row.text)?;
                row = Row::default();
            }
            self.mark(&mut row, spot);
            if !spot.message.is_empty() {
                self.write_message(out, &row, spot)?;
                row = Row::default();
            }
        }
        if row.end.is_some() {
            self.write_row(out, &row.text)?;
        }
        Ok(())
    }

    fn write_row(self, out: &mut dyn fmt::Write, row: &str) -> fmt::Result {
        let bar = if self.pen.unicode { "·" } else { ":" };
        let head = format!(" {:width$} {bar}", "", width = self.digits);
        writeln!(out, "{} {row}", self.dim(&head))
    }

    /// Draws the line under `spot`: a heavy one where the finding is shown.
    fn mark(self, row: &mut Row, spot: &Spot) {
        let line = match (self.pen.unicode, spot.is_primary) {
            (true, true) => "━",
            (true, false) => "─",
            (false, true) => "^",
            (false, false) => "-",
        };
        let blank = spot.columns.start - row.end.unwrap_or(0);
        let line = line.repeat(spot.columns.len());
        row.text.push_str(&" ".repeat(blank));
        row.text.push_str(&self.paint(spot, &line));
        row.end = Some(spot.columns.end);
    }

    /// Writes what is at `spot`: beside its mark where it fits, below it otherwise.
    fn write_message(self, out: &mut dyn fmt::Write, row: &Row, spot: &Spot) -> fmt::Result {
        let room = self.pen.columns.saturating_sub(self.digits + GUTTER);
        if spot.columns.end + 1 + width_of(&spot.message) <= room {
            let message = self.paint(spot, &spot.message);
            return self.write_row(out, &format!("{} {message}", row.text));
        }
        self.write_row(out, &row.text)?;
        let start = spot.columns.start;
        let room = room.saturating_sub(start + LEAD);
        let mut head = if self.pen.unicode {
            "╰── "
        } else {
            "`-- "
        };
        for line in wrap(&spot.message, room, room) {
            let line = self.paint(spot, &format!("{head}{line}"));
            self.write_row(out, &format!("{:start$}{line}", ""))?;
            head = "    ";
        }
        Ok(())
    }

    fn paint(self, spot: &Spot, text: &str) -> String {
        let style = if spot.is_primary {
            self.style
        } else {
            Style::Second
        };
        self.pen.paint.paint(style, text)
    }
}

/// A row of marks.
#[derive(Default, Debug)]
struct Row {
    text: String,
    /// The column behind the last mark.
    end: Option<usize>,
}

/// Returns `path` cut at its start to `width` columns: the end of a path says more.
pub(super) fn cut_start(path: &str, width: usize, unicode: bool) -> String {
    let mut columns = Columns::new(unicode);
    if columns.take_back(path, width) == path.len() {
        return path.to_owned();
    }
    let ellipsis = ellipsis(unicode);
    let taken = columns.take_back(path, width.saturating_sub(ellipsis.chars().count()));
    let end = path.get(path.len() - taken..).unwrap_or("");
    format!("{ellipsis}{end}")
}
