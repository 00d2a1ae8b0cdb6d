//! `quote-out-of-order`: the parts of a quotation with elisions do not follow each other in its source.

use hence_source::{Diagnostic, Severity};

use crate::quotations::{help, of_rule};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-out-of-order",
    severity: Severity::Error,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-out-of-order.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in of_rule(ctx, &RULE) {
        let places = &case.anchor.scattered;
        let is_ordered = places.is_sorted_by_key(|place| place.span.start);
        let message = if is_ordered {
            format!(
                "the parts of this quotation stand far apart in {}",
                case.source(ctx)
            )
        } else {
            format!(
                "{} has the parts of this quotation in another order",
                case.source(ctx)
            )
        };
        let mut finding = case.finding(&RULE, message, format!("quoted for `{}`", case.claim.id));
        for (number, place) in (1..).zip(places.iter().take(3)) {
            let at = case.anchor.in_file(ctx.project, place.span);
            finding = finding.with_label(at, format!("part {number}"));
        }
        out.push(finding.with_help(help(&[
            "an elision leaves words out, it does not bring sentences together: write a `quote` line for each part",
            &case.loss(ctx),
        ])));
    }
}
