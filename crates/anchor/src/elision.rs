//! Quotations that leave something out: `the first … the last`.

use hence_source::Span;

/// How far apart two parts may stand in different paragraphs, in bytes.
const MAX_GAP: u32 = 300;

/// The marks of an elision, the longer before those that they hold.
const MARKS: [&str; 5] = ["[...]", "[…]", "(...)", "(…)", "..."];

/// Returns the parts of a quotation between its elisions; a quotation without elision has one.
pub(crate) fn parts(quotation: &str) -> Vec<&str> {
    // Few have any.
    if !quotation.contains("...") && !quotation.contains('…') {
        let is_any = quotation.chars().any(char::is_alphanumeric);
        return is_any.then(|| quotation.trim()).into_iter().collect();
    }
    let mut parts = Vec::new();
    let mut rest = quotation;
    let mut from = 0;
    while let Some(ahead) = rest.get(from..).filter(|ahead| !ahead.is_empty()) {
        let mark = MARKS
            .iter()
            .chain(&["…"])
            .find(|mark| ahead.starts_with(**mark));
        if let Some(mark) = mark {
            parts.push(rest.get(..from).unwrap_or(""));
            rest = ahead.get(mark.len()..).unwrap_or("");
            from = 0;
        } else {
            from += ahead.chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push(rest);
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    for part in &mut parts {
        *part = part.trim();
    }
    parts
}

/// Where the paragraphs of a text end.
#[derive(Debug, Default)]
pub(crate) struct Paragraphs {
    breaks: Vec<u32>,
}

impl Paragraphs {
    /// Notes where empty lines are. Linear.
    pub(crate) fn new(text: &str) -> Self {
        let mut breaks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() {
                breaks.push(at);
            }
            at += line.len() as u32;
        }
        Self { breaks }
    }

    /// Tells whether two places are near enough to be parts of one quotation: in one paragraph, or not far apart.
    fn are_near(&self, before: Span, after: Span) -> bool {
        let breaks = |offset| self.breaks.partition_point(|at| *at < offset);
        after.start - before.end <= MAX_GAP || breaks(before.end) == breaks(after.start)
    }

    /// Returns the places at which all parts stand in order, given the places of each part in order.
    pub(crate) fn link(&self, parts: &[Vec<Span>]) -> Vec<Vec<Span>> {
        let Some((first, others)) = parts.split_first() else {
            return Vec::new();
        };
        let mut found: Vec<Vec<Span>> = Vec::new();
        for start in first {
            let mut places = vec![*start];
            let mut before = *start;
            for part in others {
                let next = part.get(part.partition_point(|place| place.start < before.end));
                let Some(next) = next.filter(|next| self.are_near(before, **next)) else {
                    break;
                };
                places.push(*next);
                before = *next;
            }
            if places.len() < parts.len() {
                continue;
            }
            // Of two that end in the same place the shorter is meant.
            if found
                .last()
                .is_some_and(|last| last.last() == places.last())
            {
                found.pop();
            }
            found.push(places);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_elisions() {
        assert_eq!(
            parts("to ensure … that [...] there"),
            ["to ensure", "that", "there"]
        );
        assert_eq!(parts("… that [the] end..."), ["that [the] end"]);
        assert_eq!(parts("(…) …"), [""; 0]);
    }

    #[test]
    fn links_within_a_paragraph() {
        let far = "x".repeat(400);
        let text = format!("a b {far} c\n\na {far}\n\n c");
        let paragraphs = Paragraphs::new(&text);
        let spans = |what: char| -> Vec<Span> {
            text.match_indices(what)
                .map(|(at, _)| Span::from(at..at + 1))
                .collect()
        };
        let linked = paragraphs.link(&[spans('a'), spans('c')]);
        assert_eq!(linked.len(), 1);
        assert!(paragraphs.link(&[spans('c'), spans('b')]).is_empty());
    }
}
