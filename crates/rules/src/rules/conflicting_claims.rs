//! `conflicting-claims`: two claims contradict each other, and both have grounds.

use hence_map::{ClaimId, Verdict};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "conflicting-claims",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/conflicting-claims.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for pair in &ctx.map.contradictions {
        let [first, second] = pair.between;
        // What is said to contradict itself is told by `self-contradiction`.
        if !are_one(ctx, first, second) && is_live(ctx, first) && is_live(ctx, second) {
            out.push(finding(
                ctx,
                first,
                second,
                pair.at,
                [
                    "they are said to contradict each other here",
                    "write `tension` if both hold",
                ],
            ));
        }
    }
    for question in ctx
        .map
        .questions
        .values()
        .filter(|question| !question.several)
    {
        // Two are enough to see that the question is undecided; naming every pair would cost the square.
        let mut live: Vec<ClaimId> = Vec::new();
        for answer in question.answers.iter().map(|answer| answer.literal.claim) {
            let is_new = !live.iter().any(|known| are_one(ctx, *known, answer));
            if live.len() < 2 && is_new && is_live(ctx, answer) {
                live.push(answer);
            }
        }
        if let [first, second] = live.as_slice() {
            out.push(finding(
                ctx,
                *first,
                *second,
                question.at,
                [
                    "both answer this question, which has one answer",
                    "write `answers: several` below the question",
                ],
            ));
        }
    }
}

/// Tells whether a claim has grounds and nothing on the map settles it.
fn is_live(ctx: &Context<'_>, claim: ClaimId) -> bool {
    ctx.verdict(claim) == Verdict::Contested
        && (ctx.propositions().has_stance(claim) || ctx.is_argued(claim))
}

fn are_one(ctx: &Context<'_>, one: ClaimId, other: ClaimId) -> bool {
    ctx.propositions().first(one) == ctx.propositions().first(other)
}

fn finding(
    ctx: &Context<'_>,
    first: ClaimId,
    second: ClaimId,
    at: FileSpan,
    [why, otherwise]: [&str; 2],
) -> Diagnostic {
    let [first, second] = [first, second].map(|claim| &ctx.map.claims[claim]);
    Diagnostic::new(
        RULE.code,
        format!("`{}` and `{}` cannot both stand, and both have grounds", first.id, second.id),
        at,
        why,
    )
    .with_label(first.name_at, "one side")
    .with_label(second.name_at, "the other side")
    .with_help(format!(
        "say which prevails (below `{}`: `outweighs [{}]`, or the other way round), give one up, or {otherwise}",
        first.id, second.id
    ))
    .with_claim(&first.id)
    .with_claim(&second.id)
}
