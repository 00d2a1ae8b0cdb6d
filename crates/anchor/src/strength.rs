//! The words of strength in a text, and the words that they bear on.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use hence_source::Span;

use crate::clauses::Clauses;
use crate::grammar::Class;
use crate::patterns::{Lists, Table};
use crate::reach::Reach;
use crate::stems::{denied, stem};

/// The words of strength, from the data file; its head says how they are written.
const STRENGTH: &str = include_str!("../data/strength.txt");

/// How many words that carry meaning a quantity is looked for before.
const BEFORE_NOUN: usize = 3;

/// How many marks are heeded at one word.
const MOST: usize = 8;

/// What words of strength are compared on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Scale {
    Hedge,
    Obligation,
    Negation,
    Amount,
    Frequency,
}

/// What a pattern stands for; without a scale it only looks like a word of strength.
type Meaning = (Option<Scale>, i8);

static TABLE: LazyLock<Table<Meaning>> = LazyLock::new(|| {
    let mut table = Table::new();
    for line in STRENGTH.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(scale), Some(rank)) = (words.next(), words.next()) else {
            continue;
        };
        let rank = rank.parse().unwrap_or_default();
        table.add(words, &Lists::new(), (scale_of(scale), rank));
    }
    table
});

fn scale_of(name: &str) -> Option<Scale> {
    Some(match name {
        "hedge" => Scale::Hedge,
        "obligation" => Scale::Obligation,
        "negation" => Scale::Negation,
        "amount" => Scale::Amount,
        "frequency" => Scale::Frequency,
        _ => return None,
    })
}

/// A word of strength in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    pub scale: Scale,
    pub rank: i8,
    /// The bytes of its words.
    pub at: Span,
    /// The tokens that it bears on: the first that carry meaning.
    pub heads: Vec<usize>,
    /// The tokens that it covers.
    pub scope: Range<usize>,
}

/// What is said of a word of a text, by its stem, at all its places.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Said {
    /// Where the word stands first.
    pub first: usize,
    /// The ranks on each scale, no rank among them, with a mark that has it.
    ranks: BTreeMap<(Scale, Option<i8>), Option<usize>>,
}

impl Said {
    /// Returns the ranks on a scale, each with the number of a mark that has it.
    pub(crate) fn ranks(&self, scale: Scale) -> impl Iterator<Item = (Option<i8>, Option<usize>)> {
        let ranks = self.ranks.range((scale, None)..=(scale, Some(i8::MAX)));
        ranks.map(|((_, rank), mark)| (*rank, *mark))
    }

    /// Tells whether the word has that rank somewhere.
    pub(crate) fn has(&self, scale: Scale, rank: Option<i8>) -> bool {
        self.ranks.contains_key(&(scale, rank))
    }

    /// Tells whether the word is denied somewhere.
    pub(crate) fn is_denied(&self) -> bool {
        self.has(Scale::Negation, DENIED)
    }
}

/// The rank of what is denied.
const DENIED: Option<i8> = Some(1);

/// A text with its words of strength.
#[derive(Clone)]
pub(crate) struct Strengths<'a> {
    pub clauses: &'a Clauses<'a>,
    pub marks: Vec<Mark>,
    /// The stems of the tokens that carry meaning, in their order.
    pub stems: Vec<Option<String>>,
}

impl<'a> Strengths<'a> {
    /// Reads the marks of a text. Linear.
    pub(crate) fn new(clauses: &'a Clauses<'a>) -> Self {
        let tokens = clauses.tokens;
        let mut strengths = Self {
            clauses,
            marks: Vec::new(),
            stems: Vec::new(),
        };
        let mut is_mark = vec![false; tokens.len()];
        for index in 0..tokens.len() {
            strengths.read(index, &mut is_mark);
        }
        let stems = tokens.iter().zip(is_mark).enumerate();
        let stems = stems.map(|(index, (token, is_mark))| {
            let carries = !is_mark && strengths.carries(index);
            carries.then(|| stem(&token.text))
        });
        strengths.stems = stems.collect();
        for number in 0..strengths.marks.len() {
            strengths.find_heads(number);
        }
        strengths
    }

