//! `unsupported-claim`: nothing speaks for a claim, and something rests on it or it is a thesis.

use hence_map::{Literal, Mention};
use hence_reason::Footing;
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
        // What restates a claim that is supported is supported with it.
        let footing = ctx.structure.footing(id);
        if footing == Footing::Held || claim.open.is_some() || claim.is_incomplete {
            continue;
        }
        if footing == Footing::Nothing && !ctx.owes_by_type(id) {
            out.extend(finding(ctx, Literal::positive(id)));
        }
        if ctx.attacks.of(id).is_empty() && !ctx.is_contradicted(id) {
            out.extend(finding(ctx, Literal::positive(id).negation()));
        }
    }
}

/// Reports a literal that nothing speaks for, where something rests on it.
fn finding(ctx: &Context<'_>, literal: Literal) -> Option<Diagnostic> {
    let claim = &ctx.map.claims[literal.claim];
    let (conclusions, mention) = ctx.resting_on(literal);
    let is_thesis = !literal.negated && ctx.structure.is_thesis(literal.claim);
    let name = ctx.literal(literal);
    let what = match (is_thesis, conclusions.is_empty()) {
        (true, true) => "and it is what the map argues for".to_owned(),
        (true | false, false) if is_reason(ctx, literal) => {
            let verb = if conclusions.len() == 1 {
                "rests"
            } else {
                "rest"
            };
            format!("and {} {verb} on it", ctx.names(&conclusions, NAMED))
        }
        (true | false, false) => format!("and bears on {}", ctx.names(&conclusions, NAMED)),
        (false, true) => return None,
    };
    let word = if literal.negated { "against" } else { "for" };
    let at = match mention {
        Some(mention) if literal.negated => mention.at,
        _ => claim.name_at,
    };
    let mut finding = Diagnostic::new(
        RULE.code,
        format!("{name} is supported by nothing, {what}"),
        at,
        "nothing speaks for it",
    )
    .with_claim(&claim.id);
    if let Some(mention) = mention.filter(|mention| mention.at != claim.at && mention.at != at) {
        finding = finding.with_label(mention.at, "it is used here");
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

/// Tells whether a literal is a premise of a reason, and not only of objections and exceptions.
fn is_reason(ctx: &Context<'_>, literal: Literal) -> bool {
    let mut used = ctx
        .uses
        .of(literal.claim)
        .iter()
        .map(|id| &ctx.map.inferences[*id]);
    used.any(|inference| {
        let is_premise = |premise: &Mention| premise.literal == literal;
        !inference.head().negated && inference.premises.iter().any(is_premise)
    })
}
