//! `hence anchor`: every quotation in its place.

mod accept;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hence_anchor::{Grade, Lock, Locking};
use hence_map::Claim;
use hence_report::Format;
use hence_rules::{Outcome, check};
use hence_source::{Diagnostic, FileId};

use crate::Status;
use crate::args::{Anchor, ColorChoice};
use crate::commands::check::{in_order, write_findings};
use crate::disk::clean;
use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::locks;
use crate::output::{print, write_atomic};
use crate::progress::Progress;
use accept::Accepted;

/// The rules whose findings are told: those about where quotations stand.
const TOLD: [&str; 8] = [
    "quote-not-found",
    "quote-altered",
    "quote-ambiguous",
    "quote-drifted",
    "quote-moved",
    "quote-out-of-order",
    "missing-file",
    "bad-encoding",
];

/// Finds every quotation of the maps in the paths in its source, and notes where it stands in the `hence.lock` of each
/// project.
pub(crate) fn run(arguments: &Anchor, color: ColorChoice) -> Result<Status, Failure> {
    let (paths, accepted) = accepted(arguments);
    let mut inputs = Inputs::open(&paths, None)?;
    if inputs.stdin().is_some() {
        return Err(Failure::Usage {
            message: "standard input cannot be anchored: it has no place to be found again".into(),
            help: "name a file".into(),
        });
    }
    let mut outcomes = check_all(&inputs);
    if accepted != Accepted::Nothing {
        accepted.assert_known(&outcomes)?;
        if accept::rewrite(&inputs, &outcomes, &accepted, arguments.quiet)? {
            inputs = Inputs::open(&paths, None)?;
            outcomes = check_all(&inputs);
        }
    }
    tell(&inputs, &outcomes, &accepted, color)?;
    let mut lines = Vec::new();
    if !arguments.quiet {
        for (root, outcome) in &outcomes {
            lines.push(summary(&inputs, *root, outcome));
        }
    }
    let takes = |claim: &Claim| accepted.takes(claim);
    let mut is_current = true;
    for (folder, (old, new)) in locked(&inputs, &outcomes, &takes)? {
        if old.as_deref() == Some(&*new) {
            continue;
        }
        let shown = shown(&locks::path(&folder));
        if arguments.check {
            is_current = false;
            lines.push(format!(
                "{shown} is not up to date; `hence anchor` writes it"
            ));
        } else {
            write_atomic(&locks::path(&folder), new.as_bytes())?;
            if !arguments.quiet {
                lines.push(format!("wrote {shown}"));
            }
        }
    }
    lines.push(String::new());
    print(lines.join("\n").as_bytes())?;
    let all_settled = outcomes.iter().all(|(_, outcome)| {
        anchors(outcome).all(
            |(claim, anchor)| match anchor.map(|anchor| anchor.placement.grade) {
                Some(Grade::Moved) => accepted.takes(claim),
                grade => grade.is_some_and(Grade::is_found),
            },
        )
    });
    Ok(if is_current && all_settled {
        Status::Clean
    } else {
        Status::Findings
    })
}

/// Returns the paths and what is accepted: behind `--accept` a path may stand as well, since no claim is called like one.
fn accepted(arguments: &Anchor) -> (Vec<PathBuf>, Accepted) {
    let mut paths = arguments.paths.clone();
    let accepted = match &arguments.accept {
        None => Accepted::Nothing,
        Some(None) => Accepted::Everything,
        Some(Some(name)) if Path::new(name).exists() => {
            paths.insert(0, PathBuf::from(name));
            Accepted::Everything
        }
        Some(Some(claim)) => Accepted::Claim(claim.clone()),
    };
    (paths, accepted)
}

fn check_all(inputs: &Inputs) -> Vec<(FileId, Outcome)> {
    let progress = Progress::new(inputs.roots.len());
    let roots = inputs.roots.iter();
    roots
        .map(|root| {
            let options = &inputs.config(*root).options;
            let outcome = check(&inputs.project, *root, options);
            progress.advance();
            (*root, outcome)
        })
        .collect()
}

