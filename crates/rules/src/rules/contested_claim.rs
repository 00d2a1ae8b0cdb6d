//! `contested-claim`: live reasons stand on both sides of a claim.

use hence_map::{ClaimId, InferenceId, InferenceVerdict, Mention, Verdict};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "contested-claim",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/contested-claim.md"),
    check: Check::Verdicts(check),
};

/// Only where the conflict sits: what is contested because a premise is gets no finding of its own.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if ctx.verdict(id) != Verdict::Contested {
            continue;
        }
        let Some((against_at, against)) = objection(ctx, id) else {
            continue;
        };
        let mut finding = Diagnostic::new(
            RULE.code,
            format!("`{}` is contested: nothing on the map settles it", claim.id),
            claim.name_at,
            "neither side prevails",
        )
        .with_claim(&claim.id);
        if let Some(reason) = ctx
            .supports
            .of(id)
            .iter()
            .find(|reason| is_live(ctx, **reason))
        {
            finding = finding.with_label(ctx.map.inferences[*reason].connective_at, "for it");
        }
        let help = "answer the objection (`but …` below it, `unless …` beside it), or say which side weighs more: \
                    a weight such as `(strong)` after the connective, or `outweighs`";
        out.push(finding.with_label(against_at, against).with_help(help));
    }
}

/// Returns the place of a live objection to a claim itself, or to the step that leads to it, and its label.
fn objection(ctx: &Context<'_>, claim: ClaimId) -> Option<(FileSpan, &'static str)> {
    let is_live_attack = |attack: &&InferenceId| is_live(ctx, **attack);
    if let Some(attack) = ctx.attacks.of(claim).iter().find(is_live_attack) {
        return Some((ctx.map.inferences[*attack].connective_at, "against it"));
    }
    let reasons = ctx
        .supports
        .of(claim)
        .iter()
        .map(|reason| &ctx.map.inferences[*reason]);
    let mut exceptions = reasons.flat_map(|reason| &reason.exceptions);
    let exception = exceptions.find(|exception| {
        exception
            .premises
            .iter()
            .all(|premise| may_stand(ctx, premise))
    })?;
    Some((exception.at, "an exception that nothing settles"))
}

fn is_live(ctx: &Context<'_>, inference: InferenceId) -> bool {
    matches!(
        ctx.status(inference),
        InferenceVerdict::Applicable | InferenceVerdict::Open
    )
}

fn may_stand(ctx: &Context<'_>, premise: &Mention) -> bool {
    ctx.stands(premise.literal) || ctx.verdict(premise.literal.claim) == Verdict::Contested
}
