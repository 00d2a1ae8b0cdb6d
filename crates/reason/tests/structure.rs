//! What rests on what.
#![expect(clippy::panic, reason = "a test that trips fails")]

use hence_map::{ClaimId, Map};
use hence_reason::{Footing, Structure};
use hence_testing::Sketch;

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
    let by: Vec<&str> = circles[0]
        .steps
        .iter()
        .map(|step| map.inferences[step.by].id.as_str())
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
