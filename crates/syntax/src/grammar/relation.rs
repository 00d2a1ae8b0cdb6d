//! Lines that start with a connective.

use hence_source::{Diagnostic, Few, Rare, Span};

use crate::ast::{Connective, ItemKind, Name, Relation, RelationHead};
use crate::cursor::Cursor;
use crate::grammar::label::label;
use crate::grammar::operand::{Slot, operands};
use crate::grammar::qualifiers::qualifiers;
use crate::sink::{SYNTAX, Sink, brief};

/// Reads what follows a connective. Never fails.
///
/// ```ebnf
/// reason = ( "because" | "but" ) gap [ head ] ;
/// ```
///
/// ```ebnf
/// conclusion = ( "hence" | "against" ) gap [ head ] ;
/// ```
pub(crate) fn relation(connective: Connective, word: Span, input: Cursor<'_>) -> ItemKind {
    let input = input.skip_gap();
    let slot = slot(connective, word);
    let mut relation = Relation {
        connective,
        connective_span: word,
        operands: Few::default(),
        head: Rare::default(),
        attached: None,
    };
    let mut rest = input;
    if input.starts_with('<') || input.starts_with('(') {
        if connective == Connective::Outweighs && input.starts_with('<') {
            if let Some(target) = target(input) {
                relation.target = Some(target);
            }
            return ItemKind::Relation(relation);
        }
        let head;
        (rest, head) = read_head(connective, input);
        *relation.head = head;
    }
    if let Ok((_, operands)) = operands(rest, &slot) {
        relation.operands = operands;
    }
    ItemKind::Relation(relation)
}

const fn slot(connective: Connective, at: Span) -> Slot {
    use Connective::{
        Against, And, Because, But, Contradicts, Hence, Outweighs, Restates, Tension, Unless,
    };
    let (takes_several, takes_text) = match connective {
        Because | And | But | Unless => (true, true),
        Hence | Against => (false, true),
        Contradicts | Tension | Restates => (true, false),
        Outweighs => (false, false),
    };
    Slot {
        word: connective.as_str(),
        at,
        takes_several,
        takes_text,
        takes_not: takes_text,
    }
}

/// Reads the label and the qualifiers, in this order. What stands there and cannot is reported, and passed over.
///
/// ```ebnf
/// head = label gap [ qualifiers gap ] | qualifiers gap ;
/// ```
fn read_head(connective: Connective, input: Cursor<'_>) -> (Cursor<'_>, RelationHead) {
    let takes_head = matches!(
        connective,
        Connective::Because | Connective::But | Connective::Hence | Connective::Against
    );
    if !takes_head {
        input.report(|sink| takes_none(sink, connective, input));
        return (input, RelationHead::default());
    }
    let mut head = RelationHead::default();
    let mut rest = input;
    if let Ok((after, name)) = label(rest) {
        head.label = name;
        rest = after.skip_gap();
    }
    let at_qualifiers = rest;
    if let Ok((after, names)) = qualifiers(rest) {
        head.qualifiers = names;
        rest = after.skip_gap();
    }
    if rest.starts_with('<') && head.label.is_none() && !rest.sink().has_reported() {
        let late = rest;
        if let Ok((after, name)) = label(rest) {
            head.label = name;
            rest = after.skip_gap();
            late.report(|sink| label_last(sink, at_qualifiers.to(late), late.to(after)));
        }
    } else if rest.starts_with('<') || rest.starts_with('(') {
        rest.report(|sink| second_head(sink, rest));
    }
    (rest, head)
}

/// Reads the label that `outweighs` names.
fn target(input: Cursor<'_>) -> Option<Name> {
    let (rest, name) = label(input).ok()?;
    let rest = rest.skip_gap();
    if !rest.is_empty() {
        rest.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "nothing can follow the label after `outweighs`",
                sink.at(rest.span()),
                "unexpected text",
            )
            .with_help("remove it, or write it as a comment after two spaces, `  // …`")
            .with_fix(sink.insert("make it a comment", rest.at(), "  // "))
        });
    }
    name
}

fn takes_none(sink: &Sink<'_>, connective: Connective, input: Cursor<'_>) -> Diagnostic {
    let word = connective.as_str();
    let (open, what) = if input.starts_with('<') {
        ('<', "a label")
    } else {
        ('(', "qualifiers")
    };
    Diagnostic::new(
        SYNTAX,
        format!("`{word}` takes no {}", what.trim_start_matches("a ")),
        sink.at(Span::new(input.at(), input.at() + 1)),
        format!("after a connective, `{open}` opens {what}"),
    )
    .with_help(format!("write `\\{open}` if it is text"))
    .with_fix(sink.insert(format!("write `\\{open}`"), input.at(), "\\"))
}

fn label_last(sink: &Sink<'_>, qualifiers: Span, label: Span) -> Diagnostic {
    let (first, second) = (label.of(sink.text()), qualifiers.of(sink.text()).trim_end());
    Diagnostic::new(
        SYNTAX,
        "the label stands before the qualifiers",
        sink.at(label),
        "move this to the front",
    )
    .with_help(format!("write `{} {}`", brief(first), brief(second)))
    .with_fix(sink.replace(
        "move the label to the front",
        qualifiers.to(label),
        &format!("{first} {second}"),
    ))
}

fn second_head(sink: &Sink<'_>, rest: Cursor<'_>) -> Diagnostic {
    let open = rest.first().unwrap_or('(');
    Diagnostic::new(
        SYNTAX,
        format!("the text of a claim begins with `{open}`"),
        sink.at(Span::new(rest.at(), rest.at() + 1)),
        "expected `[id]` or text",
    )
    .with_help(format!("write `\\{open}` if it is text"))
    .with_fix(sink.insert(format!("write `\\{open}`"), rest.at(), "\\"))
}
