//! Lines that start with a claim.

use hence_source::{Diagnostic, Span};

use crate::ast::{ItemKind, Operand};
use crate::cursor::Cursor;
use crate::grammar::operand::{Slot, operands};
use crate::sink::SYNTAX;

/// Reads a claim that has its line to itself, from its stance or bracket on.
///
/// ```ebnf
/// claim = definition | mention ;
/// ```
pub(crate) fn claim(input: Cursor<'_>) -> ItemKind {
    let slot = Slot {
        word: "a line",
        at: Span::new(input.at(), input.at() + 1),
        takes_several: true,
        takes_text: true,
        takes_not: true,
    };
    let mark = input.sink().mark();
    let Ok((_, operands)) = operands(input, &slot) else {
        return ItemKind::Error;
    };
    let several = operands.len() > 1;
    let Some(first) = operands.into_first() else {
        return unnamed(input);
    };
    if several {
        input.sink().reset(mark);
        input.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "a line opens one claim",
                sink.at(input.span()),
                "these are several",
            )
            .with_help(
                "write a line for each; a premise begins with `because`, an objection with `but`",
            )
        });
    }
    if let Some(not) = first.not {
        input.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "a line cannot open the negation of a claim",
                sink.at(not),
                "`not` stands after a connective",
            )
            .with_help("open the claim itself; what speaks for its negation is an objection, `but`")
        });
        return ItemKind::Error;
    }
    ItemKind::Claim(first)
}

/// Makes a claim of a bracket with nothing inside, and nothing after it.
fn unnamed(input: Cursor<'_>) -> ItemKind {
    input.report(|sink| {
        Diagnostic::new(
            SYNTAX,
            "expected a claim",
            sink.at(input.span()),
            "there is none here",
        )
        .with_help("write `[id] text`")
    });
    ItemKind::Claim(Operand::new(input.span(), None, None, Vec::new()))
}
