//! `bare-assertion`: the source states a claim that the argument needs, and nothing argues for it.

use hence_map::{ClaimId, ClaimType, Literal};
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

/// The most claims that a message names.
const NAMED: usize = 3;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if !is_bare(ctx, id) {
            continue;
        }
        let (conclusions, _) = ctx.resting_on(Literal::positive(id));
        let what = match conclusions.as_slice() {
            [] if ctx.structure.is_thesis(id) => "it is what the map argues for".to_owned(),
            // What rests on a restatement of it, or on its negation.
            [] => "it bears on a thesis".to_owned(),
            conclusions => ctx.bearing(Literal::positive(id), conclusions, NAMED),
        };
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("`{}` is asserted, not argued for, and {what}", claim.id),
                claim.name_at,
                "the source says so, and nothing more",
            )
            .with_help(
                "say what speaks for it (`because …`), call it a fact (`type: fact`), or say why its author leaves it \
                 open (`open: …`)",
            )
            .with_claim(&claim.id),
        );
    }
}

/// Tells whether this rule reports a claim, so that others need not.
pub(super) fn is_told(ctx: &Context<'_>, id: ClaimId) -> bool {
    is_bare(ctx, id) && ctx.is_on(&RULE)
}

fn is_bare(ctx: &Context<'_>, id: ClaimId) -> bool {
    let owes_nothing = matches!(
        ctx.map.claims[id].kind,
        Some(ClaimType::Fact | ClaimType::Definition)
    );
    ctx.is_stated(id)
        && ctx.owes_a_reason(id)
        && !owes_nothing
        && !ctx.owes_by_type(id)
        && (ctx.structure.is_load_bearing(id) || ctx.structure.is_thesis(id))
}
