//! Inferences: steps from premises to a conclusion.

use std::ops::{Deref, DerefMut};

use hence_source::{Blank, Few, FileSpan, Rare};

use super::{ClaimId, Role, Weight};

/// A claim or its negation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Literal {
    /// The claim.
    pub claim: ClaimId,
    /// Whether its negation is meant.
    pub negated: bool,
}

impl Literal {
    /// Returns the claim itself.
    pub const fn positive(claim: ClaimId) -> Self {
        Self {
            claim,
            negated: false,
        }
    }

    /// Returns the opposite literal.
    #[must_use]
    pub const fn negation(self) -> Self {
        Self {
            claim: self.claim,
            negated: !self.negated,
        }
    }
}

/// A literal at the place where it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    /// What is mentioned.
    pub literal: Literal,
    /// The words that mention it.
    pub at: FileSpan,
}

/// A step from premises to a conclusion, for it or against it.
///
/// As in a [`Claim`](super::Claim), what most do not have stands in the [`Terms`] of the inference, and is read and written as if it
/// stood here. Its id is [`Map::inference_id`](super::Map::inference_id).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inference {
    /// The premises that together speak for or against the conclusion, as they are written; one may stand twice.
    pub premises: Few<Mention>,
    /// The claim that it is about, negated where it is written `not [c]`. See [`Inference::head`] for what it argues.
    pub conclusion: Mention,
    /// The line of its connective, from the connective to the line's end.
    pub at: FileSpan,
    /// Its connective alone.
    pub connective_at: FileSpan,
    /// Its label, scheme and exceptions.
    pub terms: Rare<Terms>,
    /// Which of the inferences with its conclusion it is, counted from 1 in the order of the file.
    pub number: u32,
    /// The side that it takes, as its connective reads.
    pub role: Role,
    /// Its weight.
    pub weight: Weight,
    /// Whether its scheme is deductive.
    pub is_strict: bool,
}

impl Inference {
    /// Returns the literal that the inference argues for: its conclusion, or for an attack the conclusion's negation.
    pub const fn head(&self) -> Literal {
        match self.role {
            Role::Support => self.conclusion.literal,
            Role::Attack => self.conclusion.literal.negation(),
        }
    }
}

impl Deref for Inference {
    type Target = Terms;

    fn deref(&self) -> &Terms {
        &self.terms
    }
}

impl DerefMut for Inference {
    fn deref_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }
}

/// What is said of an inference beside its premises and its conclusion.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// The label, as it is written.
    pub label: Option<String>,
    /// The label behind the path of aliases from the root file.
    pub path: Option<String>,
    /// The id of its scheme.
    pub scheme: Option<String>,
    /// The exceptions, each a set of premises that together defeat the inference.
    pub exceptions: Vec<Exception>,
}

impl Blank for Terms {
    fn blank() -> &'static Self {
        static BLANK: Terms = Terms {
            label: None,
            path: None,
            scheme: None,
            exceptions: Vec::new(),
        };
        &BLANK
    }
}

/// What defeats an inference: `unless`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The premises that together defeat it.
    pub premises: Few<Mention>,
    /// The line, from `unless` to the line's end.
    pub at: FileSpan,
}
