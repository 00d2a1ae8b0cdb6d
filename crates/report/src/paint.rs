//! Colours: the escape sequences of the terminal, or nothing.

use hence_source::Severity;

/// What a piece of text is, and so how it is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// The most important words.
    Strong,
    /// What may be skipped.
    Dim,
    /// What is to be done.
    Help,
    /// Good news.
    Good,
    /// Bad news.
    Bad,
    /// What is open.
    Open,
    /// What is missing.
    Missing,
}

impl Style {
    /// Returns the style of a severity.
    pub(crate) const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Bad,
            Severity::Warning => Self::Open,
            Severity::Note => Self::Help,
        }
    }

    /// Returns the parameters of the escape sequence. Only the sixteen colours that each terminal lets its user choose.
    const fn parameters(self) -> &'static str {
        match self {
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Help => "1;36",
            Self::Good => "1;32",
            Self::Bad => "1;31",
            Self::Open => "1;33",
            Self::Missing => "1;34",
        }
    }
}

/// Colours text, where colours are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Paint {
    /// Whether colours are wanted.
    pub(crate) is_on: bool,
}

impl Paint {
    /// Returns `text` in `style`; an empty text stays empty.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.is_on && !text.is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", style.parameters())
        } else {
            text.to_owned()
        }
    }
}
