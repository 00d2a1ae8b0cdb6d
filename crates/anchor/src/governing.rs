//! The operators that a quotation cuts off.

use hence_source::Span;

use crate::text::SourceText;

/// What an operator does to the words that it governs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Governing {
    /// It denies them: `not`, `neither … nor`, `without`, `fail to`.
    Negation,
    /// It makes them, or makes them depend on, a condition: `if`, `unless`, `provided that`.
    Conditional,
    /// It grants them, to say something else: `although`, `of course … but`.
    Concession,
    /// It makes them possible, likely, hoped for or planned: `could`, `we hope`, `intend to`.
    Modality,
    /// It says them for somebody else: `critics say`, `according to`.
    Attribution,
    /// It asks them: `whether`, a question mark.
    Question,
}

impl Governing {
    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Conditional => "conditional",
            Self::Concession => "concession",
            Self::Modality => "modality",
            Self::Attribution => "attribution",
            Self::Question => "question",
        }
    }
}

/// An operator of the source's sentence that governs quoted words, and that the quotation left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Governor {
    /// The operator's words.
    pub at: Span,
    /// What it does to the quoted words.
    pub kind: Governing,
    /// The sentence that both stand in.
    pub sentence: Span,
}

/// Returns the operators that govern the passage with these `parts` (in order, between its elisions) and that do not
/// stand in it, sorted by place.
pub fn governors(text: &SourceText<'_>, parts: &[Span]) -> Vec<Governor> {
    let _ = (text, parts);
    Vec::new()
}
