//! A few lines with marks, drawn by miette.

use std::fmt;
use std::ops::Range;

use hence_source::Severity;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::Pen;
use super::shown::{ShownLine, restored};

/// A mark as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// The bytes of the line as it is shown; never empty.
    pub(super) bytes: Range<usize>,
    /// What is there, broken into lines; may be empty.
    pub(super) message: String,
    /// The line and column that are told, from 1.
    pub(super) place: (u32, u32),
    /// Whether the finding is shown here.
    pub(super) is_primary: bool,
}

/// Some neighbouring lines of a text as they are shown, each perhaps only in part.
///
/// This is what miette takes for the source. Offsets are those of the copy; lines and columns are those of the text.
#[derive(Clone, Debug)]
pub(super) struct Excerpt {
    path: String,
    first_line: u32,
    n_lines: usize,
    text: String,
    /// The glyphs that are put in again behind miette's back.
    replaced: Vec<String>,
    marks: Vec<Drawn>,
}

impl Excerpt {
    /// Returns an excerpt of the file `path` without a line yet; the first will be line `first_line`.
    pub(super) const fn new(path: String, first_line: u32) -> Self {
        Self {
            path,
            first_line,
            n_lines: 0,
            text: String::new(),
            replaced: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Adds the next line, which holds no line end, and its marks.
    pub(super) fn add_line(&mut self, line: ShownLine, marks: Vec<Drawn>) {
        if self.n_lines > 0 {
            self.text.push('\n');
        }
        let base = self.text.len();
        self.n_lines += 1;
        self.text.push_str(&line.text);
        self.replaced.extend(line.replaced);
        self.marks.extend(marks.into_iter().map(|mark| Drawn {
            bytes: base + mark.bytes.start..base + mark.bytes.end,
            ..mark
        }));
    }

    /// Tells whether the finding is shown here.
    pub(super) fn is_primary(&self) -> bool {
        self.marks.iter().any(|mark| mark.is_primary)
    }

    /// Draws the lines and the marks, with room for line numbers of `digits` digits.
    pub(super) fn draw(
        &self,
        out: &mut dyn fmt::Write,
        severity: Severity,
        pen: Pen<'_>,
        digits: usize,
    ) -> fmt::Result {
        let handler = GraphicalReportHandler::new_themed(self.theme(severity, pen))
            .with_links(false)
            .without_syntax_highlighting()
            .with_wrap_lines(false)
            .with_width(pen.columns);
        let mut drawing = String::new();
        handler.render_report(&mut drawing, self)?;
        // The first line is miette's headline; ours stands above already.
        let (_, drawing) = drawing.split_once('\n').unwrap_or_default();
        let last_line = self.first_line as usize + self.n_lines.saturating_sub(1);
        let own_digits = last_line.max(1).ilog10() as usize + 1;
        let indent = digits.saturating_sub(own_digits);
        for line in restored(drawing, &self.replaced).lines() {
            writeln!(out, "{:indent$}{}", "", line.trim_end_matches(' '))?;
        }
        Ok(())
    }

    fn theme(&self, severity: Severity, pen: Pen<'_>) -> GraphicalTheme {
        let characters = if pen.unicode {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters::ascii()
        };
        let mut styles = if pen.paint.is_on {
            ThemeStyles::ansi()
        } else {
            ThemeStyles::none()
        };
        let bare = ThemeStyles::none().link;
        styles.link = bare;
        let own = match severity {
            Severity::Error => styles.error,
            Severity::Warning => styles.warning,
            Severity::Note => styles.advice,
        };
        // One style a mark, in the order of the text; the place of the finding has its severity's colour.
        styles.highlights = self
            .marks
            .iter()
            .map(|mark| if mark.is_primary { own } else { bare })
            .collect();
        GraphicalTheme { characters, styles }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let is_for_place = context_lines_before == 0 && context_lines_after == 0;
        let (line, column) = self
            .marks
            .iter()
            .find(|mark| is_for_place && mark.bytes.start == span.offset())
            .map_or((self.first_line, 1), |mark| mark.place);
        // miette counts lines and columns from 0 here.
        let [line, column] = [line, column].map(|number| (number as usize).saturating_sub(1));
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            self.text.as_bytes(),
            SourceSpan::from(0..self.text.len()),
            line,
            column,
            self.n_lines,
        )))
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Excerpt {}

impl miette::Diagnostic for Excerpt {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.marks.iter().map(|mark| {
            let message = Some(mark.message.clone()).filter(|message| !message.is_empty());
            let span = mark.bytes.clone();
            if mark.is_primary {
                LabeledSpan::new_primary_with_span(message, span)
            } else {
                LabeledSpan::new_with_span(message, span)
            }
        })))
    }
}
