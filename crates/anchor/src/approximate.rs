//! Quotations that stand in no form of a source: the place that is most like them.

use std::ops::Range;

use hence_source::Span;

use crate::anchor::{Ground, Placement, Quotation, SHORT, whole};
use crate::difference::{Comparison, compare};
use crate::elision::has_words;
use crate::ends::widened;
use crate::forms::{in_form, trim};
use crate::fuzzy::{Approximate, places};
use crate::grade::{Evidence, Grade, MARGIN, PARTLY, decide};
use crate::normal::{LineBreak, Normal};

/// Longer quotations are not searched for: the work grows with their length times that of the text, and nobody quotes
/// so much with changes.
const LONGEST: usize = 4096;

/// The most places that are compared.
const MOST_PLACES: usize = 8;

/// The share of its letters that may differ in a place that counts as a rival, in tenths.
const BOUND: usize = 4;

/// The score under which a rival is not looked for.
const FLOOR: f64 = 0.6;

/// How far a place is widened to whole words, in characters.
const WIDEN: usize = 12;

/// The share of a quotation that must stand in one piece for it to be partly verbatim, and the bytes of it.
const PIECE: (f64, usize) = (0.6, 20);

/// A source, made ready for approximate searches.
pub(crate) struct Approximation<'g> {
    normal: &'g Normal,
    ground: &'g Ground<'g>,
    chars: Vec<char>,
    /// Where each character begins in the normal form, and its end.
    offsets: Vec<u32>,
}

/// The best place of a quotation or a part of it, with those that are nearly as good.
struct Best {
    places: Vec<(Span, usize)>,
    length: usize,
}

impl<'g> Approximation<'g> {
    /// Prepares a source in its last form. Linear.
    pub(crate) fn new(normal: &'g Normal, ground: &'g Ground<'g>) -> Self {
        let text = normal.as_str();
        let starts = text.char_indices().map(|(at, _)| at as u32);
        Self {
            normal,
            ground,
            chars: text.chars().collect(),
            offsets: starts.chain([text.len() as u32]).collect(),
        }
    }

    /// Places a quotation that was not found in any form.
    pub(crate) fn place(&self, quotation: &Quotation<'_>, parts: &[&str]) -> Placement {
        let found = match parts {
            // It has more parts than are looked for.
            [] if has_words(quotation.text) => None,
            [] | [_] => self.place_whole(quotation),
            _ => self.place_parts(quotation, parts),
        };
        found.unwrap_or_else(|| Placement {
            grade: Grade::Lost,
            parts: Vec::new(),
            rivals: Vec::new(),
            score: 0.0,
            margin: None,
            context: None,
            differences: Vec::new(),
            is_too_short: quotation.is_too_short(),
        })
    }

    fn place_whole(&self, quotation: &Quotation<'_>) -> Option<Placement> {
        let best = self.search(quotation.text)?;
        let (_, edits) = best.places.first()?;
        let near = best.near();
        let spans: Vec<Span> = near.iter().map(|(span, _)| *span).collect();
        let contexts = self.contexts_in_order(quotation, &spans);
        let chosen = if near.len() == 1 {
            Some(0)
        } else {
            self.ground.choose(quotation, &spans, &contexts)
        };
        let Some((span, its_edits)) = chosen.and_then(|chosen| near.get(chosen).copied()) else {
            let is_even = near.get(1).is_some_and(|(_, other)| other == edits);
            let is_enough = best.score(*edits) >= PARTLY;
            let grade = if is_even && is_enough {
                Grade::Ambiguous
            } else {
                Grade::Lost
            };
            return Some(self.undecided(quotation, grade, &best, &spans));
        };
        let mut others = spans;
        others.retain(|other| *other != span);
        let context = chosen.and_then(|chosen| contexts.get(chosen).copied().flatten());
        let score = best.score(its_edits);
        // Where the context has decided, it stands for the margin; but the true one is told.
        let margin = score - best.rival(span);
        let decisive = if others.is_empty() {
            margin
        } else {
            margin.max(MARGIN)
        };
        let text = self.ground.source.as_str();
        let span = widened(quotation.text, text, span);
        let comparison = compare(quotation.text, text, span);
        let evidence = Evidence {
            score,
            margin: decisive,
            context,
            length: best.length,
            is_partly_verbatim: is_partly_verbatim(&comparison, quotation.text),
            is_turned: is_turned(&comparison),
        };
        let placement = self.graded(quotation, &evidence, &[span], comparison);
        let rivals = if placement.grade == Grade::Lost {
            placement.rivals
        } else {
            self.ground.places(&others)
        };
        Some(Placement {
            rivals,
            margin: Some(margin),
            ..placement
        })
    }

    /// Places a quotation with elisions: each part at its best place, in order.
    fn place_parts(&self, quotation: &Quotation<'_>, parts: &[&str]) -> Option<Placement> {
        let text = self.ground.source.as_str();
        let mut spans = Vec::new();
        let (mut edits, mut length, mut margin) = (0, 0, f64::INFINITY);
        let mut comparison = Comparison::default();
        for part in parts {
            let best = self.search(part)?;
            let (span, its_edits) = best.places.first().copied()?;
            margin = margin.min(best.score(its_edits) - best.rival(span));
            let span = widened(part, text, span);
            edits += its_edits;
            length += best.length;
            comparison
                .differences
                .extend(compare(part, text, span).differences);
            spans.push(span);
        }
        let each: Vec<&[Span]> = spans.iter().map(std::slice::from_ref).collect();
        let spans = self.ground.paragraphs.link(&each, 1);
        if spans.is_empty() {
            return None;
        }
        let contexts = self.ground.contexts(quotation, &[whole(&spans)]);
        let evidence = Evidence {
            score: score(edits, length),
            margin,
            context: contexts.first().copied().flatten(),
            length,
            is_partly_verbatim: false,
            is_turned: is_turned(&comparison),
        };
        Some(self.graded(quotation, &evidence, &spans, comparison))
    }

