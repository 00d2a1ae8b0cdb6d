//! `near-duplicate-claims`: two claims are the same sentence, up to case, punctuation and white space.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;
use hence_map::ClaimId;
use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "near-duplicate-claims",
    severity: Severity::Warning,
    group: Group::Care,
    since: "0.1.0",
    page: include_str!("../../docs/near-duplicate-claims.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let equivalent: HashSet<[ClaimId; 2]> = ctx
        .map
        .equivalences
        .iter()
        .map(|pair| sorted(pair.between))
        .collect();
    // The sentences are compared by a keyed hash, and then by their words: to keep them all would double the memory.
    let n_claims = ctx.map.claims.len();
    let hasher = RandomState::default();
    let mut known: HashMap<u64, ClaimId, RandomState> =
        HashMap::with_capacity_and_hasher(n_claims, hasher.clone());
    let (mut words, mut others) = (Vec::new(), Vec::new());
    for (id, claim) in ctx.map.claims.iter() {
        read_words(&claim.text, &mut words);
        if words.is_empty() {
            continue;
        }
        let first = *known.entry(hasher.hash_one(words.as_slice())).or_insert(id);
        if first == id {
            continue;
        }
        read_words(&ctx.map.claims[first].text, &mut others);
        if words != others || equivalent.contains(&sorted([first, id])) {
            continue;
        }
        let first = &ctx.map.claims[first];
        out.push(
            Diagnostic::new(
                RULE.code,
                format!("`{}` says what `{}` says", claim.id, first.id),
                claim.at,
                "the same sentence again",
            )
            .with_label(first.at, "first here")
            .with_help(format!(
                "refer to the first one as `[{}]`; if both wordings are wanted, write `restates [{}]` below the second",
                first.id, first.id
            ))
            .with_claim(&claim.id)
            .with_claim(&first.id),
        );
    }
}

fn sorted([first, second]: [ClaimId; 2]) -> [ClaimId; 2] {
    if first <= second {
        [first, second]
    } else {
        [second, first]
    }
}

/// What becomes of an ASCII character: nothing, a space between words, or a letter in lower case.
#[expect(clippy::indexing_slicing, reason = "the index is below the length")]
const ASCII: [u8; 128] = {
    let mut kept = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        kept[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => byte.to_ascii_lowercase(),
            b' ' | b'\t'..=b'\r' | b'-' | b'/' => b' ',
            _ => 0,
        };
        byte += 1;
    }
    kept
};

/// Reads the words of a text into `words`: in lower case, without punctuation, one space between them.
fn read_words(text: &str, words: &mut Vec<u8>) {
    words.clear();
    words.reserve(text.len());
    let mut is_between = false;
    for c in text.chars() {
        let kept = match ASCII.get(c as usize) {
            Some(kept) => *kept,
            None if c.is_alphanumeric() => b'a',
            None if c.is_whitespace() || matches!(c, '–' | '—') => b' ',
            None => 0,
        };
        if kept == b' ' {
            is_between = true;
        } else if kept != 0 {
            if is_between && !words.is_empty() {
                words.push(b' ');
            }
            is_between = false;
            if c.is_ascii() {
                words.push(kept);
            } else {
                let mut buffer = [0; 4];
                for lower in c.to_lowercase() {
                    words.extend_from_slice(lower.encode_utf8(&mut buffer).as_bytes());
                }
            }
        }
    }
}
