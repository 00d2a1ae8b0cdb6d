//! What rests on what.
#![expect(clippy::panic, reason = "a test that trips fails")]

use hence_map::{ClaimId, InferenceId, Map};
use hence_reason::{Footing, Structure};
use hence_testing::{Mix, Sketch, sketches};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

fn id(map: &Map, name: &str) -> ClaimId {
    let found = map.claims.iter().find(|(_, claim)| claim.id == name);
    found.unwrap_or_else(|| panic!("no claim {name}")).0
}

fn names(map: &Map, claims: &[ClaimId]) -> String {
    let names: Vec<&str> = claims
        .iter()
        .map(|&claim| map.claims[claim].id.as_str())
        .collect();
    names.join(" ")
}

#[test]
fn theses_are_tagged_or_else_concluded_from_and_to_nothing() {
    let theses = |notation: &str| {
        let map = Sketch::map(notation);
        names(&map, Structure::new(&map).theses())
    };
    assert_eq!(theses("t <- a; a <- b; thesis a"), "a");
    assert_eq!(theses("t <- a; a <- b; u <x c"), "t u");
    assert_eq!(theses("t <- a !e; e <- f"), "t");
    assert_eq!(theses("a <- b; b <- a"), "");
    assert_eq!(theses("t <- a; u restates t; v <- u"), "v");
    assert_eq!(theses("t <- a; u restates t"), "t");
}

#[test]
fn load_bearing_claims_lead_to_a_thesis() {
    let map = Sketch::map("thesis t; t <- a !e; t <x o; o <x r; a <- b; x <- y; e <- t");
    let structure = Structure::new(&map);
    let bearing: Vec<ClaimId> = map
        .claims
        .ids()
        .filter(|&claim| structure.is_load_bearing(claim))
        .collect();
    // The thesis too: a claim for the exception rests on it.
    assert_eq!(names(&map, &bearing), "t a e o r b");
    assert!(structure.is_thesis(id(&map, "t")));
    assert!(!structure.is_thesis(id(&map, "a")));
}

#[test]
fn inferences_are_found_from_both_ends() {
    let map = Sketch::map("t <- a -a b !b !b c; t <x a; t restates u; d <- u");
    let structure = Structure::new(&map);
    let count = |name: &str| {
        let claim = id(&map, name);
        [
            structure.inferences_about(claim).len(),
            structure.inferences_from(claim).len(),
            structure.inferences_undercut_by(claim).len(),
        ]
    };
    assert_eq!(count("t"), [2, 1, 0]);
    assert_eq!(count("u"), [2, 1, 0]);
    assert_eq!(count("a"), [0, 2, 0]);
    assert_eq!(count("b"), [0, 1, 1]);
}

#[test]
fn footing_is_a_stance_or_reasons_with_footing() {
    let map = Sketch::map(
        "suppose s; a <- s; b <- s x; c <- d; d <- c; e <- -x; f <- e s; g <- s; g <x x; h <x s",
    );
    let structure = Structure::new(&map);
    let footing = |name: &str| structure.footing(id(&map, name));
    assert_eq!(footing("s"), Footing::Held);
    for name in ["a", "e", "f", "g"] {
        assert_eq!(footing(name), Footing::Argued, "{name}");
    }
    for name in ["b", "c", "d"] {
        assert_eq!(footing(name), Footing::Baseless, "{name}");
    }
    assert_eq!(footing("x"), Footing::Nothing);
    // An objection is no reason.
    assert_eq!(footing("h"), Footing::Nothing);
}

#[test]
fn circles_are_shown_by_a_shortest_way_through_the_first_claim() {
    let map = Sketch::map("a <- b; b <- c; c <- a; b <- d; d <- a; a <- c; e <- a; f <- f; c <x a");
    let structure = Structure::new(&map);
    let circles = structure.circles();
    assert_eq!(circles.len(), 2);
    assert_eq!(names(&map, &circles[0].claims), "a b c d");
    let way: Vec<ClaimId> = circles[0]
        .steps
        .iter()
        .map(|step| step.from.claim)
        .collect();
    assert_eq!(names(&map, &way), "a c");
    let by: Vec<String> = circles[0]
        .steps
        .iter()
        .map(|step| map.inference_id(step.by))
        .collect();
    assert_eq!(by, ["i2", "i5"]);
    assert_eq!(names(&map, &circles[1].claims), "f");
    assert_eq!(circles[1].steps.len(), 1);
}

