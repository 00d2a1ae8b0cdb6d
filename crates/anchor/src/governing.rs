//! The operators that a quotation cuts off.
//!
//! *If the West is to create a framework, it must solve the problem* does not say that it must: "it must solve the
//! problem" is quoted out of its condition. This module finds the operators of the source's sentence that govern
//! quoted words and are not quoted with them.
//!
//! What a careful reader would want to hear of decides what counts:
//!
//! - the main clause of a conditional is said only under its condition, so `if` governs both clauses; `although`
//!   governs its own clause alone, and so does `even if`;
//! - words that assert nothing can be quoted from under any operator: "the security of Europe", "their goal of …",
//!   "in Poland". Under a negation or a modality a thing that is new (*no* "threat to Europe", *could involve*
//!   "mutual guarantees") is asserted by being quoted, so that is told;
//! - whoever says "we believe" says it; only what others say is attributed.
//!
//! Only the sentence is read: what an earlier sentence takes back (*Three myths are told. …*) is not seen. Obligations
//! (`must`, `should`) and what is known or shown (`know that`, `show that`) are no operators.

use std::ops::Range;

use hence_source::Span;

use crate::assertion::asserts;
use crate::clauses::Clauses;
use crate::grammar::Class;
use crate::operators::{Match, Scope, matches_at};
use crate::reach::Reach;
use crate::text::SourceText;
use crate::tokens::{Token, tokens};

/// How much of a long sentence is read before and after each part of the quotation, in bytes.
const WINDOW: u32 = 2048;

/// What an operator does to the words that it governs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Governing {
    /// It denies them: `not`, `neither … nor`, `without`, `fail to`.
    Negation,
    /// It makes them, or makes them depend on, a condition: `if`, `unless`, `provided that`.
    Conditional,
    /// It grants them, to say something else: `although`, `of course … but`.
    Concession,
    /// It makes them possible, likely, hoped for or planned: `could`, `we hope`, `intend to`.
    Modality,
    /// It says them for somebody else: `critics say`, `according to`.
    Attribution,
    /// It asks them: `whether`, a question mark.
    Question,
}

impl Governing {
    /// All kinds, in their order.
    pub const ALL: [Self; 6] = [
        Self::Negation,
        Self::Conditional,
        Self::Concession,
        Self::Modality,
        Self::Attribution,
        Self::Question,
    ];

    /// Returns the name, in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Conditional => "conditional",
            Self::Concession => "concession",
            Self::Modality => "modality",
            Self::Attribution => "attribution",
            Self::Question => "question",
        }
    }
}

/// An operator of the source's sentence that governs quoted words, and that the quotation left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Governor {
    /// The operator's words.
    pub at: Span,
    /// What it does to the quoted words.
    pub kind: Governing,
    /// The sentence that both stand in.
    pub sentence: Span,
}

