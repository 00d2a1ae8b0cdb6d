//! `bad-value`: an attribute has a value that it cannot have.

use hence_source::{Diagnostic, Severity};

use crate::registry::{RULES, rule};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "bad-value",
    severity: Severity::Error,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/bad-value.md"),
    check: Check::Map(check),
};

/// Values that the resolving of names can judge are reported there; here those that name a rule.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for claim in ctx.map.claims.values() {
        for allow in claim
            .allows
            .iter()
            .filter(|allow| rule(&allow.code).is_none())
        {
            let meant = hence_source::closest(&allow.code, RULES.iter().map(|rule| rule.code));
            let mut finding = Diagnostic::new(
                RULE.code,
                format!("no rule is called `{}`", allow.code),
                allow.at,
                "this silences nothing",
            )
            .with_claim(&claim.id);
            finding.help = Some(meant.map_or_else(
                || "write the code that stands between the brackets of the finding".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            ));
            out.push(finding);
        }
    }
}
