//! Claims, and what is said of them.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use hence_source::{Blank, FileSpan, Rare, Span};
use indexmap::IndexMap;

use super::{ClaimType, GroupId, SourceId, Stance, Verdict};

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
    /// Where they stand in the visible text of their source, in bytes, where that need not be looked for: they are a phrase
    /// of a Markdown document that is a claim there.
    pub place: Option<Span>,
}
