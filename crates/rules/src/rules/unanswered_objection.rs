//! `unanswered-objection`: an objection to what a thesis rests on stands, and nothing answers it.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use hence_map::{Exception, Inference, InferenceId, InferenceVerdict, Literal, Stance, Verdict};
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unanswered-objection",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/unanswered-objection.md"),
    check: Check::Verdicts(check),
};

/// Objections to what the theses rest on. That an objection to an objection stands is an answer, and no finding.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, inference) in ctx.map.inferences.iter() {
        if fells_unanswered(ctx, id) {
            out.push(against_claim(ctx, inference));
        }
        if ctx.sides().is_pro_inference(id) && !ctx.stands(inference.head()) {
            out.extend(
                inference
                    .exceptions
                    .iter()
                    .filter(|exception| is_unanswered(ctx, exception))
                    .map(|exception| against_step(ctx, inference, exception)),
            );
        }
    }
}

/// Returns the literals whose fall this rule tells; [`Context::fallen_to_objections`] keeps them.
pub(crate) fn told(ctx: &Context<'_>) -> HashSet<Literal, RandomState> {
    if !ctx.is_on(&RULE) {
        return HashSet::default();
    }
    let objections = ctx.map.inferences.ids();
    let objections = objections.filter(|id| fells_unanswered(ctx, *id));
    objections.map(|id| ctx.heads[id].negation()).collect()
}

/// Tells whether an inference fells what the theses rest on, and nothing answers it.
fn fells_unanswered(ctx: &Context<'_>, id: InferenceId) -> bool {
    let target = ctx.heads[id].negation();
    let is_granted =
        || !target.negated && ctx.map.claims[target.claim].stance == Some(Stance::Given);
    succeeds(ctx, id)
        && ctx.sides().is_pro(target)
        && !is_granted()
        && !is_answered(ctx, &ctx.map.inferences[id])
}

fn succeeds(ctx: &Context<'_>, id: InferenceId) -> bool {
    ctx.status(id) == InferenceVerdict::Applicable && ctx.stands(ctx.heads[id])
}

fn is_answered(ctx: &Context<'_>, objection: &Inference) -> bool {
    !objection.exceptions.is_empty()
        || objection
            .premises
            .iter()
            .any(|premise| !ctx.arguments_against(premise.literal).is_empty())
}

fn is_unanswered(ctx: &Context<'_>, exception: &Exception) -> bool {
    exception.premises.iter().all(|premise| {
        ctx.stands(premise.literal) && ctx.arguments_against(premise.literal).is_empty()
    })
}

fn against_claim(ctx: &Context<'_>, objection: &Inference) -> Diagnostic {
    let target = &ctx.map.claims[objection.head().claim];
    let name = ctx.literal(objection.head().negation());
    let role = if objection.head().negated {
        "what it speaks against"
    } else {
        "a thesis needs this to be false"
    };
    let fallen = match ctx.verdict(objection.head().claim) {
        Verdict::Rejected => "is rejected: the objection to it stands and nothing answers it",
        Verdict::Accepted | Verdict::Contested | Verdict::Unsupported => {
            "falls: the objection to it stands and nothing answers it"
        }
    };
    Diagnostic::new(RULE.code, format!("{name} {fallen}"), objection.connective_at, "the objection")
        .with_label(target.name_at, role)
        .with_help("answer it: `but …` below the objection says why it is not so, `unless …` beside it why it does not count here")
        .with_claim(&target.id)
}

fn against_step(ctx: &Context<'_>, inference: &Inference, exception: &Exception) -> Diagnostic {
    let head = inference.head();
    Diagnostic::new(
        RULE.code,
        format!(
            "a reason for {} is undercut, and nothing answers the exception",
            ctx.literal(head)
        ),
        exception.at,
        "the exception stands",
    )
    .with_label(inference.connective_at, "so this reason does not count")
    .with_help("answer it with `but …` below the exception, or give another reason")
    .with_claim(&ctx.map.claims[head.claim].id)
}
