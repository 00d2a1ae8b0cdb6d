//! `duplicate-inference`: two inferences have the same premises and the same conclusion.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_map::{Inference, InferenceId, Literal, Mention};
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-inference",
    severity: Severity::Warning,
    group: Group::Care,
    since: "0.1.0",
    page: include_str!("../../docs/duplicate-inference.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    // Most inferences have one premise, and a key of two literals is cheap.
    let n_inferences = ctx.map.inferences.len();
    let mut simple: HashMap<(Literal, Literal), InferenceId, RandomState> =
        HashMap::with_capacity_and_hasher(n_inferences, RandomState::default());
    let mut linked: HashMap<(Literal, Vec<Literal>), InferenceId> = HashMap::new();
    let is_one_wording = ctx.map.equivalences.is_empty();
    let said = |literal| ctx.propositions().literal(literal);
    for (id, inference) in ctx.map.inferences.iter() {
        if is_one_wording && ctx.arguments_for(inference.head()).len() < 2 {
            continue;
        }
        let head = said(inference.head());
        let premise = |mention: &Mention| said(mention.literal);
        let mut premises: Vec<Literal> = Vec::new();
        if inference.premises.len() > 1 {
            premises.extend(inference.premises.iter().map(premise));
            premises.sort_unstable();
            premises.dedup();
        }
        let first = match (premises.len(), inference.premises.first()) {
            (0 | 1, Some(only)) => *simple.entry((head, premise(only))).or_insert(id),
            _ => *linked.entry((head, premises)).or_insert(id),
        };
        if first == id {
            continue;
        }
        out.push(finding(ctx, &ctx.map.inferences[first], inference));
    }
}

fn finding(ctx: &Context<'_>, first: &Inference, again: &Inference) -> Diagnostic {
    let head = again.head();
    let what = if head.negated { "objection" } else { "reason" };
    Diagnostic::new(
        RULE.code,
        format!("{} gets the same {what} twice", ctx.map.name(head.claim)),
        again.at,
        "again here",
    )
    .with_label(
        first.at,
        if is_verbatim(first, again) {
            "first here"
        } else {
            "first here, in other words"
        },
    )
    .with_help("take one of them away; said twice it weighs no more")
    .with_claim(&ctx.map.claims[head.claim].id)
}

/// Tells whether two inferences have the same premises and the same conclusion, and no restatements of them.
fn is_verbatim(one: &Inference, other: &Inference) -> bool {
    let named = |inference: &Inference| -> Vec<Literal> {
        let mut premises: Vec<Literal> = inference
            .premises
            .iter()
            .map(|premise| premise.literal)
            .collect();
        premises.sort_unstable();
        premises.dedup();
        premises
    };
    one.head() == other.head() && named(one) == named(other)
}
