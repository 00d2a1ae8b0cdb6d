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
    let behind = text.get(place.end as usize..).unwrap_or("");
    (end_of(before), start_of(behind))
}

/// Returns the last 32 characters of a text, without half a word.
fn end_of(text: &str) -> &str {
    let from = text.char_indices().rev().take(KEPT).last();
    let from = from.map_or(text.len(), |(at, _)| at);
    let (cut, end) = text.split_at_checked(from).unwrap_or(("", text));
    if cut.ends_with(char::is_alphanumeric) {
        end.trim_start_matches(char::is_alphanumeric)
    } else {
        end
    }
}

/// Returns the first 32 characters of a text, without half a word.
fn start_of(text: &str) -> &str {
    let end = text.char_indices().nth(KEPT).map(|(at, _)| at);
    let (start, rest) = text
        .split_at_checked(end.unwrap_or(text.len()))
        .unwrap_or((text, ""));
    if rest.starts_with(char::is_alphanumeric) {
        start.trim_end_matches(char::is_alphanumeric)
    } else {
        start
    }
}

/// Returns the last `count` words of the text before a place, on the same line where there are some there.
pub fn words_before(text: &str, place: Span, count: usize) -> String {
    let before = before(text, 0, place.start, REACH).trim_end();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    let words: Vec<&str> = line.split_whitespace().rev().take(count).collect();
    let words: Vec<&str> = words.into_iter().rev().collect();
    words.join(" ")
}

/// The words that were remembered around a place.
pub(crate) struct Around<'q> {
    prefix: Side<'q>,
    suffix: Side<'q>,
}

/// What was remembered of one side of a place, and its words.
struct Side<'q> {
    text: &'q str,
    words: Vec<Word>,
}

impl<'q> Around<'q> {
    /// Reads what was remembered: of each side no more than [`surroundings`] gives.
    pub(crate) fn new(prefix: &'q str, suffix: &'q str) -> Self {
        let side = |text, nearest: fn(Vec<Word>, usize) -> Vec<Word>| Side {
            text,
            words: nearest(plain_words(text), MOST_WORDS),
        };
        Self {
            prefix: side(end_of(prefix), tail),
            suffix: side(start_of(suffix), first),
        }
    }

    /// Returns how like the words around `place` are to these, from 0 to 1; `None` where there are none.
    pub(crate) fn likeness(&self, text: &str, place: Span) -> Option<f64> {
        // What is remembered may stand with more white space now.
        let reach = |side: &Side<'_>| 3 * side.text.len() + 16;
        let before = before(text, 0, place.start, reach(&self.prefix));
        let behind = behind(text, place.end, reach(&self.suffix));
        let is_before = before.trim_end().ends_with(self.prefix.text.trim());
        let is_behind = behind.trim_start().starts_with(self.suffix.text.trim());
        let front = self.prefix.likeness(before, is_before, tail);
        let back = self.suffix.likeness(behind, is_behind, first);
        match (front, back) {
            (Some(front), Some(back)) => Some(f64::midpoint(front, back)),
            (one, other) => one.or(other),
        }
    }
}

impl Side<'_> {
    /// Compares these words with what is there, `nearest` taking as many words from it.
    fn likeness(
        &self,
        actual: &str,
        is_same: bool,
        nearest: fn(Vec<Word>, usize) -> Vec<Word>,
    ) -> Option<f64> {
        if self.words.is_empty() {
            return None;
        }
        if is_same {
            return Some(1.0);
        }
        let actual = nearest(plain_words(actual), self.words.len());
        Some(ratio(&self.words, &actual))
    }
}

/// Returns the words of a text without their hyphens, which may or may not stand at the end of a line.
fn plain_words(text: &str) -> Vec<Word> {
    let normal = Normal::identity(text)
        .whitespace(LineBreak::DropAllHyphens)
        .typographic();
    words(normal.as_str())
}

/// The words that an author says stand before a place.
pub(crate) struct After {
    words: Vec<Word>,
}

impl After {
    /// Reads the words of `after`; None where it has none.
    pub(crate) fn new(after: &str) -> Option<Self> {
        let words = tail(plain_words(after), MOST_WORDS);
        (!words.is_empty()).then_some(Self { words })
    }

    /// Returns how far `place` stands behind these words, from 0 to 1: 1 directly behind them, less behind words that
    /// are like them, or some way behind. Only what stands from the byte `floor` on counts.
    pub(crate) fn likeness(&self, text: &str, place: Span, floor: u32) -> f64 {
        let there = plain_words(before(text, floor, place.start, REACH));
        let stands = there.windows(self.words.len()).any(|window| {
            window
                .iter()
                .zip(&self.words)
                .all(|(word, other)| word.text == other.text)
        });
        let direct = ratio(&self.words, &tail(there, self.words.len()));
        if stands { direct.max(NEAR) } else { direct }
    }
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

    fn likeness(text: &str, place: Span, prefix: &str, suffix: &str) -> Option<f64> {
        Around::new(prefix, suffix).likeness(text, place)
    }

    #[test]
    fn of_a_long_memory_the_nearest_words_count() {
        let place = Span::new(54, 67);
        let prefix = "x ".repeat(200_000) + "Another says, with more care, ";
        let around = Around::new(&prefix, " slowly.");
        assert!(around.prefix.text.len() <= KEPT);
        let likeness = around.likeness(TEXT, place);
        assert!(
            likeness.is_some_and(|likeness| likeness > 0.9),
            "{likeness:?}"
        );
        let suffix = " slowly. ".to_owned() + &"x ".repeat(200_000);
        assert!(Around::new("", &suffix).suffix.text.len() <= KEPT);
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
        let told =
            |place, words| After::new(words).map_or(0.0, |after| after.likeness(TEXT, place, 0));
        assert!(told(two, "with more care") > 0.99);
        assert!(told(one, "with more care") < 0.1);
        assert!((told(two, "Another says") - NEAR).abs() < 0.01);
        assert!(After::new("").is_none());
    }
}
