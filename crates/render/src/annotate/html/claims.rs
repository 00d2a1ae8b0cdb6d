//! The list of claims.

use hence_map::{ClaimId, InferenceId, InferenceVerdict, Mention, Stance, Weight};

use super::super::annotation::{Annotation, Quotation};
use super::text::anchor;
use super::view::{Words, class, sign};

/// How many characters of a claim are shown where another one names it.
const MOST_OF_PREMISE: usize = 160;

/// A claim in the list.
pub(super) struct Claim<'a> {
    pub(super) id: &'a str,
    pub(super) number: u32,
    pub(super) name: Words<'a>,
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    pub(super) verdict: &'static str,
    pub(super) text: Words<'a>,
    pub(super) fidelity: &'static str,
    pub(super) stance: Option<&'static str>,
    pub(super) by: Vec<Words<'a>>,
    pub(super) notes: Vec<Words<'a>>,
    pub(super) quotes: Vec<Quote<'a>>,
    pub(super) reasons: Vec<Inference<'a>>,
    pub(super) objections: Vec<Inference<'a>>,
    pub(super) links: Vec<(&'static str, Vec<Reference<'a>>)>,
    pub(super) findings: Vec<Finding<'a>>,
}

/// A quotation of a claim.
pub(super) struct Quote<'a> {
    pub(super) words: Words<'a>,
    /// Where it is marked in the text.
    pub(super) anchor: Option<String>,
    pub(super) state: &'static str,
    pub(super) is_found: bool,
}

/// A reason for a claim, or an objection to it.
pub(super) struct Inference<'a> {
    pub(super) state: &'static str,
    pub(super) words: &'static str,
    pub(super) weight: Option<&'static str>,
    pub(super) premises: Vec<Reference<'a>>,
    pub(super) exceptions: Vec<Vec<Reference<'a>>>,
}

/// A claim where another one names it.
pub(super) struct Reference<'a> {
    pub(super) id: &'a str,
    pub(super) number: u32,
    pub(super) is_negated: bool,
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) name: Words<'a>,
}

impl Reference<'_> {
    /// Returns its text.
    pub(super) fn words(&self) -> Words<'_> {
        Words::new(&self.text)
    }
}

/// A finding about a claim.
pub(super) struct Finding<'a> {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    /// Its sentence; what stands between backquotes is marked.
    pub(super) message: Vec<(bool, Words<'a>)>,
    pub(super) help: Vec<(bool, Words<'a>)>,
}

/// Returns the claims in the order in which they are listed. Linear.
pub(super) fn claims<'a>(annotation: &'a Annotation<'a>) -> Vec<Claim<'a>> {
    let order = annotation.order.iter();
    order.map(|claim| entry(annotation, *claim)).collect()
}

fn entry<'a>(annotation: &'a Annotation<'a>, own: ClaimId) -> Claim<'a> {
    let claim = &annotation.input.map.claims[own];
    let verdict = annotation.verdict_word(own);
    let relations = &annotation.relations;
    let inference = |id| inference(annotation, id);
    Claim {
        id: &claim.id,
        number: annotation.number_of(own),
        name: Words::new(&claim.id),
        class: class(verdict),
        sign: sign(verdict),
        verdict,
        text: Words::new(&claim.text),
        fidelity: annotation.fidelity(own).as_str(),
        stance: claim.stance.and_then(stance),
        by: claim.by.iter().map(|by| Words::new(by)).collect(),
        notes: claim.notes.iter().map(|note| Words::new(note)).collect(),
        quotes: annotation
            .quotations(own)
            .map(|each| quote(annotation.number_of(own), each))
            .collect(),
        reasons: relations.reasons(own).map(inference).collect(),
        objections: relations.objections(own).map(inference).collect(),
        links: links(annotation, own),
        findings: findings(annotation, own),
    }
}

/// Returns the word for a stance that the verdict and the fidelity do not say already.
fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Stated => None,
        Stance::Implied => Some("implied"),
        Stance::Supposed => Some("supposed"),
        Stance::Given => Some("given"),
    }
}

fn quote(claim: u32, quotation: Quotation<'_>) -> Quote<'_> {
    let mark = quotation.is_marked;
    Quote {
        words: Words::new(&quotation.quote.exact),
        anchor: mark.then(|| anchor(claim, quotation.number, 0)),
        state: quotation.state(),
        is_found: quotation.is_found(),
    }
}

fn inference<'a>(annotation: &'a Annotation<'a>, id: InferenceId) -> Inference<'a> {
    let inference = &annotation.input.map.inferences[id];
    let verdict = annotation.input.verdicts.map(|all| all.inferences[id]);
    let (state, words) = match verdict {
        Some(InferenceVerdict::Applicable) => ("applicable", "holds"),
        Some(InferenceVerdict::Open) => ("open", "unsettled"),
        Some(InferenceVerdict::Defeated) => ("defeated", "defeated"),
        Some(InferenceVerdict::Idle) => ("idle", "a premise does not stand"),
        None => ("open", "without verdict"),
    };
    let all = |mentions: &'a [Mention]| -> Vec<Reference<'a>> {
        let mentions = mentions.iter();
        mentions
            .map(|mention| reference(annotation, mention.literal.claim, mention.literal.negated))
            .collect()
    };
    let weight = inference.weight;
    let exceptions = inference.exceptions.iter();
    Inference {
        state,
        words,
        weight: (weight != Weight::Moderate).then_some(weight.as_str()),
        premises: all(&inference.premises),
        exceptions: exceptions.map(|each| all(&each.premises)).collect(),
    }
}

fn reference<'a>(annotation: &'a Annotation<'a>, own: ClaimId, is_negated: bool) -> Reference<'a> {
    let claim = &annotation.input.map.claims[own];
    Reference {
        id: &claim.id,
        number: annotation.number_of(own),
        is_negated,
        class: class(annotation.verdict_word(own)),
        text: annotation.premise(own, MOST_OF_PREMISE).into_owned(),
        name: Words::new(&claim.id),
    }
}

/// Returns what a claim bears on, one entry a kind.
fn links<'a>(
    annotation: &'a Annotation<'a>,
    own: ClaimId,
) -> Vec<(&'static str, Vec<Reference<'a>>)> {
    let mut links: Vec<(&'static str, Vec<Reference<'a>>)> = Vec::new();
    for (link, other) in annotation.relations.links(own) {
        let other = reference(annotation, *other, false);
        match links.last_mut() {
            Some((words, others)) if *words == link.as_str() => others.push(other),
            _ => links.push((link.as_str(), vec![other])),
        }
    }
    links
}

fn findings<'a>(annotation: &'a Annotation<'a>, own: ClaimId) -> Vec<Finding<'a>> {
    let numbers = annotation.relations.findings(own).iter();
    let findings = numbers.filter_map(|number| annotation.input.diagnostics.get(*number));
    findings
        .map(|finding| Finding {
            severity: finding.severity.as_str(),
            code: finding.code,
            message: marked(&finding.message),
            help: finding.help.as_deref().map(marked).unwrap_or_default(),
        })
        .collect()
}

/// Returns a sentence in parts; what stands between backquotes is marked.
fn marked(sentence: &str) -> Vec<(bool, Words<'_>)> {
    let parts: Vec<&str> = sentence.split('`').collect();
    if parts.len().is_multiple_of(2) {
        // A backquote that nothing closes quotes nothing.
        return vec![(false, Words::new(sentence))];
    }
    let parts = parts.into_iter().enumerate();
    parts
        .map(|(index, part)| (index % 2 == 1, Words::new(part)))
        .collect()
}
