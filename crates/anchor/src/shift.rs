//! Where a claim says more, or less, than the quotation that it rests on.

use hence_source::Span;

/// What a shift is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ShiftKind {
    /// How sure it is: `could well`, `may`, `will`.
    Hedge,
    /// Whether it is so: `not`, `no`, `without`.
    Negation,
    /// Of how many, or how often: `many`, `all`, `often`.
    Quantifier,
    /// How binding it is: `may`, `should`, `must`.
    Obligation,
}

impl ShiftKind {
    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hedge => "hedge",
            Self::Negation => "negation",
            Self::Quantifier => "quantifier",
            Self::Obligation => "obligation",
        }
    }
}

/// Which way the claim went from its quotation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// The claim says more than the quotation.
    Stronger,
    /// The claim says less.
    Weaker,
    /// The claim says the opposite.
    Turned,
}

impl Direction {
    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Turned => "turned",
        }
    }
}

/// A word of strength that a claim and its quotation do not share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Shift {
    /// What it is about.
    pub kind: ShiftKind,
    /// Which way the claim went.
    pub direction: Direction,
    /// The words in the claim's text, where it has any.
    pub claim: Option<Span>,
    /// The words in the quotation, where it has any.
    pub quote: Option<Span>,
}

/// Returns where `claim` shifts the strength of `quotation`; spans are bytes of each.
pub fn shifts(claim: &str, quotation: &str) -> Vec<Shift> {
    let _ = (claim, quotation);
    Vec::new()
}
