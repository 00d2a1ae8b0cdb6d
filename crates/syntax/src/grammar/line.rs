//! What a line says, by its first character or word.

use hence_source::{Diagnostic, Span};
use nom::Parser;
use nom::bytes::complete::take_till;

use crate::ast::{ItemKind, Name};
use crate::cursor::Cursor;
use crate::grammar::attribute::{field, quote};
use crate::grammar::claim::claim;
use crate::grammar::heading::heading;
use crate::grammar::name::{id_len, id_like, is_id_char};
use crate::grammar::operand::stance;
use crate::grammar::question::{answer, question};
use crate::grammar::relation::relation;
use crate::grammar::source::source;
use crate::grammar::use_file::use_file;
use crate::sink::{SYNTAX, Sink, UNKNOWN_WORD, brief};
use crate::words::{Place, Word};

/// Reads a line that holds something. Never fails: what is not understood is reported, and is an [`ItemKind::Error`].
/// Whether the line can stand where it does is looked at afterwards.
///
/// ```ebnf
/// gap = blank { blank } ;
/// ```
///
/// ```ebnf
/// blank = ? a space, a tab, or a backslash at the end of a line with the indentation of the next ? ;
/// ```
pub(crate) fn line(input: Cursor<'_>, place: Place) -> ItemKind {
    match input.first() {
        Some('[') => claim(input),
        Some('#') => heading(input),
        Some(c) if is_id_char(c) => worded(input, place),
        _ => unknown(input, place),
    }
}

/// Reads a line that starts with a word.
fn worded(input: Cursor<'_>, place: Place) -> ItemKind {
    let (rest, word) = first_word(input);
    let known = Word::of(word.text());
    if rest.starts_with(':') {
        if let Some(known) = known.or_else(|| capitalized(word.text())) {
            return with_colon(known, word, rest);
        }
        if is_key(word.text()) {
            if let Ok((_, kind)) = field(Name { span: word.span() }, rest) {
                return kind;
            }
        } else if rest.skip(1).skip_gap().at() > rest.at() + 1 {
            word.report(|sink| no_key(sink, word.span()));
            return ItemKind::Error;
        }
    }
    let Some(known) = known else {
        return unknown(input, place);
    };
    let is_separated = rest.skip_gap().at() > rest.at() || rest.is_empty();
    if !is_separated
        && !rest
            .first()
            .is_some_and(|c| matches!(c, '[' | '<' | '(' | '"'))
    {
        let mark = input.sink().mark();
        word.report(|sink| no_space(sink, word.span()));
        return keyed(known, word, rest).unwrap_or_else(|| {
            input.sink().reset(mark);
            unknown(input, place)
        });
    }
    keyed(known, word, rest).unwrap_or_else(|| unnamed(known, word, rest, place))
}

fn first_word(input: Cursor<'_>) -> (Cursor<'_>, Cursor<'_>) {
    let length = id_len(input.text());
    (input.skip(length), input.cut(length))
}

/// Tells whether `word` can be the key of an attribute.
fn is_key(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// Reads what follows a word of the language. None where it is a stance or `not`, and no bracket follows.
fn keyed<'s>(known: Word, word: Cursor<'s>, rest: Cursor<'s>) -> Option<ItemKind> {
    let span = word.span();
    Some(match known {
        Word::Connective(connective) => relation(connective, span, rest),
        Word::Question => question(span, rest),
        Word::Answer => answer(span, rest),
        Word::Source => source(span, rest),
        Word::Use => use_file(span, rest),
        Word::Quote => quote(span, rest),
        Word::Not | Word::Stance(_) => {
            let whole = Cursor::new(span.to(rest.span()), word.sink());
            let is_claim = stance(whole).is_some() || rest.skip_gap().starts_with('[');
            return is_claim.then(|| claim(whole));
        }
    })
}

