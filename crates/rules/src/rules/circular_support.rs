//! `circular-support`: claims are each other's reasons.

use hence_reason::Circle;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "circular-support",
    severity: Severity::Warning,
    group: Group::Unsupported,
    since: "0.1.0",
    page: include_str!("../../docs/circular-support.md"),
    check: Check::Map(check),
};

/// The most steps of a circle that a message names.
const NAMED: usize = 8;
/// The most steps of a circle that are shown.
const SHOWN: usize = 4;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for circle in ctx.structure.circles() {
        // A claim that is its own reason is `self-support`.
        let [first, _, ..] = circle.steps.as_slice() else {
            continue;
        };
        let place = |by| ctx.map.inferences[by].connective_at;
        let says = |from, by| {
            let head = ctx.map.inferences[by].head();
            format!("{} rests on {}", ctx.literal(head), ctx.literal(from))
        };
        let message = format!("a circle of reasons: {}", told(ctx, circle));
        let mut finding = Diagnostic::new(
            RULE.code,
            message,
            place(first.by),
            says(first.from, first.by),
        );
        for step in circle.steps.iter().take(SHOWN).skip(1) {
            finding = finding.with_label(place(step.by), says(step.from, step.by));
        }
        finding.claims.extend(
            circle
                .claims
                .iter()
                .map(|claim| ctx.map.claims[*claim].id.clone()),
        );
        let also = circle.claims.len().saturating_sub(circle.steps.len());
        let more = match also {
            0 => String::new(),
            1 => " (1 more claim is tied up in it)".to_owned(),
            several => format!(" ({several} more claims are tied up in it)"),
        };
        out.push(finding.with_help(format!(
            "a circle holds nothing up: give one of its claims a reason from outside, or take one of the steps away{more}"
        )));
    }
}

/// Tells the circle from its first claim back to it, each claim before what rests on it.
fn told(ctx: &Context<'_>, circle: &Circle) -> String {
    let mut names: Vec<String> = circle
        .steps
        .iter()
        .take(NAMED)
        .map(|step| ctx.literal(step.from))
        .collect();
    if circle.steps.len() > NAMED {
        names.push(format!("… {} more …", circle.steps.len() - NAMED));
    }
    names.extend(circle.steps.first().map(|step| ctx.literal(step.from)));
    names.join(" → ")
}
