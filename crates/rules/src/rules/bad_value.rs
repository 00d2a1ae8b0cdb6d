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
        for allow in &claim.allows {
            let (message, help) = match rule(&allow.code) {
                None => (
                    format!("no rule is called `{}`", allow.code),
                    meant(&allow.code),
                ),
                Some(rule) if rule.can_be_allowed() => continue,
                Some(rule) => (
                    format!("`{}` cannot be allowed at a claim", rule.code),
                    unallowable(rule).to_owned(),
                ),
            };
            out.push(
                Diagnostic::new(RULE.code, message, allow.at, "this silences nothing")
                    .with_help(help)
                    .with_claim(&claim.id),
            );
        }
    }
}

/// Says what to do instead of allowing what cannot be allowed.
fn unallowable(rule: &Rule) -> &'static str {
    if rule.is_about_claims() {
        "an error of the text has to be repaired; take this line out"
    } else {
        "it is about no claim; take this line out, and set its level in `hence.toml` if it is not wanted"
    }
}

fn meant(code: &str) -> String {
    hence_source::closest(code, RULES.iter().map(|rule| rule.code)).map_or_else(
        || "write the code that stands between the brackets of the finding".to_owned(),
        |meant| format!("did you mean `{meant}`?"),
    )
}
