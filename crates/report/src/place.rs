//! Places that are sure to lie in their text.

use hence_source::{Files, Position, SourceFile, Span};

/// A place with everything that the formats say about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// The file.
    pub(crate) file: &'a SourceFile,
    /// The bytes, within the text and at the borders of characters.
    pub(crate) span: Span,
    /// Where the first byte stands.
    pub(crate) start: Position,
    /// Where the byte after the last stands.
    pub(crate) end: Position,
}

impl<'a> Place<'a> {
    /// Returns the place `at`, cut to its text and widened to whole characters.
    pub(crate) fn new(files: &'a Files, at: hence_source::FileSpan) -> Self {
        let file = files.get(at.file);
        let span = clamp(at.span, &file.text);
        Self {
            file,
            span,
            start: file.lines.position(&file.text, span.start),
            end: file.lines.position(&file.text, span.end),
        }
    }
}

/// Returns `span` cut to `text` and widened to whole characters.
pub(crate) fn clamp(span: Span, text: &str) -> Span {
    let len = text.len();
    let mut start = (span.start as usize).min(len);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end as usize).clamp(start, len);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::from(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_cut_to_the_text_and_widened_to_characters() {
        assert_eq!(clamp(Span::new(1, 3), "éé"), Span::new(0, 4));
        assert_eq!(clamp(Span::new(2, 99), "éé"), Span::new(2, 4));
        assert_eq!(clamp(Span::new(7, 9), "éé"), Span::empty(4));
    }
}
