//! The text of a source with its marks.

use hence_anchor::Reading;
use hence_source::Span;

use super::super::annotation::{AnnotatedSource, Annotation};
use super::super::passages::{Piece, Placed};
use super::super::shown::runs;
use super::view::{Words, class, plain};

/// How many lines there is room for below the words of a line.
const MOST_LINES: u32 = 3;

/// How many characters of a reason are shown beside the mouse; all of it stands in the list.
const MOST_OF_REASON: usize = 200;

/// The text, and its sentences that no claim quotes.
pub(super) struct TextView<'a> {
    pub(super) paragraphs: Vec<Paragraph<'a>>,
    /// What stands behind the last paragraph: empty lines.
    pub(super) after: &'a str,
    pub(super) unread: Vec<Sentence<'a>>,
    pub(super) skipped: Vec<Sentence<'a>>,
}

/// A paragraph.
pub(super) struct Paragraph<'a> {
    /// The empty lines before it.
    pub(super) before: &'a str,
    pub(super) is_laid_out: bool,
    pub(super) pieces: Vec<PieceView<'a>>,
}

/// A piece of the text.
pub(super) struct PieceView<'a> {
    pub(super) words: Words<'a>,
    pub(super) sentence: Option<Part>,
    pub(super) mark: Option<Mark>,
}

/// A piece of a sentence that no claim quotes.
pub(super) struct Part {
    pub(super) class: &'static str,
    /// The anchor, where the sentence begins.
    pub(super) anchor: Option<String>,
    /// Why it is skipped.
    pub(super) reason: Option<String>,
}

/// The mark of a piece that claims quote.
pub(super) struct Mark {
    pub(super) class: &'static str,
    /// The numbers of the claims, for the script: the one whose passage began last first.
    pub(super) claims: String,
    /// The classes of the lines below the words.
    pub(super) lines: Vec<String>,
    /// The numbers of the claims that are quoted from here on.
    pub(super) numbers: Vec<Start>,
}

/// The number of a claim where a passage of it begins.
pub(super) struct Start {
    pub(super) anchor: String,
    pub(super) claim: String,
    pub(super) number: u32,
    pub(super) label: String,
    pub(super) class: &'static str,
}

/// A sentence that no claim quotes, in a list.
pub(super) struct Sentence<'a> {
    pub(super) anchor: String,
    /// Its words; those that belong to an argument are marked.
    pub(super) words: Vec<(bool, Words<'a>)>,
    pub(super) reason: Option<Words<'a>>,
}

/// Returns the text of a source with its marks. Linear.
pub(super) fn text<'a>(
    annotation: &Annotation<'a>,
    source: &'a AnnotatedSource<'a>,
    number: usize,
) -> TextView<'a> {
    let mut view = TextView {
        paragraphs: Vec::with_capacity(source.layout.paragraphs.len()),
        after: "",
        unread: Vec::new(),
        skipped: Vec::new(),
    };
    let writer = Writer {
        annotation,
        source,
        number,
    };
    let mut pieces = source.passages.pieces.iter().peekable();
    let mut sentence = 0;
    let mut end = 0;
    for paragraph in &source.layout.paragraphs {
        let mut own = Vec::new();
        while let Some(piece) = pieces.next_if(|piece| piece.span.start < paragraph.span.end) {
            if piece.span.start < paragraph.span.start {
                continue;
            }
            let sentences = source.coverage.sentences.iter().skip(sentence);
            sentence += sentences
                .take_while(|sentence| sentence.span.end <= piece.span.start)
                .count();
            own.push(writer.piece(piece, sentence));
        }
        view.paragraphs.push(Paragraph {
            before: Span::new(end, paragraph.span.start).of(source.text),
            is_laid_out: paragraph.is_laid_out,
            pieces: own,
        });
        end = paragraph.span.end;
    }
    view.after = Span::new(end, source.text.len() as u32).of(source.text);
    writer.sentences(&mut view);
    view
}

struct Writer<'a, 'w> {
    annotation: &'w Annotation<'a>,
    source: &'a AnnotatedSource<'a>,
    number: usize,
}

