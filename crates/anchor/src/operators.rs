//! The operators of the data file, and where they stand in a sentence.

use std::sync::LazyLock;

use crate::clauses::Clauses;
use crate::governing::Governing;
use crate::patterns::{Lists, Table};

/// The operators and their patterns, from the data file; its head says how they are written.
const OPERATORS: &str = include_str!("../data/governing.txt");

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

/// What an operator does, and where; without a kind it only looks like one.
type Meaning = (Option<Governing>, Scope);

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

static TABLE: LazyLock<Table<Meaning>> = LazyLock::new(table);

/// Returns the operators that begin at `index`, the most exact first.
pub(crate) fn matches_at(clauses: &Clauses<'_>, index: usize) -> Vec<Match> {
    let fits = TABLE.fits_at(clauses, index).into_iter();
    fits.map(|fit| {
        let (kind, scope) = *fit.meaning;
        let tokens = fit.tokens;
        Match {
            kind,
            scope,
            tokens,
        }
    })
    .collect()
}

/// Reads the data file.
fn table() -> Table<Meaning> {
    let mut lists = Lists::new();
    let mut table = Table::new();
    for line in OPERATORS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(kind), Some(name)) = (words.next(), words.next()) else {
            continue;
        };
        if kind == "=" {
            lists.insert(name, words.collect());
        } else if let Some(scope) = scope_of(name) {
            table.add(words, &lists, (kind_of(kind), scope));
        }
    }
    table
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
            for list in words
                .filter(|word| word.contains('@'))
                .flat_map(|word| word.split('|'))
            {
                let name = list.trim_start_matches(['?', '!']).strip_prefix('@');
                let head = name.map(|name| format!("\n= {name} "));
                assert!(head.is_none_or(|head| OPERATORS.contains(&head)), "{line}");
            }
        }
        assert!(lines > 130);
    }
}
