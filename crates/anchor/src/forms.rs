//! The forms of a source in which its quotations are looked for, the cheapest first.

use std::iter;

use hence_source::Span;

use crate::anchor::Ground;
use crate::grade::Grade;
use crate::normal::{LineBreak, MARK, Normal};
use crate::search::find_all;

/// A source in the form of one grade; in two where lines end in hyphens, which may belong to the word or not. In the
/// second no word has a hyphen, and the places that are found there are compared again.
pub(crate) struct Forms {
    grade: Grade,
    dropped: Normal,
    bare: Option<Normal>,
}

/// Where a quotation stands in one form.
pub(crate) struct Located {
    /// The quotation as it is.
    pub(crate) wholes: Vec<Span>,
    /// Its parts in order.
    pub(crate) linked: Vec<Vec<Span>>,
}

/// Returns the next form of a text after that of the grade before `grade`.
fn next(normal: &Normal, grade: Grade, breaks: LineBreak) -> Normal {
    match grade {
        Grade::Whitespace => normal.whitespace(breaks),
        Grade::Typographic => normal.typographic(),
        Grade::Case => normal.case(),
        _ => normal.clone(),
    }
}

/// Returns a quotation in the form of `grade`.
pub(crate) fn in_form(text: &str, grade: Grade, breaks: LineBreak) -> String {
    let mut normal = Normal::identity(text);
    for step in [Grade::Whitespace, Grade::Typographic, Grade::Case] {
        if step <= grade {
            normal = next(&normal, step, breaks);
        }
    }
    if grade == Grade::Exact {
        normal.as_str().to_owned()
    } else {
        normal.as_str().trim().to_owned()
    }
}

impl Forms {
    /// Begins with the text as it is.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            grade: Grade::Exact,
            dropped: Normal::identity(text),
            bare: None,
        }
    }

    /// Goes on to the form of `grade`, the one after the present one.
    pub(crate) fn advance(&mut self, grade: Grade) {
        if grade == Grade::Whitespace {
            let marked = next(&self.dropped, grade, LineBreak::MarkHyphen);
            let bare = marked.as_str().contains(MARK);
            self.bare = bare.then(|| next(&self.dropped, grade, LineBreak::DropAllHyphens));
            self.dropped = next(&self.dropped, grade, LineBreak::DropHyphen);
        } else {
            self.dropped = next(&self.dropped, grade, LineBreak::DropHyphen);
            let bare = self.bare.take();
            self.bare = bare.map(|bare| next(&bare, grade, LineBreak::DropAllHyphens));
        }
        self.grade = grade;
    }

    /// Returns the present form.
    pub(crate) const fn last(&self) -> &Normal {
        &self.dropped
    }

    /// Returns the places of each quotation, and those of its parts in order.
    pub(crate) fn find(&self, quotations: &[(&str, &[&str])], ground: &Ground<'_>) -> Vec<Located> {
        let needles: Vec<&str> = quotations
            .iter()
            .flat_map(|(whole, parts)| iter::once(*whole).chain(parts.iter().copied()))
            .collect();
        let mut spans = self.search(&self.dropped, &needles, LineBreak::DropHyphen, ground);
        if let Some(bare) = &self.bare {
            let more = self.search(bare, &needles, LineBreak::DropAllHyphens, ground);
            for ((spans, more), needle) in spans.iter_mut().zip(more).zip(needles) {
                let agreeing = more.into_iter().filter(|span| {
                    !spans.contains(span) && self.agrees(needle, span.of(ground.source.as_str()))
                });
                let agreeing: Vec<Span> = agreeing.collect();
                spans.extend(agreeing);
                spans.sort_unstable();
            }
        }
        let mut spans = spans.into_iter();
        let found = quotations.iter().map(|(_, parts)| {
            let wholes = spans.next().unwrap_or_default();
            let places: Vec<Vec<Span>> = spans.by_ref().take(parts.len()).collect();
            let linked = ground.paragraphs.link(&places);
            Located { wholes, linked }
        });
        found.collect()
    }

    /// Tells whether a quotation and a passage are the same but for hyphens at the ends of lines.
    fn agrees(&self, quotation: &str, passage: &str) -> bool {
        let quotation = in_form(quotation, self.grade, LineBreak::DropHyphen);
        let passage = in_form(passage, self.grade, LineBreak::MarkHyphen);
        let mut quoted = quotation.chars().peekable();
        for c in passage.chars() {
            if c == MARK {
                quoted.next_if_eq(&'-');
            } else if quoted.next() != Some(c) {
                return false;
            }
        }
        quoted.next().is_none()
    }

    fn search(
        &self,
        normal: &Normal,
        needles: &[&str],
        breaks: LineBreak,
        ground: &Ground<'_>,
    ) -> Vec<Vec<Span>> {
        let patterns: Vec<String> = needles
            .iter()
            .map(|needle| in_form(needle, self.grade, breaks))
            .collect();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let found = find_all(normal.as_str(), &patterns);
        let spans = found.into_iter().zip(&patterns).map(|(found, pattern)| {
            let starts = found.starts.into_iter().map(|start| start as usize);
            starts
                .filter_map(|start| normal.original(start..start + pattern.len()))
                .map(|span| trim(span, ground.source.as_str()))
                .filter(|span| !span.is_empty())
                .collect()
        });
        spans.collect()
    }
}

/// Returns a span without the white space at its ends.
pub(crate) fn trim(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let front = inner.len() - inner.trim_start().len();
    let start = span.start + front as u32;
    Span::new(start, start + inner.trim().len() as u32)
}
