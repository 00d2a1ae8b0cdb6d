//! `expectation-failed`: a verdict is another than the author expects.

use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "expectation-failed",
    severity: Severity::Error,
    group: Group::Care,
    since: "0.1.0",
    page: include_str!("../../docs/expectation-failed.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        let Some((expected, at)) = claim.expect else {
            continue;
        };
        let verdict = ctx.verdict(id);
        if verdict != expected {
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("`{}` is {}, not {}", claim.id, verdict.as_str(), expected.as_str()),
                    at,
                    format!("expected to be {}", expected.as_str()),
                )
                .with_label(claim.name_at, format!("is {}", verdict.as_str()))
                .with_help(
                    "look at what changed in its reasons and objections; if the verdict is right, change the expectation",
                )
                .with_claim(&claim.id),
            );
        }
    }
}