impl<'a> Writer<'a, '_> {
    fn piece(&self, piece: &'a Piece, sentence: usize) -> PieceView<'a> {
        let start = piece.span.start;
        let is_break = |at: u32| self.source.layout.is_break(start + at);
        PieceView {
            words: Words::with_breaks(runs(piece.span.of(self.source.text), is_break)),
            sentence: self.part(piece, sentence),
            mark: self.mark(piece),
        }
    }

    fn part(&self, piece: &Piece, index: usize) -> Option<Part> {
        let sentence = self.source.coverage.sentences.get(index)?;
        if !sentence.span.contains(piece.span) {
            return None;
        }
        let (class, reason) = match &sentence.state {
            Reading::Anchored => return None,
            Reading::Skipped(reason) => ("skipped", Some(plain(reason, MOST_OF_REASON))),
            Reading::Unread if sentence.signals.is_empty() => ("unread", None),
            Reading::Unread => ("unread likely", None),
        };
        let begins = sentence.span.start == piece.span.start;
        Some(Part {
            class,
            anchor: begins.then(|| self.anchor(index)),
            reason,
        })
    }

    fn anchor(&self, sentence: usize) -> String {
        format!("s-{}-{}", self.number, sentence + 1)
    }

    fn mark(&self, piece: &Piece) -> Option<Mark> {
        let placed = |number: &usize| self.source.passages.get(*number);
        let innermost = piece.passages.first().and_then(placed)?;
        let mut numbers: Vec<u32> = Vec::new();
        let mut lines: Vec<(u32, &'static str)> = Vec::new();
        for placed in piece.passages.iter().filter_map(placed) {
            let number = self.annotation.number_of(placed.passage.claim);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
            if placed.level < MOST_LINES {
                lines.push((placed.level, self.class(placed)));
            }
        }
        lines.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        let begins = piece.begins.clone();
        Some(Mark {
            class: self.class(innermost),
            claims: numbers.join(" "),
            lines: lines
                .iter()
                .map(|(level, class)| format!("line level-{level} {class}"))
                .collect(),
            numbers: begins
                .filter_map(|number| Some(self.begin(self.source.passages.get(number)?)))
                .collect(),
        })
    }

    fn class(&self, placed: &Placed) -> &'static str {
        if placed.passage.is_found {
            class(self.annotation.verdict_word(placed.passage.claim))
        } else {
            "review"
        }
    }

    fn begin(&self, placed: &Placed) -> Start {
        let passage = placed.passage;
        let number = self.annotation.number_of(passage.claim);
        let claim = &self.annotation.input.map.claims[passage.claim];
        let state = if passage.is_found {
            self.annotation.verdict_word(passage.claim)
        } else {
            "quotation to be reviewed"
        };
        Start {
            anchor: anchor(number, passage.quote as usize, passage.part as usize),
            claim: claim.id.clone(),
            number,
            label: format!("claim {number}, {state}"),
            class: self.class(placed),
        }
    }

    /// Lists the sentences that no claim quotes, the likeliest omissions first.
    fn sentences(&self, view: &mut TextView<'a>) {
        let mut likely = Vec::new();
        for (index, sentence) in self.source.coverage.sentences.iter().enumerate() {
            let reason = match &sentence.state {
                Reading::Anchored => continue,
                Reading::Skipped(reason) => Some(Words::new(reason)),
                Reading::Unread => None,
            };
            let is_skipped = reason.is_some();
            let shown = Sentence {
                anchor: self.anchor(index),
                words: signalled(sentence.span.of(self.source.text), &sentence.signals),
                reason,
            };
            match (is_skipped, sentence.signals.is_empty()) {
                (true, _) => view.skipped.push(shown),
                (false, true) => view.unread.push(shown),
                (false, false) => likely.push(shown),
            }
        }
        likely.append(&mut view.unread);
        view.unread = likely;
    }
}

/// Returns the anchor of a part of a quotation of the claim with a number.
pub(super) fn anchor(claim: u32, quote: usize, part: usize) -> String {
    format!("q-{claim}-{}-{}", quote + 1, part + 1)
}

/// Returns the words of a sentence; those that signal an argument are marked.
fn signalled<'a>(sentence: &'a str, signals: &[hence_anchor::Signal]) -> Vec<(bool, Words<'a>)> {
    let mut words = Vec::new();
    let mut end = 0;
    for signal in signals {
        let before = Span::new(end, signal.at.start).of(sentence);
        words.push((false, Words::new(before)));
        words.push((true, Words::new(signal.at.of(sentence))));
        end = signal.at.end.max(end);
    }
    let rest = Span::new(end, sentence.len() as u32).of(sentence);
    words.push((false, Words::new(rest)));
    words
}
