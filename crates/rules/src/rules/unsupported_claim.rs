//! `unsupported-claim`: nothing speaks for a claim, and something rests on it or it is a thesis.

use std::cell::OnceCell;
use std::collections::HashMap;

use hence_map::{ClaimId, Literal};
use hence_reason::Footing;
use hence_source::{Diagnostic, Severity};

use super::rejected_premise;
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
    let rejected = OnceCell::new();
    for id in ctx.map.claims.ids() {
        let claim = Literal::positive(id);
        for literal in [claim, claim.negation()] {
            // What is rejected needs an answer to what felled it first. A thesis needs a reason all the same.
            let is_told = || {
                let rejected = rejected.get_or_init(|| rejected_premise::told(ctx));
                rejected.contains(&literal) && !ctx.structure.is_thesis(id)
            };
            if is_bare(ctx, literal) && !is_told() {
                out.extend(finding(ctx, literal));
            }
        }
    }
}

/// Tells whether nothing speaks for a literal, and no other rule says so.
fn is_bare(ctx: &Context<'_>, literal: Literal) -> bool {
    let id = literal.claim;
    // What restates a claim that is supported is supported with it.
    let footing = ctx.structure.footing(id);
    if footing == Footing::Held || ctx.map.claims[id].open.is_some() || ctx.is_unclear(id) {
        return false;
    }
    if literal.negated {
        ctx.lacks_a_negation(id)
    } else {
        footing == Footing::Nothing && !ctx.owes_by_type(id)
    }
}

/// Tells whether this rule reports a literal that is a thesis or that something rests on, unless it is rejected.
pub(super) fn is_told(ctx: &Context<'_>, literal: Literal) -> bool {
    is_bare(ctx, literal) && ctx.is_on(&RULE)
}

/// What the findings of this rule say, so that others need not say it again.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// For each literal that was asked for: the conclusions that the finding about it names.
    named: HashMap<Literal, Vec<ClaimId>>,
}

impl Told {
    /// Tells whether the finding about a literal names a conclusion that rests on it.
    ///
    /// Each literal is looked up once, in time linear in what rests on it.
    pub(super) fn names(
        &mut self,
        ctx: &Context<'_>,
        literal: Literal,
        conclusion: ClaimId,
    ) -> bool {
        let named = self.named.entry(literal).or_insert_with(|| {
            if !is_told(ctx, literal) {
                return Vec::new();
            }
            let (mut conclusions, _) = ctx.resting_on(literal);
            conclusions.truncate(NAMED);
            conclusions
        });
        named.contains(&conclusion)
    }
}

/// Reports a literal that nothing speaks for, where something rests on it.
fn finding(ctx: &Context<'_>, literal: Literal) -> Option<Diagnostic> {
    let claim = &ctx.map.claims[literal.claim];
    let (conclusions, mention) = ctx.resting_on(literal);
    let is_thesis = !literal.negated && ctx.structure.is_thesis(literal.claim);
    let what = match (is_thesis, conclusions.is_empty()) {
        (true, true) => "and it is what the map argues for".to_owned(),
        (true | false, false) => format!("and {}", ctx.bearing(literal, &conclusions, NAMED)),
        (false, true) => return None,
    };
    let name = ctx.literal(literal);
    let has_lost_its_words = !literal.negated && ctx.anchoring.has_lost_its_words(literal.claim);
    let word = if literal.negated { "against" } else { "for" };
    let at = match mention {
        Some(mention) if literal.negated => mention.at,
        _ => claim.name_at,
    };
    let mut finding = Diagnostic::new(
        RULE.code,
        format!("{name} is supported by nothing, {what}"),
        at,
        if has_lost_its_words {
            "its quotation was not found, and nothing else speaks for it"
        } else {
            "nothing speaks for it"
        },
    )
    .with_claim(&claim.id);
    if let Some(mention) = mention.filter(|mention| mention.at != claim.at && mention.at != at) {
        finding = finding.with_label(mention.at, "it is used here");
    }
    let help = if literal.negated {
        format!("say what speaks {word} it, below `[{}]`: `but …`", claim.id)
    } else {
        // A stance stands before brackets, so a claim without an id has to be given one.
        let stances = if claim.is_anonymous {
            "`given [id]` before it (or `suppose`, `implied`)"
        } else {
            "`given`, `suppose` or `implied` before it"
        };
        let quote = if has_lost_its_words {
            "repair its quotation"
        } else {
            "quote it"
        };
        format!(
            "give a reason below it (`because …`), {quote}, write {stances}, or say why it is open (`open: why`)"
        )
    };
    Some(finding.with_help(help))
}
