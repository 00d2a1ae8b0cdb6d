//! `duplicate-inference`: two inferences have the same premises and the same conclusion.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_map::{Inference, InferenceId, Literal};
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

/// The most inferences with one conclusion that are compared one by one.
const FEW: usize = 8;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut known: HashMap<(Literal, Vec<Literal>), InferenceId, RandomState> = HashMap::default();
    let is_one_wording = ctx.map.equivalences.is_empty();
    let said = |literal| ctx.propositions().literal(literal);
    for (id, inference) in ctx.map.inferences.iter() {
        let rivals = ctx.arguments_for(inference.head());
        let first = if is_one_wording && rivals.len() <= FEW {
            let is_first = |rival: &&InferenceId| {
                **rival == id || is_verbatim(&ctx.map.inferences[**rival], inference)
            };
            rivals.iter().find(is_first).copied().unwrap_or(id)
        } else {
            let premises = inference.premises.iter();
            let key = (
                said(inference.head()),
                set(premises.map(|premise| said(premise.literal))),
            );
            *known.entry(key).or_insert(id)
        };
        if first != id {
            out.push(finding(ctx, &ctx.map.inferences[first], inference));
        }
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

/// Tells whether two inferences name the same premises for the same conclusion, in the same words.
fn is_verbatim(one: &Inference, other: &Inference) -> bool {
    let named = |inference: &Inference| {
        let premises = inference.premises.iter();
        set(premises.map(|premise| premise.literal))
    };
    one.head() == other.head()
        && match (one.premises.as_slice(), other.premises.as_slice()) {
            ([one], [other]) => one.literal == other.literal,
            _ => named(one) == named(other),
        }
}

/// Returns each literal once, in order.
fn set(literals: impl Iterator<Item = Literal>) -> Vec<Literal> {
    let mut literals: Vec<Literal> = literals.collect();
    literals.sort_unstable();
    literals.dedup();
    literals
}
