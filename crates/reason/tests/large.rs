//! Large maps take bounded work, and no deep recursion.

use std::time::{Duration, Instant};

use hence_map::{Lighter, Map, Role, Stance, Verdict};
use hence_reason::{Grounds, Minimality, Reasoning, Structure, reason};
use hence_testing::{MapBuilder, chain, fan, ring};

/// Far above what a linear pass takes without optimisation on a busy machine, far below what a quadratic one does.
const BOUND: Duration = Duration::from_secs(60);

fn timed(map: &Map) -> Reasoning {
    let start = Instant::now();
    let reasoning = reason(map);
    let structure = Structure::new(map);
    assert!(structure.heaviest_loads(10).len() <= 10);
    assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
    reasoning
}

fn all(reasoning: &Reasoning, expected: Verdict) {
    let verdicts = reasoning.outcome.as_ref().expect("the givens agree");
    assert!(verdicts.claims.values().all(|&verdict| verdict == expected));
}

#[test]
fn long_chains() {
    all(&timed(&chain(100_000)), Verdict::Accepted);
}

#[test]
fn big_circles() {
    let circle = ring(10_000, Role::Support, None);
    all(&timed(&circle), Verdict::Unsupported);
    assert_eq!(Structure::new(&circle).circles()[0].steps.len(), 10_000);
    let held = timed(&ring(10_000, Role::Support, Some(Stance::Stated)));
    all(&held, Verdict::Accepted);
    let verdicts = held.outcome.expect("nothing is given");
    assert!(
        verdicts
            .grounds
            .values()
            .all(|&grounds| grounds == Grounds::Live)
    );
    all(
        &timed(&ring(100_000, Role::Attack, Some(Stance::Supposed))),
        Verdict::Contested,
    );
}

#[test]
fn a_circle_that_one_attack_unravels() {
    let mut map = ring(100_000, Role::Attack, Some(Stance::Supposed));
    let first = map.claims.ids().next().expect("there are claims");
    map.claims[first].stance = Some(Stance::Given);
    let verdicts = timed(&map).outcome.expect("one given agrees with itself");
    let expected = [Verdict::Accepted, Verdict::Rejected].into_iter().cycle();
    assert!(verdicts.claims.values().copied().eq(expected.take(100_000)));
}

#[test]
fn wide_fans() {
    let reasoning = timed(&fan(50_000, 50_000));
    let verdicts = reasoning.outcome.expect("nothing strict");
    assert_eq!(verdicts.claims.values().next(), Some(&Verdict::Contested));
}

#[test]
fn wide_fans_with_preferences() {
    let mut builder = MapBuilder::new();
    let center = builder.claim();
    builder.stance(center, Stance::Supposed);
    let [shared, rival] = [(); 2].map(|()| builder.claim());
    builder
        .stance(shared, Stance::Supposed)
        .stance(rival, Stance::Supposed);
    builder.outweighs(shared, Lighter::Claim(rival));
    for _ in 0..10_000 {
        let [reason, objection] = [(); 2].map(|()| builder.claim());
        builder
            .stance(reason, Stance::Supposed)
            .stance(objection, Stance::Supposed);
        builder.because(center, &[reason, shared]);
        builder.but(center, &[objection, rival]);
        builder.outweighs(center, Lighter::Claim(objection));
    }
    let verdicts = timed(&builder.build()).outcome.expect("nothing is given");
    assert_eq!(verdicts.claims.values().next(), Some(&Verdict::Accepted));
}

/// Every reason is preferred to every objection by one preference, and others keep them all apart.
#[test]
fn preferences_between_all_pairs() {
    let mut builder = MapBuilder::new();
    let [center, shared, rival] = [(); 3].map(|()| builder.claim());
    builder
        .stance(shared, Stance::Supposed)
        .stance(rival, Stance::Supposed);
    builder.outweighs(shared, Lighter::Claim(rival));
    for _ in 0..1_000 {
        let [reason, objection] = [(); 2].map(|()| builder.claim());
        builder
            .stance(reason, Stance::Supposed)
            .stance(objection, Stance::Supposed);
        builder.because(center, &[reason, shared]);
        builder.but(center, &[objection, rival]);
        builder.outweighs(reason, Lighter::Claim(objection));
    }
    let reasoning = timed(&builder.build());
    assert_eq!(reasoning.idle_preferences.len(), 1_000, "all but the first");
    let verdicts = reasoning.outcome.expect("nothing is given");
    assert_eq!(verdicts.claims.values().next(), Some(&Verdict::Accepted));
}

#[test]
fn a_question_with_many_answers() {
    let mut builder = MapBuilder::new();
    let answers: Vec<_> = (0..30_000).map(|_| builder.claim()).collect();
    for pair in answers.windows(2) {
        builder.stance(pair[0], Stance::Supposed);
        builder.because(pair[0], &[pair[0]]);
        builder.outweighs(pair[0], Lighter::Claim(pair[1]));
    }
    builder.stance(answers[0], Stance::Given);
    builder.question(&answers, false);
    let verdicts = timed(&builder.build())
        .outcome
        .expect("one answer is given");
    let mut values = verdicts.claims.values();
    assert_eq!(values.next(), Some(&Verdict::Accepted));
    assert!(values.all(|&verdict| verdict == Verdict::Rejected));
}

#[test]
fn a_strict_inference_with_many_premises() {
    let mut builder = MapBuilder::new();
    let conclusion = builder.claim();
    let premises: Vec<_> = (0..5_000).map(|_| builder.claim()).collect();
    for &premise in &premises {
        builder.stance(premise, Stance::Given);
    }
    let inference = builder.because(conclusion, &premises);
    builder.strict(inference);
    let map = builder.build();
    all(&timed(&map), Verdict::Accepted);

    // Every one of them is to blame, which is more than the search for a smallest set can prove.
    let mut map = map;
    map.inferences[inference].role = Role::Attack;
    map.claims[conclusion].stance = Some(Stance::Given);
    let inconsistency = timed(&map).outcome.expect_err("they exclude each other");
    assert_eq!(inconsistency.givens.len(), 5_001);
    assert_eq!(inconsistency.minimality, Minimality::Unreduced);
}

#[test]
fn circles_in_a_row() {
    // Each circle stands or falls with the one before it.
    let mut builder = MapBuilder::new();
    let mut before = builder.claim();
    builder.stance(before, Stance::Supposed);
    for _ in 0..20_000 {
        let [one, other, next] = [(); 3].map(|()| builder.claim());
        builder.because(one, &[other]);
        builder.because(other, &[one]);
        builder.stance(next, Stance::Supposed);
        let reason = builder.because(one, &[next]);
        builder.unless(reason, &[hence_map::Literal::positive(before)]);
        before = one;
    }
    let verdicts = timed(&builder.build()).outcome.expect("nothing is given");
    assert_eq!(verdicts.claims.values().nth(1), Some(&Verdict::Unsupported));
    assert_eq!(verdicts.claims.values().nth(4), Some(&Verdict::Accepted));
}
