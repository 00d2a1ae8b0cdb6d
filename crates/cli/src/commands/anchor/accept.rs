//! `hence anchor --accept`: what the source says now is what is quoted.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use hence_anchor::{Anchor, Grade, Placement};
use hence_map::{Claim, Quote};
use hence_rules::{Outcome, differences};
use hence_source::{FileId, Span, closest};

use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::output::print;

/// Of which claims what the source says is accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Accepted {
    /// Of none.
    Nothing,
    /// Of one.
    Claim(String),
    /// Of all, but for quotations that differ by a word that turns the sentence.
    Everything,
}

impl Accepted {
    /// Tells whether a claim is meant.
    pub(super) fn takes(&self, claim: &Claim) -> bool {
        match self {
            Self::Nothing => false,
            Self::Claim(id) => claim.id == *id,
            Self::Everything => true,
        }
    }

    /// Tells whether a quotation is taken where it stands now. What its author says of its place has to be changed in the
    /// map: no note of ours would prevail over it.
    pub(super) fn takes_place(&self, claim: &Claim, quote: &Quote) -> bool {
        self.takes(claim) && quote.after.is_none()
    }

    /// Tells whether a quotation of a claim that is meant is written anew.
    fn rewrites(&self, placement: &Placement) -> bool {
        let is_named = matches!(self, Self::Claim(_));
        match placement.grade {
            // Whoever takes another figure, or turns a claim round, names the claim.
            Grade::Fuzzy | Grade::NeedsReview => is_named || !has_other_figures(placement),
            Grade::Altered => is_named,
            _ => false,
        }
    }

    /// Fails where the claim that is named does not exist.
    pub(super) fn assert_known(&self, outcomes: &[(FileId, Outcome)]) -> Result<(), Failure> {
        let Self::Claim(wanted) = self else {
            return Ok(());
        };
        let ids = || {
            let maps = outcomes.iter().map(|(_, outcome)| &outcome.map);
            maps.flat_map(|map| map.claims.values().map(|claim| claim.id.as_str()))
        };
        if ids().any(|id| id == wanted) {
            return Ok(());
        }
        Err(Failure::Usage {
            message: format!("no claim is called `{wanted}`"),
            help: closest(wanted, ids()).map_or_else(
                || "name a claim by its id, as it stands between the brackets".into(),
                |id| format!("did you mean `{id}`?"),
            ),
        })
    }
}

/// Tells whether a quotation and its source differ by a figure.
fn has_other_figures(placement: &Placement) -> bool {
    let words = |difference: &hence_anchor::Difference| {
        let mut words = difference.quoted.iter().chain(&difference.sourced);
        words.any(|word| word.contains(|c: char| c.is_numeric()))
    };
    placement.differences.iter().any(words)
}

/// A quotation that is written anew.
struct Rewrite {
    words: Span,
    insert: String,
}

/// Shows what is about to change, and writes it into the maps; tells whether anything did.
pub(super) fn rewrite(
    inputs: &Inputs,
    outcomes: &[(FileId, Outcome)],
    accepted: &Accepted,
    is_quiet: bool,
) -> Result<bool, Failure> {
    let mut by_file: BTreeMap<FileId, Vec<Rewrite>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut told = String::new();
    for (_, outcome) in outcomes {
        for (claim, quote, anchor) in drifted(outcome, accepted) {
            let passage = anchor.passage(&inputs.project);
            if passage.is_empty() || !seen.insert((quote.at.file, quote.words_at.span)) {
                continue;
            }
            // Of a claim of Markdown the words are the claim: there is no line to rewrite.
            let file = inputs.project.files.get(quote.at.file);
            if quote.place.is_some() {
                continue;
            }
            if inputs.project.unit(quote.at.file).is_damaged {
                return Err(Failure::not_utf8(&file.path));
            }
            told.push_str(&shown(inputs, claim, quote, anchor, &passage));
            let insert = passage.replace('\\', "\\\\").replace('"', "\\\"");
            by_file.entry(quote.at.file).or_default().push(Rewrite {
                words: quote.words_at.span,
                insert,
            });
        }
    }
    if !is_quiet {
        print(told.as_bytes())?;
    }
    let is_any = !by_file.is_empty();
    for (file, mut rewrites) in by_file {
        rewrites.sort_by_key(|rewrite| rewrite.words.start);
        let old = &inputs.project.files.get(file).text;
        let new = applied(old, &rewrites);
        crate::output::rewrite(inputs.path_of(file), old, &new)?;
    }
    Ok(is_any)
}

fn drifted<'o>(
    outcome: &'o Outcome,
    accepted: &'o Accepted,
) -> impl Iterator<Item = (&'o Claim, &'o Quote, &'o Anchor)> {
    let claims = outcome.map.claims.iter();
    let meant = claims.filter(|(_, claim)| accepted.takes(claim));
    meant.flat_map(move |(id, claim)| {
        let anchors = claim.quotes.iter().zip(outcome.anchoring.of(id));
        anchors.filter_map(move |(quote, anchor)| {
            let anchor = anchor.as_ref()?;
            let is_meant = accepted.rewrites(&anchor.placement);
            is_meant.then_some((claim, quote, anchor))
        })
    })
}

/// Returns the quotation before and after, and by which words they differ.
fn shown(inputs: &Inputs, claim: &Claim, quote: &Quote, anchor: &Anchor, passage: &str) -> String {
    let file = inputs.project.files.get(quote.words_at.file);
    let place = file.lines.position(&file.text, quote.words_at.span.start);
    let visible = |text: &str| hence_report::visible(text, true);
    let mut text = format!(
        "{}:{}:{}: {}\n",
        visible(&file.path),
        place.line,
        place.column,
        visible(&claim.id)
    );
    let differences = differences(&anchor.placement.differences);
    // Writing to a string does not fail.
    let _ = writeln!(text, "  - {}", visible(&quote.exact));
    let _ = writeln!(text, "  + {}", visible(passage));
    if !differences.is_empty() {
        let _ = writeln!(text, "    {}", visible(&differences));
    }
    text
}

/// Returns the text with the quotations written anew, which are given in order.
fn applied(old: &str, rewrites: &[Rewrite]) -> String {
    let mut new = String::with_capacity(old.len());
    let mut from = 0;
    for rewrite in rewrites {
        new.push_str(Span::new(from, rewrite.words.start).of(old));
        new.push_str(&rewrite.insert);
        from = rewrite.words.end;
    }
    new.push_str(Span::new(from, old.len() as u32).of(old));
    new
}
