//! The qualifiers of an inference: a scheme, a weight.

use hence_source::{Diagnostic, Span};
use nom::Parser;
use nom::bytes::complete::tag;

use crate::ast::Name;
use crate::cursor::{Cursor, Res, absent};
use crate::grammar::name::{id, id_like};
use crate::sink::{SYNTAX, Sink, brief};

/// Reads qualifiers. From the `(` on it is settled; an empty list is a hole (reported).
///
/// ```ebnf
/// qualifiers = "(" [ gap ] id { [ gap ] "," [ gap ] id } [ gap ] ")" ;
/// ```
pub(crate) fn qualifiers(input: Cursor<'_>) -> Res<'_, Vec<Name>> {
    if !input.starts_with('(') {
        return absent();
    }
    if let Ok(done) = well_formed(input.skip(1)) {
        return Ok(done);
    }
    let Some(length) = input.text().find(')') else {
        input.report(|sink| unclosed(sink, input));
        return Ok((input.skip(1), Vec::new()));
    };
    let rest = input.skip(length + 1);
    input.report(|sink| malformed(sink, input, input.to(rest)));
    Ok((rest, Vec::new()))
}

fn well_formed(input: Cursor<'_>) -> Res<'_, Vec<Name>> {
    let mut names = Vec::new();
    let mut rest = input;
    loop {
        let (after, name) = id(rest.skip_gap())?;
        names.push(name);
        rest = after.skip_gap();
        if let Ok((rest, _)) = tag::<_, _, ()>(")").parse(rest) {
            return Ok((rest, names));
        }
        (rest, _) = tag(",").parse(rest)?;
    }
}

fn unclosed(sink: &Sink<'_>, input: Cursor<'_>) -> Diagnostic {
    let inside = input.skip(1).skip_gap();
    let report = Diagnostic::new(
        SYNTAX,
        "`(` opens qualifiers that are never closed",
        sink.at(Span::new(input.at(), input.at() + 1)),
        "expected `(scheme, weight)`",
    )
    .with_help("close them with `)`, or write `\\(` if it is text");
    let escape = sink.insert("write `\\(`", input.at(), "\\");
    match id(inside) {
        // A word and then a bracket: the word was meant as a qualifier.
        Ok((rest, _)) if rest.skip_gap().starts_with('[') => report
            .with_fix(sink.insert("insert `)`", rest.at(), ")"))
            .with_fix(escape),
        _ => report.with_fix(escape),
    }
}

fn malformed(sink: &Sink<'_>, input: Cursor<'_>, span: Span) -> Diagnostic {
    let written = span.of(sink.text());
    let inside = written.trim_matches(['(', ')']);
    let names: Vec<String> = inside
        .split(',')
        .map(id_like)
        .filter(|name| !name.is_empty())
        .collect();
    let escape = sink.insert("write `\\(`", input.at(), "\\");
    let report = Diagnostic::new(
        SYNTAX,
        if names.is_empty() {
            "there is nothing between `(` and `)`".to_owned()
        } else {
            format!("`{}` are no qualifiers", brief(written))
        },
        sink.at(span),
        "expected a scheme, a weight, or both joined by `,`",
    );
    if names.is_empty() {
        return report
            .with_help("write a scheme or a weight, such as `(strong)`, or leave the brackets away")
            .with_fix(sink.replace("remove the brackets", span, ""));
    }
    let suggestion = format!("({})", names.join(", "));
    let is_short = names.len() <= 2;
    let report = report.with_help(if is_short {
        format!("write `\\(` if it is text, or `{suggestion}` if it names a scheme")
    } else {
        "write `\\(` if it is text".to_owned()
    });
    let report = report.with_fix(escape);
    if is_short {
        report.with_fix(sink.replace(format!("write `{suggestion}`"), span, &suggestion))
    } else {
        report
    }
}
