//! What bears on each claim, and what each claim bears on.

use std::collections::HashMap;

use hence_map::{ClaimId, InferenceId, Lists, Map};
use hence_source::Diagnostic;

/// How a claim is related to another, seen from the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Link {
    /// It is a premise of a reason for the other.
    For,
    /// It is a premise of an objection to the other.
    Against,
    /// It is an exception to a reason for the other or an objection to it.
    ExceptionAbout,
    /// Not both can be accepted.
    Contradicts,
    /// Both can be accepted, but not without an explanation.
    Tension,
    /// Both are one proposition.
    Restates,
    /// It prevails over the other.
    Outweighs,
}

impl Link {
    /// Returns the words that stand before the other claim.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::For => "Speaks for",
            Self::Against => "Speaks against",
            Self::ExceptionAbout => "Exception in the argument about",
            Self::Contradicts => "Contradicts",
            Self::Tension => "In tension with",
            Self::Restates => "Restates",
            Self::Outweighs => "Outweighs",
        }
    }
}

/// What bears on each claim of a map, and what each bears on.
#[derive(Clone, Debug)]
pub(super) struct Relations {
    about: Lists<ClaimId, (InferenceId, bool)>,
    links: Lists<ClaimId, (Link, ClaimId)>,
    findings: Lists<ClaimId, usize>,
}

impl Relations {
    /// Sorts the relations of a map by claim, and the findings by the claim that each is about first. Linear, but for
    /// sorting.
    pub(super) fn new(map: &Map, diagnostics: &[Diagnostic]) -> Self {
        let count = map.claims.len();
        let about = map.inferences.iter().map(|(id, inference)| {
            let head = inference.head();
            (head.claim, (id, !head.negated))
        });
        let mut links = links(map);
        links.sort();
        links.dedup();
        let claims = map.claims.iter();
        let known: HashMap<&str, ClaimId> =
            claims.map(|(id, claim)| (claim.id.as_str(), id)).collect();
        let findings = diagnostics.iter().enumerate().filter_map(|(index, each)| {
            let claim = each.claims.first()?;
            Some((*known.get(claim.as_str())?, index))
        });
        Self {
            about: Lists::from_pairs(count, about),
            links: Lists::from_pairs(count, links.into_iter()),
            findings: Lists::from_pairs(count, findings),
        }
    }

    /// Returns the inferences for a claim, in the order of the map.
    pub(super) fn reasons(&self, claim: ClaimId) -> impl Iterator<Item = InferenceId> {
        self.about_of(claim, true)
    }

    /// Returns the inferences against a claim, in the order of the map.
    pub(super) fn objections(&self, claim: ClaimId) -> impl Iterator<Item = InferenceId> {
        self.about_of(claim, false)
    }

    fn about_of(&self, claim: ClaimId, is_for: bool) -> impl Iterator<Item = InferenceId> {
        let about = self.about.of(claim).iter();
        about.filter_map(move |(id, own)| (*own == is_for).then_some(*id))
    }

    /// Returns what a claim bears on, by kind.
    pub(super) fn links(&self, claim: ClaimId) -> &[(Link, ClaimId)] {
        self.links.of(claim)
    }

    /// Returns the numbers of the findings that are about a claim first.
    pub(super) fn findings(&self, claim: ClaimId) -> &[usize] {
        self.findings.of(claim)
    }
}

/// Returns the links of all claims.
fn links(map: &Map) -> Vec<(ClaimId, (Link, ClaimId))> {
    let mut links = Vec::new();
    for inference in map.inferences.values() {
        let head = inference.head();
        let link = if head.negated {
            Link::Against
        } else {
            Link::For
        };
        let premises = inference.premises.iter();
        links.extend(premises.map(|premise| (premise.literal.claim, (link, head.claim))));
        let exceptions = inference.exceptions.iter();
        let excepted = exceptions.flat_map(|exception| &exception.premises);
        links.extend(
            excepted.map(|premise| (premise.literal.claim, (Link::ExceptionAbout, head.claim))),
        );
    }
    let mut pairs = |link, pairs: &mut dyn Iterator<Item = [ClaimId; 2]>| {
        for [one, other] in pairs {
            links.extend([(one, (link, other)), (other, (link, one))]);
        }
    };
    let contradictions = map.contradictions.iter();
    pairs(
        Link::Contradicts,
        &mut contradictions.map(|pair| pair.between),
    );
    pairs(
        Link::Tension,
        &mut map.tensions.iter().map(|tension| tension.between),
    );
    let equivalences = map.equivalences.iter();
    pairs(Link::Restates, &mut equivalences.map(|pair| pair.between));
    for preference in &map.preferences {
        if let hence_map::Lighter::Claim(lighter) = preference.lighter {
            links.push((preference.heavier, (Link::Outweighs, lighter)));
        }
    }
    links
}
