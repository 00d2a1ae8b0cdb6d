//! Quotations that leave something out: `the first … the last`.

use hence_source::Span;

/// How far apart two parts may stand in different paragraphs, in bytes.
const MAX_GAP: u32 = 300;

/// The marks of an elision, the longer before those that they hold.
const MARKS: [&str; 5] = ["[...]", "[…]", "(...)", "(…)", "..."];

/// The most parts that a quotation may have.
const MOST_PARTS: usize = 64;

/// The most places that are kept of all parts of one quotation.
const MOST_PLACES: usize = 1024;

/// Returns the parts of a quotation between its elisions; a quotation without elision has one. One with more than 64 has
/// none: nobody quotes so, and it can stand only as it is.
pub(crate) fn parts(quotation: &str) -> Vec<&str> {
    // Few have any.
    if !quotation.contains("...") && !quotation.contains('…') {
        return has_words(quotation)
            .then(|| quotation.trim())
            .into_iter()
            .collect();
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
    parts.retain(|part| has_words(part));
    if parts.len() > MOST_PARTS {
        return Vec::new();
    }
    for part in &mut parts {
        *part = part.trim();
    }
    parts
}

/// Tells whether a text has a letter or a digit.
pub(crate) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
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

    /// Returns the places at which all parts stand in order, given the places of each part in order: for each such place
    /// those of its parts, one behind the other. At most `most` are returned, of many parts fewer. Linear in the places.
    pub(crate) fn link(&self, parts: &[&[Span]], most: usize) -> Vec<Span> {
        let Some((last, before)) = parts.split_last() else {
            return Vec::new();
        };
        if parts.iter().any(|places| places.is_empty()) {
            return Vec::new();
        }
        // What stands behind a place does not depend on what is before it, so it is looked for once, from the last part on.
        let mut ends: Vec<Option<usize>> = (0..last.len()).map(Some).collect();
        let mut steps = Vec::new();
        let mut behind = *last;
        for part in before.iter().rev() {
            let step = self.step(part, behind, &ends);
            let end =
                |next: &Option<usize>| next.and_then(|next| ends.get(next).copied().flatten());
            ends = step.iter().map(end).collect();
            steps.push(step);
            behind = part;
        }
        let starts = shortest(&ends, most.min((MOST_PLACES / parts.len()).max(2)));
        let mut found = Vec::new();
        for start in starts {
            let mut at = Some(start);
            for (depth, places) in parts.iter().enumerate() {
                found.extend(at.and_then(|at| places.get(at)));
                let step = steps.len().checked_sub(depth + 1);
                let step = step.and_then(|step| steps.get(step));
                at = at.and_then(|at| step?.get(at).copied().flatten());
            }
        }
        found
    }

    /// Returns for each place of a part the number of the next place `behind` it, where that is near and has an end.
    fn step(&self, part: &[Span], behind: &[Span], ends: &[Option<usize>]) -> Vec<Option<usize>> {
        let mut at = 0;
        let next = part.iter().map(|place| {
            let is_before = |next: Option<&Span>| next.is_some_and(|next| next.start < place.end);
            while is_before(behind.get(at)) {
                at += 1;
            }
            while at > 0 && !is_before(behind.get(at - 1)) {
                at -= 1;
            }
            let is_open = ends.get(at).is_some_and(Option::is_some);
            let next = behind.get(at).filter(|_| is_open)?;
            self.are_near(*place, *next).then_some(at)
        });
        next.collect()
    }
}

/// Returns the first `most` numbers of those that have an end; of two with the same end the later, as the shorter is meant.
fn shortest(ends: &[Option<usize>], most: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last = None;
    for (start, end) in ends.iter().enumerate().filter(|(_, end)| end.is_some()) {
        if last == *end {
            starts.pop();
        } else if starts.len() == most {
            break;
        }
        last = *end;
        starts.push(start);
    }
    starts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cuts_at_elisions() {
        assert_eq!(
            parts("to ensure … that [...] there"),
            ["to ensure", "that", "there"]
        );
        assert_eq!(parts("… that [the] end..."), ["that [the] end"]);
        assert_eq!(parts("(…) …"), [""; 0]);
        assert_eq!(parts(&"a…".repeat(64)).len(), 64);
        assert_eq!(parts(&"a…".repeat(65)), [""; 0]);
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
        let linked = paragraphs.link(&[&spans('a'), &spans('c')], 9);
        assert_eq!(linked.len(), 2);
        assert!(paragraphs.link(&[&spans('c'), &spans('b')], 9).is_empty());
    }

    /// As [`Paragraphs::link`], place by place.
    fn naive(paragraphs: &Paragraphs, parts: &[&[Span]]) -> Vec<Span> {
        let mut found: Vec<Vec<Span>> = Vec::new();
        for start in parts[0] {
            let mut places = vec![*start];
            for part in &parts[1..] {
                let before = places[places.len() - 1];
                let next = part.iter().find(|place| place.start >= before.end);
                let next = next.filter(|next| paragraphs.are_near(before, **next));
                places.extend(next);
                if next.is_none() {
                    break;
                }
            }
            if places.len() == parts.len() {
                found.retain(|other| other.last() != places.last());
                found.push(places);
            }
        }
        found.concat()
    }

    proptest! {
        #[test]
        fn links_as_the_naive_way(text in "[abc]{0,30}|([abc \n]{0,9}|\n\n {301}|x{301}){0,5}", order in "[abc]{1,5}") {
            let paragraphs = Paragraphs::new(&text);
            let places = |what: char| text.match_indices(what).map(|(at, _)| Span::from(at..at + 1));
            let parts: Vec<Vec<Span>> = order.chars().map(|what| places(what).collect()).collect();
            let parts: Vec<&[Span]> = parts.iter().map(Vec::as_slice).collect();
            let expected = naive(&paragraphs, &parts);
            prop_assert_eq!(paragraphs.link(&parts, 256), expected);
            prop_assert!(paragraphs.link(&parts, 1).len() <= parts.len());
        }
    }
}
