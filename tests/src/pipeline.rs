//! The whole way from bytes to a report, inside this process.

use hence_map::Project;
use hence_map::project::{LoadFailure, Loader, Located, Purpose};
use hence_report::{Format, Options as ReportOptions, Report, Summary, Tool};
use hence_rules::{Options, Outcome, check, check_texts};
use hence_source::{Diagnostic, FileId, Files};
use hence_syntax::ast::Dialect;
use hence_syntax::{format, is_same_meaning, parse};

/// A text that was checked.
#[derive(Debug)]
pub struct Checked {
    /// The text as it was decoded.
    pub files: Files,
    /// The map, where the text is one.
    pub outcome: Option<Outcome>,
    /// The findings of the text and of the map.
    pub diagnostics: Vec<Diagnostic>,
    /// The report, as a person reads it.
    pub report: String,
    /// The text in the canonical layout.
    pub formatted: String,
}

/// Has one file beside the text, and says that every other one is missing.
struct OneSource;

impl Loader for OneSource {
    fn locate(&mut self, _: Option<&str>, path: &str, _: Purpose) -> Result<Located, LoadFailure> {
        match path {
            "strategy.txt" => Ok(Located {
                key: path.to_owned(),
                shown: path.to_owned(),
            }),
            _ => Err(LoadFailure::NotFound),
        }
    }

    fn read(&mut self, _: &Located, _: u64) -> Result<Vec<u8>, LoadFailure> {
        Ok(b"Another key element in the new architecture.".to_vec())
    }
}

/// Takes `bytes` all the way: decodes, parses, resolves, reasons, lets every rule look, writes a report and the
/// canonical layout, and asserts what holds of every text whatever stands in it.
///
/// # Panics
///
/// When a step panics, or one of these does not hold: the items of a document cover its text; places lie in their
/// texts, at the borders of characters; a report shows nothing that a terminal would obey; the canonical layout means
/// the same and is its own canonical layout.
pub fn check_bytes(bytes: Vec<u8>, dialect: Dialect) -> Checked {
    let mut project = Project::new();
    let file = project.open_text("map.hence", bytes, dialect, &mut OneSource);
    let options = Options::new();
    let mut diagnostics = check_texts(&project, |_| &options);
    let is_map = !project.roots(&[file]).is_empty();
    let outcome = is_map.then(|| check(&project, file, &options));
    if let Some(outcome) = &outcome {
        diagnostics.extend(outcome.diagnostics.iter().cloned());
    }
    let text = &project.files.get(file).text;
    assert_covered(&project, file);
    assert_placed(&diagnostics, &project.files);
    let report = report(&diagnostics, &project.files);
    assert!(
        is_safe_to_show(&report),
        "the report holds what a terminal would obey:\n{report:?}"
    );
    let formatted = assert_formats(text, dialect);
    Checked {
        outcome,
        diagnostics,
        report,
        formatted,
        files: project.files,
    }
}

/// Applies every repair that there is, and those that there are then, and returns the text that is left.
///
/// # Panics
///
/// When there is still something to repair after ten rounds: then two repairs undo each other.
pub fn repair(text: String, dialect: Dialect) -> String {
    const ROUNDS: usize = 10;
    let mut text = text;
    for _ in 0..=ROUNDS {
        let (mut project, options) = (Project::new(), Options::new());
        let file = project.open_text(
            "map.hence",
            text.clone().into_bytes(),
            dialect,
            &mut OneSource,
        );
        let mut findings = check_texts(&project, |_| &options);
        if !project.roots(&[file]).is_empty() {
            findings.extend(check(&project, file, &options).diagnostics);
        }
        let Some(fixed) = hence_report::fix(&findings, &project.files).files.pop() else {
            return text;
        };
        assert_ne!(fixed.text, text, "a repair changes something");
        text = fixed.text;
    }
    assert_eq!(text, "", "the repairs of this text have no end");
    text
}

/// Tells whether a text that is meant for a terminal holds only what can be seen, and line ends.
pub fn is_safe_to_show(text: &str) -> bool {
    let is_hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    !text.contains(is_hidden)
}

fn assert_covered(project: &Project, file: FileId) {
    let mut end = 0;
    for item in &project.unit(file).document.items {
        assert_eq!(item.span.start, end, "the items cover the text, in order");
        end = item.span.end;
    }
    assert_eq!(
        end as usize,
        project.files.get(file).text.len(),
        "the items cover the text to its end"
    );
}

fn assert_placed(diagnostics: &[Diagnostic], files: &Files) {
    for finding in diagnostics {
        let edits = finding
            .fixes
            .iter()
            .flat_map(|fix| fix.edits.iter().map(|edit| edit.at));
        for place in finding.labels.iter().map(|label| label.at).chain(edits) {
            let text = &files.get(place.file).text;
            assert!(
                text.get(place.span.range()).is_some(),
                "{finding:?} lies beside its text"
            );
        }
    }
}

fn report(diagnostics: &[Diagnostic], files: &Files) -> String {
    let summary = Summary::default();
    let tool = Tool {
        name: "hence",
        version: "0",
        uri: None,
    };
    let report = Report {
        diagnostics,
        files,
        summary: &summary,
        rules: &[],
        tool,
    };
    let options = ReportOptions {
        color: false,
        width: 80,
        unicode: true,
        rule_pages: None,
        max_per_code: 20,
        summary: true,
    };
    let mut text = String::new();
    hence_report::write(&mut text, Format::Human, &report, &options)
        .expect("writing to a string does not fail");
    text
}

fn assert_formats(text: &str, dialect: Dialect) -> String {
    let file = FileId::from_index(0);
    let old = parse(file, text, dialect).document;
    let new_text = format(text, &old);
    let new = parse(file, &new_text, dialect).document;
    assert!(
        is_same_meaning(text, &old, &new_text, &new),
        "the layout changes the meaning:\n{text:?}\n{new_text:?}"
    );
    let again = format(&new_text, &new);
    assert_eq!(
        again, new_text,
        "the canonical layout is its own canonical layout"
    );
    new_text
}
