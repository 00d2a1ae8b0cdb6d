//! Which sentences of a source the claims of a map hold, and which nobody has read.

use std::collections::BTreeMap;

use hence_map::project::SourceFileId;
use hence_map::{Map, Project, Skip};
use hence_source::Span;

use crate::anchor::{Place, Quotation, place_verbatim};
use crate::anchoring::Anchoring;
use crate::sentences::sentences;
use crate::signals::{Signal, signals};
use crate::text::SourceText;

/// What a map makes of a source, sentence by sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The sentences of its visible text, in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its bytes in the visible text.
    pub span: Span,
    /// What the map makes of it.
    pub state: Reading,
    /// Its words that belong to an argument; their places are bytes of the sentence.
    pub signals: Vec<Signal>,
}

/// What a map makes of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A claim quotes words of it.
    Anchored,
    /// It is left out on purpose, for this reason.
    Skipped(String),
    /// No claim quotes it.
    Unread,
}

/// How many sentences there are of what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CoverageCounts {
    /// All of them.
    pub sentences: usize,
    /// Those of which a claim quotes words.
    pub anchored: usize,
    /// Those that are left out on purpose.
    pub skipped: usize,
    /// Those that no claim quotes.
    pub unread: usize,
    /// Of the unread those with words of an argument.
    pub likely_omissions: usize,
}

impl Coverage {
    /// Holds the sentences of a source against the quotations of a map that were found in it, and against what the map
    /// skips. Linear in the text, the sentences and the quotations but for sorting.
    pub fn new(project: &Project, map: &Map, anchoring: &Anchoring, source: SourceFileId) -> Self {
        let text = project.source(source).reading.text();
        let claims = map.claims.ids();
        let anchors = claims.flat_map(|claim| anchoring.of(claim).iter().flatten());
        let found = anchors
            .filter(|anchor| anchor.source == source && anchor.placement.grade.is_found())
            .flat_map(|anchor| &anchor.placement.parts);
        let quoted = Ranges::new(found.map(|place| place.span).collect());
        let skipped = skipped(text, map, source);
        let ranges = Ranges::new(skipped.keys().copied().collect());
        let read = sentences(text).into_iter().map(|span| {
            let words = span.of(text);
            let state = if touches(text, &quoted, span) {
                Reading::Anchored
            } else if let Some(skip) = ranges.overlapping(span).next() {
                Reading::Skipped(skipped.get(&skip).cloned().unwrap_or_default())
            } else {
                Reading::Unread
            };
            Sentence {
                span,
                state,
                signals: signals(words),
            }
        });
        Self {
            sentences: read.collect(),
        }
    }

    /// Counts the sentences.
    pub fn counts(&self) -> CoverageCounts {
        let mut counts = CoverageCounts {
            sentences: self.sentences.len(),
            ..CoverageCounts::default()
        };
        for sentence in &self.sentences {
            match sentence.state {
                Reading::Anchored => counts.anchored += 1,
                Reading::Skipped(_) => counts.skipped += 1,
                Reading::Unread => {
                    counts.unread += 1;
                    counts.likely_omissions += usize::from(!sentence.signals.is_empty());
                }
            }
        }
        counts
    }

    /// Returns the unread sentences: first those with words of an argument, as likely omissions, then the others; both in
    /// the order of the text.
    pub fn unread(&self) -> Vec<&Sentence> {
        let unread = self.sentences.iter();
        let mut unread: Vec<&Sentence> = unread
            .filter(|sentence| sentence.state == Reading::Unread)
            .collect();
        unread.sort_by_key(|sentence| sentence.signals.is_empty());
        unread
    }
}

/// Returns the places of what a map skips in a source, with the reasons: from the first word that is named to the last.
fn skipped(text: &str, map: &Map, source: SourceFileId) -> BTreeMap<Span, String> {
    let sources = map.sources.values();
    let skips: Vec<&Skip> = sources
        .filter(|own| own.read == Some(source))
        .flat_map(|own| &own.skips)
        .collect();
    if skips.is_empty() {
        return BTreeMap::new();
    }
    let places = place_skips(&SourceText::new(text), &skips);
    skips
        .iter()
        .zip(places)
        .filter_map(|(skip, places)| {
            let whole = places.first()?.span.to(places.last()?.span);
            Some((whole, skip.reason.clone()))
        })
        .collect()
}

/// Finds the words that are skipped in a source; the result has the places of the parts of each, none where they do not
/// stand there once.
pub fn place_skips(text: &SourceText<'_>, skips: &[&Skip]) -> Vec<Vec<Place>> {
    let quotations: Vec<Quotation<'_>> = skips
        .iter()
        .map(|skip| Quotation {
            text: &skip.words,
            ..Quotation::default()
        })
        .collect();
    let found = place_verbatim(text, &quotations).into_iter();
    found
        .map(|placement| placement.map_or_else(Vec::new, |placement| placement.parts))
        .collect()
}

/// Spans in the order of their starts, each with the one that reaches furthest among those up to it.
#[derive(Debug)]
struct Ranges {
    spans: Vec<Span>,
    furthest: Vec<Span>,
}

impl Ranges {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let furthest = spans.iter().scan(Span::empty(0), |furthest, span| {
            if span.end > furthest.end {
                *furthest = *span;
            }
            Some(*furthest)
        });
        Self {
            furthest: furthest.collect(),
            spans,
        }
    }

    /// Returns those spans that overlap `span`, the first ones of many only where they begin inside it. Over spans that do
    /// not overlap each other this takes linear time in all.
    fn overlapping(&self, span: Span) -> impl Iterator<Item = Span> {
        let from = self.spans.partition_point(|own| own.start < span.start);
        let to = self.spans.partition_point(|own| own.start < span.end);
        let before = from.checked_sub(1).and_then(|last| self.furthest.get(last));
        let inside = self.spans.get(from..to).unwrap_or_default();
        let before = before.filter(|before| before.end > span.start);
        before.into_iter().chain(inside).copied()
    }
}

/// Tells whether one of `quoted` has a letter or digit of `sentence`.
fn touches(text: &str, quoted: &Ranges, sentence: Span) -> bool {
    quoted.overlapping(sentence).any(|span| {
        let start = span.start.max(sentence.start);
        let common = Span::new(start, span.end.min(sentence.end).max(start));
        common.of(text).contains(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_found_by_what_they_overlap() {
        let spans = [(0, 10), (2, 3), (12, 14), (13, 20), (30, 31)];
        let ranges = Ranges::new(spans.map(|(start, end)| Span::new(start, end)).into());
        let found = |start, end| {
            let found = ranges.overlapping(Span::new(start, end));
            found.map(|span| (span.start, span.end)).collect::<Vec<_>>()
        };
        assert_eq!(found(5, 6), [(0, 10)]);
        assert_eq!(found(10, 12), []);
        assert_eq!(found(9, 13), [(0, 10), (12, 14)]);
        assert_eq!(found(15, 16), [(13, 20)]);
        assert_eq!(found(20, 30), []);
    }

    #[test]
    fn punctuation_does_not_make_a_sentence_anchored() {
        let text = "One. Two.";
        let quoted = Ranges::new(vec![Span::new(0, 5)]);
        assert!(touches(text, &quoted, Span::new(0, 4)));
        assert!(!touches(text, &quoted, Span::new(5, 9)));
        let reaching = Ranges::new(vec![Span::new(3, 5)]);
        assert!(!touches(text, &reaching, Span::new(0, 4)));
    }
}
