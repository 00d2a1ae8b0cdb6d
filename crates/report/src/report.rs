//! What is reported, how, and the one function that does it.

use std::fmt;

use hence_source::{Diagnostic, Files, Severity};

use crate::{Format, Summary, github, human, json, narrated, sarif, short};

/// What there is to report about one run.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The findings, in the order in which they are written.
    pub diagnostics: &'a [Diagnostic],
    /// The texts that the findings are about.
    pub files: &'a Files,
    /// What the run came to.
    pub summary: &'a Summary,
    /// The rules that there are; only SARIF describes them.
    pub rules: &'a [RuleInfo<'a>],
    /// The program that found it all; only SARIF and JSON name it.
    pub tool: Tool<'a>,
}

/// The program that made the findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tool<'a> {
    /// The name of the program.
    pub name: &'a str,
    /// Its version, as in Cargo.toml.
    pub version: &'a str,
    /// Where it is described, if anywhere.
    pub uri: Option<&'a str>,
}

/// What SARIF says of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleInfo<'a> {
    /// The stable kebab-case name.
    pub code: &'a str,
    /// One sentence.
    pub short: &'a str,
    /// The whole description, as plain text.
    pub full: &'a str,
    /// What to do about a finding, in Markdown.
    pub help: &'a str,
    /// The page of the rule, if it is published.
    pub help_uri: Option<&'a str>,
    /// The severity that the rule has unless the project says otherwise.
    pub level: Severity,
}

/// How a report is written for people; formats for programs do not depend on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether colours may be used.
    pub color: bool,
    /// The columns of the terminal; under [`Options::MIN_WIDTH`] counts as that.
    pub width: usize,
    /// Whether characters outside ASCII may be used to draw; texts are shown as they are either way.
    pub unicode: bool,
    /// Where the pages of the rules lie, with a `/` at the end: the code of a finding becomes a hyperlink to
    /// `<base><code>.html`. `None` where the terminal knows no hyperlinks.
    pub rule_pages: Option<String>,
    /// How many findings of one code are shown in full by [`Format::Human`] and [`Format::Narrated`]; the rest are
    /// counted.
    pub max_per_code: usize,
    /// Whether [`Format::Human`] and [`Format::Narrated`] close with the summary.
    pub summary: bool,
}

impl Options {
    /// The fewest columns that a report is laid out for.
    pub const MIN_WIDTH: usize = 40;

    /// Returns the columns that the report is laid out for.
    pub(crate) fn columns(&self) -> usize {
        self.width.max(Self::MIN_WIDTH)
    }
}

/// Writes `report` in `format` to `out`.
///
/// Linear in the findings and their labels: a finding costs the same however long its line is.
///
/// ```
/// use hence_report::{Format, Options, Report, Summary, Tool, write};
/// use hence_source::{Diagnostic, FileSpan, Files, Span};
///
/// let mut files = Files::new();
/// let file = files.add("map.hence", "[warm] It gets warmer.\n  because [co2]\n");
/// let at = FileSpan::new(file, Span::new(33, 38));
/// let diagnostics = [Diagnostic::new("unknown-claim", "no claim has the id `co2`", at, "not defined")];
/// let report = Report {
///     diagnostics: &diagnostics,
///     files: &files,
///     summary: &Summary { errors: 1, ..Summary::default() },
///     rules: &[],
///     tool: Tool { name: "hence", version: "0.1.0", uri: None },
/// };
/// let options = Options { color: false, width: 80, unicode: true, rule_pages: None, max_per_code: 50, summary: true };
/// let mut text = String::new();
/// write(&mut text, Format::Human, &report, &options)?;
/// assert_eq!(text, "\
/// error[unknown-claim]: no claim has the id `co2`
///    ╭─[map.hence:2:11]
///  2 │   because [co2]
///    ·           ━━━━━ not defined
///    ╰────
///
/// 1 error
/// ");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only those of `out`; writing to a `String` never fails.
pub fn write(
    out: &mut dyn fmt::Write,
    format: Format,
    report: &Report<'_>,
    options: &Options,
) -> fmt::Result {
    match format {
        Format::Human => human::write(out, report, options),
        Format::Narrated => narrated::write(out, report, options),
        Format::Short => short::write(out, report, options),
        Format::Json => json::write(out, report),
        Format::Sarif => sarif::write(out, report),
        Format::Github => github::write(out, report, options),
    }
}
