//! What a rule may look at.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use hence_anchor::{Anchor, Anchoring};
use hence_map::{
    ClaimId, ClaimType, IndexVec, Inference, InferenceId, InferenceVerdict, Lists, Literal, Map,
    Mention, Project, Quote, Stance, Verdict,
};
use hence_reason::{Grounds, Reasoning, Structure, Verdicts};

use crate::misreading::{Misreading, misreadings};
use crate::propositions::Propositions;
use crate::relations::Relations;
use crate::rules::{
    bare_prediction, misread_claim, unanswered_objection, unargued_policy, uncited_fact,
};
use crate::sides::Sides;
use crate::{Options, Rule};

/// A place where a claim, or its negation, helps an inference to its conclusion, or defeats it.
#[derive(Clone, Copy, Debug)]
pub struct Use<'c> {
    /// The inference.
    pub inference: &'c Inference,
    /// What is mentioned, and where.
    pub mention: &'c Mention,
    /// Whether it is a premise of the inference, and not of an exception to it.
    pub is_premise: bool,
}

/// What rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'c> {
    /// The files and sources.
    pub project: &'c Project,
    /// The map.
    pub map: &'c Map,
    /// What became of its quotations.
    pub anchoring: &'c Anchoring,
    /// What stands.
    pub reasoning: &'c Reasoning,
    /// What rests on what.
    pub structure: &'c Structure,
    /// What the project sets.
    pub options: &'c Options,
}

/// A map, its verdicts, and who bears on whom.
#[derive(Debug)]
pub struct Context<'c> {
    /// The files and sources.
    pub project: &'c Project,
    /// The map.
    pub map: &'c Map,
    /// What became of its quotations.
    pub anchoring: &'c Anchoring,
    /// What stands.
    pub reasoning: &'c Reasoning,
    /// What rests on what.
    pub structure: &'c Structure,
    /// What the project sets.
    pub options: &'c Options,
    /// What each inference argues for: looked up so often that it pays to have it in one piece.
    pub heads: IndexVec<InferenceId, Literal>,
    /// The inferences that argue for each claim.
    pub supports: Lists<ClaimId, InferenceId>,
    /// The inferences that argue against each claim.
    pub attacks: Lists<ClaimId, InferenceId>,
    /// Where each claim, or its negation, is a premise: the inference, and the premise's number.
    premises: Lists<ClaimId, (InferenceId, u32)>,
    /// Where each claim, or its negation, is in an exception: the inference, the exception's and the premise's number.
    excepted: Lists<ClaimId, (InferenceId, u32, u32)>,
    sides: OnceCell<Sides>,
    propositions: OnceCell<Propositions>,
    relations: OnceCell<Relations>,
    fallen_to_objections: OnceCell<HashSet<Literal, RandomState>>,
    misreadings: HashMap<ClaimId, Misreading<'c>, RandomState>,
}

impl<'c> Use<'c> {
    const fn new(inference: &'c Inference, mention: &'c Mention, is_premise: bool) -> Self {
        Self {
            inference,
            mention,
            is_premise,
        }
    }
}

impl<'c> Context<'c> {
    /// Puts together what rules need. Linear in the map.
    pub fn new(subject: Subject<'c>) -> Self {
        let Subject {
            project,
            map,
            anchoring,
            reasoning,
            structure,
            options,
        } = subject;
        let len = map.claims.len();
        let heads: IndexVec<InferenceId, Literal> =
            map.inferences.values().map(Inference::head).collect();
        let with_head = |negated: bool| {
            heads
                .iter()
                .filter(move |(_, head)| head.negated == negated)
                .map(|(id, head)| (head.claim, id))
        };
        let premises = map.inferences.iter().flat_map(|(id, inference)| {
            let premises = inference.premises.iter().zip(0..);
            premises.map(move |(premise, place)| (premise.literal.claim, (id, place)))
        });
        // Few inferences have an exception.
        let mut excepted = Vec::new();
        for (id, inference) in map.inferences.iter() {
            for (exception, number) in inference.exceptions.iter().zip(0..) {
                for (premise, place) in exception.premises.iter().zip(0..) {
                    excepted.push((premise.literal.claim, (id, number, place)));
                }
            }
        }
        Self {
            project,
            map,
            anchoring,
            reasoning,
            structure,
            options,
            supports: Lists::from_pairs(len, with_head(false)),
            attacks: Lists::from_pairs(len, with_head(true)),
            premises: Lists::from_pairs(len, premises),
            excepted: Lists::from_pairs(len, excepted.iter().copied()),
            sides: OnceCell::new(),
            propositions: OnceCell::new(),
            relations: OnceCell::new(),
            fallen_to_objections: OnceCell::new(),
            misreadings: if options.is_on(&misread_claim::RULE) {
                misreadings(map)
            } else {
                HashMap::default()
            },
            heads,
        }
    }

