//! All quotations of a source in one pass over it.
//!
//! The patterns are sorted, and at each place of the text that begins as one of them does, a binary search finds the
//! last that is not behind the text; whatever else stands at the place is a beginning of that one. Long common
//! beginnings are compared by their hashes. A pattern that has its share of places is not looked at again.
//! So no text and no patterns, however alike, cost more than the text times two logarithms.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::hash::{PatternHash, TextHash};

/// The patterns with at least so many bytes are looked up by these, the others by their first byte.
const KEY: usize = 16;

/// Where a pattern stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The bytes at which it begins, in order.
    pub starts: Vec<u32>,
    /// Whether there may be more of them.
    pub more: bool,
}

/// Returns the most places that are kept of a pattern. Two show that it is ambiguous, and among some a context can
/// choose; of a short part of a quotation many, as the next part may stand behind any of them. Of a long text that
/// repeats itself not all are worth their comparison.
fn limit(length: usize) -> usize {
    (65_536 / length.max(1)).clamp(2, 4096)
}

/// Finds where each of `patterns` stands in `text`, overlapping and nested places included. An empty pattern is nowhere.
pub fn find_all(text: &str, patterns: &[&str]) -> Vec<Found> {
    let mut order: Vec<usize> = (0..patterns.len()).collect();
    let bytes = |index: usize| {
        patterns
            .get(index)
            .map_or(&[][..], |pattern| pattern.as_bytes())
    };
    order.sort_by(|a, b| bytes(*a).cmp(bytes(*b)));
    let (mut short, mut long) = (Shelf::default(), Shelf::default());
    let mut homes = vec![None; patterns.len()];
    for index in order {
        let pattern = bytes(index);
        if pattern.is_empty() || pattern.len() > text.len() {
            continue;
        }
        let is_long = pattern.len() >= KEY;
        let place = if is_long { &mut long } else { &mut short }.put(pattern);
        if let Some(home) = homes.get_mut(index) {
            *home = Some((is_long, place));
        }
    }
    let hash = TextHash::new(text.as_bytes());
    short.search_by_byte(text.as_bytes(), &hash);
    long.search_by_key(text.as_bytes(), &hash);
    let found = homes.into_iter().map(|home| {
        let (is_long, place) = home?;
        let entry = if is_long { &long } else { &short }.entries.get(place)?;
        Some(entry.found.clone())
    });
    found.map(Option::unwrap_or_default).collect()
}

/// A pattern, and how it hangs together with the others: its parent is the longest that it begins with.
struct Entry<'p> {
    pattern: &'p [u8],
    hash: PatternHash,
    parent: Option<usize>,
    depth: usize,
    /// An ancestor further up, so that any is reached in logarithmically many steps.
    jump: Option<usize>,
    /// Where the nearest pattern is that still wants places, from this upwards.
    open: Option<usize>,
    found: Found,
}

/// Sorted patterns.
#[derive(Default)]
struct Shelf<'p> {
    entries: Vec<Entry<'p>>,
    /// The last pattern and its ancestors.
    line: Vec<usize>,
}

impl<'p> Shelf<'p> {
    /// Adds a pattern that is not before the last one, and returns its number.
    fn put(&mut self, pattern: &'p [u8]) -> usize {
        let index = self.entries.len();
        if let Some(last) = self.entries.last()
            && last.pattern == pattern
        {
            return index - 1;
        }
        while let Some(last) = self.line.last() {
            if self
                .entries
                .get(*last)
                .is_some_and(|entry| pattern.starts_with(entry.pattern))
            {
                break;
            }
            self.line.pop();
        }
        let parent = self.line.last().copied();
        self.line.push(index);
        let depth = self.line.len();
        let jump = parent.and_then(|parent| self.jump_from(parent));
        self.entries.push(Entry {
            pattern,
            hash: PatternHash::new(pattern),
            parent,
            depth,
            jump,
            open: Some(index),
            found: Found::default(),
        });
        index
    }

    /// Returns the jump of a child of `parent`: as long as the two before it together, where these are equally long.
    fn jump_from(&self, parent: usize) -> Option<usize> {
        let depth = |index: Option<usize>| {
            index
                .and_then(|index| self.entries.get(index))
                .map_or(0, |entry| entry.depth)
        };
        let entry = self.entries.get(parent)?;
        let second = entry
            .jump
            .and_then(|jump| self.entries.get(jump))
            .and_then(|far| far.jump);
        let (near, far) = (
            entry.depth - depth(entry.jump),
            depth(entry.jump) - depth(second),
        );
        if near == far { second } else { Some(parent) }
    }

    fn search_by_byte(&mut self, text: &[u8], hash: &TextHash<'_>) {
        let mut groups: Vec<Range<usize>> = vec![0..0; 256];
        for (index, entry) in self.entries.iter().enumerate() {
            let first = entry.pattern.first().copied().unwrap_or_default();
            if let Some(group) = groups.get_mut(usize::from(first)) {
                *group = if group.end == 0 {
                    index..index + 1
                } else {
                    group.start..index + 1
                };
            }
        }
        for (at, byte) in text.iter().enumerate() {
            if let Some(group) = groups.get(usize::from(*byte)).filter(|group| group.end > 0) {
                self.look(at, group.start, group.end, hash);
            }
        }
    }

