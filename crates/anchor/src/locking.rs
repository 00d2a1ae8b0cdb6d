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
    seen: HashSet<(FileId, Span)>,
    /// By the path of their file; in a file by their place.
    quotations: BTreeMap<String, BTreeMap<Span, LockedQuotation>>,
    hashes: BTreeMap<String, String>,
}

/// The path of a file, a claim's id in it, the path of a source, the quoted words.
type Key<'l> = (&'l str, &'l str, &'l str, &'l str);

impl<'l> Locking<'l> {
    /// Begins a file in place of `old`. `path_of` returns the path of a file as it is written there; None for one that has
    /// none.
    pub fn new(old: &'l Lock, path_of: &'l dyn Fn(FileId) -> Option<String>) -> Self {
        let mut known: HashMap<Key<'_>, Vec<&LockedQuotation>> = HashMap::new();
        for own in &old.quotations {
            let key = (&*own.map, &*own.claim, &*own.source, &*own.exact);
            known.entry(key).or_default().push(own);
        }
        Self {
            old,
            path_of,
            known,
            seen: HashSet::new(),
            quotations: BTreeMap::new(),
            hashes: BTreeMap::new(),
        }
    }

    /// Notes the quotations of a map. `accepts` tells of which claims moved quotations are taken where they stand now.
    pub fn add(
        &mut self,
        project: &Project,
        map: &Map,
        anchoring: &Anchoring,
        accepts: &dyn Fn(&Claim) -> bool,
    ) {
        for (id, claim) in map.claims.iter() {
            // Of quotations with the same words the file knows the first, the second, ….
            let mut earlier: HashMap<(FileId, FileId, &str), usize> = HashMap::new();
            for (quote, anchor) in claim.quotes.iter().zip(anchoring.of(id)) {
                let Some(anchor) = anchor else { continue };
                let source = project.source(anchor.source);
                let count = earlier
                    .entry((quote.at.file, source.file, &quote.exact))
                    .or_default();
                let number = *count;
                *count += 1;
                let Some(path) = (self.path_of)(quote.at.file) else {
                    continue;
                };
                let of_file = self.quotations.entry(path.clone()).or_default();
                if !self.seen.insert((quote.at.file, quote.at.span)) {
                    continue;
                }
                let Some(source_path) = (self.path_of)(source.file) else {
                    continue;
                };
                let is_taken = match anchor.placement.grade {
                    Grade::Moved => accepts(claim),
                    grade => grade.is_found(),
                };
                let locked = if is_taken {
                    locked(project, claim, quote, anchor, path, source_path.clone())
                } else {
                    let key = (&*path, claim.local_id(), &*source_path, &*quote.exact);
                    let known = self.known.get(&key);
                    let known = known.and_then(|known| known.get(number).copied().cloned());
                    let Some(known) = known else { continue };
                    known
                };
                of_file.insert(quote.at.span, locked);
                self.hashes
                    .insert(source_path, source.reading.sha256.clone());
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
        let old_hash = |path: &str| {
            let mut sources = self.old.sources.iter();
            let source = sources.find(|source| source.path == path);
            source.map(|source| source.sha256.clone())
        };
        let mut by_path: BTreeMap<String, Vec<LockedQuotation>> = BTreeMap::new();
        for (path, own) in others {
            if !is_there(path) {
                continue;
            }
            for quotation in &own {
                if !self.hashes.contains_key(&quotation.source)
                    && let Some(hash) = old_hash(&quotation.source)
                {
                    self.hashes.insert(quotation.source.clone(), hash);
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
