//! `rejected-premise`: an inference that the theses rest on has a rejected premise.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use hence_map::{Inference, Literal, Mention};
use hence_source::{Diagnostic, Severity};

use crate::felling::Felling;
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "rejected-premise",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/rejected-premise.md"),
    check: Check::Verdicts(check),
};

/// What an unanswered objection fells is told at the objection: there it can be answered.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let felling = Felling::new(ctx);
    for (inference, premise) in rejected(ctx) {
        if ctx.fallen_to_objections().contains(&premise.literal) {
            continue;
        }
        let (head, fallen) = (ctx.literal(inference.head()), ctx.literal(premise.literal));
        let mut finding = Diagnostic::new(
            RULE.code,
            format!("a reason for {head} rests on {fallen}, which is rejected"),
            premise.at,
            "this premise has fallen",
        )
        .with_claim(&ctx.map.claims[premise.literal.claim].id)
        .with_claim(&ctx.map.claims[inference.head().claim].id);
        if let Some((at, what)) = felling.of(premise.literal) {
            finding = finding.with_label(at, what);
        }
        out.push(
            finding.with_help("answer what speaks against the premise, or give another reason"),
        );
    }
}

/// Returns the literals whose rejection this rule tells or leaves to another one that does, so that others need not.
pub(super) fn told(ctx: &Context<'_>) -> HashSet<Literal, RandomState> {
    let mut told = ctx.fallen_to_objections().clone();
    if ctx.is_on(&RULE) {
        told.extend(rejected(ctx).map(|(_, premise)| premise.literal));
    }
    told
}

/// Returns the first rejected premise of each inference that has one and that the theses rest on: that an objection
/// rests on a rejected claim is how objections are answered.
fn rejected<'c>(ctx: &Context<'c>) -> impl Iterator<Item = (&'c Inference, &'c Mention)> {
    let pro = ctx
        .map
        .inferences
        .iter()
        .filter(|(id, _)| ctx.sides().is_pro_inference(*id));
    pro.filter_map(|(_, inference)| {
        let mut premises = inference.premises.iter();
        Some((
            inference,
            premises.find(|premise| ctx.has_fallen(premise.literal))?,
        ))
    })
}
