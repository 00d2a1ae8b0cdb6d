//! `not-a-quotation`: words in quotation marks that the source of a claim does not have.

use std::collections::{BTreeMap, BTreeSet};

use hence_anchor::{Grade, Quotation, SourceText, place_all, stand_in};
use hence_map::project::SourceFileId;
use hence_map::{Claim, SourceId};
use hence_source::{Diagnostic, FileSpan, Severity, Span};

use crate::library::Library;
use crate::quoted_words::{between_marks, wanted};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "not-a-quotation",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/not-a-quotation.md"),
    check: Check::Map(check),
};

/// Of a claim that quotes more sources the words may stand in any source of the map: to look for each of them in each
/// source would cost too much.
const MOST_SOURCES: usize = 16;

/// Of the words that are missing the first so many are compared with the source to show what is like them, as each
/// comparison goes through the source.
const MOST_COMPARED: usize = 32;

/// Words that a claim puts in quotation marks.
struct Words<'c> {
    claim: &'c Claim,
    at: FileSpan,
    wanted: String,
    /// The sources that the claim quotes; none where it quotes nothing, and any source will do.
    sources: Vec<SourceId>,
}

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut sources = ctx.map.sources.values();
    let all_are_read = sources.all(|source| source.read.is_some());
    let mut missing: Vec<Words<'_>> = ctx
        .map
        .claims
        .values()
        .filter(|_| !ctx.map.sources.is_empty())
        .filter(|claim| can_be_told(ctx, claim, all_are_read))
        .flat_map(|claim| words_of(ctx, claim))
        .collect();
    drop_titles(ctx, &mut missing);
    drop_quoted(ctx, &mut missing);
    let wanted: Vec<&str> = missing.iter().map(|words| &*words.wanted).collect();
    let elsewhere = if missing.is_empty() {
        Vec::new()
    } else {
        Library::new(ctx).find(&wanted)
    };
    let likest = likest(ctx, &missing);
    for ((words, elsewhere), likest) in missing.iter().zip(elsewhere).zip(likest) {
        let is_anywhere = words.sources.is_empty();
        if !(is_anywhere && elsewhere.is_some()) {
            out.push(finding(ctx, words, elsewhere, likest));
        }
    }
}

/// Returns what a claim puts in quotation marks.
fn words_of<'c>(ctx: &Context<'_>, claim: &'c Claim) -> Vec<Words<'c>> {
    let spans = between_marks(&claim.text);
    if spans.is_empty() {
        return Vec::new();
    }
    let mut sources: Vec<SourceId> = Vec::new();
    let mut seen = BTreeSet::new();
    for source in claim.quotes.iter().filter_map(|quote| quote.source) {
        if seen.insert(source) {
            sources.push(source);
        }
    }
    if sources.len() > MOST_SOURCES {
        sources.clear();
    }
    let quotes: Vec<&str> = claim.quotes.iter().map(|quote| &*quote.exact).collect();
    let own = quotes.join("\n\n");
    let written = places(ctx, claim, spans.len());
    let words = spans.into_iter().enumerate().filter_map(|(number, span)| {
        Some(Words {
            claim,
            at: written.get(number).copied().unwrap_or(claim.at),
            wanted: wanted(span.of(&claim.text))?,
            sources: sources.clone(),
        })
    });
    let mut words: Vec<Words<'_>> = words.collect();
    // What the claim quotes is a quotation; whether the source has it another rule tells.
    let wanted: Vec<&str> = words.iter().map(|words| &*words.wanted).collect();
    let mut is_quoted = stand_in(&SourceText::new(&own), &wanted).into_iter();
    words.retain(|_| is_quoted.next().flatten().is_none());
    words
}

/// Tells whether all the sources that may have a claim's words were read.
fn can_be_told(ctx: &Context<'_>, claim: &Claim, all_are_read: bool) -> bool {
    let is_read = |source: SourceId| ctx.map.sources[source].read.is_some();
    if claim.quotes.is_empty() {
        let says_where = !claim.cites.is_empty() || !claim.by.is_empty() || claim.is_incomplete;
        !says_where && all_are_read
    } else {
        let mut quotes = claim.quotes.iter();
        quotes.all(|quote| quote.source.is_some_and(is_read))
    }
}

/// Returns where the words between marks are written in the file of a claim, where as many are found there as in its text.
fn places(ctx: &Context<'_>, claim: &Claim, count: usize) -> Vec<FileSpan> {
    let FileSpan { file, span } = claim.at;
    let written = span.of(&ctx.project.files.get(file).text);
    let spans = between_marks(written);
    if spans.len() != count {
        return Vec::new();
    }
    let in_file = |own: Span| {
        let inside = own.of(written);
        let start = span.start + own.start;
        let at = Span::new(start, start + inside.len() as u32);
        FileSpan::new(file, at)
    };
    spans.into_iter().map(in_file).collect()
}

