//! How a text is written so that it is read as the same text.

use crate::ast::Stance;
use crate::grammar::name::is_id_char;

/// Where a text stands, as far as it decides what has to be escaped in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Setting {
    /// The value of an attribute, or a title.
    Value,
    /// After the id of a question; tags may follow.
    Question,
    /// After the id of a claim, where references could follow, too.
    Definition,
    /// Without an id, after a word that takes no label and no qualifiers.
    Bare,
    /// Without an id, after a connective.
    AfterConnective,
}

/// Writes `value` to `out` with as few backslashes as it takes. A blank stands before it. Linear.
pub(super) fn write_text(out: &mut String, value: &str, setting: Setting) {
    let tag = last_tag(value).filter(|_| setting != Setting::Value);
    let last = value.char_indices().next_back().map_or(0, |(at, _)| at);
    let is_start_escaped = begins_otherwise(value, setting);
    let mut blanks = 1;
    let mut chars = value.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_blank = matches!(c, ' ' | '\t');
        let is_comment =
            c == '/' && blanks >= 2 && chars.peek().is_some_and(|(_, next)| *next == '/');
        let is_escaped = c == '\\'
            || is_comment
            || tag == Some(at)
            || (at == 0 && is_start_escaped)
            || (is_blank && (at == 0 || at == last));
        if is_escaped {
            out.push('\\');
        }
        out.push(c);
        blanks = match c {
            _ if is_escaped => 0,
            ' ' => blanks + 1,
            '\t' => 2,
            _ => 0,
        };
    }
}

/// Writes `value` to `out` between quotation marks.
pub(super) fn write_string(out: &mut String, value: &str) {
    out.push('"');
    for c in value.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

/// Returns where the word begins that would be read as a tag at the end of `value`.
fn last_tag(value: &str) -> Option<usize> {
    let start = value.rfind([' ', '\t']).map_or(0, |at| at + 1);
    let word = value.get(start..)?.strip_prefix('#')?;
    let is_tag = word.chars().next()?.is_alphabetic() && word.chars().all(is_id_char);
    is_tag.then_some(start)
}

/// Tells whether the beginning of `value` would be read as something else than text.
fn begins_otherwise(value: &str, setting: Setting) -> bool {
    match setting {
        Setting::Value | Setting::Question => false,
        Setting::Definition => begins_reference(value) || begins_list(value),
        Setting::Bare => begins_operand(value),
        Setting::AfterConnective => value.starts_with(['(', '<']) || begins_operand(value),
    }
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}

fn begins_reference(value: &str) -> bool {
    value
        .strip_prefix("not")
        .map_or(value, skip_blanks)
        .starts_with('[')
}

/// Tells whether `value` begins with a reference, or with a stance before one.
fn begins_operand(value: &str) -> bool {
    let after_stance = Stance::ALL
        .iter()
        .find_map(|stance| value.strip_prefix(stance.as_str()));
    begins_reference(after_stance.map_or(value, skip_blanks))
}

/// Tells whether `value` goes on like a list of references, or is nothing but what joins them, or looks like a
/// comment.
fn begins_list(value: &str) -> bool {
    if matches!(value, "." | "," | ";" | "and" | ", and") || value.starts_with("//") {
        return true;
    }
    let after_comma = value.strip_prefix(',').map(skip_blanks);
    let rest = after_comma.unwrap_or(value);
    match rest.strip_prefix("and") {
        Some(rest) => begins_reference(skip_blanks(rest)),
        None => after_comma.is_some() && begins_reference(rest),
    }
}
