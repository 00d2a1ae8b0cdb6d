//! `both-sides`: one claim speaks both for and against the same conclusion.

use std::collections::HashMap;

use hence_map::{Inference, Literal, Mention};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "both-sides",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/both-sides.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let said = |literal| ctx.propositions().literal(literal);
    for id in ctx.map.claims.ids() {
        let [supports, attacks] = ctx.sides_of(id);
        if supports.is_empty() || attacks.is_empty() {
            continue;
        }
        let mut reasons: HashMap<Literal, (&Inference, &Mention)> = HashMap::new();
        for support in supports {
            let support = &ctx.map.inferences[*support];
            for premise in &support.premises {
                reasons
                    .entry(said(premise.literal))
                    .or_insert((support, premise));
            }
        }
        for attack in attacks {
            let attack = &ctx.map.inferences[*attack];
            let against = attack.premises.iter().find_map(|premise| {
                let support = *reasons.get(&said(premise.literal))?;
                Some((premise, support))
            });
            if let Some((premise, support)) = against {
                out.push(finding(ctx, support, (attack, premise)));
            }
        }
    }
}

/// Reports a premise of a reason that is, or restates, a premise of an objection.
fn finding(
    ctx: &Context<'_>,
    (support, reason): (&Inference, &Mention),
    (attack, premise): (&Inference, &Mention),
) -> Diagnostic {
    let (conclusion, other) = (attack.head().claim, support.head().claim);
    let name = ctx.map.name(conclusion);
    let for_it = if conclusion != other {
        format!("for {} here, which says the same", ctx.map.name(other))
    } else if premise.literal != reason.literal {
        "for it here, in other words".to_owned()
    } else {
        "for it here".to_owned()
    };
    Diagnostic::new(
        RULE.code,
        format!(
            "{} speaks both for and against {name}",
            ctx.literal(premise.literal)
        ),
        place(attack, premise),
        "against it here",
    )
    .with_label(place(support, reason), for_it)
    .with_help(
        "if it cuts both ways, say through which further claim it speaks on each side; \
         else take one of the two away",
    )
    .with_claim(&ctx.map.claims[conclusion].id)
    .with_claim(&ctx.map.claims[premise.literal.claim].id)
}

/// Returns where a premise is said to speak for or against a conclusion: the premise, or below it the line that names the
/// conclusion.
fn place(inference: &Inference, premise: &Mention) -> FileSpan {
    let is_below =
        premise.at.file == inference.at.file && premise.at.span.start < inference.at.span.start;
    if is_below { inference.at } else { premise.at }
}
