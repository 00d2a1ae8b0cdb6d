//! `both-sides`: one claim speaks both for and against the same conclusion.

use std::collections::HashMap;

use hence_map::{InferenceId, Literal};
use hence_source::{Diagnostic, Severity};

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
        let mut reasons: HashMap<Literal, InferenceId> = HashMap::new();
        for support in supports {
            for premise in &ctx.map.inferences[*support].premises {
                reasons.entry(premise.literal).or_insert(*support);
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
            let support = &ctx.map.inferences[*support];
            out.push(
                Diagnostic::new(
                    RULE.code,
                    format!(
                        "{} speaks both for and against `{}`",
                        ctx.literal(premise.literal),
                        claim.id
                    ),
                    attack.at,
                    "against it here",
                )
                .with_label(support.at, "for it here")
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
