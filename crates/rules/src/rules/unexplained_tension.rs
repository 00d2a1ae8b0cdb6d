//! `unexplained-tension`: two claims in tension both stand, and no note says how.

use std::collections::HashMap;

use hence_source::{Diagnostic, FileSpan, Severity};

use super::self_contradiction;
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unexplained-tension",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/unexplained-tension.md"),
    check: Check::Verdicts(check),
};

/// What to do where one claim stands on the line.
const ALONE: &str =
    "say below it how both can be held (`note: …`), or that they cannot (`contradicts`)";
/// What to do where several do: nothing may stand below such a line.
const SHARED: &str = "give each claim there a `tension` line of its own, and say below it how both can be held \
                      (`note: …`); if they cannot, write `contradicts`";

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut per_line: HashMap<FileSpan, u32> = HashMap::new();
    for tension in &ctx.map.tensions {
        *per_line.entry(tension.at).or_default() += 1;
    }
    for tension in &ctx.map.tensions {
        let stand = tension
            .between
            .iter()
            .all(|claim| ctx.verdict(*claim) == hence_map::Verdict::Accepted);
        if tension.note.is_some() || !stand || self_contradiction::is_told(ctx, tension) {
            continue;
        }
        let [first, second] = tension.between.map(|claim| &ctx.map.claims[claim]);
        out.push(
            Diagnostic::new(
                RULE.code,
                format!(
                    "`{}` and `{}` both stand, and nothing explains the tension",
                    first.id, second.id
                ),
                tension.at,
                "the tension is stated here",
            )
            .with_label(first.name_at, "stands")
            .with_label(second.name_at, "stands, too")
            .with_help(if per_line.get(&tension.at) == Some(&1) {
                ALONE
            } else {
                SHARED
            })
            .with_claim(&first.id)
            .with_claim(&second.id),
        );
    }
}
