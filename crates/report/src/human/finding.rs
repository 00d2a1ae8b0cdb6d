//! A finding as miette knows it.

use std::fmt;

use hence_source::{Diagnostic, FileId, Files, Label, Severity};
use miette::{LabeledSpan, SourceCode};

use super::excerpt::Excerpt;
use super::summary::grouped;
use super::{MAX_PLACES, Pen, layout};
use crate::visible::visible;

/// A finding with the lines that are shown of it. Every text in it is visible already, so that any handler of miette
/// may print it.
#[derive(Debug)]
pub(super) struct Finding<'a> {
    diagnostic: &'a Diagnostic,
    pen: Pen,
    /// The page of the rule.
    url: Option<String>,
    /// The lines of the file that the finding is shown in.
    excerpt: Option<Excerpt>,
    /// What is to be seen elsewhere.
    related: Vec<Elsewhere>,
}

impl<'a> Finding<'a> {
    /// Returns what is shown of `diagnostic`: at most [`MAX_PLACES`] places, each through a window of its line.
    pub(super) fn new(
        diagnostic: &'a Diagnostic,
        files: &Files,
        rule_pages: Option<&str>,
        pen: Pen,
    ) -> Self {
        let shown = diagnostic.labels.len().min(MAX_PLACES);
        let (shown, hidden) = diagnostic.labels.split_at(shown);
        let mut excerpts = excerpts(shown, files, pen).into_iter();
        let excerpt = excerpts.next();
        let mut related: Vec<_> = excerpts.map(Elsewhere::Excerpt).collect();
        if !hidden.is_empty() {
            related.push(Elsewhere::Hidden(hidden.len()));
        }
        let code = visible(diagnostic.code, pen.unicode);
        Self {
            diagnostic,
            pen,
            url: rule_pages.map(|base| format!("{}{code}.html", visible(base, pen.unicode))),
            excerpt,
            related,
        }
    }
}

/// Returns the excerpts that show `labels`, one a file, that of the first label first.
fn excerpts(labels: &[Label], files: &Files, pen: Pen) -> Vec<Excerpt> {
    let mut shown: Vec<FileId> = Vec::new();
    for label in labels {
        if !shown.contains(&label.at.file) {
            shown.push(label.at.file);
        }
    }
    let by_file: Vec<_> = shown
        .into_iter()
        .map(|file| (file, layout::places(files.get(file), file, labels, pen)))
        .collect();
    let digits = layout::digits(by_file.iter().flat_map(|(_, places)| places));
    by_file
        .into_iter()
        .map(|(file, places)| {
            let file = files.get(file);
            layout::Layout { pen, file, digits }.excerpt(places)
        })
        .collect()
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pen.visible(&self.diagnostic.message))
    }
}

impl std::error::Error for Finding<'_> {}

impl miette::Diagnostic for Finding<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(visible(self.diagnostic.code, self.pen.unicode)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.diagnostic.help.as_ref()?;
        let lines: Vec<_> = help.lines().map(|line| self.pen.visible(line)).collect();
        Some(Box::new(lines.join("\n")))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let url = self.url.as_ref()?;
        Some(Box::new(url))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.as_ref()?.labels()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        Some(Box::new(self.related.iter().map(|related| related as _)))
    }
}

/// What is to be seen of a finding outside the file that it is shown in.
#[derive(Debug)]
enum Elsewhere {
    /// Places in another file.
    Excerpt(Excerpt),
    /// That many places more.
    Hidden(usize),
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Excerpt(_) => Ok(()),
            Self::Hidden(1) => f.write_str("and 1 more place"),
            Self::Hidden(count) => write!(f, "and {} more places", grouped(*count)),
        }
    }
}

impl std::error::Error for Elsewhere {}

impl miette::Diagnostic for Elsewhere {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        match self {
            Self::Excerpt(excerpt) => Some(excerpt),
            Self::Hidden(_) => None,
        }
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        match self {
            Self::Excerpt(excerpt) => Some(Box::new(excerpt.labels())),
            Self::Hidden(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use hence_source::{FileSpan, Span};
    use miette::GraphicalReportHandler;

    use super::*;
    use crate::paint::Paint;

    #[test]
    fn any_handler_of_miette_can_print_a_finding() {
        let mut files = Files::new();
        let file = files.add("a.hence", "[a] One.\n\n\n\n[b] Two.\u{1b}[2J\n");
        let other = files.add("b.hence", "[c] Three.\n");
        let at = |file, start| FileSpan::new(file, Span::new(start, start + 3));
        let diagnostic = Diagnostic::new("a-code", "a message", at(file, 12), "this")
            .with_label(at(file, 0), "that")
            .with_label(at(other, 0), "elsewhere")
            .with_help("do it");
        let pen = Pen {
            paint: Paint { is_on: false },
            columns: 80,
            unicode: true,
        };
        let finding = Finding::new(&diagnostic, &files, Some("https://example.org/"), pen);
        let mut text = String::new();
        GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor())
            .with_links(false)
            .render_report(&mut text, &finding)
            .expect("a string takes everything");
        for part in [
            "a-code",
            "a message",
            "╭─[a.hence:1:1]\n 1 │ [a] One.\n",
            "╭─[a.hence:5:1]\n 5 │ [b] Two.␛[2J\n",
            "╭─[b.hence:1:1]\n 1 │ [c] Three.\n",
            "help: do it",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}
