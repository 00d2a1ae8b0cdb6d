//! Files whose claims are used here.

use hence_source::{Diagnostic, Span};
use nom::Parser;
use nom::bytes::complete::{tag, take_while1};

use crate::ast::{ItemKind, Text, Use};
use crate::cursor::Cursor;
use crate::grammar::name::{id, id_like, measured};
use crate::grammar::string::{last_string, string};
use crate::sink::{SYNTAX, Sink, brief};

/// Reads what follows the word `use`. Never fails; an alias that is missing is a hole (reported).
///
/// ```ebnf
/// use = "use" gap string gap "as" gap id ;
/// ```
pub(crate) fn use_file(word: Span, input: Cursor<'_>) -> ItemKind {
    let start = input.skip_gap();
    let Ok((rest, path)) = string(start) else {
        if let Some(path) = unquoted(start) {
            return ItemKind::Use(Use { path, alias: None });
        }
        return match last_string(start, word) {
            Some(path) => ItemKind::Use(Use { path, alias: None }),
            None => ItemKind::Error,
        };
    };
    let at_as = rest.skip_gap();
    let alias = tag::<_, _, ()>("as")
        .parse(at_as)
        .ok()
        .and_then(|(rest, _)| {
            let (rest, alias) = id(rest.skip_gap()).ok()?;
            rest.is_empty().then(|| measured(start.sink(), alias))
        });
    if alias.is_none() {
        start.report(|sink| {
            let path_span = Span::new(start.at(), rest.at());
            no_alias(
                sink,
                path_span,
                rest.span(),
                path.value(sink.text()).as_ref(),
            )
        });
    }
    ItemKind::Use(Use { path, alias })
}

/// Reports a path without quotation marks that `as` follows.
fn unquoted(start: Cursor<'_>) -> Option<Text> {
    let (rest, path) = take_while1::<_, _, ()>(|c| !matches!(c, ' ' | '\t' | '"'))
        .parse(start)
        .ok()?;
    rest.skip_gap().text().strip_prefix("as")?;
    start.report(|sink| {
        Diagnostic::new(
            SYNTAX,
            "expected a path between `\"` marks",
            sink.at(path.span()),
            "this is the path",
        )
        .with_help(format!("write `\"{}\"`", brief(path.text())))
        .with_fix(sink.replace(
            "write `\"…\"`",
            path.span(),
            &format!("\"{}\"", path.text()),
        ))
    });
    Some(Text {
        span: path.span(),
        is_escaped: path.text().contains('\\'),
    })
}

fn no_alias(sink: &Sink<'_>, string: Span, rest: Span, path: &str) -> Diagnostic {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let alias = match id_like(stem) {
        id if id.is_empty() => "other".to_owned(),
        id => id,
    };
    let (message, at, label) = if rest.is_empty() {
        (
            "a used file has no name here",
            string,
            "expected `as name` after this",
        )
    } else {
        (
            "expected `as name` after the path",
            rest,
            "this is something else",
        )
    };
    Diagnostic::new(SYNTAX, message, sink.at(at), label)
        .with_help(format!(
            "write `as {alias}`; its claims are then known as `[{alias}.id]`"
        ))
        .with_fix(sink.replace(format!("write `as {alias}`"), rest, &format!(" as {alias}")))
}
