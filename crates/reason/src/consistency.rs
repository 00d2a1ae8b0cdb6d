//! Whether the givens agree, and if not, which are to blame.

use hence_map::{ClaimId, Map, Stance};

use crate::atoms::{Steps, Term};
use crate::strict::{Cause, Strict};
use crate::translation::Parts;
use crate::{Inconsistency, Link, LinkCause, Minimality, Origin};

/// The steps that the search for a smallest set may take; beyond them the set is as small as it was found.
const MAX_STEPS: u64 = 20_000_000;

/// Tells what is wrong with the givens of a map, if anything is: both signs of a claim follow from them strictly.
pub(crate) fn inconsistency(parts: Parts<'_>) -> Option<Inconsistency> {
    let mut strict = Strict::new(parts);
    let is_given = |&atom: &u32| parts.atoms.is_given(atom);
    let givens: Vec<u32> = parts.atoms.numbers().filter(is_given).collect();
    if !strict.run(&givens) {
        return None;
    }
    let (blamed, minimality) = Search::new(&mut strict).smallest(&givens);
    strict.run(&blamed);
    let conflict = strict.first_conflict()?;
    let links = strict.proof(conflict);
    Some(Inconsistency {
        claim: parts.atoms.first[conflict],
        givens: given_claims(parts, &blamed),
        minimality,
        chain: links.into_iter().map(|link| to_link(parts, link)).collect(),
    })
}

/// Returns for each atom the first of its claims that is given.
fn given_claims(parts: Parts<'_>, atoms: &[u32]) -> Vec<ClaimId> {
    let mut wanted: Vec<Option<ClaimId>> = vec![None; atoms.len()];
    let is_given = |map: &Map, claim| {
        let claim = map.claims.try_get(claim);
        claim.is_some_and(|claim| claim.stance == Some(Stance::Given))
    };
    for claim in parts
        .map
        .claims
        .ids()
        .filter(|&claim| is_given(parts.map, claim))
    {
        let place = atoms.binary_search(&parts.atoms.of(claim));
        if let Some(slot) = place.ok().and_then(|place| wanted.get_mut(place)) {
            slot.get_or_insert(claim);
        }
    }
    let mut claims: Vec<ClaimId> = wanted.into_iter().flatten().collect();
    claims.sort_unstable();
    claims
}

fn to_link(parts: Parts<'_>, (term, cause, grounds): (Term, Cause, Vec<Term>)) -> Link {
    let by = match cause {
        Cause::Given => LinkCause::Given,
        Cause::Inference(number) => LinkCause::Inference {
            inference: Steps::id(number),
            is_contrapositive: parts.steps.heads[number] != term,
        },
        Cause::Contradiction(other) => {
            let number = parts.conflicts.declared(term.atom(), other);
            let number = number.expect("a contradiction is met where one is declared");
            LinkCause::Conflict(Origin::Contradiction(number))
        }
        Cause::Question(group, _) => {
            let question = parts.conflicts.questions.get(group as usize);
            let question = question.expect("each group comes from a question");
            LinkCause::Conflict(Origin::Question(*question))
        }
    };
    Link {
        literal: parts.atoms.literal(term),
        from: grounds
            .into_iter()
            .map(|ground| parts.atoms.literal(ground))
            .collect(),
        by,
    }
}

/// A search for a small set of givens that conflict.
struct Search<'s, 'm> {
    strict: &'s mut Strict<'m>,
    limit: u64,
}

impl<'s, 'm> Search<'s, 'm> {
    fn new(strict: &'s mut Strict<'m>) -> Self {
        let limit = strict.n_steps.saturating_add(MAX_STEPS);
        Self { strict, limit }
    }

    fn has_time(&self) -> bool {
        self.strict.n_steps < self.limit
    }

    /// Returns a set of atoms of `givens` that conflict, in order, and how small it is known to be.
    fn smallest(mut self, givens: &[u32]) -> (Vec<u32>, Minimality) {
        let (reduced, is_irreducible) = self.reduce();
        if !is_irreducible {
            return (reduced, Minimality::Unreduced);
        }
        let used: Vec<u32> = givens
            .iter()
            .copied()
            .filter(|&atom| self.strict.is_used(atom))
            .collect();
        for size in 1..reduced.len() {
            match self.of_size(size, &used) {
                Found::None => {}
                Found::Set(set) => return (set, Minimality::Smallest),
                Found::OutOfTime => return (reduced, Minimality::Irreducible),
            }
        }
        (reduced, Minimality::Smallest)
    }

    /// Starts from what the last run's first conflict rests on, and leaves out one given after the other as long as the rest
    /// conflict. Returns the set and whether every one of it is needed.
    fn reduce(&mut self) -> (Vec<u32>, bool) {
        let mut set = self.leaves();
        let mut n_needed = 0;
        while let Some(&candidate) = set.get(n_needed) {
            if !self.has_time() {
                return (set, false);
            }
            let rest: Vec<u32> = set
                .iter()
                .copied()
                .filter(|&atom| atom != candidate)
                .collect();
            if self.strict.run(&rest) {
                // What is needed in a set is needed in each of its subsets that conflict, so it stays in front.
                set = self.leaves();
            } else {
                n_needed += 1;
            }
        }
        (set, true)
    }

    /// Returns the givens that the last run's first conflict rests on, in order.
    fn leaves(&self) -> Vec<u32> {
        let Some(conflict) = self.strict.first_conflict() else {
            return Vec::new();
        };
        let proof = self.strict.proof(conflict);
        let givens = proof.iter().filter(|(_, cause, _)| *cause == Cause::Given);
        let mut leaves: Vec<u32> = givens.map(|(term, _, _)| term.atom()).collect();
        leaves.sort_unstable();
        leaves
    }

    /// Looks for `size` of the atoms `used` that conflict, in the order of their places.
    fn of_size(&mut self, size: usize, used: &[u32]) -> Found {
        let mut places: Vec<usize> = (0..size).collect();
        while places.last().is_some_and(|&last| last < used.len()) {
            if !self.has_time() {
                return Found::OutOfTime;
            }
            let set: Vec<u32> = places
                .iter()
                .filter_map(|&place| used.get(place).copied())
                .collect();
            if self.strict.run(&set) {
                return Found::Set(set);
            }
            advance(&mut places, used.len());
        }
        Found::None
    }
}

/// What a search of bounded length finds.
enum Found {
    Set(Vec<u32>),
    None,
    OutOfTime,
}

/// Moves to the next choice of places below `len`, in the order of words; past the last one, beyond `len`.
fn advance(places: &mut [usize], len: usize) {
    let size = places.len();
    let is_free = |(nth, place): (usize, &usize)| *place + size - nth < len;
    let Some(nth) = places.iter().enumerate().rposition(is_free) else {
        if let Some(last) = places.last_mut() {
            *last = len;
        }
        return;
    };
    let next = places.get(nth).map_or(0, |place| place + 1);
    for (place, next) in places.iter_mut().skip(nth).zip(next..) {
        *place = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_in_order_and_end() {
        let mut places = vec![0, 1];
        let mut all = Vec::new();
        while places[1] < 4 {
            all.push((places[0], places[1]));
            advance(&mut places, 4);
        }
        assert_eq!(all, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
    }
}
