//! The first draft of a map: a candidate claim for each sentence of a source.

use std::fmt::Write as _;

use hence_map::names::{UniqueNames, slug};
use hence_reading::Reading;
use hence_source::Span;

use crate::anchor::SHORT;
use crate::context::words_before;
use crate::normal::on_one_line;
use crate::sentences::sentences;

/// How many words of a sentence make an id.
const ID_WORDS: usize = 4;

/// How many characters a line without a full stop may have, to be a heading.
const HEADING: usize = 80;

/// How many words stand behind `after`.
const AFTER_WORDS: usize = 4;

/// Words that tell little of what a sentence says.
const PALE: [&str; 48] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "however", "in", "indeed", "is", "it", "its", "of", "on", "or",
    "our", "she", "so", "such", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "thus", "to", "was", "we", "were", "which", "with", "would",
];

/// Returns a map in which each sentence of a source is a claim that quotes it, under an id made from its words, and each
/// heading a group. `path` is the source's path as the map names it. Linear.
///
/// A sentence that stands several times is quoted with the words before it; where those are the same, too, it stays ambiguous.
pub fn draft(path: &str, reading: &Reading) -> String {
    let text = reading.text();
    let spans = sentences(text);
    let headings = spans.iter().map(|span| is_heading(text, *span));
    let headings: Vec<bool> = headings.collect();
    let title = spans
        .iter()
        .zip(&headings)
        .find(|(_, is_heading)| **is_heading);
    let title = title.map(|(span, _)| on_one_line(span.of(text)));
    let mut names = UniqueNames::default();
    let mut counts = Counts::new(text, &spans);
    let mut map = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        map,
        "// A first draft: one candidate claim for each sentence of {path}. Take away what is no claim, say the others in\n\
         // plain words, and write below each what speaks for it (`because`), against it (`but`), or undercuts that (`unless`).\n"
    );
    if let Some(title) = &title {
        let _ = writeln!(map, "title: {}\n", escaped(title));
    }
    let _ = writeln!(map, "source text: \"{}\"", quoted(path));
    for (span, is_heading) in spans.iter().zip(headings) {
        let words = on_one_line(without_bullet(span.of(text)));
        if is_heading {
            let _ = writeln!(map, "\n# {}", escaped(&words));
            continue;
        }
        let id = names.unique(slug(&telling(&words), "claim"));
        let _ = writeln!(map, "\n[{id}] {}", escaped(&words));
        let needs_after = counts.is_repeated(&words) || words.chars().count() < SHORT;
        let before = if needs_after {
            words_before(text, *span, AFTER_WORDS)
        } else {
            String::new()
        };
        let after = match before.as_str() {
            "" => String::new(),
            words => format!(" after \"{}\"", quoted(words)),
        };
        let _ = writeln!(map, "  quote text{after}: \"{}\"", quoted(&words));
    }
    map
}

/// Which sentences stand more than once.
struct Counts(std::collections::HashMap<String, usize>);

impl Counts {
    fn new(text: &str, spans: &[Span]) -> Self {
        let mut counts = std::collections::HashMap::new();
        for span in spans {
            *counts
                .entry(on_one_line(without_bullet(span.of(text))))
                .or_default() += 1;
        }
        Self(counts)
    }

    fn is_repeated(&mut self, words: &str) -> bool {
        self.0.get(words).is_some_and(|count| *count > 1)
    }
}

/// Tells whether a sentence is a heading: one short line without a full stop, and no item of a list.
fn is_heading(text: &str, span: Span) -> bool {
    let words = span.of(text);
    let is_short = !words.contains('\n') && words.chars().take(HEADING + 1).count() <= HEADING;
    let is_open = !words.ends_with(['.', '!', '?', '…', ':', ';', '"', '”', ')']);
    let behind = text.get(span.end as usize..).unwrap_or("");
    let behind = behind.trim_start_matches([' ', '\t']);
    let is_line = behind.is_empty() || behind.starts_with(['\n', '\r']);
    is_short && is_open && is_line && without_bullet(words) == words
}

/// Returns the words of an item of a list without its mark.
fn without_bullet(words: &str) -> &str {
    let rest = words.trim_start_matches(['-', '*', '•', '–', '·']);
    let is_item = rest.len() < words.len() && rest.starts_with([' ', '\t']);
    if is_item { rest.trim_start() } else { words }
}

/// Returns the first words of a sentence that tell what it says.
fn telling(words: &str) -> String {
    let is_pale = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty() || PALE.contains(&bare.to_lowercase().as_str())
    };
    let telling: Vec<&str> = words
        .split(' ')
        .filter(|word| !is_pale(word))
        .take(ID_WORDS)
        .collect();
    telling.join(" ")
}

/// Returns a text as it is written behind the id of a claim, where nothing in it is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let is_first = at == 0 && c.is_ascii_punctuation() && !matches!(c, '"' | '\'');
        let is_tag = c == '#' && before == ' ';
        if c == '\\' || is_first || is_tag {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Returns a text as it is written between quotation marks.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hence_reading::Format;

    fn of(text: &str) -> String {
        Reading::new(text.into(), Format::Text)
            .map_or_else(|_| String::new(), |reading| draft("s.txt", &reading))
    }

    #[test]
    fn each_sentence_is_a_claim() {
        let text = "The Sea\n\nIt will \"rise\" by\na metre. Therefore #dikes should grow. Yes. It rains. It rains.\n";
        let map = of(text);
        let from = map.find("title:").unwrap_or_default();
        assert_eq!(
            map.get(from..).unwrap_or_default(),
            "title: The Sea\n\nsource text: \"s.txt\"\n\n# The Sea\n\n\
             [will-rise-metre] It will \"rise\" by a metre.\n  quote text: \"It will \\\"rise\\\" by a metre.\"\n\n\
             [therefore-dikes-should-grow] Therefore \\#dikes should grow.\n  quote text: \"Therefore #dikes should grow.\"\n\n\
             [yes] Yes.\n  quote text after \"Therefore #dikes should grow.\": \"Yes.\"\n\n\
             [rains] It rains.\n  quote text after \"#dikes should grow. Yes.\": \"It rains.\"\n\n\
             [rains-2] It rains.\n  quote text after \"grow. Yes. It rains.\": \"It rains.\"\n"
        );
    }

    #[test]
    fn words_that_a_line_cuts_are_whole() {
        let map = of("The exami-\nnation board met on Fri\u{ad}day.\n");
        assert!(
            map.contains("quote text: \"The examination board met on Friday.\""),
            "{map}"
        );
    }

    #[test]
    fn an_empty_text_gives_an_empty_map() {
        assert!(of("").ends_with("source text: \"s.txt\"\n"));
    }
}
