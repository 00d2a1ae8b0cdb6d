//! The annotated text on a terminal: passages in the colour of their claim's verdict, with its number.

use std::fmt::Write as _;

use hence_map::{ClaimId, InferenceId, Mention};
use hence_report::{visible, width_of};
use hence_source::Span;

use super::annotation::{AnnotatedSource, Annotation};
use super::layout::Paragraph;
use super::passages::{Piece, Placed};

/// How many characters of a claim are shown where another one names it.
const MOST_OF_PREMISE: usize = 120;

/// A space at which no line is broken.
const GLUE: char = '\u{a0}';

/// What a terminal can show.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether colours are wanted.
    pub color: bool,
    /// The columns of a line.
    pub width: usize,
    /// Whether characters outside ASCII may be drawn with.
    pub unicode: bool,
}

/// A piece of a line that is not broken, but at its spaces.
struct Chunk {
    text: String,
    /// The parameters of the escape sequence that colours it; empty for none.
    style: &'static str,
}

/// Returns the text of every source with its passages marked, then the claims, then what was not read. Linear in what it
/// shows.
pub fn terminal(annotation: &Annotation<'_>, look: Look) -> String {
    let mut page = Page {
        out: String::new(),
        look,
        open: "",
    };
    for source in &annotation.sources {
        let title = source.name();
        page.heading(title);
        for paragraph in &source.layout.paragraphs {
            let chunks = text(annotation, source, paragraph, look);
            page.lines(&chunks, 0, 0);
            page.out.push('\n');
        }
    }
    let (quoted, others) = annotation.order.split_at(annotation.with_passage);
    for (title, claims) in [
        ("Claims", quoted),
        ("Claims without a passage here", others),
    ] {
        if !claims.is_empty() {
            page.heading(title);
        }
        for claim in claims {
            entry(&mut page, annotation, *claim);
        }
        if !claims.is_empty() {
            page.out.push('\n');
        }
    }
    for source in &annotation.sources {
        coverage(&mut page, source);
    }
    page.out
}

/// The output.
struct Page {
    out: String,
    look: Look,
    /// The style of what is being written.
    open: &'static str,
}

impl Page {
    fn heading(&mut self, title: &str) {
        let title = visible(title, self.look.unicode);
        self.lines(&[plain(title, "1")], 0, 0);
        self.out.push('\n');
    }

