//! Claims without an id whose text was most likely meant as something else.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_map::{Claim, ClaimId, Map};
use hence_source::closest;

/// The words that stand before a bracket.
const WORDS: [&str; 4] = ["given", "suppose", "implied", NOT];
/// The word of a negation.
const NOT: &str = "not";

/// What the text of a claim without an id was most likely meant as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misreading<'m> {
    /// A definition, behind a mistyped stance.
    Definition {
        /// The word as it is written.
        written: &'m str,
        /// The stance that was likely meant.
        meant: &'static str,
        /// The id between the brackets.
        id: &'m str,
    },
    /// A reference, behind a mistyped `not` or stance.
    Reference {
        /// The word as it is written.
        written: &'m str,
        /// The word that was likely meant.
        meant: &'static str,
        /// The id between the brackets.
        id: &'m str,
        /// The claim that has the id.
        claim: ClaimId,
    },
    /// A text that names another claim as a reference does.
    Mention {
        /// The id between the brackets.
        id: &'m str,
        /// The claim that has the id.
        claim: ClaimId,
    },
}

/// Looks at the text of every claim without an id. Linear in the texts.
pub(crate) fn misreadings(map: &Map) -> HashMap<ClaimId, Misreading<'_>, RandomState> {
    if !map.claims.values().any(is_suspicious) {
        return HashMap::default();
    }
    let named = map.claims.iter().filter(|(_, claim)| !claim.is_anonymous);
    let named: HashMap<&str, ClaimId> = named.map(|(id, claim)| (claim.id.as_str(), id)).collect();
    let claims = map.claims.iter();
    claims
        .filter_map(|(id, claim)| Some((id, misreading(claim, &named)?)))
        .collect()
}

fn misreading<'m>(claim: &'m Claim, named: &HashMap<&str, ClaimId>) -> Option<Misreading<'m>> {
    if !is_suspicious(claim) {
        return None;
    }
    // In a file that is used, ids are known by the path to the file.
    let path = claim.id.rsplit_once('.').map(|(path, _)| path);
    let find = |id: &str| match path {
        Some(path) => named.get(format!("{path}.{id}").as_str()).copied(),
        None => named.get(id).copied(),
    };
    behind_a_word(&claim.text, find).or_else(|| {
        bracketed(&claim.text).find_map(|(id, _)| {
            Some(Misreading::Mention {
                id,
                claim: find(id)?,
            })
        })
    })
}

fn is_suspicious(claim: &Claim) -> bool {
    claim.is_anonymous && claim.text.contains('[')
}

/// Reads a word that is close to a stance or to `not`, and brackets.
fn behind_a_word(text: &str, find: impl Fn(&str) -> Option<ClaimId>) -> Option<Misreading<'_>> {
    let (written, rest) = text.split_once(' ')?;
    if !rest.starts_with('[') {
        return None;
    }
    let (id, after) = bracketed(rest).next()?;
    // The word itself is text only where it was escaped, and so meant.
    let meant = closest(written, WORDS).filter(|meant| *meant != written)?;
    let after = after.trim_start();
    match find(id) {
        Some(claim) if after.is_empty() => Some(Misreading::Reference {
            written,
            meant,
            id,
            claim,
        }),
        None if meant != NOT && !after.is_empty() => {
            Some(Misreading::Definition { written, meant, id })
        }
        _ => None,
    }
}

/// Returns the ids that stand between brackets in a text, each with what follows up to the next opening bracket.
fn bracketed(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = text.split('[').skip(1);
    parts.filter_map(|part| {
        let (id, after) = part.split_once(']')?;
        let is_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        (!id.is_empty() && id.chars().all(is_id)).then_some((id, after))
    })
}
