//! Some lines of a text as they are shown: what miette takes for the source.

use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::shown::ShownLine;

/// A place in an [`Excerpt`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    /// The bytes of the text that is shown; never empty.
    pub(super) bytes: Range<usize>,
    /// What is there; visible, may be empty.
    pub(super) message: String,
    /// The column that is told, from 1.
    pub(super) column: u32,
    /// Whether the finding is shown here.
    pub(super) is_primary: bool,
}

/// A line of an [`Excerpt`].
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Its number in the file, from 1.
    number: u32,
    /// Where it starts in the text that is shown.
    start: usize,
}

/// Some lines of a text as they are shown, each perhaps only in part; not all of them neighbours.
///
/// Offsets are those of the copy; lines and columns are those of the file. The same line can come twice, with two parts
/// of it. Context that is asked for ends where the next line is not the neighbour in the file.
#[derive(Clone, Debug)]
pub(super) struct Excerpt {
    path: String,
    text: String,
    lines: Vec<Line>,
    marks: Vec<Mark>,
}

impl Excerpt {
    /// Returns an excerpt of the file `path` without a line yet.
    pub(super) const fn new(path: String) -> Self {
        Self {
            path,
            text: String::new(),
            lines: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Adds what is shown of line `number`, and its marks, in which bytes are counted from the start of the line.
    pub(super) fn add_line(&mut self, number: u32, line: &ShownLine, marks: Vec<Mark>) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.lines.push(Line { number, start });
        self.text.push_str(&line.text);
        self.marks.extend(marks.into_iter().map(|mark| Mark {
            bytes: start + mark.bytes.start..start + mark.bytes.end,
            ..mark
        }));
    }

    /// Returns the number of the line that was added last.
    pub(super) fn last_number(&self) -> Option<u32> {
        self.lines.last().map(|line| line.number)
    }

    /// Returns the marks as miette knows them.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        self.marks.iter().map(|mark| {
            let message = Some(mark.message.clone()).filter(|message| !message.is_empty());
            let span = mark.bytes.clone();
            if mark.is_primary {
                LabeledSpan::new_primary_with_span(message, span)
            } else {
                LabeledSpan::new_with_span(message, span)
            }
        })
    }

    /// Returns the index of the line that holds the byte at `offset`.
    fn index_of(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|line| line.start <= offset);
        after.saturating_sub(1)
    }

    /// Returns the number of the line with the index `index`.
    fn number(&self, index: usize) -> Option<u32> {
        self.lines.get(index).map(|line| line.number)
    }

    /// Tells whether the lines with the indices `index` and `index + 1` are neighbours in the file.
    fn is_joined(&self, index: usize) -> bool {
        match (self.number(index), self.number(index + 1)) {
            (Some(upper), Some(lower)) => upper + 1 == lower,
            _ => false,
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let last = (span.offset() + span.len()).saturating_sub(1);
        let mut first = self.index_of(span.offset());
        let mut last = self.index_of(last.max(span.offset()));
        for _ in 0..context_lines_before {
            first -= usize::from(first > 0 && self.is_joined(first - 1));
        }
        for _ in 0..context_lines_after {
            last += usize::from(self.is_joined(last));
        }
        let start = self.lines.get(first).map_or(0, |line| line.start);
        let next = self.lines.get(last + 1).map(|line| line.start - 1);
        let end = next.unwrap_or(self.text.len());
        let text = self.text.get(start..end);
        let text = text.ok_or(MietteError::OutOfBounds)?;
        let mark = self
            .marks
            .iter()
            .find(|mark| mark.bytes == (span.offset()..span.offset() + span.len()));
        let column = mark.map_or(1, |mark| mark.column);
        // miette counts lines and columns from 0 here.
        let line = self.number(first).unwrap_or(1).saturating_sub(1);
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            text.as_bytes(),
            SourceSpan::from(start..end),
            line as usize,
            column.saturating_sub(1) as usize,
            last + 1 - first,
        )))
    }
}
