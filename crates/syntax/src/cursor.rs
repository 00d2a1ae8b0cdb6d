//! The input of the nom parsers: what is left of a line, where in the file it stands, and where findings go.
//!
//! nom 8.0.0's functions that may match nothing (`take_while`, `space0`, …) return a wrong remainder for a bare `&str`
//! when they run to its end. A type of our own does not pass through that code, and knows its offset for nothing.

use std::str::{CharIndices, Chars};

use hence_source::{Diagnostic, Span};
use nom::{Compare, CompareResult, IResult, Input, Needed, Offset};

use crate::sink::Sink;

/// What is left to read of a logical line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'s> {
    text: &'s str,
    at: u32,
    sink: &'s Sink<'s>,
}

/// What a production returns. A failure says no more than that something else must stand here: whoever is sure of
/// what was meant reports into the sink and succeeds with a hole.
pub(crate) type Res<'s, T> = IResult<Cursor<'s>, T, ()>;

/// Returns the soft failure: this production does not begin here.
pub(crate) const fn absent<'s, T>() -> Res<'s, T> {
    Err(nom::Err::Error(()))
}

impl<'s> Cursor<'s> {
    /// Returns a cursor over `span` of the sink's text.
    pub(crate) fn new(span: Span, sink: &'s Sink<'s>) -> Self {
        Self {
            text: span.of(sink.text()),
            at: span.start,
            sink,
        }
    }

    /// What is left.
    pub(crate) const fn text(self) -> &'s str {
        self.text
    }

    /// The offset in the file of what is left.
    pub(crate) const fn at(self) -> u32 {
        self.at
    }

    /// The offset in the file of the end of what is left.
    pub(crate) const fn end(self) -> u32 {
        self.at + self.text.len() as u32
    }

    pub(crate) const fn span(self) -> Span {
        Span::new(self.at, self.end())
    }

    /// The bytes from here to where `rest` begins.
    pub(crate) const fn to(self, rest: Self) -> Span {
        Span::new(self.at, rest.at)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    pub(crate) const fn sink(self) -> &'s Sink<'s> {
        self.sink
    }

    pub(crate) fn starts_with(self, c: char) -> bool {
        self.text.starts_with(c)
    }

    pub(crate) fn first(self) -> Option<char> {
        self.text.chars().next()
    }

    /// What is left after `length` bytes.
    pub(crate) fn skip(self, length: usize) -> Self {
        Self {
            text: self.text.get(length..).unwrap_or_default(),
            at: self.at + length as u32,
            sink: self.sink,
        }
    }

    /// The first `length` bytes.
    pub(crate) fn cut(self, length: usize) -> Self {
        Self {
            text: self.text.get(..length).unwrap_or_default(),
            ..self
        }
    }

    /// The empty rest at the end.
    pub(crate) fn exhausted(self) -> Self {
        self.skip(self.text.len())
    }

    /// Reports into the sink, unless the line has its finding.
    pub(crate) fn report(self, make: impl FnOnce(&Sink<'s>) -> Diagnostic) {
        self.sink.report(make);
    }

    /// Skips white space: blanks, tabs, and a `\` at the end of a line with the next line's indentation.
    #[inline]
    pub(crate) fn skip_gap(self) -> Self {
        match self.text.as_bytes() {
            [b' ' | b'\t' | b'\\', ..] => self.skip(gap_len(self.text)),
            _ => self,
        }
    }
}

/// Returns the length in bytes of the white space that `text` begins with, joined lines included.
pub(crate) fn gap_len(text: &str) -> usize {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b' ' | b'\t', tail @ ..]
            | [b'\\', b'\r', b'\n', tail @ ..]
            | [b'\\', b'\n' | b'\r', tail @ ..] => tail,
            _ => return text.len() - rest.len(),
        };
    }
}

/// Runs `parser`; where it fails or reports, takes back what it reported and fails.
pub(crate) fn attempt<'s, T>(
    parser: impl FnOnce(Cursor<'s>) -> Res<'s, T>,
    input: Cursor<'s>,
) -> Res<'s, T> {
    let mark = input.sink.mark();
    let result = parser(input);
    if input.sink.reset(mark) {
        return absent();
    }
    result
}

impl<'s> Input for Cursor<'s> {
    type Item = char;
    type Iter = Chars<'s>;
    type IterIndices = CharIndices<'s>;

    fn input_len(&self) -> usize {
        self.text.len()
    }

    fn take(&self, index: usize) -> Self {
        self.cut(index)
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.skip(index), self.cut(index))
    }

    fn position<P: Fn(char) -> bool>(&self, predicate: P) -> Option<usize> {
        self.text.find(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.text.chars()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.text.char_indices()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        let mut chars = self.text.chars();
        for taken in 0..count {
            if chars.next().is_none() {
                return Err(Needed::new(count - taken));
            }
        }
        Ok(self.text.len() - chars.as_str().len())
    }
}

impl Offset for Cursor<'_> {
    fn offset(&self, second: &Self) -> usize {
        (second.at - self.at) as usize
    }
}

impl Compare<&str> for Cursor<'_> {
    fn compare(&self, other: &str) -> CompareResult {
        self.text.compare(other)
    }

    fn compare_no_case(&self, other: &str) -> CompareResult {
        self.text.compare_no_case(other)
    }
}
