//! Quotations in, graded places out.

use std::iter;
use std::ops::Range;

use hence_source::Span;

use crate::approximate::Approximation;
use crate::context::{After, Around};
use crate::difference::Difference;
use crate::elision::{Paragraphs, parts};
use crate::forms::{Forms, Places};
use crate::grade::{CONTEXT, Grade, LEAD};
use crate::text::SourceText;

mod candidates;

use candidates::Candidates;

/// The fewest characters of a quotation that needs no `after`.
pub const SHORT: usize = 12;

/// The most places among which the context chooses.
const MOST_CANDIDATES: usize = 256;

/// The most other places that are told of an ambiguous quotation.
const MOST_RIVALS: usize = 16;

/// A quotation that is to be found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quotation<'q> {
    /// The quoted words, perhaps with elisions.
    pub text: &'q str,
    /// The words that the author says stand before it.
    pub after: Option<&'q str>,
    /// Where it stood before.
    pub remembered: Option<Remembered<'q>>,
}

/// What was noted of the place of a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Remembered<'q> {
    /// The code point at which it began.
    pub start: u32,
    /// The words before it.
    pub prefix: &'q str,
    /// The words behind it.
    pub suffix: &'q str,
}

/// A passage of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// Its code points.
    pub code_points: Range<u32>,
}

/// Where a quotation stands, and how surely.
#[derive(Clone, PartialEq, Debug)]
pub struct Placement {
    /// How surely.
    pub grade: Grade,
    /// The passage, or the parts of it between elisions; empty where it is ambiguous or lost.
    pub parts: Vec<Place>,
    /// Of an ambiguous quotation the places, of a lost one the likest, of any other those that are nearly as like; at
    /// most 16.
    pub rivals: Vec<Place>,
    /// 1 − edits / characters of the quotation; 1 in the grades down to `case`, 0 where nothing is like it.
    pub score: f64,
    /// How much better the score is than that of the best other place, or than 0.6 where that is higher;
    /// `None` where places are not compared by it.
    pub margin: Option<f64>,
    /// How like the words around are to those that are remembered or told, where any are.
    pub context: Option<f64>,
    /// Which words differ, where any do.
    pub differences: Vec<Difference>,
    /// Whether it is too short to be told by its words and has no `after`.
    pub is_too_short: bool,
}

/// A source with what is needed to judge places in it.
pub(crate) struct Ground<'t> {
    pub(crate) source: &'t SourceText<'t>,
    pub(crate) paragraphs: Paragraphs,
}

/// Finds all of `quotations` in `source`; the result has one placement for each, in the same order.
///
/// The text is passed over once for each form that is still needed, whatever the number of quotations. Those that are
/// in none of the forms are searched for one by one, each in time linear in the text. A quotation with more than 64 parts
/// between its elisions is lost, unless the source has it with its elisions.
///
/// ```
/// use hence_anchor::{Grade, Quotation, SourceText, place_all};
///
/// let source = SourceText::new("The sea is rising – slowly,\nbut it is.");
/// let quotation = Quotation { text: "rising - slowly, but it is", ..Quotation::default() };
/// let placements = place_all(&source, &[quotation]);
/// assert_eq!(placements[0].grade, Grade::Typographic);
/// assert_eq!(placements[0].parts[0].code_points, 11..37);
/// ```
pub fn place_all(source: &SourceText<'_>, quotations: &[Quotation<'_>]) -> Vec<Placement> {
    let ground = Ground::new(source);
    let mut forms = Forms::new(source.as_str());
    let states = search(&ground, &mut forms, quotations);
    let mut approximation = None;
    let placements = states.into_iter().map(|state| {
        ground.placed(&state).unwrap_or_else(|| {
            approximation
                .get_or_insert_with(|| Approximation::new(forms.last(), &ground))
                .place(state.quotation, &state.parts)
        })
    });
    placements.collect()
}

