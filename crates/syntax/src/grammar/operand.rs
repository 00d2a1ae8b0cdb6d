//! What stands on a line after its connective: claims.

use hence_source::{Diagnostic, Few, Span};
use nom::Parser;
use nom::bytes::complete::take_while;

use crate::ast::{Name, Operand, Stance};
use crate::cursor::{Cursor, Res};
use crate::grammar::reference::{is_close_comment, negation, reference, references, unseparated};
use crate::grammar::text::statement;
use crate::sink::{SYNTAX, Sink, brief};

/// What a word lets follow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// The word as it is written.
    pub(crate) word: &'static str,
    /// Where it stands.
    pub(crate) at: Span,
    /// Whether several references may follow.
    pub(crate) takes_several: bool,
    /// Whether a text may follow, with an id or without one.
    pub(crate) takes_text: bool,
    /// Whether `not` may follow.
    pub(crate) takes_not: bool,
}

/// Reads the claims on the rest of the line. Never fails; an empty list is a hole (reported).
///
/// ```ebnf
/// premise = definition | mention | statement ;
/// ```
///
/// ```ebnf
/// mention = bracketed { gap tag } ;
/// ```
///
/// ```ebnf
/// negation = "not" [ gap ] bracketed ;
/// ```
pub(crate) fn operands<'s>(input: Cursor<'s>, slot: &Slot) -> Res<'s, Few<Operand>> {
    if let Some(only) = only_reference(input) {
        return Ok((input.exhausted(), Few::One(only)));
    }
    let operands = if input.starts_with('[') || negation(input).is_some() {
        let (rest, head) = reference(input)?;
        after_reference(head, rest)
    } else if let Some((rest, stance)) = stance(input) {
        let (rest, head) = reference(rest)?;
        let mut operands = after_reference(head, rest);
        give_stance(&mut operands, stance, input);
        operands
    } else {
        let (text, tags) = statement(input);
        text.map(|text| Operand::new(input.span(), None, Some(text), tags))
            .into_iter()
            .collect()
    };
    let operands = check(operands, input, slot);
    Ok((input.exhausted(), operands))
}

/// Reads the line that nearly every relation is: one reference in plain letters, and nothing else. Every word takes it.
fn only_reference(input: Cursor<'_>) -> Option<Operand> {
    let id = input.text().strip_prefix('[')?.strip_suffix(']')?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if id.is_empty() || !id.bytes().all(is_plain) {
        return None;
    }
    let span = Span::new(input.at() + 1, input.end() - 1);
    Some(Operand::new(
        input.span(),
        Some(Name { span }),
        None,
        Vec::new(),
    ))
}

/// Reads a stance, which counts only before a bracket.
///
/// ```ebnf
/// stance = "given" | "suppose" | "implied" ;
/// ```
pub(crate) fn stance(input: Cursor<'_>) -> Option<(Cursor<'_>, (Stance, Span))> {
    if !input.starts_with('g') && !input.starts_with('s') && !input.starts_with('i') {
        return None;
    }
    let word = take_while::<_, _, ()>(|c: char| c.is_ascii_lowercase()).parse(input);
    let (rest, word) = word.ok()?;
    let stance = Stance::ALL
        .into_iter()
        .find(|stance| stance.as_str() == word.text())?;
    let rest = rest.skip_gap();
    (rest.starts_with('[') || negation(rest).is_some()).then(|| (rest, (stance, word.span())))
}

/// Reads what follows the first reference: nothing, more references, or the text that the bracket is the id of.
///
/// ```ebnf
/// definition = [ stance [ gap ] ] "[" id "]" [ gap ] statement ;
/// ```
fn after_reference(head: Operand, input: Cursor<'_>) -> Few<Operand> {
    let rest = without_colon(input).skip_gap();
    if rest.is_empty() {
        return Few::One(head);
    }
    if is_close_comment(rest) {
        return Few::One(head);
    }
    if let Ok((_, operands)) = references(&head, rest) {
        return operands.into();
    }
    if rest.starts_with('[') || negation(rest).is_some() {
        if let Ok((_, operands)) = unseparated(&head, rest) {
            return operands.into();
        }
        rest.report(|sink| bracket_in_text(sink, rest));
    }
    Few::One(define(head, rest))
}

