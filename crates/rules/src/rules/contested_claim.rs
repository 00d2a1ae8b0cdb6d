//! `contested-claim`: live reasons stand on both sides of a claim.

use hence_map::{ClaimId, InferenceId, Verdict};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::hanging::{Hanging, is_live, may_stand, undecided};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "contested-claim",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/contested-claim.md"),
    check: Check::Verdicts(check),
};

/// The most claims that a message names.
const NAMED: usize = 3;
/// How an objection is answered.
const ANSWER: &str = "answer the objection (`but …` below it, `unless …` beside it)";
/// What can be done instead.
const WEIGH: &str = ", or weigh the two sides: `(strong)` after a connective, or `outweighs`";

/// Only where the conflict sits: what is contested because a premise is gets no finding of its own.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let hanging = Hanging::new(ctx);
    for (id, claim) in ctx.map.claims.iter() {
        if ctx.verdict(id) != Verdict::Contested {
            continue;
        }
        let Some(objection) = objection(ctx, id) else {
            continue;
        };
        let what_hangs = what_hangs(ctx, &hanging, id);
        let mut finding = Diagnostic::new(
            RULE.code,
            // A map can have very many of these findings, and to join is cheaper than to format.
            [
                "`",
                &claim.id,
                "` is contested: nothing on the map settles it",
                &what_hangs,
            ]
            .concat(),
            claim.name_at,
            "neither side prevails",
        )
        .with_claim(&claim.id);
        if let Some(reason) = ctx
            .supports
            .of(id)
            .iter()
            .find(|reason| is_live(ctx, **reason))
        {
            finding = finding.with_label(ctx.map.inferences[*reason].connective_at, "for it");
        }
        out.push(
            finding
                .with_label(objection.at, objection.label)
                .with_help(objection.help),
        );
    }
}

/// Says what else is contested because of a claim: the nearest thesis, or else what hangs on it directly.
fn what_hangs(ctx: &Context<'_>, hanging: &Hanging, claim: ClaimId) -> String {
    if let Some(thesis) = hanging.thesis(claim) {
        let thesis = &ctx.map.claims[thesis].id;
        return [", and the thesis `", thesis, "` hangs on it"].concat();
    }
    match hanging.on(claim) {
        [] => String::new(),
        [only] => [", and `", &ctx.map.claims[*only].id, "` hangs on it"].concat(),
        several => format!(", and {} hang on it", ctx.names(several, NAMED)),
    }
}

/// What stands against a claim.
struct Objection {
    at: FileSpan,
    label: String,
    help: String,
}

/// Returns a live objection to a claim itself, or to the step that leads to it.
fn objection(ctx: &Context<'_>, claim: ClaimId) -> Option<Objection> {
    let is_live_attack = |attack: &&InferenceId| is_live(ctx, **attack);
    if let Some(attack) = ctx.attacks.of(claim).iter().find(is_live_attack) {
        let attack = &ctx.map.inferences[*attack];
        let base = undecided(ctx, attack).find(|base| *base != claim);
        let (label, help) = match base.map(|base| ctx.map.claims[base].id.as_str()) {
            Some(base) => (
                ["against it, and hangs on `", base, "`"].concat(),
                ["settle `", base, "` first", WEIGH].concat(),
            ),
            None => ("against it".to_owned(), [ANSWER, WEIGH].concat()),
        };
        return Some(Objection {
            at: attack.connective_at,
            label,
            help,
        });
    }
    let reasons = ctx
        .supports
        .of(claim)
        .iter()
        .map(|reason| &ctx.map.inferences[*reason]);
    let mut exceptions = reasons.flat_map(|reason| &reason.exceptions);
    let exception = exceptions.find(|exception| {
        exception
            .premises
            .iter()
            .all(|premise| may_stand(ctx, premise.literal))
    })?;
    // An exception whose premises all stand would have settled it.
    let mut premises = exception.premises.iter();
    let base = premises.find(|premise| !ctx.stands(premise.literal))?;
    let base = ctx.map.name(base.literal.claim);
    Some(Objection {
        at: exception.at,
        label: format!("an exception that hangs on {base}"),
        help: format!(
            "settle {base} first, or give `{}` another reason",
            ctx.map.claims[claim].id
        ),
    })
}
