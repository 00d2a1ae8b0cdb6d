//! The one entry: from a project to its findings.

use std::collections::HashSet;

use hence_anchor::Anchoring;
use hence_map::project::use_cycles;
use hence_map::{Map, Project, Stance, lower};
use hence_reason::{Reasoning, Structure, Verdicts, reason_on};
use hence_source::{Diagnostic, FileId};

use crate::registry::{RULES, rule};
use crate::{Check, Context, Options, Rule, Subject};

/// What a map comes to.
#[derive(Debug)]
pub struct Outcome {
    /// The map. A claim whose words were not found in its sources has no stance.
    pub map: Map,
    /// What became of its quotations.
    pub anchoring: Anchoring,
    /// What stands, or why nothing does.
    pub reasoning: Reasoning,
    /// What rests on what.
    pub structure: Structure,
    /// The findings of the map, in the order of its files and of their texts.
    pub diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    /// Returns the verdicts, or None where the givens are inconsistent and there are none.
    pub fn verdicts(&self) -> Option<&Verdicts> {
        self.reasoning.outcome.as_ref().ok()
    }
}

/// Builds and checks the map of the file `root`.
///
/// What is wrong with the texts themselves is not told here but by [`check_texts`], once for all the maps that read them.
pub fn check(project: &Project, root: FileId, options: &Options) -> Outcome {
    let lowered = lower(project, root, &options.schemes);
    let mut map = lowered.map;
    let anchoring = Anchoring::new(project, &map, &options.memory);
    withdraw(&mut map, &anchoring);
    let structure = Structure::new(&map);
    let reasoning = reason_on(&map, &structure);
    let mut diagnostics = lowered.diagnostics;
    grade(&mut diagnostics, options);
    let mut found = findings(Subject {
        project,
        map: &map,
        anchoring: &anchoring,
        reasoning: &reasoning,
        structure: &structure,
        options,
    });
    silence(&mut found, &map);
    diagnostics.append(&mut found);
    let mut rank = vec![usize::MAX; project.files.len()];
    for (place, file) in lowered.files.iter().enumerate() {
        if let Some(slot) = rank.get_mut(file.index()) {
            *slot = place;
        }
    }
    // Stable, so that findings at one place stand in the order of the rules.
    diagnostics.sort_by_key(|finding| {
        let place = finding.place();
        (rank.get(place.file.index()).copied(), place.span.start)
    });
    Outcome {
        map,
        anchoring,
        reasoning,
        structure,
        diagnostics,
    }
}

/// Takes the stance of those claims away that only quotations state which were not found.
fn withdraw(map: &mut Map, anchoring: &Anchoring) {
    for (id, claim) in map.claims.iter_mut() {
        if claim.stance == Some(Stance::Stated) && anchoring.has_lost_its_words(id) {
            claim.stance = None;
        }
    }
}

/// Returns what is wrong with the texts of a project: what cannot be read, files that are missing, rings of files.
///
/// `options` says what holds for a file.
pub fn check_texts<'o>(
    project: &Project,
    options: impl Fn(FileId) -> &'o Options,
) -> Vec<Diagnostic> {
    let read = project
        .units()
        // A Markdown file that takes no part is nobody's business.
        .filter(|(_, unit)| unit.document.is_map)
        .flat_map(|(_, unit)| unit.diagnostics.iter().cloned());
    let mut diagnostics: Vec<Diagnostic> = read.chain(use_cycles(project)).collect();
    diagnostics.retain_mut(|finding| regrade(finding, options(finding.place().file)));
    diagnostics.sort_by_key(|finding| (finding.place().file, finding.place().span.start));
    diagnostics
}

/// Lets every rule that is on look at a map, and returns what they find, in the order of the rules. What claims
/// allow is not taken away.
pub fn findings(subject: Subject<'_>) -> Vec<Diagnostic> {
    let ctx = Context::new(subject);
    let options = subject.options;
    let has_verdicts = subject.reasoning.outcome.is_ok();
    let rules = || {
        let is_on = |rule: &&&Rule| options.is_on(rule);
        RULES.iter().filter(is_on)
    };
    let mut all = Vec::new();
    for rule in rules() {
        let from = all.len();
        match rule.check {
            Check::Map(check) => check(&ctx, &mut all),
            Check::Verdicts(check) if has_verdicts => check(&ctx, &mut all),
            Check::Verdicts(_) | Check::Rest(_) | Check::Reading => {}
        }
        debug_assert!(
            all.iter()
                .skip(from)
                .all(|finding: &Diagnostic| finding.code == rule.code)
        );
    }
    let mut rest = Vec::new();
    for rule in rules().filter(|_| has_verdicts) {
        if let Check::Rest(check) = rule.check {
            check(&ctx, &all, &mut rest);
        }
    }
    all.append(&mut rest);
    grade(&mut all, options);
    all
}

/// Gives each finding the grade that its rule has here, and drops those of rules that are off.
fn grade(diagnostics: &mut Vec<Diagnostic>, options: &Options) {
    diagnostics.retain_mut(|finding| regrade(finding, options));
}

fn regrade(finding: &mut Diagnostic, options: &Options) -> bool {
    let severity = options.severity(finding.code);
    if let Some(severity) = severity {
        finding.severity = severity;
    }
    severity.is_some()
}

/// Drops the findings that the claim they are about allows; what is wrong with the text cannot be allowed.
fn silence(diagnostics: &mut Vec<Diagnostic>, map: &Map) {
    let allowed: HashSet<(&str, &str)> = map
        .claims
        .values()
        .flat_map(|claim| claim.allows.iter().map(move |allow| (claim, allow)))
        .filter(|(_, allow)| rule(&allow.code).is_some_and(Rule::can_be_allowed))
        .map(|(claim, allow)| (claim.id.as_str(), allow.code.as_str()))
        .collect();
    if !allowed.is_empty() {
        diagnostics.retain(|finding| {
            let claim = finding.claims.first();
            !claim.is_some_and(|claim| allowed.contains(&(claim.as_str(), finding.code)))
        });
    }
}
