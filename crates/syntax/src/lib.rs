//! The claim markup: from text to a lossless [`Document`], and back to text in one canonical layout.
//!
//! [`parse`] never fails: it returns the document together with what was wrong in it. The spans of a document's
//! items, in order, cover the text. The nom parser behind it, one file a production, stays inside this crate.

pub mod ast;

pub use ast::Document;
use hence_source::Diagnostic;

/// The result of parsing: what was written, and what was wrong with it.
#[derive(Debug)]
pub struct Parse {
    /// What was written.
    pub document: Document,
    /// What was wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}