/// Drops the titles of sources, which stand in quotation marks, too.
fn drop_titles(ctx: &Context<'_>, missing: &mut Vec<Words<'_>>) {
    let sources = ctx.map.sources.values();
    let titles: Vec<&str> = sources
        .filter_map(|source| source.title.as_deref())
        .collect();
    let titles = titles.join("\n\n");
    let wanted: Vec<&str> = missing.iter().map(|words| &*words.wanted).collect();
    let mut is_title = stand_in(&SourceText::new(&titles), &wanted).into_iter();
    missing.retain(|_| is_title.next().flatten().is_none());
}

/// Drops the words that stand in a source that their claim quotes. All words of a source are looked for at once.
fn drop_quoted(ctx: &Context<'_>, missing: &mut Vec<Words<'_>>) {
    let mut is_found = vec![false; missing.len()];
    for (source, numbers) in by_source(ctx, missing, |words| words.sources.clone()) {
        let wanted: Vec<&str> = numbers
            .iter()
            .filter_map(|number| missing.get(*number))
            .map(|words| &*words.wanted)
            .collect();
        let text = SourceText::new(ctx.project.source(source).reading.text());
        let found = stand_in(&text, &wanted);
        for (number, found) in numbers.into_iter().zip(found) {
            if let Some(slot) = is_found.get_mut(number) {
                *slot |= found.is_some();
            }
        }
    }
    let mut is_found = is_found.into_iter();
    missing.retain(|_| !is_found.next().unwrap_or_default());
}

/// Returns for each of the words the passage of the first source that its claim quotes that is most like them.
fn likest(ctx: &Context<'_>, missing: &[Words<'_>]) -> Vec<Option<FileSpan>> {
    let mut likest = vec![None; missing.len()];
    let first = |words: &Words<'_>| words.sources.first().copied().into_iter().collect();
    let compared = missing.get(..MOST_COMPARED).unwrap_or(missing);
    for (id, numbers) in by_source(ctx, compared, first) {
        let source = ctx.project.source(id);
        let quotations: Vec<Quotation<'_>> = numbers
            .iter()
            .filter_map(|number| missing.get(*number))
            .map(|words| Quotation {
                text: &words.wanted,
                ..Quotation::default()
            })
            .collect();
        let placements = place_all(&SourceText::new(source.reading.text()), &quotations);
        for (number, placement) in numbers.into_iter().zip(placements) {
            let is_one = !matches!(placement.grade, Grade::Lost | Grade::Ambiguous);
            let place = placement.parts.first().filter(|_| is_one);
            if let (Some(slot), Some(place)) = (likest.get_mut(number), place) {
                let span = source.reading.in_file(place.span);
                *slot = Some(FileSpan::new(source.file, span));
            }
        }
    }
    likest
}

/// Returns for each source that was read the numbers of the words that `sources` sends there, each once.
fn by_source(
    ctx: &Context<'_>,
    words: &[Words<'_>],
    sources: impl Fn(&Words<'_>) -> Vec<SourceId>,
) -> BTreeMap<SourceFileId, Vec<usize>> {
    let mut numbers: BTreeMap<SourceFileId, Vec<usize>> = BTreeMap::new();
    for (number, words) in words.iter().enumerate() {
        for source in sources(words) {
            let Some(read) = ctx.map.sources[source].read else {
                continue;
            };
            let own = numbers.entry(read).or_default();
            if own.last() != Some(&number) {
                own.push(number);
            }
        }
    }
    numbers
}

fn finding(
    ctx: &Context<'_>,
    words: &Words<'_>,
    elsewhere: Option<(SourceId, FileSpan)>,
    likest: Option<FileSpan>,
) -> Diagnostic {
    let id = &words.claim.id;
    let name = |source: SourceId| format!("`{}`", ctx.map.sources[source].id);
    let message = match words.sources.as_slice() {
        [] => format!("no source of this map has the words that `{id}` puts in quotation marks"),
        [source] => format!(
            "{} does not have the words that `{id}` puts in quotation marks",
            name(*source)
        ),
        _ => format!("no source that `{id}` quotes has the words that it puts in quotation marks"),
    };
    let finding = Diagnostic::new(RULE.code, message, words.at, "whose words?").with_claim(id);
    match (elsewhere, likest) {
        (Some((source, at)), _) => finding
            .with_label(at, format!("they stand in {}", name(source)))
            .with_help(format!("quote that, too: `quote {}: \"…\"`", ctx.map.sources[source].id)),
        (None, Some(at)) => finding
            .with_label(at, "the likest words are these")
            .with_help("put the source's own words in quotation marks, or take the marks away"),
        (None, None) if !words.sources.is_empty() => finding.with_help(
            "put the source's own words in quotation marks, take the marks away, or quote the source that has these",
        ),
        (None, None) => finding.with_help(
            "say where they are from (`quote SOURCE: \"…\"`, `cite: …` or `by: …`), or take the marks away",
        ),
    }
}
