//! `weakened-or-strengthened`: a claim says more, or less, than the words that it quotes.

use hence_anchor::{Direction, Shift, ShiftKind, shifts_of_each};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::quotations::{Case, all, in_claim, in_quote, text_of};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "weakened-or-strengthened",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/weakened-or-strengthened.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let cases: Vec<Case<'_>> = all(ctx)
        .filter(|case| case.anchor.placement.grade.is_found())
        .collect();
    for cases in cases.chunk_by(|case, next| case.id == next.id) {
        let Some(claim) = cases.first().map(|case| case.claim) else {
            continue;
        };
        let quotations: Vec<&str> = cases.iter().map(|case| &*case.quote.exact).collect();
        let each = shifts_of_each(&claim.text, &quotations);
        let mut written = None;
        for (case, shifts) in cases.iter().zip(each) {
            if let Some(shift) = shifts.first() {
                let text_at = *written.get_or_insert_with(|| text_of(ctx, claim));
                out.push(finding(ctx, case, *shift, text_at));
            }
        }
    }
}

fn finding(
    ctx: &Context<'_>,
    case: &Case<'_>,
    shift: Shift,
    text_at: Option<FileSpan>,
) -> Diagnostic {
    let claimed = shift.claim.map(|span| span.of(&case.claim.text));
    let quoted = shift.quote.map(|span| span.of(&case.quote.exact));
    let id = &case.claim.id;
    let how = match shift.direction {
        Direction::Stronger => "says more than",
        Direction::Weaker => "says less than",
        Direction::Turned => "turns round",
    };
    let words = match (claimed, quoted) {
        (Some(claimed), Some(quoted)) => format!("“{claimed}” for “{quoted}”"),
        (Some(claimed), None) => format!("“{claimed}” is added"),
        (None, Some(quoted)) => format!("“{quoted}” is left out"),
        (None, None) => String::new(),
    };
    let message = format!("`{id}` {how} the words that it quotes: {words}");
    let at = shift.claim.map_or(case.claim.name_at, |span| {
        in_claim(case.claim, text_at, span)
    });
    let quote_at = shift
        .quote
        .map_or(case.quote.words_at, |span| in_quote(ctx, case.quote, span));
    Diagnostic::new(RULE.code, message, at, label(claimed, shift.kind))
        .with_label(quote_at, quote_label(quoted))
        .with_claim(id)
        .with_help(
            "say it as strongly as the source does; what follows from its words beyond that is a claim of its own, with a \
             reason",
        )
}

fn label(claimed: Option<&str>, kind: ShiftKind) -> &'static str {
    match (claimed, kind) {
        (Some(_), _) => "the claim says this",
        (None, ShiftKind::Negation) => "the claim says it without the negation",
        (None, _) => "the claim says it without",
    }
}

const fn quote_label(quoted: Option<&str>) -> &'static str {
    match quoted {
        Some(_) => "the source says this",
        None => "the source does not",
    }
}
