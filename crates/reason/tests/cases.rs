//! Hand-made maps and what must come of them.
//!
//! Each line: a name, a map in the notation of [`Sketch`], and the expected verdicts by their first letters (`a`ccepted,
//! `r`ejected, `c`ontested, `u`nsupported).

#![expect(clippy::panic, reason = "a test that trips fails")]

use hence_map::{Id, InferenceId, InferenceVerdict, Map, Verdict};
use hence_reason::{Grounds, LinkCause, Minimality, Origin, Verdicts, reason};
use hence_testing::{Sketch, naive};

const CASES: &[(&str, &str, &str)] = &[
    // Stances and plain reasons.
    ("nothing speaks for a bare claim", "fact c", "c:u"),
    ("given", "given c", "c:a"),
    ("supposed", "suppose c", "c:a"),
    ("implied", "implied c", "c:a"),
    ("stated", "stated c", "c:a"),
    ("a reason", "given g; c <- g", "c:a"),
    ("a reason that rests on nothing", "c <- g", "c:u g:u"),
    (
        "linked premises need each other",
        "given g; c <- g h",
        "c:u",
    ),
    (
        "convergent reasons do not",
        "given g; c <- g; c <- h",
        "c:a",
    ),
    (
        "a premise that stands twice counts once",
        "given g; c <- g g",
        "c:a",
    ),
    ("a circle holds nothing up", "a <- b; b <- a", "a:u b:u"),
    (
        "a circle with a foot",
        "given g; a <- b; b <- a; b <- g",
        "a:a b:a",
    ),
    ("a claim is no reason for itself", "c <- c", "c:u"),
    // Worked cases of the design.
    (
        "a bare contradictory yields",
        "given g; c <- g; suppose d; d contradicts c",
        "c:a d:r",
    ),
    (
        "reasons against reasons",
        "given g q; c <- g; suppose d; d contradicts c; d <- q",
        "c:c d:c",
    ),
    (
        "a decisive reason prevails",
        "given g q; c <- g (decisive); suppose d; d contradicts c; d <- q",
        "c:a d:r",
    ),
    (
        "two bare contradictories",
        "suppose c d; c contradicts d",
        "c:c d:c",
    ),
    (
        "one outweighs the other",
        "suppose c d; c contradicts d; c outweighs d",
        "c:a d:r",
    ),
    ("an exception that holds", "given g e; a <- g !e", "a:u"),
    (
        "a reason whose premise is refuted",
        "given g; c <- p; suppose p; p <x g",
        "c:u p:r",
    ),
    // Rule of thumb 1.
    (
        "a bare assertion yields",
        "given g; suppose c; c <x g",
        "c:r",
    ),
    ("also a stated one", "given g; stated c; c <x g", "c:r"),
    (
        "an objection that falls bears on nothing",
        "given g; suppose c o; c <x o; o <x g",
        "c:a o:r",
    ),
    (
        "a supposed objection does too",
        "suppose c o; c <x o",
        "c:r o:a",
    ),
    (
        "objections in a ring",
        "suppose a b; a <x b; b <x a",
        "a:c b:c",
    ),
    (
        "an odd ring",
        "suppose a b c; a <x b; b <x c; c <x a",
        "a:c b:c c:c",
    ),
    ("a claim against itself", "suppose a; a <x a", "a:c"),
    // Rule of thumb 2.
    ("reason and objection", "given g h; c <- g; c <x h", "c:c"),
    ("by weight", "given g h; c <- g (strong); c <x h", "c:a"),
    (
        "by weight, the other way",
        "given g h; c <- g (weak); c <x h",
        "c:r",
    ),
    (
        "by preference between premises",
        "given h; suppose g; c <- g; c <x h; h outweighs g",
        "c:r",
    ),
    (
        "preference goes before weight",
        "suppose g h; c <- g (decisive); c <x h (weak); h outweighs g",
        "c:r",
    ),
    (
        "preferences both ways leave it to the weights",
        "suppose g h i j; c <- g i (strong); c <x h j; h outweighs g; i outweighs j",
        "c:a",
    ),
    (
        "by label",
        "suppose g h; c <- g; c <x h; g outweighs <1>",
        "c:a",
    ),
    (
        "preferences are not transitive",
        "suppose g h; c <- g; c <x h; g outweighs m; m outweighs h",
        "c:c",
    ),
    (
        "a cycle of preferences counts for nothing",
        "suppose g h; c <- g; c <x h; g outweighs h; h outweighs g",
        "c:c",
    ),
    (
        "what follows strictly from a given is not outweighed by what it contradicts",
        "given g; d <= g; suppose c; c contradicts d; c outweighs d",
        "c:r d:a",
    ),
    (
        "nor by another answer",
        "given g; d <= g; suppose c; ask c d; c outweighs d",
        "c:r d:a",
    ),
    (
        "nor through a contradiction that leads to it",
        "given g; g contradicts e; d <= -e; suppose c; c contradicts d; c outweighs d",
        "c:r d:a",
    ),
    (
        "what follows strictly from an assumption is",
        "suppose p; d <= p; suppose c; c contradicts d; c outweighs d",
        "c:a d:r p:r",
    ),
    (
        "what follows from its own negation is not outweighed",
        "suppose c; d <= -d; c contradicts d; c outweighs d",
        "c:c d:c",
    ),
    (
        "two that outweigh what they lead to together",
        "suppose c e; d <= -x; c contradicts d; c outweighs d; e contradicts x; e outweighs x",
        "c:c d:c e:c x:c",
    ),
    (
        "and the outweighing claim falls with its strict reason",
        "given g; d <= g; suppose p; c <= p; c contradicts d; c outweighs d",
        "c:r d:a p:r",
    ),
    (
        "nothing outweighs a given",
        "given h; suppose g; c <- g; c <x h; g outweighs h",
        "c:c",
    ),
    (
        "a held claim outweighs an objection",
        "suppose c o; c <x o; c outweighs o",
        "c:a o:a",
    ),
    (
        "whatever its other premises",
        "suppose c o p; c <x o p; c outweighs o",
        "c:a",
    ),
    (
        "a claim that is not held does not",
        "suppose o; c <x o; c outweighs o",
        "c:r",
    ),
    // Exceptions.
    (
        "an exception that rests on nothing",
        "given g; a <- g !e",
        "a:a",
    ),
    (
        "an exception that is contested",
        "given g h i; a <- g !e; e <- h; e <x i",
        "a:c",
    ),
    (
        "an exception with two premises",
        "given g e; a <- g !e f",
        "a:a",
    ),
    ("one of two exceptions", "given g f; a <- g !e !f", "a:u"),
    (
        "an exception to an objection",
        "given g e; suppose c; c <x g !e",
        "c:a",
    ),
    (
        "an exception refuted",
        "given g h; suppose e; a <- g !e; e <x h",
        "a:a e:r",
    ),
    (
        "an exception that its own conclusion is",
        "given g; a <- g !a",
        "a:c",
    ),
    // Given claims.
    (
        "a given is not attackable",
        "given c; suppose o; c <x o",
        "c:a o:a",
    ),
    (
        "nor by a reason for its contradictory",
        "given c; suppose o; d <- o; d contradicts c",
        "c:a d:r",
    ),
    (
        "nor by a decisive one",
        "given c g; c <x g (decisive)",
        "c:a",
    ),
    // Negation.
    (
        "a reason from a negation",
        "given g; suppose p; p <x g; c <- -p",
        "c:a",
    ),
    (
        "a reason for a negation is an objection",
        "given g; -c <- g",
        "c:r",
    ),
    (
        "an objection to a negation is a reason",
        "given g; -c <x g",
        "c:a",
    ),
    (
        "an unsupported claim is not thereby false",
        "c <- -p",
        "c:u p:u",
    ),
    // Strict inferences.
    ("strict", "given g; c <= g", "c:a"),
    ("backwards", "given c; suppose p; -c <= p", "c:a p:r"),
    (
        "backwards with two premises",
        "given c q; suppose p; -c <= p q",
        "c:a p:r q:a",
    ),
    (
        "what follows strictly defeats",
        "suppose p; given g; c <= p; c <x g (decisive)",
        "c:c p:c",
    ),
    ("a strict circle", "a <= b; b <= a", "a:u b:u"),
    // Contradictions and questions.
    (
        "a contradictory of what is accepted",
        "given c; suppose d; c contradicts d",
        "c:a d:r",
    ),
    (
        "answers exclude each other",
        "given a; suppose b c; ask a b c",
        "a:a b:r c:r",
    ),
    (
        "unless several may hold",
        "given a; suppose b c; ask-several a b c",
        "a:a b:a c:a",
    ),
    ("bare answers", "suppose a b c; ask a b c", "a:c b:c c:c"),
    (
        "an answer that outweighs",
        "suppose a b c; ask a b c; a outweighs b; a outweighs c",
        "a:a b:r c:r",
    ),
    (
        "a reasoned answer among bare ones",
        "given g; a <- g; suppose b c; ask a b c",
        "a:a b:r c:r",
    ),
    (
        "a bare contradictory that outweighs defeats",
        "given g; suppose d; c <- g; c contradicts d; d outweighs c",
        "c:r d:a",
    ),
    // Restatements.
    (
        "one proposition in two wordings",
        "given g; c <- g; d restates c",
        "c:a d:a",
    ),
    (
        "the firmer stance counts",
        "suppose c; given d; c restates d; suppose o; c <x o",
        "c:a d:a",
    ),
    (
        "restatements chain",
        "given a; a restates b; c restates d; b restates c",
        "a:a b:a c:a d:a",
    ),
    (
        "a contradiction within one proposition is set aside",
        "suppose a b; a restates b; a contradicts b",
        "a:a b:a",
    ),
    // Nobody settles it.
    (
        "what rests on something contested",
        "given g h; c <- g; c <x h; d <- c",
        "c:c d:c",
    ),
    (
        "what is attacked by something contested",
        "given g h; c <- g; c <x h; suppose d; d <x c",
        "c:c d:c",
    ),
];