#[test]
fn a_circle_may_run_through_negations() {
    let map = Sketch::map("c <- -d; d <x c; x <x y; y <x x");
    let structure = Structure::new(&map);
    assert_eq!(structure.circles().len(), 1);
    let negated: Vec<bool> = structure.circles()[0]
        .steps
        .iter()
        .map(|step| step.from.negated)
        .collect();
    assert_eq!(negated, [false, true]);
}

#[test]
fn loads_count_what_goes_without() {
    let map = Sketch::map(
        "suppose l r s; t <- m; m <- l; m <- r; t <- n; n <- s; u <- n; t <x o; suppose o",
    );
    let structure = Structure::new(&map);
    let loads = structure.heaviest_loads(100);
    let shown: Vec<(&str, usize, usize)> = loads
        .iter()
        .map(|load| {
            (
                map.claims[load.claim].id.as_str(),
                load.theses,
                load.inferences,
            )
        })
        .collect();
    // Without n, u is lost, and both inferences from n; without s, n is lost as well.
    assert_eq!(
        shown,
        [
            ("s", 1, 3),
            ("n", 1, 2),
            ("l", 0, 1),
            ("r", 0, 1),
            ("m", 0, 1),
            ("o", 0, 1),
        ]
    );
    assert_eq!(structure.heaviest_loads(1).len(), 1);
    assert_eq!(structure.heaviest_loads(1)[0].claim, id(&map, "n"));
}

#[test]
fn a_circle_does_not_carry_itself() {
    let map = Sketch::map("thesis t; suppose s; t <- a; a <- b; b <- a; b <- s");
    let structure = Structure::new(&map);
    let load = structure.loads(&[id(&map, "s")])[0];
    assert_eq!((load.theses, load.inferences), (1, 4));
}

#[test]
fn what_has_no_footing_carries_nothing() {
    let map = Sketch::map("thesis t; t <- a; a <- b");
    let structure = Structure::new(&map);
    let load = structure.loads(&[id(&map, "a")])[0];
    assert_eq!((load.theses, load.inferences), (0, 0));
}

fn has_footing(structure: &Structure, claim: ClaimId) -> bool {
    matches!(structure.footing(claim), Footing::Held | Footing::Argued)
}

/// Tells whether every claim that the inference rests on has footing.
fn is_carried(map: &Map, structure: &Structure, inference: InferenceId) -> bool {
    let premises = map.inferences[inference].premises.iter();
    let mut claims = premises.filter(|premise| !premise.literal.negated);
    claims.all(|premise| has_footing(structure, premise.literal.claim))
}

/// Takes away what `claim` stands on: its stance, and the reasons for it.
fn without(map: &Map, claim: ClaimId) -> Map {
    let mut less = map.clone();
    less.claims[claim].stance = None;
    for inference in map.inferences.ids() {
        let head = map.inferences[inference].head();
        if head.claim == claim && !head.negated {
            std::mem::take(&mut less.inferences[inference].premises);
        }
    }
    less
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn loads_are_what_is_lost(sketch in sketches(8, 20, Mix { equivalences: 0, ..Mix::ALL })) {
        let map = sketch.to_map();
        let structure = Structure::new(&map);
        for claim in map.claims.ids() {
            let less = Structure::new(&without(&map, claim));
            let lost = |&other: &ClaimId| {
                has_footing(&structure, other) && !has_footing(&less, other)
            };
            let theses = structure.theses().iter().filter(|&&thesis| thesis != claim);
            let inferences = map.inferences.ids().filter(|&inference| {
                let about = map.inferences[inference].conclusion.literal.claim;
                (structure.is_thesis(about) || structure.is_load_bearing(about))
                    && is_carried(&map, &structure, inference)
                    && !is_carried(&map, &less, inference)
            });
            let load = structure.loads(&[claim])[0];
            prop_assert_eq!(load.theses, theses.filter(|&thesis| lost(thesis)).count());
            prop_assert_eq!(load.inferences, inferences.count());
        }
    }

    #[test]
    fn circles_go_round(sketch in sketches(8, 20, Mix { equivalences: 0, ..Mix::ALL })) {
        let map = sketch.to_map();
        let structure = Structure::new(&map);
        for circle in structure.circles() {
            prop_assert_eq!(circle.steps[0].from.claim, circle.claims[0]);
            let next = circle.steps.iter().cycle().skip(1);
            for (step, next) in circle.steps.iter().zip(next) {
                let inference = &map.inferences[step.by];
                prop_assert_eq!(inference.head(), next.from);
                prop_assert!(inference.premises.iter().any(|premise| premise.literal == step.from));
            }
        }
    }
}
