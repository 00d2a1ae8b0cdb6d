//! The map: what a set of files means, with every name resolved.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use hence_source::{Blank, Few, FileSpan, Rare};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::arena::{IndexVec, id};
use crate::project::SourceFileId;

id! {
    /// Identifies a claim within one [`Map`].
    ClaimId
}
id! {
    /// Identifies an inference within one [`Map`].
    InferenceId
}
id! {
    /// Identifies a source within one [`Map`].
    SourceId
}
id! {
    /// Identifies a group within one [`Map`].
    GroupId
}
id! {
    /// Identifies a question within one [`Map`].
    QuestionId
}

/// What a map file, and what it uses, says: claims and how they bear on each other.
///
/// Everything stands in the order of the files, the root file first.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// The `title:` of the root file.
    pub title: Option<String>,
    /// Every other line of metadata of the root file, a repeated key as a list.
    pub metadata: IndexMap<String, Vec<String>>,
    /// The texts that are quoted.
    pub sources: IndexVec<SourceId, Source>,
    /// The headings.
    pub groups: IndexVec<GroupId, Group>,
    /// The claims.
    pub claims: IndexVec<ClaimId, Claim>,
    /// The inferences for and against claims.
    pub inferences: IndexVec<InferenceId, Inference>,
    /// The questions and their answers.
    pub questions: IndexVec<QuestionId, Question>,
    /// The declared contradictions, `contradicts`.
    pub contradictions: Vec<Pair>,
    /// The declared tensions.
    pub tensions: Vec<Tension>,
    /// The declared equivalences, `restates`.
    pub equivalences: Vec<Pair>,
    /// The declared preferences, `outweighs`.
    pub preferences: Vec<Preference>,
    /// The files that are used, `use`.
    pub imports: Vec<Import>,
}

impl Map {
    /// Returns the text to call a claim by in a sentence: its id between backquotes.
    pub fn name(&self, claim: ClaimId) -> String {
        ["`", &self.claims[claim].id, "`"].concat()
    }

    /// Returns the id of an inference: its label behind the path of aliases, or `CONCLUSION/N`, N counting from 1 the
    /// inferences with that conclusion in the order of the file.
    pub fn inference_id(&self, inference: InferenceId) -> String {
        let inference = &self.inferences[inference];
        let numbered = || {
            let conclusion = &self.claims[inference.conclusion.literal.claim].id;
            format!("{conclusion}/{}", inference.number)
        };
        inference.path.clone().unwrap_or_else(numbered)
    }
}

/// A text that claims quote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its id: the path of aliases from the root file, then the id in its file.
    pub id: String,
    /// The path as it is written, relative to the file that names it.
    pub path: String,
    /// What was read for it; None where that was not possible (reported).
    pub read: Option<SourceFileId>,
    /// The `title:` below it.
    pub title: Option<String>,
    /// What its map leaves out on purpose, `skip:`.
    pub skips: Vec<Skip>,
    /// Its other attributes, a repeated key as a list.
    pub metadata: IndexMap<String, Vec<String>>,
    /// Where its line stands.
    pub at: FileSpan,
    /// Where its id stands.
    pub name_at: FileSpan,
}

/// `skip: "words", why`: words of a source that no claim needs to hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skip {
    /// The words; what an elision leaves out is skipped, too.
    pub words: String,
    /// Why.
    pub reason: String,
    /// Where it is written.
    pub at: FileSpan,
}

/// A heading, and what stands below it up to the next one of its level or above.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// A readable id made from the title, unique in the map.
    pub id: String,
    /// The title.
    pub title: String,
    /// The number of `#`.
    pub level: u32,
    /// The group that it stands in.
    pub parent: Option<GroupId>,
    /// Where it stands.
    pub at: FileSpan,
}

/// What a claim rests on.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Found in the words of its source.
    Stated,
    /// A premise that the argument needs and its author never states.
    Implied,
    /// Accepted until an objection to it stands.
    Supposed,
    /// Common ground: not attackable.
    Given,
}

/// What kind of support a claim owes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimType {
    /// Something is the case: owes a source.
    Fact,
    /// Something is good or bad.
    Value,
    /// Something should be done: owes a reason.
    Policy,
    /// Something will happen: owes a reason.
    Prediction,
    /// A word means something.
    Definition,
}

impl ClaimType {
    /// The types, in the order of the language reference.
    pub const ALL: [Self; 5] = [
        Self::Fact,
        Self::Value,
        Self::Policy,
        Self::Prediction,
        Self::Definition,
    ];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Value => "value",
            Self::Policy => "policy",
            Self::Prediction => "prediction",
            Self::Definition => "definition",
        }
    }
}

