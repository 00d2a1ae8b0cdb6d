//! `rests-on-unsupported`: every reason for a conclusion ends in unsupported claims.

use hence_map::{ClaimId, IndexVec, InferenceVerdict, Literal, Verdict};
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "rests-on-unsupported",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/rests-on-unsupported.md"),
    check: Check::Verdicts(check),
};

/// Of a chain of conclusions that all hang on one gap only the last is reported, and each thesis: the gap itself is a
/// finding of its own.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let gaps = gaps(ctx);
    for (id, claim) in ctx.map.claims.iter() {
        let Some(gap) = gaps[id].filter(|gap| *gap != id) else {
            continue;
        };
        if claim.open.is_some()
            || claim.is_incomplete
            || !(ctx.structure.is_thesis(id) || is_last(ctx, id))
        {
            continue;
        }
        let leaf = &ctx.map.claims[gap];
        out.push(
            Diagnostic::new(
                RULE.code,
                format!(
                    "all that speaks for `{}` ends in claims that nothing supports",
                    claim.id
                ),
                claim.name_at,
                "no reason for it reaches firm ground",
            )
            .with_label(leaf.name_at, "nothing supports this")
            .with_help(format!(
                "support `{}`, or give `{}` another reason",
                leaf.id, claim.id
            ))
            .with_claim(&claim.id)
            .with_claim(&leaf.id),
        );
    }
}

/// Returns for each claim that falls for want of support a claim at the end of its reasons that nothing speaks for;
/// itself, where it is one. Breadth-first from the gaps, so the nearest is named. Linear.
fn gaps(ctx: &Context<'_>) -> IndexVec<ClaimId, Option<ClaimId>> {
    let mut gaps = IndexVec::from_elem(None, ctx.map.claims.len());
    let mut open: Vec<ClaimId> = Vec::new();
    for (id, claim) in ctx.map.claims.iter() {
        let is_gap = is_unsupported(ctx, id)
            && !ctx.is_argued(id)
            && claim.open.is_none()
            && !claim.is_incomplete;
        if is_gap {
            gaps[id] = Some(id);
            open.push(id);
        }
    }
    let mut next = 0;
    while let Some(claim) = open.get(next).copied() {
        next += 1;
        for head in conclusions(ctx, claim) {
            if gaps[head].is_none() && is_unsupported(ctx, head) && is_starved(ctx, head) {
                gaps[head] = gaps[claim];
                open.push(head);
            }
        }
    }
    gaps
}

fn is_unsupported(ctx: &Context<'_>, claim: ClaimId) -> bool {
    ctx.verdict(claim) == Verdict::Unsupported && !ctx.has_stance(claim)
}

/// Tells whether a conclusion falls for want of premises, and not because something beat a reason for it.
fn is_starved(ctx: &Context<'_>, claim: ClaimId) -> bool {
    ctx.supports
        .of(claim)
        .iter()
        .all(|reason| ctx.status(*reason) == InferenceVerdict::Idle)
}

/// Tells whether no conclusion that falls with it rests on a claim.
fn is_last(ctx: &Context<'_>, claim: ClaimId) -> bool {
    !conclusions(ctx, claim).any(|head| is_unsupported(ctx, head) && is_starved(ctx, head))
}

/// Returns the claims that a claim is a reason for.
fn conclusions(ctx: &Context<'_>, claim: ClaimId) -> impl Iterator<Item = ClaimId> {
    ctx.uses.of(claim).iter().filter_map(move |inference| {
        let inference = &ctx.map.inferences[*inference];
        let is_reason = inference
            .premises
            .iter()
            .any(|premise| premise.literal == Literal::positive(claim));
        (is_reason && !inference.head().negated).then_some(inference.head().claim)
    })
}
