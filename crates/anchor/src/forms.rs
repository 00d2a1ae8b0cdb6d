//! The forms of a source in which its quotations are looked for, the cheapest first.

use std::collections::HashMap;

use hence_source::Span;
use indexmap::IndexMap;

use crate::grade::Grade;
use crate::normal::{LineBreak, MARK, Normal};
use crate::search::{Found, find_all};

/// A source in the form of one grade; in two where lines end in hyphens, which may belong to the word or not. In the
/// second no word has a hyphen, and the places that are found there are compared again.
pub(crate) struct Forms {
    grade: Grade,
    dropped: Normal,
    bare: Option<Normal>,
}

/// Where some words stand in one form.
pub(crate) struct Places<'w> {
    /// The number of each of the words; those that are the same in this form have one.
    numbers: HashMap<&'w str, usize>,
    spans: Vec<Vec<Span>>,
}

impl Places<'_> {
    /// Returns where `words` stand, in order.
    pub(crate) fn of(&self, words: &str) -> &[Span] {
        let number = self.numbers.get(words);
        let spans = number.and_then(|number| self.spans.get(*number));
        spans.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Words in the present form and, where there is a second, in that.
#[derive(PartialEq, Eq, Hash)]
struct Needle {
    dropped: String,
    bare: String,
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

    /// Returns the places in `text`, the source as it is, of words that are wanted, of each with the most places that count.
    pub(crate) fn places<'w>(
        &self,
        wanted: impl IntoIterator<Item = (&'w str, usize)>,
        text: &str,
    ) -> Places<'w> {
        let mut numbers = HashMap::new();
        let mut needles: IndexMap<Needle, usize> = IndexMap::new();
        for (words, most) in wanted {
            let number = *numbers.entry(words).or_insert_with(|| {
                let entry = needles.entry(self.needle(words));
                let number = entry.index();
                entry.or_insert(0);
                number
            });
            if let Some((_, own)) = needles.get_index_mut(number) {
                *own = most.max(*own);
            }
        }
        let dropped = needles.keys().map(|needle| needle.dropped.as_str());
        let dropped = Occurrences::new(&self.dropped, dropped);
        let bare = self.bare.as_ref().map(|bare| {
            let patterns = needles.keys().map(|needle| needle.bare.as_str());
            Occurrences::new(bare, patterns)
        });
        let spans = needles.iter().map(|(needle, most)| {
            let spans = dropped.spans(&needle.dropped, text);
            let mut spans: Vec<Span> = spans.take(*most).collect();
            if let Some(bare) = &bare {
                let more = bare.spans(&needle.bare, text).filter(|span| {
                    spans.binary_search(span).is_err()
                        && self.agrees(&needle.dropped, span.of(text))
                });
                let more: Vec<Span> = more.take(*most).collect();
                spans.extend(more);
                spans.sort_unstable();
                spans.truncate(*most);
            }
            spans
        });
        let spans = spans.collect();
        Places { numbers, spans }
    }

    fn needle(&self, words: &str) -> Needle {
        let bare = self.bare.as_ref();
        let bare = bare.map(|_| in_form(words, self.grade, LineBreak::DropAllHyphens));
        Needle {
            dropped: in_form(words, self.grade, LineBreak::DropHyphen),
            bare: bare.unwrap_or_default(),
        }
    }

    /// Tells whether a quotation, in the present form, and a passage are the same but for hyphens at the ends of lines.
    fn agrees(&self, quotation: &str, passage: &str) -> bool {
        // Within a line nothing differs but what the present form tells apart.
        if !passage.contains('\n') {
            return false;
        }
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
}

/// Where patterns stand in a form of a source.
struct Occurrences<'s> {
    normal: &'s Normal,
    found: HashMap<&'s str, Found>,
}

impl<'s> Occurrences<'s> {
    /// Looks for all patterns at once, for each of them once.
    fn new(normal: &'s Normal, patterns: impl Iterator<Item = &'s str>) -> Self {
        let mut patterns: Vec<&str> = patterns.collect();
        patterns.sort_unstable();
        patterns.dedup();
        let found = find_all(normal.as_str(), &patterns);
        Self {
            normal,
            found: patterns.into_iter().zip(found).collect(),
        }
    }

    /// Returns the places of a pattern in the source, without the white space around.
    fn spans(&self, pattern: &str, text: &str) -> impl Iterator<Item = Span> {
        let starts = self.found.get(pattern).map(|found| &found.starts);
        let starts = starts.into_iter().flatten().map(|start| *start as usize);
        starts
            .filter_map(|start| self.normal.original(start..start + pattern.len()))
            .map(|span| trim(span, text))
            .filter(|span| !span.is_empty())
    }
}

/// Returns a span without the white space at its ends.
pub(crate) fn trim(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let front = inner.len() - inner.trim_start().len();
    let start = span.start + front as u32;
    Span::new(start, start + inner.trim().len() as u32)
}