/// Reads a line that starts with a word of the language and a colon: the colon is one too many.
fn with_colon<'s>(known: Word, word: Cursor<'s>, rest: Cursor<'s>) -> ItemKind {
    let written = word.text().to_lowercase();
    let span = Span::new(word.at(), rest.at() + 1);
    let after = rest.skip(1);
    let has_gap = after.skip_gap().at() > after.at();
    word.report(|sink| {
        let report = Diagnostic::new(
            SYNTAX,
            format!("`{written}` is a word of the language and takes no colon"),
            sink.at(span),
            "this reads like an attribute",
        );
        match known {
            Word::Quote => report.with_help("write `quote SOURCE: \"exact words\"`"),
            Word::Source => report.with_help("write `source id: \"file\"`"),
            Word::Stance(_) | Word::Not => {
                report.with_help("it can be no key of an attribute; choose another")
            }
            _ => report
                .with_help(format!("write `{written}` without a colon"))
                .with_fix(sink.replace(
                    "remove the colon",
                    span,
                    &format!("{written}{}", if has_gap { "" } else { " " }),
                )),
        }
    });
    match known {
        Word::Quote | Word::Source | Word::Stance(_) | Word::Not => ItemKind::Error,
        _ => keyed(known, word, after).unwrap_or(ItemKind::Error),
    }
}

/// Returns the connective that `word` is but for its capital letters, as prose begins with.
fn capitalized(word: &str) -> Option<Word> {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    Word::of(&word.to_ascii_lowercase()).filter(|known| matches!(known, Word::Connective(_)))
}

/// Reports a stance, or `not`, that no claim in brackets follows.
fn unnamed<'s>(known: Word, word: Cursor<'s>, rest: Cursor<'s>, place: Place) -> ItemKind {
    if known == Word::Not || place != Place::Top || rest.is_empty() {
        return unknown(Cursor::new(word.span().to(rest.span()), word.sink()), place);
    }
    let text = rest.skip_gap();
    let id = id_like(text.text());
    word.report(|sink| {
        let written = word.text();
        let report = Diagnostic::new(
            SYNTAX,
            "a claim that has its line to itself needs an id",
            sink.at(word.span()),
            "expected `[id]` after this",
        )
        .with_help(format!("write `{written} [id] text`"));
        if id.is_empty() {
            return report;
        }
        report.with_fix(sink.insert(format!("insert `[{id}]`"), text.at(), &format!("[{id}] ")))
    });
    ItemKind::Error
}

/// Reports a line that starts with none of the words. A mere misspelling is read as the word that was meant.
fn unknown(input: Cursor<'_>, place: Place) -> ItemKind {
    let (rest, word) = first_word(input);
    let (rest, word) = if word.is_empty() {
        take_till::<_, _, ()>(|c: char| matches!(c, ' ' | '\t' | '[' | '\\') || is_id_char(c))
            .parse(input)
            .ok()
            .filter(|(_, word)| !word.is_empty())
            .unwrap_or_else(|| (input.skip(1), input.cut(1)))
    } else {
        (rest, word)
    };
    let written = word.text();
    if let Some(correction) = place.correction(written)
        && let Some(kind) = corrected(correction, word, rest)
    {
        word.report(|sink| misspelled(sink, word.span(), correction));
        return kind;
    }
    if let Some(synonym) = place.synonym(written) {
        word.report(|sink| foreign(sink, word.span(), rest, synonym, place));
        return ItemKind::Error;
    }
    word.report(|sink| not_a_word(sink, input, word, place));
    ItemKind::Error
}

