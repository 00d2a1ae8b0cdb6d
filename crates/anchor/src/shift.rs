//! Where a claim says more, or less, than the quotation that it rests on.
//!
//! Both are read for words of strength: hedges, negations, quantifiers, obligations. Such a word bears on the next word
//! that carries meaning (`could well` on `involve`), and covers its clause. A shift is told where the word that it bears
//! on stands in both texts, at no place of the other text is as strong, and both share enough words to speak of the
//! same. Paraphrase is normal, so everything else is silence.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use hence_source::Span;

use crate::clauses::Clauses;
use crate::grammar::Class;
use crate::strength::{Mark, Said, Scale, Strengths};
use crate::tokens::tokens;

/// What a shift is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ShiftKind {
    /// How sure it is: `could well`, `may`, `will`.
    Hedge,
    /// Whether it is so: `not`, `no`, `without`.
    Negation,
    /// Of how many, or how often: `many`, `all`, `often`.
    Quantifier,
    /// How binding it is: `may`, `should`, `must`.
    Obligation,
}

impl ShiftKind {
    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hedge => "hedge",
            Self::Negation => "negation",
            Self::Quantifier => "quantifier",
            Self::Obligation => "obligation",
        }
    }
}

/// Which way the claim went from its quotation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// The claim says more than the quotation.
    Stronger,
    /// The claim says less.
    Weaker,
    /// The claim says the opposite.
    Turned,
}

impl Direction {
    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Turned => "turned",
        }
    }
}

/// A word of strength that a claim and its quotation do not share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Shift {
    /// What it is about.
    pub kind: ShiftKind,
    /// Which way the claim went.
    pub direction: Direction,
    /// The words in the claim's text, where it has any.
    pub claim: Option<Span>,
    /// The words in the quotation, where it has any.
    pub quote: Option<Span>,
}

/// The rank of what is said without a hedge.
const OUTRIGHT: i8 = 4;

/// A longer claim is not compared, in bytes.
const LONGEST: usize = 8192;

/// How many stems of a claim one word of a quotation can be about, at most: itself, one more of those that are not shared,
/// and its denials by their beginnings.
const MOST_STEMS: usize = 16;

/// Returns where `claim` shifts the strength of `quotation`, sorted; spans are bytes of each.
///
/// Linear in both. Intensifiers (`absolutely`) are no words of strength here.
///
/// ```
/// use hence_anchor::{Direction, ShiftKind, shifts};
/// let claim = "An agreement will involve new procedures.";
/// let quotation = "An agreement could well involve new procedures";
/// let found = shifts(claim, quotation);
/// assert_eq!((found[0].kind, found[0].direction), (ShiftKind::Hedge, Direction::Stronger));
/// assert_eq!(found[0].claim.unwrap().of(claim), "will");
/// assert_eq!(found[0].quote.unwrap().of(quotation), "could well");
/// ```
pub fn shifts(claim: &str, quotation: &str) -> Vec<Shift> {
    shifts_of_each(claim, &[quotation])
        .pop()
        .unwrap_or_default()
}

/// Returns for each of `quotations` what [`shifts`] does; the claim is read once. A claim of more than 8192 bytes shifts
/// nothing: that is no claim any more.
pub fn shifts_of_each(claim: &str, quotations: &[&str]) -> Vec<Vec<Shift>> {
    if claim.len() > LONGEST {
        return vec![Vec::new(); quotations.len()];
    }
    let claim_tokens = tokens(claim, Span::from(0..claim.len()));
    let claim_clauses = Clauses::new(&claim_tokens);
    let mine = Strengths::new(&claim_clauses);
    let my_stems = stems(&mine);
    let each = quotations.iter().map(|quotation| {
        let quote_tokens = tokens(quotation, Span::from(0..quotation.len()));
        // So few words are not half of the claim's, whatever they deny.
        if my_stems.len() > MOST_STEMS * quote_tokens.len() {
            return Vec::new();
        }
        let quote_clauses = Clauses::new(&quote_tokens);
        shifts_between(&mine, &my_stems, Strengths::new(&quote_clauses))
    });
    each.collect()
}

/// Returns the stems of a text.
fn stems(text: &Strengths<'_>) -> BTreeSet<String> {
    text.stems.iter().flatten().cloned().collect()
}

