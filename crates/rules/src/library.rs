//! All sources of a map, as one text.

use std::collections::BTreeSet;
use std::iter;

use hence_anchor::{SourceText, stand_in};
use hence_map::SourceId;
use hence_source::{FileSpan, Span};

use crate::Context;

/// What stands between two sources, with `FAR` empty lines behind it: a character that no text has.
const BETWEEN: &str = "\n\n\u{fffe}";

/// So many bytes are too far for two parts of one quotation, in different paragraphs.
const FAR: usize = 512;

/// All sources of a map that were read, one behind the other, so that words are looked for in all of them at once.
#[derive(Debug)]
pub(crate) struct Library<'c> {
    ctx: &'c Context<'c>,
    text: String,
    /// Where each source begins.
    starts: Vec<(u32, SourceId)>,
}

impl<'c> Library<'c> {
    /// Puts the sources together, each once. Linear; empty where they are too long to be counted together.
    pub(crate) fn new(ctx: &'c Context<'c>) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        let mut seen = BTreeSet::new();
        for (id, source) in ctx.map.sources.iter() {
            let Some(read) = source.read.filter(|read| seen.insert(*read)) else {
                continue;
            };
            let own = ctx.project.source(read).reading.text();
            if text.len() + own.len() < u32::MAX as usize - BETWEEN.len() - FAR {
                starts.push((text.len() as u32, id));
                text.push_str(own);
                text.push_str(BETWEEN);
                text.extend(iter::repeat_n('\n', FAR));
            }
        }
        Self { ctx, text, starts }
    }

    /// Returns for each of `words` a source that has them, and where; None where none has.
    pub(crate) fn find(&self, words: &[&str]) -> Vec<Option<(SourceId, FileSpan)>> {
        if words.is_empty() || self.text.is_empty() {
            return vec![None; words.len()];
        }
        let found = stand_in(&SourceText::new(&self.text), words);
        found.into_iter().map(|span| self.place(span?)).collect()
    }

    /// Returns the source that `span` lies in, and where; None where it does not lie in one.
    fn place(&self, span: Span) -> Option<(SourceId, FileSpan)> {
        let after = self
            .starts
            .partition_point(|(start, _)| *start <= span.start);
        let (start, id) = *self.starts.get(after.checked_sub(1)?)?;
        let read = self.ctx.project.source(self.ctx.map.sources[id].read?);
        if (span.end - start) as usize > read.reading.text().len() {
            return None;
        }
        let own = Span::new(span.start - start, span.end - start);
        Some((id, FileSpan::new(read.file, read.reading.in_file(own))))
    }
}
