//! Where the sentences of a text stand.
//!
//! A sentence ends at `.`, `!`, `?` or `…` with the closing quotation marks and brackets behind it, if white space and
//! then no small letter follow, and if the full stop is not that of an abbreviation or an initial. A paragraph ends
//! its last sentence in any case, so a heading between empty lines is a sentence. The rules are English first; marks
//! of other scripts that do nothing but end a sentence are known.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hence_source::Span;

use crate::quotes::{is_closing, is_opening};

/// The abbreviations and the words that begin sentences, from the data file.
const ABBREVIATIONS: &str = include_str!("../data/abbreviations.txt");

/// No abbreviation and no number of a list item is longer, in bytes.
const LONGEST: usize = 16;

/// What a word before a full stop, or after it, says about the full stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Before,
    Number,
    Maybe,
    Starter,
}

static CLASSES: LazyLock<BTreeMap<&'static str, Vec<Class>>> = LazyLock::new(|| {
    let mut classes: BTreeMap<_, Vec<Class>> = BTreeMap::new();
    for line in ABBREVIATIONS.lines() {
        let Some((class, word)) = line.split_once(' ') else {
            continue;
        };
        let class = match class {
            "before" => Class::Before,
            "number" => Class::Number,
            "maybe" => Class::Maybe,
            "starter" => Class::Starter,
            _ => continue,
        };
        classes.entry(word).or_default().push(class);
    }
    classes
});

/// Returns the sentences of `text`, in order, without the white space around them.
///
/// They do not overlap, and all that is not white space lies in one of them. An empty line and U+2029 end a sentence,
/// a single line break and U+2028 do not, unless the next line begins with a bullet or a number. Linear.
///
/// ```
/// use hence_anchor::sentences;
/// let text = "Mr. Dole (R., Kan.) paid $1.5 m. He left at 5 p.m. yesterday.\n\nCosts\n\n- One\n- Two";
/// let read: Vec<_> = sentences(text).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(read[1..], ["He left at 5 p.m. yesterday.", "Costs", "- One", "- Two"]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let mut splitter = Splitter::new(text);
    while let Some(c) = splitter.rest().chars().next() {
        if c.is_whitespace() {
            splitter.space();
        } else if is_end_mark(c) {
            splitter.end_mark();
        } else {
            splitter.other(c);
        }
    }
    splitter.close();
    splitter.sentences
}

/// A text that is being read.
struct Splitter<'t> {
    text: &'t str,
    at: usize,
    /// Where the open sentence begins, and the end of what it holds so far.
    open: Option<(usize, usize)>,
    /// Where the word that is being read begins; its full stops belong to it.
    word: Option<usize>,
    /// Whether the open sentence is a heading that ends with its line (`# …`).
    is_heading: bool,
    sentences: Vec<Span>,
}

impl<'t> Splitter<'t> {
    fn new(text: &'t str) -> Self {
        let mut splitter = Self {
            text,
            at: 0,
            open: None,
            word: None,
            is_heading: false,
            sentences: Vec::new(),
        };
        splitter.is_heading = is_heading(text);
        splitter
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes the next `len` bytes into the sentence.
    fn take(&mut self, len: usize) {
        let start = self.open.map_or(self.at, |(start, _)| start);
        self.at += len;
        self.open = Some((start, self.at));
    }

    fn close(&mut self) {
        if let Some((start, end)) = self.open.take() {
            self.sentences.push(Span::from(start..end));
        }
        self.word = None;
    }

    fn space(&mut self) {
        let rest = self.rest();
        let next = rest.trim_start();
        let len = rest.len() - next.len();
        let breaks = breaks(rest.get(..len).unwrap_or_default());
        self.at += len;
        self.word = None;
        if breaks > 0 {
            let heading = is_heading(next);
            if breaks > 1 || self.is_heading || heading || is_item(next) {
                self.close();
            }
            self.is_heading = heading;
        }
    }

    fn other(&mut self, c: char) {
        let joins = matches!(c, '\'' | '’' | '&');
        if c.is_alphanumeric() {
            self.word.get_or_insert(self.at);
        } else if !joins {
            self.word = None;
        }
        self.take(c.len_utf8());
    }

    /// Reads a run of end marks with what closes behind it, and ends the sentence if they do.
    fn end_mark(&mut self) {
        let rest = self.rest();
        let after_marks = rest.trim_start_matches(is_end_mark);
        let marks = rest
            .get(..rest.len() - after_marks.len())
            .unwrap_or_default();
        let word = self.word.and_then(|start| self.text.get(start..self.at));
        let starts_sentence = self.word == self.open.map(|(start, _)| start);
        let after = skip_note(after_marks.trim_start_matches(is_closing));
        self.take(marks.len());
        let ends = marks.contains(is_hard) || {
            let word = word.filter(|word| marks == "." && word.len() <= LONGEST);
            let is_number = starts_sentence && word.is_some_and(is_numbering);
            !is_number && ends_before(after, word)
        };
        if ends {
            self.take(after_marks.len() - after.len());
            self.close();
        } else if after.len() < after_marks.len() || marks != "." {
            self.word = None;
        }
    }
}

/// Tells whether an end mark behind `word` (where that may be an abbreviation) ends the sentence, seen what follows.
fn ends_before(after: &str, word: Option<&str>) -> bool {
    if !after.starts_with(char::is_whitespace) {
        return after.is_empty();
    }
    let next = after.trim_start().trim_start_matches(is_opening);
    let Some(first) = next.chars().next() else {
        return true;
    };
    let goes_on = matches!(
        first,
        ',' | ';' | ':' | '-' | '–' | '—' | ')' | ']' | '&' | '='
    );
    if first.is_lowercase() || goes_on || is_end_mark(first) {
        return false;
    }
    let Some(word) = word else {
        return true;
    };
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let is_initial = word.chars().count() == 1 && is_capital;
    let is_lettered = word
        .split('.')
        .all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic));
    let lower = word.to_lowercase();
    let follower = next
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .next()
        .unwrap_or_default();
    match CLASSES.get(lower.as_str()).and_then(|all| all.first()) {
        Some(Class::Before) => false,
        Some(Class::Number) => !is_numeral(follower),
        Some(Class::Maybe) => is_starter(follower),
        Some(Class::Starter) if !is_initial => true,
        _ if is_initial || (is_lettered && word.contains('.')) => is_starter(follower),
        _ => true,
    }
}

