//! `unused-claim-file`: a used file of which no claim is named.

use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unused-claim-file",
    severity: Severity::Note,
    group: Group::Care,
    since: "0.1.0",
    page: include_str!("../../docs/unused-claim-file.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for import in ctx.map.imports.iter().filter(|import| !import.is_used) {
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("nothing here names a claim of `{}`", import.path),
                import.at,
                "used, and never named",
            )
            .with_help(format!(
                "name one of its claims as `[{}.ID]`, or take the line away",
                import.alias
            )),
        );
    }
}