/// Returns what became of the quotations of a map; None for those whose source could not be read.
fn anchors(outcome: &Outcome) -> impl Iterator<Item = (&Claim, Option<&hence_anchor::Anchor>)> {
    outcome.map.claims.iter().flat_map(|(id, claim)| {
        let anchors = outcome.anchoring.of(id).iter();
        anchors.map(move |anchor| (claim, anchor.as_ref()))
    })
}

/// Writes the findings about quotations that are not where they should be.
fn tell(
    inputs: &Inputs,
    outcomes: &[(FileId, Outcome)],
    accepted: &Accepted,
    color: ColorChoice,
) -> Result<(), Failure> {
    let of_texts = hence_rules::check_texts(&inputs.project, |file| &inputs.config(file).options);
    let is_settled = |outcome: &Outcome, finding: &Diagnostic| {
        let is_about = |claim: &&Claim| finding.claims.first() == Some(&claim.id);
        let claim = outcome.map.claims.values().find(is_about);
        finding.code == "quote-moved" && claim.is_some_and(|claim| accepted.takes(claim))
    };
    let of_maps = outcomes.iter().flat_map(|(_, outcome)| {
        let findings = outcome.diagnostics.iter();
        findings
            .filter(|finding| !is_settled(outcome, finding))
            .cloned()
    });
    let told = of_texts.into_iter().chain(of_maps);
    let told: Vec<Diagnostic> = told
        .filter(|finding| TOLD.contains(&finding.code))
        .collect();
    write_findings(inputs, &in_order(told), color, Format::Human)
}

/// Returns a line about the quotations of a map.
fn summary(inputs: &Inputs, root: FileId, outcome: &Outcome) -> String {
    let mut counts: BTreeMap<Grade, usize> = BTreeMap::new();
    let mut sources = BTreeSet::new();
    let mut all = 0;
    for (_, anchor) in anchors(outcome) {
        all += 1;
        if let Some(anchor) = anchor {
            *counts.entry(anchor.placement.grade).or_default() += 1;
            sources.insert(anchor.source);
        }
    }
    let path = hence_report::visible(&inputs.project.files.get(root).path, true);
    if all == 0 {
        return format!("{path}: no quotations");
    }
    let grades: Vec<String> = counts
        .iter()
        .map(|(grade, count)| format!("{count} {}", grade.as_str()))
        .collect();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!(
        "{path}: {all} quotation{} of {} source{}: {}",
        plural(all),
        sources.len(),
        plural(sources.len()),
        if grades.is_empty() {
            "none could be looked for".to_owned()
        } else {
            grades.join(", ")
        }
    )
}

/// Returns for each project folder the old text of its `hence.lock`, where there is one, and the new one.
fn locked(
    inputs: &Inputs,
    outcomes: &[(FileId, Outcome)],
    takes: &dyn Fn(&Claim) -> bool,
) -> Result<BTreeMap<PathBuf, (Option<String>, String)>, Failure> {
    let mut by_folder: BTreeMap<&Path, Vec<&Outcome>> = BTreeMap::new();
    for (root, outcome) in outcomes {
        if let Some(folder) = inputs.root_of(*root) {
            by_folder.entry(folder).or_default().push(outcome);
        }
    }
    let path_of = |file: FileId| inputs.path_in_project(file);
    let mut texts = BTreeMap::new();
    for (folder, outcomes) in by_folder {
        let old = locks::read_text(folder)?;
        let known = locks::read(folder)?;
        let mut locking = Locking::new(&known, &path_of);
        for outcome in outcomes {
            locking.add(&inputs.project, &outcome.map, &outcome.anchoring, takes);
        }
        let new = locking.finish(|path| folder.join(path).is_file());
        // A project without quotations needs no file.
        if old.is_some() || new != Lock::default() {
            texts.insert(folder.to_path_buf(), (old, new.to_text()));
        }
    }
    Ok(texts)
}

/// Returns a path as it is seen from the current folder.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let here = here.unwrap_or_default();
    clean(path.strip_prefix(&here).unwrap_or(path))
}
