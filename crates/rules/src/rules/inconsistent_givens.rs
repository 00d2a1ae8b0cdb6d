//! `inconsistent-givens`: a claim and its negation follow from the givens by strict steps.

use hence_reason::{Link, LinkCause, Minimality, Origin};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "inconsistent-givens",
    severity: Severity::Error,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/inconsistent-givens.md"),
    check: Check::Map(check),
};

/// The most places that a finding shows.
const MOST_LABELS: usize = 8;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let Err(inconsistency) = &ctx.reasoning.outcome else {
        return;
    };
    let claim = &ctx.map.claims[inconsistency.claim];
    let message = match inconsistency.givens.as_slice() {
        [only] if *only == inconsistency.claim => {
            format!("`{}` is given, and its negation follows from it", claim.id)
        }
        givens => format!(
            "the givens {} are inconsistent: `{}` and its negation follow",
            ctx.names(givens, 5),
            claim.id
        ),
    };
    let mut places = inconsistency
        .givens
        .iter()
        .map(|given| &ctx.map.claims[*given]);
    let first = places.next().unwrap_or(claim);
    let mut finding =
        Diagnostic::new(RULE.code, message, first.name_at, "given").with_claim(&claim.id);
    for given in places.take(4) {
        finding = finding.with_label(given.name_at, "given, too");
    }
    for link in &inconsistency.chain {
        if finding.labels.len() == MOST_LABELS {
            break;
        }
        if let Some((at, label)) = step(ctx, link) {
            finding = finding.with_label(at, label);
        }
    }
    finding.claims.extend(
        inconsistency
            .givens
            .iter()
            .map(|given| ctx.map.claims[*given].id.clone()),
    );
    let set = match inconsistency.minimality {
        Minimality::Smallest => "this is a smallest set that clashes",
        Minimality::Irreducible => "none of these can be left out",
        Minimality::Unreduced => "some of these may be innocent",
    };
    out.push(finding.with_help(format!(
        "{set}: write `suppose` instead of `given` before one of them, or correct a strict step; until then \
         there are no verdicts"
    )));
}

/// Returns where a step of the proof is written, and what it says there; None for what is given.
fn step(ctx: &Context<'_>, link: &Link) -> Option<(FileSpan, String)> {
    match link.by {
        LinkCause::Given => None,
        LinkCause::Inference { inference, .. } => {
            let at = ctx.map.inferences[inference].connective_at;
            Some((
                at,
                format!("strictly, so {} follows", ctx.literal(link.literal)),
            ))
        }
        LinkCause::Conflict(Origin::Contradiction(number)) => {
            let pair = ctx.map.contradictions.get(number)?;
            Some((pair.at, format!("so {} follows", ctx.literal(link.literal))))
        }
        LinkCause::Conflict(Origin::Question(question)) => {
            let label = format!(
                "it has one answer, so {} follows",
                ctx.literal(link.literal)
            );
            Some((ctx.map.questions[question].at, label))
        }
    }
}
