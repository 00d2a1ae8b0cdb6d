//! Findings as JSON, and the types that other documents hold findings with.
//!
//! The true text stands here, escaped by JSON's own rules and by no other. Lines and columns count from 1, columns in
//! characters (Unicode scalar values); offsets are bytes of UTF-8 from the start of the file, byte order mark included.

use std::fmt;

use hence_source::{FileSpan, Files};
use schemars::JsonSchema;
use serde::Serialize;

use crate::place::Place;
use crate::report::Report;
use crate::summary::Summary;

/// The name that every such document carries.
pub const FORMAT: &str = "hence-check";

/// The version of the document; it rises when a change breaks readers.
pub const VERSION: u32 = 1;

/// The document that `hence check --format json` writes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct CheckReport<'a> {
    /// What this document is: `hence-check`.
    pub format: &'a str,
    /// The version of the document's structure.
    pub version: u32,
    /// The program that wrote it.
    pub tool: Tool<'a>,
    /// The findings.
    pub diagnostics: Vec<Diagnostic<'a>>,
    /// What the run came to.
    pub summary: Summary,
}

/// Returns the JSON Schema (draft 2020-12) of [`CheckReport`].
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(CheckReport<'static>)
}

/// The program that made a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Tool<'a> {
    /// The name of the program.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
}

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, nothing to repair.
    Note,
    /// A weakness of the argument or the map.
    Warning,
    /// The map cannot be what its author meant.
    Error,
}

impl From<hence_source::Severity> for Severity {
    fn from(severity: hence_source::Severity) -> Self {
        match severity {
            hence_source::Severity::Note => Self::Note,
            hence_source::Severity::Warning => Self::Warning,
            hence_source::Severity::Error => Self::Error,
        }
    }
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Diagnostic<'a> {
    /// The stable name of the rule.
    pub code: &'a str,
    /// How grave it is.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: &'a str,
    /// What to do about it; may have several lines.
    #[schemars(default)]
    pub help: Option<&'a str>,
    /// The ids of the claims that it is about, the most concerned first.
    #[schemars(default)]
    pub claims: &'a [String],
    /// The places; the first is where the finding is shown.
    pub labels: Vec<Label<'a>>,
    /// Repairs that a machine can make; alternatives, the likeliest first.
    #[schemars(default)]
    pub fixes: Vec<Fix<'a>>,
}

impl<'a> Diagnostic<'a> {
    /// Returns `diagnostic` as it stands in a document.
    pub fn new(diagnostic: &'a hence_source::Diagnostic, files: &'a Files) -> Self {
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity.into(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            claims: &diagnostic.claims,
            labels: diagnostic
                .labels
                .iter()
                .map(|label| Label {
                    message: &label.message,
                    location: Location::new(label.at, files),
                })
                .collect(),
            fixes: diagnostic
                .fixes
                .iter()
                .map(|fix| Fix::new(fix, files))
                .collect(),
        }
    }
}

/// A place, and what is to be seen there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Label<'a> {
    /// What is there; may be empty.
    pub message: &'a str,
    /// The place.
    pub location: Location<'a>,
}

/// A repair: all of its edits or none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Fix<'a> {
    /// What it does, as an instruction.
    pub title: &'a str,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit<'a>>,
}

impl<'a> Fix<'a> {
    /// Returns `fix` as it stands in a document.
    pub fn new(fix: &'a hence_source::Fix, files: &'a Files) -> Self {
        Self {
            title: &fix.title,
            edits: fix
                .edits
                .iter()
                .map(|edit| Edit {
                    location: Location::new(edit.at, files),
                    insert: &edit.insert,
                })
                .collect(),
        }
    }
}

/// A change to one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Edit<'a> {
    /// What is replaced; empty to insert only.
    pub location: Location<'a>,
    /// What stands there afterwards.
    pub insert: &'a str,
}

/// A half-open range in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Location<'a> {
    /// The path, as it is shown to people. The compact form of a map leaves it out where it is the map's `file`.
    #[schemars(default)]
    pub file: &'a str,
    /// Where it begins.
    pub start: Position,
    /// Where it has ended.
    pub end: Position,
}

impl<'a> Location<'a> {
    /// Returns the place `at` as it stands in a document; a place past the end of the text counts as its end.
    pub fn new(at: FileSpan, files: &'a Files) -> Self {
        let place = Place::new(files, at);
        let position = |position: hence_source::Position, offset| Position {
            line: position.line,
            column: position.column,
            offset,
        };
        Self {
            file: &place.file.path,
            start: position(place.start, place.span.start),
            end: position(place.end, place.span.end),
        }
    }
}

/// A point in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// The line, from 1. The compact form of a map leaves it out of an end that is on the line of its start.
    #[schemars(default, range(min = 1))]
    pub line: u32,
    /// The column, from 1, in characters.
    #[schemars(range(min = 1))]
    pub column: u32,
    /// The bytes of UTF-8 before it.
    pub offset: u32,
}

/// Returns `value` as compact JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, fmt::Error> {
    serde_json::to_string(value).map_err(|_| fmt::Error)
}

/// Writes a [`CheckReport`], a finding a line, so that it can be streamed and compares well from run to run.
pub(crate) fn write(out: &mut dyn fmt::Write, report: &Report<'_>) -> fmt::Result {
    let tool = Tool {
        name: report.tool.name,
        version: report.tool.version,
    };
    writeln!(out, "{{")?;
    writeln!(out, "  \"format\": {},", to_json(&FORMAT)?)?;
    writeln!(out, "  \"version\": {VERSION},")?;
    writeln!(out, "  \"tool\": {},", to_json(&tool)?)?;
    write!(out, "  \"diagnostics\": ")?;
    let findings = report
        .diagnostics
        .iter()
        .map(|diagnostic| Diagnostic::new(diagnostic, report.files));
    write_lines(out, findings, "  ")?;
    writeln!(out, ",")?;
    writeln!(out, "  \"summary\": {}", to_json(report.summary)?)?;
    writeln!(out, "}}")
}

/// Writes an array, an element a line, the closing bracket behind `indent`.
pub(crate) fn write_lines(
    out: &mut dyn fmt::Write,
    values: impl IntoIterator<Item = impl Serialize>,
    indent: &str,
) -> fmt::Result {
    write!(out, "[")?;
    let mut is_empty = true;
    for value in values {
        let separator = if is_empty { "" } else { "," };
        is_empty = false;
        write!(out, "{separator}\n{indent}  {}", to_json(&value)?)?;
    }
    if is_empty {
        write!(out, "]")
    } else {
        write!(out, "\n{indent}]")
    }
}
