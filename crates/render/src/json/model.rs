//! The format: one type for each kind of object in the document.

use hence_anchor::{Fidelity, Grade};
use hence_map::{ClaimType, InferenceVerdict, Role, Stance, Verdict, Weight};
use hence_report::json::{Diagnostic, Location};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Claims, Diagnostics, Inferences};

/// The name that every such document carries.
pub const FORMAT: &str = "hence-map";
/// The version of the document; it rises when a change breaks readers.
pub const VERSION: u32 = 1;

/// A map of an argument, with its verdicts and findings, as `hence render --to json` writes it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Hence map")]
pub struct Document<'a> {
    /// What this document is: `hence-map`.
    pub format: &'a str,
    /// The version of the document's structure; it rises when a change breaks readers.
    pub version: u32,
    /// The root file of the map. In the compact form places that name no file lie in it.
    pub file: &'a str,
    /// The title of the map.
    pub title: Option<&'a str>,
    /// The other metadata of the map.
    pub metadata: Metadata<'a>,
    /// The texts that are quoted, by id.
    pub sources: IndexMap<&'a str, Source<'a>>,
    /// The headings, in order.
    pub groups: Vec<Group<'a>>,
    /// The claims, by id.
    #[schemars(with = "IndexMap<String, Claim<'static>>")]
    pub claims: Claims<'a>,
    /// The inferences, by id.
    #[schemars(with = "IndexMap<String, Inference<'static>>")]
    pub inferences: Inferences<'a>,
    /// The questions, by id.
    pub questions: IndexMap<&'a str, Question<'a>>,
    /// The declared contradictions. The answers of a question that has one answer contradict each other, too.
    pub contradictions: Vec<[&'a str; 2]>,
    /// The declared equivalences.
    pub equivalences: Vec<[&'a str; 2]>,
    /// The declared preferences, the heavier first; a labelled inference stands as `<label>`.
    pub preferences: Vec<[String; 2]>,
    /// The declared tensions.
    pub tensions: Vec<Tension<'a>>,
    /// The findings.
    #[schemars(with = "Vec<Diagnostic<'static>>")]
    pub diagnostics: Diagnostics<'a>,
    /// How many there are of what.
    pub summary: Counts,
}

/// Attributes that have no meaning of their own: a text by its key, or a list of texts where a key is repeated.
pub type Metadata<'a> = IndexMap<&'a str, OneOrMany<'a>>;

/// One text, or several.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany<'a> {
    /// The key stands once.
    One(&'a str),
    /// The key is repeated.
    Many(&'a [String]),
}

/// A text that claims quote.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source<'a> {
    /// Its path, relative to the file that names it.
    pub path: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// Its other attributes.
    pub metadata: Metadata<'a>,
    /// The media type that it was read as; null where it could not be read.
    #[serde(rename = "mediaType")]
    pub media_type: Option<&'a str>,
    /// The SHA-256 of its bytes, in hexadecimal digits; null where it could not be read.
    pub sha256: Option<&'a str>,
    /// How many of its sentences claims quote; null where it could not be read.
    pub coverage: Option<Coverage>,
}

/// How many sentences of a source there are of what.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// All of them.
    pub sentences: usize,
    /// Those of which a claim quotes words.
    pub anchored: usize,
    /// Those that are left out on purpose.
    pub skipped: usize,
    /// Those that no claim quotes.
    pub unread: usize,
    /// Of the unread those with words of an argument, such as `because` and `must`.
    pub likely_omissions: usize,
}

/// How many claims there are of each fidelity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Fidelities {
    /// Claims whose text is the quoted words.
    pub quotation: usize,
    /// Claims that say the quoted words in others.
    pub paraphrase: usize,
    /// Claims that their source never says.
    pub imputed: usize,
    /// Claims without a quotation that was found.
    pub unanchored: usize,
}

/// A heading, and what stands below it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Group<'a> {
    /// A readable id, unique in the map.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// The number of `#`.
    #[schemars(range(min = 1))]
    pub level: u32,
    /// The id of the group that it stands in.
    pub parent: Option<&'a str>,
}