    /// Writes chunks, wrapped at spaces; the first line is indented by `first` columns, the others by `indent`.
    fn lines(&mut self, chunks: &[Chunk], first: usize, indent: usize) {
        let room = self.look.width.max(indent + 8);
        let mut word: Vec<(&str, &'static str)> = Vec::new();
        self.out.extend(std::iter::repeat_n(' ', first));
        let mut used = first;
        let mut needs_space = false;
        for chunk in chunks {
            for part in chunk.text.split_inclusive(['\n', ' ']) {
                let bare = part.trim_end_matches(['\n', ' ']);
                if !bare.is_empty() {
                    word.push((bare, chunk.style));
                }
                if bare.len() == part.len() {
                    // The next chunk goes on with the word.
                    continue;
                }
                self.word(&mut word, &mut used, &mut needs_space, (room, indent));
                if part.ends_with('\n') {
                    self.break_line(indent);
                    (used, needs_space) = (indent, false);
                }
            }
        }
        self.word(&mut word, &mut used, &mut needs_space, (room, indent));
        self.end_line();
    }

    /// Writes a word of several styles, on a line of its own where it has no room on this one.
    fn word(
        &mut self,
        word: &mut Vec<(&str, &'static str)>,
        used: &mut usize,
        needs_space: &mut bool,
        (room, indent): (usize, usize),
    ) {
        if word.is_empty() {
            return;
        }
        let columns: usize = word.iter().map(|(part, _)| width_of(part)).sum();
        if *needs_space && *used + 1 + columns > room {
            self.break_line(indent);
            (*used, *needs_space) = (indent, false);
        }
        if *needs_space {
            if word.first().map(|(_, style)| *style) != Some(self.open) {
                self.style("");
            }
            self.out.push(' ');
            *used += 1;
        }
        for (part, style) in word.drain(..) {
            self.paint(part, style);
        }
        *used += columns;
        *needs_space = true;
    }

    fn break_line(&mut self, indent: usize) {
        self.end_line();
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// Writes a part of a word; what holds it together is a space to the reader.
    fn paint(&mut self, text: &str, style: &'static str) {
        self.style(style);
        self.out.push_str(&text.replace(GLUE, " "));
    }

    /// Colours what is written from here on.
    fn style(&mut self, style: &'static str) {
        if !self.look.color || self.open == style {
            return;
        }
        if !self.open.is_empty() {
            self.out.push_str("\u{1b}[0m");
        }
        if !style.is_empty() {
            // Writing to a string does not fail.
            let _infallible = write!(self.out, "\u{1b}[{style}m");
        }
        self.open = style;
    }

    fn end_line(&mut self) {
        self.style("");
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }
}

fn plain(text: impl Into<String>, style: &'static str) -> Chunk {
    Chunk {
        text: text.into(),
        style,
    }
}

/// Returns the colour of a verdict.
fn colour(verdict: &str) -> &'static str {
    match verdict {
        "accepted" => "32",
        "rejected" => "31",
        "contested" => "33",
        "unsupported" => "34",
        _ => "0",
    }
}

/// Returns the same, underlined.
fn underlined(annotation: &Annotation<'_>, placed: &Placed) -> &'static str {
    if !placed.passage.is_found {
        return "4;35";
    }
    match annotation.verdict_word(placed.passage.claim) {
        "accepted" => "4;32",
        "rejected" => "4;31",
        "contested" => "4;33",
        "unsupported" => "4;34",
        _ => "4",
    }
}

/// Returns a paragraph of a source.
fn text(
    annotation: &Annotation<'_>,
    source: &AnnotatedSource<'_>,
    paragraph: &Paragraph,
    look: Look,
) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for (piece, span) in source.pieces_of(*paragraph) {
        let innermost = piece.passages.first();
        let innermost = innermost.and_then(|number| source.passages.get(*number));
        begin(&mut chunks, annotation, source, piece, look);
        let style = innermost.map_or("", |placed| underlined(annotation, placed));
        let is_break = |at: u32| source.is_break(*paragraph, span.start + at);
        chunks.push(Chunk {
            text: safe(span.of(source.text), look, is_break),
            style,
        });
        end(&mut chunks, annotation, source, piece, look);
    }
    chunks
}

/// Writes where passages begin: the number of the claim, without colours behind a bracket.
fn begin(
    chunks: &mut Vec<Chunk>,
    annotation: &Annotation<'_>,
    source: &AnnotatedSource<'_>,
    piece: &Piece,
    look: Look,
) {
    for number in piece.begins.clone() {
        let Some(placed) = source.passages.get(number) else {
            continue;
        };
        let number = annotation.number_of(placed.passage.claim);
        let review = if placed.passage.is_found { "" } else { "?" };
        let text = if look.color {
            format!("[{number}{review}]")
        } else {
            format!("[{number}{review}:{GLUE}")
        };
        chunks.push(Chunk { text, style: "2" });
    }
}

/// Writes where passages end, where colours do not say it.
fn end(
    chunks: &mut Vec<Chunk>,
    annotation: &Annotation<'_>,
    source: &AnnotatedSource<'_>,
    piece: &Piece,
    look: Look,
) {
    if look.color {
        return;
    }
    for placed in piece
        .ends
        .iter()
        .rev()
        .filter_map(|number| source.passages.get(*number))
    {
        let number = annotation.number_of(placed.passage.claim);
        chunks.push(Chunk {
            text: format!("{GLUE}:{number}]"),
            style: "",
        });
    }
}

/// Returns a text as a terminal may show it; line ends are spaces, unless they are to be kept.
fn safe(text: &str, look: Look, is_break: impl Fn(u32) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, line) in lines(text) {
        shown.push_str(&visible(line, look.unicode));
        let end = at + line.len();
        if end < text.len() {
            shown.push(if is_break(end as u32) { '\n' } else { ' ' });
        }
    }
    shown
}

/// Returns the lines of a text and where they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        let left = text.get(start..)?;
        let Some(length) = left.find(['\n', '\r']) else {
            rest = None;
            return Some((start, left));
        };
        let (line, behind) = left.split_at(length);
        let end = if behind.starts_with("\r\n") { 2 } else { 1 };
        rest = Some(start + length + end);
        Some((start, line))
    })
}

