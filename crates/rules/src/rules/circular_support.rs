//! `circular-support`: claims are each other's reasons.

use hence_map::ClaimId;
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

/// The most claims of a circle that a message names.
const NAMED: usize = 8;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for circle in ctx.structure.circles() {
        // A claim that is its own reason is `self-support`.
        let [first, second, ..] = circle.cycle.as_slice() else { continue };
        let mut finding = Diagnostic::new(
            RULE.code,
            format!("a circle of reasons: {}", told(ctx, circle)),
            ctx.map.claims[*first].name_at,
            format!("rests on {}", ctx.map.name(*second)),
        );
        for (place, claim) in circle.cycle.iter().enumerate().skip(1).take(2) {
            let next = circle.cycle.get(place + 1).unwrap_or(first);
            finding = finding.with_label(ctx.map.claims[*claim].name_at, format!("rests on {}", ctx.map.name(*next)));
        }
        finding.claims.extend(circle.members.iter().map(|claim| ctx.map.claims[*claim].id.clone()));
        let also = circle.members.len() - circle.cycle.len();
        let more = if also > 0 { format!(" ({also} more claims are tied up in it)") } else { String::new() };
        out.push(finding.with_help(format!(
            "a circle holds nothing up: give one of them a reason from outside, or take one of the steps away{more}"
        )));
    }
}

/// Tells the circle: `a` rests on `b`, which rests on … `a`.
fn told(ctx: &Context<'_>, circle: &Circle) -> String {
    let named: Vec<ClaimId> = circle.cycle.iter().copied().take(NAMED).collect();
    let mut names: Vec<String> = named.iter().map(|claim| ctx.map.name(*claim)).collect();
    if circle.cycle.len() > NAMED {
        names.push(format!("… {} more …", circle.cycle.len() - NAMED));
    }
    names.extend(named.first().map(|claim| ctx.map.name(*claim)));
    names.join(" ← ")
}
