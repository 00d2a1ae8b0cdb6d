//! Where reasons end in claims that nothing supports.

use std::collections::HashSet;

use hence_map::{ClaimId, IndexVec, InferenceId, InferenceVerdict, Literal, Verdict};
use hence_reason::Footing;

use crate::Context;

/// The gaps of a map, and what falls for want of what is missing there.
///
/// A *gap* is a literal that nothing speaks for. A literal is *starved* when all the reasons for it lack a premise, and
/// at least one of them ends in a gap. Claims that restate each other are one here.
#[derive(Debug)]
pub(crate) struct Gaps<'c> {
    ctx: &'c Context<'c>,
    /// For each claim and each negation that is a gap or starved: the nearest gap, itself where it is one.
    nearest: BothSigns<IndexVec<ClaimId, Option<Literal>>>,
    /// For each claim and each negation: whether a starved claim, or one negation on, rests on it.
    leads_on: BothSigns<IndexVec<ClaimId, bool>>,
}

/// The most premises beyond its own that are looked at to tell where a reason ends.
const LOOKED_AT: usize = 64;

/// Where a reason ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct End {
    /// What nothing speaks for.
    pub(crate) gap: Literal,
    /// Whether it is itself a premise of the reason, and not further away.
    pub(crate) is_near: bool,
}

/// Something for each claim, and something for its negation.
#[derive(Debug)]
struct BothSigns<T>([T; 2]);

impl<T> BothSigns<T> {
    fn of(&self, literal: Literal) -> &T {
        let [claim, negation] = &self.0;
        if literal.negated { negation } else { claim }
    }

    fn of_mut(&mut self, literal: Literal) -> &mut T {
        let [claim, negation] = &mut self.0;
        if literal.negated { negation } else { claim }
    }
}

impl<'c> Gaps<'c> {
    /// Goes from the gaps to what rests on them, the nearest first. Linear in the map.
    pub(crate) fn new(ctx: &'c Context<'c>) -> Self {
        let may_starve = may_starve(ctx);
        let len = ctx.map.claims.len();
        let mut nearest = BothSigns([(); 2].map(|()| IndexVec::from_elem(None, len)));
        let mut open = seeds(ctx);
        for gap in &open {
            nearest.of_mut(*gap)[gap.claim] = Some(*gap);
        }
        let mut next = 0;
        while let Some(literal) = open.get(next).copied() {
            next += 1;
            let gap = nearest.of(literal)[literal.claim];
            for head in ctx.structure.conclusions(literal) {
                let known = &mut nearest.of_mut(head)[head.claim];
                if known.is_none() && may_starve.of(head)[head.claim] {
                    *known = gap;
                    open.push(head);
                }
            }
        }
        let leads_on = leads_on(ctx, &nearest);
        Self {
            ctx,
            nearest,
            leads_on,
        }
    }

    /// Tells whether a literal falls because its reasons end in gaps.
    pub(crate) fn is_starved(&self, literal: Literal) -> bool {
        let literal = self.ctx.propositions().literal(literal);
        is_starved(&self.nearest, literal)
    }

    /// Tells whether no claim that falls with it rests on a literal.
    pub(crate) fn is_last(&self, literal: Literal) -> bool {
        let literal = self.ctx.propositions().literal(literal);
        !self.leads_on.of(literal)[literal.claim]
    }

    /// Returns for each reason for a literal the gaps that it ends in, each once.
    ///
    /// A premise with a single reason ends where that does; of several reasons the nearest gap is told. The walk is
    /// bounded, so that a long chain below many conclusions costs each of them no more than [`LOOKED_AT`].
    pub(crate) fn ends(&self, literal: Literal) -> Vec<Vec<End>> {
        let literal = self.ctx.propositions().literal(literal);
        let reasons = self.reasons(literal).iter();
        reasons.map(|reason| self.ends_of(*reason)).collect()
    }

    /// Returns the inferences for a literal that is the first of its proposition.
    fn reasons(&self, literal: Literal) -> &[InferenceId] {
        let [supports, attacks] = self.ctx.sides_of(literal.claim);
        if literal.negated { attacks } else { supports }
    }

