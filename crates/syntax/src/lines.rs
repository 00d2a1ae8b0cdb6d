//! From text to logical lines.

use hence_source::Span;
use memchr::{memchr2, memchr3};

/// A logical line: a line, and what a `\` at its end joins to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    /// From the first byte to after the line end.
    pub(crate) span: Span,
    /// The white space that it begins with.
    pub(crate) indentation: Span,
    /// What it says, without indentation, comment and surrounding white space.
    pub(crate) content: Span,
    /// From `//` to before the line end.
    pub(crate) comment: Option<Span>,
    /// Whether the content holds neither `\` nor `#`.
    pub(crate) is_plain: bool,
}

/// The logical lines of a part of a text. Linear as a whole.
#[derive(Debug)]
pub(crate) struct Lines<'s> {
    text: &'s str,
    /// Where the next line begins.
    at: usize,
    end: usize,
    /// The most characters of indentation that are not counted: a Markdown fence's own.
    margin: usize,
}

/// Where a scan for comments and joined lines stands.
#[derive(Debug)]
struct Scan {
    at: usize,
    /// Where the physical line ends.
    line_end: usize,
    /// Blanks right before `at`; a tab counts as two, since two separate a comment.
    blanks: u32,
    /// Whether quotation marks delimit strings on this line.
    has_strings: bool,
    is_in_string: bool,
    is_plain: bool,
}

impl<'s> Lines<'s> {
    /// Returns the lines of `range`, which begins and ends at line ends, without `margin` characters of indentation.
    pub(crate) fn new(text: &'s str, range: Span, margin: usize) -> Self {
        Self {
            text,
            at: range.start as usize,
            end: (range.end as usize).min(text.len()),
            margin,
        }
    }

    /// Returns where the physical line that holds `from` ends, before its line end.
    fn line_end(&self, from: usize) -> usize {
        let rest = self.bytes(from, self.end);
        memchr2(b'\n', b'\r', rest).map_or(self.end, |length| from + length)
    }

    /// Returns the offset after the line end at `at`.
    fn after_line_end(&self, at: usize) -> usize {
        let length = match self.bytes(at, self.end) {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
        at + length
    }

    fn bytes(&self, from: usize, to: usize) -> &'s [u8] {
        self.text.as_bytes().get(from..to).unwrap_or_default()
    }

    /// Returns the end of the blanks that begin at `from`, looking at most `limit` bytes far.
    fn skip_blanks(&self, from: usize, to: usize, limit: usize) -> usize {
        let blanks = self.bytes(from, to).iter().take(limit);
        from + blanks
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count()
    }

    /// Reads on through joined lines and up to a comment; returns where the comment begins.
    fn scan(&self, scan: &mut Scan) -> Option<usize> {
        loop {
            match self.bytes(scan.at, scan.line_end) {
                [] => return None,
                [b'\\'] => {
                    scan.is_plain = false;
                    if scan.line_end == self.end {
                        scan.at += 1;
                        return None;
                    }
                    let next = self.after_line_end(scan.line_end);
                    scan.line_end = self.line_end(next);
                    scan.at = self.skip_blanks(next, scan.line_end, usize::MAX);
                    scan.blanks = 1;
                    continue;
                }
                [b'\\', _, ..] => {
                    scan.is_plain = false;
                    scan.at += 1;
                    scan.blanks = 0;
                }
                [b'"', ..] if scan.has_strings => {
                    scan.is_in_string = !scan.is_in_string;
                    scan.blanks = 0;
                }
                [b'/', b'/', ..] if scan.blanks >= 2 && !scan.is_in_string => return Some(scan.at),
                [b' ', ..] => scan.blanks += 1,
                [b'\t', ..] => scan.blanks = 2,
                [byte, ..] => {
                    scan.is_plain &= *byte != b'#';
                    scan.blanks = 0;
                }
            }
            scan.at += 1;
        }
    }

    /// Reads a line that holds a `\`, `/` or `#`, so that it may be joined to the next or end in a comment.
    fn read_slowly(&self, start: usize, indentation: Span, line_end: usize) -> Line {
        let from = indentation.end as usize;
        let has_strings = has_strings(self.bytes(from, line_end));
        let mut scan = Scan {
            at: from,
            line_end,
            blanks: 0,
            has_strings,
            is_in_string: false,
            is_plain: true,
        };
        let comment = self.scan(&mut scan);
        let written = self.text.get(from..comment.unwrap_or(scan.line_end));
        let written = written.unwrap_or_default();
        let leading = crate::cursor::gap_len(written);
        let length = trimmed_len(written).max(leading);
        Line {
            span: Span::from(start..self.after_line_end(scan.line_end)),
            indentation,
            content: Span::from(from + leading..from + length),
            comment: comment.map(|comment| self.trimmed(comment, scan.line_end)),
            is_plain: scan.is_plain,
        }
    }

