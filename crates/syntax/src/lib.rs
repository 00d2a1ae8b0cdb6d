//! The claim markup: from text to a lossless [`Document`], and back to text in one canonical layout.
//!
//! [`parse`] never fails: it returns the document together with what was wrong in it. The spans of a document's
//! items, in order, cover the text. The nom parser behind it, one file a production, stays inside this crate.

pub mod ast;

mod cursor;
mod format;
mod grammar;
mod lines;
mod markdown;
mod meaning;
mod outline;
mod parse;
mod sink;
mod words;

pub use ast::{Dialect, Document};
pub use format::format;
pub use meaning::is_same_meaning;
pub use parse::{Parse, parse};
