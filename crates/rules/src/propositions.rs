//! Claims that restate each other are one proposition.

use hence_map::{ClaimId, IndexVec, Literal, Map};
use hence_reason::Structure;

/// What claims say, whoever words it: each claim's proposition goes by the first claim that states it.
#[derive(Debug)]
pub struct Propositions {
    first: IndexVec<ClaimId, ClaimId>,
    /// For each first claim: whether an inference argues for the proposition, and whether one argues against it.
    argued: IndexVec<ClaimId, [bool; 2]>,
    /// For each first claim: whether a claim that says so stands by itself.
    has_stance: IndexVec<ClaimId, bool>,
    /// For each first claim: whether anything contradicts the proposition.
    is_contradicted: IndexVec<ClaimId, bool>,
}

impl Propositions {
    /// Gathers what is said of the claims of `map` that restate each other in its structure. Linear.
    pub(crate) fn new(map: &Map, structure: &Structure) -> Self {
        let len = map.claims.len();
        let first: IndexVec<ClaimId, ClaimId> = map
            .claims
            .ids()
            .map(|claim| structure.first(claim))
            .collect();
        let mut argued = IndexVec::from_elem([false; 2], len);
        for inference in map.inferences.values() {
            let head = inference.head();
            let [for_it, against_it] = &mut argued[first[head.claim]];
            *(if head.negated { against_it } else { for_it }) = true;
        }
        let mut has_stance = IndexVec::from_elem(false, len);
        for (id, claim) in map.claims.iter() {
            has_stance[first[id]] |= claim.stance.is_some();
        }
        let mut is_contradicted = IndexVec::from_elem(false, len);
        for claim in contradicted(map) {
            is_contradicted[first[claim]] = true;
        }
        Self {
            first,
            argued,
            has_stance,
            is_contradicted,
        }
    }

    /// Returns the first claim that states what `claim` does.
    pub fn first(&self, claim: ClaimId) -> ClaimId {
        self.first[claim]
    }

    /// Returns the literal that says the same of the proposition's first claim.
    pub fn literal(&self, literal: Literal) -> Literal {
        Literal {
            claim: self.first[literal.claim],
            ..literal
        }
    }

    /// Tells whether an inference argues for a literal, in whatever words.
    pub fn is_argued(&self, literal: Literal) -> bool {
        let [for_it, against_it] = self.argued[self.first[literal.claim]];
        if literal.negated { against_it } else { for_it }
    }

    /// Tells whether a claim, in whatever words, stands by itself: granted, supposed, implied or stated.
    pub fn has_stance(&self, claim: ClaimId) -> bool {
        self.has_stance[self.first[claim]]
    }

    /// Tells whether a claim, in whatever words, stands in a contradiction, or answers a question that has one answer.
    pub fn is_contradicted(&self, claim: ClaimId) -> bool {
        self.is_contradicted[self.first[claim]]
    }
}

/// Returns the claims that something contradicts, each as often as something does.
fn contradicted(map: &Map) -> impl Iterator<Item = ClaimId> {
    let pairs = map.contradictions.iter().flat_map(|pair| pair.between);
    let questions = map
        .questions
        .values()
        .filter(|question| !question.several && question.answers.len() > 1);
    let answers = questions.flat_map(|question| &question.answers);
    pairs.chain(answers.map(|answer| answer.literal.claim))
}
