//! `unexplained-tension`: two claims in tension both stand, and no note says how.

use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unexplained-tension",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/unexplained-tension.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for tension in &ctx.map.tensions {
        let stand = tension
            .between
            .iter()
            .all(|claim| ctx.verdict(*claim) == hence_map::Verdict::Accepted);
        if tension.note.is_some() || !stand {
            continue;
        }
        let [first, second] = tension.between.map(|claim| &ctx.map.claims[claim]);
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("`{}` and `{}` both stand, and nothing explains the tension", first.id, second.id),
                tension.at,
                "the tension is stated here",
            )
            .with_label(first.name_at, "stands")
            .with_label(second.name_at, "stands, too")
            .with_help("say below it how both can be held (`note: …`), or that they cannot (`contradicts`)")
            .with_claim(&first.id)
            .with_claim(&second.id),
        );
    }
}
