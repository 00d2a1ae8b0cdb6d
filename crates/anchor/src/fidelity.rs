//! How a claim's text relates to the words of its source.

use hence_map::{Claim, Stance};
use schemars::JsonSchema;
use serde::Serialize;

use crate::normal::{LineBreak, Normal};

/// How a claim's text relates to the words of its source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fidelity {
    /// The text is the quoted words.
    Quotation,
    /// It says the quoted words in others.
    Paraphrase,
    /// The source never says it.
    Imputed,
    /// It has no quotation that was found.
    #[default]
    Unanchored,
}

impl Fidelity {
    /// Returns the word that is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Paraphrase => "paraphrase",
            Self::Imputed => "imputed",
            Self::Unanchored => "unanchored",
        }
    }

    /// Returns the fidelity of a claim, of whose quotations `found` were found.
    pub(crate) fn of<'q>(claim: &Claim, found: impl IntoIterator<Item = &'q str>) -> Self {
        if claim.stance == Some(Stance::Implied) {
            return Self::Imputed;
        }
        let text = bare(&claim.text);
        let mut is_quoted = false;
        for quoted in found {
            if bare(quoted) == text {
                return Self::Quotation;
            }
            is_quoted = true;
        }
        if is_quoted {
            Self::Paraphrase
        } else {
            Self::Unanchored
        }
    }
}

/// Returns a text in small letters, with plain quotation marks and dashes, without the marks around it.
fn bare(text: &str) -> String {
    let normal = Normal::identity(text)
        .whitespace(LineBreak::DropAllHyphens)
        .typographic()
        .case();
    let is_mark = |c: char| !c.is_alphanumeric();
    normal.as_str().trim_matches(is_mark).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_are_no_other_words() {
        assert_eq!(bare("“It’s  so.”"), bare("it's so"));
        assert_ne!(bare("It is so"), bare("It is not so"));
    }
}