    /// Reads the longest marks that begin at a token.
    fn read(&mut self, index: usize, is_mark: &mut [bool]) {
        if is_mark.get(index) != Some(&false) {
            return;
        }
        let fits = TABLE.fits_at(self.clauses, index);
        let longest = fits.first().map_or(0, |fit| fit.tokens.len());
        for fit in fits.iter().filter(|fit| fit.tokens.len() == longest) {
            for token in &fit.tokens {
                if let Some(token) = is_mark.get_mut(*token) {
                    *token = true;
                }
            }
            let (Some(scale), rank) = *fit.meaning else {
                // It is none of the words that it looks like.
                return;
            };
            let last = fit.tokens.last().copied().unwrap_or(index);
            // `neither Russia nor`: what stands in the gap is covered, too.
            let head = fit
                .tokens
                .iter()
                .zip(index..)
                .take_while(|(token, at)| *token == at)
                .count();
            let from = self.clauses.behind_aside(index + head);
            let reach = match (scale, rank) {
                (Scale::Negation, 1) => Reach::Phrase,
                _ => Reach::On,
            };
            let last_mark = self.marks.last();
            let is_new =
                last_mark.is_none_or(|mark| mark.scale != scale || mark.scope.start != from);
            let tokens = self.clauses.tokens;
            let ends = tokens.get(index).zip(tokens.get(last));
            if let Some((start, end)) = ends.filter(|_| is_new) {
                self.marks.push(Mark {
                    scale,
                    rank,
                    at: start.at.to(end.at),
                    heads: Vec::new(),
                    scope: from..self.clauses.end(from, reach),
                });
            }
        }
    }

    /// Tells whether a word carries meaning, and is not there for the grammar alone.
    fn carries(&self, index: usize) -> bool {
        let light = [
            Class::Definite,
            Class::Indefinite,
            Class::Pronoun,
            Class::Preposition,
            Class::Auxiliary,
            Class::Participial,
            Class::Copula,
            Class::Modal,
            Class::Conjunction,
            Class::Subordinator,
            Class::Relative,
            Class::Adverb,
        ];
        let is_possessive = self.clauses.word(index).ends_with("'s");
        !self.clauses.is_mark(index)
            && self.clauses.word(index).len() > 1
            && (is_possessive || !light.into_iter().any(|class| self.clauses.is(index, class)))
    }

    /// Finds the words that a mark bears on.
    fn find_heads(&mut self, number: usize) {
        let Some(mark) = self.marks.get(number) else {
            return;
        };
        let carrying = |range: Range<usize>| range.filter(|index| self.stem(*index).is_some());
        let Some(first) = carrying(mark.scope.clone()).next() else {
            return;
        };
        let verb = mark.scope.clone().find(|index| self.clauses.finite(*index));
        let mut heads = vec![first];
        match mark.scale {
            // What is counted may have another word before it, but no verb.
            Scale::Amount => {
                let end = (first + BEFORE_NOUN).min(verb.unwrap_or(usize::MAX));
                heads.extend(carrying(first + 1..end));
            }
            // `nothing in the Charter shall authorize`: the verb is denied, too.
            Scale::Negation => {
                let is_verb = |index: &usize| self.clauses.is(*index, Class::Auxiliary);
                let verb = mark.scope.clone().find(is_verb);
                let behind = verb.map_or(0..0, |verb| verb..mark.scope.end);
                heads.extend(carrying(behind).next().filter(|head| *head != first));
            }
            _ => {}
        }
        if let Some(mark) = self.marks.get_mut(number) {
            mark.heads = heads;
        }
    }

    /// Returns the stem of a word that carries meaning.
    pub(crate) fn stem(&self, index: usize) -> Option<&str> {
        self.stems.get(index)?.as_deref()
    }

    /// Denies by their beginnings the words that `other` has without it: `unsafe` is a mark on `safe`.
    pub(crate) fn deny(&mut self, has: &dyn Fn(&str) -> bool) {
        for (index, token) in self.clauses.tokens.iter().enumerate() {
            let Some(slot) = self.stems.get_mut(index) else {
                continue;
            };
            if slot.as_deref().is_none_or(has) {
                continue;
            }
            let Some(bare) = denied(&token.text).map(stem).find(|bare| has(bare)) else {
                continue;
            };
            *slot = Some(bare);
            self.marks.push(Mark {
                scale: Scale::Negation,
                rank: 0,
                at: token.at,
                heads: vec![index],
                scope: index..index + 1,
            });
        }
    }

