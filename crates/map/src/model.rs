//! The map: what a set of files means, with every name resolved.

mod claim;
mod inference;
mod words;

use hence_source::FileSpan;
use indexmap::IndexMap;

use crate::arena::{IndexVec, id};
use crate::project::SourceFileId;

pub use claim::{Allow, Claim, Details, Quote};
pub use inference::{Exception, Inference, Literal, Mention, Terms};
pub use words::{ClaimType, InferenceVerdict, Role, Stance, Verdict, Weight};

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
