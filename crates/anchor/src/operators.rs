//! The operators of the data file, and where they stand in a sentence.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::clauses::Clauses;
use crate::governing::Governing;
use crate::grammar::Class;
use crate::tokens::Token;

/// The operators and their patterns, from the data file; its head says how they are written.
const OPERATORS: &str = include_str!("../data/governing.txt");

/// How many words a gap may hold.
const GAP: usize = 6;

/// Which words an operator governs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    On,
    Phrase,
    Sub,
    Both,
    That,
    Rest,
    Before,
    Sentence,
}

/// A condition on one word.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Test {
    Is(&'static str),
    EndsWith(&'static str),
    Digits,
    Any,
}

impl Test {
    fn of(written: &'static str) -> Self {
        match written {
            "#" => Self::Digits,
            "*" => Self::Any,
            _ => written
                .strip_prefix('*')
                .map_or(Self::Is(written), Self::EndsWith),
        }
    }

    fn fits(&self, token: &Token) -> bool {
        match self {
            Self::Is(word) => token.text == *word,
            Self::EndsWith(end) => token.text.ends_with(end) && !token.is_mark,
            Self::Digits => token.text.starts_with(|c: char| c.is_ascii_digit()),
            Self::Any => !token.is_mark,
        }
    }
}

/// An element of a pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Element {
    One(Vec<Test>),
    Perhaps(Vec<Test>),
    Not(Vec<Test>),
    Gap,
    Start,
    End,
    Last,
    Clause,
    But,
    Others,
}

/// An operator: what it does, and how it is recognised.
#[derive(Debug)]
struct Operator {
    /// `None` for words that only look like an operator.
    kind: Option<Governing>,
    scope: Scope,
    elements: Vec<Element>,
}

/// An operator in a sentence, by the numbers of its tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Match {
    pub kind: Option<Governing>,
    pub scope: Scope,
    /// Its words and marks, in order; between two of them a gap may lie.
    pub tokens: Vec<usize>,
}

impl Match {
    /// Returns the number of the first token.
    pub(crate) fn first(&self) -> usize {
        self.tokens.first().copied().unwrap_or_default()
    }

    /// Returns the number of the last token.
    pub(crate) fn last(&self) -> usize {
        self.tokens.last().copied().unwrap_or_default()
    }

    /// Returns how many tokens stand before the first gap.
    pub(crate) fn head(&self) -> usize {
        let first = self.first();
        let follow = self.tokens.iter().enumerate();
        follow
            .take_while(|(index, token)| **token == first + index)
            .count()
    }
}

/// The operators by the word that they begin with, those with most elements first.
static TABLE: LazyLock<BTreeMap<&'static str, Vec<Operator>>> = LazyLock::new(table);

/// Returns the operators that begin at `index`, the most exact first.
pub(crate) fn matches_at(clauses: &Clauses<'_>, index: usize) -> Vec<Match> {
    let Some(token) = clauses.tokens.get(index) else {
        return Vec::new();
    };
    let exact = TABLE.get(token.text.as_str());
    // All patterns that begin with the end of a word are listed under `*`.
    let ends = TABLE.get("*").filter(|_| token.text.ends_with("n't"));
    let mut found: Vec<(usize, Match)> = exact
        .into_iter()
        .chain(ends)
        .flatten()
        .filter_map(|operator| {
            let tokens = fit(clauses, &operator.elements, index)?;
            let (kind, scope) = (operator.kind, operator.scope);
            Some((
                operator.elements.len(),
                Match {
                    kind,
                    scope,
                    tokens,
                },
            ))
        })
        .collect();
    found.sort_by_key(|(len, _)| std::cmp::Reverse(*len));
    found.into_iter().map(|(_, found)| found).collect()
}

/// Returns the tokens that the elements stand for, from `index` on. The search tries each gap's lengths in turn; a
/// pattern has few gaps, so it is bounded by the data file.
fn fit(clauses: &Clauses<'_>, elements: &[Element], index: usize) -> Option<Vec<usize>> {
    let mut open: Vec<(usize, usize, Vec<usize>)> = vec![(0, index, Vec::new())];
    while let Some((done, at, taken)) = open.pop() {
        let Some(element) = elements.get(done) else {
            return Some(taken);
        };
        let token = clauses.tokens.get(at);
        let fits =
            |tests: &[Test]| token.is_some_and(|token| tests.iter().any(|test| test.fits(token)));
        let with = |taken: &[usize]| [taken, &[at]].concat();
        match element {
            Element::One(tests) if fits(tests) => open.push((done + 1, at + 1, with(&taken))),
            Element::Perhaps(tests) => {
                open.push((done + 1, at, taken.clone()));
                if fits(tests) {
                    open.push((done + 1, at + 1, with(&taken)));
                }
            }
            Element::Gap => {
                let marks = clauses.tokens.iter().skip(at).take(GAP);
                let longest = marks.take_while(|token| !token.is_mark).count();
                open.extend(
                    (0..=longest)
                        .rev()
                        .map(|len| (done + 1, at + len, taken.clone())),
                );
            }
            Element::Not(tests) if !fits(tests) => open.push((done + 1, at, taken)),
            Element::Start if clauses.begins_clause(at) => open.push((done + 1, at, taken)),
            Element::End if clauses.ends_phrase(at) => open.push((done + 1, at, taken)),
            Element::Last if clauses.is_over(at) => open.push((done + 1, at, taken)),
            Element::Clause if clauses.has_clause(at) => open.push((done + 1, at, taken)),
            Element::But if clauses.has_but(at) => open.push((done + 1, at, taken)),
            Element::Others if !clauses.is_of(at.checked_sub(1), Class::First) => {
                open.push((done + 1, at, taken));
            }
            _ => {}
        }
    }
    None
}

