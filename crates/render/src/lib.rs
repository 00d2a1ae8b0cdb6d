//! The map, its verdicts and its findings, as other programs and people read them: as JSON, and as
//! the annotated text of a source.

pub mod annotate;
pub mod json;
