//! The reasoner against the definition.

use hence_map::{ClaimId, Id, Verdict};
use hence_reason::{Grounds, Minimality, reason};
use hence_testing::{Mix, Sketch, Statement, naive, sketches};
use proptest::prelude::{ProptestConfig, TestCaseError, prop_assert, prop_assert_eq, proptest};

/// Compares everything that the naive reasoner knows.
fn agree(sketch: &Sketch) -> Result<(), TestCaseError> {
    let map = sketch.to_map();
    let reasoning = reason(&map);
    match (naive::reason(&map), &reasoning.outcome) {
        (naive::Answer::Verdicts { claims, inferences }, Ok(verdicts)) => {
            prop_assert_eq!(
                verdicts.claims.values().copied().collect::<Vec<_>>(),
                claims
            );
            prop_assert_eq!(
                verdicts.inferences.values().copied().collect::<Vec<_>>(),
                inferences
            );
            let grounds = verdicts.grounds.values().map(|grounds| match grounds {
                Grounds::None => None,
                Grounds::Fallen => Some(false),
                Grounds::Live => Some(true),
            });
            prop_assert_eq!(grounds.collect::<Vec<_>>(), naive::argued_for(&map));
            prop_assert_eq!(&reasoning.idle_preferences, &naive::idle_preferences(&map));
        }
        (naive::Answer::Inconsistent(claims), Err(inconsistency)) => {
            prop_assert!(claims.contains(&inconsistency.claim));
            blame(&map, inconsistency)?;
        }
        (naive, _) => prop_assert!(false, "naive: {naive:?}, not {:?}", reasoning.outcome),
    }
    let mut void: Vec<usize> = reasoning.preferences_against_given.clone();
    for cycle in &reasoning.preference_cycles {
        void.extend(&cycle.members);
        prop_assert!(
            cycle
                .cycle
                .iter()
                .all(|number| cycle.members.contains(number))
        );
    }
    void.sort_unstable();
    void.dedup();
    prop_assert_eq!(void, naive::void_preferences(&map));
    Ok(())
}

/// Checks that the set is inconsistent, that no part of it is, and that no smaller set is.
fn blame(
    map: &hence_map::Map,
    inconsistency: &hence_reason::Inconsistency,
) -> Result<(), TestCaseError> {
    let givens = &inconsistency.givens;
    let conflicts = naive::conflicts(map, givens);
    prop_assert_eq!(conflicts.first(), Some(&inconsistency.claim));
    for left_out in givens {
        let rest: Vec<ClaimId> = givens
            .iter()
            .copied()
            .filter(|given| given != left_out)
            .collect();
        prop_assert!(naive::conflicts(map, &rest).is_empty());
    }
    prop_assert_eq!(inconsistency.minimality, Minimality::Smallest);
    if map.claims.len() <= 8 {
        for choice in 0u32..1 << map.claims.len() {
            let chosen = map.claims.ids().filter(|id| choice >> id.index() & 1 == 1);
            let chosen: Vec<ClaimId> = chosen.collect();
            let is_smaller = chosen.len() < givens.len();
            prop_assert!(!is_smaller || naive::conflicts(map, &chosen).is_empty());
        }
    }
    Ok(())
}

/// Turns every list around that is not ordered by meaning, and numbers the claims anew.
fn turned(sketch: &Sketch) -> Sketch {
    let last = sketch.names.len() - 1;
    let mut turned = sketch.renumbered(|claim| last - claim);
    // Of two stances of one claim the later one counts, so these keep their order.
    let is_stance = |statement: &Statement| matches!(statement, Statement::Stance(..));
    let (stances, mut others): (Vec<_>, Vec<_>) =
        turned.statements.into_iter().partition(is_stance);
    others.reverse();
    turned.statements = stances.into_iter().chain(others).collect();
    let is_reason = |statement: &&Statement| matches!(statement, Statement::Reason(_));
    let n_reasons = turned.statements.iter().filter(is_reason).count();
    for statement in &mut turned.statements {
        if let Statement::OutweighsInference(_, number) = statement {
            // Numbers of inferences go by their order.
            *number = n_reasons.checked_sub(*number + 1).unwrap_or(n_reasons);
        }
    }
    turned
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn small_maps_agree(sketch in sketches(6, 14, Mix::ALL)) {
        agree(&sketch)?;
    }

    #[test]
    fn tiny_maps_agree(sketch in sketches(3, 8, Mix::ALL)) {
        agree(&sketch)?;
    }

    #[test]
    fn weighed_maps_agree(sketch in sketches(6, 14, Mix::WEIGHED)) {
        agree(&sketch)?;
    }

    #[test]
    fn strict_maps_agree(sketch in sketches(7, 12, Mix::STRICT)) {
        agree(&sketch)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn medium_maps_agree(sketch in sketches(30, 70, Mix::ALL)) {
        agree(&sketch)?;
    }

    #[test]
    fn order_does_not_matter(sketch in sketches(10, 24, Mix::ALL)) {
        let verdicts = |sketch: &Sketch| {
            let outcome = reason(&sketch.to_map()).outcome.ok();
            outcome.map(|verdicts| verdicts.claims.values().copied().collect::<Vec<Verdict>>())
        };
        let mut other = verdicts(&turned(&sketch));
        if let Some(other) = &mut other {
            other.reverse();
        }
        prop_assert_eq!(verdicts(&sketch), other);
    }
}
