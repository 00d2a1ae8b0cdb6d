//! `near-duplicate-claims`: two claims are the same sentence, up to case, punctuation and white space.

use std::collections::HashMap;
use std::hash::BuildHasher as _;
use std::str::Chars;

use foldhash::fast::RandomState;
use hence_map::{ClaimId, Map};
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

/// The signs outside of ASCII that are read aloud.
const SIGNS: [char; 11] = ['€', '£', '¥', '°', '‰', '§', '±', '×', '≠', '≤', '≥'];
/// The bytes of a sentence that are its beginning.
const BEGINNING: usize = 32;

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut sentences = Sentences::new(ctx.map);
    for (id, claim) in ctx.map.claims.iter() {
        let Some(first) = sentences.first_alike(id) else {
            continue;
        };
        if ctx.propositions().first(first) == ctx.propositions().first(id) {
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

/// The sentences of the claims so far. They are known by keyed hashes, as to keep them all would double the memory.
struct Sentences<'m> {
    map: &'m Map,
    hasher: RandomState,
    /// The first claim with each beginning, and whether its whole sentence is known: few share more than a beginning.
    beginnings: HashMap<u64, (ClaimId, bool), RandomState>,
    /// The first claim with each sentence.
    wholes: HashMap<u64, ClaimId, RandomState>,
    words: Vec<u8>,
    others: Vec<u8>,
}

impl<'m> Sentences<'m> {
    fn new(map: &'m Map) -> Self {
        let hasher = RandomState::default();
        let (n_claims, kept) = (map.claims.len(), hasher.clone());
        Self {
            map,
            beginnings: HashMap::with_capacity_and_hasher(n_claims, hasher.clone()),
            wholes: HashMap::with_hasher(hasher),
            hasher: kept,
            words: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Adds the sentence of a claim. Returns the first claim with that sentence, where it is another one.
    fn first_alike(&mut self, claim: ClaimId) -> Option<ClaimId> {
        let text = |claim: ClaimId| self.map.claims[claim].text.as_str();
        read_words(text(claim), BEGINNING, &mut self.words);
        if self.words.is_empty() {
            return None;
        }
        let beginning = self.hasher.hash_one(self.words.as_slice());
        let (first, is_known) = self.beginnings.entry(beginning).or_insert((claim, false));
        if *first == claim {
            return None;
        }
        if !std::mem::replace(is_known, true) {
            read_words(text(*first), usize::MAX, &mut self.others);
            let whole = self.hasher.hash_one(self.others.as_slice());
            self.wholes.insert(whole, *first);
        }
        read_words(text(claim), usize::MAX, &mut self.words);
        let whole = self.hasher.hash_one(self.words.as_slice());
        let first = *self.wholes.entry(whole).or_insert(claim);
        if first == claim {
            return None;
        }
        read_words(text(first), usize::MAX, &mut self.others);
        (self.words == self.others).then_some(first)
    }
}

/// What becomes of an ASCII character: nothing, a space between words, a sign that matters, or a letter in lower case.
#[expect(clippy::indexing_slicing, reason = "the index is below the length")]
const ASCII: [u8; 128] = {
    let mut kept = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        kept[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => byte.to_ascii_lowercase(),
            b' ' | b'\t'..=b'\r' | b'-' | b'/' => b' ',
            b'?' | b'%' | b'$' | b'<' | b'>' | b'=' | b'+' => SIGN,
            _ => 0,
        };
        byte += 1;
    }
    kept
};
/// Stands for a sign without which a sentence says something else.
const SIGN: u8 = b'?';

/// Reads the words of a text into `words`, the first `limit` bytes of them: in lower case, without punctuation, one
/// space between them. A question mark stays, and so do the signs of numbers and those that are read aloud.
fn read_words(text: &str, limit: usize, words: &mut Vec<u8>) {
    words.clear();
    words.reserve(text.len().min(limit));
    // A space that comes, and whether one may: beside a sign none matters.
    let (mut is_between, mut is_loose) = (false, false);
    let mut before = ' ';
    let mut rest = text.chars();
    while words.len() < limit {
        // Most characters are plain letters and spaces between them.
        let mut n_plain = 0;
        for byte in rest.as_str().bytes() {
            if byte.is_ascii_alphanumeric() {
                if is_between && is_loose {
                    words.push(b' ');
                }
                (is_between, is_loose) = (false, true);
                words.push(byte.to_ascii_lowercase());
            } else if byte == b' ' {
                is_between = true;
            } else {
                break;
            }
            before = char::from(byte);
            n_plain += 1;
            if words.len() >= limit {
                break;
            }
        }
        rest = rest.as_str().get(n_plain..).unwrap_or_default().chars();
        let Some(c) = rest.next() else { break };
        let kept = kept(before, c, &rest);
        before = c;
        if kept == b' ' {
            is_between = true;
        } else if kept == SIGN {
            push(c, words);
            (is_between, is_loose) = (false, false);
        } else if kept != 0 {
            if is_between && is_loose {
                words.push(b' ');
            }
            (is_between, is_loose) = (false, true);
            push(c, words);
        }
    }
    words.truncate(limit);
}

/// Tells what becomes of a character: as in [`ASCII`], with any letter for one that is not ASCII.
fn kept(before: char, c: char, rest: &Chars<'_>) -> u8 {
    let is_before_digit = || {
        rest.clone()
            .next()
            .is_some_and(|next| next.is_ascii_digit())
    };
    match c {
        '.' | ',' if is_before_digit() => b'a',
        // The minus of a number, and no dash or hyphen between two.
        '-' | '−' | '–' if !before.is_alphanumeric() && is_before_digit() => b'a',
        _ => match ASCII.get(c as usize) {
            Some(kept) => *kept,
            None if c.is_alphanumeric() => b'a',
            None if c.is_whitespace() || matches!(c, '–' | '—' | '−') => b' ',
            None if SIGNS.contains(&c) => SIGN,
            None => 0,
        },
    }
}

fn push(c: char, words: &mut Vec<u8>) {
    let mut buffer = [0; 4];
    for lower in c.to_lowercase() {
        words.extend_from_slice(lower.encode_utf8(&mut buffer).as_bytes());
    }
}