/// A statement that can be accepted or rejected.
///
/// What most claims do not have stands in its [`Details`], and is read and written as if it stood here: a large map has
/// a million claims, and is walked over and over.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// Its id in the map: the path of aliases from the root file, then the id in its file; for an anonymous claim made
    /// from its text.
    pub id: String,
    /// The statement.
    pub text: String,
    /// Its tags, quotations and other attributes.
    pub details: Rare<Details>,
    /// Where it is defined: the words of the definition, connective left out.
    pub at: FileSpan,
    /// Where its id stands in the definition; the whole definition where it is anonymous.
    pub name_at: FileSpan,
    /// The group of its definition.
    pub group: Option<GroupId>,
    /// What it rests on, of itself.
    pub stance: Option<Stance>,
    /// What kind of support it owes.
    pub kind: Option<ClaimType>,
    /// Whether the id was made from the text.
    pub is_anonymous: bool,
    /// Whether a line right below it was not understood, so that what speaks for it is not fully known.
    pub is_incomplete: bool,
    /// Whether a relation that it stands in was left out, because that names a claim or label that does not exist.
    pub has_lost_relation: bool,
}

impl Claim {
    /// Returns its id in its own file: without the path of aliases.
    pub fn local_id(&self) -> &str {
        self.id.rsplit('.').next().unwrap_or(&self.id)
    }

    /// Tells whether it carries the tag `tag` (written without `#`).
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own == tag)
    }
}

impl Deref for Claim {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.details
    }
}

impl DerefMut for Claim {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.details
    }
}

/// What is said of a claim beside its text and its relations.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Details {
    /// Its tags, without `#`, each once.
    pub tags: Vec<String>,
    /// Who holds it.
    pub by: Vec<String>,
    /// How likely it is held to be, from 0 to 1.
    pub confidence: Option<f64>,
    /// The quotations that anchor it.
    pub quotes: Vec<Quote>,
    /// Works that it cites, `cite:`.
    pub cites: Vec<String>,
    /// Remarks, `note:`.
    pub notes: Vec<String>,
    /// The verdict that its author expects, `expect:`, and where it is written.
    pub expect: Option<(Verdict, FileSpan)>,
    /// Why it is left without support, `open:`.
    pub open: Option<String>,
    /// Its propositional form, `formula:`.
    pub formula: Option<String>,
    /// The rules that are silenced here, `allow:`.
    pub allows: Vec<Allow>,
    /// Every other attribute, a repeated key as a list.
    pub metadata: IndexMap<String, Vec<String>>,
}

impl Blank for Details {
    fn blank() -> &'static Self {
        static BLANK: LazyLock<Details> = LazyLock::new(Details::default);
        &BLANK
    }
}

/// `allow: code, why`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allow {
    /// The rule's code.
    pub code: String,
    /// Why.
    pub reason: String,
    /// Where it is written.
    pub at: FileSpan,
}

/// The words of a source that a claim rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// The source; None where no source has the id that is written (reported).
    pub source: Option<SourceId>,
    /// The words.
    pub exact: String,
    /// The words that stand before them in the source.
    pub after: Option<String>,
    /// The line, from `quote` to the line's end.
    pub at: FileSpan,
    /// Where the words are written, quotation marks left out.
    pub words_at: FileSpan,
}

/// A claim or its negation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Literal {
    /// The claim.
    pub claim: ClaimId,
    /// Whether its negation is meant.
    pub negated: bool,
}

impl Literal {
    /// Returns the claim itself.
    pub const fn positive(claim: ClaimId) -> Self {
        Self {
            claim,
            negated: false,
        }
    }

    /// Returns the opposite literal.
    #[must_use]
    pub const fn negation(self) -> Self {
        Self {
            claim: self.claim,
            negated: !self.negated,
        }
    }
}

/// A literal at the place where it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    /// What is mentioned.
    pub literal: Literal,
    /// The words that mention it.
    pub at: FileSpan,
}

/// The side that an inference takes on its conclusion.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// `because`, `hence`.
    #[default]
    Support,
    /// `but`, `against`.
    Attack,
}

/// How much an inference weighs against one with the opposite conclusion.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Yields to every other.
    Weak,
    /// The default.
    #[default]
    Moderate,
    /// Prevails over moderate.
    Strong,
    /// Prevails over every other.
    Decisive,
}

impl Weight {
    /// The weights, lightest first.
    pub const ALL: [Self; 4] = [Self::Weak, Self::Moderate, Self::Strong, Self::Decisive];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
            Self::Decisive => "decisive",
        }
    }
}

