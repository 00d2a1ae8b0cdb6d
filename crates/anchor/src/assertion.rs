//! Whether quoted words assert something that an operator before them takes away.

use std::ops::Range;

use crate::clauses::Clauses;
use crate::governing::Governing;
use crate::grammar::Class;
use crate::operators::Match;

/// Tells whether quoting the tokens `part` asserts something that the operator takes away.
///
/// What has a verb does. Of phrases without one only a negation or a modality takes something away, and only from
/// what is new: `the security of Europe`, `their goal` and `in Poland` are there in any case.
pub(crate) fn asserts(
    clauses: &Clauses<'_>,
    operator: &Match,
    kind: Governing,
    part: Range<usize>,
) -> bool {
    let (start, before) = (part.start, part.start.checked_sub(1));
    if has_own_verb(clauses, part.clone()) || begins_with_verb(clauses, start) {
        return true;
    }
    let is = |class| clauses.is(start, class);
    let is_before = |class| clauses.is_of(before, class);
    match kind {
        Governing::Negation | Governing::Modality => {}
        Governing::Question => {
            // `Is the river safe?`: the verb stands before its subject.
            return is_before(Class::Auxiliary) && clauses.word(part.end) == "?";
        }
        _ => return false,
    }
    if is_before(Class::Wanting) && has_infinitive(clauses, part) {
        return true;
    }
    if before == Some(operator.last()) && !is(Class::Definite) {
        return !is(Class::Preposition);
    }
    let is_known = is(Class::Definite)
        || is(Class::Pronoun)
        || is_before(Class::Definite)
        || clauses.is_capital(start);
    let is_example = clauses.word(start) == "such" && clauses.word(start + 1) == "as";
    let is_attached = is(Class::Participle) && before.is_some_and(|before| clauses.is_mark(before));
    let is_aside = is(Class::Preposition) || is_before(Class::Preposition);
    !is_known && !is_aside && !is_example && !is_attached
}

/// Tells whether a finite verb that is not a relative clause's stands in the part.
fn has_own_verb(clauses: &Clauses<'_>, part: Range<usize>) -> bool {
    let mut relatives = 0;
    for at in part.clone() {
        if clauses.finite(at) {
            if relatives == 0 {
                return true;
            }
            relatives -= 1;
        }
        relatives += usize::from(clauses.is(at, Class::Relative) && at > part.start);
    }
    false
}

/// Tells whether `to` with a verb stands in the part.
fn has_infinitive(clauses: &Clauses<'_>, mut part: Range<usize>) -> bool {
    let verbs = [Class::Base, Class::Participial];
    part.any(|at| {
        clauses.word(at) == "to" && verbs.into_iter().any(|verb| clauses.is(at + 1, verb))
    })
}

/// Tells whether a part begins with a verb: by its form, or because of the word before it.
fn begins_with_verb(clauses: &Clauses<'_>, start: usize) -> bool {
    if clauses.is(start, Class::Definite) && !clauses.is(start, Class::Base) {
        return false;
    }
    let mut before = start.checked_sub(1);
    let is_after_verb = |before: Option<usize>| {
        let word = before.map_or("", |at| clauses.word(at));
        let verbs = [Class::Modal, Class::Auxiliary];
        verbs.into_iter().any(|verb| clauses.is_of(before, verb))
            || matches!(word, "not" | "never" | "be" | "been")
    };
    if is_after_verb(before) {
        return true;
    }
    if clauses.is_of(before, Class::Adverb) {
        before = before.and_then(|at| at.checked_sub(1));
    }
    let word = clauses.word(start);
    let is_form =
        clauses.is(start, Class::Base) || word == "be" || word.ends_with("ing") && word.len() > 5;
    let is_noun = [Class::Definite, Class::Indefinite]
        .into_iter()
        .any(|class| clauses.is_of(before, class) && !clauses.is_of(before, Class::Pronoun));
    is_after_verb(before) || is_form && !is_noun
}
