//! Keys that nobody knows and that look like one that means something.

use hence_source::{Diagnostic, Fix};
use hence_syntax::ast::Attribute;

use super::relate::Pass;

/// The keys that mean something below a claim.
pub(super) const OF_CLAIMS: [&str; 10] = [
    "quote",
    "by",
    "confidence",
    "note",
    "cite",
    "type",
    "expect",
    "open",
    "formula",
    "allow",
];
/// Those below a source.
pub(super) const OF_SOURCES: [&str; 5] = ["title", "author", "date", "url", "skip"];
/// Those below a question.
pub(super) const OF_QUESTIONS: [&str; 2] = ["answers", "note"];

/// The fewest letters of a key that is taken for a misspelt one.
const FEWEST: usize = 4;

/// Reports a key that is kept as metadata and was likely meant as one of `known`. Only where the letters are the same, in
/// another order or case, is it plain enough for a repair.
pub(super) fn report_misspelt(pass: &mut Pass<'_>, attribute: &Attribute, known: &[&'static str]) {
    let key = attribute.key.value(pass.text);
    if key.chars().count() < FEWEST || known.contains(&key) {
        return;
    }
    let Some(meant) = hence_source::closest(key, known.iter().copied()) else {
        return;
    };
    let at = pass.scope.place(attribute.key.span);
    let mut finding = Diagnostic::new(
        "misspelt-key",
        format!("`{key}:` means nothing here, and looks like `{meant}:`"),
        at,
        format!("did you mean `{meant}`?"),
    )
    .with_help(format!(
        "write `{meant}:` if it is meant; a key of your own is kept as metadata, and another name keeps it apart"
    ));
    if letters(key) == letters(meant) {
        finding = finding.with_fix(Fix::replace(format!("write `{meant}`"), at, meant));
    }
    pass.out.push(finding);
}

/// Returns the letters of a key in small letters, sorted.
fn letters(key: &str) -> Vec<char> {
    let mut letters: Vec<char> = key.chars().flat_map(char::to_lowercase).collect();
    letters.sort_unstable();
    letters
}
