//! The label of an inference.

use hence_source::{Diagnostic, Span};
use nom::Parser;
use nom::bytes::complete::tag;
use nom::sequence::delimited;

use crate::ast::Name;
use crate::cursor::{Cursor, Res, absent};
use crate::grammar::name::{enclosed, id, id_like, measured};
use crate::sink::SYNTAX;

/// Reads a label. From the `<` on it is settled; None is a hole (reported).
///
/// ```ebnf
/// label = "<" id ">" ;
/// ```
pub(crate) fn label(input: Cursor<'_>) -> Res<'_, Option<Name>> {
    if !input.starts_with('<') {
        return absent();
    }
    if let Ok((rest, name)) = delimited(tag("<"), id, tag(">")).parse(input) {
        return Ok((rest, Some(measured(input.sink(), name))));
    }
    if input.text().contains('>') {
        return Ok(enclosed(input, '>', "<", id_like));
    }
    input.report(|sink| {
        let report = Diagnostic::new(
            SYNTAX,
            "`<` opens a label that is never closed",
            sink.at(Span::new(input.at(), input.at() + 1)),
            "expected `<label>`",
        )
        .with_help("close the label with `>`, or write `\\<` if it is text")
        .with_fix(sink.insert("write `\\<`", input.at(), "\\"));
        match id(input.skip(1)) {
            Ok((rest, _)) => report.with_fix(sink.insert("insert `>`", rest.at(), ">")),
            Err(_) => report,
        }
    });
    // What follows is taken as text, so that the claim is known.
    Ok((input.skip(1), None))
}
