//! `given-attacked`: an objection to a given claim is accepted.

use hence_map::Stance;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "given-attacked",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/given-attacked.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for inference in ctx.map.inferences.values() {
        let head = inference.head();
        let claim = &ctx.map.claims[head.claim];
        let stands = inference
            .premises
            .iter()
            .all(|premise| ctx.stands(premise.literal))
            && !inference.exceptions.iter().any(|exception| {
                let mut premises = exception.premises.iter();
                premises.all(|premise| ctx.stands(premise.literal))
            });
        if head.negated && claim.stance == Some(Stance::Given) && stands {
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("`{}` is given, and an objection to it stands", claim.id),
                    claim.name_at,
                    "common ground, so the objection changes nothing",
                )
                .with_label(inference.connective_at, "the objection")
                .with_help(
                    "if it is open to doubt, write `suppose` instead of `given`; if not, answer the objection or \
                     take it out",
                )
                .with_claim(&claim.id),
            );
        }
    }
}