fn verdicts(map: &Map) -> Verdicts {
    reason(map).outcome.expect("the givens of this map agree")
}

fn verdict(map: &Map, verdicts: &Verdicts, name: &str) -> Verdict {
    let (claim, _) = map
        .claims
        .iter()
        .find(|(_, claim)| claim.id == name)
        .unwrap_or_else(|| panic!("no claim {name}"));
    verdicts.claims[claim]
}

#[test]
fn hand_made_maps() {
    for (name, notation, expected) in CASES {
        let map = Sketch::map(notation);
        let found = verdicts(&map);
        for part in expected.split(' ') {
            let (claim, letter) = part.split_once(':').expect("claim:letter");
            let verdict = verdict(&map, &found, claim);
            assert!(
                verdict.as_str().starts_with(letter),
                "{name}: {claim} is {verdict:?}\n{notation}"
            );
        }
        let naive::Answer::Verdicts { claims, .. } = naive::reason(&map) else {
            panic!("{name}: the naive reasoner finds the givens inconsistent");
        };
        assert_eq!(
            found.claims.values().copied().collect::<Vec<_>>(),
            claims,
            "{name}"
        );
    }
}

#[test]
fn what_becomes_of_inferences() {
    use InferenceVerdict::{Applicable, Defeated, Idle, Open};
    let inferences = |notation: &str| {
        let map = Sketch::map(notation);
        verdicts(&map)
            .inferences
            .values()
            .copied()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        inferences("given g e; a <- g !e; a <- h; b <- g"),
        [Defeated, Idle, Applicable]
    );
    assert_eq!(
        inferences("given g h; c <- g; c <x h; d <- c"),
        [Open, Open, Open]
    );
    // Defeated goes before idle; a strict inference is never defeated.
    assert_eq!(inferences("given e; a <- h !e"), [Defeated]);
    assert_eq!(inferences("given c; suppose p; -c <= p"), [Idle]);
    // A line that was not understood says nothing.
    assert_eq!(inferences("given g; a <- ; b <- g !"), [Idle, Applicable]);
}

