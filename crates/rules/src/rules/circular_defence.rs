//! `circular-defence`: an objection is answered by something that rests on what is objected to.

use hence_source::{Diagnostic, Severity};

use crate::defence::circular_defences;
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "circular-defence",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/circular-defence.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for defence in circular_defences(ctx) {
        let objection = &ctx.map.inferences[defence.objection];
        let answer = &ctx.map.claims[defence.answer];
        let claim = &ctx.map.claims[objection.head().claim];
        let answered = format!("the objection to `{}` is answered by", claim.id);
        let message = if claim.id == answer.id {
            format!("{answered} `{}` itself", claim.id)
        } else if ctx.propositions().first(objection.head().claim)
            == ctx.propositions().first(defence.answer)
        {
            format!("{answered} `{}`, which says the same", answer.id)
        } else {
            format!("{answered} `{}`, which rests on `{}`", answer.id, claim.id)
        };
        out.push(
            Diagnostic::new(
                RULE.code,
                message,
                defence.at,
                "this answer needs what it defends",
            )
            .with_label(objection.connective_at, "the objection")
            .with_label(claim.name_at, "what is defended")
            .with_help(
                "answer the objection with something that does not take the claim for granted",
            )
            .with_claim(&claim.id)
            .with_claim(&answer.id),
        );
    }
}
