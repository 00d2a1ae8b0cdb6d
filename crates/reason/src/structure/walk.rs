//! Walks to what rests on a claim.

use hence_map::Literal;

use super::circles::Standing;
use super::{Structure, Term};
use crate::column::Column;

/// The most goals of a walk that it is steered to: to ask for each of many would cost more than a longer walk.
const MOST_GOALS: usize = 8;

/// Walks from one claim after another to the claims that rest on it.
#[derive(Debug)]
pub struct Walk<'s> {
    structure: &'s Structure,
    /// The round in which each atom was last reached.
    reached: Column<u32>,
    round: u32,
    /// The terms that are reached and not walked on from; kept for its memory.
    open: Vec<Term>,
    budget: usize,
}

impl<'s> Walk<'s> {
    /// Prepares walks of at most `budget` steps in all.
    pub fn new(structure: &'s Structure, budget: usize) -> Self {
        Self {
            structure,
            reached: Column::new(0, structure.atoms.len()),
            round: 0,
            open: Vec::new(),
            budget,
        }
    }

    /// Returns the steps that are left.
    pub const fn budget(&self) -> usize {
        self.budget
    }

    /// Takes a step that leads nowhere.
    pub const fn spend(&mut self) {
        self.budget = self.budget.saturating_sub(1);
    }

    /// Walks from `start`, by way of claims and no negations, as far as one of `goals` can lie. Each inference that it
    /// comes to is a step; it ends where none are left.
    pub fn from(&mut self, start: Literal, goals: &[Standing]) {
        let structure = self.structure;
        self.round += 1;
        let start = structure.atoms.term(start);
        self.reached[start.atom()] = self.round;
        self.open.clear();
        self.open.push(start);
        while let Some(term) = self.open.pop() {
            for &next in structure.conclusions.of(term.0) {
                if self.budget == 0 {
                    return;
                }
                self.budget -= 1;
                let next = Term(next);
                if next.is_negated() || self.reached[next.atom()] == self.round {
                    continue;
                }
                let standing = structure.reach.of(next);
                if goals.len() > MOST_GOALS || goals.iter().any(|goal| standing.may_support(*goal))
                {
                    self.reached[next.atom()] = self.round;
                    self.open.push(next);
                }
            }
        }
    }

    /// Tells whether the last walk came to a literal's claim.
    pub fn has_reached(&self, literal: Literal) -> bool {
        self.reached[self.structure.atoms.term(literal).atom()] == self.round
    }
}
