//! `stands-on-quotation-alone`: the reasons for a stated claim have all fallen.

use hence_reason::Grounds;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "stands-on-quotation-alone",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/stands-on-quotation-alone.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        let has_fallen =
            ctx.is_stated(id) && ctx.grounds(id) == Grounds::Fallen && !claim.is_incomplete;
        if !has_fallen || claim.open.is_some() {
            continue;
        }
        let mut finding = Diagnostic::new(
            RULE.code,
            format!(
                "`{}` is stated, but none of the reasons for it stands",
                claim.id
            ),
            claim.name_at,
            "held by its quotation alone",
        )
        .with_claim(&claim.id);
        if let Some(reason) = ctx.supports.of(id).first() {
            finding = finding.with_label(
                ctx.map.inferences[*reason].connective_at,
                "this reason does not stand",
            );
        }
        out.push(finding.with_help(
            "its reasons were beaten, lack a premise, or come back to it in a circle: repair one, or give another",
        ));
    }
}
