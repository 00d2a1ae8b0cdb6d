//! What a run came to, as the caller counts it.

use schemars::JsonSchema;
use serde::Serialize;

/// What a run came to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// The maps that were checked, in the order of the files.
    pub maps: Vec<MapSummary>,
    /// How many findings are errors.
    pub errors: usize,
    /// How many findings are warnings.
    pub warnings: usize,
    /// How many findings are notes.
    pub notes: usize,
    /// How many findings have just one repair that a machine can make, so that `--fix` makes it.
    pub fixable: usize,
}

impl Summary {
    /// Returns the number of findings.
    pub const fn findings(&self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// What one map came to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct MapSummary {
    /// The path of the file, as it is shown.
    pub path: String,
    /// The title of the map, if it has one.
    pub title: Option<String>,
    /// How many claims there are.
    pub claims: usize,
    /// How many inferences there are.
    pub inferences: usize,
    /// How many claims are accepted.
    pub accepted: usize,
    /// How many claims are rejected.
    pub rejected: usize,
    /// How many claims are contested.
    pub contested: usize,
    /// How many claims are supported by nothing.
    pub unsupported: usize,
    /// The claims that the map argues for, in the order of the file.
    pub theses: Vec<ThesisLine>,
    /// Whether what is granted is free of contradiction.
    pub consistent: bool,
}

/// A claim that a map argues for, and how it fares.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct ThesisLine {
    /// The id of the claim.
    pub id: String,
    /// The text of the claim.
    pub text: String,
    /// The verdict in a word: `accepted`, `rejected`, `contested` or `unsupported`.
    pub verdict: String,
}
