//! `quote-not-found`: the words of a quotation stand nowhere in its source.

use std::collections::BTreeMap;

use hence_anchor::{SourceText, place_skips, stand_in};
use hence_map::project::SourceFileId;
use hence_map::{Skip, Source, SourceId};
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

/// Looks for the words that sources leave out on purpose. All words of a file are looked for at once, whatever the map
/// calls it.
fn skips(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut by_file: BTreeMap<SourceFileId, Vec<(&Source, &Skip)>> = BTreeMap::new();
    for source in ctx.map.sources.values() {
        if let Some(read) = source.read.filter(|_| !source.skips.is_empty()) {
            let skips = source.skips.iter().map(|skip| (source, skip));
            by_file.entry(read).or_default().extend(skips);
        }
    }
    for (read, mut skips) in by_file {
        let text = SourceText::new(ctx.project.source(read).reading.text());
        let words: Vec<&Skip> = skips.iter().map(|(_, skip)| *skip).collect();
        let mut placed = place_skips(&text, &words).into_iter();
        skips.retain(|_| placed.next().is_none_or(|at| at.is_empty()));
        let words: Vec<&str> = skips.iter().map(|(_, skip)| &*skip.words).collect();
        for ((source, skip), first) in skips.iter().zip(stand_in(&text, &words)) {
            out.push(nothing_skipped(source, skip, first.is_some()));
        }
    }
}

fn nothing_skipped(source: &Source, skip: &Skip, is_there: bool) -> Diagnostic {
    let (what, help) = if is_there {
        (
            "stand in several places of",
            "write more of the words, so that they stand in one place",
        )
    } else {
        (
            "do not stand in",
            "copy the words from the source as they stand there",
        )
    };
    let message = format!("the words to skip {what} `{}`", source.id);
    Diagnostic::new(RULE.code, message, skip.at, "nothing is skipped").with_help(help)
}