/// Writes a claim with its reasons and objections.
fn entry(page: &mut Page, annotation: &Annotation<'_>, own: ClaimId) {
    let claim = &annotation.input.map.claims[own];
    let unicode = page.look.unicode;
    let verdict = annotation.verdict_word(own);
    let mut state = format!(" ({}", annotation.fidelity(own).as_str());
    for quotation in annotation.quotations(own).filter(|each| !each.is_found()) {
        state.push_str("; quotation ");
        state.push_str(quotation.state());
    }
    state.push(')');
    let chunks = [
        plain(format!("[{}] ", annotation.number_of(own)), "1"),
        plain(format!("{} ", visible(&claim.id, unicode)), "2"),
        plain(verdict, colour(verdict)),
        plain(state, "2"),
        plain(format!(" {}", visible(&claim.text, unicode)), ""),
    ];
    page.lines(&chunks, 0, 4);
    for reason in annotation.relations.reasons(own) {
        step(page, annotation, "because", reason);
    }
    for objection in annotation.relations.objections(own) {
        step(page, annotation, "but", objection);
    }
}

fn step(page: &mut Page, annotation: &Annotation<'_>, connective: &str, id: InferenceId) {
    let inference = &annotation.input.map.inferences[id];
    let mut text = format!("{connective} ");
    mentions(&mut text, page.look, annotation, &inference.premises);
    for exception in &inference.exceptions {
        text.push_str(", unless ");
        mentions(&mut text, page.look, annotation, &exception.premises);
    }
    page.lines(&[plain(text, "")], 4, 6);
}

fn mentions(text: &mut String, look: Look, annotation: &Annotation<'_>, mentions: &[Mention]) {
    for (index, mention) in mentions.iter().enumerate() {
        let own = mention.literal.claim;
        let and = if index > 0 { " and " } else { "" };
        let not = if mention.literal.negated { "not " } else { "" };
        let words = visible(&annotation.premise(own, MOST_OF_PREMISE), look.unicode);
        let number = annotation.number_of(own);
        // Writing to a string does not fail.
        let _infallible = write!(text, "{and}{not}[{number}] {words}");
    }
}

/// Writes how much of a source was read, and what was not.
fn coverage(page: &mut Page, source: &AnnotatedSource<'_>) {
    let title = source.name();
    let counts = source.coverage.counts();
    page.heading(&format!("Coverage of {title}"));
    let figures = format!(
        "{} sentences: {} quoted, {} skipped on purpose, {} unread ({} with words of an argument)",
        counts.sentences, counts.anchored, counts.skipped, counts.unread, counts.likely_omissions
    );
    page.lines(&[plain(figures, "")], 0, 0);
    let unicode = page.look.unicode;
    let words = |span: Span| {
        let words: Vec<&str> = span.of(source.text).split_whitespace().collect();
        visible(&words.join(" "), unicode)
    };
    for sentence in source.coverage.unread() {
        let kind = if sentence.signals.is_empty() {
            ""
        } else {
            "33"
        };
        let chunks = [plain("unread: ", kind), plain(words(sentence.span), "")];
        page.lines(&chunks, 0, 8);
    }
    for sentence in &source.coverage.sentences {
        if let hence_anchor::Reading::Skipped(reason) = &sentence.state {
            let reason = visible(reason, unicode);
            let chunks = [
                plain(format!("skipped ({reason}): "), "2"),
                plain(words(sentence.span), ""),
            ];
            page.lines(&chunks, 0, 9);
        }
    }
    page.out.push('\n');
}
