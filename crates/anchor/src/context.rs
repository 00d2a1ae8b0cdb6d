//! How like the words around a place are to those that are remembered or told of it.

use hence_source::Span;

use crate::words::{Word, common_table, words};

/// How much of the text before a place is searched for the words of `after`, in bytes.
const REACH: usize = 600;

/// The most words that are compared on one side.
const MOST_WORDS: usize = 16;

/// The likeness of words that stand before a place, but not directly.
const NEAR: f64 = 0.75;

/// Returns how like the words around `place` are to those that were remembered of a place, from 0 to 1;
/// `None` where nothing was.
pub fn likeness(text: &str, place: Span, prefix: &str, suffix: &str) -> Option<f64> {
    let before = one_side(last(words(prefix)), |count| {
        tail(words(before(text, 0, place.start)), count)
    });
    let behind = one_side(first(words(suffix), MOST_WORDS), |count| {
        first(words(behind(text, place.end)), count)
    });
    match (before, behind) {
        (Some(before), Some(behind)) => Some(f64::midpoint(before, behind)),
        (one, other) => one.or(other),
    }
}

fn one_side(stored: Vec<Word>, actual: impl FnOnce(usize) -> Vec<Word>) -> Option<f64> {
    if stored.is_empty() {
        return None;
    }
    let actual = actual(stored.len());
    Some(ratio(&stored, &actual))
}

/// Returns how far `place` stands behind the words `after`, from 0 to 1: 1 directly behind them, less behind words
/// that are like them, or some way behind. Only what stands from the byte `floor` on counts.
pub fn after(text: &str, place: Span, after: &str, floor: u32) -> Option<f64> {
    let wanted = last(words(after));
    if wanted.is_empty() {
        return None;
    }
    let there = words(before(text, floor, place.start));
    let stands = there.windows(wanted.len()).any(|window| {
        window
            .iter()
            .zip(&wanted)
            .all(|(word, other)| word.text == other.text)
    });
    let direct = ratio(&wanted, &tail(there, wanted.len()));
    Some(if stands { direct.max(NEAR) } else { direct })
}

/// Returns the share of words that two texts have in common, in order.
fn ratio(a: &[Word], b: &[Word]) -> f64 {
    let table = common_table(a, b);
    let common = table
        .last()
        .and_then(|row| row.last())
        .copied()
        .unwrap_or(0);
    let both = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if both == 0 {
        0.0
    } else {
        f64::from(2 * common) / f64::from(both)
    }
}

fn last(words: Vec<Word>) -> Vec<Word> {
    tail(words, MOST_WORDS)
}

fn tail(mut words: Vec<Word>, count: usize) -> Vec<Word> {
    words.split_off(words.len().saturating_sub(count))
}

fn first(mut words: Vec<Word>, count: usize) -> Vec<Word> {
    words.truncate(count);
    words
}

/// Returns the text before `offset`, at most [`REACH`] bytes and from `floor` on.
fn before(text: &str, floor: u32, offset: u32) -> &str {
    let end = offset as usize;
    let start = end.saturating_sub(REACH).max(floor as usize);
    // A character has at most four bytes.
    (start..start + 4)
        .find_map(|start| text.get(start..end))
        .unwrap_or("")
}

/// Returns the text behind `offset`, at most [`REACH`] bytes.
fn behind(text: &str, offset: u32) -> &str {
    let start = offset as usize;
    let end = (start + REACH).min(text.len());
    (0..4)
        .find_map(|back| text.get(start..end.checked_sub(back)?))
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "One says the sea rises. Another says, with more care, the sea rises slowly.";

    #[test]
    fn compares_both_sides() {
        let place = Span::new(54, 67);
        assert_eq!(place.of(TEXT), "the sea rises");
        let same = likeness(TEXT, place, "with more care, ", " slowly.");
        assert!(same.is_some_and(|likeness| likeness > 0.99), "{same:?}");
        let other = likeness(TEXT, place, "as one says", "at once");
        assert!(other.is_some_and(|likeness| likeness < 0.4), "{other:?}");
        assert_eq!(likeness(TEXT, place, "", " … "), None);
    }

    #[test]
    fn after_prefers_what_is_directly_before() {
        let (one, two) = (Span::new(9, 22), Span::new(54, 67));
        let told = |place, words| after(TEXT, place, words, 0).unwrap_or_default();
        assert!(told(two, "with more care") > 0.99);
        assert!(told(one, "with more care") < 0.1);
        assert!((told(two, "Another says") - NEAR).abs() < 0.01);
        assert_eq!(after(TEXT, one, "", 0), None);
    }
}
