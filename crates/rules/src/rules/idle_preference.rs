//! `idle-preference`: an `outweighs` that decides nothing.

use hence_map::Preference;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "idle-preference",
    severity: Severity::Note,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/idle-preference.md"),
    check: Check::Verdicts(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let preference = |number: &usize| ctx.map.preferences.get(*number);
    for idle in ctx.reasoning.idle_preferences.iter().filter_map(preference) {
        out.push(finding(
            ctx,
            idle,
            "without this line everything comes out the same",
            "it counts only where reasons with the two in them conflict, and nothing else settles that; check the \
             names, or take the line away",
        ));
    }
    for idle in ctx
        .reasoning
        .preferences_against_given
        .iter()
        .filter_map(preference)
    {
        out.push(finding(
            ctx,
            idle,
            "what it outweighs is given",
            "common ground is not outweighed: write `suppose` instead of `given` there, or take the line away",
        ));
    }
}

fn finding(ctx: &Context<'_>, idle: &Preference, why: &str, help: &str) -> Diagnostic {
    let heavier = &ctx.map.claims[idle.heavier];
    Diagnostic::new(
        RULE.code,
        format!("this preference of `{}` decides nothing", heavier.id),
        idle.at,
        why,
    )
    .with_help(help)
    .with_claim(&heavier.id)
}
