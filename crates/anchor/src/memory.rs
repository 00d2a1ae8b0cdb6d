//! What is remembered of the places of quotations, and of their sources.

use std::collections::HashMap;

use hence_map::{Claim, Quote};
use hence_source::FileId;

use crate::anchor::Remembered;

/// Where quotations stood when they were anchored last, and what their sources were then.
///
/// A quotation is known by the claim that carries it, in the file that says so, by its source's file and by its words.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    places: HashMap<Key, Vec<RememberedPlace>>,
    hashes: HashMap<FileId, String>,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Key {
    file: FileId,
    claim: String,
    source: FileId,
    exact: String,
}

/// What was noted of the place of a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RememberedPlace {
    /// The code point at which it began.
    pub start: u32,
    /// The words before it.
    pub prefix: String,
    /// The words behind it.
    pub suffix: String,
}

impl RememberedPlace {
    /// Returns what [`place_all`](crate::place_all) wants to know of it.
    pub fn as_remembered(&self) -> Remembered<'_> {
        Remembered {
            start: self.start,
            prefix: &self.prefix,
            suffix: &self.suffix,
        }
    }
}

impl Memory {
    /// Notes the place of the quotation `exact` of the source `source`, which the claim `claim` (its id in its own file)
    /// carries in the file `file`. Of several alike the order counts.
    pub fn add_place(
        &mut self,
        (file, claim): (FileId, &str),
        (source, exact): (FileId, &str),
        place: RememberedPlace,
    ) {
        let key = Key {
            file,
            claim: claim.to_owned(),
            source,
            exact: exact.to_owned(),
        };
        self.places.entry(key).or_default().push(place);
    }

    /// Notes the SHA-256 of a source, in hexadecimal digits.
    pub fn add_source(&mut self, source: FileId, sha256: &str) {
        self.hashes.insert(source, sha256.to_owned());
    }

    /// Returns the SHA-256 that a source had, in hexadecimal digits.
    pub fn sha256(&self, source: FileId) -> Option<&str> {
        self.hashes.get(&source).map(String::as_str)
    }

    /// Returns where the quotation `quote` of a claim stood in the file `source`; `earlier` is how many quotations with the
    /// same words the claim has before it.
    pub fn place(
        &self,
        claim: &Claim,
        quote: &Quote,
        source: FileId,
        earlier: usize,
    ) -> Option<&RememberedPlace> {
        if self.places.is_empty() {
            return None;
        }
        let key = Key {
            file: quote.at.file,
            claim: claim.local_id().to_owned(),
            source,
            exact: quote.exact.clone(),
        };
        self.places.get(&key)?.get(earlier)
    }
}
