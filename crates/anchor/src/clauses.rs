//! Where the clauses of a sentence begin and end, as far as that can be told without a parser.
//!
//! A finite verb is recognised by its form and by the word before it. A clause *follows* a mark or a conjunction if,
//! before the next boundary, a finite verb stands behind at least one word that may be its subject. Everything here
//! asks these two questions. Where they cannot be answered the scope ends: an operator that is missed costs less than
//! a reader's trust.

use crate::grammar::{Class, Classes};
use crate::tokens::Token;

/// How far a clause is read, in tokens.
const FAR: usize = 100;

/// How far a verb is looked for, in tokens.
const NEAR: usize = 40;

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

/// The tokens of a sentence, with its verbs.
pub(crate) struct Clauses<'a> {
    pub tokens: &'a [Token],
    classes: Vec<Classes>,
    /// Which tokens are finite verbs.
    finite: Vec<bool>,
    /// Behind which marks and words a clause follows.
    opens: Vec<bool>,
}

impl<'a> Clauses<'a> {
    /// Reads the verbs of a sentence. Linear.
    pub(crate) fn new(tokens: &'a [Token]) -> Self {
        let mut clauses = Self {
            tokens,
            classes: tokens
                .iter()
                .map(|token| Classes::of(&token.text))
                .collect(),
            finite: Vec::new(),
            opens: Vec::new(),
        };
        clauses.finite = (0..tokens.len()).map(|at| clauses.is_finite(at)).collect();
        clauses.opens = (0..tokens.len())
            .map(|at| clauses.may_open(at) && clauses.has_clause(at + 1))
            .collect();
        clauses
    }

    /// Returns the token at `at`; behind the last the empty text.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    /// Tells whether the token at `at` is of `class`.
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.classes
            .get(at)
            .is_some_and(|classes| classes.has(class))
    }

    /// Tells whether there is a token at `at` and it is of `class`.
    pub(crate) fn is_of(&self, at: Option<usize>, class: Class) -> bool {
        at.is_some_and(|at| self.is(at, class))
    }

    /// Tells whether the token at `at` is a mark.
    pub(crate) fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark)
    }

    /// Tells whether the token at `at` begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capital)
    }

    /// Tells whether the token is a finite verb.
    pub(crate) fn finite(&self, at: usize) -> bool {
        self.finite.get(at).copied().unwrap_or(false)
    }

    /// Tells whether a clause follows the mark or conjunction at `at`.
    fn opens(&self, at: usize) -> bool {
        self.opens.get(at).copied().unwrap_or(false)
    }

    fn may_open(&self, at: usize) -> bool {
        self.word(at) == "," || self.is(at, Class::Conjunction) || self.is(at, Class::Subordinator)
    }

    fn is_finite(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return self.is(at, Class::Auxiliary);
        };
        if self.is(at, Class::Auxiliary) {
            // `will have`, `to do`.
            return !(self.is(before, Class::Modal) && self.is(at, Class::Base));
        }
        // Behind a determiner, a preposition or a modal there is no finite verb; pronouns may be both.
        let is_pronoun = self.is(before, Class::Pronoun);
        let blocks = [
            Class::Definite,
            Class::Indefinite,
            Class::Preposition,
            Class::Modal,
            Class::Participial,
        ];
        if !is_pronoun && blocks.into_iter().any(|class| self.is(before, class)) {
            return false;
        }
        let behind = if self.is(before, Class::Adverb) {
            before.checked_sub(1)
        } else {
            Some(before)
        };
        let Some(subject) = behind.filter(|subject| !self.is_mark(*subject)) else {
            return false;
        };
        if self.is(subject, Class::Modal) || self.is(subject, Class::Participial) {
            return false;
        }
        if self.is(at, Class::Doubtful) && !self.has_object(at + 1) {
            return false;
        }
        let is_plural = self.is(subject, Class::Plural) || is_plural(self.word(subject));
        self.is(at, Class::Third)
            || self.is(at, Class::Base) && is_plural
            || self.is(at, Class::Past)
                && !self.is(subject, Class::Conjunction)
                && !(self.word(at + 1) == "by" && self.is(at, Class::Participle))
    }

    /// Tells whether what stands at `at` begins an object: a determiner, a pronoun, a name.
    fn has_object(&self, at: usize) -> bool {
        let classes = [Class::Definite, Class::Indefinite, Class::Pronoun];
        classes.into_iter().any(|class| self.is(at, class)) || self.is_capital(at)
    }

    /// Tells whether a subject and then a finite verb stand from `at` on, before the next boundary.
    pub(crate) fn has_clause(&self, at: usize) -> bool {
        let mut has_subject = false;
        let mut relatives = 0;
        for index in at..(at + NEAR).min(self.tokens.len()) {
            let is_turn = self.is(index, Class::Turn) || self.word(index) == "if";
            if (self.is_mark(index) && self.word(index) != "\"") || (index > at && is_turn) {
                return false;
            }
            // The verb of a relative clause is not the clause's.
            if self.finite(index) || self.finite.is_empty() && self.is_finite(index) {
                if has_subject && relatives == 0 {
                    return true;
                }
                relatives = relatives.max(1) - 1;
            }
            if self.is(index, Class::Relative) && has_subject {
                relatives += 1;
            }
            let is_light = self.is_mark(index)
                || self.finite(index)
                || self.is(index, Class::Adverb)
                || self.is(index, Class::Conjunction)
                || self.is(index, Class::Subordinator);
            has_subject |= !is_light;
        }
        false
    }

    /// Tells whether a phrase ends before `at`: at a mark, a preposition, a word of time, the end of the sentence.
    pub(crate) fn ends_phrase(&self, at: usize) -> bool {
        let classes = [Class::Preposition, Class::Time];
        at >= self.tokens.len()
            || self.is_mark(at)
            || classes.into_iter().any(|class| self.is(at, class))
    }

    /// Tells whether only closing marks stand from `at` on.
    pub(crate) fn is_over(&self, at: usize) -> bool {
        let mut rest = self.tokens.iter().skip(at);
        rest.all(|token| matches!(token.text.as_str(), "?" | "\"" | ")"))
    }

    /// Tells whether something else is said further on: `but`, `yet`.
    pub(crate) fn has_but(&self, at: usize) -> bool {
        let rest = at..(at + NEAR).min(self.tokens.len());
        rest.into_iter()
            .any(|at| matches!(self.word(at), "but" | "yet"))
    }

    /// Tells whether a clause begins at `at`: behind a mark, a conjunction or `that`, or with the sentence.
    pub(crate) fn begins_clause(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        self.is_mark(before) || self.is(before, Class::Conjunction) || self.word(before) == "that"
    }

    /// Returns the end of what an operator before `from` governs.
    pub(crate) fn end(&self, from: usize, reach: Reach) -> usize {
        let limit = (from + FAR).min(self.tokens.len());
        let mut at = from;
        // `may, in time, fall`: what stands between commas directly behind the operator is passed over.
        if self.word(from) == "," && reach != Reach::Phrase {
            at = self.find(from + 1, ",").map_or(from, |comma| comma + 1);
        }
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
                _ => {}
            }
            at += 1;
        }
        limit
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

    /// Tells whether a finite verb stands in the tokens.
    pub(crate) fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.finite(at))
    }

    fn find(&self, from: usize, mark: &str) -> Option<usize> {
        (from..(from + NEAR).min(self.tokens.len())).find(|at| self.word(*at) == mark)
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

/// Tells whether a noun looks like a plural.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") && word.len() > 3
}
