//! Where the clauses of a sentence begin and end, as far as that can be told without a parser.
//!
//! A finite verb is recognised by its form and by the word before it. A clause *follows* a mark or a conjunction if,
//! before the next boundary, a finite verb stands behind at least one word that may be its subject.

use crate::grammar::{Class, Classes};
use crate::tokens::Token;

/// How far a verb is looked for, in tokens.
pub(crate) const NEAR: usize = 40;

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
    pub(crate) fn opens(&self, at: usize) -> bool {
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
            // `will have`, `to do`, `does not have`.
            let is_not = |at: &usize| self.word(*at) == "not" || self.is(*at, Class::Adverb);
            let behind = (at.saturating_sub(3)..at).rev().find(|at| !is_not(at));
            let is_behind = self.is_of(behind, Class::Modal)
                || self.is_of(behind, Class::Auxiliary) && behind != Some(before);
            return !(is_behind && self.is(at, Class::Base));
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
        if self.is(at, Class::Doubtful) && !is_pronoun && !self.has_object(at + 1) {
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

    /// Tells whether a verb at `at` says what others say: its subject is not the author, and it is no noun.
    pub(crate) fn is_said_by_others(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let is_determiner =
            self.is_of(before, Class::Definite) || self.is_of(before, Class::Indefinite);
        let is_noun = is_determiner && !self.is_of(before, Class::Pronoun);
        !self.is_of(before, Class::First) && !is_noun
    }

    /// Tells whether only closing marks stand from `at` on.
    pub(crate) fn is_over(&self, at: usize) -> bool {
        let mut rest = self.tokens.iter().skip(at);
        rest.len() < NEAR && rest.all(|token| matches!(token.text.as_str(), "?" | "\"" | ")"))
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

    /// Tells whether a finite verb stands in the tokens.
    pub(crate) fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.finite(at))
    }

    /// Returns where a mark stands next.
    pub(crate) fn find(&self, from: usize, mark: &str) -> Option<usize> {
        (from..(from + NEAR).min(self.tokens.len())).find(|at| self.word(*at) == mark)
    }
}

/// Tells whether a noun looks like a plural.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") && word.len() > 3
}
