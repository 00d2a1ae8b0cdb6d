//! Words that a map is told in: what a claim rests on, what kind it is, what it comes to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a claim rests on.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Found in the words of its source.
    Stated,
    /// A premise that the argument needs and its author never states.
    Implied,
    /// Accepted until an objection to it stands.
    Supposed,
    /// Common ground: not attackable.
    Given,
}

/// What kind of support a claim owes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimType {
    /// Something is the case: owes a source.
    Fact,
    /// Something is good or bad.
    Value,
    /// Something should be done: owes a reason.
    Policy,
    /// Something will happen: owes a reason.
    Prediction,
    /// A word means something.
    Definition,
}

impl ClaimType {
    /// The types, in the order of the language reference.
    pub const ALL: [Self; 5] = [
        Self::Fact,
        Self::Value,
        Self::Policy,
        Self::Prediction,
        Self::Definition,
    ];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Value => "value",
            Self::Policy => "policy",
            Self::Prediction => "prediction",
            Self::Definition => "definition",
        }
    }
}

/// The side that an inference takes on its conclusion.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// `because`, `hence`.
    #[default]
    Support,
    /// `but`, `against`.
    Attack,
}

/// How much an inference weighs against one with the opposite conclusion.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Yields to every other.
    Weak,
    /// The default.
    #[default]
    Moderate,
    /// Prevails over moderate.
    Strong,
    /// Prevails over every other.
    Decisive,
}

impl Weight {
    /// The weights, lightest first.
    pub const ALL: [Self; 4] = [Self::Weak, Self::Moderate, Self::Strong, Self::Decisive];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
            Self::Decisive => "decisive",
        }
    }
}

/// Whether a claim stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// An argument for it survives every objection.
    Accepted,
    /// An argument against it survives.
    Rejected,
    /// There are live reasons on both sides and nothing on the map settles it.
    Contested,
    /// Nothing speaks for it.
    Unsupported,
}

impl Verdict {
    /// The verdicts, in the order of the language reference.
    pub const ALL: [Self; 4] = [
        Self::Accepted,
        Self::Rejected,
        Self::Contested,
        Self::Unsupported,
    ];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Contested => "contested",
            Self::Unsupported => "unsupported",
        }
    }
}

/// What became of an inference.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum InferenceVerdict {
    /// An exception or a stronger inference beats it.
    Defeated,
    /// A premise is rejected or unsupported.
    Idle,
    /// Its premises are accepted, and nothing beats it.
    Applicable,
    /// Nothing settles it.
    Open,
}
