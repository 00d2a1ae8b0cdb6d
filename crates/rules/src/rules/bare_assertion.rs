//! `bare-assertion`: the source states a claim that the argument needs, and nothing argues for it.

use hence_map::ClaimType;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "bare-assertion",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/bare-assertion.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        let owes_nothing = matches!(claim.kind, Some(ClaimType::Fact | ClaimType::Definition));
        let is_bare = ctx.is_stated(id) && ctx.owes_a_reason(id) && !owes_nothing && !ctx.owes_by_type(id);
        if !is_bare || !ctx.structure.is_load_bearing(id) {
            continue;
        }
        let hanging = ctx.structure.hanging_on(id);
        let what = match hanging {
            [] => "the argument uses it".to_owned(),
            [only] => format!("{} hangs on it", ctx.map.name(*only)),
            several => format!("{} hang on it", ctx.names(several, 3)),
        };
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("`{}` is asserted, not argued for, and {what}", claim.id),
                claim.name_at,
                "the source says so, and nothing more",
            )
            .with_help(
                "say what speaks for it (`because …`); if it is a plain fact, `type: fact`; if its author leaves it \
                 open, `open: why`",
            )
            .with_claim(&claim.id),
        );
    }
}
