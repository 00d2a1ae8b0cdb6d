//! `unargued-policy`: a claim of `type: policy` that nothing argues for.

use hence_map::ClaimType;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unargued-policy",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/unargued-policy.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if claim.kind == Some(ClaimType::Policy) && ctx.owes_a_reason(id) {
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("nothing argues for the policy `{}`", claim.id),
                    claim.name_at,
                    "what should be done, without a reason",
                )
                .with_help("say why it should be done, below it: `because …`; if the author leaves that open, `open: why`")
                .with_claim(&claim.id),
            );
        }
    }
}
