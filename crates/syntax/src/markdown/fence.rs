//! Fenced code blocks marked `hence`.

use std::ops::Range;

use hence_source::Span;
use memchr::{memchr2, memrchr2};

use super::item;
use crate::ast::ItemKind;
use crate::lines::without_mark;
use crate::outline::Outline;

/// A fenced code block that holds claim markup.
#[derive(Debug)]
pub(crate) struct Fence {
    /// From the first byte of the line that opens it to after the line end of the line that closes it.
    pub(super) span: Span,
    /// The lines between.
    pub(crate) content: Span,
    /// The characters before the fence's marks on its first line: the indentation that its lines have in common.
    margin: usize,
}

impl Fence {
    /// Returns the fence that pulldown-cmark found at `range`, from its marks on.
    pub(super) fn new(text: &str, range: Range<usize>) -> Self {
        let span = whole_lines(text, range.clone());
        let before = without_mark(text, Span::new(span.start, range.start as u32));
        let open_end = after_line(text, range.start).min(span.end as usize);
        let last = line_start(text, span.end as usize).max(open_end);
        let is_closed = is_closing(
            text.get(range.start..).unwrap_or_default(),
            text.get(last..).unwrap_or_default(),
        );
        let close_start = if is_closed { last } else { span.end as usize };
        Self {
            span,
            content: Span::from(open_end..close_start),
            margin: before.chars().count(),
        }
    }

    /// Returns the indentation that its lines have in common as it is written, blanks in place of the marks of a list.
    pub(crate) fn margin_text(&self, text: &str) -> String {
        let line = without_mark(text, self.span);
        let blank = |c| if c == '\t' { '\t' } else { ' ' };
        line.chars().take(self.margin).map(blank).collect()
    }

    /// Reads the fence's lines into `outline`.
    pub(super) fn read(self, outline: &mut Outline<'_>) {
        push_line(outline, Span::new(self.span.start, self.content.start));
        outline.read(self.content, self.margin);
        outline.end_preamble();
        push_line(outline, Span::new(self.content.end, self.span.end));
    }
}

/// Adds the line that opens or closes a fence, if there is one.
fn push_line(outline: &mut Outline<'_>, span: Span) {
    const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];
    let written = span.of(outline.text());
    let start = span.end - written.trim_start_matches(SPACE).len() as u32;
    let end = span.start + written.trim_end_matches(SPACE).len() as u32;
    if !span.is_empty() {
        outline.push(item(span, Span::new(start, end), ItemKind::Fence));
    }
}

/// Returns the lines that hold `range`, from the first byte of the first to after the line end of the last.
pub(super) fn whole_lines(text: &str, range: Range<usize>) -> Span {
    let start = line_start(text, range.start + 1);
    let end = after_line(text, range.end.max(range.start + 1) - 1);
    Span::from(start..end)
}

/// Returns where the line begins that holds the byte before `at`.
fn line_start(text: &str, at: usize) -> usize {
    let before = text
        .as_bytes()
        .get(..at.saturating_sub(1))
        .unwrap_or_default();
    // The line end of the line itself is not the one before it.
    let before = match (before, text.as_bytes().get(before.len())) {
        ([head @ .., b'\r'], Some(b'\n')) => head,
        _ => before,
    };
    memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1)
}

/// Returns the offset after the line end of the line that holds the byte at `at`.
fn after_line(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let rest = bytes.get(at..).unwrap_or_default();
    let Some(length) = memchr2(b'\n', b'\r', rest) else {
        return bytes.len();
    };
    match rest.get(length..) {
        Some([b'\r', b'\n', ..]) => at + length + 2,
        _ => at + length + 1,
    }
}

/// Tells whether the line that `last` begins with closes the fence that `open` begins with.
fn is_closing(open: &str, last: &str) -> bool {
    let mark = if open.starts_with('~') { '~' } else { '`' };
    let length = |text: &str| text.len() - text.trim_start_matches(mark).len();
    let last = last.trim_start_matches([' ', '\t']);
    let marks = length(last);
    let rest = last.get(marks..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\t']);
    marks >= length(open).max(3) && (rest.is_empty() || rest.starts_with(['\n', '\r']))
}
