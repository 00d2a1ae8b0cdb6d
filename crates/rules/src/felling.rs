//! What made literals fall.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_map::{ClaimId, IndexVec, InferenceId, InferenceVerdict, Literal};
use hence_source::FileSpan;

use crate::Context;

/// For each literal that has fallen, the first thing that felled it.
#[derive(Debug)]
pub(crate) struct Felling<'c> {
    ctx: &'c Context<'c>,
    /// For each proposition and each negation: the first inference for it that stands.
    reasons: [IndexVec<ClaimId, Option<InferenceId>>; 2],
    /// For each proposition that is in one: the first conflict with a claim that stands.
    conflicts: HashMap<ClaimId, Conflict, RandomState>,
}

/// A declared conflict with a claim that stands.
#[derive(Clone, Copy, Debug)]
struct Conflict {
    /// Where it is declared.
    at: FileSpan,
    /// The claim that stands.
    with: ClaimId,
    /// Whether both answer one question, and are not said to contradict each other.
    is_of_answers: bool,
}

impl<'c> Felling<'c> {
    /// Walks the inferences, the contradictions and the questions that have one answer. Linear.
    pub(crate) fn new(ctx: &'c Context<'c>) -> Self {
        let len = ctx.map.claims.len();
        let mut reasons = [(); 2].map(|()| IndexVec::from_elem(None, len));
        for (id, inference) in ctx.map.inferences.iter() {
            if ctx.status(id) == InferenceVerdict::Applicable {
                let head = ctx.propositions().literal(inference.head());
                let [claims, negations] = &mut reasons;
                let reasons = if head.negated { negations } else { claims };
                reasons[head.claim].get_or_insert(id);
            }
        }
        Self {
            ctx,
            reasons,
            conflicts: conflicts(ctx),
        }
    }

    /// Returns the place where a literal fell, and what is there: an objection that stands, the claim whose negation it
    /// is, or a conflict with a claim that stands.
    pub(crate) fn of(&self, literal: Literal) -> Option<(FileSpan, String)> {
        let Self { ctx, .. } = self;
        let same = ctx.propositions().literal(literal);
        let [claims, negations] = &self.reasons;
        let objections = if literal.negated { claims } else { negations };
        if let Some(objection) = objections[same.claim] {
            let at = ctx.map.inferences[objection].connective_at;
            return Some((at, "this speaks against it and stands".to_owned()));
        }
        if literal.negated {
            let at = ctx.map.claims[literal.claim].name_at;
            return Some((at, "this stands".to_owned()));
        }
        let conflict = self.conflicts.get(&same.claim)?;
        let name = ctx.map.name(conflict.with);
        let what = if conflict.is_of_answers {
            format!("{name} answers this, too, and stands")
        } else {
            format!("{name} contradicts it and stands")
        };
        Some((conflict.at, what))
    }
}

fn conflicts(ctx: &Context<'_>) -> HashMap<ClaimId, Conflict, RandomState> {
    let mut conflicts = HashMap::default();
    let stands = |claim: &ClaimId| ctx.stands(Literal::positive(*claim));
    let mut add = |claim: ClaimId, at: FileSpan, with: ClaimId, is_of_answers: bool| {
        let conflict = Conflict {
            at,
            with,
            is_of_answers,
        };
        let first = ctx.propositions().first(claim);
        conflicts.entry(first).or_insert(conflict);
    };
    for pair in &ctx.map.contradictions {
        let [one, other] = pair.between;
        for (claim, with) in [(one, other), (other, one)] {
            if stands(&with) {
                add(claim, pair.at, with, false);
            }
        }
    }
    let questions = ctx.map.questions.values();
    for question in questions.filter(|question| !question.several) {
        let answers = question.answers.iter().map(|answer| answer.literal.claim);
        // Of answers that exclude each other at most one stands.
        if let Some(with) = answers.clone().find(stands) {
            for claim in answers.filter(|claim| *claim != with) {
                add(claim, question.at, with, true);
            }
        }
    }
    conflicts
}
