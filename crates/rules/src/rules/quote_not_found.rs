//! `quote-not-found`: the words of a quotation stand nowhere in its source.

use hence_anchor::{SourceText, place_skips, stand_in};
use hence_map::{Skip, SourceId};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::library::Library;
use crate::quotations::{Case, help, of_rule};
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
    quotations(ctx, out);
    skips(ctx, out);
}

fn quotations(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let cases: Vec<Case<'_>> = of_rule(ctx, &RULE).collect();
    if cases.is_empty() {
        return;
    }
    let words: Vec<&str> = cases.iter().map(|case| &*case.quote.exact).collect();
    let elsewhere = Library::new(ctx).find(&words);
    for (case, elsewhere) in cases.iter().zip(elsewhere) {
        out.push(finding(ctx, case, elsewhere));
    }
}

fn finding(
    ctx: &Context<'_>,
    case: &Case<'_>,
    elsewhere: Option<(SourceId, FileSpan)>,
) -> Diagnostic {
    let message = format!("these words do not stand in {}", case.source(ctx));
    let label = format!("quoted for `{}`", case.claim.id);
    let mut finding = case.finding(&RULE, message, label);
    let mut advice = "copy the words from the source as they stand there".to_owned();
    if let Some((source, at)) = elsewhere {
        let name = &ctx.map.sources[source].id;
        finding = finding.with_label(at, format!("they stand in `{name}`"));
        advice = format!("if these words are meant, quote `{name}`");
    } else if let [likest] = case.anchor.placement.rivals.as_slice() {
        let at = case.anchor.in_file(ctx.project, likest.span);
        finding = finding.with_label(at, "the likest words are these");
        "if these words are meant, quote them as they stand".clone_into(&mut advice);
    }
    finding.with_help(help(&[&advice, &case.loss(ctx)]))
}

/// Looks for the words that sources leave out on purpose.
fn skips(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for source in ctx
        .map
        .sources
        .values()
        .filter(|source| !source.skips.is_empty())
    {
        let Some(read) = source.read else { continue };
        let text = SourceText::new(ctx.project.source(read).reading.text());
        let skips: Vec<&Skip> = source.skips.iter().collect();
        let placed = place_skips(&text, &skips);
        let unplaced = skips.iter().zip(placed).filter(|(_, at)| at.is_empty());
        let unplaced: Vec<&Skip> = unplaced.map(|(skip, _)| *skip).collect();
        let words: Vec<&str> = unplaced.iter().map(|skip| &*skip.words).collect();
        for (skip, first) in unplaced.iter().zip(stand_in(&text, &words)) {
            let (what, help) = match first {
                Some(_) => (
                    "stand in several places of",
                    "write more of the words, so that they stand in one place",
                ),
                None => (
                    "do not stand in",
                    "copy the words from the source as they stand there",
                ),
            };
            let message = format!("the words to skip {what} `{}`", source.id);
            out.push(
                Diagnostic::new(RULE.code, message, skip.at, "nothing is skipped").with_help(help),
            );
        }
    }
}
