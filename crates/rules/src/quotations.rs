//! What rules about quotations have in common.

use std::iter;

use hence_anchor::{Anchor, Difference, Grade};
use hence_map::{Claim, ClaimId, Literal, Quote, Verdict};
use hence_source::{Diagnostic, FileSpan, Span};

use crate::rules::{
    quote_altered, quote_ambiguous, quote_drifted, quote_moved, quote_not_found, quote_out_of_order,
};
use crate::{Context, Rule};

/// How many conclusions and differences are named.
const NAMED: usize = 3;

/// A quotation that a rule speaks of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case<'c> {
    pub(crate) id: ClaimId,
    pub(crate) claim: &'c Claim,
    pub(crate) quote: &'c Quote,
    pub(crate) anchor: &'c Anchor,
}

/// Returns the rule that reports what became of a quotation, if anything is to be reported.
pub fn rule_of(anchor: &Anchor) -> Option<&'static Rule> {
    match anchor.placement.grade {
        Grade::Exact | Grade::Whitespace | Grade::Typographic | Grade::Case => None,
        Grade::Fuzzy | Grade::NeedsReview => Some(&quote_drifted::RULE),
        Grade::Altered => Some(&quote_altered::RULE),
        Grade::Ambiguous => Some(&quote_ambiguous::RULE),
        Grade::Moved => Some(&quote_moved::RULE),
        Grade::Lost if !anchor.scattered.is_empty() => Some(&quote_out_of_order::RULE),
        Grade::Lost => Some(&quote_not_found::RULE),
    }
}

/// Returns every quotation of the map that was looked for, claim by claim.
pub(crate) fn all<'c>(ctx: &'c Context<'c>) -> impl Iterator<Item = Case<'c>> {
    ctx.map.claims.iter().flat_map(|(id, claim)| {
        ctx.anchors(id).map(move |(quote, anchor)| Case {
            id,
            claim,
            quote,
            anchor,
        })
    })
}

/// Returns the quotations that `rule` reports.
pub(crate) fn of_rule<'c>(
    ctx: &'c Context<'c>,
    rule: &'static Rule,
) -> impl Iterator<Item = Case<'c>> {
    all(ctx).filter(|case| rule_of(case.anchor).is_some_and(|own| own.code == rule.code))
}

impl Case<'_> {
    /// Returns a finding of `rule` about the quotation, at its words in the map.
    pub(crate) fn finding(
        &self,
        rule: &Rule,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Diagnostic {
        let mut at = self.quote.words_at;
        if at.span.is_empty() {
            at = self.quote.at;
        }
        Diagnostic::new(rule.code, message, at, label).with_claim(&self.claim.id)
    }

    /// Tells whether the quotation is a phrase of a Markdown document that is a claim there.
    pub(crate) const fn is_inline(&self) -> bool {
        self.quote.place.is_some()
    }

    /// Returns the id of the source, between backquotes.
    pub(crate) fn source(&self, ctx: &Context<'_>) -> String {
        let source = self.quote.source.map(|source| &ctx.map.sources[source].id);
        format!("`{}`", source.map_or("", String::as_str))
    }

    /// Returns the places of the quotation in the file of its source.
    pub(crate) fn places(&self, ctx: &Context<'_>) -> Vec<FileSpan> {
        self.anchor.places(ctx.project)
    }

    /// Says what falls with the quotation, as a sentence of its own; empty where the claim stands without it.
    pub(crate) fn loss(&self, ctx: &Context<'_>) -> String {
        let outcome = ctx.reasoning.outcome.as_ref();
        let stands = outcome.is_ok_and(|verdicts| verdicts.claims[self.id] == Verdict::Accepted);
        if stands || !ctx.anchoring.has_lost_its_words(self.id) || self.claim.stance.is_some() {
            return String::new();
        }
        let id = &self.claim.id;
        let literal = Literal::positive(self.id);
        let (named, rest) = falling_with(ctx, literal);
        if ctx.structure.is_thesis(self.id) {
            format!("until then no source states `{id}`, and it is what the map argues for")
        } else if named.is_empty() {
            format!("until then no source states `{id}`")
        } else {
            let bearing = ctx.bearing(literal, &[named, rest].concat(), NAMED);
            format!("until then no source states `{id}`, and {bearing}")
        }
    }
}

/// Returns where a claim's text is written, if it is written as it is read.
pub(crate) fn text_of(ctx: &Context<'_>, claim: &Claim) -> Option<FileSpan> {
    let written = ctx.project.files.text_at(claim.at);
    let at = written.find(&claim.text)?;
    let whole = Span::from(0..claim.text.len());
    Some(moved(claim.at, at as u32, whole))
}

/// Returns where bytes of a claim's text, which is written at `text_at`, stand in its file; the claim's id where that is not
/// known.
pub(crate) fn in_claim(claim: &Claim, text_at: Option<FileSpan>, span: Span) -> FileSpan {
    text_at.map_or(claim.name_at, |text_at| moved(text_at, 0, span))
}

/// Returns where bytes of the quoted words stand in the file that quotes: exactly where they are written as they are read,
/// else all of them.
pub(crate) fn in_quote(ctx: &Context<'_>, quote: &Quote, span: Span) -> FileSpan {
    let written = ctx.project.files.text_at(quote.words_at);
    if written == quote.exact {
        moved(quote.words_at, 0, span)
    } else {
        quote.words_at
    }
}

fn moved(within: FileSpan, by: u32, span: Span) -> FileSpan {
    let start = within.span.start + by;
    FileSpan::new(within.file, Span::new(start + span.start, start + span.end))
}

/// Returns what rests on a claim whose words were not found: what the finding about its quotation names, and the rest.
pub(crate) fn falling_with(ctx: &Context<'_>, literal: Literal) -> (Vec<ClaimId>, Vec<ClaimId>) {
    let (mut named, _) = ctx.resting_on(literal);
    let rest = named.split_off(NAMED.min(named.len()));
    (named, rest)
}

/// Returns a finding with the places of a source, the first of them labelled.
pub(crate) fn with_places(
    finding: Diagnostic,
    places: impl IntoIterator<Item = FileSpan>,
    label: &str,
) -> Diagnostic {
    let labels = [label].into_iter().chain(iter::repeat("and this"));
    places
        .into_iter()
        .zip(labels)
        .fold(finding, |finding, (at, label)| {
            finding.with_label(at, label)
        })
}

/// Returns a help text of some sentences, those that are empty left out.
pub(crate) fn help(sentences: &[&str]) -> String {
    let said: Vec<&str> = sentences
        .iter()
        .copied()
        .filter(|text| !text.is_empty())
        .collect();
    said.join("; ")
}

/// Says by which words a quotation and its source differ: `“will”, where the source has “could well”`.
pub fn differences(differences: &[Difference]) -> String {
    let told: Vec<String> = differences.iter().take(NAMED).map(difference).collect();
    let rest = differences.len().saturating_sub(NAMED);
    match rest {
        0 => told.join("; "),
        rest => format!("{}; and {rest} more", told.join("; ")),
    }
}

fn difference(difference: &Difference) -> String {
    let (quoted, sourced) = (difference.quoted.join(" "), difference.sourced.join(" "));
    match (quoted.is_empty(), sourced.is_empty()) {
        (true, _) => format!("“{sourced}” is left out"),
        (_, true) => format!("“{quoted}” is added"),
        _ => format!("“{quoted}”, where the source has “{sourced}”"),
    }
}
