//! What claims have to stand on, objections left out of account.

use crate::atoms::{Atoms, Steps};
use crate::column::{Column, Lists};

/// Which atoms have reasons, and which of them lead to firm ground.
#[derive(Debug)]
pub(super) struct Footings {
    /// Of each atom, whether an inference is for it.
    pub(super) has_reason: Column<bool>,
    /// Of each atom, whether it has a stance, or a reason all premises of which have footing.
    pub(super) has_footing: Column<bool>,
}

impl Footings {
    /// Goes from the atoms with a stance to what rests on them: each step waits for as many premises as it has (the
    /// counters of Dowling and Gallier 1984). Linear.
    pub(super) fn new(atoms: &Atoms, steps: &Steps) -> Self {
        let premises = |number| {
            let body = steps.bodies.of(number).iter();
            // A negated premise is taken to have footing.
            body.filter(|term| !term.is_negated())
                .map(|term| term.atom())
        };
        let uses = steps.bodies.numbers();
        let uses = uses.flat_map(|number| premises(number).map(move |atom| (atom, number)));
        let uses = Lists::from_pairs(atoms.len(), uses);
        let mut has_reason = Column::new(false, atoms.len());
        let mut spread = Spread {
            has_footing: Column::new(false, atoms.len()),
            open: Vec::new(),
        };
        for atom in atoms.numbers() {
            if atoms.stances[atom].is_some() {
                spread.reach(atom);
            }
        }
        let mut missing = Column::new(0, steps.bodies.numbers().len());
        for number in steps.numbers() {
            let count = premises(number).count() as u32;
            missing[number] = count;
            let head = steps.heads[number];
            if !head.is_negated() {
                has_reason[head.atom()] = true;
                if count == 0 {
                    spread.reach(head.atom());
                }
            }
        }
        while let Some(atom) = spread.open.pop() {
            for &number in uses.of(atom) {
                missing[number] -= 1;
                let head = steps.heads[number];
                if missing[number] == 0 && !head.is_negated() {
                    spread.reach(head.atom());
                }
            }
        }
        Self {
            has_reason,
            has_footing: spread.has_footing,
        }
    }
}

/// How far footing has spread.
struct Spread {
    has_footing: Column<bool>,
    open: Vec<u32>,
}

impl Spread {
    fn reach(&mut self, atom: u32) {
        if !std::mem::replace(&mut self.has_footing[atom], true) {
            self.open.push(atom);
        }
    }
}
