//! By which words a quotation and its place differ.

use hence_source::Span;

use crate::words::{Word, common_table, is_operator, words};

/// Words of a quotation that stand differently in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The words of the quotation that the source does not have here.
    pub quoted: Vec<String>,
    /// The words that the source has instead.
    pub sourced: Vec<String>,
    /// Where these stand in the source; empty where it has none.
    pub at: Span,
    /// Those of both that turn a sentence: negations, modals.
    pub operators: Vec<String>,
}

/// A quotation compared with a passage, word by word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// The differences, in order.
    pub differences: Vec<Difference>,
    /// The longest piece of whole words that both have, in bytes of the quotation.
    pub longest_run: usize,
}

/// Compares a quotation with the passage `at` of `source`.
pub fn compare(quotation: &str, source: &str, at: Span) -> Comparison {
    let quoted = words(quotation);
    let sourced = words(at.of(source));
    let mut comparison = Comparison::default();
    let (mut from, mut run) = ((0, 0), 0);
    let steps = alignment(&quoted, &sourced);
    for (index, other) in steps.iter().copied().chain([(quoted.len(), sourced.len())]) {
        let mine = quoted.get(from.0..index).unwrap_or_default();
        let theirs = sourced.get(from.1..other).unwrap_or_default();
        if !mine.is_empty() || !theirs.is_empty() {
            comparison
                .differences
                .push(difference(mine, theirs, (&sourced, other), at.start));
            run = index;
        }
        let first = quoted.get(run).map_or(0, |word| word.range.start);
        let last = quoted.get(index).map_or(0, |word| word.range.end);
        comparison.longest_run = comparison.longest_run.max(last.saturating_sub(first));
        from = (index + 1, other + 1);
    }
    comparison
}

/// Returns the pairs of words that both texts have, in order.
fn alignment(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let table = common_table(a, b);
    let cell = |i: usize, j: usize| {
        table
            .get(i)
            .and_then(|row| row.get(j))
            .copied()
            .unwrap_or(0)
    };
    let (mut i, mut j) = (a.len(), b.len());
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        let same = a.get(i - 1).map(|word| &word.text) == b.get(j - 1).map(|word| &word.text);
        if same {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        } else if cell(i - 1, j) >= cell(i, j - 1) {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}

fn difference(
    quoted: &[Word],
    sourced: &[Word],
    (all, next): (&[Word], usize),
    offset: u32,
) -> Difference {
    let start = match (sourced.first(), all.get(next), all.last()) {
        (Some(word), _, _) | (None, Some(word), _) => word.range.start,
        (None, None, Some(word)) => word.range.end,
        (None, None, None) => 0,
    };
    let end = sourced.last().map_or(start, |word| word.range.end);
    let texts = |words: &[Word]| {
        words
            .iter()
            .map(|word| word.text.clone())
            .collect::<Vec<_>>()
    };
    let (quoted, sourced) = (texts(quoted), texts(sourced));
    let both = quoted.iter().chain(&sourced);
    let operators = both.filter(|word| is_operator(word)).cloned().collect();
    let at = Span::new(offset + start as u32, offset + end as u32);
    Difference {
        quoted,
        sourced,
        at,
        operators,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_words() {
        let source = "We say: it could well involve new procedures.";
        let at = Span::new(8, 44);
        let comparison = compare("it will involve new big procedures", source, at);
        let told: Vec<_> = comparison
            .differences
            .iter()
            .map(|one| {
                (
                    one.quoted.join(" "),
                    one.at.of(source),
                    one.operators.join(" "),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("will".into(), "could well", "will could".into()),
                ("big".into(), "", String::new())
            ]
        );
        assert_eq!(comparison.longest_run, "involve new".len());
    }

    #[test]
    fn the_same_words_do_not_differ() {
        let same = compare("It’s so", "it's\nSO", Span::new(0, 7));
        assert!(same.differences.is_empty());
        assert_eq!(same.longest_run, "It’s so".len());
        assert_eq!(compare("", "", Span::default()), Comparison::default());
    }
}
