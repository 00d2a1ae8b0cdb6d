//! `quote-too-short`: a quotation of a few letters, which could stand anywhere.

use hence_anchor::{Grade, SHORT};
use hence_source::{Diagnostic, Severity};

use crate::quotations::all;
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-too-short",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-too-short.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in all(ctx) {
        let placement = &case.anchor.placement;
        // Of one that is in no place, or in several, another rule tells.
        if !placement.is_too_short || placement.grade > Grade::Fuzzy {
            continue;
        }
        let length = case.quote.exact.trim().chars().count();
        let message = format!("a quotation of {length} characters could stand anywhere");
        let finding = case.finding(&RULE, message, format!("fewer than {SHORT}"));
        let places = case.places(ctx).into_iter().take(1);
        let finding = places.fold(finding, |finding, at| {
            finding.with_label(at, "found here, for now")
        });
        out.push(finding.with_help(
            "quote more words, or say which words stand before it: `quote SOURCE after \"…\": \"…\"`",
        ));
    }
}
