//! `near-duplicate-claims`: two claims are the same sentence, up to case, punctuation and white space.

use std::collections::{HashMap, HashSet};

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
    let equivalent: HashSet<[ClaimId; 2]> = ctx.map.equivalences.iter().map(|pair| sorted(pair.between)).collect();
    let mut known: HashMap<String, ClaimId> = HashMap::with_capacity(ctx.map.claims.len());
    for (id, claim) in ctx.map.claims.iter() {
        let words = words(&claim.text);
        if words.is_empty() {
            continue;
        }
        let first = *known.entry(words).or_insert(id);
        if first == id || equivalent.contains(&sorted([first, id])) {
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
    if first <= second { [first, second] } else { [second, first] }
}

/// Returns the words of a text in lower case, without punctuation, one space between them.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/')) {
        let start = words.len();
        words.extend(word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
        if words.len() > start {
            words.push(' ');
        }
    }
    words
}
