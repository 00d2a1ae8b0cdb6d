//! Where the productions put what they find wrong.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use hence_source::{Diagnostic, FileId, FileSpan, Fix, Span};

/// The code of a line whose parts do not fit together.
pub(crate) const SYNTAX: &str = "syntax";
/// The code of a line that stands at the wrong depth.
pub(crate) const INDENTATION: &str = "indentation";
/// The code of a line that starts with none of the words.
pub(crate) const UNKNOWN_WORD: &str = "unknown-word";

/// Collects findings, at most one for each logical line, so that one slip is told once.
#[derive(Debug)]
pub(crate) struct Sink<'s> {
    file: FileId,
    text: &'s str,
    found: RefCell<Vec<Diagnostic>>,
    /// Whether the line that is being read has its finding.
    has_reported: Cell<bool>,
    /// Whether the line that is being read holds neither `\` nor `#`, so that its text needs no second look.
    is_plain: Cell<bool>,
}

/// A state of a [`Sink`] to go back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    found: usize,
    has_reported: bool,
}

/// Returns `text` short enough for a message; the label shows it whole.
pub(crate) fn brief(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => Cow::Owned(format!("{}…", text.split_at(at).0)),
        None => Cow::Borrowed(text),
    }
}

impl<'s> Sink<'s> {
    pub(crate) fn new(file: FileId, text: &'s str) -> Self {
        Self {
            file,
            text,
            found: RefCell::new(Vec::new()),
            has_reported: Cell::new(false),
            is_plain: Cell::new(false),
        }
    }

    /// Begins a line; it may have one finding.
    pub(crate) fn begin_line(&self, is_plain: bool) {
        self.has_reported.set(false);
        self.is_plain.set(is_plain);
    }

    /// The whole text.
    pub(crate) const fn text(&self) -> &'s str {
        self.text
    }

    pub(crate) const fn is_plain(&self) -> bool {
        self.is_plain.get()
    }

    pub(crate) const fn has_reported(&self) -> bool {
        self.has_reported.get()
    }

    /// Adds the finding that `make` makes, unless the line has one.
    pub(crate) fn report(&self, make: impl FnOnce(&Self) -> Diagnostic) {
        if !self.has_reported.replace(true) {
            let diagnostic = make(self);
            self.found.borrow_mut().push(diagnostic);
        }
    }

    /// Returns the state to go back to when a reading turns out to be the wrong one.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            found: self.found.borrow().len(),
            has_reported: self.has_reported.get(),
        }
    }

    /// Forgets what was reported since `mark`, and tells whether there was anything.
    pub(crate) fn reset(&self, mark: Mark) -> bool {
        let mut found = self.found.borrow_mut();
        let is_reported = found.len() > mark.found;
        found.truncate(mark.found);
        self.has_reported.set(mark.has_reported);
        is_reported
    }

    /// Returns the findings in the order in which they were made.
    pub(crate) fn into_findings(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    /// Returns the place `span` in this file. An empty span is widened to a neighbouring character, as only that can be
    /// underlined.
    pub(crate) fn at(&self, span: Span) -> FileSpan {
        FileSpan::new(self.file, self.widen(span))
    }

    /// Returns the fix that puts `insert` in the place of `span`.
    pub(crate) fn replace(&self, title: impl Into<String>, span: Span, insert: &str) -> Fix {
        Fix::replace(title, FileSpan::new(self.file, span), insert)
    }

    /// Returns the fix that puts `insert` at `offset`.
    pub(crate) fn insert(&self, title: impl Into<String>, offset: u32, insert: &str) -> Fix {
        self.replace(title, Span::empty(offset), insert)
    }

    fn widen(&self, span: Span) -> Span {
        if !span.is_empty() {
            return span;
        }
        let at = span.start as usize;
        let is_line_end = |c: &char| matches!(c, '\n' | '\r');
        let before = self
            .text
            .get(..at)
            .and_then(|text| text.chars().next_back());
        let after = self.text.get(at..).and_then(|text| text.chars().next());
        match (before.filter(|c| !is_line_end(c)), after) {
            (Some(c), _) => Span::new(span.start - c.len_utf8() as u32, span.start),
            (None, Some(c)) => Span::new(span.start, span.start + c.len_utf8() as u32),
            (None, None) => span,
        }
    }
}
