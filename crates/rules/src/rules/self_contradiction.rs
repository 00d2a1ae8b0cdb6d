//! `self-contradiction`: a claim contradicts itself, or a restatement of itself, or is in tension with it.

use hence_map::Tension;
use hence_reason::Origin;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "self-contradiction",
    severity: Severity::Error,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/self-contradiction.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for clash in &ctx.reasoning.self_contradictions {
        let [first, second] = clash.claims.map(|claim| &ctx.map.claims[claim]);
        let (at, label) = match clash.origin {
            Origin::Contradiction(number) => match ctx.map.contradictions.get(number) {
                Some(pair) => (pair.at, "said to contradict each other here"),
                None => continue,
            },
            Origin::Question(question) => (
                ctx.map.questions[question].at,
                "both answer this question, which has one answer",
            ),
        };
        let finding = if first.id == second.id {
            let message = format!("`{}` is said to contradict itself", first.id);
            Diagnostic::new(RULE.code, message, at, "said here")
                .with_label(first.name_at, "this claim")
                .with_help("name the claim that is meant, or take the line away; until then it is not counted")
        } else {
            let message = format!(
                "`{}` and `{}` restate each other, and are said to contradict each other",
                first.id, second.id
            );
            Diagnostic::new(RULE.code, message, at, label)
                .with_label(first.name_at, "this claim")
                .with_label(second.name_at, "and this one")
                .with_help("take one of the two relations away; until then the contradiction is not counted")
        };
        out.push(finding.with_claim(&first.id).with_claim(&second.id));
    }
    out.extend(
        ctx.map
            .tensions
            .iter()
            .filter_map(|tension| in_tension(ctx, tension)),
    );
}

/// Tells whether this rule reports a tension, so that others need not.
pub(super) fn is_told(ctx: &Context<'_>, tension: &Tension) -> bool {
    ctx.is_on(&RULE) && is_one(ctx, tension)
}

fn is_one(ctx: &Context<'_>, tension: &Tension) -> bool {
    let [first, second] = tension.between.map(|claim| ctx.propositions().first(claim));
    first == second
}

/// Reports a tension of a claim with itself, or with a restatement of it.
fn in_tension(ctx: &Context<'_>, tension: &Tension) -> Option<Diagnostic> {
    if !is_one(ctx, tension) {
        return None;
    }
    let [first, second] = tension.between.map(|claim| &ctx.map.claims[claim]);
    let finding = if first.id == second.id {
        let message = format!("`{}` is said to be in tension with itself", first.id);
        Diagnostic::new(RULE.code, message, tension.at, "said here")
            .with_label(first.name_at, "this claim")
            .with_help("name the claim that is meant, or take the line away")
    } else {
        let message = format!(
            "`{}` and `{}` restate each other, and are said to be in tension",
            first.id, second.id
        );
        Diagnostic::new(RULE.code, message, tension.at, "said to be in tension here")
            .with_label(first.name_at, "this claim")
            .with_label(second.name_at, "and this one")
            .with_help("take one of the two relations away")
    };
    Some(finding.with_claim(&first.id).with_claim(&second.id))
}