/// Reads a line as if it started with `correction`; None where it does not read well then either.
fn corrected<'s>(correction: &str, word: Cursor<'s>, rest: Cursor<'s>) -> Option<ItemKind> {
    if rest.skip_gap().at() == rest.at() {
        return None;
    }
    let known = Word::of(correction)?;
    let mark = word.sink().mark();
    let kind = if let Word::Stance(stance) = known {
        let at_bracket = rest.skip_gap();
        at_bracket
            .starts_with('[')
            .then(|| claim(at_bracket))
            .map(|mut kind| {
                if let ItemKind::Claim(operand) = &mut kind {
                    operand.stance = Some((stance, word.span()));
                }
                kind
            })
    } else {
        keyed(known, word, rest)
    };
    if word.sink().reset(mark) { None } else { kind }
}

fn misspelled(sink: &Sink<'_>, word: Span, correction: &str) -> Diagnostic {
    let written = word.of(sink.text());
    Diagnostic::new(
        UNKNOWN_WORD,
        format!("unknown word `{written}`"),
        sink.at(word),
        format!("did you mean `{correction}`?"),
    )
    .with_help(format!("write `{correction}`"))
    .with_fix(sink.replace(format!("write `{correction}`"), word, correction))
}

fn foreign(
    sink: &Sink<'_>,
    word: Span,
    rest: Cursor<'_>,
    synonym: &str,
    place: Place,
) -> Diagnostic {
    let written = word.of(sink.text());
    let report = Diagnostic::new(
        UNKNOWN_WORD,
        format!("unknown word `{written}`"),
        sink.at(word),
        if written == "-" && synonym == "but" {
            "an objection is written `but`, a reason `because`".to_owned()
        } else {
            format!("the word for this is `{synonym}`")
        },
    )
    .with_help(format!(
        "{} a line begins with {}",
        place.name(),
        place.choices()
    ));
    let gap = if rest.skip_gap().at() == rest.at() {
        " "
    } else {
        ""
    };
    // A dash may be a bullet as well as an attack, and what a bullet means nobody but the author knows.
    let meanings: &[&str] = match (written, synonym) {
        ("-", "but") if !rest.skip_gap().starts_with('[') => &[],
        ("-", "but") => &["but", "because"],
        _ => &[synonym],
    };
    meanings.iter().fold(report, |report, meaning| {
        let title = format!("write `{meaning}`");
        report.with_fix(sink.replace(title, word, &format!("{meaning}{gap}")))
    })
}

fn not_a_word(sink: &Sink<'_>, input: Cursor<'_>, word: Cursor<'_>, place: Place) -> Diagnostic {
    let written = brief(word.text());
    let id = id_like(input.text());
    let help = match place {
        Place::Top if !id.is_empty() => format!(
            "to state a claim, give it an id: `[{id}] …`; a text goes on in the next line after a `\\`"
        ),
        Place::Claim | Place::Anywhere => {
            "begin with `because` for a reason, `but` for an objection, `note:` for a remark (or `and`, `unless`, \
             `hence`, `against`, `contradicts`, `tension`, `restates`, `outweighs`, `quote`); a text goes on in the next \
             line after a `\\`"
                .to_owned()
        }
        _ => "a text goes on in the next line after a `\\` at its end".to_owned(),
    };
    Diagnostic::new(
        UNKNOWN_WORD,
        format!("no line can begin with `{written}` {}", place.name()),
        sink.at(word.span()),
        format!("expected {}", place.expected()),
    )
    .with_help(help)
}

fn no_key(sink: &Sink<'_>, word: Span) -> Diagnostic {
    let written = brief(word.of(sink.text()));
    Diagnostic::new(
        SYNTAX,
        format!("`{written}` cannot be the key of an attribute"),
        sink.at(word),
        "a key is made of letters and `-`",
    )
    .with_help("write `key: value`, and put what else there is to say into the value")
}

fn no_space(sink: &Sink<'_>, word: Span) -> Diagnostic {
    let written = word.of(sink.text());
    Diagnostic::new(
        SYNTAX,
        format!("expected a space after `{written}`"),
        sink.at(word),
        "something follows right after this",
    )
    .with_help("put a space between the word and what follows")
    .with_fix(sink.insert("insert a space", word.end, " "))
}
