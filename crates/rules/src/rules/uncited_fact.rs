//! `uncited-fact`: a claim of `type: fact` that neither quotes nor cites nor is argued for.

use hence_map::{ClaimType, Stance};
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "uncited-fact",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/uncited-fact.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        let is_bare = claim.quotes.is_empty() && claim.cites.is_empty() && !ctx.is_argued(id);
        let is_granted =
            claim.stance == Some(Stance::Given) || claim.open.is_some() || ctx.is_unclear(id);
        if claim.kind == Some(ClaimType::Fact) && is_bare && !is_granted {
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("the fact `{}` cites nothing", claim.id),
                    claim.name_at,
                    "a fact, without a source",
                )
                .with_help("quote the source that says so (`quote SOURCE: \"…\"`), or name it with `cite: …`")
                .with_claim(&claim.id),
            );
        }
    }
}
