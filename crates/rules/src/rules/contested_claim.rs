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

/// Only where the conflict sits: what is contested because something else is gets no finding of its own.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let claims = ctx.map.claims.ids();
    let contested = claims.filter(|id| ctx.verdict(*id) == Verdict::Contested);
    let candidates: Vec<ClaimId> = contested
        .filter(|id| Objection::to(ctx, *id).is_some())
        .collect();
    if candidates.is_empty() {
        return;
    }
    let hanging = Hanging::new(ctx);
    for id in hanging.roots(&candidates) {
        if let Some(objection) = Objection::to(ctx, id) {
            out.push(finding(ctx, &hanging, id, objection));
        }
    }
}

fn finding(ctx: &Context<'_>, hanging: &Hanging, id: ClaimId, objection: Objection) -> Diagnostic {
    let claim = &ctx.map.claims[id];
    let what_hangs = what_hangs(ctx, hanging, id);
    let mut finding = Diagnostic::new(
        RULE.code,
        format!(
            "`{}` is contested: nothing on the map settles it{what_hangs}",
            claim.id
        ),
        claim.name_at,
        "neither side prevails",
    )
    .with_claim(&claim.id);
    let mut reasons = ctx.supports.of(id).iter();
    if let Some(reason) = reasons.find(|reason| is_live(ctx, **reason)) {
        finding = finding.with_label(ctx.map.inferences[*reason].connective_at, "for it");
    }
    let (label, help) = objection.told(ctx, id);
    finding.with_label(objection.at, label).with_help(help)
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
#[derive(Clone, Copy)]
struct Objection {
    at: FileSpan,
    /// The contested claim that decides whether it counts, where one does.
    base: Option<ClaimId>,
    /// Whether it is an exception from a reason for the claim.
    is_exception: bool,
}

impl Objection {
    /// Returns a live objection to a claim itself, or to the step that leads to it.
    fn to(ctx: &Context<'_>, claim: ClaimId) -> Option<Self> {
        let is_live_attack = |attack: &&InferenceId| is_live(ctx, **attack);
        if let Some(attack) = ctx.attacks.of(claim).iter().find(is_live_attack) {
            let attack = &ctx.map.inferences[*attack];
            return Some(Self {
                at: attack.connective_at,
                base: undecided(ctx, attack).find(|base| *base != claim),
                is_exception: false,
            });
        }
        let reasons = ctx.supports.of(claim).iter();
        let reasons = reasons.map(|reason| &ctx.map.inferences[*reason]);
        let mut exceptions = reasons.flat_map(|reason| &reason.exceptions);
        let exception = exceptions.find(|exception| {
            let mut premises = exception.premises.iter();
            premises.all(|premise| may_stand(ctx, premise.literal))
        })?;
        // An exception whose premises all stand would have settled it.
        let mut premises = exception.premises.iter();
        let base = premises.find(|premise| !ctx.stands(premise.literal))?;
        Some(Self {
            at: exception.at,
            base: Some(base.literal.claim),
            is_exception: true,
        })
    }

    /// Returns what there is to say about it, and what would settle `claim`.
    fn told(self, ctx: &Context<'_>, claim: ClaimId) -> (String, String) {
        let Some(base) = self.base.map(|base| ctx.map.name(base)) else {
            return ("against it".to_owned(), [ANSWER, WEIGH].concat());
        };
        if self.is_exception {
            let claim = &ctx.map.claims[claim].id;
            (
                format!("an exception that hangs on {base}"),
                format!("settle {base} first, or give `{claim}` another reason"),
            )
        } else {
            (
                format!("against it, and hangs on {base}"),
                format!("settle {base} first{WEIGH}"),
            )
        }
    }
}
