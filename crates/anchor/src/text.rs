//! The text of a source, with its code points counted.

use std::ops::Range;
use std::sync::OnceLock;

use hence_source::Span;

use crate::sentences::sentences;

/// Between how many bytes the code points are counted anew.
const STEP: usize = 256;

/// The decoded text of a source, and how many code points stand before each byte of it.
///
/// Built once for a source and shared by all of its quotations.
#[derive(Debug)]
pub struct SourceText<'t> {
    text: &'t str,
    /// The code points that begin before byte `STEP * index`.
    counts: Vec<u32>,
    /// The sentences, once somebody has asked for them.
    sentences: OnceLock<Vec<Span>>,
}

impl<'t> SourceText<'t> {
    /// Counts the code points of `text`. Linear.
    pub fn new(text: &'t str) -> Self {
        let mut count = 0;
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        for block in text.as_bytes().chunks(STEP) {
            counts.push(count);
            count += code_points(block);
        }
        counts.push(count);
        Self {
            text,
            counts,
            sentences: OnceLock::new(),
        }
    }

    /// Returns the text.
    pub const fn as_str(&self) -> &'t str {
        self.text
    }

    /// Returns the sentences of the text, as [`sentences()`](crate::sentences()) reads them; read once. Linear.
    pub fn sentences(&self) -> &[Span] {
        self.sentences.get_or_init(|| sentences(self.text))
    }

    /// Returns the sentences that share a byte with `span`.
    pub fn sentences_at(&self, span: Span) -> &[Span] {
        let all = self.sentences();
        let first = all.partition_point(|sentence| sentence.end <= span.start);
        let from = all.get(first..).unwrap_or_default();
        let count = from.partition_point(|sentence| sentence.start < span.end);
        from.get(..count).unwrap_or_default()
    }

    /// Returns how many code points begin before the byte `offset`.
    pub fn code_point(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let block = offset / STEP;
        let counted = self.counts.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * STEP..offset);
        counted + rest.map_or(0, code_points)
    }

    /// Returns `span` in code points.
    pub fn code_points(&self, span: Span) -> Range<u32> {
        self.code_point(span.start)..self.code_point(span.end)
    }
}

fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        let text = "aé–\u{1f600}".repeat(100);
        let source = SourceText::new(&text);
        for (number, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(source.code_point(offset as u32), number as u32);
        }
        assert_eq!(source.code_point(u32::MAX), 400);
        assert_eq!(SourceText::new("").code_point(0), 0);
    }

    #[test]
    fn finds_the_sentences_of_a_span() {
        let source = SourceText::new("One. Two. Three.");
        let at = |start, end| source.sentences_at(Span::new(start, end)).to_vec();
        assert_eq!(source.sentences().len(), 3);
        assert_eq!(at(6, 8), [Span::new(5, 9)]);
        assert_eq!(at(3, 11), source.sentences());
        assert_eq!(at(4, 5), []);
    }
}
