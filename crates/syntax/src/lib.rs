//! The claim markup: from text to a lossless [`Document`], and back to text in one canonical layout.
//!
//! [`parse()`] never fails: it returns the document together with what was wrong in it. The spans of a document's
//! items, in order, cover the text. [`format()`] lays a document out, and [`is_same_meaning`] tells whether that changed
//! what it says.
//!
//! Inside, a text is split into logical lines, each line is read by the productions of the grammar, one file each,
//! and an outline attaches it to the line that it describes. The nom parsers stay inside this crate.

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
