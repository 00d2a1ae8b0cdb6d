//! Texts, places in them, and what there is to say about those places.
//!
//! This is the first crate of the workspace: everything else knows it, and it knows nothing.
//! Places are half-open ranges of **byte** offsets ([`Span`]); lines and columns exist only where a
//! person or an editor is told of a place, and come from a [`LineIndex`].

mod decode;
mod diagnostic;
mod few;
mod files;
mod hidden;
mod line_index;
mod names;
mod rare;
mod span;

pub use decode::{Decoded, EncodingProblem, decode};
pub use diagnostic::{Diagnostic, Edit, Fix, Label, Severity};
pub use few::Few;
pub use files::{FileId, FileSpan, Files, SourceFile};
pub use hidden::is_hidden;
pub use line_index::{LineIndex, Position};
pub use names::{Likeness, closest};
pub use rare::{Blank, Rare};
pub use span::Span;