/// As [`place_all`], but finds only what stands in the source in one of the forms, and nothing that is merely like it.
pub(crate) fn place_verbatim(
    source: &SourceText<'_>,
    quotations: &[Quotation<'_>],
) -> Vec<Option<Placement>> {
    let ground = Ground::new(source);
    let mut forms = Forms::new(source.as_str());
    let states = search(&ground, &mut forms, quotations);
    states.iter().map(|state| ground.placed(state)).collect()
}

/// Looks for all quotations in one form after the other, as long as some are not found.
fn search<'q>(
    ground: &Ground<'_>,
    forms: &mut Forms,
    quotations: &'q [Quotation<'q>],
) -> Vec<State<'q>> {
    let mut states: Vec<State<'_>> = quotations.iter().map(State::new).collect();
    for grade in GRADES {
        let mut open: Vec<&mut State<'_>> = states
            .iter_mut()
            .filter(|state| state.is_open(grade))
            .collect();
        if open.is_empty() {
            break;
        }
        forms.advance(grade);
        let wanted = open.iter().flat_map(|state| {
            // Behind any place of a part the next may stand; of a whole quotation a few places show all.
            let parts = state.open_parts(grade).iter();
            let parts = parts.map(|part| (*part, usize::MAX));
            iter::once((state.quotation.text, MOST_CANDIDATES)).chain(parts)
        });
        let wanted: Vec<(&str, usize)> = wanted.collect();
        let places = forms.places(wanted, ground.source.as_str());
        for state in &mut open {
            state.note(grade, &places, ground);
        }
    }
    states
}

/// The grades in which all quotations are looked for at once.
const GRADES: [Grade; 4] = [
    Grade::Exact,
    Grade::Whitespace,
    Grade::Typographic,
    Grade::Case,
];

/// How far a quotation has been found.
struct State<'q> {
    quotation: &'q Quotation<'q>,
    parts: Vec<&'q str>,
    /// Where it stands as it is, its dots being dots of the source.
    whole: Option<Candidates>,
    /// Where its parts stand in order; counts only where the whole stands in no form.
    linked: Option<Candidates>,
}

impl<'q> State<'q> {
    fn new(quotation: &'q Quotation<'q>) -> Self {
        Self {
            quotation,
            parts: parts(quotation.text),
            whole: None,
            linked: None,
        }
    }

    /// Tells whether the quotation is looked for in the form of `grade`. Where a line ends is no difference to a reader, so
    /// what stands somewhere letter by letter may stand elsewhere as well, broken into lines.
    fn is_open(&self, grade: Grade) -> bool {
        self.whole.is_none() || grade == Grade::Whitespace
    }

    /// Returns the parts, where they have to be looked for in the form of `grade`.
    fn open_parts(&self, grade: Grade) -> &[&'q str] {
        let is_found = self.whole.is_some() || self.linked.is_some() && grade != Grade::Whitespace;
        if self.parts.len() > 1 && !is_found {
            &self.parts
        } else {
            &[]
        }
    }

    fn note(&mut self, grade: Grade, places: &Places<'_>, ground: &Ground<'_>) {
        let wholes = places.of(self.quotation.text);
        if !wholes.is_empty() {
            let known = self.whole.take().unwrap_or_default();
            self.whole = Some(known.merged(grade, wholes, 1));
        } else if self.whole.is_none() {
            let parts = self.open_parts(grade);
            let spans: Vec<&[Span]> = parts.iter().map(|part| places.of(part)).collect();
            let linked = ground.paragraphs.link(&spans, MOST_CANDIDATES);
            if !linked.is_empty() {
                let size = spans.len();
                let known = self.linked.take().unwrap_or_default();
                self.linked = Some(known.merged(grade, &linked, size));
            }
        }
    }
}

impl Quotation<'_> {
    pub(crate) fn is_too_short(&self) -> bool {
        self.after.is_none() && self.text.trim().chars().take(SHORT).count() < SHORT
    }
}

impl<'t> Ground<'t> {
    /// Linear in the source.
    fn new(source: &'t SourceText<'t>) -> Self {
        Self {
            source,
            paragraphs: Paragraphs::new(source.as_str()),
        }
    }
}