#[test]
fn grounds_set_a_stance_aside() {
    use Grounds::{Fallen, Live, None};
    let grounds = |notation: &str| {
        let map = Sketch::map(notation);
        verdicts(&map).grounds.values().copied().collect::<Vec<_>>()
    };
    assert_eq!(grounds("stated a; given g; a <- g"), [Live, None]);
    assert_eq!(grounds("stated a b; a <- b; b <- a"), [Live, Live]);
    assert_eq!(grounds("stated a; a <- b; b <- a"), [Fallen, Live]);
    assert_eq!(
        grounds("stated a; a <- b; b <- a; suppose s; b <- s"),
        [Live, Live, None]
    );
    assert_eq!(
        grounds("stated a; given g e; a <- g !e"),
        [Fallen, None, None]
    );
    assert_eq!(grounds("given a; a <- p"), [Fallen, None]);
}

#[test]
fn inconsistent_givens_are_blamed() {
    let map = Sketch::map("given z a b c; d <= a b; e <= z; d contradicts c");
    let inconsistency = reason(&map)
        .outcome
        .expect_err("a, b and c exclude each other");
    let names: Vec<&str> = inconsistency
        .givens
        .iter()
        .map(|&g| map.claims[g].id.as_str())
        .collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(map.claims[inconsistency.claim].id, "a");
    assert_eq!(inconsistency.minimality, Minimality::Smallest);
    let last = inconsistency.chain.last().expect("the chain has links");
    assert_eq!(last.literal.claim, inconsistency.claim);
    let inference = InferenceId::from_index(0);
    let is_contrapositive = true;
    assert_eq!(
        last.by,
        LinkCause::Inference {
            inference,
            is_contrapositive
        }
    );
    // Each link comes after what it rests on.
    for (place, link) in inconsistency.chain.iter().enumerate() {
        let before: Vec<_> = inconsistency.chain[..place]
            .iter()
            .map(|link| link.literal)
            .collect();
        assert!(link.from.iter().all(|from| before.contains(from)));
    }
}

