//! The meaning of verdicts, written out literally.
//!
//! Every row of the translation of maps into flat assumption-based frameworks (Bondarenko, Dung, Kowalski & Toni 1997)
//! becomes rules that are written out one by one, every comparison is made pair by pair, and what follows is found by
//! going through all rules until nothing changes. It is meant to be read against the definition, and takes time
//! that is cubic or worse: for small maps.

#![expect(
    clippy::indexing_slicing,
    reason = "ids come from the map they are used with, and a test that trips fails"
)]

mod rules;

use std::collections::{BTreeMap, BTreeSet};

use hence_map::{ClaimId, Id, InferenceVerdict, Literal, Map, Verdict};

use rules::{Framework, Rules, Symbol};

/// What the naive reasoner finds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The verdicts, in the order of the map.
    Verdicts {
        /// Of each claim.
        claims: Vec<Verdict>,
        /// Of each inference.
        inferences: Vec<InferenceVerdict>,
    },
    /// Both signs of these claims follow from the givens alone, in the order of the map.
    Inconsistent(Vec<ClaimId>),
}

/// Works out the verdicts of `map`.
///
/// # Panics
///
/// If a claim came out both accepted and rejected, which never happens.
pub fn reason(map: &Map) -> Answer {
    let givens: Vec<ClaimId> = map.claims.ids().collect();
    let conflicts = Rules::of(map).conflicts(map, &givens);
    if !conflicts.is_empty() {
        return Answer::Inconsistent(conflicts);
    }
    let rules = settled(map);
    Grounded::of(&rules.framework()).answer(map, &rules)
}

/// The rounds after which no preference decides a contradiction any more.
const ROUNDS: usize = 16;

/// Returns the rules of `map`, in which no preference decides a contradiction both sides of which come out accepted.
fn settled(map: &Map) -> Rules<'_> {
    let mut rules = Rules::of(map);
    for round in 1.. {
        let follows = Grounded::of(&rules.framework()).follows;
        let stands = |claim: usize| follows.contains(&Symbol::Literal(claim, false));
        let won = rules.won();
        let clash = |&(winner, loser): &(usize, usize)| stands(winner) && stands(loser);
        if !won.iter().any(clash) {
            break;
        }
        let is_last = round == ROUNDS;
        let mut void = rules.void().clone();
        void.extend(won.into_iter().filter(|pair| is_last || clash(pair)));
        rules = Rules::without(map, void);
    }
    rules
}

/// Tells of each claim of a map with verdicts whether it is argued for: whether it is derivable, without what it rests on
/// of itself, from the assumptions that the grounded set leaves unattacked. None where no inference is for it.
pub fn argued_for(map: &Map) -> Vec<Option<bool>> {
    let rules = settled(map);
    let framework = rules.framework();
    let unattacked = framework.unattacked(&Grounded::of(&framework).follows);
    let argued = |claim: ClaimId| {
        let literal = rules.symbol(Literal::positive(claim));
        let mut without = unattacked.clone();
        without.remove(&literal.hold());
        let has_reason = rules.has_reason(literal);
        has_reason.then(|| {
            framework
                .without_fact(literal)
                .closure(&without)
                .contains(&literal)
        })
    };
    map.claims.ids().map(argued).collect()
}

/// Returns the claims of which both signs follow when, of the claims that are given, only those among `givens` are taken
/// as facts. The rules stay those of the whole map.
pub fn conflicts(map: &Map, givens: &[ClaimId]) -> Vec<ClaimId> {
    Rules::of(map).conflicts(map, givens)
}

/// Returns the numbers of the preferences that count and do nothing: without one, and what repeats it, the framework is the
/// same. Of several that say the same all but the first do nothing.
pub fn idle_preferences(map: &Map) -> Vec<usize> {
    let whole = settled(map);
    let is_idle = |number: &usize| {
        let repeats = whole.repeats(*number);
        if repeats.first() != Some(number) {
            return true;
        }
        let mut less = map.clone();
        for repeat in repeats.iter().rev() {
            less.preferences.remove(*repeat);
        }
        Rules::without(&less, whole.void().clone()).parts() == whole.parts()
    };
    whole
        .counting_preferences()
        .into_iter()
        .filter(is_idle)
        .collect()
}

/// Returns the numbers of the preferences that count for nothing.
pub fn void_preferences(map: &Map) -> Vec<usize> {
    let counts = Rules::of(map).counting_preferences();
    (0..map.preferences.len())
        .filter(|number| !counts.contains(number))
        .collect()
}

/// The symbols that follow from the grounded set of assumptions, and from those that it leaves unattacked.
struct Grounded {
    follows: BTreeSet<Symbol>,
    possible: BTreeSet<Symbol>,
}

impl Grounded {
    /// Repeats, from the empty set: the assumptions whose contrary does not follow from what the set leaves unattacked.
    fn of(framework: &Framework) -> Self {
        let mut grounded = BTreeSet::new();
        loop {
            let follows = framework.closure(&grounded);
            let unattacked = framework.unattacked(&follows);
            let possible = framework.closure(&unattacked);
            let next = framework.unattacked(&possible);
            if next == grounded {
                return Self { follows, possible };
            }
            grounded = next;
        }
    }

    fn answer(&self, map: &Map, rules: &Rules) -> Answer {
        let claims = map.claims.ids();
        let claims = claims.map(|claim| self.verdict(rules.symbol(Literal::positive(claim))));
        let inferences = map.inferences.ids();
        Answer::Verdicts {
            claims: claims.collect(),
            inferences: inferences
                .map(|id| self.inference(id.index(), map, rules))
                .collect(),
        }
    }

    fn verdict(&self, literal: Symbol) -> Verdict {
        let is_both = [literal, literal.negation()].map(|sign| self.follows.contains(&sign));
        assert_ne!(
            is_both,
            [true, true],
            "consistent givens leave no claim both ways"
        );
        if self.follows.contains(&literal) {
            Verdict::Accepted
        } else if self.follows.contains(&literal.negation()) {
            Verdict::Rejected
        } else if !self.possible.contains(&literal) {
            Verdict::Unsupported
        } else {
            Verdict::Contested
        }
    }

    fn inference(&self, number: usize, map: &Map, rules: &Rules) -> InferenceVerdict {
        let inference = &map.inferences[hence_map::InferenceId::from_index(number)];
        let premises: BTreeMap<Symbol, Verdict> = inference
            .premises
            .iter()
            .map(|premise| rules.symbol(premise.literal))
            .map(|literal| (literal, self.verdict(literal)))
            .collect();
        let falls = |verdict: &Verdict| matches!(verdict, Verdict::Rejected | Verdict::Unsupported);
        if !inference.is_strict && self.follows.contains(&Symbol::Defeated(number)) {
            InferenceVerdict::Defeated
        } else if premises.values().any(falls) || premises.is_empty() {
            InferenceVerdict::Idle
        } else if premises
            .values()
            .all(|&verdict| verdict == Verdict::Accepted)
            && (inference.is_strict || !self.possible.contains(&Symbol::Defeated(number)))
        {
            InferenceVerdict::Applicable
        } else {
            InferenceVerdict::Open
        }
    }
}
