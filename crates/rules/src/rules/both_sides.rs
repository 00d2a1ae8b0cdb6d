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
    for (id, claim) in ctx.map.claims.iter() {
        let (supports, attacks) = (ctx.supports.of(id), ctx.attacks.of(id));
        if supports.is_empty() || attacks.is_empty() {
            continue;
        }
        let mut reasons: HashMap<Literal, FileSpan> = HashMap::new();
        for support in supports {
            let support = &ctx.map.inferences[*support];
            for premise in &support.premises {
                let at = place(support, premise);
                reasons.entry(premise.literal).or_insert(at);
            }
        }
        for attack in attacks {
            let attack = &ctx.map.inferences[*attack];
            let shared = attack
                .premises
                .iter()
                .find_map(|premise| Some((premise, reasons.get(&premise.literal)?)));
            let Some((premise, support)) = shared else {
                continue;
            };
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!(
                        "{} speaks both for and against `{}`",
                        ctx.literal(premise.literal),
                        claim.id
                    ),
                    place(attack, premise),
                    "against it here",
                )
                .with_label(*support, "for it here")
                .with_help(
                    "if it cuts both ways, say through which further claim it speaks on each side; \
                     else take one of the two away",
                )
                .with_claim(&claim.id)
                .with_claim(&ctx.map.claims[premise.literal.claim].id),
            );
        }
    }
}

/// Returns where a premise is said to speak for or against a conclusion: the premise, or below it the line that names the
/// conclusion.
fn place(inference: &Inference, premise: &Mention) -> FileSpan {
    let is_below =
        premise.at.file == inference.at.file && premise.at.span.start < inference.at.span.start;
    if is_below { inference.at } else { premise.at }
}
