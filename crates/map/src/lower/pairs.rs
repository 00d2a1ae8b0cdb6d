//! A pair of claims stands in a relation once, however many lines say so.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use indexmap::map::Entry;

use crate::model::{ClaimId, Map, Pair, Tension};

/// Keeps of the contradictions, equivalences and tensions of a map the first of each pair. Linear on average.
///
/// The notes on all lines of a tension explain it together. Preferences are kept as they are: one that is said twice is
/// a finding.
pub(super) fn merge(map: &mut Map) {
    keep_first(&mut map.contradictions);
    keep_first(&mut map.equivalences);
    if map.tensions.len() < 2 {
        return;
    }
    let mut kept: IndexMap<[ClaimId; 2], Tension, RandomState> = IndexMap::default();
    for tension in map.tensions.drain(..) {
        match kept.entry(unordered(tension.between)) {
            Entry::Vacant(place) => {
                place.insert(tension);
            }
            Entry::Occupied(mut first) => {
                let notes = [first.get_mut().note.take(), tension.note];
                let notes: Vec<String> = notes.into_iter().flatten().collect();
                first.get_mut().note = (!notes.is_empty()).then(|| notes.join(" "));
            }
        }
    }
    map.tensions.extend(kept.into_values());
}

fn keep_first(pairs: &mut Vec<Pair>) {
    if pairs.len() > 1 {
        let mut seen: HashSet<[ClaimId; 2], RandomState> = HashSet::default();
        pairs.retain(|pair| seen.insert(unordered(pair.between)));
    }
}

fn unordered([one, other]: [ClaimId; 2]) -> [ClaimId; 2] {
    [one.min(other), one.max(other)]
}
