//! Issues and the claims that answer them.

use hence_source::{Diagnostic, Few, Span};

use crate::ast::{ItemKind, Operand};
use crate::cursor::Cursor;
use crate::grammar::name::{bracketed, id_like};
use crate::grammar::operand::{Slot, operands};
use crate::grammar::text::statement;
use crate::sink::{SYNTAX, brief};

/// Reads what follows the word `question`. Never fails; an id or a text that is missing is a hole (reported).
///
/// ```ebnf
/// question = "question" gap "[" id "]" gap statement ;
/// ```
pub(crate) fn question(word: Span, input: Cursor<'_>) -> ItemKind {
    let start = input.skip_gap();
    let (rest, id) = if let Ok(found) = bracketed(start) {
        found
    } else {
        start.report(|sink| {
            let id = id_like(start.text());
            let report = Diagnostic::new(
                SYNTAX,
                "a question has no id",
                sink.at(word),
                "expected `[id]` after this",
            )
            .with_help("write `question [id] text`, so that it can be referred to");
            if id.is_empty() {
                return report;
            }
            report.with_fix(sink.insert(
                format!("insert `[{id}]`"),
                start.at(),
                &format!("[{id}] "),
            ))
        });
        (start, None)
    };
    if let Some(id) = id.filter(|id| id.value(start.sink().text()).contains('.')) {
        start.report(|sink| {
            let name = brief(id.value(sink.text()));
            Diagnostic::new(
                SYNTAX,
                format!("`{name}` names something in another file"),
                sink.at(id.span),
                "expected an id without a dot",
            )
            .with_help("a question is asked in the file that it stands in")
        });
    }
    let rest = rest.skip_gap();
    let (text, tags) = statement(rest);
    if text.is_none() {
        rest.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "a question has no text",
                sink.at(word.to(start.to(rest))),
                "nothing is asked here",
            )
            .with_help("write `question [id] text`")
        });
    }
    ItemKind::Question(Operand::new(start.span(), id, text, tags))
}

/// Reads what follows the word `answer`. Never fails.
///
/// ```ebnf
/// answer = "answer" gap premise ;
/// ```
pub(crate) fn answer(word: Span, input: Cursor<'_>) -> ItemKind {
    let start = input.skip_gap();
    let slot = Slot {
        word: "answer",
        at: word,
        takes_several: false,
        takes_text: true,
        takes_not: false,
    };
    let operands = operands(start, &slot).map(|(_, operands)| operands);
    let first = operands.ok().and_then(Few::into_first);
    first.map_or(ItemKind::Error, ItemKind::Answer)
}
