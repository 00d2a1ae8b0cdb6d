//! `self-support`: an inference has its own conclusion among its premises.

use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "self-support",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/self-support.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for inference in ctx.map.inferences.values() {
        let head = inference.head();
        let said = ctx.propositions().literal(head);
        let Some(premise) = inference
            .premises
            .iter()
            .find(|premise| ctx.propositions().literal(premise.literal) == said)
        else {
            continue;
        };
        let name = ctx.literal(head);
        let (message, label) = if premise.literal == head {
            (
                format!("{name} is given as a reason for itself"),
                "this is the conclusion again",
            )
        } else {
            let other = ctx.literal(premise.literal);
            (
                format!("{other} says what {name} says, and is given as a reason for it"),
                "this restates the conclusion",
            )
        };
        out.push(
            Diagnostic::new(RULE.code, message, premise.at, label)
                .with_label(inference.conclusion.at, "the conclusion")
                .with_help(
                    "name what makes it true, in other words than its own; or delete the line",
                )
                .with_claim(&ctx.map.claims[head.claim].id),
        );
    }
    for pair in &ctx.map.equivalences {
        let [first, second] = pair.between;
        if first == second {
            let claim = &ctx.map.claims[first];
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("`{}` is said to restate itself", claim.id),
                    pair.at,
                    "this says nothing",
                )
                .with_label(claim.name_at, "this claim")
                .with_help("name the claim that is meant, or delete the line")
                .with_claim(&claim.id),
            );
        }
    }
}