/// Compares a claim, which has `my_stems`, with a quotation.
fn shifts_between(
    mine: &Strengths<'_>,
    my_stems: &BTreeSet<String>,
    mut theirs: Strengths<'_>,
) -> Vec<Shift> {
    let mut mine = mine.clone();
    let their_stems = stems(&theirs);
    mine.deny(&|stem| their_stems.contains(stem));
    theirs.deny(&|stem| my_stems.contains(stem));
    let all = stems(&mine);
    let their_stems = stems(&theirs);
    let shared = all.intersection(&their_stems).count();
    let is_about_the_same = shared * 2 >= all.len() && shared >= all.len().clamp(1, 2);
    if !is_about_the_same {
        return Vec::new();
    }
    let mut found = compare(&theirs, &mine, Side::Quotation);
    found.extend(compare(&mine, &theirs, Side::Claim));
    // Two negations more turn nothing: `without rain no river` is `a river needs rain`.
    let is_even = |shared: bool| {
        let mine = denials(&mine, &their_stems, shared);
        mine.abs_diff(denials(&theirs, &all, shared))
            .is_multiple_of(2)
    };
    if is_even(true) || is_even(false) {
        found.retain(|shift| shift.direction != Direction::Turned);
    }
    settle(found)
}

/// Which text has the mark that is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Claim,
    Quotation,
}

/// A way that the claim went, and the mark of the other text against which it did.
type Way = (Direction, Option<usize>);

/// Compares the marks of one text with what the other says of the words that they bear on.
fn compare(text: &Strengths<'_>, other: &Strengths<'_>, side: Side) -> Vec<Shift> {
    let (own, said) = (text.said(), other.said());
    let shift = |mark: &Mark| {
        let (head, stem, theirs) = mark.heads.iter().find_map(|head| {
            let stem = text.stem(*head)?;
            Some((*head, stem, said.get(stem)?))
        })?;
        let mine = own.get(stem)?;
        let is_same_use = is_noun(text, head) == is_noun(other, theirs.first);
        let (direction, opposite) = match mark.scale {
            Scale::Negation => {
                let stems = mark.scope.clone().filter_map(|index| text.stem(index));
                let mut covered = stems.filter_map(|stem| said.get(stem));
                let is_turned = mine.is_denied() && !covered.any(Said::is_denied);
                is_turned.then_some((Direction::Turned, None))
            }
            Scale::Amount | Scale::Frequency => {
                let is_bare = mark.scale == Scale::Frequency || is_bare(other, theirs.first);
                let is_own = mine.has(mark.scale, Some(mark.rank));
                quantity(mark, theirs, is_bare, side).filter(|_| is_own)
            }
            Scale::Obligation => obligation(mark, mine, theirs, side),
            Scale::Hedge if is_same_use => hedge(mark, mine, theirs, side),
            Scale::Hedge => None,
        }?;
        let opposite = opposite.and_then(|number| other.marks.get(number));
        let opposite = opposite.map(|mark| mark.at);
        let (claim, quote) = match side {
            Side::Claim => (Some(mark.at), opposite),
            Side::Quotation => (opposite, Some(mark.at)),
        };
        Some(Shift {
            kind: kind_of(mark.scale),
            direction,
            claim,
            quote,
        })
    };
    text.marks.iter().filter_map(shift).collect()
}

const fn kind_of(scale: Scale) -> ShiftKind {
    match scale {
        Scale::Hedge => ShiftKind::Hedge,
        Scale::Obligation => ShiftKind::Obligation,
        Scale::Negation => ShiftKind::Negation,
        Scale::Amount | Scale::Frequency => ShiftKind::Quantifier,
    }
}

/// Returns the way from the quotation's rank to the claim's, where they differ.
fn way(mine: i8, theirs: i8, side: Side) -> Option<Direction> {
    let (claim, quote) = match side {
        Side::Claim => (mine, theirs),
        Side::Quotation => (theirs, mine),
    };
    match claim.cmp(&quote) {
        Ordering::Equal => None,
        Ordering::Greater => Some(Direction::Stronger),
        Ordering::Less => Some(Direction::Weaker),
    }
}

/// Returns the one way that leads to all ranks of the other text, or nothing.
fn only_way(
    mine: i8,
    theirs: impl Iterator<Item = (i8, Option<usize>)>,
    side: Side,
) -> Option<Way> {
    let mut only = None;
    for (rank, mark) in theirs {
        let way = way(mine, rank, side)?;
        match only {
            None => only = Some((way, mark)),
            Some((other, _)) if other == way => {}
            Some(_) => return None,
        }
    }
    only
}

