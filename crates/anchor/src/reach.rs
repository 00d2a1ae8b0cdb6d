//! How far the words of a sentence govern others.
//!
//! Where a clause ends is told by its marks, its conjunctions, and by whether another clause follows them. Where that
//! cannot be told the scope ends: an operator that is missed costs less than a reader's trust.

use crate::clauses::{Clauses, NEAR};
use crate::grammar::Class;

/// How far a clause is read, in tokens.
const FAR: usize = 100;

/// How an operator's scope goes on at conjunctions and commas.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reach {
    /// With the verbs that share its subject.
    On,
    /// Up to a comma.
    Phrase,
    /// With the clauses in a reported clause.
    That,
}

/// The verbs of a clause, as they are read.
struct Verbs {
    has_verb: bool,
    relatives: u32,
}

impl Verbs {
    /// Looks for the verb that an operator before `from` has or stands behind: `could not`, `fails to`.
    fn before(clauses: &Clauses<'_>, from: usize) -> Self {
        let last = from.saturating_sub(1);
        let is_small =
            matches!(clauses.word(last), "not" | "to") || clauses.is(last, Class::Adverb);
        let start = last.saturating_sub(usize::from(is_small));
        let has_verb = clauses.has_verb(start, from);
        let relatives = 0;
        Self {
            has_verb,
            relatives,
        }
    }

    /// Reads a token, and tells whether it is the verb of a second clause: `that fails to help cannot save`.
    fn is_second(&mut self, clauses: &Clauses<'_>, at: usize) -> bool {
        if clauses.is(at, Class::Relative) {
            self.relatives += 1;
        } else if clauses.finite(at) && self.relatives > 0 {
            self.relatives -= 1;
        } else if clauses.finite(at) {
            let is_sure = clauses.is(at, Class::Auxiliary);
            let is_second = self.has_verb && is_sure;
            // `nothing contained in it shall`: what may be a participle is no verb yet.
            self.has_verb |= is_sure || !clauses.is(at, Class::Participle);
            return is_second;
        }
        false
    }
}

