//! `rests-on-unsupported`: every reason for a conclusion ends in unsupported claims.

use hence_map::ClaimId;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "rests-on-unsupported",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/rests-on-unsupported.md"),
    check: Check::Verdicts(check),
};

/// Of a chain of conclusions that all hang on the same gap only the last is reported: the gap itself is a finding.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if !ctx.structure.rests_on_unsupported(id) || claim.open.is_some() || claim.is_incomplete {
            continue;
        }
        let is_last = ctx.supports_unsupported_conclusion(id).is_none();
        if !is_last && !ctx.structure.is_thesis(id) {
            continue;
        }
        let leaves: Vec<ClaimId> = ctx.unsupported_leaves(id);
        let mut finding = Diagnostic::new(
            RULE.code,
            format!("all that speaks for `{}` ends in claims that nothing supports", claim.id),
            claim.name_at,
            "no reason for it reaches firm ground",
        )
        .with_claim(&claim.id);
        for leaf in leaves.iter().take(2) {
            let leaf = &ctx.map.claims[*leaf];
            finding = finding.with_label(leaf.name_at, "nothing supports this").with_claim(&leaf.id);
        }
        let help = match leaves.as_slice() {
            [] => "support one of the claims that its reasons end in".to_owned(),
            leaves => format!("support {}, or give another reason", ctx.names(leaves, 3)),
        };
        out.push(finding.with_help(help));
    }
}
