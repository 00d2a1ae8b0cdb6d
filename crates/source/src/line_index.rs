//! From byte offsets to lines and columns.

/// Bytes between two counted places of a text that is not ASCII.
const STRIDE: usize = 1024;
/// The bytes of a line in a text of short lines.
const ORDINARY_LINE: usize = 16;

/// A place as people and editors count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// The line, from 1. Lines end at LF, CRLF or a lone CR.
    pub line: u32,
    /// The column, from 1, in characters (Unicode scalar values); a byte order mark is not counted.
    pub column: u32,
    /// The column, from 1, in UTF-16 code units, as SARIF and editors count by default.
    pub column_utf16: u32,
    /// The column, from 1, in UTF-8 bytes.
    pub column_utf8: u32,
}

/// The lines of one text.
///
/// A look-up costs a binary search over the lines and at most a kilobyte of counting, however long the line is.
#[derive(Debug)]
pub struct LineIndex {
    /// The offset of each line's first byte; the first is 0, or 3 after a byte order mark.
    starts: Vec<u32>,
    /// The text's length in bytes.
    len: u32,
    /// For each multiple of [`STRIDE`]: characters and UTF-16 units that begin before it. Empty for ASCII.
    counts: Vec<(u32, u32)>,
}

impl LineIndex {
    /// Indexes the lines of `text`. Linear.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let first = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8() as u32
        } else {
            0
        };
        // As many as in an ordinary text; room that is not filled is no memory.
        let mut starts = Vec::with_capacity(bytes.len() / ORDINARY_LINE + 1);
        starts.push(first);
        for offset in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            // Of CRLF the LF ends the line.
            let is_end = bytes.get(offset) == Some(&b'\n') || bytes.get(offset + 1) != Some(&b'\n');
            if is_end {
                starts.push(offset as u32 + 1);
            }
        }
        let counts = if text.is_ascii() {
            Vec::new()
        } else {
            count(bytes)
        };
        Self {
            starts,
            len: bytes.len() as u32,
            counts,
        }
    }

    /// Returns the line and column of the byte at `offset`; an offset past the end counts as the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0).min(offset);
        let column_utf8 = offset - start + 1;
        let (column, column_utf16) = if self.counts.is_empty() {
            (column_utf8, column_utf8)
        } else {
            let (from, to) = (self.counted(text, start), self.counted(text, offset));
            (to.0 - from.0 + 1, to.1 - from.1 + 1)
        };
        Position {
            line: line as u32,
            column,
            column_utf16,
            column_utf8,
        }
    }

    /// Returns the byte offsets of line `line` (from 1), from its first byte to the first of the next line.
    pub fn line_range(&self, line: u32) -> Option<std::ops::Range<u32>> {
        let index = (line as usize).checked_sub(1)?;
        let start = self.starts.get(index).copied()?;
        Some(start..self.starts.get(index + 1).copied().unwrap_or(self.len))
    }

    /// Returns the number of lines; a text that ends in a line end has an empty last line.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Returns how many characters and UTF-16 units begin before `offset`.
    fn counted(&self, text: &str, offset: u32) -> (u32, u32) {
        let stride = offset as usize / STRIDE;
        let (mut chars, mut units) = self.counts.get(stride).copied().unwrap_or((0, 0));
        for byte in text
            .as_bytes()
            .get(stride * STRIDE..offset as usize)
            .unwrap_or(&[])
        {
            let (more_chars, more_units) = begins(*byte);
            chars += more_chars;
            units += more_units;
        }
        (chars, units)
    }
}

/// Returns the characters and UTF-16 units that begin with `byte`.
const fn begins(byte: u8) -> (u32, u32) {
    match byte {
        0x80..=0xBF => (0, 0),
        0xF0..=0xFF => (1, 2),
        _ => (1, 1),
    }
}

fn count(bytes: &[u8]) -> Vec<(u32, u32)> {
    let mut counts = Vec::with_capacity(bytes.len() / STRIDE + 1);
    let mut total = (0, 0);
    for chunk in bytes.chunks(STRIDE) {
        counts.push(total);
        for byte in chunk {
            let (chars, units) = begins(*byte);
            total = (total.0 + chars, total.1 + units);
        }
    }
    counts.push(total);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32, u32) {
        let position = LineIndex::new(text).position(text, offset);
        (position.line, position.column, position.column_utf16)
    }

    #[test]
    fn counts_lines_at_every_kind_of_line_end() {
        assert_eq!(at("a\nb", 2), (2, 1, 1));
        assert_eq!(at("a\r\nb", 3), (2, 1, 1));
        assert_eq!(at("a\r\nb", 2), (1, 3, 3));
        assert_eq!(at("a\rb", 2), (2, 1, 1));
        assert_eq!(at("a\n", 2), (2, 1, 1));
        assert_eq!(at("", 0), (1, 1, 1));
    }

    #[test]
    fn counts_columns_in_characters_and_utf16_units() {
        assert_eq!(at("é😀x", 6), (1, 3, 4));
        assert_eq!(at("\u{feff}ab", 4), (1, 2, 2));
        assert_eq!(at("\u{feff}ab", 0), (1, 1, 1));
        assert_eq!(at("ab", 99), (1, 3, 3));
    }

    #[test]
    fn counts_past_a_stride_in_a_long_line() {
        let text = "é".repeat(5000);
        assert_eq!(at(&text, 9998), (1, 5000, 5000));
    }

    #[test]
    fn gives_the_range_of_a_line() {
        let index = LineIndex::new("ab\ncd\n");
        assert_eq!(index.line_range(2), Some(3..6));
        assert_eq!(index.line_range(3), Some(6..6));
        assert_eq!(index.line_range(4), None);
        assert_eq!(index.line_range(0), None);
    }
}
