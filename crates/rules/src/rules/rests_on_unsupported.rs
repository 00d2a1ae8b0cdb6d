//! `rests-on-unsupported`: every reason for a conclusion ends in unsupported claims.

use std::collections::HashSet;

use hence_map::{ClaimId, Literal};
use hence_source::{Diagnostic, Severity};

use super::unsupported_claim::Told;
use crate::gaps::{End, Gaps};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "rests-on-unsupported",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/rests-on-unsupported.md"),
    check: Check::Verdicts(check),
};

/// The most gaps that a finding shows.
const SHOWN: usize = 3;

/// Of a chain of conclusions that all hang on one gap only the last is reported, and each thesis: the gap itself is a
/// finding of its own, and where it is one step away and the only one, that finding says enough.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let gaps = Gaps::new(ctx);
    let mut told = Told::default();
    for (id, claim) in ctx.map.claims.iter() {
        let conclusion = Literal::positive(id);
        let is_first = ctx.propositions().first(id) == id;
        let is_excused = claim.open.is_some() || ctx.is_unclear(id);
        if !is_first || is_excused || !gaps.is_starved(conclusion) {
            continue;
        }
        if !(ctx.structure.is_thesis(id) || gaps.is_last(conclusion)) {
            continue;
        }
        let reasons = gaps.ends(conclusion);
        let is_told = match reasons.as_slice() {
            [only] => {
                matches!(only.as_slice(), [end] if end.is_near && told.names(ctx, end.gap, id))
            }
            _ => false,
        };
        if !is_told {
            out.push(finding(ctx, id, &reasons));
        }
    }
}

fn finding(ctx: &Context<'_>, id: ClaimId, reasons: &[Vec<End>]) -> Diagnostic {
    let claim = &ctx.map.claims[id];
    let mut seen = HashSet::new();
    let ends = reasons.iter().flatten().map(|end| end.gap);
    let ends: Vec<Literal> = ends.filter(|gap| seen.insert(*gap)).collect();
    let what = match ends.as_slice() {
        [only] => format!("{}, which nothing supports", ctx.literal(*only)),
        _ => "claims that nothing supports".to_owned(),
    };
    let mut finding = Diagnostic::new(
        RULE.code,
        format!("all that speaks for `{}` ends in {what}", claim.id),
        claim.name_at,
        "no reason for it reaches firm ground",
    )
    .with_claim(&claim.id);
    for end in ends.iter().take(SHOWN) {
        let gap = &ctx.map.claims[end.claim];
        let label = if end.negated {
            "nothing speaks against this"
        } else {
            "nothing supports this"
        };
        finding = finding.with_label(gap.name_at, label).with_claim(&gap.id);
    }
    finding.with_help(help(ctx, &claim.id, reasons))
}

/// Says what to support so that one reason stands: the one that lacks least.
fn help(ctx: &Context<'_>, conclusion: &str, reasons: &[Vec<End>]) -> String {
    let lacking = reasons.iter().filter(|ends| !ends.is_empty());
    let least = lacking.min_by_key(|ends| ends.len());
    let gaps = least.map_or(&[][..], Vec::as_slice);
    let of_sign = |negated: bool| {
        let gaps = gaps.iter().filter(|end| end.gap.negated == negated);
        gaps.map(|end| end.gap.claim).collect::<Vec<ClaimId>>()
    };
    let (claims, negated) = (of_sign(false), of_sign(true));
    let mut parts = Vec::new();
    if !claims.is_empty() {
        parts.push(format!("support {}", ctx.names(&claims, SHOWN)));
    }
    if !negated.is_empty() {
        let names = ctx.names(&negated, SHOWN);
        parts.push(format!("say what speaks against {names}"));
    }
    let enough = if reasons.len() > 1 {
        "one reason that stands is enough: "
    } else {
        ""
    };
    let parts = parts.join(" and ");
    format!("{enough}{parts}, or give `{conclusion}` another reason")
}
