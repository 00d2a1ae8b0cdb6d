//! How like the words around a place are to those that are remembered or told of it.

use hence_source::Span;

use crate::normal::{LineBreak, Normal};
use crate::words::{Word, common_table, words};

/// How much of the text before a place is searched for the words of `after`, in bytes.
const REACH: usize = 600;

/// The most words that are compared on one side.
const MOST_WORDS: usize = 16;

/// The likeness of words that stand before a place, but not directly.
const NEAR: f64 = 0.75;

/// How many characters are kept of the text on each side of a place.
const KEPT: usize = 32;

/// Returns the words around a place: at most 32 characters on each side, cut at the borders of words.
pub fn surroundings(text: &str, place: Span) -> (&str, &str) {
    let before = text.get(..place.start as usize).unwrap_or("");
    let from = before.char_indices().rev().take(KEPT).last();
    let from = from.map_or(before.len(), |(at, _)| at);
    let (cut, mut prefix) = before.split_at_checked(from).unwrap_or(("", before));
    if cut.ends_with(char::is_alphanumeric) {
        // Half a word is none.
        prefix = prefix.trim_start_matches(char::is_alphanumeric);
    }
    let behind = text.get(place.end as usize..).unwrap_or("");
    let end = behind.char_indices().nth(KEPT).map(|(at, _)| at);
    let (mut suffix, rest) = behind
        .split_at_checked(end.unwrap_or(behind.len()))
        .unwrap_or((behind, ""));
    if rest.starts_with(char::is_alphanumeric) {
        suffix = suffix.trim_end_matches(char::is_alphanumeric);
    }
    (prefix, suffix)
}

/// Returns the last `count` words of the text before a place, on the same line where there are some there.
pub fn words_before(text: &str, place: Span, count: usize) -> String {
    let before = before(text, 0, place.start, REACH).trim_end();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    let words: Vec<&str> = line.split_whitespace().rev().take(count).collect();
    let words: Vec<&str> = words.into_iter().rev().collect();
    words.join(" ")
}

/// Returns how like the words around `place` are to those that were remembered of a place, from 0 to 1;
/// `None` where nothing was.
pub(crate) fn likeness(text: &str, place: Span, prefix: &str, suffix: &str) -> Option<f64> {
    // What is remembered may stand with more white space now.
    let reach = |stored: &str| 3 * stored.len() + 16;
    let before = before(text, 0, place.start, reach(prefix));
    let behind = behind(text, place.end, reach(suffix));
    let front = one_side(
        prefix,
        before,
        before.trim_end().ends_with(prefix.trim()),
        tail,
    );
    let back = one_side(
        suffix,
        behind,
        behind.trim_start().starts_with(suffix.trim()),
        first,
    );
    match (front, back) {
        (Some(front), Some(back)) => Some(f64::midpoint(front, back)),
        (one, other) => one.or(other),
    }
}

/// Compares what is stored of one side with what is there, `nearest` taking as many words from it.
fn one_side(
    stored: &str,
    actual: &str,
    is_same: bool,
    nearest: fn(Vec<Word>, usize) -> Vec<Word>,
) -> Option<f64> {
    let stored = nearest(plain_words(stored), MOST_WORDS);
    if stored.is_empty() {
        return None;
    }
    if is_same {
        return Some(1.0);
    }
    let actual = nearest(plain_words(actual), stored.len());
    Some(ratio(&stored, &actual))
}

/// Returns the words of a text without their hyphens, which may or may not stand at the end of a line.
fn plain_words(text: &str) -> Vec<Word> {
    let normal = Normal::identity(text)
        .whitespace(LineBreak::DropAllHyphens)
        .typographic();
    words(normal.as_str())
}

/// Returns how far `place` stands behind the words `after`, from 0 to 1: 1 directly behind them, less behind words
/// that are like them, or some way behind. Only what stands from the byte `floor` on counts.
pub(crate) fn after(text: &str, place: Span, after: &str, floor: u32) -> Option<f64> {
    let wanted = tail(plain_words(after), MOST_WORDS);
    if wanted.is_empty() {
        return None;
    }
    let there = plain_words(before(text, floor, place.start, REACH));
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

fn tail(mut words: Vec<Word>, count: usize) -> Vec<Word> {
    words.split_off(words.len().saturating_sub(count))
}

fn first(mut words: Vec<Word>, count: usize) -> Vec<Word> {
    words.truncate(count);
    words
}

/// Returns the text before `offset`, at most `reach` bytes and from `floor` on.
pub(crate) fn before(text: &str, floor: u32, offset: u32, reach: usize) -> &str {
    let end = offset as usize;
    let start = end.saturating_sub(reach).max(floor as usize);
    // A character has at most four bytes.
    (start..start + 4)
        .find_map(|start| text.get(start..end))
        .unwrap_or("")
}

/// Returns the text behind `offset`, at most `reach` bytes.
pub(crate) fn behind(text: &str, offset: u32, reach: usize) -> &str {
    let start = offset as usize;
    let end = (start + reach).min(text.len());
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
    fn surroundings_are_whole_words() {
        let place = Span::new(54, 67);
        assert_eq!(
            surroundings(TEXT, place),
            (". Another says, with more care, ", " slowly.")
        );
        let all = Span::new(0, TEXT.len() as u32);
        assert_eq!(surroundings(TEXT, all), ("", ""));
        let long = "x".repeat(100);
        assert_eq!(surroundings(&long, Span::new(50, 51)), ("", ""));
    }

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
