//! Objections that are answered by what they object to.

use std::collections::HashSet;

use hence_map::{ClaimId, InferenceId, Literal, Mention};
use hence_reason::{Standing, Walk};
use hence_source::FileSpan;

use crate::Context;

/// Steps that the search may take for each claim and inference of the map. Walks towards the theses are short in every
/// map that somebody wrote; the bound keeps a hostile one linear, at the price of findings that it hides.
const STEPS: usize = 4;
/// Steps that every search may take, so that the bound means nothing to a small map.
const LEAST_STEPS: usize = 20_000;

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
    let mut walk = Walk::new(ctx.structure, budget);
    let mut found = Vec::new();
    for (id, head) in ctx.heads.iter().filter(|(_, head)| head.negated) {
        let defended = Literal::positive(head.claim);
        let standing = ctx.structure.standing(defended);
        let answers = answers(ctx, id, &mut walk);
        if answers.is_empty() {
            continue;
        }
        let is_together = |answer: &&Answer| standing.is_on_one_circle_with(answer.standing);
        let circular = answers.iter().find(is_together).or_else(|| {
            let goals: Vec<Standing> = answers.iter().map(|answer| answer.standing).collect();
            walk.from(defended, &goals);
            let is_reached = |answer: &&Answer| walk.has_reached(Literal::positive(answer.claim));
            answers.iter().find(is_reached)
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

/// Returns the claims by which an objection is answered and that may rest on the claim that it is against; each that is
/// looked at costs a step.
fn answers(ctx: &Context<'_>, objection: InferenceId, walk: &mut Walk<'_>) -> Vec<Answer> {
    let objection = &ctx.map.inferences[objection];
    let first = |claim| ctx.propositions().first(claim);
    let target = Literal::positive(objection.head().claim);
    let defended = ctx.structure.standing(target);
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
    let mut answers = Vec::new();
    for (premise, is_rebutting) in looked_at.take(walk.budget()) {
        walk.spend();
        let claim = premise.literal.claim;
        // Two claims that object to each other are a conflict, and no defence.
        let is_conflict = is_rebutting && first(claim) == first(target.claim);
        if premise.literal.negated || is_conflict {
            continue;
        }
        let standing = ctx.structure.standing(premise.literal);
        if defended.may_support(standing) {
            let at = premise.at;
            answers.push(Answer {
                claim,
                standing,
                at,
            });
        }
    }
    answers
}
