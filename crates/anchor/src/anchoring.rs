//! The quotations of a map, each held to its source.

use std::collections::HashMap;
use std::ops::Range;

use hence_map::project::SourceFileId;
use hence_map::{Claim, ClaimId, IndexVec, Map, Project};
use hence_source::{FileId, FileSpan, Span};
use indexmap::IndexMap;

use crate::anchor::{Place, Placement, Quotation, place_all, place_verbatim};
use crate::elision::parts;
use crate::fidelity::Fidelity;
use crate::grade::Grade;
use crate::memory::{Memory, RememberedPlace};
use crate::normal::on_one_line;
use crate::text::SourceText;

/// What became of one quotation.
#[derive(Clone, PartialEq, Debug)]
pub struct Anchor {
    /// The source.
    pub source: SourceFileId,
    /// Where the quotation stands there.
    pub placement: Placement,
    /// Of a lost quotation with elisions the places of its parts, where each stands somewhere, but not one behind the
    /// other within reach.
    pub scattered: Vec<Place>,
}

/// The quotations of a map, each held to its source.
#[derive(Debug, Default)]
pub struct Anchoring {
    /// One for each quotation, claim by claim; None where the source could not be read.
    anchors: Vec<Option<Anchor>>,
    /// Where those of each claim lie; empty where no claim has a quotation.
    ranges: IndexVec<ClaimId, Range<u32>>,
}

/// A quotation of a map that is to be found.
struct Open<'m> {
    /// Its number among all quotations of the map.
    number: usize,
    quotation: Quotation<'m>,
}

/// The quotations of each source, in the order in which the sources are first quoted.
#[derive(Default)]
struct Gathered<'m> {
    by_source: IndexMap<SourceFileId, Vec<Open<'m>>>,
    /// Those whose place is known: the number, the source, the bytes of its visible text.
    known: Vec<(usize, SourceFileId, Span)>,
    count: usize,
}

impl<'m> Gathered<'m> {
    /// Adds the quotations of a claim. Linear.
    fn add(&mut self, project: &Project, map: &Map, memory: &'m Memory, claim: &'m Claim) {
        // Of quotations with the same words the memory knows the first, the second, ….
        let mut alike: HashMap<(SourceFileId, FileId, &str), usize> = HashMap::new();
        for quote in &claim.quotes {
            let number = self.count;
            self.count += 1;
            let Some(source) = quote.source.and_then(|source| map.sources[source].read) else {
                continue;
            };
            if let Some(place) = quote.place {
                self.known.push((number, source, place));
                continue;
            }
            let earlier = alike
                .entry((source, quote.at.file, &quote.exact))
                .or_default();
            let place = memory.place(claim, quote, project.source(source).file, *earlier);
            *earlier += 1;
            self.by_source.entry(source).or_default().push(Open {
                number,
                quotation: Quotation {
                    text: &quote.exact,
                    after: quote.after.as_deref(),
                    remembered: place.map(RememberedPlace::as_remembered),
                },
            });
        }
    }
}

impl Anchoring {
    /// Finds every quotation of `map` in its source. All quotations of a source are looked for at once, see
    /// [`place_all`].
    pub fn new(project: &Project, map: &Map, memory: &Memory) -> Self {
        if map.claims.values().all(|claim| claim.quotes.is_empty()) {
            return Self::default();
        }
        let mut ranges = IndexVec::new();
        let mut gathered = Gathered::default();
        for claim in map.claims.values() {
            let first = gathered.count as u32;
            gathered.add(project, map, memory, claim);
            ranges.push(first..gathered.count as u32);
        }
        let mut anchors = vec![None; gathered.count];
        for (source, open) in &gathered.by_source {
            let text = SourceText::new(project.source(*source).reading.text());
            for (number, anchor) in anchored(*source, &text, open) {
                if let Some(slot) = anchors.get_mut(number) {
                    *slot = Some(anchor);
                }
            }
        }
        for (number, anchor) in placed(project, &gathered.known) {
            if let Some(slot) = anchors.get_mut(number) {
                *slot = Some(anchor);
            }
        }
        Self { anchors, ranges }
    }

    /// Returns what became of the quotations of a claim, in their order; None for one whose source could not be read.
    pub fn of(&self, claim: ClaimId) -> &[Option<Anchor>] {
        let range = self.ranges.try_get(claim);
        let range = range.map(|range| range.start as usize..range.end as usize);
        range
            .and_then(|range| self.anchors.get(range))
            .unwrap_or_default()
    }

    /// Tells whether the words that should state a claim are gone: it has quotations, all of them were looked for, and none
    /// was found.
    pub fn has_lost_its_words(&self, claim: ClaimId) -> bool {
        let anchors = self.of(claim);
        let is_lost = |anchor: &Option<Anchor>| {
            anchor
                .as_ref()
                .is_some_and(|anchor| !anchor.placement.grade.is_found())
        };
        !anchors.is_empty() && anchors.iter().all(is_lost)
    }

