//! Headings.

use hence_source::{Diagnostic, Span};
use nom::Parser;
use nom::bytes::complete::take_while1;

use crate::ast::{Heading, ItemKind};
use crate::cursor::{Cursor, Res};
use crate::grammar::text::prose;
use crate::sink::SYNTAX;

/// Reads a heading, from its first `#` on.
///
/// ```ebnf
/// heading = "#" { "#" } gap prose ;
/// ```
pub(crate) fn heading(input: Cursor<'_>) -> ItemKind {
    let marks: Res<'_, Cursor<'_>> = take_while1(|c| c == '#').parse(input);
    let Ok((rest, marks)) = marks else {
        return ItemKind::Error;
    };
    let title = rest.skip_gap();
    let Some(text) = prose(title) else {
        rest.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "a heading has no title",
                sink.at(marks.span()),
                "nothing follows",
            )
            .with_help("write `# Title`")
        });
        return ItemKind::Error;
    };
    if title.at() == rest.at() {
        rest.report(|sink| {
            Diagnostic::new(
                SYNTAX,
                "expected a space after the `#` of a heading",
                sink.at(marks.span()),
                "the title follows right after this",
            )
            .with_help("write `# Title`; a tag, `#tag`, stands at the end of a claim")
            .with_fix(sink.insert("insert a space", rest.at(), " "))
        });
    }
    ItemKind::Heading(Heading {
        level: Span::len(marks.span()),
        title: text,
    })
}
