//! `fallen-thesis`: a thesis does not stand, and no other finding tells why.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_map::{ClaimId, IndexVec, Lists, Literal, Verdict};
use hence_source::{Diagnostic, Severity};

use crate::felling::Felling;
use crate::lost_words::{LostWords, place};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "fallen-thesis",
    severity: Severity::Warning,
    group: Group::Conflicting,
    since: "0.1.0",
    page: include_str!("../../docs/fallen-thesis.md"),
    check: Check::Rest(check),
};

/// The rules that tell why the claims that they name do not stand, and with them what rests on those.
const TELLING: [&str; 11] = [
    "misread-claim",
    "unsupported-claim",
    "circular-support",
    "self-support",
    "rests-on-unsupported",
    "uncited-fact",
    "unargued-policy",
    "bare-prediction",
    "contested-claim",
    "conflicting-claims",
    "rejected-premise",
];
/// The rule that tells why a claim is rejected, and with it what rests on that.
const OBJECTION: &str = "unanswered-objection";

fn check(ctx: &Context<'_>, told: &[Diagnostic], out: &mut Vec<Diagnostic>) {
    let falls = |thesis: &ClaimId| {
        let claim = &ctx.map.claims[*thesis];
        // Who expects a verdict knows of it, or is told by `expectation-failed`.
        let is_known = claim.expect.is_some() || claim.open.is_some() || claim.is_incomplete;
        ctx.verdict(*thesis) != Verdict::Accepted && !is_known
    };
    let fallen: Vec<ClaimId> = ctx
        .structure
        .theses()
        .iter()
        .copied()
        .filter(falls)
        .collect();
    if fallen.is_empty() {
        return;
    }
    let told = Told::new(ctx, told);
    let felling = Felling::new(ctx);
    let mut lost = LostWords::new(ctx);
    for thesis in fallen {
        if told.tells_of(ctx, thesis) || lost.is_told(thesis) {
            continue;
        }
        out.push(match lost.of(thesis) {
            Some(origin) => without_words(ctx, thesis, origin),
            None => finding(ctx, &felling, thesis),
        });
    }
}

/// Reports a thesis that falls with the words of `origin`.
fn without_words(ctx: &Context<'_>, thesis: ClaimId, origin: ClaimId) -> Diagnostic {
    let claim = &ctx.map.claims[thesis];
    let mut finding = Diagnostic::new(
        RULE.code,
        format!(
            "`{}` is what the map argues for, and it rests on a quotation that was not found",
            claim.id
        ),
        claim.name_at,
        ctx.verdict(thesis).as_str(),
    )
    .with_claim(&claim.id);
    if let Some((at, what)) = place(ctx, origin) {
        finding = finding.with_label(at, what);
    }
    finding.with_help(format!(
        "repair the quotation, or say what else speaks for {}; if it is meant so, `expect: unsupported`",
        ctx.map.name(origin)
    ))
}

fn finding(ctx: &Context<'_>, felling: &Felling<'_>, thesis: ClaimId) -> Diagnostic {
    let claim = &ctx.map.claims[thesis];
    let verdict = ctx.verdict(thesis).as_str();
    let mut finding = Diagnostic::new(
        RULE.code,
        format!(
            "`{}` is what the map argues for, and it is {verdict}",
            claim.id
        ),
        claim.name_at,
        verdict,
    )
    .with_claim(&claim.id);
    let cause = felling
        .of(Literal::positive(thesis))
        .filter(|_| verdict == Verdict::Rejected.as_str());
    let help = match &cause {
        Some(_) => "answer what stands against it, or say why it counts for less: `outweighs`",
        None => {
            "look at what speaks for and against it, and at what contradicts it or says the same"
        }
    };
    if let Some((at, what)) = cause {
        finding = finding.with_label(at, what);
    }
    finding.with_help(format!("{help}; if it is meant so, `expect: {verdict}`"))
}

/// What other findings tell.
struct Told {
    /// For each proposition: whether a finding names it as rejected.
    is_rejected: IndexVec<ClaimId, bool>,
    /// For each proposition: whether a finding names it, or something that bears on it.
    is_touched: IndexVec<ClaimId, bool>,
}

impl Told {
    /// Goes from the claims that findings name to all that they bear on. Linear in the map and the findings.
    fn new(ctx: &Context<'_>, findings: &[Diagnostic]) -> Self {
        let map = ctx.map;
        let len = map.claims.len();
        // Far fewer claims are named than there are: to look up all of those takes less than to make all known.
        let mut named: HashMap<&str, bool, RandomState> = HashMap::default();
        for finding in findings {
            let is_objection = finding.code == OBJECTION;
            if is_objection || TELLING.contains(&finding.code) {
                for id in &finding.claims {
                    *named.entry(id).or_default() |= is_objection;
                }
            }
        }
        let first = |claim| ctx.propositions().first(claim);
        let mut is_rejected = IndexVec::from_elem(false, len);
        let mut open: Vec<ClaimId> = Vec::new();
        for (id, claim) in map.claims.iter() {
            let named = named.get(claim.id.as_str());
            // Gaps that their authors know of, and lines that were not understood, are told of, too.
            if named.is_some() || claim.open.is_some() || claim.is_incomplete {
                open.push(first(id));
            }
            is_rejected[first(id)] |= named.is_some_and(|is_objection| *is_objection);
        }
        let beside = beside_premises(ctx);
        let beside = Lists::from_pairs(len, beside.iter().copied());
        let mut is_touched = IndexVec::from_elem(false, len);
        while let Some(claim) = open.pop() {
            if !std::mem::replace(&mut is_touched[claim], true) {
                let conclusions = ctx.structure.inferences_from(claim).iter();
                open.extend(conclusions.map(|id| first(ctx.heads[*id].claim)));
                open.extend(beside.of(claim));
            }
        }
        Self {
            is_rejected,
            is_touched,
        }
    }

    /// Tells whether a finding says why `thesis` does not stand. That it is rejected must be said of itself.
    fn tells_of(&self, ctx: &Context<'_>, thesis: ClaimId) -> bool {
        let thesis_first = ctx.propositions().first(thesis);
        match ctx.verdict(thesis) {
            Verdict::Rejected => self.is_rejected[thesis_first],
            Verdict::Accepted | Verdict::Contested | Verdict::Unsupported => {
                self.is_touched[thesis_first]
            }
        }
    }
}

/// Returns which proposition bears on which, and is no premise: exceptions on conclusions, and what excludes each other.
fn beside_premises(ctx: &Context<'_>) -> Vec<(ClaimId, ClaimId)> {
    let first = |claim| ctx.propositions().first(claim);
    let mut pairs = Vec::new();
    for inference in ctx.map.inferences.values() {
        let conclusion = first(inference.conclusion.literal.claim);
        let exceptions = inference.exceptions.iter();
        let excepted = exceptions.flat_map(|exception| &exception.premises);
        pairs.extend(excepted.map(|mention| (first(mention.literal.claim), conclusion)));
    }
    for [one, other] in ctx
        .map
        .contradictions
        .iter()
        .map(|pair| pair.between.map(first))
    {
        pairs.extend([(one, other), (other, one)]);
    }
    for question in ctx
        .map
        .questions
        .values()
        .filter(|question| !question.several)
    {
        // A ring reaches every answer, as pairs would, of which there are too many.
        let answers = question
            .answers
            .iter()
            .map(|answer| first(answer.literal.claim));
        pairs.extend(answers.clone().zip(answers.cycle().skip(1)));
    }
    pairs
}
