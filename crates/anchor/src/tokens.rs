//! A sentence as words and marks, for reading its clauses.

use hence_source::Span;

use crate::words::{Word, words};

/// A word or a mark of punctuation, with its place in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    /// The word in lower case, compounds with their hyphen; or the mark in its plainest form.
    pub text: String,
    /// The bytes of the source that it was read from.
    pub at: Span,
    /// Whether it is a mark.
    pub is_mark: bool,
    /// Whether it is a word that begins with a capital letter.
    pub is_capital: bool,
}

/// Returns the words and marks of the passage `at` of `text`. Linear.
pub(crate) fn tokens(text: &str, at: Span) -> Vec<Token> {
    let passage = at.of(text);
    let mut tokens: Vec<Token> = Vec::new();
    let mut end = 0;
    for word in words(passage) {
        let gap = passage.get(end..word.range.start).unwrap_or_default();
        let is_joined = end > 0 && matches!(gap, "-" | "–" | "\u{2010}" | "\u{2011}");
        end = word.range.end;
        let token = token(word, passage, at.start);
        if let Some(last) = tokens.last_mut().filter(|_| is_joined) {
            last.text.push('-');
            last.text.push_str(&token.text);
            last.at = last.at.to(token.at);
        } else {
            let start = token.at.start - gap.len() as u32;
            tokens.extend(marks(gap, start));
            tokens.push(token);
        }
    }
    let gap = passage.get(end..).unwrap_or_default();
    tokens.extend(marks(gap, at.start + end as u32));
    tokens
}

fn token(word: Word, passage: &str, offset: u32) -> Token {
    let written = passage.get(word.range.clone()).unwrap_or_default();
    Token {
        text: word.text,
        at: Span::new(
            offset + word.range.start as u32,
            offset + word.range.end as u32,
        ),
        is_mark: false,
        is_capital: written.starts_with(char::is_uppercase),
    }
}

/// Returns the marks between two words. Full stops are left out: within a sentence they are those of abbreviations.
fn marks(gap: &str, start: u32) -> impl Iterator<Item = Token> {
    let has_dash = gap.contains("--") || gap.starts_with(char::is_whitespace);
    let mut before = "";
    gap.char_indices().filter_map(move |(index, c)| {
        let mark = match c {
            ',' | '，' | '、' => ",",
            ';' | '；' => ";",
            ':' | '：' => ":",
            '—' | '–' => "—",
            '-' if has_dash => "—",
            '(' | '[' => "(",
            ')' | ']' => ")",
            '"' | '“' | '”' | '„' | '«' | '»' => "\"",
            '?' | '？' => "?",
            _ => return None,
        };
        let is_again = mark == "—" && before == mark;
        before = mark;
        let from = start + index as u32;
        (!is_again).then(|| Token {
            text: mark.to_owned(),
            at: Span::new(from, from + c.len_utf8() as u32),
            is_mark: true,
            is_capital: false,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_and_marks() {
        let text = "No. The U.S.-led “talks” -- a NATO- Russia idea (so-called), isn’t it?";
        let at = Span::new(4, text.len() as u32);
        let read: Vec<_> = tokens(text, at).into_iter().map(|one| one.text).collect();
        let expected = [
            "the",
            "u",
            "s",
            "led",
            "\"",
            "talks",
            "\"",
            "—",
            "a",
            "nato",
            "russia",
            "idea",
            "(",
            "so-called",
            ")",
            ",",
            "isn't",
            "it",
            "?",
        ];
        assert_eq!(read, expected);
        let places: Vec<_> = tokens(text, at)
            .iter()
            .map(|one| one.at.of(text).to_owned())
            .collect();
        assert_eq!(places.first().map(String::as_str), Some("The"));
        assert!(places.contains(&"so-called".to_owned()) && places.contains(&"”".to_owned()));
    }
}
