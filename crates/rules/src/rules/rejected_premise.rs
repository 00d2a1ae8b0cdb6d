//! `rejected-premise`: an inference that the theses rest on has a rejected premise.

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

/// Only inferences that the theses rest on: that an objection rests on a rejected claim is how objections are answered.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let felling = Felling::new(ctx);
    for (id, inference) in ctx.map.inferences.iter() {
        if !ctx.sides().is_pro_inference(id) {
            continue;
        }
        let Some(premise) = inference
            .premises
            .iter()
            .find(|premise| ctx.has_fallen(premise.literal))
        else {
            continue;
        };
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
