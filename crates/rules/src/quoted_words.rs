//! The words that a claim's text puts in quotation marks.

use hence_anchor::words;
use hence_source::Span;

/// What opens a quotation, and what may close it. Single marks are apostrophes as well.
const MARKS: [(char, &[char]); 5] = [
    ('"', &['"']),
    ('“', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('「', &['」']),
];

/// So many words between marks are somebody's; one alone is mostly a word that its author does not want to own.
const WORDS: usize = 2;

/// So many characters are somebody's words, where they are written without spaces.
const CHARACTERS: usize = 12;

/// Returns what stands between quotation marks in `text`, marks left out, in order. Linear.
pub(crate) fn between_marks(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut is_closed_later = [true; MARKS.len()];
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let previous = before.replace(c);
        let pair = MARKS.iter().zip(&mut is_closed_later);
        let Some(((open, closing), is_closed_later)) = pair
            .into_iter()
            .find(|((open, _), is_closed_later)| *open == c && **is_closed_later)
        else {
            continue;
        };
        // A straight mark behind a letter or a digit opens nothing: 12" are inches.
        if *open == '"' && previous.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let start = at + c.len_utf8();
        let length = text.get(start..).and_then(|rest| rest.find(*closing));
        let Some(length) = length else {
            *is_closed_later = false;
            continue;
        };
        let end = start + length;
        spans.push(Span::from(start..end));
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        before = chars.next().map(|(_, mark)| mark);
    }
    spans
}

/// Returns what is to be looked for of the words between two marks: without the punctuation at the ends, and with an elision
/// for what stands in square brackets, which the source does not say. None for a lone word.
pub(crate) fn wanted(quoted: &str) -> Option<String> {
    let mut said = String::new();
    let mut rest = quoted;
    while let Some((before, behind)) = rest.split_once('[') {
        let Some((_, behind)) = behind.split_once(']') else {
            break;
        };
        said.push_str(before);
        said.push('…');
        rest = behind;
    }
    said.push_str(rest);
    let said = said.trim_matches(|c: char| !c.is_alphanumeric());
    let is_enough = words(said).len() >= WORDS || said.chars().count() >= CHARACTERS;
    is_enough.then(|| said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let spans = between_marks(text).into_iter();
        spans.map(|span| span.of(text)).collect()
    }

    #[test]
    fn finds_pairs_of_marks() {
        assert_eq!(
            quoted(
                "He says \"so it is\", she “it’s ‘so’”, es „so ist es“, c’est « ainsi », 「同じ」."
            ),
            ["so it is", "it’s ‘so’", "so ist es", " ainsi ", "同じ"]
        );
        assert_eq!(quoted("a 12\" pipe and a 14\" pipe"), [""; 0]);
        assert_eq!(quoted("“open “and\" «no end"), [""; 0]);
        assert_eq!(quoted("\"\" “”"), ["", ""]);
        assert_eq!(quoted("not ‘single marks here’ or 'there'"), [""; 0]);
    }

    #[test]
    fn wants_words_that_are_somebodys() {
        assert_eq!(wanted("so it is, ").as_deref(), Some("so it is"));
        assert_eq!(wanted("enemy."), None);
        assert_eq!(
            wanted("[T]he veto of [Russia] falls").as_deref(),
            Some("he veto of … falls")
        );
        assert_eq!(wanted("a [b"), Some("a [b".to_owned()));
        assert_eq!(wanted(" … "), None);
        assert_eq!(
            wanted("democratization").as_deref(),
            Some("democratization")
        );
    }

    #[test]
    fn marks_without_end_cost_little() {
        let text = "“".repeat(200_000);
        assert!(between_marks(&text).is_empty());
    }
}
