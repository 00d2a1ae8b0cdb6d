//! `misread-claim`: the text of a claim without an id looks like a reference or a definition.

use hence_map::Claim;
use hence_source::{Diagnostic, FileSpan, Fix, Severity, Span};

use crate::{Check, Context, Group, Misreading, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "misread-claim",
    severity: Severity::Warning,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/misread-claim.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if let Some(misreading) = ctx.misreading(id) {
            out.push(finding(ctx, claim, misreading));
        }
    }
}

fn finding(ctx: &Context<'_>, claim: &Claim, misreading: Misreading<'_>) -> Diagnostic {
    match misreading {
        Misreading::Definition { written, meant, id } => Diagnostic::new(
            RULE.code,
            format!("`{written} [{id}]` is read as text, and defines no claim `{id}`"),
            first_word(claim, written),
            format!("did you mean `{meant}`?"),
        )
        .with_help(format!("write `{meant}`; if it is text, give this claim an id of its own"))
        .with_claim(&claim.id)
        .with_fix(fix(claim, written, meant)),
        Misreading::Reference {
            written,
            meant,
            id,
            claim: named,
        } => {
            let name = ctx.map.name(named);
            let found = Diagnostic::new(
                RULE.code,
                format!("`{written} [{id}]` is read as text, not as a reference to {name}"),
                claim.at,
                "this is a claim of its own",
            )
            .with_claim(&claim.id);
            // A stance stands before no reference, so its fix would be a slip of its own.
            if meant == "not" {
                found
                    .with_help("write `not`; if it is text, give this claim an id of its own")
                    .with_fix(fix(claim, written, meant))
            } else {
                found.with_help(format!("write `[{id}]` alone: a claim gets its stance where it is defined"))
            }
        }
        Misreading::Mention { id, claim: named } => Diagnostic::new(
            RULE.code,
            format!("`[{id}]` is read as text, not as a reference to {}", ctx.map.name(named)),
            claim.at,
            "this is a claim of its own",
        )
        .with_help(format!(
            "to refer to it, write `[{id}]` and no words beside it; if this is text, give the claim an id of its own"
        ))
        .with_claim(&claim.id),
    }
}

fn fix(claim: &Claim, written: &str, meant: &str) -> Fix {
    Fix::replace(
        format!("write `{meant}`"),
        first_word(claim, written),
        meant,
    )
}

/// Returns the place of the first word of a claim's text.
fn first_word(claim: &Claim, word: &str) -> FileSpan {
    let start = claim.at.span.start;
    let end = start.saturating_add(u32::try_from(word.len()).unwrap_or(u32::MAX));
    FileSpan::new(claim.at.file, Span::new(start, end.min(claim.at.span.end)))
}