    /// Returns what is said of each word, by its stem.
    pub(crate) fn said(&self) -> BTreeMap<&str, Said> {
        let covers = self.covers();
        let mut said: BTreeMap<&str, Said> = BTreeMap::new();
        for (index, cover) in covers.iter().enumerate() {
            let Some(stem) = self.stem(index) else {
                continue;
            };
            let entry = said.entry(stem).or_insert_with(|| Said {
                first: index,
                ..Said::default()
            });
            let denials = cover
                .iter()
                .filter(|number| self.is_denial(**number))
                .count();
            // Two negations are none.
            let denied = (Scale::Negation, Some(i8::from(denials % 2 == 1)));
            entry.ranks.entry(denied).or_insert(None);
            for scale in [
                Scale::Hedge,
                Scale::Obligation,
                Scale::Amount,
                Scale::Frequency,
            ] {
                let marks = cover
                    .iter()
                    .filter_map(|number| Some((*number, self.marks.get(*number)?)));
                // The weakest of two holds: `will probably`.
                let mark = marks
                    .filter(|(_, mark)| mark.scale == scale)
                    .min_by_key(|(_, mark)| mark.rank);
                let key = (scale, mark.map(|(_, mark)| mark.rank));
                entry
                    .ranks
                    .entry(key)
                    .or_insert(mark.map(|(number, _)| number));
            }
        }
        said
    }

    fn is_denial(&self, number: usize) -> bool {
        let mark = self.marks.get(number);
        mark.is_some_and(|mark| mark.scale == Scale::Negation)
    }

    /// Returns the numbers of the marks that cover each token, of many the first.
    fn covers(&self) -> Vec<Vec<usize>> {
        let mut covers = vec![Vec::new(); self.stems.len()];
        for (number, mark) in self.marks.iter().enumerate() {
            // A quantity is said of the words that it is found before, the rest of all that is covered.
            let counts = mark.scale == Scale::Amount;
            let range = if counts { 0..0 } else { mark.scope.clone() };
            let heads = mark.heads.iter().copied().filter(|_| counts);
            for index in range.chain(heads) {
                if let Some(cover) = covers.get_mut(index).filter(|cover| cover.len() < MOST) {
                    cover.push(number);
                }
            }
        }
        covers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    fn read(text: &str) -> Vec<String> {
        let tokens = tokens(text, Span::from(0..text.len()));
        let clauses = Clauses::new(&tokens);
        let strengths = Strengths::new(&clauses);
        let told = |mark: &Mark| {
            let heads: Vec<_> = mark
                .heads
                .iter()
                .map(|head| tokens[*head].text.as_str())
                .collect();
            format!(
                "{:?} {} {} > {}",
                mark.scale,
                mark.rank,
                mark.at.of(text),
                heads.join(" ")
            )
        };
        strengths.marks.iter().map(told).collect()
    }

    #[test]
    fn reads_marks_with_what_they_bear_on() {
        assert_eq!(
            read("It could well involve new rules"),
            ["Hedge 1 could well > involve"]
        );
        assert_eq!(read("not only dangerous"), [""; 0]);
        assert_eq!(
            read("no new pumps"),
            ["Amount -2 no > new pumps", "Negation 0 no > new"]
        );
        assert_eq!(
            read("Tenants may pay"),
            ["Hedge 1 may > pay", "Obligation 1 may > pay"]
        );
    }

    #[test]
    fn each_line_of_the_data_has_a_scale() {
        for line in STRENGTH
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let mut words = line.split(' ');
            let scale = words.next().unwrap_or_default();
            assert!(scale == "none" || scale_of(scale).is_some(), "{line}");
            assert!(
                words.next().is_some_and(|rank| rank.parse::<i8>().is_ok()),
                "{line}"
            );
        }
    }
}
