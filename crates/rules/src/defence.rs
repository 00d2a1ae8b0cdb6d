//! Objections that are answered by what they object to.

use std::collections::HashSet;

use hence_map::{ClaimId, IndexVec, InferenceId, Literal, Mention};
use hence_reason::Standing;
use hence_source::FileSpan;

use crate::Context;
use crate::propositions::Propositions;

/// Steps that the search may take for each claim and inference of the map. Walks towards the theses are short in every
/// map that somebody wrote; the bound keeps a hostile one linear, at the price of findings that it hides.
const STEPS: usize = 4;
/// Steps that every search may take, so that the bound means nothing to a small map.
const LEAST_STEPS: usize = 20_000;

/// The most goals of a walk that it is steered to.
const MOST_GOALS: usize = 8;

/// An answer that rests on what it defends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CircularDefence {
    /// The inference against the claim.
    pub(crate) objection: InferenceId,
    /// The claim by which it is answered.
    pub(crate) answer: ClaimId,
    /// The place of the answer.
    pub(crate) at: FileSpan,
}

/// Finds each objection to a claim that is answered by something that rests on that claim: by an inference against one
/// of its premises, or by an exception. The first such answer of each objection is returned. Claims that restate each
/// other are one here.
pub(crate) fn circular_defences(ctx: &Context<'_>) -> Vec<CircularDefence> {
    let budget = LEAST_STEPS + STEPS * (ctx.map.claims.len() + ctx.map.inferences.len());
    let mut walk = Walk {
        ctx,
        propositions: ctx.propositions(),
        reached: IndexVec::from_elem(0, ctx.map.claims.len()),
        round: 0,
        open: Vec::new(),
        budget,
    };
    let mut found = Vec::new();
    let mut answers = Vec::new();
    for (id, head) in ctx.heads.iter().filter(|(_, head)| head.negated) {
        let defended = Literal::positive(head.claim);
        let standing = ctx.structure.standing(defended);
        answers.clear();
        walk.answers(id, standing, &mut answers);
        if answers.is_empty() {
            continue;
        }
        let is_together = |answer: &&Answer| standing.is_on_one_circle_with(answer.standing);
        let circular = answers.iter().find(is_together).or_else(|| {
            walk.from(defended.claim, &answers);
            answers.iter().find(|answer| walk.has_reached(answer.claim))
        });
        found.extend(circular.map(|answer| CircularDefence {
            objection: id,
            answer: answer.claim,
            at: answer.at,
        }));
    }
    found
}

/// A claim by which an objection is answered.
struct Answer {
    claim: ClaimId,
    standing: Standing,
    /// Where it is mentioned.
    at: FileSpan,
}

/// A walk from a claim to everything that rests on it.
struct Walk<'c> {
    ctx: &'c Context<'c>,
    propositions: &'c Propositions,
    /// The round in which each proposition was last reached.
    reached: IndexVec<ClaimId, u32>,
    round: u32,
    /// The claims that are reached and not walked on from; kept for its memory.
    open: Vec<ClaimId>,
    budget: usize,
}

impl Walk<'_> {
    /// Adds to `answers` the claims by which an objection is answered and that may rest on the claim whose standing is
    /// `defended`; each that is looked at costs a step.
    fn answers(&mut self, objection: InferenceId, defended: Standing, answers: &mut Vec<Answer>) {
        let ctx = self.ctx;
        let objection = &ctx.map.inferences[objection];
        let first = |claim| self.propositions.first(claim);
        let target = first(objection.head().claim);
        let excepted = objection
            .exceptions
            .iter()
            .flat_map(|exception| &exception.premises);
        let against = |premise: &Mention| {
            let [_, attacks] = ctx.sides_of(first(premise.literal.claim));
            attacks
        };
        let mut seen = HashSet::new();
        let is_alone = objection.premises.len() == 1;
        let rebutting = objection
            .premises
            .iter()
            .filter(|premise| {
                !premise.literal.negated && (is_alone || seen.insert(first(premise.literal.claim)))
            })
            .flat_map(against)
            .flat_map(|answer| &ctx.map.inferences[*answer].premises);
        let looked_at = rebutting
            .map(|premise| (premise, true))
            .chain(excepted.map(|premise| (premise, false)));
        for (premise, is_rebutting) in looked_at.take(self.budget) {
            self.budget -= 1;
            let claim = premise.literal.claim;
            // Two claims that object to each other are a conflict, and no defence.
            let is_conflict = is_rebutting && first(claim) == target;
            if premise.literal.negated || is_conflict {
                continue;
            }
            let standing = ctx.structure.standing(premise.literal);
            if defended.may_support(standing) {
                answers.push(Answer {
                    claim,
                    standing,
                    at: premise.at,
                });
            }
        }
    }

    /// Walks from `start` as far as one of `goals` can lie.
    fn from(&mut self, start: ClaimId, goals: &[Answer]) {
        self.round += 1;
        let start = self.propositions.first(start);
        self.reached[start] = self.round;
        self.open.clear();
        self.open.push(start);
        while let Some(claim) = self.open.pop() {
            for head in self.ctx.structure.conclusions(Literal::positive(claim)) {
                if self.budget == 0 {
                    return;
                }
                self.budget -= 1;
                let is_new = !head.negated && self.reached[head.claim] != self.round;
                if is_new && self.may_reach(head, goals) {
                    self.reached[head.claim] = self.round;
                    self.open.push(head.claim);
                }
            }
        }
    }

    /// Tells whether one of `goals` may be argued from a literal.
    fn may_reach(&self, literal: Literal, goals: &[Answer]) -> bool {
        // To ask for each of many goals would cost more than a longer walk.
        goals.len() > MOST_GOALS || {
            let standing = self.ctx.structure.standing(literal);
            goals.iter().any(|goal| standing.may_support(goal.standing))
        }
    }

    fn has_reached(&self, claim: ClaimId) -> bool {
        self.reached[self.propositions.first(claim)] == self.round
    }
}
