//! What there is to show of a map and its sources, for every format.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use hence_anchor::{Anchor, Coverage, Fidelity, Grade};
use hence_map::project::SourceFileId;
use hence_map::{ClaimId, Id as _, IndexVec, Quote, Source, SourceId, Verdict};
use hence_source::Span;

use super::layout::{Flow, Layout, Paragraph};
use super::passages::{Passage, Passages, Piece};
use super::relations::Relations;
use super::shown::cut;
use crate::json::Input;

/// What there is to show of a map and its sources.
#[derive(Debug)]
pub struct Annotation<'a> {
    /// The map.
    pub input: Input<'a>,
    /// What bears on what.
    pub(super) relations: Relations,
    /// The sources, in the order of the map.
    pub sources: Vec<AnnotatedSource<'a>>,
    /// The claims in the order in which they are first quoted in the sources that are shown, then those without a passage
    /// there, in the order of the map.
    pub order: Vec<ClaimId>,
    /// How many of [`Annotation::order`] have a passage.
    pub with_passage: usize,
    /// The files of the sources.
    shown: HashSet<SourceFileId>,
    /// The number of each claim in [`Annotation::order`], from 1.
    numbers: IndexVec<ClaimId, u32>,
}

/// A source and what a map makes of it.
#[derive(Debug)]
pub struct AnnotatedSource<'a> {
    /// The file.
    pub file: SourceFileId,
    /// The lines of the map that declare it.
    pub declared: Vec<&'a Source>,
    /// Its visible text.
    pub text: &'a str,
    /// The text in pieces.
    pub passages: Passages,
    /// What became of its sentences.
    pub coverage: Coverage,
    pub(super) layout: Layout,
}

/// A quotation of a claim.
#[derive(Clone, Copy, Debug)]
pub struct Quotation<'a> {
    /// Its number among those of the claim, from 0.
    pub number: usize,
    /// What is written in the map.
    pub quote: &'a Quote,
    /// What became of it; None where the source could not be read.
    pub anchor: Option<&'a Anchor>,
    /// Whether a passage for it is marked in one of the sources that are shown.
    pub is_marked: bool,
}

impl<'a> Annotation<'a> {
    /// Gathers what there is to show of all sources that were read, or of `only` one.
    ///
    /// Linear in the texts, the claims and their relations, but for sorting.
    pub fn new(input: Input<'a>, only: Option<SourceId>) -> Self {
        let mut passages = passages(input);
        let mut sources: Vec<AnnotatedSource<'a>> = Vec::new();
        let mut places = HashMap::new();
        for (id, source) in input.map.sources.iter() {
            let Some(file) = source.read.filter(|_| only.is_none_or(|only| only == id)) else {
                continue;
            };
            let place = *places.entry(file).or_insert(sources.len());
            if let Some(known) = sources.get_mut(place) {
                known.declared.push(source);
            } else {
                let own = passages.remove(&file).unwrap_or_default();
                sources.push(AnnotatedSource::new(input, file, source, own));
            }
        }
        let mut annotation = Self {
            input,
            relations: Relations::new(input.map, input.diagnostics),
            sources,
            shown: places.into_keys().collect(),
            order: Vec::with_capacity(input.map.claims.len()),
            with_passage: 0,
            numbers: IndexVec::from_elem(0, input.map.claims.len()),
        };
        annotation.number();
        annotation
    }

    fn number(&mut self) {
        let placed = self.sources.iter();
        let placed = placed.flat_map(|source| &source.passages.placed);
        for claim in placed.map(|placed| placed.passage.claim) {
            number(&mut self.numbers, &mut self.order, claim);
        }
        self.with_passage = self.order.len();
        for claim in self.input.map.claims.ids() {
            number(&mut self.numbers, &mut self.order, claim);
        }
    }

    /// Returns the number of a claim, from 1.
    pub fn number_of(&self, claim: ClaimId) -> u32 {
        self.numbers.try_get(claim).copied().unwrap_or(0)
    }

    /// Returns whether a claim stands; None where the givens are inconsistent.
    pub fn verdict(&self, claim: ClaimId) -> Option<Verdict> {
        self.input.verdicts.map(|verdicts| verdicts.claims[claim])
    }

