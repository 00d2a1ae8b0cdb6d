//! `quote-moved`: the words of a quotation stand among other words than when they were anchored.

use std::collections::HashMap;

use hence_anchor::Grade;
use hence_map::ClaimId;
use hence_source::{Diagnostic, FileId, Severity};

use crate::quotations::{Case, all, of_rule, with_places};
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
    if of_rule(ctx, &RULE).next().is_none() {
        return;
    }
    // Of quotations of a claim with the same words the memory knows the first, the second, ….
    let mut counts: HashMap<(ClaimId, FileId, FileId, &str), usize> = HashMap::new();
    for case in all(ctx) {
        let source = ctx.project.source(case.anchor.source).file;
        let key = (case.id, case.quote.at.file, source, &*case.quote.exact);
        let count = counts.entry(key).or_default();
        if case.anchor.placement.grade == Grade::Moved {
            out.push(finding(ctx, &case, *count));
        }
        *count += 1;
    }
}

fn finding(ctx: &Context<'_>, case: &Case<'_>, earlier: usize) -> Diagnostic {
    let source = case.source(ctx);
    let by_author = case.quote.after.is_some();
    let (message, help) = if by_author {
        (
            format!("these words stand elsewhere in {source} than `after` says"),
            "write the words that stand before it now behind `after`, or take `after` away"
                .to_owned(),
        )
    } else {
        (
            format!("these words stand elsewhere in {source} than when they were anchored"),
            format!(
                "look whether they still mean the same there; then `hence anchor --accept={}` notes the new place",
                case.claim.id
            ),
        )
    };
    let file = ctx.project.source(case.anchor.source).file;
    let memory = &ctx.options.memory;
    let label = match memory.place(case.claim, case.quote, file, earlier) {
        Some(place) if !by_author => {
            match (on_one_line(&place.prefix), on_one_line(&place.suffix)) {
                (before, behind) if before.is_empty() => format!("stood before “{behind}”"),
                (before, behind) if behind.is_empty() => format!("stood behind “{before}”"),
                (before, behind) => format!("stood between “{before}” and “{behind}”"),
            }
        }
        _ => format!("quoted for `{}`", case.claim.id),
    };
    let finding = case.finding(&RULE, message, label);
    with_places(finding, case.places(ctx), "they stand here now").with_help(help)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
