//! `quote-not-found`: the words of a quotation stand nowhere in its source.

use hence_anchor::{SourceText, place_skips};
use hence_map::Skip;
use hence_source::{Diagnostic, Severity};

use crate::quotations::{help, of_rule};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-not-found",
    severity: Severity::Error,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-not-found.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in of_rule(ctx, &RULE) {
        let source = case.source(ctx);
        let message = format!("these words do not stand in {source}");
        let label = format!("quoted for `{}`", case.claim.id);
        let mut finding = case.finding(&RULE, message, label);
        let mut advice = "copy the words from the source as they stand there";
        if let [likest] = case.anchor.placement.rivals.as_slice() {
            let at = case.anchor.in_file(ctx.project, likest.span);
            finding = finding.with_label(at, "the likest words are these");
            advice = "if these words are meant, quote them as they stand";
        }
        out.push(finding.with_help(help(&[advice, &case.loss(ctx)])));
    }
    for source in ctx
        .map
        .sources
        .values()
        .filter(|source| !source.skips.is_empty())
    {
        let Some(read) = source.read else { continue };
        let text = SourceText::new(ctx.project.source(read).reading.text());
        let skips: Vec<&Skip> = source.skips.iter().collect();
        for (skip, places) in skips.iter().zip(place_skips(&text, &skips)) {
            if places.is_empty() {
                let message = format!(
                    "the words to skip do not stand in `{}`, or not once",
                    source.id
                );
                out.push(
                    Diagnostic::new(RULE.code, message, skip.at, "nothing is skipped")
                        .with_help("copy the words from the source; where they stand several times, more of them"),
                );
            }
        }
    }
}
