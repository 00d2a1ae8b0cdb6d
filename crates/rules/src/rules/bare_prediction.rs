//! `bare-prediction`: a claim of `type: prediction` that nothing argues for.

use hence_map::ClaimType;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "bare-prediction",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/bare-prediction.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if claim.kind == Some(ClaimType::Prediction) && ctx.owes_a_reason(id) {
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("nothing argues for the prediction `{}`", claim.id),
                    claim.name_at,
                    "what will happen, without a reason",
                )
                .with_help("say what makes it likely, below it: `because …`; if the author admits that it is open, `open: why`")
                .with_claim(&claim.id),
            );
        }
    }
}
