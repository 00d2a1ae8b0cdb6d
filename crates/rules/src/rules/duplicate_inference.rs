//! `duplicate-inference`: two inferences have the same premises and the same conclusion.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use hence_map::{InferenceId, Literal};
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
    let mut known: HashMap<(Literal, Vec<Literal>), InferenceId> = HashMap::new();
    for (id, inference) in ctx.map.inferences.iter() {
        if ctx.arguments_for(inference.head()).len() < 2 {
            continue;
        }
        let mut premises: Vec<Literal> = inference
            .premises
            .iter()
            .map(|premise| premise.literal)
            .collect();
        premises.sort_unstable();
        premises.dedup();
        let first = match known.entry((inference.head(), premises)) {
            Entry::Vacant(entry) => {
                entry.insert(id);
                continue;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
        let first = &ctx.map.inferences[first];
        let head = inference.head();
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