/// A claim.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Claim<'a> {
    /// The statement.
    pub text: &'a str,
    /// What it rests on, of itself.
    #[schemars(default)]
    pub stance: Option<Stance>,
    /// The id of the group that it is defined in.
    #[schemars(default)]
    pub group: Option<&'a str>,
    /// Its tags, without `#`.
    #[schemars(default)]
    pub tags: &'a [String],
    /// What kind of support it owes.
    #[serde(rename = "type")]
    #[schemars(default)]
    pub kind: Option<ClaimType>,
    /// Who holds it.
    #[schemars(default)]
    pub by: &'a [String],
    /// How likely it is held to be, from 0 to 1.
    #[schemars(default, range(min = 0, max = 1))]
    pub confidence: Option<f64>,
    /// How its text relates to the words of its source.
    #[schemars(default)]
    pub fidelity: Fidelity,
    /// Its other attributes, `note:` and `cite:` among them.
    #[schemars(default)]
    pub metadata: Metadata<'a>,
    /// The quotations that anchor it.
    #[schemars(default)]
    pub quotes: Vec<Quote<'a>>,
    /// Where it is defined.
    pub location: Location<'a>,
    /// Whether it stands; null where the givens are inconsistent.
    #[schemars(default)]
    pub verdict: Option<Verdict>,
    /// Its strength, from 0 to 1; null as long as no gradual semantics is asked for.
    #[schemars(default, range(min = 0, max = 1))]
    pub strength: Option<f64>,
}

/// The words of a source. Where they were not found there, places are null; where there is no such source, or it could
/// not be read, `match` is null, too.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Quote<'a> {
    /// The id of the source; null where no source has the id that is written.
    pub source: Option<&'a str>,
    /// The words.
    pub exact: &'a str,
    /// The words that stand before them, where the map says so.
    #[schemars(default)]
    pub after: Option<&'a str>,
    /// The first character, counted from 0 in Unicode code points.
    #[schemars(default)]
    pub start: Option<u32>,
    /// The character after the last.
    #[schemars(default)]
    pub end: Option<u32>,
    /// How well the words match the source's.
    #[serde(rename = "match")]
    #[schemars(default)]
    pub grade: Option<Grade>,
    /// The likeness of the match, from 0 to 1.
    #[schemars(default, range(min = 0, max = 1))]
    pub score: Option<f64>,
    /// The places of the parts between elisions, as `start` and `end` are counted.
    #[schemars(default)]
    pub parts: Vec<[u32; 2]>,
    /// The words before them in the source.
    #[schemars(default)]
    pub prefix: Option<&'a str>,
    /// The words after them in the source.
    #[schemars(default)]
    pub suffix: Option<&'a str>,
}

/// A claim or its negation, in a place.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Premise<'a> {
    /// The id of the claim.
    pub claim: &'a str,
    /// Whether its negation is meant.
    #[schemars(default)]
    pub negated: bool,
}

/// A step from premises to a conclusion.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Inference<'a> {
    /// The side that it takes on the conclusion, as its connective reads.
    #[schemars(default)]
    pub role: Role,
    /// The id of the claim that it is about.
    pub conclusion: &'a str,
    /// Whether the conclusion is written `not [c]`.
    #[schemars(default)]
    pub negated: bool,
    /// What together speaks for or against the conclusion.
    pub premises: Vec<Premise<'a>>,
    /// What defeats the inference: each a list of premises that together do.
    #[schemars(default)]
    pub exceptions: Vec<Vec<Premise<'a>>>,
    /// Its label.
    #[schemars(default)]
    pub label: Option<&'a str>,
    /// The id of its scheme.
    #[schemars(default)]
    pub scheme: Option<&'a str>,
    /// Whether it is deductive.
    #[schemars(default)]
    pub strict: bool,
    /// Its weight.
    #[schemars(default)]
    pub weight: Weight,
    /// Its line, from the connective.
    pub location: Location<'a>,
    /// What became of it; null where the givens are inconsistent.
    #[schemars(default)]
    pub verdict: Option<InferenceVerdict>,
}

/// An issue and its answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Question<'a> {
    /// The question.
    pub text: &'a str,
    /// The ids of the claims that answer it.
    pub answers: Vec<&'a str>,
    /// Whether several answers may hold together.
    pub several: bool,
    /// Its tags, without `#`.
    pub tags: &'a [String],
    /// Its attributes but `answers:`.
    pub metadata: Metadata<'a>,
    /// Its line.
    pub location: Location<'a>,
}

/// A conflict without contradiction.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tension<'a> {
    /// The ids of the two claims.
    pub between: [&'a str; 2],
    /// What explains that both can be held.
    pub note: Option<&'a str>,
}

/// How many there are of what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// Claims.
    pub claims: usize,
    /// Inferences.
    pub inferences: usize,
    /// Accepted claims.
    pub accepted: usize,
    /// Rejected claims.
    pub rejected: usize,
    /// Contested claims.
    pub contested: usize,
    /// Unsupported claims.
    pub unsupported: usize,
    /// How the claims relate to the words of their sources.
    pub fidelity: Fidelities,
}
