//! `key: value` and quotations.

use hence_source::{Diagnostic, Span};

use crate::ast::{Attribute, ItemKind, Name, QuoteHead, Text};
use crate::cursor::{Cursor, Res, absent};
use crate::grammar::name::{id, measured};
use crate::grammar::string::{last_string, string};
use crate::grammar::text::prose;
use crate::sink::{SYNTAX, Sink, brief};

/// Reads the colon and the value of the attribute with the key `key`; fails softly where no colon follows, or something
/// else than a blank follows the colon.
///
/// ```ebnf
/// metadata = field ;
/// ```
///
/// ```ebnf
/// attribute = field | quote ;
/// ```
///
/// ```ebnf
/// field = key ":" gap prose ;
/// ```
///
/// ```ebnf
/// key = letter { letter | "-" } ;
/// ```
pub(crate) fn field(key: Name, input: Cursor<'_>) -> Res<'_, ItemKind> {
    if !input.starts_with(':') {
        return absent();
    }
    let after = input.skip(1);
    let rest = after.skip_gap();
    if rest.at() == after.at() && !rest.is_empty() {
        // `https://…` and `12:30` are no attributes; `key:value` is one with a space too few.
        if rest.starts_with('/') || rest.starts_with(':') {
            return absent();
        }
        rest.report(|sink| {
            let written = brief(key.value(sink.text()));
            Diagnostic::new(
                SYNTAX,
                format!("expected a space after `{written}:`"),
                sink.at(key.span.to(Span::empty(after.at()))),
                "the value follows right after this",
            )
            .with_help("an attribute is `key: value`")
            .with_fix(sink.insert("insert a space", rest.at(), " "))
        });
    }
    let kind = if let Some(value) = prose(rest) {
        ItemKind::Attribute(Attribute {
            key,
            value,
            quote: None,
        })
    } else {
        rest.report(|sink| {
            let written = brief(key.value(sink.text()));
            Diagnostic::new(
                SYNTAX,
                format!("`{written}` has no value"),
                sink.at(key.span.to(Span::empty(after.at()))),
                "nothing follows",
            )
            .with_help(format!("write `{written}: value`, or remove the line"))
        });
        ItemKind::Error
    };
    Ok((rest.exhausted(), kind))
}

/// Reads what follows the word `quote`. Never fails.
///
/// ```ebnf
/// quote = "quote" gap id [ gap "after" gap string ] [ gap ] ":" [ gap ] string ;
/// ```
pub(crate) fn quote(word: Span, input: Cursor<'_>) -> ItemKind {
    let start = input.skip_gap();
    let Ok((rest, source)) = id(start) else {
        start.report(|sink| no_source(sink, word, start));
        return ItemKind::Error;
    };
    let source = measured(start.sink(), source);
    let mut rest = rest.skip_gap();
    let mut after = None;
    if let Some(at_string) = rest
        .text()
        .strip_prefix("after")
        .map(|_| rest.skip("after".len()))
    {
        let at_string = at_string.skip_gap();
        if let Ok((left, text)) = string(at_string) {
            rest = left.skip_gap();
            after = Some(text);
        } else {
            rest.report(|sink| no_context(sink, rest));
            return ItemKind::Error;
        }
    }
    let words = if rest.starts_with(':') {
        rest.skip(1).skip_gap()
    } else {
        rest.report(|sink| {
            no_colon(
                sink,
                word.to(Span::new(start.at(), rest.at())),
                source,
                rest,
            )
        });
        if !rest.starts_with('"') {
            return ItemKind::Error;
        }
        rest
    };
    match last_string(words, word.to(Span::new(start.at(), words.at()))) {
        Some(value) if !value.span.is_empty() => quotation(word, value, source, after),
        _ => ItemKind::Error,
    }
}

const fn quotation(word: Span, value: Text, source: Name, after: Option<Text>) -> ItemKind {
    ItemKind::Attribute(Attribute {
        key: Name { span: word },
        value,
        quote: Some(QuoteHead { source, after }),
    })
}

fn no_source(sink: &Sink<'_>, word: Span, start: Cursor<'_>) -> Diagnostic {
    let span = if start.is_empty() { word } else { start.span() };
    Diagnostic::new(
        SYNTAX,
        "a quotation names no source",
        sink.at(span),
        "expected the id of a source",
    )
    .with_help("write `quote SOURCE: \"exact words\"`, with the id of a `source` line")
}

fn no_context(sink: &Sink<'_>, rest: Cursor<'_>) -> Diagnostic {
    Diagnostic::new(
        SYNTAX,
        "expected words between quotation marks after `after`",
        sink.at(rest.span()),
        "the words that stand before the quotation",
    )
    .with_help("write `quote SOURCE after \"words before it\": \"exact words\"`")
}

fn no_colon(sink: &Sink<'_>, head: Span, source: Name, rest: Cursor<'_>) -> Diagnostic {
    let name = brief(source.value(sink.text()));
    let report = Diagnostic::new(
        SYNTAX,
        "expected `:` before the words of a quotation",
        sink.at(head),
        "the colon is missing after this",
    )
    .with_help(format!("write `quote {name}: \"exact words\"`"));
    if rest.starts_with('"') {
        let end = head.of(sink.text()).trim_end().len() as u32 + head.start;
        return report.with_fix(sink.replace("insert `:`", Span::new(end, rest.at()), ": "));
    }
    report
}
