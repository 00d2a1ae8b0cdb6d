//! The words of a text, as they are compared.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// The word in lower case and NFKC, with straight apostrophes.
    pub text: String,
    /// The bytes in the text that it was read from.
    pub range: Range<usize>,
}

/// Returns the words of `text`: runs of letters and digits, with the apostrophes within them.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let mut apostrophe = false;
    for (at, c) in text.char_indices() {
        if c == '\u{ad}' {
            // A soft hyphen is not seen.
        } else if c.is_alphanumeric() || (open.is_some() && !apostrophe && is_combining_mark(c)) {
            let word = open.get_or_insert_with(|| Word {
                text: String::new(),
                range: at..at,
            });
            if apostrophe {
                word.text.push('\'');
            }
            apostrophe = false;
            word.text.extend(c.to_lowercase());
            word.range.end = at + c.len_utf8();
        } else if matches!(c, '\'' | '’') && open.is_some() && !apostrophe {
            apostrophe = true;
        } else {
            words.extend(open.take());
            apostrophe = false;
        }
    }
    words.extend(open);
    for word in words.iter_mut().filter(|word| !word.text.is_ascii()) {
        word.text = word.text.nfkc().collect();
    }
    words
}

/// The words that turn a sentence, from the data file.
const OPERATORS: &str = include_str!("../data/operators.txt");

/// Tells whether a word, in lower case, turns a sentence or its certainty: a negation, a modal, a hedge.
pub fn is_operator(word: &str) -> bool {
    let lines = OPERATORS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.into_iter().any(|line| match line.strip_prefix('*') {
        Some(end) => word.ends_with(end),
        None => word == line,
    })
}

/// Returns the table of longest common subsequences of `a` and `b`: row by row, for each beginning of both.
pub(crate) fn common_table(a: &[Word], b: &[Word]) -> Vec<Vec<u32>> {
    let mut rows = vec![vec![0; b.len() + 1]];
    for word in a {
        let mut row = Vec::with_capacity(b.len() + 1);
        let mut left = 0;
        row.push(left);
        let above = rows.last().map_or(&[][..], Vec::as_slice);
        for (other, pair) in b.iter().zip(above.windows(2)) {
            let (diagonal, up) = match pair {
                [diagonal, up] => (*diagonal, *up),
                _ => (0, 0),
            };
            left = if word.text == other.text {
                diagonal + 1
            } else {
                up.max(left)
            };
            row.push(left);
        }
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words() {
        let texts: Vec<String> = words("“It’s” NATO-Russia's 'end' co\u{ad}op, E\u{301}a ﬁne 7")
            .into_iter()
            .map(|word| word.text)
            .collect();
        assert_eq!(
            texts,
            ["it's", "nato", "russia's", "end", "coop", "éa", "fine", "7"]
        );
    }

    #[test]
    fn knows_operators() {
        assert!(is_operator("not") && is_operator("won't") && is_operator("may"));
        assert!(!is_operator("note") && !is_operator("#"));
    }
}
