//! Ids: how they are compared, and how they are made from a text.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The words of a text that its readable id is made from.
const SLUG_WORDS: usize = 6;
/// The most characters of a readable id: a word of 10,000 letters is no name.
const SLUG_CHARS: usize = 80;

/// A map by names that people write, in no order.
pub(crate) type NameMap<V> = HashMap<String, V, RandomState>;
/// A map by names that people write, in the order in which they came.
pub(crate) type OrderedNameMap<'t, V> = IndexMap<Cow<'t, str>, V, RandomState>;

/// Returns an id in the form that ids are compared in: NFC.
pub(crate) fn normalized(id: &str) -> Cow<'_, str> {
    if id.is_ascii() || is_nfc_quick(id.chars()) == IsNormalized::Yes {
        Cow::Borrowed(id)
    } else {
        Cow::Owned(id.nfc().collect())
    }
}

/// Returns a readable id made from the first six words of `text`: its letters and digits in lower case, the words
/// joined by `-`. A text without a letter or digit gives `otherwise`.
pub fn slug(text: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for word in text.split_whitespace().take(SLUG_WORDS) {
        let at_word = slug.len();
        for letter in word
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
        {
            if length == SLUG_CHARS {
                break;
            }
            if slug.len() == at_word && at_word > 0 {
                slug.push('-');
            }
            slug.push(letter);
            length += 1;
        }
    }
    if slug.is_empty() {
        slug.push_str(otherwise);
    }
    normalized(&slug).into_owned()
}

/// Hands out names that differ from every one before, with `-2`, `-3`, … behind a taken one. Each costs constant time
/// on average, also where a million ask for the same.
#[derive(Debug, Default)]
pub struct UniqueNames {
    taken: HashSet<String, RandomState>,
    next: NameMap<u32>,
}

impl UniqueNames {
    /// Marks `name` as taken.
    pub fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Returns `base`, or where it is taken `base-2` and so on.
    pub fn unique(&mut self, base: String) -> String {
        if self.taken.insert(base.clone()) {
            return base;
        }
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let name = format!("{base}-{next}");
            *next += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_readable_ids() {
        assert_eq!(
            slug("Russia is preeminent", "claim"),
            "russia-is-preeminent"
        );
        assert_eq!(
            slug("One, two; three: four! five? six seven", "claim"),
            "one-two-three-four-five-six"
        );
        assert_eq!(slug("Russia's – “policy”", "claim"), "russias-policy");
        assert_eq!(slug("Größe zählt", "claim"), "größe-zählt");
        assert_eq!(slug("?!", "claim"), "claim");
        assert_eq!(slug(&"a".repeat(10_000), "claim").len(), SLUG_CHARS);
    }

    #[test]
    fn numbers_names_that_are_taken() {
        let mut names = UniqueNames::default();
        names.reserve("b");
        let made: Vec<String> = ["a", "a", "b", "a"]
            .map(|base| names.unique(base.into()))
            .into();
        assert_eq!(made, ["a", "a-2", "b-2", "a-3"]);
    }

    #[test]
    fn compares_ids_in_nfc() {
        assert_eq!(normalized("cafe\u{301}"), "café");
    }
}