/// A step from premises to a conclusion, for it or against it.
///
/// As in a [`Claim`], what most do not have stands in the [`Terms`] of the inference, and is read and written as if it
/// stood here. Its id is [`Map::inference_id`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inference {
    /// The premises that together speak for or against the conclusion, as they are written; one may stand twice.
    pub premises: Few<Mention>,
    /// The claim that it is about, negated where it is written `not [c]`. See [`Inference::head`] for what it argues.
    pub conclusion: Mention,
    /// The line of its connective, from the connective to the line's end.
    pub at: FileSpan,
    /// Its connective alone.
    pub connective_at: FileSpan,
    /// Its label, scheme and exceptions.
    pub terms: Rare<Terms>,
    /// Which of the inferences with its conclusion it is, counted from 1 in the order of the file.
    pub number: u32,
    /// The side that it takes, as its connective reads.
    pub role: Role,
    /// Its weight.
    pub weight: Weight,
    /// Whether its scheme is deductive.
    pub is_strict: bool,
}

impl Inference {
    /// Returns the literal that the inference argues for: its conclusion, or for an attack the conclusion's negation.
    pub const fn head(&self) -> Literal {
        match self.role {
            Role::Support => self.conclusion.literal,
            Role::Attack => self.conclusion.literal.negation(),
        }
    }
}

impl Deref for Inference {
    type Target = Terms;

    fn deref(&self) -> &Terms {
        &self.terms
    }
}

impl DerefMut for Inference {
    fn deref_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }
}

/// What is said of an inference beside its premises and its conclusion.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// The label, as it is written.
    pub label: Option<String>,
    /// The label behind the path of aliases from the root file.
    pub path: Option<String>,
    /// The id of its scheme.
    pub scheme: Option<String>,
    /// The exceptions, each a set of premises that together defeat the inference.
    pub exceptions: Vec<Exception>,
}

impl Blank for Terms {
    fn blank() -> &'static Self {
        static BLANK: Terms = Terms {
            label: None,
            path: None,
            scheme: None,
            exceptions: Vec::new(),
        };
        &BLANK
    }
}

/// What defeats an inference: `unless`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The premises that together defeat it.
    pub premises: Few<Mention>,
    /// The line, from `unless` to the line's end.
    pub at: FileSpan,
}

/// An issue, and the claims that answer it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Its id: the path of aliases, then the id in its file.
    pub id: String,
    /// The question.
    pub text: String,
    /// The answers, each once, in order.
    pub answers: Vec<Mention>,
    /// Whether several answers may hold together; else they exclude each other.
    pub several: bool,
    /// Its tags, without `#`.
    pub tags: Vec<String>,
    /// Its attributes but `answers:`, a repeated key as a list.
    pub metadata: IndexMap<String, Vec<String>>,
    /// Where it stands.
    pub at: FileSpan,
}

/// A file whose claims a file of the map may name, `use`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import {
    /// The name that its claims are known by.
    pub alias: String,
    /// The path as it is written.
    pub path: String,
    /// Whether the file that uses it names a claim of it, or could not be told (the file could not be read: reported).
    pub is_used: bool,
    /// The line.
    pub at: FileSpan,
}

/// Two claims that are related both ways alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The claim above, then the claim on the line.
    pub between: [ClaimId; 2],
    /// The line, from the connective.
    pub at: FileSpan,
}

/// A conflict without contradiction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tension {
    /// The claim above, then the claim on the line.
    pub between: [ClaimId; 2],
    /// What explains that both can be held.
    pub note: Option<String>,
    /// The line, from the connective.
    pub at: FileSpan,
}

/// `outweighs`: where two conflict, this one prevails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preference {
    /// The claim that prevails.
    pub heavier: ClaimId,
    /// What it prevails over.
    pub lighter: Lighter,
    /// The line, from the connective.
    pub at: FileSpan,
}

/// What is outweighed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lighter {
    /// A claim.
    Claim(ClaimId),
    /// An inference, by its label.
    Inference(InferenceId),
}

/// Whether a claim stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// An argument for it survives every objection.
    Accepted,
    /// An argument against it survives.
    Rejected,
    /// There are live reasons on both sides and nothing on the map settles it.
    Contested,
    /// Nothing speaks for it.
    Unsupported,
}

impl Verdict {
    /// The verdicts, in the order of the language reference.
    pub const ALL: [Self; 4] = [
        Self::Accepted,
        Self::Rejected,
        Self::Contested,
        Self::Unsupported,
    ];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Contested => "contested",
            Self::Unsupported => "unsupported",
        }
    }
}

/// What became of an inference.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum InferenceVerdict {
    /// An exception or a stronger inference beats it.
    Defeated,
    /// A premise is rejected or unsupported.
    Idle,
    /// Its premises are accepted, and nothing beats it.
    Applicable,
    /// Nothing settles it.
    Open,
}