impl Clauses<'_> {
    /// Returns the end of what an operator before `from` governs.
    pub(crate) fn end(&self, from: usize, reach: Reach) -> usize {
        let limit = (from + FAR).min(self.tokens.len());
        let mut at = from;
        if reach != Reach::Phrase {
            at = self.behind_aside(from);
        }
        let mut verbs = Verbs::before(self, from);
        // `say that when prices rise, wages fall`: the first comma ends no clause.
        let mut pardons = usize::from(reach == Reach::That && self.is(at, Class::Subordinator));
        while at < limit {
            match self.word(at) {
                ";" | ":" | "?" | "—" | ")" => return at,
                "(" => at = self.find(at, ")").unwrap_or(limit),
                "," if pardons > 0 => pardons -= 1,
                "," if self.ends_at_comma(from, at, reach) => return at,
                "and" | "or" | "nor" if self.ends_at_conjunction(from, at, reach) => return at,
                _ if at > from && self.ends_at_word(at, reach) => return at,
                _ if reach == Reach::On && verbs.is_second(self, at) => return at,
                _ => {}
            }
            at += 1;
        }
        limit
    }

    /// Returns where a clause goes on behind `from`: in `may, in time, fall` behind the second comma.
    pub(crate) fn behind_aside(&self, from: usize) -> usize {
        let is_aside = self.word(from) == ",";
        let comma = self.find(from + 1, ",").filter(|_| is_aside);
        comma.map_or(from, |comma| comma + 1)
    }

    fn ends_at_comma(&self, from: usize, at: usize, reach: Reach) -> bool {
        let next = at + 1;
        if self.is_relative(next) {
            return true;
        }
        if self.is(next, Class::Conjunction) {
            return match self.word(next) {
                "but" | "yet" | "so" => true,
                _ if self.word(next + 1) == "that" => reach == Reach::Phrase,
                // The conjunction itself is asked next.
                _ => reach == Reach::That && (self.opens(next) || self.is(next + 1, Class::Base)),
            };
        }
        match reach {
            Reach::Phrase => !self.lists(at),
            // `does not stop it, limits it`
            Reach::On => self.opens(at) || self.is(next, Class::Third),
            Reach::That => self.opens(at) && self.word(next) != "that" && self.has_verb(from, at),
        }
    }

    /// Tells whether the comma at `at` separates things that a later `, and` or `, or` closes, without a verb.
    fn lists(&self, at: usize) -> bool {
        let rest =
            (at + 1..(at + NEAR).min(self.tokens.len())).take_while(|index| !self.finite(*index));
        let mut has_comma = false;
        for index in rest {
            let is_and = matches!(self.word(index), "and" | "or" | "nor");
            if is_and && (has_comma || index == at + 1) {
                return !self.opens(index) && !self.finite(index + 1);
            }
            has_comma = self.word(index) == ",";
        }
        false
    }

    fn ends_at_conjunction(&self, from: usize, at: usize, reach: Reach) -> bool {
        let next = at + 1;
        if reach == Reach::That {
            return false;
        }
        if self.opens(at) {
            return self.word(at) == "and" || self.word(at.saturating_sub(1)) == ",";
        }
        let is_finite =
            self.finite(next) || self.is(next, Class::Auxiliary) || self.is(next, Class::Third);
        let is_past = self.is(next, Class::Past) || self.is(next, Class::Participle);
        let has_participles =
            (from.saturating_sub(1)..at).any(|index| self.is(index, Class::Participial));
        match self.word(at) {
            "and" => is_finite && !is_past || is_past && !has_participles,
            "nor" => self.is(next, Class::Auxiliary),
            _ => false,
        }
    }

    fn ends_at_word(&self, at: usize, reach: Reach) -> bool {
        let is_after_comma = self.word(at.saturating_sub(1)) == ",";
        match reach {
            Reach::That => self.word(at) == "but" && is_after_comma,
            Reach::Phrase => self.is(at, Class::Turn),
            Reach::On => {
                self.is(at, Class::Turn)
                    || matches!(self.word(at), "if" | "unless" | "provided" | "except")
                    || self.is(at, Class::Subordinator) && self.opens(at)
            }
        }
    }

    /// Tells whether a relative clause begins at `at`: `which`, `after which`, `none of whom`.
    fn is_relative(&self, at: usize) -> bool {
        let is_relative = |at| self.is(at, Class::MarkRelative);
        is_relative(at) || self.is(at, Class::Preposition) && is_relative(at + 1)
    }

    /// Returns the end of the subordinate clause that begins at `from`: the first comma behind its verb that another
    /// clause follows, or else the first behind its verb.
    pub(crate) fn subordinate_end(&self, from: usize) -> usize {
        let limit = (from + FAR).min(self.tokens.len());
        let mut first = None;
        let mut has_verb = false;
        let mut at = from;
        while at < limit {
            has_verb |= self.finite(at);
            match self.word(at) {
                ";" | ":" | "?" | "—" | ")" => return first.unwrap_or(at),
                "(" => at = self.find(at, ")").unwrap_or(limit),
                "," if self.is_relative(at + 1) && !has_verb => {
                    at = self.find(at + 1, ",").unwrap_or(limit);
                }
                "," if self.opens(at) => return at,
                "," if has_verb => first = first.or(Some(at)),
                "but" if at > from => return first.unwrap_or(at),
                _ => {}
            }
            at += 1;
        }
        first.unwrap_or(limit)
    }

    /// Returns the end of the main clauses behind a subordinate one.
    pub(crate) fn main_end(&self, from: usize) -> usize {
        let limit = (from + FAR).min(self.tokens.len());
        let ends = |at: &usize| {
            matches!(self.word(*at), ";" | ":" | "—" | ")")
                || self.is(*at, Class::Turn) && *at > from + 1
        };
        (from..limit).find(ends).unwrap_or(limit)
    }

    /// Returns where the clause begins that ends before `end`.
    pub(crate) fn start(&self, end: usize) -> usize {
        let from = end.saturating_sub(FAR);
        let mut at = end;
        while let Some(before) = at.checked_sub(1).filter(|before| *before >= from) {
            let is_last = at == end;
            let opens = self.opens(before);
            match self.word(before) {
                ";" | ":" | "—" | "(" | "?" => return at,
                "that" if !is_last => return at,
                "and" | "or" if opens => return at,
                "," if opens && !is_last => return at,
                _ if self.is(before, Class::Turn) && !is_last => return at,
                _ => at = before,
            }
        }
        at
    }
}