#[test]
fn the_smallest_blame_is_found() {
    // The first conflict that is met takes three givens, another takes two.
    let map = Sketch::map("given a b c x y; d <= a b; d contradicts c; x contradicts y");
    let inconsistency = reason(&map)
        .outcome
        .expect_err("x and y exclude each other");
    let names: Vec<&str> = inconsistency
        .givens
        .iter()
        .map(|&g| map.claims[g].id.as_str())
        .collect();
    assert_eq!(names, ["x", "y"]);
}

#[test]
fn one_given_may_be_inconsistent_of_itself() {
    let map = Sketch::map("given a; -a <= a");
    let inconsistency = reason(&map).outcome.expect_err("a excludes itself");
    assert_eq!(inconsistency.givens.len(), 1);
    assert_eq!(inconsistency.chain.len(), 2);
}

#[test]
fn a_question_may_make_givens_inconsistent() {
    let map = Sketch::map("given a b; ask c a b");
    let inconsistency = reason(&map)
        .outcome
        .expect_err("two answers of one question");
    let by_question =
        |link: &hence_reason::Link| matches!(link.by, LinkCause::Conflict(Origin::Question(_)));
    assert!(inconsistency.chain.iter().any(by_question));
}

#[test]
fn self_contradictions_are_reported() {
    let map = Sketch::map("a restates b; b contradicts a; ask a c b");
    let found = reason(&map).self_contradictions;
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].origin, Origin::Contradiction(0));
    assert!(matches!(found[1].origin, Origin::Question(_)));
}

#[test]
fn preferences_that_do_nothing_are_told_apart() {
    let map = Sketch::map(
        "suppose a b c; given g; d <- a; d <x b
         a outweighs b; a outweighs b; b outweighs c; c outweighs g; c outweighs c",
    );
    let reasoning = reason(&map);
    // The second repeats the first, the third compares nothing.
    assert_eq!(reasoning.idle_preferences, [1, 2]);
    assert_eq!(reasoning.preferences_against_given, [3]);
    assert_eq!(reasoning.preference_cycles.len(), 1);
    assert_eq!(reasoning.preference_cycles[0].cycle, [4]);
}

#[test]
fn a_cycle_of_preferences_is_shown_by_the_shortest_way() {
    let map = Sketch::map(
        "a outweighs b; b outweighs c; c outweighs d; d outweighs a; b outweighs a; x outweighs y",
    );
    let cycles = reason(&map).preference_cycles;
    assert_eq!(cycles.len(), 1);
    assert_eq!(cycles[0].members, [0, 1, 2, 3, 4]);
    assert_eq!(cycles[0].cycle, [0, 4]);
}
