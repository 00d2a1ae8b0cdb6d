//! The places at which a quotation may stand.

use hence_source::Span;

use super::{MOST_CANDIDATES, whole};
use crate::grade::Grade;

/// Places of a quotation, in order: each with the grade of the form that it stands in, and its parts. They are kept for
/// all quotations of a source at once, so they are kept small.
#[derive(Default)]
pub(super) struct Candidates {
    grades: Vec<Grade>,
    /// The parts of all places, one place behind the other.
    spans: Vec<Span>,
    /// How many parts each place has.
    size: usize,
}

impl Candidates {
    /// Returns the places.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Grade, &[Span])> {
        let places = self.spans.chunks_exact(self.size.max(1));
        self.grades.iter().copied().zip(places)
    }

    fn push(&mut self, grade: Grade, parts: &[Span]) {
        self.grades.push(grade);
        self.spans.extend(parts);
    }

    /// Returns these places and those that were found in the form of `grade`, each with `size` parts: each place once, in
    /// order.
    pub(super) fn merged(&self, grade: Grade, found: &[Span], size: usize) -> Self {
        let mut known = self.iter().peekable();
        let mut all = Self {
            size,
            ..Self::default()
        };
        for parts in found.chunks_exact(size.max(1)).take(MOST_CANDIDATES) {
            let place = whole(parts);
            while let Some((grade, parts)) =
                known.next_if(|(_, parts)| whole(parts).start <= place.start)
            {
                all.push(grade, parts);
            }
            let is_new = |other: Option<(Grade, &[Span])>| {
                other.is_none_or(|(_, parts)| {
                    let other = whole(parts);
                    other.end <= place.start || place.end <= other.start
                })
            };
            let last = all.last();
            // Places of one form may overlap.
            let is_own = last.is_some_and(|(other, _)| other == grade);
            if (is_own || is_new(last)) && is_new(known.peek().copied()) {
                all.push(grade, parts);
            }
        }
        for (grade, parts) in known {
            all.push(grade, parts);
        }
        all
    }

    fn last(&self) -> Option<(Grade, &[Span])> {
        let start = self.spans.len().checked_sub(self.size)?;
        Some((*self.grades.last()?, self.spans.get(start..)?))
    }
}
