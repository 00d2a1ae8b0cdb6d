//! What rules about quotations have in common.

use hence_anchor::{Anchor, Difference, Grade};
use hence_map::{Claim, ClaimId, Literal, Quote};
use hence_source::{Diagnostic, FileSpan};

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
pub(crate) fn rule_of(anchor: &Anchor) -> Option<&'static Rule> {
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

    /// Returns the id of the source, between backquotes.
    pub(crate) fn source(&self, ctx: &Context<'_>) -> String {
        let source = self.quote.source.map(|source| &ctx.map.sources[source].id);
        format!("`{}`", source.map_or("", String::as_str))
    }

    /// Returns the places of the quotation in the file of its source.
    pub(crate) fn places(&self, ctx: &Context<'_>) -> Vec<FileSpan> {
        self.anchor.places(ctx.project)
    }

    /// Says what it means that the quotation states nothing, as a sentence of its own; empty where something else states
    /// the claim.
    pub(crate) fn loss(&self, ctx: &Context<'_>) -> String {
        let id = &self.claim.id;
        if !ctx.anchoring.has_lost_its_words(self.id) || self.claim.stance.is_some() {
            return String::new();
        }
        let literal = Literal::positive(self.id);
        let (conclusions, _) = ctx.resting_on(literal);
        if conclusions.is_empty() {
            return format!("until it is found, no source says `{id}`");
        }
        let bearing = ctx.bearing(literal, &conclusions, NAMED);
        format!("until it is found, no source says `{id}`, and {bearing}")
    }
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

/// Says by which words a quotation and its source differ: ``the source has “could well” for “will”``.
pub fn differences(differences: &[Difference]) -> String {
    let told: Vec<String> = differences.iter().take(NAMED).map(difference).collect();
    let rest = differences.len().saturating_sub(NAMED);
    match rest {
        0 => told.join(", "),
        rest => format!("{}, and {rest} more", told.join(", ")),
    }
}

fn difference(difference: &Difference) -> String {
    let (quoted, sourced) = (difference.quoted.join(" "), difference.sourced.join(" "));
    match (quoted.is_empty(), sourced.is_empty()) {
        (true, _) => format!("“{sourced}” left out"),
        (_, true) => format!("“{quoted}” added"),
        _ => format!("“{quoted}” for “{sourced}”"),
    }
}
