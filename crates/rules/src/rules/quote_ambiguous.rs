//! `quote-ambiguous`: the words of a quotation stand in several places of its source.

use std::collections::BTreeSet;

use hence_anchor::words_before;
use hence_source::{Diagnostic, Edit, FileSpan, Fix, Severity, Span};

use crate::quotations::{Case, help, of_rule};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-ambiguous",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-ambiguous.md"),
    check: Check::Map(check),
};

/// How many places are shown.
const SHOWN: usize = 3;

/// How many words are offered for `after`.
const WORDS: usize = 4;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in of_rule(ctx, &RULE) {
        let rivals = &case.anchor.placement.rivals;
        let mut finding = case.finding(
            &RULE,
            message(ctx, &case),
            format!("quoted for `{}`: which is meant?", case.claim.id),
        );
        for (number, place) in (1..).zip(rivals.iter().take(SHOWN)) {
            let at = case.anchor.in_file(ctx.project, place.span);
            finding = finding.with_label(at, format!("place {number}"));
        }
        finding.fixes = fixes(ctx, &case);
        out.push(finding.with_help(help(&[
            "quote more words, or say which words stand before it: `quote SOURCE after \"…\": \"…\"`",
            &case.loss(ctx),
        ])));
    }
}

fn message(ctx: &Context<'_>, case: &Case<'_>) -> String {
    let source = case.source(ctx);
    // All the words of a quotation score 1.
    if case.anchor.placement.score < 1.0 {
        format!("words like these stand in several places of {source}, and these in none")
    } else if case.quote.after.is_some() {
        format!(
            "these words stand in several places of {source}, and `after` does not tell them apart"
        )
    } else {
        format!("these words stand in several places of {source}")
    }
}

/// Returns the repairs that name the words before each of the places. None where these do not tell them apart: a single
/// repair would be applied without a choice.
fn fixes(ctx: &Context<'_>, case: &Case<'_>) -> Vec<Fix> {
    let places = case.anchor.placement.rivals.iter().take(SHOWN);
    let fixes: Vec<Fix> = places
        .filter_map(|place| fix(ctx, case, place.span))
        .collect();
    let titles: BTreeSet<&str> = fixes.iter().map(|fix| &*fix.title).collect();
    let are_apart = titles.len() == fixes.len() && fixes.len() > 1;
    if are_apart { fixes } else { Vec::new() }
}

/// Returns the repair that names the words before one of the places.
fn fix(ctx: &Context<'_>, case: &Case<'_>, place: Span) -> Option<Fix> {
    let text = ctx.project.source(case.anchor.source).reading.text();
    let words = words_before(text, place, WORDS);
    // The head is the line up to the quotation mark before the words: `quote SOURCE: `.
    let (line, words_at) = (case.quote.at.span, case.quote.words_at.span);
    let head = Span::new(line.start, words_at.start.checked_sub(1)?);
    let head_text = head.of(&ctx.project.files.get(case.quote.at.file).text);
    let colon = head_text.rfind(':')? as u32;
    let is_plain = case.quote.after.is_none() && head_text.starts_with("quote ");
    (is_plain && !words.is_empty()).then(|| {
        let at = FileSpan::new(case.quote.at.file, Span::empty(head.start + colon));
        let escaped = words.replace('\\', "\\\\").replace('"', "\\\"");
        Fix {
            title: format!("quote it after “{words}”"),
            edits: vec![Edit::new(at, format!(" after \"{escaped}\""))],
        }
    })
}
