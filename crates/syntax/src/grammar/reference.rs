//! References to claims, one or several on a line.

use hence_source::{Diagnostic, Span};
use nom::Parser;
use nom::bytes::complete::tag;

use crate::ast::Operand;
use crate::cursor::{Cursor, Res, absent, attempt};
use crate::grammar::name::bracketed;
use crate::grammar::text::statement;
use crate::sink::{SYNTAX, Sink};

/// Reads a reference, negated or not. An operand without id stands for a bracket with nothing inside (reported).
///
/// ```ebnf
/// reference = [ "not" [ gap ] ] bracketed ;
/// ```
pub(crate) fn reference(input: Cursor<'_>) -> Res<'_, Operand> {
    let (at_bracket, not) = match negation(input) {
        Some((rest, span)) => (rest, Some(span)),
        None => (input, None),
    };
    let (rest, id) = bracketed(at_bracket)?;
    let mut operand = Operand::new(input.to(rest), id, None, Vec::new());
    if not.is_some() {
        operand.not = not;
    }
    Ok((rest, operand))
}

/// Reads the word `not` before a bracket; returns what follows, and where the word stands.
pub(crate) fn negation(input: Cursor<'_>) -> Option<(Cursor<'_>, Span)> {
    let (rest, word) = tag::<_, _, ()>("not").parse(input).ok()?;
    let rest = rest.skip_gap();
    rest.starts_with('[').then(|| (rest, word.span()))
}

/// Reads what stands between two references.
///
/// ```ebnf
/// separator = [ gap ] ( "," [ gap ] [ "and" [ gap ] ] | "and" [ gap ] ) ;
/// ```
fn separator(input: Cursor<'_>) -> Res<'_, ()> {
    let input = input.skip_gap();
    let (rest, is_comma) = match tag::<_, _, ()>(",").parse(input) {
        Ok((rest, _)) => (rest.skip_gap(), true),
        Err(_) => (input, false),
    };
    match tag::<_, _, ()>("and").parse(rest) {
        Ok((rest, _)) => Ok((rest.skip_gap(), ())),
        Err(_) if is_comma => Ok((rest, ())),
        Err(_) => absent(),
    }
}

/// Reads the references after the first, `head`, up to the end of the line; fails where something else stands there, as
/// then the line defines a claim.
///
/// ```ebnf
/// references = reference separator reference { separator reference } ;
/// ```
///
/// ```ebnf
/// mentions = bracketed separator bracketed { separator bracketed } ;
/// ```
pub(crate) fn references<'s>(head: &Operand, input: Cursor<'s>) -> Res<'s, Vec<Operand>> {
    let (rest, ()) = separator(input)?;
    if negation(rest).is_none() && !rest.starts_with('[') {
        return absent();
    }
    // A slip in a later bracket is reported in place; taken back when it turns out to be text, and no list at all.
    let mark = input.sink().mark();
    let result = rest_of_list(head, input, false);
    if result.is_err() {
        input.sink().reset(mark);
    }
    result
}

/// Reads references that stand side by side without a separator, which is reported.
pub(crate) fn unseparated<'s>(head: &Operand, input: Cursor<'s>) -> Res<'s, Vec<Operand>> {
    let result = attempt(|input| rest_of_list(head, input, true), input)?;
    input.report(|sink| {
        let span = Span::new(head.span.end, input.at());
        Diagnostic::new(
            SYNTAX,
            "expected `,` or `and` between two references",
            sink.at(Span::new(input.at(), input.at() + 1)),
            "a second reference begins here",
        )
        .with_label(sink.at(head.span), "after this one")
        .with_help("join references by `,` or `and`; a `[` in a text is written `\\[`")
        .with_fix(sink.replace("insert `and`", span, " and "))
    });
    Ok(result)
}

/// Tells whether a comment stands too close after a reference, and reports it.
pub(crate) fn is_close_comment(rest: Cursor<'_>) -> bool {
    if !rest.text().starts_with("//") {
        return false;
    }
    rest.report(|sink| close_comment(sink, rest.at()));
    true
}

/// Reports what reads like a comment at the offset `at` and is none.
fn close_comment(sink: &Sink<'_>, at: u32) -> Diagnostic {
    let before = sink.text().get(..at as usize).unwrap_or("");
    let place = sink.at(Span::new(at, at + 2));
    if let Some(joint) = joint(before) {
        // White space after a joint is one space, however much there is: more of it would not help.
        return Diagnostic::new(
            SYNTAX,
            "no comment can begin a joined line",
            place,
            "this is text",
        )
        .with_help("remove the `\\` at the end of the line above, or write `\\//` if it is text")
        .with_fix(sink.replace("remove the `\\`", joint, ""));
    }
    let missing = if before.ends_with(' ') { " " } else { "  " };
    Diagnostic::new(
        SYNTAX,
        "a comment stands after two spaces",
        place,
        "this is too close to be one",
    )
    .with_help("put two spaces before `//`, or write `\\//` if it is text")
    .with_fix(sink.insert("insert a space", at, missing))
}

/// Returns the `\` that joins two lines, where nothing but it and white space stands at the end of `before`.
fn joint(before: &str) -> Option<Span> {
    let line = before.trim_end_matches([' ', '\t']);
    let line = line
        .strip_suffix("\r\n")
        .or_else(|| line.strip_suffix(['\n', '\r']))?;
    let start = line.strip_suffix('\\')?.len();
    Some(Span::from(start..start + 1))
}

fn rest_of_list<'s>(
    head: &Operand,
    input: Cursor<'s>,
    may_lack_separator: bool,
) -> Res<'s, Vec<Operand>> {
    let mut operands = vec![head.clone()];
    let mut rest = input;
    loop {
        let next = match separator(rest) {
            Ok((next, ())) => next,
            Err(_) if may_lack_separator => rest.skip_gap(),
            Err(error) => return Err(error),
        };
        let (after, operand) = reference(next)?;
        let is_closed = operand.span.of(input.sink().text()).ends_with(']');
        operands.push(operand);
        if !is_closed {
            // The slip has been reported. Going on would look for a closing bracket once more for every opening one.
            return if may_lack_separator {
                absent()
            } else {
                Ok((after.exhausted(), operands))
            };
        }
        rest = after.skip_gap();
        if rest.is_empty() {
            return Ok((rest, operands));
        }
        if is_close_comment(rest) {
            return Ok((rest.exhausted(), operands));
        }
        if rest.starts_with('#')
            && let (None, tags) = statement(rest)
            && let Some(first) = tags.first()
        {
            let span = Span::new(first.span.start - 1, rest.end());
            rest.report(|sink| {
                Diagnostic::new(
                    SYNTAX,
                    "a tag cannot follow several references",
                    sink.at(span),
                    "whose tag is this?",
                )
                .with_help("write the tag where the claim is defined")
            });
            return Ok((rest.exhausted(), operands));
        }
    }
}
