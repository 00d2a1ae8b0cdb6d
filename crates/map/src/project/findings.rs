//! What there is to say about the files that a map names.

use hence_source::{Diagnostic, EncodingProblem, FileId, FileSpan, Span};

use super::loader::{LoadFailure, Purpose};

pub(super) fn missing_file(
    at: FileSpan,
    path: &str,
    failure: &LoadFailure,
    purpose: Purpose,
) -> Diagnostic {
    let what = purpose.as_str();
    Diagnostic::new(
        "missing-file",
        format!("the {what} `{path}` {}", failure.reason()),
        at,
        "named here",
    )
    .with_help(failure.advice(purpose))
}

pub(super) fn bad_encoding(file: FileId, text: &str, problem: &EncodingProblem) -> Diagnostic {
    let (message, label, at) = match problem {
        EncodingProblem::NotUtf8 { first, byte, runs } => (
            match runs {
                1 => "the file is not UTF-8 text: one place in it is no character".to_owned(),
                _ => format!("the file is not UTF-8 text: {runs} places in it are no characters"),
            },
            format!("byte 0x{byte:02x} stands here, read as \u{fffd}"),
            *first,
        ),
        EncodingProblem::Utf16 => (
            "the file is UTF-16 text".to_owned(),
            "read as UTF-16".to_owned(),
            Span::empty(0),
        ),
        EncodingProblem::Binary => (
            "the file holds zero bytes, as no text does".to_owned(),
            "the first stands here".to_owned(),
            Span::from(text.find('\0').map_or(0..0, |at| at..at + 1)),
        ),
    };
    Diagnostic::new("bad-encoding", message, FileSpan::new(file, at), label)
        .with_help("save the file as UTF-8 (with or without a byte order mark)")
}

/// Says that a source is no text at all.
pub(super) fn no_text(at: FileSpan, path: &str) -> Diagnostic {
    Diagnostic::new(
        "bad-encoding",
        format!("the source `{path}` is not text"),
        at,
        "named here",
    )
    .with_help(
        "name a text, Markdown or HTML file: save the text of a PDF or a word processor as one",
    )
}

/// Says that a source is in another encoding than UTF-8.
pub(super) fn other_encoding(at: FileSpan, path: &str, encoding: &str) -> Diagnostic {
    Diagnostic::new(
        "source-encoding",
        format!("the source `{path}` is not UTF-8; it was read as {encoding}"),
        at,
        "named here",
    )
    .with_help(
        "look whether its quotation marks and accents are right; to be sure, save it as UTF-8",
    )
}
