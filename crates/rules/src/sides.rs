//! Who speaks for the theses of a map, and who against them.

use hence_map::{ClaimId, IndexVec, InferenceId, Literal};

use crate::Context;

/// The side that each literal takes: whether the theses gain when it is accepted.
///
/// A thesis speaks for itself. What argues for a literal takes the literal's side, what argues against it the other;
/// what undercuts an inference takes the side against that inference's conclusion. One literal can take both.
#[derive(Debug)]
pub struct Sides {
    /// For each claim: whether it, its negation speaks for the theses.
    pro: [IndexVec<ClaimId, bool>; 2],
    /// For each claim: whether it, its negation speaks against them.
    contra: [IndexVec<ClaimId, bool>; 2],
    /// For each inference: whether it speaks for the theses.
    inferences: IndexVec<InferenceId, bool>,
}

impl Sides {
    /// Walks back from the theses along every inference. Linear in the map.
    pub(crate) fn new(ctx: &Context<'_>) -> Self {
        let len = ctx.map.claims.len();
        let flags = || IndexVec::from_elem(false, len);
        let mut walk = Walk {
            pro: [flags(), flags()],
            contra: [flags(), flags()],
            open: Vec::new(),
        };
        for thesis in ctx.structure.theses() {
            walk.reach(Literal::positive(*thesis), true);
        }
        let mut inferences = IndexVec::from_elem([false; 2], ctx.map.inferences.len());
        while let Some((literal, is_pro)) = walk.open.pop() {
            for inference in ctx.arguments_for(literal) {
                walk.inference(ctx, *inference, is_pro, &mut inferences);
            }
            for inference in ctx.arguments_against(literal) {
                walk.inference(ctx, *inference, !is_pro, &mut inferences);
            }
        }
        let inferences = inferences.values().map(|sides| sides[0]).collect();
        Self {
            pro: walk.pro,
            contra: walk.contra,
            inferences,
        }
    }

    /// Tells whether a literal speaks for the theses.
    pub fn is_pro(&self, literal: Literal) -> bool {
        let [claim, negation] = &self.pro;
        if literal.negated {
            negation[literal.claim]
        } else {
            claim[literal.claim]
        }
    }

    /// Tells whether a literal speaks against the theses, and not for them as well.
    pub fn is_only_contra(&self, literal: Literal) -> bool {
        let [claim, negation] = &self.contra;
        let is_contra = if literal.negated {
            negation[literal.claim]
        } else {
            claim[literal.claim]
        };
        is_contra && !self.is_pro(literal)
    }

    /// Tells whether an inference speaks for the theses.
    pub fn is_pro_inference(&self, inference: InferenceId) -> bool {
        self.inferences[inference]
    }
}

struct Walk {
    pro: [IndexVec<ClaimId, bool>; 2],
    contra: [IndexVec<ClaimId, bool>; 2],
    open: Vec<(Literal, bool)>,
}

impl Walk {
    fn reach(&mut self, literal: Literal, is_pro: bool) {
        let [claim, negation] = if is_pro {
            &mut self.pro
        } else {
            &mut self.contra
        };
        let flags = if literal.negated { negation } else { claim };
        if !std::mem::replace(&mut flags[literal.claim], true) {
            self.open.push((literal, is_pro));
        }
    }

    /// Takes note that an inference speaks for the theses (or against them), and with it its premises; its exceptions
    /// take the other side.
    fn inference(
        &mut self,
        ctx: &Context<'_>,
        id: InferenceId,
        is_pro: bool,
        seen: &mut IndexVec<InferenceId, [bool; 2]>,
    ) {
        let [pro, contra] = &mut seen[id];
        if std::mem::replace(if is_pro { pro } else { contra }, true) {
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
