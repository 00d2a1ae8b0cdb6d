//! Texts that claims quote.

use hence_source::{Diagnostic, Span};

use crate::ast::{ItemKind, Source};
use crate::cursor::Cursor;
use crate::grammar::name::{id, measured};
use crate::grammar::string::last_string;
use crate::sink::SYNTAX;

/// Reads what follows the word `source`. Never fails.
///
/// ```ebnf
/// source = "source" gap id [ gap ] ":" [ gap ] string ;
/// ```
pub(crate) fn source(word: Span, input: Cursor<'_>) -> ItemKind {
    let start = input.skip_gap();
    let Ok((rest, id)) = id(start) else {
        start.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "a source has no id",
                sink.at(word),
                "expected an id after this",
            )
            .with_help("write `source id: \"file\"`; quotations call the source by its id")
        });
        return ItemKind::Error;
    };
    let id = measured(start.sink(), id);
    let colon = rest.skip_gap();
    let path = if colon.starts_with(':') {
        colon.skip(1).skip_gap()
    } else {
        let name = id.value(start.sink().text());
        colon.report(|sink| {
            let report = Diagnostic::new(
                SYNTAX,
                format!("expected `:` after the id `{name}` of a source"),
                sink.at(id.span),
                "the colon is missing after this",
            )
            .with_help("write `source id: \"file\"`; an id has no spaces and no dots");
            if colon.starts_with('"') {
                report.with_fix(sink.insert("insert `:`", rest.at(), ":"))
            } else {
                report
            }
        });
        colon
    };
    match last_string(path, word.to(id.span)) {
        Some(path) => ItemKind::Source(Source { id, path }),
        None => ItemKind::Error,
    }
}
