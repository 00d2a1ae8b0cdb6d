//! `duplicate-inference`: two inferences have the same premises and the same conclusion.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_map::{InferenceId, Literal, Mention};
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
    for (id, inference) in ctx.map.inferences.iter() {
        let head = inference.head();
        if ctx.arguments_for(head).len() < 2 {
            continue;
        }
        let premise = |mention: &Mention| mention.literal;
        let mut premises: Vec<Literal> = Vec::new();
        if inference.premises.len() > 1 {
            premises.extend(inference.premises.iter().map(premise));
            premises.sort_unstable();
            premises.dedup();
        }
        let first = match (premises.len(), inference.premises.first()) {
            (0 | 1, Some(only)) => *simple.entry((head, only.literal)).or_insert(id),
            _ => *linked.entry((head, premises)).or_insert(id),
        };
        if first == id {
            continue;
        }
        let first = &ctx.map.inferences[first];
        let what = if head.negated { "objection" } else { "reason" };
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("{} gets the same {what} twice", ctx.map.name(head.claim)),
                inference.at,
                "again here",
            )
            .with_label(first.at, "first here")
            .with_help("take one of them away; said twice it weighs no more")
            .with_claim(&ctx.map.claims[head.claim].id),
        );
    }
}
