//! A source with the passages marked that the claims of a map quote, and the claims beside it.
//!
//! [`Annotation`] gathers what there is to show; each format is one module that writes it. Every text of a map or a source
//! is a text to all of them: it is escaped where it is written, by the one function of the format, and never pasted.

mod annotation;
mod html;
mod layout;
mod markdown;
mod passages;
mod relations;
mod shown;
mod terminal;
mod web_annotation;

pub use annotation::{AnnotatedSource, Annotation, Quotation};
pub use html::{content_security_policy, html};
pub use markdown::markdown;
pub use passages::{Passage, Passages, Piece, Placed};
pub use terminal::{Look, terminal};
pub use web_annotation::web_annotation;
