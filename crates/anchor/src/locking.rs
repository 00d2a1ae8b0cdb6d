//! From the places that were found to a new `hence.lock`.

use std::collections::{BTreeMap, HashMap, HashSet};

use hence_map::{Claim, Map, Project, Quote};
use hence_source::{FileId, Span};

use crate::anchoring::{Anchor, Anchoring};
use crate::context::surroundings;
use crate::grade::Grade;
use crate::lock::{Lock, LockedQuotation, LockedSource};

/// A `hence.lock` that is written anew, map by map.
///
/// A quotation that was found is noted where it stands. One that was not, or that moved and was not accepted there, keeps
/// what was known of it, so that nothing is taken silently. What files say that are not part of this run is kept.
pub struct Locking<'l> {
    old: &'l Lock,
    path_of: &'l dyn Fn(FileId) -> Option<String>,
    known: HashMap<Key<'l>, Vec<&'l LockedQuotation>>,
    old_hashes: HashMap<&'l str, String>,
    seen: HashSet<(FileId, Span)>,
    /// By the path of their file; in a file by their place.
    quotations: BTreeMap<String, BTreeMap<Span, LockedQuotation>>,
    hashes: BTreeMap<String, String>,
}

/// What a quotation is known by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key<'k> {
    /// The path of the file that quotes.
    map: &'k str,
    /// The claim's id in it.
    claim: &'k str,
    /// The quoted words.
    exact: &'k str,
}

impl<'l> Locking<'l> {
    /// Begins a file in place of `old`. `path_of` returns the path of a file as it is written there; None for one that has
    /// none.
    pub fn new(old: &'l Lock, path_of: &'l dyn Fn(FileId) -> Option<String>) -> Self {
        let mut known: HashMap<Key<'_>, Vec<&LockedQuotation>> = HashMap::new();
        for own in &old.quotations {
            let key = Key {
                map: &own.map,
                claim: &own.claim,
                exact: &own.exact,
            };
            known.entry(key).or_default().push(own);
        }
        Self {
            old,
            path_of,
            known,
            old_hashes: old
                .sources
                .iter()
                .map(|source| (&*source.path, source.sha256.clone()))
                .collect(),
            seen: HashSet::new(),
            quotations: BTreeMap::new(),
            hashes: BTreeMap::new(),
        }
    }

    /// Notes the quotations of a map. `accepts` tells which quotations that moved are taken where they stand now.
    pub fn add(
        &mut self,
        project: &Project,
        map: &Map,
        anchoring: &Anchoring,
        accepts: &dyn Fn(&Claim, &Quote) -> bool,
    ) {
        for (id, claim) in map.claims.iter() {
            // A file whose last quotation was taken out has none any more.
            if let Some(path) = (self.path_of)(claim.at.file) {
                self.quotations.entry(path).or_default();
            }
            // Of quotations with the same words the file knows the first, the second, ….
            let mut earlier: HashMap<(FileId, Option<FileId>, &str), usize> = HashMap::new();
            for (quote, anchor) in claim.quotes.iter().zip(anchoring.of(id)) {
                let source = anchor.as_ref().map(|anchor| project.source(anchor.source));
                let alike = (
                    quote.at.file,
                    source.map(|source| source.file),
                    &*quote.exact,
                );
                let count = earlier.entry(alike).or_default();
                let number = *count;
                *count += 1;
                let Some(path) = (self.path_of)(quote.at.file) else {
                    continue;
                };
                let of_file = self.quotations.entry(path.clone()).or_default();
                if !self.seen.insert((quote.at.file, quote.at.span)) {
                    continue;
                }
                let source_path = source.map(|source| (self.path_of)(source.file));
                let key = Key {
                    map: &path,
                    claim: claim.local_id(),
                    exact: &quote.exact,
                };
                let known = self.known.get(&key).map_or(&[][..], Vec::as_slice);
                let locked = match (anchor, source_path) {
                    // A source that cannot be read now may come back.
                    (None, _) => known.get(number).copied().cloned(),
                    (_, None | Some(None)) => None,
                    (Some(anchor), Some(Some(source_path))) => {
                        let is_taken = match anchor.placement.grade {
                            Grade::Moved => accepts(claim, quote),
                            grade => grade.is_found(),
                        };
                        if is_taken {
                            Some(locked(project, claim, quote, anchor, path, source_path))
                        } else {
                            let mut same = known.iter().filter(|own| own.source == source_path);
                            same.nth(number).copied().cloned()
                        }
                    }
                };
                let Some(locked) = locked else { continue };
                let hash = source.map(|source| source.reading.sha256.clone());
                let hash = hash.or_else(|| self.old_hashes.get(&*locked.source).cloned());
                if let Some(hash) = hash {
                    self.hashes.insert(locked.source.clone(), hash);
                }
                of_file.insert(quote.at.span, locked);
            }
        }
    }

    /// Returns the new file. `is_there` tells whether a map file that is not part of this run still exists.
    pub fn finish(mut self, is_there: impl Fn(&str) -> bool) -> Lock {
        let mut others: BTreeMap<&str, Vec<&LockedQuotation>> = BTreeMap::new();
        for own in &self.old.quotations {
            if !self.quotations.contains_key(&own.map) {
                others.entry(&own.map).or_default().push(own);
            }
        }
        let mut by_path: BTreeMap<String, Vec<LockedQuotation>> = BTreeMap::new();
        for (path, own) in others {
            if !is_there(path) {
                continue;
            }
            for quotation in &own {
                let hash = self.old_hashes.get(&*quotation.source);
                if let Some(hash) = hash.filter(|_| !self.hashes.contains_key(&quotation.source)) {
                    self.hashes.insert(quotation.source.clone(), hash.clone());
                }
            }
            by_path.insert(path.to_owned(), own.into_iter().cloned().collect());
        }
        for (path, own) in self.quotations {
            by_path.insert(path, own.into_values().collect());
        }
        let sources = self.hashes.into_iter();
        Lock::new(
            sources
                .map(|(path, sha256)| LockedSource { path, sha256 })
                .collect(),
            by_path.into_values().flatten().collect(),
        )
    }
}

impl std::fmt::Debug for Locking<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Locking")
            .field("quotations", &self.quotations)
            .finish_non_exhaustive()
    }
}

/// Returns what is noted of a quotation that was found.
fn locked(
    project: &Project,
    claim: &Claim,
    quote: &Quote,
    anchor: &Anchor,
    map: String,
    source: String,
) -> LockedQuotation {
    let text = project.source(anchor.source).reading.text();
    let parts = &anchor.placement.parts;
    let first = parts.first().cloned();
    let last = parts.last().cloned();
    let ends = first.zip(last);
    let around = ends.as_ref().map_or(("", ""), |(first, last)| {
        surroundings(text, first.span.to(last.span))
    });
    LockedQuotation {
        map,
        claim: claim.local_id().to_owned(),
        source,
        exact: quote.exact.clone(),
        start: ends
            .as_ref()
            .map_or(0, |(first, _)| first.code_points.start),
        end: ends.as_ref().map_or(0, |(_, last)| last.code_points.end),
        prefix: around.0.to_owned(),
        suffix: around.1.to_owned(),
    }
}
