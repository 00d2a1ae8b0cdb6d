//! `unsupported-claim`: nothing speaks for a claim, and something rests on it or it is a thesis.

use hence_map::{ClaimId, InferenceId, Literal, Mention};
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unsupported-claim",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/unsupported-claim.md"),
    check: Check::Verdicts(check),
};

/// The most claims that a message names.
const NAMED: usize = 3;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (id, claim) in ctx.map.claims.iter() {
        if ctx.has_stance(id) || claim.open.is_some() || claim.is_incomplete {
            continue;
        }
        if !ctx.is_argued(id) && !ctx.owes_by_type(id) {
            out.extend(finding(ctx, Literal::positive(id)));
        }
        if ctx.attacks.of(id).is_empty() && !ctx.has_contradictory(id) {
            out.extend(finding(ctx, Literal::positive(id).negation()));
        }
    }
}

/// Reports a literal that nothing speaks for, where something rests on it.
fn finding(ctx: &Context<'_>, literal: Literal) -> Option<Diagnostic> {
    let claim = &ctx.map.claims[literal.claim];
    let (conclusions, mention) = resting(ctx, literal);
    let is_thesis = !literal.negated && ctx.structure.is_thesis(literal.claim);
    let name = ctx.literal(literal);
    let what = match (is_thesis, conclusions.is_empty()) {
        (true, true) => "and it is what the map argues for".to_owned(),
        (true, false) | (false, false) => {
            let verb = if conclusions.len() == 1 { "rests" } else { "rest" };
            format!("and {} {verb} on it", ctx.names(&conclusions, NAMED))
        }
        (false, true) => return None,
    };
    let word = if literal.negated { "against" } else { "for" };
    let at = match mention {
        Some(mention) if literal.negated => mention.at,
        _ => claim.name_at,
    };
    let mut finding =
        Diagnostic::new(RULE.code, format!("{name} is supported by nothing, {what}"), at, "nothing speaks for it")
            .with_claim(&claim.id);
    if let Some(mention) = mention.filter(|mention| mention.at != claim.at && mention.at != at) {
        finding = finding.with_label(mention.at, "something rests on it here");
    }
    let help = if literal.negated {
        format!("say what speaks {word} it, below `[{}]`: `but …`", claim.id)
    } else {
        "give a reason below it (`because …`), quote it, or say what it rests on: `given`, `suppose` or `implied` \
         before its brackets; if you know of the gap, `open: why`"
            .to_owned()
    };
    Some(finding.with_help(help))
}

/// Returns the conclusions for or against which a literal is a premise, and the first place where it is one.
fn resting<'c>(ctx: &'c Context<'_>, literal: Literal) -> (Vec<ClaimId>, Option<&'c Mention>) {
    let mut conclusions = Vec::new();
    let mut first = None;
    let mut add = |inference: &InferenceId, mention: Option<&'c Mention>| {
        if let Some(mention) = mention {
            first.get_or_insert(mention);
            let conclusion = ctx.map.inferences[*inference].conclusion.literal.claim;
            // Enough to name some and to count the rest; a list that is longer is searched no further.
            if conclusions.last() != Some(&conclusion) {
                conclusions.push(conclusion);
            }
        }
    };
    for inference in ctx.uses.of(literal.claim) {
        let mut premises = ctx.map.inferences[*inference].premises.iter();
        add(inference, premises.find(|premise| premise.literal == literal));
    }
    for inference in ctx.undercuts.of(literal.claim) {
        let exceptions = ctx.map.inferences[*inference].exceptions.iter();
        let mut premises = exceptions.flat_map(|exception| &exception.premises);
        add(inference, premises.find(|premise| premise.literal == literal));
    }
    conclusions.sort_unstable();
    conclusions.dedup();
    (conclusions, first)
}
