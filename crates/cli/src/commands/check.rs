//! `hence check`: the main job.

use std::collections::HashSet;

use hence_map::{Map, Verdict};
use hence_report::{
    Format, MapSummary, Options as ReportOptions, Report, RuleInfo, Summary, ThesisLine, Tool,
};
use hence_rules::{Outcome, RULES, check, check_texts};
use hence_source::{Diagnostic, FileId, FileSpan, Severity};

use crate::Status;
use crate::args::{Check, ColorChoice, FailOn, ReportFormat};
use crate::disk::STDIN;
use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::output::{Stdout, print, rewrite, say};
use crate::progress::Progress;
use crate::terminal::Terminal;

/// How many findings of one code are shown in full to a person.
const SHOWN_PER_CODE: usize = 50;
/// How often repairs are applied: one can make room for another.
const FIX_ROUNDS: usize = 10;
/// Where the program is described.
const URI: Option<&str> = option_env!("CARGO_PKG_REPOSITORY");

/// Checks the maps in the paths, and writes the findings to standard output.
pub(crate) fn run(arguments: &Check, color: ColorChoice) -> Result<Status, Failure> {
    let mut inputs = Inputs::open(&arguments.paths, arguments.stdin_as)?;
    if arguments.fix {
        let Some(fixed) = fix(arguments, inputs)? else {
            return Ok(Status::Clean);
        };
        inputs = fixed;
    }
    let checked = Checked::new(&inputs);
    write_report(arguments, color, &inputs, &checked)?;
    let fails = |finding: &Diagnostic| {
        let own = arguments
            .fail_on
            .or(inputs.config(finding.place().file).fail_on);
        match own.unwrap_or(FailOn::Warning) {
            FailOn::Never => false,
            FailOn::Note => true,
            FailOn::Warning => finding.severity >= Severity::Warning,
            FailOn::Error => finding.severity == Severity::Error,
        }
    };
    let status = if checked.diagnostics.iter().any(fails) {
        Status::Findings
    } else {
        Status::Clean
    };
    // The process ends here.
    std::mem::forget((checked, inputs));
    Ok(status)
}

/// What the maps of a run come to.
pub(crate) struct Checked {
    /// Every finding once, in the order of the files and their texts.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The counts.
    pub(crate) summary: Summary,
    /// The map that was checked last. Whoever ends the process next forgets it: to take a large map apart costs a tenth
    /// of a run.
    _last: Option<Outcome>,
}

impl Checked {
    pub(crate) fn new(inputs: &Inputs) -> Self {
        let mut diagnostics = check_texts(&inputs.project, |file| &inputs.config(file).options);
        let mut summary = Summary::default();
        let mut last: Option<Outcome> = None;
        let progress = Progress::new(inputs.roots.len());
        for root in &inputs.roots {
            // A map is thrown away before the next one is built: a folder of many costs no more than its largest.
            drop(last.take());
            let mut outcome = check(&inputs.project, *root, &inputs.config(*root).options);
            summary.maps.push(map_summary(inputs, *root, &outcome));
            diagnostics.append(&mut outcome.diagnostics);
            last = Some(outcome);
            progress.advance();
        }
        drop(progress);
        let diagnostics = in_order(diagnostics);
        for finding in &diagnostics {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Note => summary.notes += 1,
            }
            summary.fixable += usize::from(finding.only_fix().is_some());
        }
        Self {
            diagnostics,
            summary,
            _last: last,
        }
    }
}

/// Sorts findings by their places, and takes away those that two maps have in common: they say the same of the same
/// places.
pub(crate) fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let start = |finding: &Diagnostic| (finding.place().file, finding.place().span.start);
    diagnostics.sort_by_key(start);
    let mut is_new = Vec::with_capacity(diagnostics.len());
    for group in diagnostics.chunk_by(|one, other| start(one) == start(other)) {
        let mut told: HashSet<(&str, &str, Vec<FileSpan>)> = HashSet::new();
        is_new.extend(group.iter().map(|finding| {
            // Most findings are alone at their place.
            group.len() == 1 || {
                let places = finding.labels.iter().map(|label| label.at).collect();
                told.insert((finding.code, &finding.message, places))
            }
        }));
    }
    let mut is_new = is_new.into_iter();
    diagnostics.retain(|_| is_new.next().unwrap_or(true));
    diagnostics
}

fn map_summary(inputs: &Inputs, root: FileId, outcome: &Outcome) -> MapSummary {
    let map = &outcome.map;
    let count = |verdict: Verdict| {
        outcome.verdicts().map_or(0, |all| {
            all.claims.values().filter(|own| **own == verdict).count()
        })
    };
    MapSummary {
        path: inputs.project.files.get(root).path.clone(),
        title: map.title.clone(),
        claims: map.claims.len(),
        inferences: map.inferences.len(),
        accepted: count(Verdict::Accepted),
        rejected: count(Verdict::Rejected),
        contested: count(Verdict::Contested),
        unsupported: count(Verdict::Unsupported),
        theses: theses(map, outcome),
        consistent: outcome.verdicts().is_some(),
    }
}

