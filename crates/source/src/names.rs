//! "Did you mean …?": the likeliest name that somebody meant.

use std::cell::Cell;

/// Looks a mistyped name up among the names that there are.
///
/// Built once for a set of names and asked many times; each question costs at most [`Likeness::MAX_CANDIDATES`]
/// comparisons, so a file of a million mistakes stays linear.
#[derive(Debug)]
pub struct Likeness<'n> {
    /// The names by their length in characters.
    by_length: Vec<Vec<&'n str>>,
    /// The comparisons that are left for all questions together.
    left: Cell<usize>,
}

impl<'n> Likeness<'n> {
    /// The most names that one question is compared with.
    pub const MAX_CANDIDATES: usize = 2000;
    /// The most comparisons for all questions: whoever makes more mistakes than that is not helped by guesses.
    const MAX_COMPARISONS: usize = 1_000_000;
    /// Longer names are not compared: nobody mistypes them, and the cost grows with the square.
    const MAX_LENGTH: usize = 64;

    /// Sorts `names` by their length. Linear.
    pub fn new(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut by_length = vec![Vec::new(); Self::MAX_LENGTH + 1];
        for name in names {
            if let Some(bucket) = by_length.get_mut(name.chars().count()) {
                bucket.push(name);
            }
        }
        Self {
            by_length,
            left: Cell::new(Self::MAX_COMPARISONS),
        }
    }

    /// Returns the name that is closest to `name`, if one is close enough to have been meant: at most a third of its
    /// letters (and at least one) added, dropped, replaced or swapped with a neighbour. The first of equals wins.
    ///
    /// Of a name with one or two letters too little is left to guess by when one of them is replaced: there only a
    /// longer name is meant, or the same one in other case.
    pub fn closest(&self, name: &str) -> Option<&'n str> {
        let length = name.chars().count();
        if length == 0 || length > Self::MAX_LENGTH {
            return None;
        }
        let limit = if length == 1 { 0 } else { (length / 3).max(1) };
        let mut budget = Self::MAX_CANDIDATES.min(self.left.get());
        let mut best: Option<(usize, &'n str)> = None;
        // Lengths in the order of their distance, so that the likeliest names are compared first.
        for distance in 0..=limit {
            let lengths = [length.checked_sub(distance), length.checked_add(distance)];
            let lengths = lengths
                .into_iter()
                .flatten()
                .take(if distance == 0 { 1 } else { 2 });
            for bucket in lengths.filter_map(|length| self.by_length.get(length)) {
                for candidate in bucket.iter().copied().take(budget) {
                    let edits = edits(name, candidate);
                    let is_guess = length == 2 && edits > 0 && candidate.chars().count() <= 2;
                    if edits <= limit && !is_guess && best.is_none_or(|(fewest, _)| edits < fewest)
                    {
                        best = Some((edits, candidate));
                    }
                }
                let compared = bucket.len().min(budget);
                budget -= compared;
                self.left.set(self.left.get() - compared);
            }
            // A name of another length costs at least the difference.
            if best.is_some_and(|(fewest, _)| fewest <= distance + 1) {
                break;
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}

/// Returns the one of `names` that is closest to `name`, as [`Likeness::closest`] does, for a short list.
pub fn closest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    Likeness::new(names).closest(name)
}

/// Counts the letters that must be added, dropped, replaced or swapped with a neighbour; case is not counted.
fn edits(a: &str, b: &str) -> usize {
    if a == b {
        return 0;
    }
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    strsim::osa_distance(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_was_meant() {
        let words = ["because", "but", "unless", "hence"];
        assert_eq!(closest("becuase", words), Some("because"));
        assert_eq!(closest("Because", words), Some("because"));
        assert_eq!(closest("unles", words), Some("unless"));
        assert_eq!(closest("therefore", words), None);
        assert_eq!(closest("", words), None);
    }

    #[test]
    fn does_not_guess_at_short_names() {
        assert_eq!(closest("a", ["b", "ab"]), None);
        assert_eq!(closest("ab", ["ac", "ba"]), None);
        assert_eq!(closest("bt", ["ac", "but"]), Some("but"));
        assert_eq!(closest("A", ["a"]), Some("a"));
    }

    #[test]
    fn prefers_the_closest_over_the_first() {
        assert_eq!(closest("stabel", ["staple", "stable"]), Some("stable"));
    }
}
