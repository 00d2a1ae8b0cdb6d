//! Who speaks for the theses of a map, and who against them.

use hence_map::{ClaimId, IndexVec, InferenceId, Literal};

use crate::Context;

/// The side that each literal takes: whether the theses gain when it is accepted.
///
/// A thesis speaks for itself. What argues for a literal takes the literal's side, what argues against it the other;
/// what undercuts an inference takes the side against that inference's conclusion. One literal can take both.
#[derive(Debug)]
pub struct Sides {
    claims: IndexVec<ClaimId, ClaimSides>,
    inferences: IndexVec<InferenceId, Taken>,
}

/// Whether something speaks for the theses, and whether against them.
#[derive(Clone, Copy, Debug, Default)]
struct Taken {
    pro: bool,
    contra: bool,
}

/// The sides of a claim and of its negation.
#[derive(Clone, Copy, Debug, Default)]
struct ClaimSides {
    claim: Taken,
    negation: Taken,
}

impl Taken {
    /// Takes a side, and tells whether it was not taken before.
    fn take(&mut self, is_pro: bool) -> bool {
        let side = if is_pro {
            &mut self.pro
        } else {
            &mut self.contra
        };
        !std::mem::replace(side, true)
    }
}

impl ClaimSides {
    const fn of(self, negated: bool) -> Taken {
        if negated { self.negation } else { self.claim }
    }
}

impl Sides {
    /// Walks back from the theses along every inference. Linear in the map.
    pub(crate) fn new(ctx: &Context<'_>) -> Self {
        let mut walk = Walk {
            claims: IndexVec::from_elem(ClaimSides::default(), ctx.map.claims.len()),
            inferences: IndexVec::from_elem(Taken::default(), ctx.map.inferences.len()),
            open: Vec::new(),
        };
        for thesis in ctx.structure.theses() {
            walk.reach(Literal::positive(*thesis), true);
        }
        while let Some((literal, is_pro)) = walk.open.pop() {
            for inference in ctx.arguments_for(literal) {
                walk.inference(ctx, *inference, is_pro);
            }
            for inference in ctx.arguments_against(literal) {
                walk.inference(ctx, *inference, !is_pro);
            }
        }
        Self {
            claims: walk.claims,
            inferences: walk.inferences,
        }
    }

    /// Tells whether a literal speaks for the theses.
    pub fn is_pro(&self, literal: Literal) -> bool {
        self.claims[literal.claim].of(literal.negated).pro
    }

    /// Tells whether a literal speaks against the theses, and not for them as well.
    pub fn is_only_contra(&self, literal: Literal) -> bool {
        let taken = self.claims[literal.claim].of(literal.negated);
        taken.contra && !taken.pro
    }

    /// Tells whether an inference speaks for the theses.
    pub fn is_pro_inference(&self, inference: InferenceId) -> bool {
        self.inferences[inference].pro
    }
}

struct Walk {
    claims: IndexVec<ClaimId, ClaimSides>,
    inferences: IndexVec<InferenceId, Taken>,
    open: Vec<(Literal, bool)>,
}

impl Walk {
    fn reach(&mut self, literal: Literal, is_pro: bool) {
        let ClaimSides { claim, negation } = &mut self.claims[literal.claim];
        let taken = if literal.negated { negation } else { claim };
        if taken.take(is_pro) {
            self.open.push((literal, is_pro));
        }
    }

    /// Takes note that an inference speaks for the theses (or against them), and with it its premises; its exceptions
    /// take the other side.
    fn inference(&mut self, ctx: &Context<'_>, id: InferenceId, is_pro: bool) {
        if !self.inferences[id].take(is_pro) {
            return;
        }
        let inference = &ctx.map.inferences[id];
        for premise in &inference.premises {
            self.reach(premise.literal, is_pro);
        }
        for premise in inference
            .exceptions
            .iter()
            .flat_map(|exception| &exception.premises)
        {
            self.reach(premise.literal, !is_pro);
        }
    }
}
