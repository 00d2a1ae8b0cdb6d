//! `quote-drifted`: the source says nearly what is quoted, but in other words.

use hence_anchor::Grade;
use hence_source::{Diagnostic, Severity};

use crate::quotations::{Case, differences, help, of_rule, with_places};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "quote-drifted",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/quote-drifted.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for case in of_rule(ctx, &RULE) {
        let source = case.source(ctx);
        let is_found = case.anchor.placement.grade == Grade::Fuzzy;
        let message = if is_found {
            format!("{source} has these words, but not letter for letter")
        } else {
            format!("{source} has words like these in one place; are they meant?")
        };
        let accept = format!(
            "`hence anchor --accept={}` writes what the source says",
            case.claim.id
        );
        let finding = case.finding(&RULE, message, label(&case));
        let finding = with_places(finding, case.places(ctx), "the source has this");
        out.push(finding.with_help(help(&[&accept, &case.loss(ctx)])));
    }
}

fn label(case: &Case<'_>) -> String {
    match differences(&case.anchor.placement.differences) {
        words if words.is_empty() => "the same words, with other signs or spaces".to_owned(),
        words => words,
    }
}
