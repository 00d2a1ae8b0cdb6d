//! The map as JSON: the canonical output, and what every other front end reads.
//!
//! The types below are the format; [`schema`] makes the JSON Schema from them. The order of keys is the order of the
//! files. Claims and inferences are turned into JSON one at a time as they are written, so a map of a million claims
//! is not held twice.
//!
//! The compact form is the same document on one line without what a reader can fill in: fields that are null, false or
//! empty, the weight `moderate`, the file of a place where it is the root file, and the line of a place's end where it
//! is that of its start. Both forms satisfy the schema.

mod lean;
mod model;
mod parts;

use std::io;

use hence_anchor::Anchoring;
use hence_map::{Map, Project};
use hence_reason::Verdicts;
use hence_source::{Diagnostic, FileId, Files};
use serde::Serialize;

pub use model::*;

/// What the document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The root file of the map.
    pub root: FileId,
    /// The files and sources.
    pub project: &'a Project,
    /// The map.
    pub map: &'a Map,
    /// What became of its quotations.
    pub anchoring: &'a Anchoring,
    /// The verdicts; None where the givens are inconsistent and there are none.
    pub verdicts: Option<&'a Verdicts>,
    /// The findings, in the order in which they are written.
    pub diagnostics: &'a [Diagnostic],
}

impl<'a> Input<'a> {
    /// Returns the texts.
    pub(crate) fn files(&self) -> &'a Files {
        &self.project.files
    }
}

/// How the document is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Every field, indented by two spaces.
    Pretty,
    /// One line, without what a reader can fill in.
    Compact,
}

/// Writes the document to `out`, with a line end behind it.
///
/// Linear in the map. Deterministic: the same input gives the same bytes.
///
/// # Errors
///
/// Only those of `out`.
pub fn write(out: impl io::Write, input: Input<'_>, layout: Layout) -> io::Result<()> {
    let mut out = out;
    let document = parts::document(input, layout);
    match layout {
        Layout::Pretty => serde_json::to_writer_pretty(&mut out, &document)?,
        Layout::Compact => {
            let mut serializer = serde_json::Serializer::new(&mut out);
            document.serialize(&mut serializer)?;
        }
    }
    out.write_all(b"\n")
}

/// Returns the JSON Schema (draft 2020-12) of the document.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Document<'static>)
}