    /// Tells whether a rule is on. A rule leaves a finding to another one only where the other reports it.
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.options.is_on(rule)
    }

    /// Returns the verdicts.
    ///
    /// # Panics
    ///
    /// When a rule asks that is not a [`Check::Verdicts`](crate::Check::Verdicts); no input leads there.
    pub fn verdicts(&self) -> &'c Verdicts {
        let outcome = self.reasoning.outcome.as_ref();
        outcome.expect("a rule that asks for verdicts runs only where there are some")
    }

    /// Returns the verdict on a claim.
    pub fn verdict(&self, claim: ClaimId) -> Verdict {
        self.verdicts().claims[claim]
    }

    /// Returns what became of an inference.
    pub fn status(&self, inference: InferenceId) -> InferenceVerdict {
        self.verdicts().inferences[inference]
    }

    /// Returns whether a claim is argued for, its own stance and quotations set aside.
    pub fn grounds(&self, claim: ClaimId) -> Grounds {
        self.verdicts().grounds[claim]
    }

    /// Tells whether a literal stands: its claim is accepted, or rejected where it is negated.
    pub fn stands(&self, literal: Literal) -> bool {
        self.verdict(literal.claim)
            == if literal.negated {
                Verdict::Rejected
            } else {
                Verdict::Accepted
            }
    }

    /// Tells whether a literal has fallen: its claim is rejected, or accepted where it is negated.
    pub fn has_fallen(&self, literal: Literal) -> bool {
        self.stands(literal.negation())
    }

    /// Returns which claims speak for the theses, and which against them.
    pub fn sides(&self) -> &Sides {
        self.sides.get_or_init(|| Sides::new(self))
    }

    /// Returns the literals whose fall `unanswered-objection` tells, so that others need not.
    pub(crate) fn fallen_to_objections(&self) -> &HashSet<Literal, RandomState> {
        self.fallen_to_objections
            .get_or_init(|| unanswered_objection::told(self))
    }

    /// Tells whether a claim is stated in its source, and only that.
    pub fn is_stated(&self, claim: ClaimId) -> bool {
        self.map.claims[claim].stance == Some(Stance::Stated)
    }

    /// Returns what the claims say, whoever words it.
    pub fn propositions(&self) -> &Propositions {
        self.propositions
            .get_or_init(|| Propositions::new(self.map, self.structure))
    }

    /// Returns the inferences that argue for and against the proposition of which `claim` is the first.
    pub fn sides_of(&self, claim: ClaimId) -> [&[InferenceId]; 2] {
        match self.relations() {
            Some(relations) => [relations.supports.of(claim), relations.attacks.of(claim)],
            None => [self.supports.of(claim), self.attacks.of(claim)],
        }
    }

    /// Returns what argues about propositions, where these are not just the claims.
    fn relations(&self) -> Option<&Relations> {
        let is_merged = !self.map.equivalences.is_empty();
        is_merged.then(|| self.relations.get_or_init(|| Relations::new(self)))
    }

    /// Tells whether a claim is argued for: some inference has it, or a claim that restates it, as its conclusion.
    pub fn is_argued(&self, claim: ClaimId) -> bool {
        self.propositions().is_argued(Literal::positive(claim))
    }

    /// Returns what a claim without an id was most likely meant as, where that is not its text and `misread-claim` is on.
    pub fn misreading(&self, claim: ClaimId) -> Option<Misreading<'c>> {
        self.misreadings.get(&claim).copied()
    }

    /// Tells whether what is written of a claim is not fully known, so that it owes nothing yet: a line of it was not
    /// understood, or the words that should state it were not found.
    pub fn is_unclear(&self, claim: ClaimId) -> bool {
        self.map.claims[claim].is_incomplete
            || self.misreading(claim).is_some()
            || self.has_lost_its_words(claim)
    }

    /// Tells whether the words that should state a claim were not found in its sources, and a rule says so.
    pub fn has_lost_its_words(&self, claim: ClaimId) -> bool {
        self.anchoring.has_lost_its_words(claim)
            && self.anchors(claim).any(|(_, anchor)| {
                crate::quotations::rule_of(anchor).is_some_and(|rule| self.is_on(rule))
            })
    }

    /// Returns the quotations of a claim that were looked for, with what became of them.
    pub fn anchors(&self, claim: ClaimId) -> impl Iterator<Item = (&'c Quote, &'c Anchor)> {
        let quotes = self.map.claims[claim].quotes.iter();
        let anchors = self.anchoring.of(claim).iter();
        quotes
            .zip(anchors)
            .filter_map(|(quote, anchor)| Some((quote, anchor.as_ref()?)))
    }

    /// Tells whether nothing on the map speaks against a claim: its negation is a gap where something rests on it.
    pub fn lacks_a_negation(&self, claim: ClaimId) -> bool {
        let negation = Literal::positive(claim).negation();
        !self.propositions().is_argued(negation) && !self.propositions().is_contradicted(claim)
    }

    /// Tells whether a claim owes a reason and has none: it is stated or rests on nothing, nothing argues for it, its
    /// author leaves it open nowhere, and it does not merely speak for the other side.
    ///
    /// # Panics
    ///
    /// As [`Context::verdicts`] does.
    pub fn owes_a_reason(&self, id: ClaimId) -> bool {
        let claim = &self.map.claims[id];
        matches!(claim.stance, None | Some(Stance::Stated))
            && self.grounds(id) == Grounds::None
            && claim.open.is_none()
            && !self.is_unclear(id)
            && !self.sides().is_only_contra(Literal::positive(id))
    }

    /// Tells whether a rule about the claim's type is on and reports that nothing speaks for it, so that others need not.
    ///
    /// # Panics
    ///
    /// As [`Context::verdicts`] does.
    pub fn owes_by_type(&self, id: ClaimId) -> bool {
        let claim = &self.map.claims[id];
        match claim.kind {
            Some(ClaimType::Fact) => {
                self.is_on(&uncited_fact::RULE) && claim.quotes.is_empty() && claim.cites.is_empty()
            }
            Some(ClaimType::Policy) => self.is_on(&unargued_policy::RULE) && self.owes_a_reason(id),
            Some(ClaimType::Prediction) => {
                self.is_on(&bare_prediction::RULE) && self.owes_a_reason(id)
            }
            Some(ClaimType::Value | ClaimType::Definition) | None => false,
        }
    }

    /// Returns the inferences that argue for a literal.
    pub fn arguments_for(&self, literal: Literal) -> &[InferenceId] {
        if literal.negated {
            self.attacks.of(literal.claim)
        } else {
            self.supports.of(literal.claim)
        }
    }

    /// Returns the inferences that argue against a literal.
    pub fn arguments_against(&self, literal: Literal) -> &[InferenceId] {
        self.arguments_for(literal.negation())
    }

    /// Returns where a literal is a premise, and then where it stands in an exception.
    fn uses_as<'a>(&'a self, literal: Literal) -> impl Iterator<Item = Use<'c>> + use<'a, 'c> {
        let inferences = &self.map.inferences;
        let as_premise = self.premises.of(literal.claim).iter();
        let as_premise = as_premise.filter_map(|(id, place)| {
            let inference = &inferences[*id];
            let mention = inference.premises.get(*place as usize)?;
            Some(Use::new(inference, mention, true))
        });
        let in_exception = self.excepted.of(literal.claim).iter();
        let in_exception = in_exception.filter_map(|(id, exception, place)| {
            let inference = &inferences[*id];
            let exception = inference.exceptions.get(*exception as usize)?;
            let mention = exception.premises.get(*place as usize)?;
            Some(Use::new(inference, mention, false))
        });
        let all = as_premise.chain(in_exception);
        all.filter(move |used| used.mention.literal == literal)
    }

    /// Returns the conclusions for or against which a literal is a premise or part of an exception, in order, and the
    /// first place where it is one.
    pub fn resting_on(&self, literal: Literal) -> (Vec<ClaimId>, Option<&'c Mention>) {
        let mut conclusions = Vec::new();
        let mut first = None;
        for used in self.uses_as(literal) {
            first.get_or_insert(used.mention);
            conclusions.push(used.inference.conclusion.literal.claim);
        }
        conclusions.sort_unstable();
        conclusions.dedup();
        (conclusions, first)
    }

    /// Says what rests on a literal, or what it bears on where it stands only in objections and exceptions: `` `a` rests
    /// on it ``, `` bears on `a` ``. Names at most `most` of the conclusions.
    pub fn bearing(&self, literal: Literal, conclusions: &[ClaimId], most: usize) -> String {
        let names = self.names(conclusions, most);
        let mut uses = self.uses_as(literal);
        let is_reason = uses.any(|used| used.is_premise && !used.inference.head().negated);
        match conclusions {
            _ if !is_reason => format!("bears on {names}"),
            [_] => format!("{names} rests on it"),
            _ => format!("{names} rest on it"),
        }
    }

    /// Returns a list of claims as a person says it: `` `a`, `b` and `c` ``, with "and N more" beyond `most`.
    pub fn names(&self, claims: &[ClaimId], most: usize) -> String {
        let shown: Vec<String> = claims
            .iter()
            .take(most)
            .map(|claim| self.map.name(*claim))
            .collect();
        let rest = claims.len() - shown.len();
        match (shown.as_slice(), rest) {
            ([], _) => String::new(),
            ([only], 0) => only.clone(),
            ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
            (shown, rest) => format!("{} and {rest} more", shown.join(", ")),
        }
    }

    /// Returns a literal as a person says it: `` `a` `` or `` not `a` ``.
    pub fn literal(&self, literal: Literal) -> String {
        let name = self.map.name(literal.claim);
        if literal.negated {
            format!("not {name}")
        } else {
            name
        }
    }
}
