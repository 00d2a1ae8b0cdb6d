//! What there is to say about a text, as plain data.

use crate::{FileSpan, Span};

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing, nothing to repair.
    Note,
    /// A weakness of the argument or the map.
    Warning,
    /// The map cannot be what its author meant.
    Error,
}

impl Severity {
    /// Returns the word that is printed: `error`, `warning` or `note`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place, and what is to be seen there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place.
    pub at: FileSpan,
    /// What is there, in a few words; may be empty.
    pub message: String,
}

impl Label {
    /// Returns a label with the text `message` at `at`.
    pub fn new(at: FileSpan, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
        }
    }
}

/// A change to one file: the bytes of `at` are replaced by `insert`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; empty to insert only.
    pub at: FileSpan,
    /// What stands there afterwards.
    pub insert: String,
}

impl Edit {
    /// Returns the edit that puts `insert` in the place of `at`.
    pub fn new(at: FileSpan, insert: impl Into<String>) -> Self {
        Self {
            at,
            insert: insert.into(),
        }
    }

    /// Returns the edit that puts `insert` in front of `at`.
    pub fn insert_before(at: FileSpan, insert: impl Into<String>) -> Self {
        Self::new(FileSpan::new(at.file, Span::empty(at.span.start)), insert)
    }
}

/// A repair that a machine can make: all of its edits or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as an instruction: ``write `because` ``.
    pub title: String,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Returns a fix of one edit.
    pub fn replace(title: impl Into<String>, at: FileSpan, insert: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            edits: vec![Edit::new(at, insert)],
        }
    }
}

/// One finding.
///
/// Every output (terminal, JSON, SARIF, editor) is made from this and nothing else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The stable kebab-case name of the rule.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// One sentence, lower-case, without a full stop, that names the thing.
    pub message: String,
    /// The places; the first is where the finding is shown. Never empty.
    pub labels: Vec<Label>,
    /// What to do about it, in the user's terms.
    pub help: Option<String>,
    /// The ids of the claims that it is about, the most concerned first.
    pub claims: Vec<String>,
    /// Repairs that a machine can make; where several, they are alternatives, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// Returns a finding of the grade [`Severity::Error`] at `at`; the registry of rules sets the grade that holds.
    pub fn new(
        code: &'static str,
        message: impl Into<String>,
        at: FileSpan,
        label: impl Into<String>,
    ) -> Self {
        // Few findings show more than three places, and most show two or three.
        let mut labels = Vec::with_capacity(3);
        labels.push(Label::new(at, label));
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            labels,
            help: None,
            claims: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_label(mut self, at: FileSpan, message: impl Into<String>) -> Self {
        self.labels.push(Label::new(at, message));
        self
    }

    /// Sets what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a claim that it is about.
    #[must_use]
    pub fn with_claim(mut self, id: impl Into<String>) -> Self {
        if self.claims.is_empty() {
            // Most findings are about one claim.
            self.claims.reserve_exact(1);
        }
        self.claims.push(id.into());
        self
    }

    /// Adds a repair.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Returns the repair that may be made without asking: the only one. Between alternatives a person must choose.
    pub fn only_fix(&self) -> Option<&Fix> {
        match self.fixes.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Returns the place where the finding is shown.
    ///
    /// # Panics
    ///
    /// When somebody emptied `labels`; no input leads there.
    pub fn place(&self) -> FileSpan {
        self.labels.first().expect("a finding has a place").at
    }
}
