//! How surely a quotation stands where it was found.

use schemars::JsonSchema;
use serde::Serialize;

/// How surely a quotation stands in its source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Letter by letter.
    Exact,
    /// With other white space, line breaks, soft hyphens or hyphenation.
    Whitespace,
    /// With other quotation marks, dashes, ellipses or ligatures.
    Typographic,
    /// With capital letters elsewhere.
    Case,
    /// With a few other letters, at the one place that is like it.
    Fuzzy,
    /// Something like it stands in one place; a person must say whether it is meant.
    NeedsReview,
    /// Something like it stands in one place, and a negation or a modal is different.
    Altered,
    /// It stands in several places, and nothing says which is meant.
    Ambiguous,
    /// It stands in one place, among other words than it was remembered with.
    Moved,
    /// It stands nowhere.
    Lost,
}

impl Grade {
    /// Returns the word that is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Whitespace => "whitespace",
            Self::Typographic => "typographic",
            Self::Case => "case",
            Self::Fuzzy => "fuzzy",
            Self::NeedsReview => "needs-review",
            Self::Altered => "altered",
            Self::Ambiguous => "ambiguous",
            Self::Moved => "moved",
            Self::Lost => "lost",
        }
    }

    /// Tells whether the quotation was found, so that it states its claim.
    pub const fn is_found(self) -> bool {
        match self {
            Self::Exact
            | Self::Whitespace
            | Self::Typographic
            | Self::Case
            | Self::Fuzzy
            | Self::Moved => true,
            Self::NeedsReview | Self::Altered | Self::Ambiguous | Self::Lost => false,
        }
    }
}

/// What is known of an approximate place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Evidence {
    /// 1 − edits / characters of the quotation.
    pub score: f64,
    /// The score minus that of the best other place.
    pub margin: f64,
    /// How like the words around are to those that are known, if any are.
    pub context: Option<f64>,
    /// The characters of the quotation.
    pub length: usize,
    /// Whether most of the quotation stands there word for word, in one piece.
    pub is_partly_verbatim: bool,
    /// Whether a negation or a modal is different.
    pub is_turned: bool,
}

/// The score from which a place is found.
pub(crate) const FOUND: f64 = 0.90;
/// The score from which a place is shown for review.
pub(crate) const REVIEW: f64 = 0.75;
/// The score from which a place is shown for review when most of the quotation stands there word for word.
pub(crate) const PARTLY: f64 = 0.70;
/// The fewest characters of a quotation that is shown for review without a known context: of fewer, two or three words
/// are alike by chance.
pub(crate) const ENOUGH: usize = 26;
/// By how much a place must be better than any other.
pub(crate) const MARGIN: f64 = 0.10;
/// The likeness from which a context agrees.
pub(crate) const CONTEXT: f64 = 0.5;
/// By how much a context must be more like than that of any other place, to decide between them.
pub(crate) const LEAD: f64 = 0.2;

/// Returns the grade of an approximate place.
pub fn decide(evidence: &Evidence) -> Grade {
    let agrees = evidence.context.is_none_or(|context| context >= CONTEXT);
    let is_likely =
        evidence.score >= REVIEW || (evidence.score >= PARTLY && evidence.is_partly_verbatim);
    // Scores are quotients: the same number by another way may differ in the last digit.
    if !is_likely || evidence.margin < MARGIN - 1e-9 {
        return Grade::Lost;
    }
    let is_told = evidence.context.is_some() || evidence.length >= ENOUGH;
    match (evidence.score >= FOUND, agrees) {
        (false, false) => Grade::Lost,
        (false, true) if !is_told => Grade::Lost,
        _ if evidence.is_turned => Grade::Altered,
        (true, true) => Grade::Fuzzy,
        _ => Grade::NeedsReview,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_table() {
        let evidence = |score, margin, context| Evidence {
            score,
            margin,
            context,
            length: 40,
            is_partly_verbatim: false,
            is_turned: false,
        };
        assert_eq!(decide(&evidence(0.90, 0.10, None)), Grade::Fuzzy);
        assert_eq!(decide(&evidence(0.90, 0.09, Some(1.0))), Grade::Lost);
        assert_eq!(decide(&evidence(0.95, 0.30, Some(0.2))), Grade::NeedsReview);
        assert_eq!(decide(&evidence(0.75, 0.10, None)), Grade::NeedsReview);
        assert_eq!(decide(&evidence(0.75, 0.10, Some(0.5))), Grade::NeedsReview);
        assert_eq!(decide(&evidence(0.89, 0.30, Some(0.4))), Grade::Lost);
        assert_eq!(decide(&evidence(0.74, 0.30, None)), Grade::Lost);
        let partly = Evidence {
            is_partly_verbatim: true,
            ..evidence(0.72, 0.2, None)
        };
        assert_eq!(decide(&partly), Grade::NeedsReview);
        let short = Evidence {
            length: 20,
            ..evidence(0.8, 0.2, None)
        };
        assert_eq!(decide(&short), Grade::Lost);
        let told = Evidence {
            context: Some(0.9),
            ..short
        };
        assert_eq!(decide(&told), Grade::NeedsReview);
        let turned = Evidence {
            is_turned: true,
            ..evidence(0.97, 0.3, None)
        };
        assert_eq!(decide(&turned), Grade::Altered);
    }
}