fn theses(map: &Map, outcome: &Outcome) -> Vec<ThesisLine> {
    let Some(verdicts) = outcome.verdicts() else {
        return Vec::new();
    };
    let line = |claim: &hence_map::ClaimId| ThesisLine {
        id: map.claims[*claim].id.clone(),
        text: map.claims[*claim].text.clone(),
        verdict: verdicts.claims[*claim].as_str().to_owned(),
    };
    outcome.structure.theses().iter().map(line).collect()
}

fn write_report(
    arguments: &Check,
    color: ColorChoice,
    inputs: &Inputs,
    checked: &Checked,
) -> Result<(), Failure> {
    let format = match arguments.format {
        ReportFormat::Human => Format::Human,
        ReportFormat::Narrated => Format::Narrated,
        ReportFormat::Short => Format::Short,
        ReportFormat::Json => Format::Json,
        ReportFormat::Sarif => Format::Sarif,
        ReportFormat::Github => Format::Github,
    };
    let options = Shown {
        format,
        ascii: arguments.ascii,
        summary: &checked.summary,
        has_summary: !arguments.quiet,
    };
    write(inputs, &checked.diagnostics, color, &options)
}

/// Writes findings to standard output, without a summary.
pub(crate) fn write_findings(
    inputs: &Inputs,
    diagnostics: &[Diagnostic],
    color: ColorChoice,
    format: Format,
) -> Result<(), Failure> {
    let options = Shown {
        format,
        ascii: false,
        summary: &Summary::default(),
        has_summary: false,
    };
    write(inputs, diagnostics, color, &options)
}

/// How findings are shown.
struct Shown<'s> {
    format: Format,
    /// Whether only ASCII is drawn with.
    ascii: bool,
    /// The counts.
    summary: &'s Summary,
    /// Whether they are told to a person, too.
    has_summary: bool,
}

fn write(
    inputs: &Inputs,
    diagnostics: &[Diagnostic],
    color: ColorChoice,
    shown: &Shown<'_>,
) -> Result<(), Failure> {
    let terminal = Terminal::of_stdout(color);
    let infos: Vec<RuleInfo<'_>> = RULES
        .iter()
        .map(|rule| RuleInfo {
            code: rule.code,
            short: rule.summary(),
            full: rule.summary(),
            help: rule.page,
            help_uri: None,
            level: rule.severity,
        })
        .collect();
    let report = Report {
        diagnostics,
        files: &inputs.project.files,
        summary: shown.summary,
        rules: &infos,
        tool: Tool {
            name: "hence",
            version: env!("CARGO_PKG_VERSION"),
            uri: URI.filter(|uri| !uri.is_empty()),
        },
    };
    let options = ReportOptions {
        color: terminal.color,
        width: terminal.width,
        unicode: terminal.unicode && !shown.ascii,
        rule_pages: None,
        max_per_code: SHOWN_PER_CODE,
        summary: shown.has_summary,
    };
    let mut out = Stdout::new();
    // What the writer says is less than what standard output knows of its error.
    let _written = hence_report::write(&mut out, shown.format, &report, &options);
    out.finish()
}

/// Applies repairs until none is left, and writes the files; standard input is written to standard output, and then
/// there is nothing left to report there.
fn fix(arguments: &Check, mut inputs: Inputs) -> Result<Option<Inputs>, Failure> {
    let mut applied = 0;
    for _ in 0..FIX_ROUNDS {
        let checked = Checked::new(&inputs);
        let findings: Vec<Diagnostic> = checked
            .diagnostics
            .into_iter()
            .filter(|finding| is_writable(&inputs, finding))
            .collect();
        let fixed = hence_report::fix(&findings, &inputs.project.files);
        if fixed.files.is_empty() {
            break;
        }
        applied += fixed.applied;
        let stdin = inputs.stdin();
        let mut text = stdin.map(|file| inputs.project.files.get(file).text.clone());
        for file in fixed.files {
            if Some(file.file) == stdin {
                text = Some(file.text);
            } else {
                let old = &inputs.project.files.get(file.file).text;
                rewrite(inputs.path_of(file.file), old, &file.text)?;
            }
        }
        let text = text.map(String::into_bytes);
        inputs = Inputs::open_with(&arguments.paths, arguments.stdin_as, text)?;
    }
    if let Some(file) = inputs.stdin() {
        if inputs.project.unit(file).is_damaged {
            return Err(Failure::not_utf8(STDIN));
        }
        print(inputs.project.files.get(file).text.as_bytes())?;
        return Ok(None);
    }
    if !arguments.quiet {
        say(&match applied {
            0 => "nothing to repair".to_owned(),
            1 => "1 finding repaired".to_owned(),
            several => format!("{several} findings repaired"),
        });
    }
    Ok(Some(inputs))
}

/// Tells whether the files of a finding's repair can be written: those that are no UTF-8 text would be damaged.
fn is_writable(inputs: &Inputs, finding: &Diagnostic) -> bool {
    let mut edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
    edits.all(|edit| !inputs.project.unit(edit.at.file).is_damaged)
}
