//! The map, its verdicts and its findings, as other programs and people read them. JSON for now.

pub mod json;