/// Marks that end a sentence; those of [`is_hard`] always do.
fn is_end_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽') || is_hard(c)
}

/// End marks of scripts that use them for nothing else: a space need not follow.
fn is_hard(c: char) -> bool {
    matches!(
        c,
        '。' | '．' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '።' | '՜' | '։'
    )
}

fn is_starter(word: &str) -> bool {
    word.len() <= LONGEST
        && word.chars().next().is_some_and(char::is_uppercase)
        && CLASSES
            .get(word.to_lowercase().as_str())
            .is_some_and(|all| all.contains(&Class::Starter))
}

/// Digits, Roman digits, a single letter.
fn is_numeral(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.starts_with(|c: char| c.is_ascii_digit())
        || word.chars().count() == 1 && word != "I" && word != "A"
        || word.len() > 1 && word.len() < LONGEST && word.chars().all(|c| "IVXLC".contains(c))
}

/// The number of a list item, as it stands before its full stop: `1`, `12`, `a`, `iv`.
fn is_numbering(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
        || word.chars().count() == 1
        || word.len() <= 4 && word.to_lowercase().chars().all(|c| "ivx".contains(c))
}

/// Skips the number of a note, `[12]`.
fn skip_note(after: &str) -> &str {
    let note = after
        .strip_prefix('[')
        .and_then(|rest| rest.get(..rest.len().min(LONGEST)).or(Some("")))
        .and_then(|head| head.split_once(']'));
    match note {
        Some((number, _)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            after.get(number.len() + 2..).unwrap_or_default()
        }
        _ => after,
    }
}

/// Counts the line breaks in white space; U+2029, which ends a paragraph, counts for two.
fn breaks(space: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    for c in space.chars() {
        count += match c {
            '\n' if before == '\r' => 0,
            '\n' | '\r' => 1,
            '\u{2029}' => 2,
            _ => 0,
        };
        before = c;
    }
    count
}

/// Tells whether a line begins with a bullet or the number of a list item.
fn is_item(line: &str) -> bool {
    let word_end = |c: char| c.is_whitespace();
    let head: String = line
        .chars()
        .take(6)
        .take_while(|c| !c.is_whitespace())
        .collect();
    let follows = line.get(head.len()..).unwrap_or_default();
    if !follows.is_empty() && !follows.starts_with(word_end) {
        return false;
    }
    let bare = head.trim_start_matches('(');
    let number = bare.trim_end_matches(['.', ')']);
    let is_numbered = number.len() < bare.len() && is_numbering(number) && !number.is_empty();
    // A capital letter with a full stop is more often an initial than a number.
    let is_name = number.chars().all(char::is_uppercase) && head.ends_with('.');
    let has_digit = number.bytes().all(|byte| byte.is_ascii_digit());
    matches!(head.as_str(), "-" | "*" | "•" | "‣" | "◦" | "·" | "+")
        || is_numbered && (has_digit || !is_name)
}

/// Tells whether a line is a heading of Markdown.
fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level) && text.starts_with(' ')
}

#[cfg(test)]
#[path = "sentences/tests.rs"]
mod tests;