fn hedge(mark: &Mark, mine: &Said, theirs: &Said, side: Side) -> Option<Way> {
    let is_binding = |said: &Said| {
        said.ranks(Scale::Obligation)
            .any(|(rank, _)| rank > Some(1))
    };
    // `may` against `must` is a permission, `may not` forbids; a weaker hedge at the same word counts instead of this one.
    let forbids = mine.is_denied() && mine.has(Scale::Obligation, Some(1));
    if forbids || is_binding(theirs) || !mine.has(Scale::Hedge, Some(mark.rank)) {
        return None;
    }
    let ranks = theirs.ranks(Scale::Hedge);
    only_way(
        mark.rank,
        ranks.map(|(rank, mark)| (rank.unwrap_or(OUTRIGHT), mark)),
        side,
    )
}

fn obligation(mark: &Mark, mine: &Said, theirs: &Said, side: Side) -> Option<Way> {
    let is_own = mine.has(Scale::Obligation, Some(mark.rank));
    if theirs.has(Scale::Obligation, None) || !is_own {
        return None;
    }
    // `may not` forbids as much as `must not`.
    let permits = |said: &Said| said.has(Scale::Obligation, Some(1));
    if (mine.is_denied() || theirs.is_denied()) && (permits(mine) || permits(theirs)) {
        return None;
    }
    let ranks = theirs.ranks(Scale::Obligation);
    only_way(
        mark.rank,
        ranks.filter_map(|(rank, mark)| Some((rank?, mark))),
        side,
    )
}

fn quantity(mark: &Mark, theirs: &Said, is_bare: bool, side: Side) -> Option<Way> {
    if theirs.has(mark.scale, Some(mark.rank)) {
        return None;
    }
    // What none or few do is said of all the others; `some` dropped or `all` added is said of more.
    if theirs.has(mark.scale, None) {
        let added = match side {
            Side::Claim => 6,
            Side::Quotation => 2,
        };
        return (is_bare && mark.rank == added).then_some((Direction::Stronger, None));
    }
    let sign = mark.rank.signum();
    let ranks: Vec<_> = theirs
        .ranks(mark.scale)
        .filter_map(|(rank, mark)| Some((rank?, mark)))
        .collect();
    let is_same_sign = ranks.iter().all(|(rank, _)| rank.signum() == sign);
    let sizes = ranks.into_iter().map(|(rank, mark)| (rank.abs(), mark));
    only_way(mark.rank.abs(), sizes, side).filter(|_| is_same_sign)
}

/// Tells whether a word is used as a noun: a preposition or a determiner stands before it.
fn is_noun(text: &Strengths<'_>, at: usize) -> bool {
    let classes = [Class::Preposition, Class::Definite, Class::Indefinite];
    let before = at.checked_sub(1);
    let is_of =
        |class| text.clauses.is_of(before, class) && !text.clauses.is_of(before, Class::Pronoun);
    classes.into_iter().any(is_of)
}

/// Tells whether a word is a plural without a determiner or a number before it.
fn is_bare(text: &Strengths<'_>, at: usize) -> bool {
    let word = text.clauses.word(at);
    let is_plural = word.ends_with('s') || text.clauses.is(at, Class::Plural);
    let mut before = (at.saturating_sub(2)..at).map(|at| (at, text.clauses.word(at)));
    is_plural
        && !before.any(|(at, word)| {
            text.clauses.is(at, Class::Definite)
                || text.clauses.is(at, Class::Indefinite)
                || word.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// Counts the negations of a text, or those on words that the other text has, too.
fn denials(text: &Strengths<'_>, stems: &BTreeSet<String>, only_shared: bool) -> usize {
    let is_shared = |head: &usize| text.stem(*head).is_some_and(|stem| stems.contains(stem));
    let denials = text
        .marks
        .iter()
        .filter(|mark| mark.scale == Scale::Negation);
    denials
        .filter(|mark| !only_shared || mark.heads.iter().any(is_shared))
        .count()
}

/// Leaves out what another shift explains: where a claim says the opposite, how strongly does not matter.
fn settle(mut found: Vec<Shift>) -> Vec<Shift> {
    if found
        .iter()
        .any(|shift| shift.direction == Direction::Turned)
    {
        found.retain(|shift| shift.direction == Direction::Turned);
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
#[path = "shift/tests.rs"]
mod tests;
