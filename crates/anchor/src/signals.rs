//! The words that signal an argument.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hence_source::Span;

use crate::words::{Word, words};

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

/// A signal of the data file: its words, and whether it counts only at the sentence's beginning.
struct Entry {
    words: Vec<&'static str>,
    kind: SignalKind,
    is_initial: bool,
}

/// The signals by their first word, the longest first.
static ENTRIES: LazyLock<BTreeMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut entries: BTreeMap<_, Vec<Entry>> = BTreeMap::new();
    for line in SIGNALS.lines() {
        let Some((kind, phrase)) = line.split_once(' ') else {
            continue;
        };
        let Some(kind) = SignalKind::of(kind) else {
            continue;
        };
        let bare = phrase.trim_start_matches('^');
        let words: Vec<_> = bare.split_whitespace().collect();
        let Some(first) = words.first() else { continue };
        entries.entry(*first).or_default().push(Entry {
            is_initial: bare.len() < phrase.len(),
            words,
            kind,
        });
    }
    for list in entries.values_mut() {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
    }
    entries
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
    let words = words(sentence);
    let mut signals = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let found = signal(rest, at == 0);
        at += found.map_or(1, |(_, len)| len);
        signals.extend(found.map(|(signal, _)| signal));
    }
    signals
}

/// Returns the longest signal that `rest` begins with, and how many words it has.
fn signal(rest: &[Word], is_initial: bool) -> Option<(Signal, usize)> {
    let first = rest.first()?;
    let entry = ENTRIES
        .get(first.text.as_str())?
        .iter()
        .find(|entry| (is_initial || !entry.is_initial) && begins(rest, &entry.words))?;
    let last = rest.get(entry.words.len() - 1)?;
    let at = Span::from(first.range.start..last.range.end);
    let kind = entry.kind;
    Some((Signal { at, kind }, entry.words.len()))
}

fn begins(rest: &[Word], words: &[&str]) -> bool {
    rest.len() >= words.len()
        && rest
            .iter()
            .zip(words)
            .all(|(word, other)| word.text == *other)
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
    fn some_signal_only_at_the_beginning() {
        assert_eq!(read("So we left."), [("So", "conclusion")]);
        assert!(read("It is so cold and not over yet.").is_empty());
    }

    #[test]
    fn each_line_of_the_data_is_read() {
        let lines = SIGNALS
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read: usize = ENTRIES.values().map(Vec::len).sum();
        assert_eq!(lines.count(), read);
    }
}
