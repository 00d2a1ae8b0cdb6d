//! Patterns of words in the data files; the head of `governing.txt` says how they are written.

use std::collections::BTreeMap;

use crate::clauses::Clauses;
use crate::tokens::Token;

/// How many words a gap may hold.
const GAP: usize = 6;

/// Named lists of words, which patterns refer to.
pub(crate) type Lists = BTreeMap<&'static str, Vec<&'static str>>;

/// What patterns stand for, by the words that they begin with.
#[derive(Debug)]
pub(crate) struct Table<T> {
    entries: BTreeMap<&'static str, Vec<(Vec<Element>, T)>>,
}

/// A pattern that fits.
#[derive(Debug)]
pub(crate) struct Fit<'t, T> {
    /// What it stands for.
    pub meaning: &'t T,
    /// The numbers of its tokens, in order; between two of them a gap may lie.
    pub tokens: Vec<usize>,
}

impl<T: Copy> Table<T> {
    /// Returns a table without patterns.
    pub(crate) const fn new() -> Self {
        Self {
            entries: BTreeMap::new(),
        }
    }

    /// Adds a pattern, of the words of a line.
    pub(crate) fn add(
        &mut self,
        words: impl Iterator<Item = &'static str>,
        lists: &Lists,
        meaning: T,
    ) {
        let elements: Vec<_> = words.map(|word| element(word, lists)).collect();
        for word in first_words(&elements) {
            let list = self.entries.entry(word).or_default();
            list.push((elements.clone(), meaning));
        }
    }

    /// Returns the patterns that fit at `index`, those with most elements first, and in the order of the file.
    pub(crate) fn fits_at(&self, clauses: &Clauses<'_>, index: usize) -> Vec<Fit<'_, T>> {
        let exact = self.entries.get(clauses.word(index));
        // Patterns that begin with the end of a word are listed under `*`.
        let lists = exact.into_iter().chain(self.entries.get("*"));
        let mut found: Vec<_> = lists
            .flatten()
            .filter_map(|(elements, meaning)| {
                let tokens = fit(elements, clauses, index)?;
                Some((elements.len(), Fit { meaning, tokens }))
            })
            .collect();
        found.sort_by_key(|(len, _)| std::cmp::Reverse(*len));
        found.into_iter().map(|(_, found)| found).collect()
    }
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
    Ing,
}

/// Returns the tokens that the elements stand for, from `index` on. The search tries each gap's lengths in turn; a
/// pattern has few gaps, so it is bounded by the data file.
fn fit(elements: &[Element], clauses: &Clauses<'_>, index: usize) -> Option<Vec<usize>> {
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
            Element::Others if clauses.is_said_by_others(at) => {
                open.push((done + 1, at, taken));
            }
            Element::Ing if clauses.word(at).ends_with("ing") => {
                open.push((done + 1, at, taken));
            }
            _ => {}
        }
    }
    None
}

/// Returns the words that a pattern can begin with; `*` alone if some of them are known by their end.
fn first_words(elements: &[Element]) -> Vec<&'static str> {
    let tests = elements.iter().find_map(|element| match element {
        Element::One(tests) => Some(tests.as_slice()),
        _ => None,
    });
    let words = tests.unwrap_or_default().iter().map(|test| match test {
        Test::Is(word) => Some(*word),
        _ => None,
    });
    let words: Option<Vec<_>> = words.collect();
    let mut words = words.unwrap_or_else(|| vec!["*"]);
    words.sort_unstable();
    words.dedup();
    words
}

fn element(written: &'static str, lists: &Lists) -> Element {
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
        "{ing}" => Element::Ing,
        "{they}" => Element::Others,
        "?" => Element::One(vec![Test::Is("?")]),
        _ => match (written.strip_prefix('?'), written.strip_prefix('!')) {
            (Some(rest), _) => Element::Perhaps(tests(rest)),
            (_, Some(rest)) => Element::Not(tests(rest)),
            _ => Element::One(tests(written)),
        },
    }
}

#[cfg(test)]
mod tests {
    use hence_source::Span;

    use super::*;
    use crate::tokens::tokens;

    fn fits(pattern: &'static str, text: &str) -> Option<Vec<usize>> {
        let tokens = tokens(text, Span::from(0..text.len()));
        let clauses = Clauses::new(&tokens);
        let lists = BTreeMap::from([("say", vec!["say", "said"])]);
        let mut table = Table::new();
        table.add(pattern.split(' '), &lists, ());
        let index = (0..tokens.len()).find(|index| !table.fits_at(&clauses, *index).is_empty())?;
        let mut found = table.fits_at(&clauses, index);
        found.pop().map(|found| found.tokens)
    }

    #[test]
    fn elements() {
        assert_eq!(fits("a|b ?c d", "x b d"), Some(vec![1, 2]));
        assert_eq!(fits("a|b ?c d", "x a c d"), Some(vec![1, 2, 3]));
        assert_eq!(fits("a … d", "a x x d d"), Some(vec![0, 3]));
        assert_eq!(fits("a … d", "a x, x d"), None);
        assert_eq!(fits("*n't @say", "he didn't say"), Some(vec![1, 2]));
        assert_eq!(fits("no #", "no 5"), Some(vec![0, 1]));
        assert_eq!(fits("a !b", "a b, a c"), Some(vec![3]));
        assert_eq!(fits("{they} @say", "we say, they said"), Some(vec![4]));
        assert_eq!(fits("^ a", "x a, a"), Some(vec![3]));
        assert_eq!(fits("a {end}", "a b a in c"), Some(vec![2]));
        assert_eq!(fits("a {but}", "a x, but y"), Some(vec![0]));
        assert_eq!(fits("? {last}", "a? b?"), Some(vec![3]));
        assert_eq!(
            fits("a {clause}", "a prices, a prices have risen"),
            Some(vec![3])
        );
    }
}
