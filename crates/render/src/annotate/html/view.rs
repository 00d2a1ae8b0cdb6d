//! What the template shows, as plain data. Texts of a map or a source are [`Words`], and escaped by the template.

use askama::Template;

use super::super::annotation::{AnnotatedSource, Annotation};
use super::super::shown::{Run, cut, runs};
use super::claims::{Claim, claims};
use super::text::{Paragraph, Sentence, TextView, text};
use super::{SCRIPT, STYLE, content_security_policy};

/// A text of the map or of a source.
pub(super) struct Words<'a>(Vec<Run<'a>>);

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(runs(text, |_| false))
    }

    pub(super) fn with_breaks(runs: Vec<Run<'a>>) -> Self {
        Self(runs)
    }

    fn runs(&self) -> std::slice::Iter<'_, Run<'a>> {
        self.0.iter()
    }
}

/// Returns a text of at most `most` characters for an attribute, where no markup can tell what is not seen.
pub(super) fn plain(text: &str, most: usize) -> String {
    hence_report::visible(&cut(text, most), true)
}

/// The page.
#[derive(Template)]
#[template(path = "annotate.html")]
pub(super) struct Page<'a> {
    policy: String,
    style: &'static str,
    script: &'static str,
    title: String,
    heading: Words<'a>,
    file: Words<'a>,
    counts: Vec<(&'static str, &'static str, usize)>,
    sources: Vec<Source<'a>>,
    quoted: Vec<Claim<'a>>,
    others: Vec<Claim<'a>>,
}

/// A source.
struct Source<'a> {
    number: usize,
    title: Words<'a>,
    language: Option<&'a str>,
    details: Vec<Detail<'a>>,
    coverage: Vec<Share>,
    sentences: usize,
    paragraphs: Vec<Paragraph<'a>>,
    after: &'a str,
    unread: Vec<Sentence<'a>>,
    skipped: Vec<Sentence<'a>>,
}

/// A line about a source.
struct Detail<'a> {
    name: Words<'a>,
    value: Words<'a>,
    address: Option<&'a str>,
}

/// A part of the bar that shows how much of a source was read.
struct Share {
    class: &'static str,
    name: &'static str,
    count: usize,
    /// Where it begins in the bar, and how wide it is, in thousandths.
    start: usize,
    width: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(annotation: &'a Annotation<'a>) -> Self {
        let mut quoted = claims(annotation);
        let others = quoted.split_off(annotation.with_passage.min(quoted.len()));
        let sources = annotation.sources.iter().enumerate();
        let sources = sources.map(|(index, source)| Source::new(annotation, source, index + 1));
        Self {
            policy: content_security_policy(),
            style: STYLE,
            script: SCRIPT,
            title: plain(annotation.title(), 200),
            heading: Words::new(annotation.title()),
            file: Words::new(annotation.file_name()),
            counts: counts(annotation),
            sources: sources.collect(),
            quoted,
            others,
        }
    }
}

/// Returns the sign that stands for a verdict, beside its word.
pub(super) fn sign(verdict: &str) -> &'static str {
    match verdict {
        "accepted" => "✓",
        "rejected" => "✕",
        "contested" => "?",
        "unsupported" => "○",
        _ => "–",
    }
}

/// Returns the class of a verdict.
pub(super) fn class(verdict: &'static str) -> &'static str {
    if verdict == "without verdict" {
        "none"
    } else {
        verdict
    }
}

/// Returns how many claims there are of each verdict that there are any of.
fn counts(annotation: &Annotation<'_>) -> Vec<(&'static str, &'static str, usize)> {
    let words = hence_map::Verdict::ALL.map(hence_map::Verdict::as_str);
    let words = words.into_iter().chain(["without verdict"]);
    let count = |word: &'static str| {
        let order = annotation.order.iter();
        order
            .filter(|claim| annotation.verdict_word(**claim) == word)
            .count()
    };
    words
        .map(|word| (class(word), word, count(word)))
        .filter(|(_, _, count)| *count > 0)
        .collect()
}

impl<'a> Source<'a> {
    fn new(annotation: &Annotation<'a>, source: &'a AnnotatedSource<'a>, number: usize) -> Self {
        let TextView {
            paragraphs,
            after,
            unread,
            skipped,
        } = text(annotation, source, number);
        Self {
            number,
            title: Words::new(source.name()),
            language: language(source),
            details: details(source),
            coverage: shares(source),
            sentences: source.coverage.sentences.len(),
            paragraphs,
            after,
            unread,
            skipped,
        }
    }
}

/// Returns the language that the map says a source is in (`lang:` or `language:`, a BCP 47 tag).
fn language<'a>(source: &AnnotatedSource<'a>) -> Option<&'a str> {
    let declared = source.declared.iter();
    let mut tags = declared.flat_map(|source| {
        let keys = ["lang", "language"].into_iter();
        keys.filter_map(|key| Some(source.metadata.get(key)?.first()?.as_str()))
    });
    let is_tag = |tag: &&str| {
        let mut parts = tag.split('-');
        tag.len() <= 35
            && parts.all(|part| {
                (1..=8).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    };
    tags.find(is_tag)
}

/// Returns what the map says of a source, its path first.
fn details<'a>(source: &AnnotatedSource<'a>) -> Vec<Detail<'a>> {
    let mut details = Vec::new();
    let detail = |name: &'a str, value: &'a str| Detail {
        name: Words::new(name),
        value: Words::new(value),
        address: is_address(value).then_some(value),
    };
    for declared in &source.declared {
        for (key, values) in &declared.metadata {
            details.extend(values.iter().map(|value| detail(key, value)));
        }
    }
    details.push(detail("file", source.path()));
    details
}

/// Tells whether a text is the address of a page, and nothing that a browser would run.
fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic()))
}

/// Returns the parts of the bar.
fn shares(source: &AnnotatedSource<'_>) -> Vec<Share> {
    let counts = source.coverage.counts();
    let parts = [
        ("anchored", "quoted", counts.anchored),
        ("skipped", "skipped on purpose", counts.skipped),
        (
            "likely",
            "unread, with words of an argument",
            counts.likely_omissions,
        ),
        (
            "unread",
            "unread",
            counts.unread.saturating_sub(counts.likely_omissions),
        ),
    ];
    let mut before = 0;
    let thousandths = |count: usize| count * 1000 / counts.sentences.max(1);
    let shares = parts.into_iter().map(|(class, name, count)| {
        let start = thousandths(before);
        before += count;
        Share {
            class,
            name,
            count,
            start,
            width: thousandths(before) - start,
        }
    });
    shares.filter(|share| share.count > 0).collect()
}
