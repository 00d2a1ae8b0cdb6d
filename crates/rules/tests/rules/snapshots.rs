//! Every finding of every case, as a person reads it.

use std::fmt::Write as _;

use hence_report::{Format, Options, Report, Summary, Tool, write};
use hence_source::{Diagnostic, Files};

use crate::case_file::{Expected, all};
use crate::project::Checked;

/// Renders findings as a terminal of 80 columns without colours shows them.
pub(crate) fn rendered(diagnostics: &[Diagnostic], files: &Files) -> String {
    let summary = Summary::default();
    let tool = Tool {
        name: "hence",
        version: "0.1.0",
        uri: None,
    };
    let report = Report {
        diagnostics,
        files,
        summary: &summary,
        rules: &[],
        tool,
    };
    let options = Options {
        color: false,
        width: 80,
        unicode: true,
        rule_pages: None,
        max_per_code: 50,
        summary: false,
    };
    let mut text = String::new();
    write(&mut text, Format::Human, &report, &options).expect("a string takes everything");
    text
}

#[test]
fn findings_read_well() {
    for set in all() {
        let mut text = String::new();
        for case in set
            .cases
            .iter()
            .filter(|case| case.expected == Expected::Fires)
        {
            let checked = Checked::new(&case.files);
            let shown = rendered(&checked.of_rule(&set.code), &checked.project.files);
            writeln!(text, "── {}\n\n{shown}", case.description)
                .expect("a string takes everything");
        }
        insta::assert_snapshot!(set.code, text);
    }
}
