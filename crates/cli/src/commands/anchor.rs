//! `hence anchor`: every quotation in its place.

mod accept;
mod settled;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hence_anchor::{Grade, Lock, Locking};
use hence_map::{Claim, Quote};
use hence_rules::{Outcome, check};
use hence_source::FileId;

use crate::Status;
use crate::args::{Anchor, ColorChoice};
use crate::disk::clean;
use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::locks;
use crate::output::{print, rewrite, write_atomic};
use crate::progress::Progress;
use accept::Accepted;

/// Finds every quotation of the maps in the paths in its source, and notes where it stands in the `hence.lock` of each
/// project.
pub(crate) fn run(arguments: &Anchor, color: ColorChoice) -> Result<Status, Failure> {
    let accepted = match &arguments.accept {
        None => Accepted::Nothing,
        Some(None) => Accepted::Everything,
        Some(Some(claim)) => Accepted::Claim(claim.clone()),
    };
    let mut inputs = Inputs::open(&arguments.paths, None)?;
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
            inputs = Inputs::open(&arguments.paths, None)?;
            outcomes = check_all(&inputs);
        }
    }
    settled::tell(&inputs, &outcomes, &accepted, color)?;
    let mut lines = Vec::new();
    if !arguments.quiet {
        let maps = outcomes.iter();
        lines.extend(maps.map(|(root, outcome)| summary(&inputs, *root, outcome)));
    }
    let is_current = note(arguments, &inputs, &outcomes, &accepted, &mut lines)?;
    lines.push(String::new());
    print(lines.join("\n").as_bytes())?;
    let is_settled = outcomes.iter().all(|(root, outcome)| {
        let options = &inputs.config(*root).options;
        quotations(outcome).all(|quotation| settled::is_settled(options, &accepted, quotation))
    });
    Ok(if is_current && is_settled {
        Status::Clean
    } else {
        Status::Findings
    })
}

/// Writes the `hence.lock` of each project where it changes, or only looks; says so in `lines`. Tells whether all of them
/// are up to date.
fn note(
    arguments: &Anchor,
    inputs: &Inputs,
    outcomes: &[(FileId, Outcome)],
    accepted: &Accepted,
    lines: &mut Vec<String>,
) -> Result<bool, Failure> {
    let takes = |claim: &Claim, quote: &Quote| accepted.takes_place(claim, quote);
    let mut is_current = true;
    for (folder, (old, new)) in locked(inputs, outcomes, &takes)? {
        if old.as_deref() == Some(&*new) {
            continue;
        }
        let path = locks::path(&folder);
        let shown = shown(&path);
        if arguments.check {
            is_current = false;
            lines.push(format!(
                "{shown} is not up to date; `hence anchor` writes it"
            ));
            continue;
        }
        match &old {
            Some(old) => rewrite(&path, old, &new)?,
            None => write_atomic(&path, new.as_bytes())?,
        }
        if !arguments.quiet {
            lines.push(format!("wrote {shown}"));
        }
    }
    Ok(is_current)
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

/// A quotation of a map, and what became of it; None where its source could not be read.
type Quotation<'o> = (&'o Claim, &'o Quote, Option<&'o hence_anchor::Anchor>);

/// Returns the quotations of a map.
fn quotations(outcome: &Outcome) -> impl Iterator<Item = Quotation<'_>> {
    outcome.map.claims.iter().flat_map(|(id, claim)| {
        let anchors = claim.quotes.iter().zip(outcome.anchoring.of(id));
        anchors.map(move |(quote, anchor)| (claim, quote, anchor.as_ref()))
    })
}

/// Returns a line about the quotations of a map.
fn summary(inputs: &Inputs, root: FileId, outcome: &Outcome) -> String {
    let mut counts: BTreeMap<Grade, usize> = BTreeMap::new();
    let mut sources = BTreeSet::new();
    let mut all = 0;
    for (_, _, anchor) in quotations(outcome) {
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
    takes: &dyn Fn(&Claim, &Quote) -> bool,
) -> Result<BTreeMap<PathBuf, (Option<String>, String)>, Failure> {
    let mut by_folder: BTreeMap<&Path, Vec<&Outcome>> = BTreeMap::new();
    for (root, outcome) in outcomes {
        if let Some(folder) = inputs.root_of(*root) {
            by_folder.entry(folder).or_default().push(outcome);
        }
    }
    let mut texts = BTreeMap::new();
    for (folder, outcomes) in by_folder {
        let old = locks::read_text(folder)?;
        let known = locks::parse(folder, old.as_deref())?;
        let path_of = |file: FileId| inputs.path_from(folder, file);
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
    let shown = clean(path.strip_prefix(&here).unwrap_or(path));
    hence_report::visible(&shown, true)
}