    fn ends_of(&self, reason: InferenceId) -> Vec<End> {
        let mut budget = LOOKED_AT;
        let mut seen = HashSet::new();
        let mut ends = Vec::new();
        let near = self.ctx.map.inferences[reason].premises.iter();
        let mut open: Vec<(Literal, bool)> = near.rev().map(|near| (near.literal, true)).collect();
        while let Some((written, is_near)) = open.pop() {
            let literal = self.ctx.propositions().literal(written);
            let Some(gap) = self.nearest.of(literal)[literal.claim] else {
                continue;
            };
            if !seen.insert(literal) {
                continue;
            }
            if let [only] = self.reasons(literal) {
                let premises = &self.ctx.map.inferences[*only].premises;
                if let Some(left) = budget.checked_sub(premises.len()) {
                    budget = left;
                    open.extend(premises.iter().rev().map(|far| (far.literal, false)));
                    continue;
                }
            }
            // A gap itself, or a claim whose own reasons are not looked at.
            if gap == literal {
                ends.push(End {
                    gap: written,
                    is_near,
                });
            } else if seen.insert(gap) {
                ends.push(End {
                    gap,
                    is_near: false,
                });
            }
        }
        ends
    }
}

fn is_starved(nearest: &BothSigns<IndexVec<ClaimId, Option<Literal>>>, literal: Literal) -> bool {
    nearest.of(literal)[literal.claim].is_some_and(|gap| gap != literal)
}

/// Returns the gaps, in the order of the map, the claim before its negation.
fn seeds(ctx: &Context<'_>) -> Vec<Literal> {
    let mut is_excused = IndexVec::from_elem(false, ctx.map.claims.len());
    for (id, claim) in ctx.map.claims.iter() {
        if claim.open.is_some() || ctx.is_unclear(id) {
            is_excused[ctx.propositions().first(id)] = true;
        }
    }
    let mut gaps = Vec::new();
    for id in ctx.map.claims.ids() {
        let is_first = ctx.propositions().first(id) == id;
        if !is_first || is_excused[id] || !is_without_grounds(ctx, id) {
            continue;
        }
        if !ctx.is_argued(id) {
            gaps.push(Literal::positive(id));
        }
        if ctx.lacks_a_negation(id) {
            gaps.push(Literal::positive(id).negation());
        }
    }
    gaps
}

/// Tells whether neither a claim nor its negation has anything that stands for it.
fn is_without_grounds(ctx: &Context<'_>, claim: ClaimId) -> bool {
    ctx.verdict(claim) == Verdict::Unsupported && ctx.structure.footing(claim) != Footing::Held
}

/// Tells of each claim and each negation whether it falls, and no reason for it was beaten.
fn may_starve(ctx: &Context<'_>) -> BothSigns<IndexVec<ClaimId, bool>> {
    let falls: IndexVec<ClaimId, bool> = ctx
        .map
        .claims
        .ids()
        .map(|claim| is_without_grounds(ctx, claim))
        .collect();
    let mut may_starve = BothSigns([falls.clone(), falls]);
    for id in ctx.map.inferences.ids() {
        if ctx.status(id) != InferenceVerdict::Idle {
            let head = ctx.propositions().literal(ctx.heads[id]);
            may_starve.of_mut(head)[head.claim] = false;
        }
    }
    may_starve
}

/// Tells of each claim and each negation whether a starved claim rests on it; a starved negation counts where something
/// starved rests on that.
fn leads_on(
    ctx: &Context<'_>,
    nearest: &BothSigns<IndexVec<ClaimId, Option<Literal>>>,
) -> BothSigns<IndexVec<ClaimId, bool>> {
    let len = ctx.map.claims.len();
    let flags = || BothSigns([(); 2].map(|()| IndexVec::from_elem(false, len)));
    let (mut any, mut on) = (flags(), flags());
    let starved = |id: InferenceId| {
        let head = ctx.propositions().literal(ctx.heads[id]);
        is_starved(nearest, head).then_some(head)
    };
    for (id, inference) in ctx.map.inferences.iter() {
        if starved(id).is_some() {
            for premise in &inference.premises {
                let premise = ctx.propositions().literal(premise.literal);
                any.of_mut(premise)[premise.claim] = true;
            }
        }
    }
    for (id, inference) in ctx.map.inferences.iter() {
        if starved(id).is_some_and(|head| !head.negated || any.of(head)[head.claim]) {
            for premise in &inference.premises {
                let premise = ctx.propositions().literal(premise.literal);
                on.of_mut(premise)[premise.claim] = true;
            }
        }
    }
    on
}