    /// Returns the bytes from `from` up to `to` without blanks at the end.
    fn trimmed(&self, from: usize, to: usize) -> Span {
        let bytes = self.bytes(from, to).iter().rev();
        let blanks = bytes.take_while(|byte| matches!(byte, b' ' | b'\t'));
        Span::from(from..to.max(from) - blanks.count())
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.at >= self.end {
            return None;
        }
        let start = self.at;
        // Of the lines of a map every fifth is empty.
        if let [b'\n', ..] = self.bytes(start, self.end) {
            self.at += 1;
            let nothing = Span::empty(start as u32);
            return Some(Line {
                span: Span::from(start..self.at),
                indentation: nothing,
                content: nothing,
                comment: None,
                is_plain: true,
            });
        }
        let line_end = self.line_end(start);
        let is_marked = start == 0 && self.text.starts_with('\u{feff}');
        let first = if is_marked { '\u{feff}'.len_utf8() } else { 0 };
        let first = self.skip_blanks(start + first, line_end, self.margin);
        let content = self.skip_blanks(first, line_end, usize::MAX);
        let indentation = Span::from(first..content);
        let bytes = self.bytes(content, line_end);
        let line = if bytes.starts_with(b"//") {
            let comment = self.trimmed(content, line_end);
            Line {
                span: Span::from(start..self.after_line_end(line_end)),
                indentation,
                content: comment,
                comment: Some(comment),
                is_plain: false,
            }
        } else if memchr3(b'\\', b'/', b'#', bytes).is_none() {
            Line {
                span: Span::from(start..self.after_line_end(line_end)),
                indentation,
                content: self.trimmed(content, line_end),
                comment: None,
                is_plain: true,
            }
        } else {
            self.read_slowly(start, indentation, line_end)
        };
        self.at = line.span.end as usize;
        Some(line)
    }
}

/// Returns what stands at `span`, without the byte order mark at the start of the text.
pub(crate) fn without_mark(text: &str, span: Span) -> &str {
    let written = span.of(text);
    match written.strip_prefix('\u{feff}') {
        Some(rest) if span.start == 0 => rest,
        _ => written,
    }
}

/// Tells whether a line's first word is one of those that take strings.
fn has_strings(content: &[u8]) -> bool {
    [&b"quote"[..], b"source", b"use"].iter().any(|word| {
        let rest = content.strip_prefix(*word);
        rest.is_some_and(|rest| matches!(rest, [] | [b' ' | b'\t' | b'\\' | b'"' | b':', ..]))
    })
}

/// Returns the length of `text` without the white space at its end. A blank after a `\` is escaped and stays; a `\`
/// before a line end, or at the very end of the file, is white space.
pub(crate) fn trimmed_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = bytes.len();
    loop {
        let head = bytes.get(..end).unwrap_or_default();
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let spaces = head.iter().rev().take_while(|byte| is_space(byte)).count();
        let before = head.get(..end - spaces).unwrap_or_default();
        let slashes = before
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        if slashes.is_multiple_of(2) {
            return end - spaces;
        }
        match head.get(end - spaces) {
            // The blank is escaped: it belongs to the text.
            Some(b' ' | b'\t') => return end - spaces + 1,
            // A joined line, or a backslash with nothing to escape.
            _ => end = end - spaces - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Renders each line as `indentation|content|comment`.
    fn lines(text: &str) -> Vec<String> {
        let whole = Span::from(0..text.len());
        Lines::new(text, whole, 0)
            .map(|line| {
                let part = |span: Span| span.of(text).to_owned();
                let comment = line.comment.map(part).unwrap_or_default();
                format!(
                    "{}|{}|{comment}",
                    line.indentation.len(),
                    part(line.content)
                )
            })
            .collect()
    }

    #[test]
    fn splits_at_every_kind_of_line_end() {
        assert_eq!(lines("a\nb\r\nc\rd"), ["0|a|", "0|b|", "0|c|", "0|d|"]);
        assert_eq!(lines("a\n\n"), ["0|a|", "0||"]);
        assert!(lines("").is_empty());
        assert_eq!(lines("\u{feff}  a"), ["2|a|"]);
        assert_eq!(lines("a\u{2028}b\u{85}c"), ["0|a\u{2028}b\u{85}c|"]);
    }

    #[test]
    fn joins_lines_at_an_odd_number_of_backslashes() {
        assert_eq!(lines("a \\\n  b\nc"), ["0|a \\\n  b|", "0|c|"]);
        assert_eq!(lines("a \\\\\nb"), ["0|a \\\\|", "0|b|"]);
        assert_eq!(lines("a \\\r\nb"), ["0|a \\\r\nb|"]);
        assert_eq!(lines("a \\\n\nb"), ["0|a|", "0|b|"]);
        assert_eq!(lines("a \\"), ["0|a|"]);
        assert_eq!(lines("// a \\\nb"), ["0|// a \\|// a \\", "0|b|"]);
        assert_eq!(lines("a  // c \\\nb"), ["0|a|// c \\", "0|b|"]);
        assert_eq!(lines("  \\\n  a"), ["2|a|"]);
    }

    #[test]
    fn finds_comments() {
        assert_eq!(lines("a  // b"), ["0|a|// b"]);
        assert_eq!(lines("a\t// b  "), ["0|a|// b"]);
        assert_eq!(lines("a // b"), ["0|a // b|"]);
        assert_eq!(lines("see https://a.b//c"), ["0|see https://a.b//c|"]);
        assert_eq!(lines("a  \\// b"), ["0|a  \\// b|"]);
        assert_eq!(
            lines("quote s: \"a  // b\"  // c"),
            ["0|quote s: \"a  // b\"|// c"]
        );
        assert_eq!(lines("a \"b  // c"), ["0|a \"b|// c"]);
        assert_eq!(lines("a \\\n    // b"), ["0|a \\\n    // b|"]);
    }

    #[test]
    fn keeps_escaped_blanks() {
        assert_eq!(lines("a\\ "), ["0|a\\ |"]);
        assert_eq!(lines("a\\   "), ["0|a\\ |"]);
        assert_eq!(lines("a\\\\  "), ["0|a\\\\|"]);
    }
}
