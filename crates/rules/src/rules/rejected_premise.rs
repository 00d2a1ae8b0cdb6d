//! `rejected-premise`: an inference that the theses rest on has a rejected premise.

use hence_map::{ClaimId, IndexVec, InferenceVerdict, Literal};
use hence_source::{Diagnostic, FileSpan, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "rejected-premise",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/rejected-premise.md"),
    check: Check::Verdicts(check),
};

/// Only inferences that the theses rest on: that an objection rests on a rejected claim is how objections are answered.
fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let conflicts = Conflicts::new(ctx);
    for (id, inference) in ctx.map.inferences.iter() {
        if !ctx.sides().is_pro_inference(id) {
            continue;
        }
        let Some(premise) = inference
            .premises
            .iter()
            .find(|premise| ctx.has_fallen(premise.literal))
        else {
            continue;
        };
        let (head, fallen) = (ctx.literal(inference.head()), ctx.literal(premise.literal));
        let mut finding = Diagnostic::new(
            RULE.code,
            format!("a reason for {head} rests on {fallen}, which is rejected"),
            premise.at,
            "this premise has fallen",
        )
        .with_claim(&ctx.map.claims[premise.literal.claim].id)
        .with_claim(&ctx.map.claims[inference.head().claim].id);
        if let Some((at, what)) = what_fells(ctx, &conflicts, premise.literal) {
            finding = finding.with_label(at, what);
        }
        out.push(
            finding.with_help("answer what speaks against the premise, or give another reason"),
        );
    }
}

/// Returns the place where a literal fell: an objection that stands, or else a conflict with a claim that does.
fn what_fells(
    ctx: &Context<'_>,
    conflicts: &Conflicts,
    literal: Literal,
) -> Option<(FileSpan, String)> {
    let mut objections = ctx.arguments_against(literal).iter();
    let objection = objections.find(|id| ctx.status(**id) == InferenceVerdict::Applicable);
    if let Some(objection) = objection {
        let at = ctx.map.inferences[*objection].connective_at;
        return Some((at, "this speaks against it and stands".to_owned()));
    }
    if literal.negated {
        let at = ctx.map.claims[literal.claim].name_at;
        return Some((at, "this stands".to_owned()));
    }
    let (at, claim, answers) = conflicts.with(literal.claim)?;
    let name = ctx.map.name(claim);
    let what = if answers {
        format!("{name} answers this, too, and stands")
    } else {
        format!("{name} contradicts it and stands")
    };
    Some((at, what))
}

/// The conflicts that are declared between claims, of which one side stands.
#[derive(Debug)]
struct Conflicts {
    /// For each claim: the first place where a claim that stands excludes it, that claim, and whether they are answers.
    with: IndexVec<ClaimId, Option<(FileSpan, ClaimId, bool)>>,
}

impl Conflicts {
    /// Walks the contradictions, then the questions that have one answer. Linear.
    fn new(ctx: &Context<'_>) -> Self {
        let mut with = IndexVec::from_elem(None, ctx.map.claims.len());
        let stands = |claim: &ClaimId| ctx.stands(Literal::positive(*claim));
        for pair in &ctx.map.contradictions {
            let [one, other] = pair.between;
            for (claim, foe) in [(one, other), (other, one)] {
                if stands(&foe) {
                    with[claim].get_or_insert((pair.at, foe, false));
                }
            }
        }
        let questions = ctx.map.questions.values();
        for question in questions.filter(|question| !question.several) {
            let answers = question.answers.iter().map(|answer| answer.literal.claim);
            // Of answers that exclude each other at most one stands.
            if let Some(foe) = answers.clone().find(stands) {
                for claim in answers.filter(|claim| *claim != foe) {
                    with[claim].get_or_insert((question.at, foe, true));
                }
            }
        }
        Self { with }
    }

    fn with(&self, claim: ClaimId) -> Option<(FileSpan, ClaimId, bool)> {
        self.with[claim]
    }
}
