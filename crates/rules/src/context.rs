//! What a rule may look at.

use std::cell::OnceCell;

use hence_map::{ClaimId, InferenceId, InferenceVerdict, Lists, Literal, Map, Stance, Verdict};
use hence_reason::{Reasoning, Structure};

use crate::sides::Sides;

/// A map, its verdicts, and who bears on whom.
#[derive(Debug)]
pub struct Context<'c> {
    /// The map.
    pub map: &'c Map,
    /// What stands.
    pub reasoning: &'c Reasoning,
    /// What rests on what.
    pub structure: &'c Structure,
    /// The inferences that argue for each claim.
    pub supports: Lists<ClaimId, InferenceId>,
    /// The inferences that argue against each claim.
    pub attacks: Lists<ClaimId, InferenceId>,
    /// The inferences that have each claim, or its negation, as a premise.
    pub uses: Lists<ClaimId, InferenceId>,
    /// The inferences that have each claim, or its negation, in an exception.
    pub undercuts: Lists<ClaimId, InferenceId>,
    sides: OnceCell<Sides>,
}

impl<'c> Context<'c> {
    /// Puts together what rules need. Linear in the map.
    pub fn new(map: &'c Map, reasoning: &'c Reasoning, structure: &'c Structure) -> Self {
        let len = map.claims.len();
        let heads = |negated: bool| {
            map.inferences
                .iter()
                .filter(move |(_, inference)| inference.head().negated == negated)
                .map(|(id, inference)| (inference.head().claim, id))
        };
        let premises = map
            .inferences
            .iter()
            .flat_map(|(id, inference)| inference.premises.iter().map(move |premise| (premise.literal.claim, id)));
        let excepted = map.inferences.iter().flat_map(|(id, inference)| {
            let premises = inference.exceptions.iter().flat_map(|exception| &exception.premises);
            premises.map(move |premise| (premise.literal.claim, id))
        });
        Self {
            map,
            reasoning,
            structure,
            supports: Lists::from_pairs(len, heads(false)),
            attacks: Lists::from_pairs(len, heads(true)),
            uses: Lists::from_pairs(len, premises),
            undercuts: Lists::from_pairs(len, excepted),
            sides: OnceCell::new(),
        }
    }

    /// Returns the verdict on a claim.
    pub fn verdict(&self, claim: ClaimId) -> Verdict {
        self.reasoning.claims[claim]
    }

    /// Returns what became of an inference.
    pub fn status(&self, inference: InferenceId) -> InferenceVerdict {
        self.reasoning.inferences[inference]
    }

    /// Tells whether a literal stands: its claim is accepted, or rejected where it is negated.
    pub fn stands(&self, literal: Literal) -> bool {
        self.verdict(literal.claim) == if literal.negated { Verdict::Rejected } else { Verdict::Accepted }
    }

    /// Tells whether a literal has fallen: its claim is rejected, or accepted where it is negated.
    pub fn has_fallen(&self, literal: Literal) -> bool {
        self.stands(literal.negation())
    }

    /// Returns which claims speak for the theses, and which against them.
    pub fn sides(&self) -> &Sides {
        self.sides.get_or_init(|| Sides::new(self))
    }

    /// Tells whether a claim stands by itself: granted, supposed, implied or stated.
    pub fn has_stance(&self, claim: ClaimId) -> bool {
        self.map.claims[claim].stance.is_some()
    }

    /// Tells whether a claim is stated in its source, and only that.
    pub fn is_stated(&self, claim: ClaimId) -> bool {
        self.map.claims[claim].stance == Some(Stance::Stated)
    }

    /// Tells whether a claim is argued for: some inference has it as its conclusion.
    pub fn is_argued(&self, claim: ClaimId) -> bool {
        !self.supports.of(claim).is_empty()
    }

    /// Tells whether a claim owes a reason and has none: it is stated or rests on nothing, nothing argues for it, its
    /// author leaves it open nowhere, and it does not merely speak for the other side.
    pub fn owes_a_reason(&self, id: ClaimId) -> bool {
        let claim = &self.map.claims[id];
        matches!(claim.stance, None | Some(Stance::Stated))
            && !self.is_argued(id)
            && claim.open.is_none()
            && !claim.is_incomplete
            && !self.sides().is_only_contra(Literal::positive(id))
    }

    /// Returns the inferences that argue for a literal.
    pub fn arguments_for(&self, literal: Literal) -> &[InferenceId] {
        if literal.negated { self.attacks.of(literal.claim) } else { self.supports.of(literal.claim) }
    }

    /// Returns the inferences that argue against a literal.
    pub fn arguments_against(&self, literal: Literal) -> &[InferenceId] {
        self.arguments_for(literal.negation())
    }

    /// Returns a list of claims as a person says it: `` `a`, `b` and `c` ``, with "and N more" beyond `most`.
    pub fn names(&self, claims: &[ClaimId], most: usize) -> String {
        let shown: Vec<String> = claims.iter().take(most).map(|claim| self.map.name(*claim)).collect();
        let rest = claims.len() - shown.len();
        match (shown.as_slice(), rest) {
            ([], _) => String::new(),
            ([only], 0) => only.clone(),
            ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
            (shown, rest) => format!("{} and {rest} more", shown.join(", ")),
        }
    }

    /// Returns a literal as a person says it: `` `a` `` or `` not `a` ``.
    pub fn literal(&self, literal: Literal) -> String {
        let name = self.map.name(literal.claim);
        if literal.negated { format!("not {name}") } else { name }
    }
}