/// Returns the operators that govern the passage with these `parts` (in order, between its elisions) and that do not
/// stand in it, sorted by place.
///
/// An operator in an elision governs what is quoted behind it. Linear in the sentences that the passage stands in; of
/// a long sentence only the 2048 bytes before and after each part are read.
///
/// ```
/// use hence_anchor::{Governing, SourceText, governors};
/// use hence_source::Span;
/// let text = SourceText::new("It could well involve new procedures.");
/// let found = governors(&text, &[Span::new(14, 36)]);
/// assert_eq!(found[0].kind, Governing::Modality);
/// assert_eq!(found[0].at.of(text.as_str()), "could well");
/// ```
pub fn governors(text: &SourceText<'_>, parts: &[Span]) -> Vec<Governor> {
    let parts = merged(parts);
    let Some(passage) = parts.first().zip(parts.last()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for sentence in text.sentences_at(passage.0.to(*passage.1)) {
        let here = within(&parts, *sentence);
        let mut is_first = true;
        for near in here.chunk_by(|part, next| next.start - part.end <= 2 * WINDOW) {
            let (Some(first), Some(last)) = (near.first(), near.last()) else {
                continue;
            };
            let start = first.start.saturating_sub(WINDOW).max(sentence.start);
            let end = last.end.saturating_add(WINDOW).min(sentence.end);
            let window = whole(text.as_str(), start, end);
            let tokens = tokens(text.as_str(), window);
            let passage = Passage::new(&tokens, near, is_first);
            let governors = passage.governors();
            found.extend(governors.map(|(kind, at)| Governor {
                at,
                kind,
                sentence: *sentence,
            }));
            is_first = false;
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns the parts in their order; those that overlap are one.
fn merged(parts: &[Span]) -> Vec<Span> {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    let mut parts: Vec<_> = parts.collect();
    parts.sort_unstable();
    parts.dedup_by(|next, part| {
        let is_one = next.start < part.end;
        if is_one {
            *part = part.to(*next);
        }
        is_one
    });
    parts
}

/// Returns what of the parts lies in a sentence.
fn within(parts: &[Span], sentence: Span) -> Vec<Span> {
    let first = parts.partition_point(|part| part.end <= sentence.start);
    let rest = parts.iter().skip(first);
    let here = rest.take_while(|part| part.start < sentence.end);
    here.map(|part| Span::new(part.start.max(sentence.start), part.end.min(sentence.end)))
        .collect()
}

/// Returns the span, widened to whole characters.
fn whole(text: &str, start: u32, end: u32) -> Span {
    let is_border = |at: &u32| text.is_char_boundary(*at as usize);
    let start = (0..=start).rev().find(is_border).unwrap_or(start);
    let end = (end..=text.len() as u32).find(is_border).unwrap_or(end);
    Span::new(start, end)
}

/// Quoted parts within the tokens of their sentence.
struct Passage<'a> {
    clauses: Clauses<'a>,
    parts: Vec<Range<usize>>,
    /// The token that the first part begins with; None where a part stands before all tokens that are read.
    begins: Option<usize>,
}

impl<'a> Passage<'a> {
    /// Finds the parts in the tokens around them. `is_first` tells whether no part of the sentence stands before these.
    fn new(tokens: &'a [Token], parts: &[Span], is_first: bool) -> Self {
        let number = |offset| tokens.partition_point(|token| token.at.end <= offset);
        let parts: Vec<Range<usize>> = parts
            .iter()
            .map(|part| {
                number(part.start)..tokens.partition_point(|token| token.at.start < part.end)
            })
            .filter(|part| !part.is_empty())
            .collect();
        let begins = parts.first().map_or(0, |first| first.start);
        Self {
            clauses: Clauses::new(tokens),
            parts,
            begins: is_first.then_some(begins),
        }
    }

    /// Returns the operators that govern a part.
    fn governors(&self) -> impl Iterator<Item = (Governing, Span)> {
        let mut read = vec![false; self.clauses.tokens.len()];
        (0..self.clauses.tokens.len()).filter_map(move |index| {
            if read.get(index).copied().unwrap_or(true) {
                return None;
            }
            let matches = matches_at(&self.clauses, index);
            // The words of an operator are not another's; those in its gap may be.
            let operator = matches.iter().find(|one| !self.quotes(one));
            for token in operator
                .or(matches.first())
                .into_iter()
                .flat_map(|one| &one.tokens)
            {
                if let Some(read) = read.get_mut(*token) {
                    *read = true;
                }
            }
            let operator = operator?;
            let kind = operator.kind?;
            let governed = self.scope(operator);
            let mut parts = governed.iter().flat_map(|range| self.parts_in(range));
            let is_governing = parts.any(|part| self.governs(operator, kind, &governed, part));
            is_governing.then(|| (kind, self.place(operator)))
        })
    }

    /// Returns the parts that share a token with `range`.
    fn parts_in(&self, range: &Range<usize>) -> &[Range<usize>] {
        let first = self.parts.partition_point(|part| part.end <= range.start);
        let from = self.parts.get(first..).unwrap_or_default();
        let count = from.partition_point(|part| part.start < range.end);
        from.get(..count).unwrap_or_default()
    }

    /// Tells whether a word of the operator is quoted.
    fn quotes(&self, operator: &Match) -> bool {
        let is_quoted = |token: &usize| !self.parts_in(&(*token..token + 1)).is_empty();
        let is_word = |token: &&usize| !self.clauses.is_mark(**token) || operator.tokens.len() == 1;
        operator.tokens.iter().filter(is_word).any(is_quoted)
    }

    /// Returns the operator's words: all of them, or those on one side of a gap that holds quoted words.
    fn place(&self, operator: &Match) -> Span {
        let numbers = operator.tokens.as_slice();
        let whole = operator.first()..operator.last() + 1;
        let holds_part = !self.parts_in(&whole).is_empty();
        let (head, tail) = numbers
            .split_at_checked(operator.head())
            .unwrap_or((numbers, &[]));
        let is_word = |number: &&usize| !self.clauses.is_mark(**number) || numbers.len() == 1;
        let side = if head.iter().any(|number| is_word(&number)) {
            head
        } else {
            tail
        };
        let range = if holds_part {
            side.iter()
                .find(is_word)
                .zip(side.iter().rfind(is_word))
                .map(|(a, b)| (*a, *b))
        } else {
            let mut all = whole.clone();
            let first = all.find(|number| is_word(&number));
            first.zip(whole.rev().find(|number| is_word(&number)))
        };
        let token = |number: usize| self.clauses.tokens.get(number);
        let ends = range.and_then(|(first, last)| token(first).zip(token(last)));
        ends.map_or(Span::default(), |(first, last)| first.at.to(last.at))
    }

    /// Returns the tokens that the operator governs; the second range may be empty.
    fn scope(&self, operator: &Match) -> [Range<usize>; 2] {
        let clauses = &self.clauses;
        let first = operator.first();
        let from = first + operator.head();
        let behind = operator.last() + 1;
        let before = clauses.start(first)..first;
        let is_behind = clauses.has_verb(before.start, first);
        match operator.scope {
            Scope::On => [from..clauses.end(from, Reach::On), 0..0],
            Scope::Phrase => [from..clauses.end(from, Reach::Phrase), 0..0],
            Scope::That => [from..clauses.end(from, Reach::That), 0..0],
            Scope::Sub => [from..clauses.subordinate_end(from), 0..0],
            Scope::Sentence => [0..clauses.tokens.len(), 0..0],
            Scope::Both => {
                let end = clauses.subordinate_end(from);
                let main = end..clauses.main_end(end);
                [from..end, if is_behind { before } else { main }]
            }
            Scope::Rest if is_behind && !self.ends_with_mark(operator) => [before, 0..0],
            Scope::Rest => {
                let comma = clauses.end(behind, Reach::Phrase);
                let main = comma + usize::from(!self.ends_with_mark(operator));
                [behind..comma, main..clauses.end(main, Reach::That)]
            }
            Scope::Before => {
                let turns = clauses.is(behind + 1, Class::Conjunction)
                    || clauses.is(behind + 1, Class::MarkRelative)
                    || clauses.word(behind + 1).ends_with("ing");
                let goes_on = clauses.word(behind) == "," && !turns;
                let end = clauses.end(behind + 1, Reach::That);
                [before, if goes_on { behind + 1..end } else { 0..0 }]
            }
        }
    }

    fn ends_with_mark(&self, operator: &Match) -> bool {
        self.clauses.is_mark(operator.last())
    }

    /// Tells whether the operator governs the part, and the part asserts what it governs.
    fn governs(
        &self,
        operator: &Match,
        kind: Governing,
        scope: &[Range<usize>],
        part: &Range<usize>,
    ) -> bool {
        let Some(start) = part.clone().find(|at| self.is_content(*at)) else {
            return false;
        };
        let is_in_scope = scope.iter().any(|scope| scope.contains(&start));
        if !is_in_scope || self.is_in_parenthesis(operator.first(), start) {
            return false;
        }
        // What the elision took the operator out of asserts with the part before it.
        let is_behind_part = self.begins.is_none_or(|begins| begins < operator.first());
        is_behind_part && operator.first() < start
            || asserts(&self.clauses, operator, kind, start..part.end)
    }

    fn is_content(&self, at: usize) -> bool {
        !self.clauses.is_mark(at) && !self.clauses.is(at, Class::Conjunction)
    }

    /// Tells whether a parenthesis that was opened behind `from` is still open at `to`.
    fn is_in_parenthesis(&self, from: usize, to: usize) -> bool {
        let opened = (from..to).rfind(|at| self.clauses.word(*at) == "(");
        opened.is_some_and(|opened| (opened..to).all(|at| self.clauses.word(at) != ")"))
    }
}

#[cfg(test)]
#[path = "governing/tests.rs"]
mod tests;
