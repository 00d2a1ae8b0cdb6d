//! Names: ids, paths, keys.

use hence_source::{Diagnostic, Span};

use crate::ast::Name;
use crate::cursor::{Cursor, Res, absent};
use crate::sink::{SYNTAX, Sink, brief};

/// Tells whether `c` may stand in an id: a letter or digit of any script, `-` or `_`.
#[inline]
pub(crate) fn is_id_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '-' || c == '_'
    } else {
        unicode_ident::is_xid_continue(c)
    }
}

/// Returns the number of bytes of id that `text` begins with.
pub(crate) fn id_len(text: &str) -> usize {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let plain = text.bytes().take_while(is_plain).count();
    // Most ids have no other letters.
    match text.get(plain..) {
        Some(rest) if rest.starts_with(|c: char| !c.is_ascii()) => {
            plain + rest.find(|c| !is_id_char(c)).unwrap_or(rest.len())
        }
        _ => plain,
    }
}

/// Tells whether `text` is an id.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_id_char)
}

/// Reads an id.
///
/// ```ebnf
/// id = id-char { id-char } ;
/// ```
///
/// ```ebnf
/// id-char = ? a character with the Unicode property XID_Continue: a letter, a digit, "_" ? | "-" ;
/// ```
///
/// ```ebnf
/// letter = ? an id-char with the Unicode property Alphabetic ? ;
/// ```
pub(crate) fn id(input: Cursor<'_>) -> Res<'_, Name> {
    let length = id_len(input.text());
    if length == 0 {
        return absent();
    }
    let span = input.cut(length).span();
    Ok((input.skip(length), Name { span }))
}

/// Reads an id or an alias and an id.
///
/// ```ebnf
/// path = [ id "." ] id ;
/// ```
fn path(input: Cursor<'_>) -> Res<'_, Name> {
    let (mut rest, _) = id(input)?;
    if rest.starts_with('.') {
        (rest, _) = id(rest.skip(1))?;
    }
    Ok((
        rest,
        Name {
            span: input.to(rest),
        },
    ))
}

/// The most characters that an id can have. Inferences without a label are named after their conclusion, each by an id of
/// its own, so that without a limit a long id would cost its length for each of them.
const LONGEST: usize = 200;

/// Reports an id in `name` that is too long, and returns the name cut to what an id can hold.
pub(crate) fn measured(sink: &Sink<'_>, name: Name) -> Name {
    if name.span.len() as usize <= LONGEST {
        return name;
    }
    let mut start = name.span.start;
    for (index, id) in name.value(sink.text()).split('.').enumerate() {
        if index == 2 {
            // Dots too many are reported already.
            let span = Span::new(name.span.start, start - 1);
            return Name { span };
        }
        if let Some((at, _)) = id.char_indices().nth(LONGEST) {
            let span = Span::new(start, start + id.len() as u32);
            sink.report(|sink| too_long(sink, span));
            let span = Span::new(name.span.start, start + at as u32);
            return Name { span };
        }
        start += id.len() as u32 + 1;
    }
    name
}

fn too_long(sink: &Sink<'_>, span: Span) -> Diagnostic {
    let length = span.of(sink.text()).chars().count();
    Diagnostic::new(
        SYNTAX,
        format!("an id has at most {LONGEST} characters, and this one has {length}"),
        sink.at(span),
        "this id is too long",
    )
    .with_help("name the claim by a word or two; what it says is its text")
}

/// Reads a path in brackets. From the bracket on it is settled: what is wrong inside is reported, and a hole is returned
/// where there is nothing inside.
///
/// ```ebnf
/// bracketed = "[" path "]" ;
/// ```
pub(crate) fn bracketed(input: Cursor<'_>) -> Res<'_, Option<Name>> {
    if !input.starts_with('[') {
        return absent();
    }
    let inside = input.skip(1);
    if let Ok((rest, name)) = path(inside)
        && rest.starts_with(']')
    {
        return Ok((rest.skip(1), Some(measured(input.sink(), name))));
    }
    Ok(enclosed(input, ']', "[", id_like))
}

/// What a name between two delimiters is made of, and how to make one of what is not.
type Suggest = fn(&str) -> String;

/// Reports what stands between two delimiters and is no name there; returns the rest of the line after it.
pub(crate) fn enclosed<'s>(
    input: Cursor<'s>,
    close: char,
    open: &str,
    suggest: Suggest,
) -> (Cursor<'s>, Option<Name>) {
    let inside = input.skip(open.len());
    // Nobody breaks a line within an id.
    let length = inside.text().find([close, '\n', '\r']);
    let Some(length) = length.filter(|at| inside.skip(*at).starts_with(close)) else {
        return unclosed(input, close, open);
    };
    let rest = inside.skip(length + close.len_utf8());
    let written = inside.cut(length);
    let span = trimmed(written);
    if span.is_empty() {
        input.report(|sink| nothing_inside(sink, input.to(rest), open, close));
        return (rest, None);
    }
    input.report(|sink| no_id(sink, span, written, suggest));
    (rest, Some(measured(input.sink(), Name { span })))
}

/// Reports a bracket without its counterpart; the name runs as far as its letters do.
fn unclosed<'s>(input: Cursor<'s>, close: char, open: &str) -> (Cursor<'s>, Option<Name>) {
    let inside = input.skip(open.len());
    let name = path(inside).ok();
    let rest = name.map_or(inside, |(rest, _)| rest);
    input.report(|sink| {
        let span = input.to(rest);
        let report = Diagnostic::new(
            SYNTAX,
            format!("`{open}` is never closed"),
            sink.at(span),
            format!("expected `{close}` after this"),
        )
        .with_help(format!(
            "close the id with `{close}`, or write `\\{open}` if it is text"
        ));
        match name {
            Some(_) => {
                let title = format!("insert `{close}`");
                report.with_fix(sink.insert(title, rest.at(), &close.to_string()))
            }
            None => report,
        }
    });
    (rest, name.map(|(_, name)| measured(input.sink(), name)))
}

fn nothing_inside(sink: &Sink<'_>, span: Span, open: &str, close: char) -> Diagnostic {
    Diagnostic::new(
        SYNTAX,
        format!("expected an id between `{open}` and `{close}`"),
        sink.at(span),
        "nothing stands here",
    )
    .with_help("an id is made of letters, digits, `-` and `_`")
}

fn no_id(sink: &Sink<'_>, span: Span, written: Cursor<'_>, suggest: Suggest) -> Diagnostic {
    let whole = span.of(sink.text());
    let word = brief(whole);
    let (message, label) = match stray(whole) {
        Some(' ' | '\t') => (
            format!("an id has no spaces, but `{word}` has"),
            "write one word".to_owned(),
        ),
        Some('.') => (
            format!("`{word}` has more dots than an id can have"),
            "expected `id` or `alias.id`".to_owned(),
        ),
        Some(c) => (
            format!("an id cannot hold `{}`", c.escape_debug()),
            "expected letters, digits, `-` and `_`".to_owned(),
        ),
        None => (
            format!("white space around the id `{word}`"),
            "expected the id alone".to_owned(),
        ),
    };
    let report = Diagnostic::new(SYNTAX, message, sink.at(span), label);
    let id = suggest(whole);
    if id.is_empty() {
        return report.with_help("an id is made of letters, digits, `-` and `_`");
    }
    report
        .with_help(format!("write `{id}`"))
        .with_fix(sink.replace(format!("write `{id}`"), written.span(), &id))
}

/// Returns the first character that no id can hold; a dot too many counts, too.
fn stray(word: &str) -> Option<char> {
    word.chars()
        .find(|c| !is_id_char(*c) && *c != '.')
        .or_else(|| {
            let is_path = word.split('.').count() <= 2 && word.split('.').all(is_id);
            (!is_path).then_some('.')
        })
}

/// Returns the bytes of `written` without white space around them.
fn trimmed(written: Cursor<'_>) -> Span {
    let text = written.skip_gap();
    let text = text.cut(crate::lines::trimmed_len(text.text()));
    text.span()
}

/// Makes an id of `text`: its letters and digits, what is between them replaced by `-`.
pub(crate) fn id_like(text: &str) -> String {
    /// Nobody wants to type more.
    const LONGEST: usize = 40;
    let mut id = String::new();
    let words = text.split(|c: char| !is_id_char(c) || c == '-');
    for word in words.filter(|word| !word.is_empty()) {
        if !id.is_empty() {
            if id.len() + word.len() >= LONGEST {
                break;
            }
            id.push('-');
        }
        id.extend(word.chars().take(LONGEST).flat_map(char::to_lowercase));
    }
    id
}
