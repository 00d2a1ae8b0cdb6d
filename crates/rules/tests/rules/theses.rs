//! No thesis falls in silence.

use hence_anchor::Anchoring;
use hence_map::{ClaimId, Id as _, Project, Verdict};
use hence_reason::{Structure, reason};
use hence_rules::{Group, Options, Subject, findings, rule};
use hence_source::Severity;
use hence_testing::{Mix, random_map};

/// On random maps of a few claims, each thesis that is not accepted comes with a warning about support or conflicts.
#[test]
fn a_thesis_that_does_not_stand_is_told_of() {
    let options = Options::new();
    let (project, anchoring) = (Project::new(), Anchoring::default());
    let mut n_fallen = 0;
    for seed in 0..6000 {
        let claims = 2 + seed as usize % 4;
        let mut map = random_map(seed, claims, 2 * claims, Mix::ALL);
        let thesis = ClaimId::from_index(0);
        map.claims[thesis].tags.push("thesis".to_owned());
        let reasoning = reason(&map);
        let Ok(verdicts) = &reasoning.outcome else {
            continue;
        };
        if verdicts.claims[thesis] == Verdict::Accepted {
            continue;
        }
        n_fallen += 1;
        let found = findings(Subject {
            project: &project,
            map: &map,
            anchoring: &anchoring,
            reasoning: &reasoning,
            structure: &Structure::new(&map),
            options: &options,
        });
        let is_told = found.iter().any(|finding| {
            let group = rule(finding.code).map(|rule| rule.group);
            let is_about_verdicts = matches!(group, Some(Group::Unsupported | Group::Conflicting));
            is_about_verdicts && finding.severity >= Severity::Warning
        });
        assert!(
            is_told,
            "seed {seed}: {:?}\n{found:#?}",
            verdicts.claims[thesis]
        );
    }
    assert!(n_fallen > 1000, "{n_fallen} theses have fallen");
}
