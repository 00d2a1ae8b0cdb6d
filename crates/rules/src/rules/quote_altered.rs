//! `quote-altered`: a quotation differs from its source by a word that turns the sentence.

use hence_source::{Diagnostic, Severity};

use crate::quotations::{differences, help, of_rule, with_places};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-altered",
    severity: Severity::Error,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-altered.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in of_rule(ctx, &RULE) {
        let source = case.source(ctx);
        let differences_found = &case.anchor.placement.differences;
        let words: Vec<String> = differences_found
            .iter()
            .flat_map(|difference| &difference.operators)
            .map(|word| format!("“{word}”"))
            .collect();
        let message = format!(
            "the quotation is not what {source} says: they differ by {}",
            words.join(" and ")
        );
        let finding = case.finding(&RULE, message, differences(differences_found));
        let turning = differences_found
            .iter()
            .filter(|difference| !difference.operators.is_empty() && !difference.at.is_empty());
        let mut places: Vec<_> = turning
            .map(|difference| case.anchor.in_file(ctx.project, difference.at))
            .collect();
        if places.is_empty() {
            places = case.places(ctx);
        }
        let finding = with_places(finding, places, "the source has this");
        out.push(finding.with_help(help(&[
            "quote what the source says, and look whether it still states the claim",
            &case.loss(ctx),
        ])));
    }
}
