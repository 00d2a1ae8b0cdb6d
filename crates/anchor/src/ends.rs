//! The ends of a passage that is like a quotation, moved to the words that the quotation begins and ends with.
//!
//! With the fewest edits `it will involve` stands at `well involve` in `it could well involve`. A reader takes it from
//! `it` on.

use hence_source::Span;

use crate::context::{before, behind};
use crate::difference::compare;
use crate::words::{Word, words};

/// How many words outside of a passage are looked at.
const WORDS: usize = 6;

/// How many bytes outside of a passage are looked at.
const BYTES: usize = 120;

/// Returns `span` widened to the first and the last word of `quotation`, where these stand right outside of it and the
/// wider passage has more of the quotation.
pub(crate) fn widened(quotation: &str, text: &str, span: Span) -> Span {
    let quoted = words(quotation);
    let there = words(span.of(text));
    let mut best = span;
    if let Some(first) = missing(quoted.first(), there.first()) {
        let outside = before_in_paragraph(text, span.start);
        let from = span.start - outside.len() as u32;
        let near = words(outside).into_iter().rev().take(WORDS);
        for word in near.filter(|word| word.text == first.text) {
            let wider = Span::new(from + word.range.start as u32, best.end);
            best = better(quotation, text, best, wider);
        }
    }
    if let Some(last) = missing(quoted.last(), there.last()) {
        let outside = behind_in_paragraph(text, span.end);
        let near = words(outside).into_iter().take(WORDS);
        for word in near.filter(|word| word.text == last.text) {
            let wider = Span::new(best.start, span.end + word.range.end as u32);
            best = better(quotation, text, best, wider);
        }
    }
    best
}

/// Returns a word of the quotation that is not the one of the passage.
fn missing<'w>(quoted: Option<&'w Word>, there: Option<&Word>) -> Option<&'w Word> {
    quoted.filter(|quoted| there.is_none_or(|there| there.text != quoted.text))
}

/// Returns the wider span where it costs less.
fn better(quotation: &str, text: &str, span: Span, wider: Span) -> Span {
    if cost(quotation, text, wider) < cost(quotation, text, span) {
        wider
    } else {
        span
    }
}

/// Returns how badly a passage agrees with a quotation. A word of the quotation that is not there counts for two that are
/// there and not quoted.
fn cost(quotation: &str, text: &str, span: Span) -> usize {
    let differences = compare(quotation, text, span).differences;
    let costs = differences
        .iter()
        .map(|one| 2 * one.quoted.len() + one.sourced.len());
    costs.sum()
}

/// Returns the text before `offset`, in its paragraph.
fn before_in_paragraph(text: &str, offset: u32) -> &str {
    let outside = before(text, 0, offset, BYTES);
    let mut start = 0;
    let mut at = 0;
    for line in outside.split_inclusive('\n') {
        at += line.len();
        if line.ends_with('\n') && line.trim().is_empty() {
            start = at;
        }
    }
    outside.get(start..).unwrap_or("")
}

/// Returns the text behind `offset`, in its paragraph.
fn behind_in_paragraph(text: &str, offset: u32) -> &str {
    let outside = behind(text, offset, BYTES);
    let lines = outside.split_inclusive('\n').enumerate();
    // The first is the rest of the line that the passage ends in.
    let own = lines.take_while(|(number, line)| *number == 0 || !line.trim().is_empty());
    let end = own.map(|(_, line)| line.len()).sum();
    outside.get(..end).unwrap_or(outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widened_from(quotation: &str, text: &str, passage: &str) -> String {
        let at = text.find(passage).unwrap_or_default();
        let span = Span::from(at..at + passage.len());
        widened(quotation, text, span).of(text).to_owned()
    }

    #[test]
    fn reaches_for_the_first_and_last_word() {
        let text = "So it is.\n\nIt could well involve new procedures,\nwhich is much.";
        let wide = widened_from("It will involve new", text, "well involve new");
        assert_eq!(wide, "It could well involve new");
        let wide = widened_from("could involve new procedures", text, "well involve new");
        assert_eq!(wide, "could well involve new procedures");
        let wide = widened_from(
            "involve new procedures, that is much",
            text,
            "involve new procedures",
        );
        assert_eq!(wide, "involve new procedures,\nwhich is much");
    }

    #[test]
    fn stays_in_the_paragraph_and_where_it_is_no_better() {
        let text = "So it is.\n\nThe town could well involve new owners.\r\n\r\nIt is.";
        let wide = widened_from("it will involve new", text, "well involve new");
        assert_eq!(wide, "well involve new");
        let wide = widened_from("involve new men, it is", text, "involve new owners");
        assert_eq!(wide, "involve new owners");
        let wide = widened_from("the big involve new", text, "involve new");
        assert_eq!(wide, "involve new");
        assert_eq!(widened_from("", text, "involve new"), "involve new");
    }
}
