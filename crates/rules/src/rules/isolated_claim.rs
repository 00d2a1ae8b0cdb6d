//! `isolated-claim`: a claim that no relation names.

use hence_map::{ClaimId, IndexVec, Lighter, Literal};
use hence_source::{Diagnostic, Severity};

use super::{bare_assertion, unsupported_claim};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "isolated-claim",
    severity: Severity::Note,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/isolated-claim.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let is_related = related(ctx);
    for (id, claim) in ctx.map.claims.iter() {
        let is_known = !claim.is_incomplete && !claim.has_lost_relation;
        if !is_related[id] && is_known && !is_told(ctx, id) {
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!("`{}` bears on nothing, and nothing bears on it", claim.id),
                    claim.name_at,
                    "no relation names it",
                )
                .with_help(
                    "say what it is a reason for (`hence [other]`) or what speaks for it (`because …`); \
                     if it is only background, `allow: isolated-claim, why`",
                )
                .with_claim(&claim.id),
            );
        }
    }
}

/// Tells whether another rule says of a thesis that nothing speaks for it. As it is what the map argues for, that says
/// enough.
fn is_told(ctx: &Context<'_>, id: ClaimId) -> bool {
    ctx.reasoning.outcome.is_ok()
        && ctx.structure.is_thesis(id)
        && (unsupported_claim::is_told(ctx, Literal::positive(id))
            || bare_assertion::is_told(ctx, id)
            || ctx.has_lost_its_words(id)
            || ctx.owes_by_type(id) && ctx.owes_a_reason(id))
}

/// Returns for each claim whether any relation names it.
fn related(ctx: &Context<'_>) -> IndexVec<ClaimId, bool> {
    let map = ctx.map;
    let pairs = map
        .contradictions
        .iter()
        .chain(&map.equivalences)
        .map(|pair| pair.between);
    let tensions = map.tensions.iter().map(|tension| tension.between);
    let answers = map
        .questions
        .values()
        .flat_map(|question| &question.answers);
    let mut is_related = IndexVec::from_elem(false, map.claims.len());
    for claim in pairs
        .chain(tensions)
        .flatten()
        .chain(answers.map(|answer| answer.literal.claim))
    {
        is_related[claim] = true;
    }
    for preference in &map.preferences {
        is_related[preference.heavier] = true;
        if let Lighter::Claim(lighter) = preference.lighter {
            is_related[lighter] = true;
        }
    }
    for inference in map.inferences.values() {
        let excepted = inference
            .exceptions
            .iter()
            .flat_map(|exception| &exception.premises);
        for mention in inference.premises.iter().chain(excepted) {
            is_related[mention.literal.claim] = true;
        }
        is_related[inference.conclusion.literal.claim] = true;
    }
    is_related
}
