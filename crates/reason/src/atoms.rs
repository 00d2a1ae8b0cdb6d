//! Propositions: claims that restate each other are one.

use hence_map::{ClaimId, Id, InferenceId, Literal, Map, Mention, Stance};

use crate::column::{Column, Lists};

/// An atom or its negation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) struct Term(pub(crate) u32);

impl Term {
    /// Returns the atom `atom` itself.
    pub(crate) const fn positive(atom: u32) -> Self {
        Self(atom << 1)
    }

    pub(crate) const fn atom(self) -> u32 {
        self.0 >> 1
    }

    pub(crate) const fn is_negated(self) -> bool {
        self.0 & 1 == 1
    }

    pub(crate) const fn negation(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// The atoms of a map: classes of claims that restate each other, numbered in the order of their first claims.
#[derive(Debug)]
pub(crate) struct Atoms {
    /// The atom of each claim.
    of: Column<u32>,
    /// The firmest stance among each atom's claims.
    pub(crate) stances: Column<Option<Stance>>,
    /// The first claim of each atom.
    pub(crate) first: Column<ClaimId>,
}

impl Atoms {
    /// Merges the claims of `map` that restate each other. Near-linear (union by path halving, Tarjan & van Leeuwen 1984).
    pub(crate) fn new(map: &Map) -> Self {
        let roots = roots(map);
        let mut of = Column::new(0, map.claims.len());
        let mut stances: Column<Option<Stance>> = Column::default();
        let mut first = Column::default();
        for (claim, data) in map.claims.iter() {
            let number = claim.index() as u32;
            let root = roots[number];
            if root == number {
                of[number] = first.push(claim);
                stances.push(data.stance);
            } else {
                // A root is the first of its class, so it has its atom already.
                let atom = of[root];
                of[number] = atom;
                stances[atom] = firmer(stances[atom], data.stance);
            }
        }
        Self { of, stances, first }
    }

    /// Returns the number of atoms.
    pub(crate) const fn len(&self) -> usize {
        self.first.len()
    }

    pub(crate) fn numbers(&self) -> std::ops::Range<u32> {
        self.first.numbers()
    }

    pub(crate) fn of(&self, claim: ClaimId) -> u32 {
        self.of[claim.index() as u32]
    }

    pub(crate) fn term(&self, literal: Literal) -> Term {
        Term(self.of(literal.claim) << 1 | u32::from(literal.negated))
    }

    /// Returns the literal over the first claim of the term's atom.
    pub(crate) fn literal(&self, term: Term) -> Literal {
        Literal {
            claim: self.first[term.atom()],
            negated: term.is_negated(),
        }
    }

    pub(crate) fn is_given(&self, atom: u32) -> bool {
        self.stances[atom] == Some(Stance::Given)
    }

    /// Returns the terms of `premises`, each once, in order of number.
    pub(crate) fn set(&self, premises: &[Mention]) -> Vec<Term> {
        let mut terms: Vec<Term> = premises.iter().map(|p| self.term(p.literal)).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// Returns for each claim the first claim of its class.
fn roots(map: &Map) -> Column<u32> {
    let mut parents: Column<u32> = (0..map.claims.len() as u32).collect();
    for pair in &map.equivalences {
        let [one, other] = pair.between.map(|claim| claim.index() as u32);
        let one = root(&mut parents, one);
        let other = root(&mut parents, other);
        parents[one.max(other)] = one.min(other);
    }
    for claim in parents.numbers() {
        parents[claim] = root(&mut parents, claim);
    }
    parents
}

fn root(parents: &mut Column<u32>, mut claim: u32) -> u32 {
    while parents[claim] != claim {
        parents[claim] = parents[parents[claim]];
        claim = parents[claim];
    }
    claim
}

/// Returns the firmer stance: given, then supposed, implied or stated (as written first), then none.
fn firmer(one: Option<Stance>, other: Option<Stance>) -> Option<Stance> {
    match (one, other) {
        (Some(Stance::Given), _) | (_, Some(Stance::Given)) => Some(Stance::Given),
        _ => one.or(other),
    }
}

/// The inferences of a map over atoms.
///
/// An inference without premises is the rest of a line that was not understood: it says nothing, and so does such an
/// exception.
#[derive(Debug)]
pub(crate) struct Steps {
    /// What each inference argues for.
    pub(crate) heads: Column<Term>,
    /// The premises of each inference, each once.
    pub(crate) bodies: Lists<Term>,
    /// Whether each inference is deductive.
    pub(crate) is_strict: Column<bool>,
    /// The weight of each inference: its place among [`Weight::ALL`](hence_map::Weight::ALL).
    pub(crate) weights: Column<u8>,
}

impl Steps {
    pub(crate) fn new(map: &Map, atoms: &Atoms) -> Self {
        let n_inferences = map.inferences.len();
        let mut steps = Self {
            heads: Column::with_capacity(n_inferences),
            bodies: Lists::with_capacity(n_inferences, n_inferences),
            is_strict: Column::with_capacity(n_inferences),
            weights: Column::with_capacity(n_inferences),
        };
        for inference in map.inferences.values() {
            match inference.premises.as_slice() {
                [premise] => steps.bodies.push([atoms.term(premise.literal)]),
                premises => steps.bodies.push(atoms.set(premises)),
            }
            steps.heads.push(atoms.term(inference.head()));
            steps.is_strict.push(inference.is_strict);
            steps.weights.push(inference.weight as u8);
        }
        steps
    }

    /// Returns the numbers of the inferences that say something, in order.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> + Clone + '_ {
        let all = self.bodies.numbers();
        all.filter(|&number| !self.bodies.of(number).is_empty())
    }

    /// Returns the id of inference number `number`.
    pub(crate) fn id(number: u32) -> InferenceId {
        InferenceId::from_index(number as usize)
    }
}
