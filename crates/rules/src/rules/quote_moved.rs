//! `quote-moved`: the words of a quotation stand among other words than when they were anchored.

use hence_source::{Diagnostic, Severity};

use crate::quotations::{of_rule, with_places};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-moved",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-moved.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in of_rule(ctx, &RULE) {
        let by_author = case.quote.after.is_some();
        let message = format!(
            "these words stand elsewhere in {} than {}",
            case.source(ctx),
            if by_author {
                "`after` says"
            } else {
                "when they were anchored"
            }
        );
        let finding = case.finding(&RULE, message, format!("quoted for `{}`", case.claim.id));
        let finding = with_places(finding, case.places(ctx), "they stand here now");
        out.push(finding.with_help(if by_author {
            "write the words that stand before it now behind `after`, or take `after` away"
                .to_owned()
        } else {
            format!(
                "look whether they still mean the same there; then `hence anchor --accept {}` notes the new place",
                case.claim.id
            )
        }));
    }
}
