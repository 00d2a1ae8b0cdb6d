//! Claims in bracketed spans, `[text]{#id .tag}`.

use std::ops::Range;

use hence_source::{Diagnostic, Span};
use memchr::memchr3;

use super::item;
use crate::ast::{Item, ItemKind, Name, Operand, Text};
use crate::grammar::name::{id_like, is_id, measured};
use crate::sink::{SYNTAX, Sink, brief};

/// A bracketed span with an id.
#[derive(Clone, Copy, Debug)]
pub(super) struct InlineClaim {
    /// From `[` to after `}`.
    pub(super) span: Span,
    /// What stands between the brackets.
    text: Span,
    /// What stands between the braces.
    braces: Span,
    /// Whether the braces are closed on their line.
    is_closed: bool,
}

/// Running text that is looked through for bracketed spans, piece by piece.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// Where brackets were opened that are not closed yet.
    open: Vec<usize>,
    /// The end of the last braces: they are no text.
    done: usize,
}

impl Running {
    /// Begins a paragraph, list item or table cell.
    pub(super) fn begin(&mut self) {
        self.open.clear();
    }

    /// Reads the piece `range` of the running text. Linear over all pieces.
    pub(super) fn read(
        &mut self,
        text: &str,
        range: Range<usize>,
        found: &mut impl FnMut(InlineClaim),
    ) {
        let bytes = text.as_bytes();
        for at in range.start.max(self.done)..range.end {
            match bytes.get(at) {
                _ if at < self.done => {}
                Some(b'[') if !is_escaped(bytes, at) => self.open.push(at),
                Some(b']') if !is_escaped(bytes, at) => {
                    let Some(open) = self.open.pop() else {
                        continue;
                    };
                    if let Some(claim) = InlineClaim::at(text, open, at) {
                        self.done = claim.span.end as usize;
                        found(claim);
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    let slashes = before.iter().rev().take_while(|byte| **byte == b'\\');
    !slashes.count().is_multiple_of(2)
}

impl InlineClaim {
    /// Returns the claim between the brackets at `open` and `close`, if braces with an id follow.
    fn at(text: &str, open: usize, close: usize) -> Option<Self> {
        let braces = text.get(close + 1..)?.strip_prefix('{')?;
        if !braces.trim_start_matches([' ', '\t']).starts_with('#') {
            return None;
        }
        let start = close + 2;
        let length = memchr3(b'}', b'\n', b'\r', braces.as_bytes()).unwrap_or(braces.len());
        let is_closed = braces
            .get(length..)
            .is_some_and(|rest| rest.starts_with('}'));
        let end = start + length + usize::from(is_closed);
        Some(Self {
            span: Span::from(open..end),
            text: Span::from(open + 1..close),
            braces: Span::from(start..start + length),
            is_closed,
        })
    }

    /// Returns the item for it; what is wrong in the braces is reported.
    pub(super) fn into_item(self, sink: &Sink<'_>) -> Item {
        sink.begin_line(false);
        if !self.is_closed {
            sink.report(|sink| self.unclosed(sink));
        }
        let (id, tags) = self.read_braces(sink);
        let text = trim(sink.text(), self.text);
        if text.is_none() {
            sink.report(|sink| {
                Diagnostic::new(
                    SYNTAX,
                    "a claim without words",
                    sink.at(self.span),
                    "nothing stands between the brackets",
                )
                .with_help("write `[text]{#id}` around the words that state the claim")
            });
        }
        let operand = Operand::new(self.span, id, text, tags);
        item(self.span, self.span, ItemKind::InlineClaim(operand))
    }

    /// Reports a claim within another.
    pub(super) fn report_nested(self, sink: &Sink<'_>) {
        sink.begin_line(false);
        sink.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "a claim within the words of another",
                sink.at(self.span),
                "this is inside of other brackets with an id",
            )
            .with_help(
                "state one of the two in a `hence` block, or end the outer brackets before this",
            )
        });
    }

    fn unclosed(self, sink: &Sink<'_>) -> Diagnostic {
        Diagnostic::new(
            SYNTAX,
            "`{` is never closed",
            sink.at(self.braces),
            "expected `}` on this line",
        )
        .with_help("write `[text]{#id}`")
    }

    /// Reads the id and the tags.
    fn read_braces(self, sink: &Sink<'_>) -> (Option<Name>, Vec<Name>) {
        let (mut id, mut tags) = (None, Vec::new());
        let mut at = self.braces.start;
        for word in self.braces.of(sink.text()).split([' ', '\t']) {
            let span = Span::new(at, at + word.len() as u32);
            at = span.end + 1;
            let name = Name {
                span: Span::new(span.start + 1, span.end),
            };
            match word.split_at_checked(1) {
                None => {}
                Some(("#", written)) if id.is_none() => {
                    if !is_id(written) {
                        sink.report(|sink| no_id(sink, span, written));
                    }
                    id = Some(measured(sink, name)).filter(|_| !written.is_empty());
                }
                Some((".", written)) if is_tag(written) => tags.push(name),
                Some(_) => sink.report(|sink| {
                    Diagnostic::new(
                        SYNTAX,
                        format!("unexpected `{}` after the id of a claim", brief(word)),
                        sink.at(span),
                        "expected `.tag` or `}`",
                    )
                    .with_help("only the id and tags stand between the braces: `[text]{#id .tag}`")
                }),
            }
        }
        (id, tags)
    }
}

fn is_tag(written: &str) -> bool {
    is_id(written) && written.chars().next().is_some_and(char::is_alphabetic)
}

fn no_id(sink: &Sink<'_>, span: Span, written: &str) -> Diagnostic {
    let report = Diagnostic::new(
        SYNTAX,
        if written.is_empty() {
            "expected an id after `#`".to_owned()
        } else {
            format!("`{}` is no id", brief(written))
        },
        sink.at(span),
        "an id is made of letters, digits, `-` and `_`",
    )
    .with_help("write `[text]{#id}`");
    let id = id_like(written);
    if id.is_empty() {
        return report;
    }
    let title = format!("write `#{id}`");
    report.with_fix(sink.replace(title, span, &format!("#{id}")))
}

/// Returns the words of `span` without white space around them.
fn trim(text: &str, span: Span) -> Option<Text> {
    const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];
    let words = span.of(text).trim_start_matches(SPACE);
    let start = span.end - words.len() as u32;
    let words = words.trim_end_matches(SPACE);
    let span = Span::new(start, start + words.len() as u32);
    (!words.is_empty()).then(|| Text {
        span,
        is_escaped: words.contains(['\\', '\n', '\r']),
    })
}
