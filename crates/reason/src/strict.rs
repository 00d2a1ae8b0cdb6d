//! What follows strictly from given claims.
//!
//! A strict inference with its contrapositives is a set of literals not all of which hold: its premises, and the negation of
//! its conclusion. When all but one follow, the negation of that one does: one counter stands for all the rules.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::atoms::Term;
use crate::column::{Column, Lists};
use crate::translation::Parts;

/// Why a term follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cause {
    /// It is given.
    Given,
    /// By the strict inference with this number, or a contrapositive of it.
    Inference(u32),
    /// Its atom's declared contradictory, this atom, follows.
    Contradiction(u32),
    /// Another answer, this atom, of the question with this group follows.
    Question(u32, u32),
}

/// The strict part of a map, and what follows in it from some claims.
pub(crate) struct Strict<'m> {
    parts: Parts<'m>,
    /// The strict inferences that each term belongs to, as a premise or as the negation of the conclusion.
    uses: Lists<u32>,
    causes: Column<Option<Cause>>,
    /// What follows, in the order in which it was found.
    order: Vec<Term>,
    /// The uses of each strict inference that follow.
    n_met: FxHashMap<u32, u32>,
    /// The answers of each question met whose exclusion has not followed.
    pending: FxHashMap<u32, Vec<u32>>,
    /// The first atom found of which both signs follow.
    conflict: Option<u32>,
    /// The steps taken so far, in all runs.
    pub(crate) n_steps: u64,
}

impl<'m> Strict<'m> {
    pub(crate) fn new(parts: Parts<'m>) -> Self {
        let steps = parts.steps;
        let mut uses = Vec::new();
        for number in steps.numbers().filter(|&number| steps.is_strict[number]) {
            for term in Self::members_of(parts, number) {
                uses.push((term.0, number));
            }
        }
        Self {
            uses: Lists::from_pairs(2 * parts.atoms.len(), uses.iter().copied()),
            causes: Column::new(None, 2 * parts.atoms.len()),
            order: Vec::new(),
            n_met: FxHashMap::default(),
            pending: FxHashMap::default(),
            conflict: None,
            n_steps: 0,
            parts,
        }
    }

    /// Returns the premises of a strict inference, then the negation of its conclusion.
    fn members_of(parts: Parts<'m>, number: u32) -> impl Iterator<Item = Term> + use<'m> {
        let premises = parts.steps.bodies.of(number).iter().copied();
        premises.chain([parts.steps.heads[number].negation()])
    }

    /// Tells whether `atom`, if it is given, can have strict consequences.
    pub(crate) fn is_used(&self, atom: u32) -> bool {
        !self.uses.of(Term::positive(atom).0).is_empty() || self.parts.conflicts.touch(atom)
    }

    /// Finds all that follows when the atoms `givens` hold, and returns whether of some atom both signs do. Linear in what
    /// follows and its uses.
    pub(crate) fn run(&mut self, givens: &[u32]) -> bool {
        self.clear();
        self.n_steps += 1;
        for &given in givens {
            self.derive(Term::positive(given), Cause::Given);
        }
        let mut done = 0;
        while let Some(&term) = self.order.get(done) {
            done += 1;
            self.meet(term);
        }
        self.conflict.is_some()
    }

    fn clear(&mut self) {
        for term in self.order.drain(..) {
            self.causes[term.0] = None;
        }
        // Not cleared: that would cost what the largest run took.
        self.n_met = FxHashMap::default();
        self.pending = FxHashMap::default();
        self.conflict = None;
    }

    fn derive(&mut self, term: Term, cause: Cause) {
        self.n_steps += 1;
        if self.causes[term.0].is_some() {
            return;
        }
        self.causes[term.0] = Some(cause);
        self.order.push(term);
        if self.conflict.is_none() && self.causes[term.negation().0].is_some() {
            self.conflict = Some(term.atom());
        }
    }

    fn meet(&mut self, term: Term) {
        for place in 0..self.uses.of(term.0).len() {
            if let Some(&number) = self.uses.of(term.0).get(place) {
                self.count(number);
            }
        }
        if !term.is_negated() {
            self.exclude(term.atom());
        }
    }

    fn count(&mut self, number: u32) {
        self.n_steps += 1;
        let n_met = self.n_met.entry(number).or_default();
        *n_met += 1;
        let n_missing = self.parts.steps.bodies.of(number).len() as u32 + 1 - *n_met;
        if n_missing > 1 {
            return;
        }
        for term in Self::members_of(self.parts, number) {
            self.n_steps += 1;
            if n_missing == 0 || self.causes[term.0].is_none() {
                self.derive(term.negation(), Cause::Inference(number));
            }
        }
    }

    fn exclude(&mut self, atom: u32) {
        let Parts {
            conflicts,
            preferences,
            ..
        } = self.parts;
        for &other in conflicts.neighbours.of(atom) {
            if !preferences.wins(other, atom) {
                let negation = Term::positive(other).negation();
                self.derive(negation, Cause::Contradiction(atom));
            }
        }
        for &group in conflicts.memberships.of(atom) {
            let all = || conflicts.groups.of(group).to_vec();
            let mut pending = self.pending.remove(&group).unwrap_or_else(all);
            // What stays outweighs the answer or is the answer itself, so that a question costs no square.
            pending.retain(|&answer| {
                let stays = answer == atom || preferences.wins(answer, atom);
                if !stays {
                    let negation = Term::positive(answer).negation();
                    self.derive(negation, Cause::Question(group, atom));
                }
                stays
            });
            self.pending.insert(group, pending);
        }
    }

    /// Returns the first atom, by number, of which both signs follow by the last run.
    pub(crate) fn first_conflict(&self) -> Option<u32> {
        let derived = self.order.iter().filter(|term| !term.is_negated());
        let both = derived.filter(|term| self.causes[term.negation().0].is_some());
        both.map(|term| term.atom()).min()
    }

    /// Returns the terms that the last run needed to find both signs of `atom`, each with its cause and what this rests
    /// on, in an order in which each comes after what it rests on.
    pub(crate) fn proof(&self, atom: u32) -> Vec<(Term, Cause, Vec<Term>)> {
        let goal = Term::positive(atom);
        let mut needed = FxHashSet::from_iter([goal, goal.negation()]);
        let mut proof = Vec::new();
        // A cause is found after what it rests on, so one pass from the end meets every need.
        for &term in self.order.iter().rev() {
            let (true, Some(cause)) = (needed.contains(&term), self.causes[term.0]) else {
                continue;
            };
            let grounds = self.grounds(term, cause);
            needed.extend(&grounds);
            proof.push((term, cause, grounds));
        }
        proof.reverse();
        proof
    }

    fn grounds(&self, term: Term, cause: Cause) -> Vec<Term> {
        match cause {
            Cause::Given => Vec::new(),
            Cause::Contradiction(other) | Cause::Question(_, other) => vec![Term::positive(other)],
            Cause::Inference(number) => {
                let mut is_left_out = false;
                let mut members: Vec<Term> = Self::members_of(self.parts, number).collect();
                // The negation of what follows stands in it once more than the rule needs.
                members.reverse();
                members.retain(|&member| {
                    let is_it = !is_left_out && member == term.negation();
                    is_left_out |= is_it;
                    !is_it
                });
                members.reverse();
                members
            }
        }
    }
}
