//! `unused-source`: a source that no claim quotes.

use hence_map::{IndexVec, SourceId};
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unused-source",
    severity: Severity::Note,
    group: Group::Care,
    since: "0.1.0",
    page: include_str!("../../docs/unused-source.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut is_quoted: IndexVec<SourceId, bool> = IndexVec::from_elem(false, ctx.map.sources.len());
    for source in ctx
        .map
        .claims
        .values()
        .flat_map(|claim| &claim.quotes)
        .filter_map(|quote| quote.source)
    {
        is_quoted[source] = true;
    }
    for (_, source) in ctx.map.sources.iter().filter(|(id, _)| !is_quoted[*id]) {
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("the source `{}` is never quoted", source.id),
                source.name_at,
                "no quotation names it",
            )
            .with_help("quote it where it says what a claim says, or take the line away"),
        );
    }
}
