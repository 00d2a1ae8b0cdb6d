//! The words that signal an argument.

use std::sync::LazyLock;

use hence_source::Span;

use crate::clauses::Clauses;
use crate::patterns::{Lists, Table};
use crate::tokens::tokens;

/// What a word signals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SignalKind {
    /// A reason: `because`, `since`, `for this reason`.
    Reason,
    /// A conclusion: `therefore`, `thus`, `hence`, `so that`.
    Conclusion,
    /// A contrast: `however`, `but`, `although`, `yet`.
    Contrast,
    /// A condition: `if`, `unless`.
    Condition,
    /// A necessity: `must`, `should`, `essential`.
    Necessity,
}

impl SignalKind {
    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Conclusion => "conclusion",
            Self::Contrast => "contrast",
            Self::Condition => "condition",
            Self::Necessity => "necessity",
        }
    }

    fn of(name: &str) -> Option<Self> {
        let all = [
            Self::Reason,
            Self::Conclusion,
            Self::Contrast,
            Self::Condition,
            Self::Necessity,
        ];
        all.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A signal word of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Signal {
    /// The words, in bytes of the sentence.
    pub at: Span,
    /// What they signal.
    pub kind: SignalKind,
}

/// The signal words, from the data file.
const SIGNALS: &str = include_str!("../data/signals.txt");

/// The patterns of signals.
static TABLE: LazyLock<Table<SignalKind>> = LazyLock::new(|| {
    let mut table = Table::new();
    for line in SIGNALS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        if let Some(kind) = words.next().and_then(SignalKind::of) {
            table.add(words, &Lists::new(), kind);
        }
    }
    table
});

/// Returns the signal words of `sentence`, in order and without overlaps, the longest at each place. Linear.
///
/// ```
/// use hence_anchor::{SignalKind, signals};
/// let sentence = "For this reason the dam must be repaired.";
/// let found: Vec<_> = signals(sentence).iter().map(|signal| signal.kind).collect();
/// assert_eq!(found, [SignalKind::Reason, SignalKind::Necessity]);
/// ```
pub fn signals(sentence: &str) -> Vec<Signal> {
    let tokens = tokens(sentence, Span::from(0..sentence.len()));
    let clauses = Clauses::new(&tokens);
    let mut signals = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let fits = TABLE.fits_at(&clauses, at);
        let fit = fits.into_iter().max_by_key(|fit| fit.tokens.len());
        let last = fit.as_ref().and_then(|fit| fit.tokens.last().copied());
        let ends = tokens.get(at).zip(last.and_then(|last| tokens.get(last)));
        signals.extend(fit.zip(ends).map(|(fit, (first, last))| Signal {
            at: first.at.to(last.at),
            kind: *fit.meaning,
        }));
        at = last.unwrap_or(at) + 1;
    }
    signals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<(&str, &str)> {
        signals(sentence)
            .into_iter()
            .map(|signal| (signal.at.of(sentence), signal.kind.as_str()))
            .collect()
    }

    #[test]
    fn the_longest_counts() {
        assert_eq!(
            read("Even though it must close, it runs, so that we need to pay."),
            [
                ("Even though", "contrast"),
                ("must", "necessity"),
                ("so that", "conclusion"),
                ("need to", "necessity")
            ]
        );
        assert!(read("").is_empty());
        assert!(read("The cat sat on the mat.").is_empty());
    }

    #[test]
    fn some_signal_only_where_a_clause_begins() {
        assert_eq!(read("So we left."), [("So", "conclusion")]);
        assert_eq!(read("It rained, so we left."), [("so", "conclusion")]);
        assert!(read("It is so cold and not over yet.").is_empty());
        assert!(read("For the first time since 1945, it is so.").is_empty());
        assert_eq!(read("They left, for it was cold."), [("for", "reason")]);
    }

    #[test]
    fn each_line_of_the_data_has_a_kind() {
        for line in SIGNALS.lines().filter(|line| !line.starts_with('#')) {
            let kind = line.split(' ').next().unwrap_or_default();
            assert!(line.is_empty() || SignalKind::of(kind).is_some(), "{line}");
        }
    }
}