    fn search_by_key(&mut self, text: &[u8], hash: &TextHash<'_>) {
        let mut groups: HashMap<[u8; KEY], (usize, usize), RandomState> = HashMap::default();
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(key) = entry.pattern.first_chunk::<KEY>() {
                groups.entry(*key).or_insert((index, index)).1 = index + 1;
            }
        }
        if groups.is_empty() {
            return;
        }
        for (at, window) in text.windows(KEY).enumerate() {
            let key = window.first_chunk::<KEY>();
            if let Some((start, end)) = key.and_then(|key| groups.get(key)) {
                self.look(at, *start, *end, hash);
            }
        }
    }

    /// Notes which of the patterns `start..end` stand at the byte `at` of the text.
    fn look(&mut self, at: usize, start: usize, end: usize, hash: &TextHash<'_>) {
        let group = self.entries.get(start..end).unwrap_or_default();
        let before = group.partition_point(|entry| {
            let shared = hash.shared(at, entry.pattern, &entry.hash);
            match (entry.pattern.get(shared), hash.byte(at + shared)) {
                (Some(mine), Some(other)) => *mine < other,
                (mine, _) => mine.is_none(),
            }
        });
        let Some(last) = before.checked_sub(1).map(|index| start + index) else {
            return;
        };
        let Some(shared) = self
            .entries
            .get(last)
            .map(|entry| hash.shared(at, entry.pattern, &entry.hash))
        else {
            return;
        };
        let mut next = self.ancestor(last, shared);
        while let Some(index) = next.and_then(|index| self.still_open(index)) {
            next = self.note(index, at, hash);
        }
    }

    /// Returns the nearest pattern from `index` upwards that has at most `length` bytes.
    fn ancestor(&self, index: usize, length: usize) -> Option<usize> {
        let is_longer = |index: usize| {
            self.entries
                .get(index)
                .is_some_and(|entry| entry.pattern.len() > length)
        };
        let mut index = index;
        while is_longer(index) {
            let entry = self.entries.get(index)?;
            index = match entry.jump {
                Some(jump) if is_longer(jump) => jump,
                _ => entry.parent?,
            };
        }
        Some(index)
    }

    /// Returns the nearest pattern from `index` upwards that still wants places, and shortens the way there.
    fn still_open(&mut self, index: usize) -> Option<usize> {
        let (mut at, mut previous) = (index, None);
        loop {
            let open = self.entries.get(at)?.open;
            if open == Some(at) {
                return open;
            }
            if let Some(previous) =
                previous.and_then(|previous: usize| self.entries.get_mut(previous))
            {
                previous.open = open;
            }
            previous = Some(at);
            at = open?;
        }
    }

    /// Notes a place of a pattern, and returns the next that is shorter.
    fn note(&mut self, index: usize, at: usize, hash: &TextHash<'_>) -> Option<usize> {
        let entry = self.entries.get_mut(index)?;
        if entry.found.starts.len() == limit(entry.pattern.len()) {
            entry.found.more = true;
            entry.open = entry.parent;
        } else if hash.stands_at(at, entry.pattern) {
            entry.found.starts.push(at as u32);
        }
        entry.parent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::BLOCK;
    use proptest::prelude::*;

    fn naive(text: &str, pattern: &str) -> Vec<u32> {
        let starts =
            (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(pattern.as_bytes()));
        starts.map(|at| at as u32).collect()
    }

    #[test]
    fn finds_what_overlaps_and_what_is_nested() {
        let found = find_all("abcabcabc", &["abcabc", "bca", "c", "abcabc", "x", ""]);
        let starts: Vec<Vec<u32>> = found.into_iter().map(|found| found.starts).collect();
        assert_eq!(
            starts,
            [
                vec![0, 3],
                vec![1, 4],
                vec![2, 5, 8],
                vec![0, 3],
                vec![],
                vec![]
            ]
        );
    }

    #[test]
    fn long_patterns_are_compared_by_their_hashes() {
        let text = format!("{}b{}", "a".repeat(1000), "a".repeat(BLOCK * 5));
        let patterns: Vec<String> = (1..400)
            .flat_map(|length| {
                [
                    format!("{}b", "a".repeat(length)),
                    format!("b{}", "a".repeat(length)),
                ]
            })
            .collect();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        for (found, pattern) in find_all(&text, &patterns).into_iter().zip(patterns) {
            assert_eq!(found.starts, naive(&text, pattern), "{pattern}");
        }
    }

    #[test]
    fn a_text_of_one_letter_is_no_trap() {
        let text = "a".repeat(100_000);
        let mut patterns: Vec<String> = (1..=100).map(|length| "a".repeat(length * 500)).collect();
        patterns.extend((1..100).map(|length| format!("{}b", "a".repeat(length * 500))));
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let found = find_all(&text, &patterns);
        assert!(
            found
                .iter()
                .take(100)
                .all(|found| found.more && found.starts.len() >= 2)
        );
        assert!(found.iter().skip(100).all(|found| found.starts.is_empty()));
    }

    proptest! {
        #[test]
        fn is_as_the_naive_search(
            text in "[ab]{0,120}|[abcé]{0,60}",
            patterns in prop::collection::vec("[ab]{0,40}|[abé]{1,4}|a{1,30}", 0..40),
        ) {
            let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
            for (found, pattern) in find_all(&text, &patterns).into_iter().zip(patterns) {
                let expected = if pattern.is_empty() { vec![] } else { naive(&text, pattern) };
                prop_assert_eq!(found.starts, expected);
            }
        }
    }
}