    fn graded(
        &self,
        quotation: &Quotation<'_>,
        evidence: &Evidence,
        spans: &[Span],
        comparison: Comparison,
    ) -> Placement {
        let grade = decide(evidence);
        let is_lost = grade == Grade::Lost;
        Placement {
            grade,
            parts: self.ground.places(if is_lost { &[] } else { spans }),
            rivals: self.ground.places(if is_lost { spans } else { &[] }),
            score: evidence.score,
            margin: Some(evidence.margin),
            context: evidence.context,
            differences: if is_lost {
                Vec::new()
            } else {
                comparison.differences
            },
            is_too_short: quotation.is_too_short(),
        }
    }

    fn undecided(
        &self,
        quotation: &Quotation<'_>,
        grade: Grade,
        best: &Best,
        spans: &[Span],
    ) -> Placement {
        let scores = best.places.iter().map(|(_, edits)| best.score(*edits));
        let mut scores = scores.take(2);
        let (first, second) = (scores.next().unwrap_or(0.0), scores.next().unwrap_or(FLOOR));
        Placement {
            grade,
            parts: Vec::new(),
            rivals: self.ground.places(spans),
            score: first,
            margin: Some(first - second),
            context: None,
            differences: Vec::new(),
            is_too_short: quotation.is_too_short(),
        }
    }

    /// Returns the contexts of places that are not in the order of the text.
    fn contexts_in_order(&self, quotation: &Quotation<'_>, spans: &[Span]) -> Vec<Option<f64>> {
        let mut sorted = spans.to_vec();
        sorted.sort_unstable();
        let contexts = self.ground.contexts(quotation, &sorted);
        let of = |span: &Span| {
            sorted
                .binary_search(span)
                .ok()
                .and_then(|at| contexts.get(at))
        };
        spans
            .iter()
            .map(|span| of(span).copied().flatten())
            .collect()
    }

    fn search(&self, text: &str) -> Option<Best> {
        let pattern: Vec<char> = in_form(text, Grade::Case, LineBreak::DropHyphen)
            .chars()
            .take(LONGEST + 1)
            .collect();
        let length = pattern.len();
        if !(SHORT..=LONGEST).contains(&length) {
            return None;
        }
        let found = places(&pattern, &self.chars, length * BOUND / 10, MOST_PLACES);
        let places = found
            .iter()
            .filter_map(|place| Some((self.span(place)?, place.edits)));
        let places: Vec<(Span, usize)> = places.collect();
        (!places.is_empty()).then_some(Best { places, length })
    }

    /// Returns where a place lies in the source, its ends moved to those of words.
    fn span(&self, place: &Approximate) -> Option<Span> {
        let range = self.whole_words(&place.range);
        // What is one piece in the source is not cut.
        let widened = (0..4).flat_map(|front| (0..4).map(move |back| (front, back)));
        let mut spans = widened.filter_map(|(front, back)| {
            let start = self.offsets.get(range.start.checked_sub(front)?)?;
            let end = self.offsets.get(range.end + back)?;
            self.normal.original(*start as usize..*end as usize)
        });
        let span = trim(spans.next()?, self.ground.source.as_str());
        (!span.is_empty()).then_some(span)
    }

    fn whole_words(&self, range: &Range<usize>) -> Range<usize> {
        let is_letter = |at: usize| self.chars.get(at).is_some_and(|c| c.is_alphanumeric());
        let is_cut = |at: usize| at > 0 && is_letter(at - 1) && is_letter(at);
        let nearest = |at: usize| {
            let back = (0..=WIDEN.min(at)).find(|steps| !is_cut(at - steps));
            let ahead = (0..=WIDEN).find(|steps| !is_cut(at + steps));
            match (back, ahead) {
                (Some(back), Some(ahead)) if back <= ahead => at - back,
                (_, Some(ahead)) => at + ahead,
                (Some(back), None) => at - back,
                (None, None) => at,
            }
        };
        let (start, end) = (nearest(range.start), nearest(range.end));
        if start < end {
            start..end
        } else {
            range.clone()
        }
    }
}

impl Best {
    fn score(&self, edits: usize) -> f64 {
        score(edits, self.length)
    }

    /// Returns the places whose score is within the margin of the best.
    fn near(&self) -> Vec<(Span, usize)> {
        let best = self
            .places
            .first()
            .map_or(0.0, |(_, edits)| self.score(*edits));
        let near = self
            .places
            .iter()
            .filter(|(_, edits)| best - self.score(*edits) < MARGIN - 1e-9);
        near.copied().collect()
    }

    /// Returns the score of the best place but `span`.
    fn rival(&self, span: Span) -> f64 {
        let others = self.places.iter().filter(|(other, _)| *other != span);
        others
            .map(|(_, edits)| self.score(*edits))
            .fold(FLOOR, f64::max)
    }
}

fn score(edits: usize, length: usize) -> f64 {
    let parts = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    1.0 - parts(edits) / parts(length.max(1))
}

fn is_turned(comparison: &Comparison) -> bool {
    comparison
        .differences
        .iter()
        .any(|one| !one.operators.is_empty())
}

fn is_partly_verbatim(comparison: &Comparison, quotation: &str) -> bool {
    let missing = quotation.len() - comparison.longest_run.min(quotation.len());
    comparison.longest_run >= PIECE.1 && score(missing, quotation.len()) >= PIECE.0
}
