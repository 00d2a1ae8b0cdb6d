//! How a finding is drawn: a handler for miette's reports.

use std::fmt;

use miette::{Diagnostic, ReportHandler};

use super::snippet::Snippet;
use super::{Pen, write_lines};
use crate::columns::width_of;
use crate::paint::Style;
use crate::visible::ellipsis;

impl ReportHandler for Pen {
    fn debug(&self, diagnostic: &dyn Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draw(f, diagnostic)
    }
}

impl Pen {
    /// The columns in front of a help text.
    pub(super) const ADVICE: usize = "  help: ".len();

    /// Draws `diagnostic`: the headline, a snippet for each file that it has places in, the help.
    ///
    /// Expects texts that are visible already. Where miette's graphical handler gives each run of neighbouring lines a
    /// box, and each message a line, this one draws one box a file and writes a message beside its mark where it fits:
    /// a finding about an argument has more places than one about a program, and its lines are prose.
    fn draw(self, out: &mut dyn fmt::Write, diagnostic: &dyn Diagnostic) -> fmt::Result {
        self.write_headline(out, diagnostic)?;
        let style = style_of(diagnostic);
        let own = Snippet::read(diagnostic)?;
        let mut related = Vec::new();
        for diagnostic in diagnostic.related().into_iter().flatten() {
            related.push((diagnostic, Snippet::read(diagnostic)?));
        }
        let others = related.iter().filter_map(|(_, snippet)| snippet.as_ref());
        let digits = own.iter().chain(others).map(Snippet::digits).max();
        let digits = digits.unwrap_or(1);
        if let Some(snippet) = own {
            snippet.draw(out, style, self, digits)?;
        }
        for (diagnostic, snippet) in related {
            match snippet {
                Some(snippet) => snippet.draw(out, style, self, digits)?,
                None => writeln!(out, "  {} {diagnostic}", ellipsis(self.unicode))?,
            }
        }
        self.write_help(out, diagnostic)
    }

    /// Writes `error[code]: message`.
    fn write_headline(self, out: &mut dyn fmt::Write, diagnostic: &dyn Diagnostic) -> fmt::Result {
        let severity = severity_of(diagnostic);
        let code = diagnostic.code().map(|code| code.to_string());
        let code = code.unwrap_or_default();
        let width = severity.len() + width_of(&code) + "[]: ".len();
        let linked = match diagnostic.url() {
            Some(url) => format!("\u{1b}]8;;{url}\u{1b}\\{code}\u{1b}]8;;\u{1b}\\"),
            None => code,
        };
        let head = format!("{severity}[{linked}]");
        let head = self.paint.paint(style_of(diagnostic), &head);
        let lines = self.wrap(&diagnostic.to_string(), width, 4);
        write_lines(
            out,
            &format!("{head}: "),
            4,
            &self.paint.quoted(lines, Style::Strong),
        )
    }

    /// Writes the help, if there is one.
    fn write_help(self, out: &mut dyn fmt::Write, diagnostic: &dyn Diagnostic) -> fmt::Result {
        let Some(help) = diagnostic.help() else {
            return Ok(());
        };
        let help = help.to_string();
        let lines = help.split('\n');
        let lines = lines
            .flat_map(|line| self.wrap(line, Self::ADVICE, Self::ADVICE))
            .collect();
        self.write_advice(out, "  help:", lines)
    }

    /// Writes `lines` behind a head that has the columns of `  help:`.
    pub(super) fn write_advice(
        self,
        out: &mut dyn fmt::Write,
        head: &str,
        lines: Vec<String>,
    ) -> fmt::Result {
        let head = self.paint.paint(Style::Help, head);
        let lines = self.paint.quoted(lines, Style::Strong);
        write_lines(out, &format!("{head} "), Self::ADVICE, &lines)
    }
}

fn severity_of(diagnostic: &dyn Diagnostic) -> &'static str {
    match diagnostic.severity() {
        None | Some(miette::Severity::Error) => "error",
        Some(miette::Severity::Warning) => "warning",
        Some(miette::Severity::Advice) => "note",
    }
}

fn style_of(diagnostic: &dyn Diagnostic) -> Style {
    match diagnostic.severity() {
        None | Some(miette::Severity::Error) => Style::Bad,
        Some(miette::Severity::Warning) => Style::Open,
        Some(miette::Severity::Advice) => Style::Help,
    }
}
