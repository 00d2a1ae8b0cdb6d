//! The paragraphs of a plain text, and which of its line ends mean something.

use hence_reading::Format;
use hence_source::Span;

/// A line end that is kept where the line before it has fewer characters: nobody wraps so early.
const SHORT_LINE: usize = 45;

/// The same in Markdown, whose lines have lost their markup.
const SHORT_MARKDOWN_LINE: usize = 30;

/// What a line end inside a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Flow {
    /// Perhaps where the text was wrapped, perhaps meant.
    Guessed,
    /// Where the text was wrapped, most likely.
    Wrapped,
    /// Meant.
    Kept,
}

impl Flow {
    /// Returns what line ends are in the visible text of a file of a format.
    pub(super) const fn of(format: Format) -> Self {
        match format {
            Format::Text => Self::Guessed,
            Format::Markdown => Self::Wrapped,
            Format::Html | Format::Xhtml => Self::Kept,
        }
    }

    /// Tells whether a line is to end where it does: it has `length` characters, and `fits` tells whether the next word
    /// would have had room on it.
    fn is_kept(self, length: usize, fits: bool) -> bool {
        match self {
            Self::Guessed => fits || length < SHORT_LINE,
            Self::Wrapped => length < SHORT_MARKDOWN_LINE,
            Self::Kept => true,
        }
    }
}

/// The paragraphs of a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Layout {
    /// The paragraphs; between them there are empty lines only.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Where lines end inside paragraphs that are not laid out and yet must not run on, in order.
    pub(super) breaks: Vec<u32>,
}

/// A paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Paragraph {
    /// Its bytes, the end of its last line left out.
    pub(super) span: Span,
    /// Whether its white space says something: a table, a list, a program.
    pub(super) is_laid_out: bool,
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_blank(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_whitespace())
    }
}

impl Layout {
    /// Looks at a text. Linear.
    pub(super) fn new(text: &str, flow: Flow) -> Self {
        let mut layout = Self::default();
        let mut open: Vec<Line<'_>> = Vec::new();
        for line in lines(text) {
            if line.is_blank() {
                layout.close(&mut open, flow);
            } else {
                open.push(line);
            }
        }
        layout.close(&mut open, flow);
        layout
    }

    /// Tells whether the line that ends at the byte `at` must not run on.
    pub(super) fn is_break(&self, at: u32) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    fn close(&mut self, lines: &mut Vec<Line<'_>>, flow: Flow) {
        let Some((first, last)) = lines.first().zip(lines.last()) else {
            return;
        };
        let span = Span::from(first.start..last.end());
        let is_laid_out = lines.len() > 1 && is_laid_out(lines);
        if !is_laid_out {
            let lengths = lines.iter().map(|line| line.text.chars().count());
            let longest = lengths.clone().max().unwrap_or(0);
            for (pair, length) in lines.windows(2).zip(lengths) {
                let [line, next] = pair else { continue };
                let word = next.text.split_whitespace().next().unwrap_or("");
                let has_room = length + 1 + word.chars().count() <= longest;
                if flow.is_kept(length, has_room) {
                    self.breaks.push(line.end() as u32);
                }
            }
        }
        self.paragraphs.push(Paragraph { span, is_laid_out });
        lines.clear();
    }
}

/// Tells whether the lines of a paragraph are indented, or hold columns.
fn is_laid_out(lines: &[Line<'_>]) -> bool {
    let is_indented = |line: &Line<'_>| line.text.starts_with([' ', '\t']);
    let has_columns = |line: &Line<'_>| line.text.trim().contains(['\t']) || has_gap(line.text);
    lines.iter().skip(1).any(is_indented) || lines.iter().any(has_columns)
}

fn has_gap(line: &str) -> bool {
    line.trim().contains("   ")
}

/// Returns the lines of a text, which end at `\n`, `\r` or both.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, end) = rest.split_at(length);
        let start = at;
        at += length + if end.starts_with("\r\n") { 2 } else { 1 };
        Some(Line { text: line, start })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<(&str, bool)> {
        let layout = Layout::new(text, Flow::Guessed);
        let paragraphs = layout.paragraphs.iter();
        paragraphs
            .map(|paragraph| (paragraph.span.of(text), paragraph.is_laid_out))
            .collect()
    }

    #[test]
    fn empty_lines_stand_between_paragraphs() {
        assert_eq!(
            paragraphs("\n a\r\nb\r\n \r\nc\rd\r\re\n\n"),
            [(" a\r\nb", false), ("c\rd", false), ("e", false)]
        );
        assert_eq!(paragraphs(""), []);
        assert_eq!(paragraphs("\n \n"), []);
    }

    #[test]
    fn columns_are_kept() {
        assert_eq!(paragraphs("a\n  b\n"), [("a\n  b", true)]);
        assert_eq!(paragraphs("x    1\ny    2"), [("x    1\ny    2", true)]);
        assert_eq!(paragraphs("  first line\nsecond").len(), 1);
    }

    #[test]
    fn wrapped_lines_run_on_and_short_ones_do_not() {
        let long = "word ".repeat(12);
        let wrapped = format!("{long}\n{long}\nend");
        let breaks = |text: &str, flow| Layout::new(text, flow).breaks;
        assert_eq!(breaks(&wrapped, Flow::Guessed), [] as [u32; 0]);
        assert_eq!(breaks("Department\nOffice", Flow::Guessed), [10]);
        let ragged = format!("{}\n{long}", "word ".repeat(8));
        assert_eq!(breaks(&ragged, Flow::Guessed), [40]);
        assert_eq!(breaks(&ragged, Flow::Wrapped), [] as [u32; 0]);
        assert_eq!(breaks(&wrapped, Flow::Kept).len(), 2);
    }
}
