//! Which quotations are where they should be, and what is told of the others.

use std::collections::HashSet;

use hence_anchor::Grade;
use hence_report::Format;
use hence_rules::{Options, Outcome, rule_of_quotation};
use hence_source::{Diagnostic, FileId};

use super::accept::Accepted;
use super::{Quotation, quotations};
use crate::args::ColorChoice;
use crate::commands::check::{in_order, write_findings};
use crate::failure::Failure;
use crate::inputs::Inputs;

/// The rules about sources that cannot be read.
const OF_SOURCES: [&str; 2] = ["missing-file", "bad-encoding"];

/// Tells whether nothing is left to do about a quotation: it was found where it should be, its new place is accepted, or
/// its project or its claim does not want to hear of it.
pub(super) fn is_settled(
    options: &Options,
    accepted: &Accepted,
    (claim, quote, anchor): Quotation<'_>,
) -> bool {
    let Some(anchor) = anchor else { return false };
    match anchor.placement.grade {
        Grade::Moved if accepted.takes_place(claim, quote) => true,
        grade if grade.is_found() && grade != Grade::Moved => true,
        _ => rule_of_quotation(anchor).is_none_or(|rule| {
            let mut allows = claim.allows.iter();
            !options.is_on(rule) || allows.any(|allow| allow.code == rule.code)
        }),
    }
}

/// Writes the findings about quotations that are not where they should be, and about sources that cannot be read.
pub(super) fn tell(
    inputs: &Inputs,
    outcomes: &[(FileId, Outcome)],
    accepted: &Accepted,
    color: ColorChoice,
) -> Result<(), Failure> {
    let of_texts = hence_rules::check_texts(&inputs.project, |file| &inputs.config(file).options);
    let mut told: Vec<Diagnostic> = of_texts
        .into_iter()
        .filter(|finding| OF_SOURCES.contains(&finding.code))
        .collect();
    for (_, outcome) in outcomes {
        let mut codes = HashSet::new();
        // Claims of which a quotation has moved and is taken where it stands now.
        let mut taken = HashSet::new();
        for (claim, quote, anchor) in quotations(outcome) {
            let Some(anchor) = anchor else { continue };
            codes.extend(rule_of_quotation(anchor).map(|rule| rule.code));
            if anchor.placement.grade == Grade::Moved && accepted.takes_place(claim, quote) {
                taken.insert(claim.id.as_str());
            }
        }
        let is_taken = |finding: &Diagnostic| {
            let claim = finding.claims.first();
            finding.code == "quote-moved" && claim.is_some_and(|id| taken.contains(id.as_str()))
        };
        let findings = outcome.diagnostics.iter();
        told.extend(
            findings
                .filter(|finding| codes.contains(finding.code) && !is_taken(finding))
                .cloned(),
        );
    }
    write_findings(inputs, &in_order(told), color, Format::Human)
}
