//! Markdown (`CommonMark` with footnotes): the text of the source, and a footnote for each claim that quotes it.

mod escape;

use std::fmt::{self, Write as _};

use hence_map::{ClaimId, InferenceId, Mention};

use super::annotation::{AnnotatedSource, Annotation};
use super::layout::Paragraph;
use super::passages::Piece;
use escape::Escaper;

/// How many characters of a claim are shown where another one names it.
const MOST_OF_PREMISE: usize = 160;

/// Returns the document. Linear in what it shows.
///
/// # Errors
///
/// None that an input leads to; formatting is fallible by its type.
pub fn markdown(annotation: &Annotation<'_>) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "# {}", line(annotation.title()))?;
    for source in &annotation.sources {
        let title = source.name();
        writeln!(out, "\n## {}\n", line(title))?;
        for paragraph in &source.layout.paragraphs {
            text(&mut out, annotation, source, paragraph);
        }
    }
    claims(&mut out, annotation)?;
    for source in &annotation.sources {
        sentences(&mut out, source, annotation.sources.len() > 1)?;
    }
    let (quoted, _) = annotation.order.split_at(annotation.with_passage);
    for claim in quoted {
        // By number, as the labels of footnotes are the same in capitals.
        let number = annotation.number_of(*claim);
        writeln!(out, "\n[^{number}]: {}", entry(annotation, *claim)?)?;
    }
    Ok(out)
}

/// Returns a text on one line, escaped.
fn line(text: &str) -> String {
    let mut out = String::new();
    let mut escaper = Escaper::default();
    escaper.push(&mut out, text, |_| false);
    out.trim().to_owned()
}

/// Writes a paragraph of a source.
fn text(
    out: &mut String,
    annotation: &Annotation<'_>,
    source: &AnnotatedSource<'_>,
    paragraph: &Paragraph,
) {
    let mut escaper = Escaper::default();
    for (piece, span) in source.pieces_of(*paragraph) {
        let is_break = |at: u32| source.is_break(*paragraph, span.start + at);
        escaper.push(out, span.of(source.text), is_break);
        for number in ended(annotation, source, piece) {
            escaper.push_reference(out, number);
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out.push_str("\n\n");
}

/// Returns the numbers of the claims of which a passage ends with a piece, each once.
fn ended(annotation: &Annotation<'_>, source: &AnnotatedSource<'_>, piece: &Piece) -> Vec<u32> {
    let ended = piece.ends.iter();
    let placed = ended.filter_map(|number| source.passages.get(*number));
    let mut numbers: Vec<u32> = placed
        .map(|placed| annotation.number_of(placed.passage.claim))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Writes the claims that no passage is marked for.
fn claims(out: &mut String, annotation: &Annotation<'_>) -> fmt::Result {
    let (_, others) = annotation.order.split_at(annotation.with_passage);
    if others.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Claims without a passage here\n")?;
    for claim in others {
        writeln!(out, "- {}", entry(annotation, *claim)?)?;
    }
    writeln!(out)
}

/// Returns a claim on one line: its id, verdict, text, reasons and objections.
fn entry(annotation: &Annotation<'_>, own: ClaimId) -> Result<String, fmt::Error> {
    let claim = &annotation.input.map.claims[own];
    let mut out = String::new();
    write!(
        out,
        "**{}** ({}, {}): {}",
        line(&claim.id),
        annotation.verdict_word(own),
        annotation.fidelity(own).as_str(),
        line(&claim.text)
    )?;
    for quotation in annotation.quotations(own) {
        if !quotation.is_found() {
            let words = line(&quotation.quote.exact);
            write!(out, " Quotation {}: “{words}”.", quotation.state())?;
        }
    }
    for reason in annotation.relations.reasons(own) {
        step(&mut out, annotation, "Because", reason)?;
    }
    for objection in annotation.relations.objections(own) {
        step(&mut out, annotation, "But", objection)?;
    }
    Ok(out)
}

/// Writes an inference: its premises, and what defeats it.
fn step(
    out: &mut String,
    annotation: &Annotation<'_>,
    connective: &str,
    id: InferenceId,
) -> fmt::Result {
    let inference = &annotation.input.map.inferences[id];
    write!(out, " *{connective}* ")?;
    mentions(out, annotation, &inference.premises)?;
    for exception in &inference.exceptions {
        write!(out, ", *unless* ")?;
        mentions(out, annotation, &exception.premises)?;
    }
    write!(out, ".")
}

fn mentions(out: &mut String, annotation: &Annotation<'_>, mentions: &[Mention]) -> fmt::Result {
    for (index, mention) in mentions.iter().enumerate() {
        let claim = &annotation.input.map.claims[mention.literal.claim];
        let and = if index > 0 { " *and* " } else { "" };
        let not = if mention.literal.negated {
            "*not* "
        } else {
            ""
        };
        let words = annotation.premise(mention.literal.claim, MOST_OF_PREMISE);
        write!(out, "{and}{not}**{}** {}", line(&claim.id), line(&words))?;
    }
    Ok(())
}

/// Lists the sentences that no claim quotes.
fn sentences(out: &mut String, source: &AnnotatedSource<'_>, is_one_of_many: bool) -> fmt::Result {
    let counts = source.coverage.counts();
    let title = source.name();
    let of = if is_one_of_many {
        format!(" of {}", line(title))
    } else {
        String::new()
    };
    writeln!(
        out,
        "## Coverage{of}\n\nOf {} sentences {} are quoted, {} skipped on purpose, {} unread; {} of the unread have words of an argument.\n",
        counts.sentences, counts.anchored, counts.skipped, counts.unread, counts.likely_omissions
    )?;
    for sentence in source.coverage.unread() {
        writeln!(out, "- Unread: {}", one_line(sentence.span.of(source.text)))?;
    }
    for sentence in &source.coverage.sentences {
        if let hence_anchor::Reading::Skipped(reason) = &sentence.state {
            let words = one_line(sentence.span.of(source.text));
            writeln!(out, "- Skipped ({}): {words}", line(reason))?;
        }
    }
    Ok(())
}

/// Returns a sentence without its line ends, escaped.
fn one_line(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    line(&words.join(" "))
}