/// Reads the data file.
fn table() -> BTreeMap<&'static str, Vec<Operator>> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut table: BTreeMap<_, Vec<Operator>> = BTreeMap::new();
    for line in OPERATORS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(kind), Some(scope)) = (words.next(), words.next()) else {
            continue;
        };
        if kind == "=" {
            lists.insert(scope, words.collect());
            continue;
        }
        let Some(scope) = scope_of(scope) else {
            continue;
        };
        let elements: Vec<_> = words.map(|word| element(word, &lists)).collect();
        for word in first_words(&elements) {
            table.entry(word).or_default().push(Operator {
                kind: kind_of(kind),
                scope,
                elements: elements.clone(),
            });
        }
    }
    table
}

/// Returns the words that a pattern can begin with, `*` for the end of a word.
fn first_words(elements: &[Element]) -> Vec<&'static str> {
    let tests = elements.iter().find_map(|element| match element {
        Element::One(tests) => Some(tests.as_slice()),
        _ => None,
    });
    let tests = tests.unwrap_or_default().iter();
    let mut words: Vec<_> = tests
        .map(|test| match test {
            Test::Is(word) => *word,
            _ => "*",
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn element(written: &'static str, lists: &BTreeMap<&str, Vec<&'static str>>) -> Element {
    let tests = |written: &'static str| {
        let words = written.split('|').flat_map(|word| {
            let list = word.strip_prefix('@').and_then(|name| lists.get(name));
            list.map_or_else(|| vec![word], Clone::clone)
        });
        words.map(Test::of).collect()
    };
    match written {
        "…" => Element::Gap,
        "^" => Element::Start,
        "{end}" => Element::End,
        "{last}" => Element::Last,
        "{clause}" => Element::Clause,
        "{but}" => Element::But,
        "{they}" => Element::Others,
        "?" => Element::One(vec![Test::Is("?")]),
        _ => match (written.strip_prefix('?'), written.strip_prefix('!')) {
            (Some(rest), _) => Element::Perhaps(tests(rest)),
            (_, Some(rest)) => Element::Not(tests(rest)),
            _ => Element::One(tests(written)),
        },
    }
}

fn kind_of(name: &str) -> Option<Governing> {
    Governing::ALL
        .into_iter()
        .find(|kind| kind.as_str() == name)
}

fn scope_of(name: &str) -> Option<Scope> {
    Some(match name {
        "on" => Scope::On,
        "phrase" => Scope::Phrase,
        "sub" => Scope::Sub,
        "both" => Scope::Both,
        "that" => Scope::That,
        "rest" => Scope::Rest,
        "before" => Scope::Before,
        "sentence" => Scope::Sentence,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use hence_source::Span;

    use super::*;
    use crate::tokens::tokens;

    fn read(text: &str) -> Vec<String> {
        let tokens = tokens(text, Span::from(0..text.len()));
        let clauses = Clauses::new(&tokens);
        let first = (0..tokens.len()).filter_map(|index| {
            let found = matches_at(&clauses, index).into_iter().next()?;
            let words = found.tokens.iter().map(|index| tokens[*index].text.clone());
            Some(words.collect::<Vec<_>>().join(" "))
        });
        first.collect()
    }

    #[test]
    fn finds_the_most_exact() {
        assert_eq!(read("It could well fall"), ["could well"]);
        assert_eq!(read("no clear evidence that"), ["no clear evidence that"]);
        assert_eq!(read("We won’t go"), ["won't"]);
        assert_eq!(read("Neither they nor we"), ["neither nor", "nor"]);
        assert_eq!(read("He may go, critics say."), ["may", ", say"]);
        assert!(read("He said so, and we say that it is so.").is_empty());
    }

    #[test]
    fn each_line_of_the_data_is_read() {
        let mut lines = 0;
        for line in OPERATORS.lines() {
            let mut words = line.split(' ').filter(|word| !word.is_empty());
            let kind = words.next().unwrap_or_default();
            if kind == "#" || kind.is_empty() || kind == "=" {
                continue;
            }
            lines += 1;
            assert!(kind == "none" || kind_of(kind).is_some(), "{line}");
            assert!(words.next().and_then(scope_of).is_some(), "{line}");
            for word in words {
                assert!(!word.contains('{') || word.ends_with('}'), "{line}");
            }
        }
        assert!(lines > 130);
        let is_a_list = |test: &Test| matches!(test, Test::Is(word) if word.starts_with('@'));
        for operator in TABLE.values().flatten() {
            for element in &operator.elements {
                if let Element::One(tests) | Element::Perhaps(tests) | Element::Not(tests) = element
                {
                    assert!(!tests.iter().any(is_a_list), "{operator:?}");
                }
            }
        }
    }
}
