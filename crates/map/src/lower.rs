//! From the documents of a project to its map.
//!
//! Two passes over each file that the map reaches. The first ([`declare`]) gives every claim, question, source and
//! group its id; the second ([`relate`]) knows all names and resolves relations and attributes. A relation that names
//! a claim that does not exist is left out, and the claim that it bears on is marked as incomplete, so that one slip
//! is told once.

mod attributes;
mod declare;
mod keys;
mod pairs;
mod relate;
mod resolve;
mod scope;

use std::collections::{HashSet, VecDeque};

use hence_source::{Diagnostic, FileId};
use indexmap::IndexSet;

use crate::model::Map;
use crate::names::normalized;
use crate::project::Project;
use crate::scheme::SchemeLibrary;
use scope::Scope;

/// A map, and what was wrong with the names and values in it.
#[derive(Debug)]
pub struct Lowered {
    /// The map.
    pub map: Map,
    /// The files that it was read from, the root file first.
    pub files: Vec<FileId>,
    /// What was wrong, file by file in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Builds the map of the file `root` and the files that it uses, directly or not.
///
/// Never fails: what cannot be resolved is reported and left out. Linear in the text on average.
pub fn lower(project: &Project, root: FileId, schemes: &SchemeLibrary) -> Lowered {
    let mut map = Map::default();
    let mut diagnostics = Vec::new();
    let mut scopes = scopes(project, root);
    for scope in &mut scopes {
        declare::declare(project, scope, &mut map, &mut diagnostics);
    }
    let mut places = relate::Relating::new(&map);
    for index in 0..scopes.len() {
        relate::relate(
            project,
            &scopes,
            index,
            schemes,
            &mut map,
            &mut places,
            &mut diagnostics,
        );
    }
    pairs::merge(&mut map);
    for claim in map.claims.iter_mut().map(|(_, claim)| claim) {
        if claim.tags.len() > 1 {
            let unique: IndexSet<String> = claim.tags.drain(..).collect();
            claim.tags.extend(unique);
        }
    }
    // A file's findings come from both passes: they are told in the order of its text.
    let rank: Vec<FileId> = scopes.iter().map(|scope| scope.file).collect();
    let mut order = vec![usize::MAX; project.files.len()];
    for (place, file) in rank.iter().enumerate() {
        if let Some(slot) = order.get_mut(file.index()) {
            *slot = place;
        }
    }
    diagnostics.sort_by_key(|finding: &Diagnostic| {
        let place = finding.place();
        (order.get(place.file.index()).copied(), place.span.start)
    });
    Lowered {
        map,
        files: rank,
        diagnostics,
    }
}

/// Returns a scope for each file that `root` reaches, nearest first, each under the shortest path of aliases.
fn scopes(project: &Project, root: FileId) -> Vec<Scope<'_>> {
    let mut by_file = vec![None; project.files.len()];
    let mut scopes: Vec<Scope<'_>> = Vec::new();
    let mut queue = VecDeque::from([(root, String::new())]);
    while let Some((file, prefix)) = queue.pop_front() {
        let Some(slot @ None) = by_file.get_mut(file.index()) else {
            continue;
        };
        *slot = Some(scopes.len());
        // The second of two files under one name (reported) cannot be named.
        let mut aliases = HashSet::new();
        for used in &project.unit(file).uses {
            if !aliases.insert(normalized(&used.alias)) {
                continue;
            }
            if let Some(target) = used.file {
                // A file that is known already would only be thrown away: a ring of many files stays small.
                if by_file.get(target.index()).is_some_and(Option::is_none) {
                    queue.push_back((target, format!("{prefix}{}.", used.alias)));
                }
            }
        }
        scopes.push(Scope::new(file, prefix));
    }
    for scope in &mut scopes {
        for used in &project.unit(scope.file).uses {
            let target = used
                .file
                .and_then(|file| by_file.get(file.index()).copied().flatten());
            scope.add_alias(used, target);
        }
    }
    scopes
}