impl Ground<'_> {
    /// Returns the placement of a quotation that stands in one of the forms.
    fn placed(&self, state: &State<'_>) -> Option<Placement> {
        let candidates = state.whole.as_ref().or(state.linked.as_ref())?;
        Some(self.resolve(state.quotation, candidates))
    }

    pub(crate) fn place(&self, span: Span) -> Place {
        Place {
            span,
            code_points: self.source.code_points(span),
        }
    }

    pub(crate) fn places(&self, spans: &[Span]) -> Vec<Place> {
        spans.iter().map(|span| self.place(*span)).collect()
    }

    /// Returns how well each of the places, given in order, agrees with what is known of a quotation's place.
    pub(crate) fn contexts(&self, quotation: &Quotation<'_>, spans: &[Span]) -> Vec<Option<f64>> {
        let text = self.source.as_str();
        let after = quotation.after.and_then(After::new);
        let around = quotation.remembered;
        let around = around.map(|remembered| Around::new(remembered.prefix, remembered.suffix));
        let mut floor = 0;
        let contexts = spans.iter().map(|span| {
            let told = after
                .as_ref()
                .map(|after| after.likeness(text, *span, floor));
            floor = floor.max(span.end.min(span.start.saturating_add(1)));
            told.or_else(|| around.as_ref()?.likeness(text, *span))
        });
        contexts.collect()
    }

    /// Returns which of several places is meant by what is known of it: the one whose context has a clear lead,
    /// or of those with the same context the one that is where it was.
    pub(crate) fn choose(
        &self,
        quotation: &Quotation<'_>,
        spans: &[Span],
        contexts: &[Option<f64>],
    ) -> Option<usize> {
        let known = contexts.iter().map(|context| context.unwrap_or(0.0));
        let (best, highest) =
            known.clone().enumerate().fold(
                (0, 0.0),
                |best, next| if next.1 > best.1 { next } else { best },
            );
        if highest < CONTEXT {
            return None;
        }
        let mut near = known
            .enumerate()
            .filter(|(_, context)| highest - context < LEAD);
        if near.clone().count() == 1 {
            return Some(best);
        }
        let start = quotation.remembered?.start;
        let was_there = |(index, context): &(usize, f64)| {
            let span = spans.get(*index);
            *context >= highest
                && span.is_some_and(|span| self.source.code_point(span.start) == start)
        };
        near.find(was_there).map(|(index, _)| index)
    }

    /// Grades a quotation that stands at `candidates`.
    fn resolve(&self, quotation: &Quotation<'_>, candidates: &Candidates) -> Placement {
        let wholes: Vec<Span> = candidates.iter().map(|(_, parts)| whole(parts)).collect();
        let contexts = self.contexts(quotation, &wholes);
        let chosen = match wholes.as_slice() {
            [_] => Some(0),
            _ => self.choose(quotation, &wholes, &contexts),
        };
        let context = chosen.and_then(|index| contexts.get(index).copied().flatten());
        let chosen = chosen.and_then(|index| candidates.iter().nth(index));
        let grade = match (chosen, context) {
            (None, _) => Grade::Ambiguous,
            (_, Some(context)) if context < CONTEXT => Grade::Moved,
            (Some((grade, _)), _) => grade,
        };
        let spans = chosen.map(|(_, parts)| parts);
        let rivals = match spans {
            Some(_) => Vec::new(),
            None => self.places(wholes.get(..MOST_RIVALS).unwrap_or(&wholes)),
        };
        Placement {
            grade,
            parts: self.places(spans.unwrap_or_default()),
            rivals,
            score: 1.0,
            margin: None,
            context,
            differences: Vec::new(),
            is_too_short: quotation.is_too_short(),
        }
    }
}

/// Returns the span from the first to the last of some.
pub(crate) fn whole(spans: &[Span]) -> Span {
    let first = spans.first().copied().unwrap_or_default();
    spans.iter().fold(first, |all, span| all.to(*span))
}