    /// Returns the word for whether a claim stands.
    pub fn verdict_word(&self, claim: ClaimId) -> &'static str {
        self.verdict(claim)
            .map_or("without verdict", Verdict::as_str)
    }

    /// Returns how a claim relates to the words of its sources.
    pub fn fidelity(&self, claim: ClaimId) -> Fidelity {
        let own = &self.input.map.claims[claim];
        self.input.anchoring.fidelity(claim, own)
    }

    /// Returns the quotations of a claim.
    pub fn quotations(&self, claim: ClaimId) -> impl Iterator<Item = Quotation<'a>> {
        let anchors = self.input.anchoring.of(claim);
        let quotes = self.input.map.claims[claim].quotes.iter().enumerate();
        quotes.map(move |(number, quote)| {
            let anchor = anchors.get(number).and_then(Option::as_ref);
            let is_marked = anchor.is_some_and(|anchor| {
                !anchor.placement.parts.is_empty() && self.shown.contains(&anchor.source)
            });
            Quotation {
                number,
                quote,
                anchor,
                is_marked,
            }
        })
    }

    /// Returns the text of a claim where another one names it, in at most `most` characters. Other words follow, so that no
    /// full stop stands at its end.
    pub(super) fn premise(&self, claim: ClaimId, most: usize) -> Cow<'a, str> {
        let text = &self.input.map.claims[claim].text;
        cut(text.trim_end_matches(['.', ' ']), most)
    }

    /// Returns the title: that of the map, else that of its first source, else the name of its file.
    pub fn title(&self) -> &'a str {
        let map = self.input.map.title.as_deref();
        let source = || self.sources.iter().find_map(AnnotatedSource::title);
        map.or_else(source).unwrap_or_else(|| self.file_name())
    }

    /// Returns the name of the map's file, without its folders.
    pub fn file_name(&self) -> &'a str {
        let path = &self.input.files().get(self.input.root).path;
        path.rsplit('/').next().unwrap_or(path)
    }
}

fn number(numbers: &mut IndexVec<ClaimId, u32>, order: &mut Vec<ClaimId>, claim: ClaimId) {
    if claim.index() < numbers.len() && numbers[claim] == 0 {
        order.push(claim);
        numbers[claim] = order.len() as u32;
    }
}

impl<'a> AnnotatedSource<'a> {
    fn new(
        input: Input<'a>,
        file: SourceFileId,
        declared: &'a Source,
        passages: Vec<Passage>,
    ) -> Self {
        let reading = &input.project.source(file).reading;
        let text = reading.text();
        let coverage = Coverage::new(input.project, input.map, input.anchoring, file);
        let layout = Layout::new(text, Flow::of(reading.format));
        let sentences = coverage.sentences.iter();
        let not_anchored = sentences
            .filter(|sentence| sentence.state != hence_anchor::Reading::Anchored)
            .map(|sentence| sentence.span);
        let paragraphs = layout.paragraphs.iter().map(|paragraph| paragraph.span);
        let cuts: Vec<u32> = not_anchored
            .chain(paragraphs)
            .flat_map(|span| [span.start, span.end])
            .collect();
        Self {
            file,
            declared: vec![declared],
            text,
            passages: Passages::new(text, passages, &cuts),
            coverage,
            layout,
        }
    }

    /// Returns its title, where the map gives it one.
    pub fn title(&self) -> Option<&'a str> {
        self.declared
            .iter()
            .find_map(|source| source.title.as_deref())
    }

    /// Returns its title, or its path where it has none.
    pub fn name(&self) -> &'a str {
        self.title().unwrap_or_else(|| self.path())
    }

    /// Returns its path, as the map writes it.
    pub fn path(&self) -> &'a str {
        self.declared
            .first()
            .map_or("", |source| source.path.as_str())
    }
}

impl AnnotatedSource<'_> {
    /// Returns the pieces of a paragraph, each with the bytes of it that lie there.
    pub(super) fn pieces_of(&self, paragraph: Paragraph) -> impl Iterator<Item = (&Piece, Span)> {
        let pieces = &self.passages.pieces;
        let first = pieces.partition_point(|piece| piece.span.end <= paragraph.span.start);
        let own = pieces.iter().skip(first);
        let own = own.take_while(move |piece| piece.span.start < paragraph.span.end);
        own.map(move |piece| {
            let start = piece.span.start.max(paragraph.span.start);
            (piece, Span::new(start, piece.span.end))
        })
    }

    /// Tells whether the line that ends at a byte of a paragraph must not run on.
    pub(super) fn is_break(&self, paragraph: Paragraph, at: u32) -> bool {
        paragraph.is_laid_out || self.layout.is_break(at)
    }
}

/// Returns the passages that quotations have in each source, also those that a person must look at.
fn passages(input: Input<'_>) -> HashMap<SourceFileId, Vec<Passage>> {
    let mut passages: HashMap<SourceFileId, Vec<Passage>> = HashMap::new();
    for claim in input.map.claims.ids() {
        for (quote, anchor) in input.anchoring.of(claim).iter().enumerate() {
            let Some(anchor) = anchor else { continue };
            let is_found = anchor.placement.grade.is_found();
            let parts = anchor.placement.parts.iter().enumerate();
            let own = passages.entry(anchor.source).or_default();
            own.extend(parts.map(|(part, place)| Passage {
                claim,
                quote: quote as u32,
                part: part as u32,
                span: place.span,
                is_found,
            }));
        }
    }
    passages
}

impl Quotation<'_> {
    /// Returns the words for how surely it was found.
    pub fn state(&self) -> &'static str {
        match self.anchor.map(|anchor| anchor.placement.grade) {
            Some(Grade::NeedsReview) => "needs review",
            Some(Grade::Lost) => "not found",
            Some(grade) => grade.as_str(),
            None => "source not read",
        }
    }

    /// Tells whether it was found.
    pub fn is_found(&self) -> bool {
        self.anchor
            .is_some_and(|anchor| anchor.placement.grade.is_found())
    }
}
