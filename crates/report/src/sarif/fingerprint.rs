//! What a finding is known by from one run to the next.

use std::collections::BTreeMap;

use hence_source::{Diagnostic, Files};

use crate::place::Place;

/// The name under which the fingerprint stands; its number rises when the recipe changes.
pub(super) const NAME: &str = "henceFinding/v1";

/// The bytes of marked text that take part.
const MAX_TEXT: usize = 256;

/// Makes fingerprints that stay the same when lines are added or moved elsewhere in the file.
///
/// They are made of the rule, the file, the claims and the marked text; of equals, the first, second … are told apart
/// by their number.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: BTreeMap<u64, usize>,
}

impl Fingerprints {
    /// Returns the fingerprint of the next finding.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic, files: &Files) -> String {
        let mut hash = Fnv::new();
        hash.add(diagnostic.code);
        if let Some(label) = diagnostic.labels.first() {
            let place = Place::new(files, label.at);
            hash.add(&place.file.path);
            let text = place.span.of(&place.file.text);
            let mut end = text.len().min(MAX_TEXT);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            hash.add(text.get(..end).unwrap_or(""));
        }
        for claim in &diagnostic.claims {
            hash.add(claim);
        }
        let count = self.seen.entry(hash.0).or_default();
        *count += 1;
        format!("{:016x}:{count}", hash.0)
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo): the same on every machine and in every version, unlike the standard
/// library's.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and the end of it, so that `ab`, `c` and `a`, `bc` differ.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