    /// Returns the fidelity of a claim.
    pub fn fidelity(&self, id: ClaimId, claim: &Claim) -> Fidelity {
        let found = claim.quotes.iter().zip(self.of(id));
        let found = found.filter_map(|(quote, anchor)| {
            let grade = anchor.as_ref()?.placement.grade;
            grade.is_found().then_some(quote.exact.as_str())
        });
        Fidelity::of(claim, found)
    }
}

impl Anchor {
    /// Returns where `span`, bytes of the source's visible text, stands in its file.
    pub fn in_file(&self, project: &Project, span: Span) -> FileSpan {
        let source = project.source(self.source);
        FileSpan::new(source.file, source.reading.in_file(span))
    }

    /// Returns the words that the source has where the quotation was found, whole words, as a quotation: white space as one
    /// space, an elision between parts. Empty where it was not found.
    pub fn passage(&self, project: &Project) -> String {
        let text = project.source(self.source).reading.text();
        let parts = self
            .placement
            .parts
            .iter()
            .map(|place| on_one_line(whole_words(text, place.span).of(text)));
        parts.collect::<Vec<String>>().join(" … ")
    }

    /// Returns the places of the quotation's parts in the file of its source.
    pub fn places(&self, project: &Project) -> Vec<FileSpan> {
        let parts = self.placement.parts.iter();
        parts
            .map(|place| self.in_file(project, place.span))
            .collect()
    }
}

/// Returns a span with the rest of the words that it cuts.
fn whole_words(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let is_word = char::is_alphanumeric;
    let before = text.get(..span.start as usize).unwrap_or("");
    let behind = text.get(span.end as usize..).unwrap_or("");
    let mut whole = span;
    if inner.starts_with(is_word) {
        whole.start = before.trim_end_matches(is_word).len() as u32;
    }
    if inner.ends_with(is_word) {
        let rest = behind.trim_start_matches(is_word);
        whole.end += (behind.len() - rest.len()) as u32;
    }
    whole
}

/// Returns the anchors of quotations whose places are known.
fn placed(project: &Project, known: &[(usize, SourceFileId, Span)]) -> Vec<(usize, Anchor)> {
    let mut texts: HashMap<SourceFileId, SourceText<'_>> = HashMap::new();
    let anchors = known.iter().map(|(number, source, span)| {
        let text = texts
            .entry(*source)
            .or_insert_with(|| SourceText::new(project.source(*source).reading.text()));
        let place = Place {
            span: *span,
            code_points: text.code_points(*span),
        };
        let placement = Placement {
            grade: Grade::Exact,
            parts: vec![place],
            rivals: Vec::new(),
            score: 1.0,
            margin: None,
            context: None,
            differences: Vec::new(),
            is_too_short: false,
        };
        let anchor = Anchor {
            source: *source,
            placement,
            scattered: Vec::new(),
        };
        (*number, anchor)
    });
    anchors.collect()
}

/// Finds the quotations of one source; returns each with its number.
fn anchored(
    source: SourceFileId,
    text: &SourceText<'_>,
    open: &[Open<'_>],
) -> Vec<(usize, Anchor)> {
    let quotations: Vec<Quotation<'_>> = open.iter().map(|open| open.quotation).collect();
    let placements = place_all(text, &quotations);
    let mut anchors: Vec<(usize, Anchor)> = open
        .iter()
        .zip(placements)
        .map(|(open, placement)| {
            let anchor = Anchor {
                source,
                placement,
                scattered: Vec::new(),
            };
            (open.number, anchor)
        })
        .collect();
    scatter(text, &quotations, &mut anchors);
    anchors
}

/// Notes for lost quotations with elisions where their parts stand, if each stands in one place. Their parts are looked
/// for at once.
fn scatter(text: &SourceText<'_>, quotations: &[Quotation<'_>], anchors: &mut [(usize, Anchor)]) {
    let mut wanted = Vec::new();
    let mut owners = Vec::new();
    for (index, ((_, anchor), quotation)) in anchors.iter().zip(quotations).enumerate() {
        let parts = parts(quotation.text);
        if anchor.placement.grade == Grade::Lost && parts.len() > 1 {
            owners.push((index, parts.len()));
            wanted.extend(parts.into_iter().map(|text| Quotation {
                text,
                ..Quotation::default()
            }));
        }
    }
    let mut found = if wanted.is_empty() {
        Vec::new()
    } else {
        place_verbatim(text, &wanted)
    }
    .into_iter();
    for (index, count) in owners {
        // All of them are taken, also where one is missing.
        let places: Vec<Option<Place>> = found
            .by_ref()
            .take(count)
            .map(|placement| placement?.parts.into_iter().next())
            .collect();
        if let Some((_, anchor)) = anchors.get_mut(index) {
            anchor.scattered = places
                .into_iter()
                .collect::<Option<Vec<Place>>>()
                .unwrap_or_default();
        }
    }
}