/// Passes over a colon behind the bracket, where other notations have one, and reports it.
fn without_colon(input: Cursor<'_>) -> Cursor<'_> {
    if !input.starts_with(':') {
        return input;
    }
    let rest = input.skip(1);
    input.report(|sink| {
        let colon = Span::new(input.at(), rest.at());
        let gap = if rest.skip_gap().at() == rest.at() {
            " "
        } else {
            ""
        };
        Diagnostic::new(
            SYNTAX,
            "no colon stands between the id of a claim and its text",
            sink.at(colon),
            "this colon would be part of the text",
        )
        .with_help("write `[id] text`")
        .with_fix(sink.replace("remove the colon", colon, gap))
    });
    rest
}

/// Makes a definition of a reference by the text that follows, or gives the reference its tags.
fn define(mut head: Operand, rest: Cursor<'_>) -> Operand {
    let (text, tags) = statement(rest);
    let span = head.span.to(rest.span());
    let Some(text) = text else {
        head.span = span;
        head.give_tags(tags);
        return head;
    };
    if let Some(not) = head.not {
        rest.report(|sink| text_after_negation(sink, not.to(head.span), text.span));
        head.give_tags(tags);
        return head;
    }
    if let Some(id) = head.id
        && id.value(rest.sink().text()).contains('.')
    {
        rest.report(|sink| foreign_definition(sink, id, rest));
        head.span = span;
        return head;
    }
    if matches!(
        text.span.of(rest.sink().text()),
        "." | "," | ";" | "and" | ", and"
    ) {
        rest.report(|sink| nothing_after_separator(sink, text.span, head.span.end));
        head.give_tags(tags);
        return head;
    }
    head.span = span;
    head.text = Some(text);
    head.give_tags(tags);
    head
}

/// Puts the stance before the definition that it stands before; reports it before a reference.
fn give_stance(operands: &mut [Operand], stance: (Stance, Span), input: Cursor<'_>) {
    let Some(first) = operands.first_mut() else {
        return;
    };
    if first.text.is_some() {
        first.stance = Some(stance);
        first.span = first.span.to(stance.1);
        return;
    }
    let (word, span) = (stance.0.as_str(), stance.1);
    let to = first.span.start;
    input.report(|sink| {
        Diagnostic::new(
            SYNTAX,
            format!("`{word}` stands before a reference"),
            sink.at(span),
            "a claim gets its stance where it is defined",
        )
        .with_help(format!(
            "remove `{word}` here, and write it before the claim's text"
        ))
        .with_fix(sink.replace(format!("remove `{word}`"), Span::new(span.start, to), ""))
    });
}

/// Reports what the word of the line does not take, and drops holes.
fn check(mut operands: Few<Operand>, input: Cursor<'_>, slot: &Slot) -> Few<Operand> {
    let is_hole = |operand: &Operand| operand.id.is_none() && operand.text.is_none();
    if operands.iter().any(is_hole) {
        let mut known = operands.into_vec();
        known.retain(|operand| !is_hole(operand));
        operands = known.into();
    }
    let word = slot.word;
    if operands.is_empty() {
        input.report(|sink| missing(sink, slot));
    }
    if let Some(not) = operands.iter().find_map(|operand| operand.not)
        && !slot.takes_not
    {
        input.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                format!("`not` cannot follow `{word}`"),
                sink.at(not),
                "expected a claim itself, not its negation",
            )
            .with_help(format!(
                "write a claim that says the opposite, and `{word}` that claim"
            ))
        });
    }
    if let Some(text) = operands.iter().find_map(|operand| operand.text)
        && !slot.takes_text
    {
        input.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                format!("`{word}` takes the id of a claim, and no text"),
                sink.at(text.span),
                "this is text",
            )
            .with_help(format!(
                "define the claim on a line of its own, and write `{word} [its-id]`"
            ))
        });
    }
    if let [first, second, ..] = operands.as_slice()
        && !slot.takes_several
    {
        input.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                format!("`{word}` takes one claim"),
                sink.at(second.span),
                "this is a second one",
            )
            .with_label(sink.at(first.span), "the first one")
            .with_help(format!("write a line with `{word}` for each claim"))
        });
        operands = operands.into_first().into_iter().collect();
    }
    operands
}

fn missing(sink: &Sink<'_>, slot: &Slot) -> Diagnostic {
    let word = slot.word;
    let expected = match (slot.takes_text, slot.takes_several) {
        (true, true) => "`[id]`, `[id] text`, text, or several `[id]` joined by `and`",
        (true, false) => "`[id]`, `[id] text` or text",
        (false, true) => "`[id]`, or several joined by `and`",
        (false, false) if word == "outweighs" => "`[id]` or `<label>`",
        (false, false) => "`[id]`",
    };
    Diagnostic::new(
        SYNTAX,
        format!("expected a claim after `{word}`"),
        sink.at(slot.at),
        "nothing follows",
    )
    .with_help(format!("write {expected}"))
}

fn text_after_negation(sink: &Sink<'_>, reference: Span, text: Span) -> Diagnostic {
    let written = brief(reference.of(sink.text()));
    Diagnostic::new(
        SYNTAX,
        format!("`{written}` refers to a claim and takes no text"),
        sink.at(text),
        "this text belongs to no claim",
    )
    .with_help(format!(
        "define the claim without `not`, and refer to it by `{written}`"
    ))
}

fn foreign_definition(sink: &Sink<'_>, id: Name, rest: Cursor<'_>) -> Diagnostic {
    let path = id.value(sink.text());
    let (name, alias) = (
        brief(path),
        brief(path.split('.').next().unwrap_or_default()),
    );
    Diagnostic::new(
        SYNTAX,
        format!("`{name}` is a claim of another file and cannot be defined here"),
        sink.at(rest.span()),
        "this text has no claim to go to",
    )
    .with_label(
        sink.at(id.span),
        format!("a claim of the file that is used as `{alias}`"),
    )
    .with_help("leave the text away, or write an id without a dot")
}

fn nothing_after_separator(sink: &Sink<'_>, separator: Span, end: u32) -> Diagnostic {
    let written = separator.of(sink.text());
    let (message, help) = if matches!(written, "." | ";") {
        (
            format!("unexpected `{written}` after a reference"),
            format!("remove `{written}`, or write the text of the claim"),
        )
    } else {
        (
            format!("nothing follows `{written}`"),
            format!("remove `{written}`, or write another `[id]` after it"),
        )
    };
    Diagnostic::new(
        SYNTAX,
        message,
        sink.at(separator),
        "expected another reference, `[id]`",
    )
    .with_help(help)
    .with_fix(sink.replace(
        format!("remove `{written}`"),
        Span::new(end, separator.end),
        "",
    ))
}

fn bracket_in_text(sink: &Sink<'_>, rest: Cursor<'_>) -> Diagnostic {
    Diagnostic::new(
        SYNTAX,
        "the text of a claim begins with a second bracket",
        sink.at(Span::new(rest.at(), rest.at() + 1)),
        "expected text, `,` or `and`",
    )
    .with_help("write `\\[` if it is text, or `and` between two references")
    .with_fix(sink.insert("write `\\[`", rest.at(), "\\"))
}
