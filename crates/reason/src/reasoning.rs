//! From a map to its verdicts.

use hence_map::{
    ClaimId, Id, IndexVec, InferenceId, InferenceVerdict, Literal, Map, QuestionId, Verdict,
};

use crate::atoms::{Atoms, Steps, Term};
use crate::column::Column;
use crate::conflicts::Conflicts;
use crate::consistency::inconsistency;
use crate::grounded::{Label, label};
use crate::grounds::grounds;
use crate::preferences::Preferences;
use crate::structure::Structure;
use crate::translation::{Parts, Translation};

/// What the reasoner finds in a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reasoning {
    /// The verdicts; or why there are none: the givens are inconsistent.
    pub outcome: Result<Verdicts, Inconsistency>,
    /// The contradictions between claims that restate each other. They are set aside.
    pub self_contradictions: Vec<SelfContradiction>,
    /// The cycles of preferences. What is on one counts for nothing.
    pub preference_cycles: Vec<PreferenceCycle>,
    /// The numbers, in [`Map::preferences`], of the preferences against a given claim. They count for nothing.
    pub preferences_against_given: Vec<usize>,
    /// The numbers, in [`Map::preferences`], of the preferences that count and decide nothing: without any one of them, no
    /// comparison comes out otherwise. A preference that repeats another is one. Empty where there are no verdicts.
    pub idle_preferences: Vec<usize>,
}

/// The verdicts of a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdicts {
    /// Whether each claim stands.
    pub claims: IndexVec<ClaimId, Verdict>,
    /// What became of each inference.
    pub inferences: IndexVec<InferenceId, InferenceVerdict>,
    /// Whether each claim is argued for, its own stance and quotations set aside.
    pub grounds: IndexVec<ClaimId, Grounds>,
}

/// Whether a claim is argued for, whatever it rests on of itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grounds {
    /// No inference is for it.
    None,
    /// Inferences are for it, and they have all fallen, or form a circle that comes back to it.
    Fallen,
    /// A reason for it is live: it stands, or may stand.
    Live,
}

/// A contradiction between claims that restate each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SelfContradiction {
    /// Where it comes from.
    pub origin: Origin,
    /// The two claims.
    pub claims: [ClaimId; 2],
}

/// What makes two claims exclude each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The contradiction with this number in [`Map::contradictions`].
    Contradiction(usize),
    /// A question that both answer.
    Question(QuestionId),
}

/// Preferences that go round in a circle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreferenceCycle {
    /// The numbers, in [`Map::preferences`], of all preferences that are on this cycle or one connected with it, in order.
    pub members: Vec<usize>,
    /// The numbers of those that make a shortest cycle through the first member: each one's lighter claim is the heavier one
    /// of the next, and the last one's that of the first.
    pub cycle: Vec<usize>,
}

/// Why there are no verdicts: a claim and its negation follow strictly from what is given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inconsistency {
    /// The first claim of which both signs follow from [`Inconsistency::givens`].
    pub claim: ClaimId,
    /// The given claims to blame, in order.
    pub givens: Vec<ClaimId>,
    /// How small that set is known to be.
    pub minimality: Minimality,
    /// How both signs of the claim follow: each link after those it rests on. Claims that restate each other are one,
    /// called by the first of them.
    pub chain: Vec<Link>,
}

/// How small a set is known to be.
///
/// The search for a smallest set is exponential in its size at worst, so it stops after 20 million steps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Minimality {
    /// No set with fewer members does it.
    Smallest,
    /// None of it can be left out; whether another set is smaller was too much work to tell.
    Irreducible,
    /// Whether some of it can be left out was too much work to tell.
    Unreduced,
}

/// A step in how something follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// What follows.
    pub literal: Literal,
    /// What it follows from.
    pub from: Vec<Literal>,
    /// By what.
    pub by: LinkCause,
}

/// By what a step is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkCause {
    /// It is given.
    Given,
    /// By a strict inference.
    Inference {
        /// Which one.
        inference: InferenceId,
        /// Whether it is read backwards: from the negation of its conclusion to that of a premise.
        is_contrapositive: bool,
    },
    /// By two claims' excluding each other.
    Conflict(Origin),
}

/// Works out which claims of `map` stand.
///
/// The verdicts are those of the grounded semantics of a flat assumption-based framework (Bondarenko, Dung, Kowalski &
/// Toni 1997; Čyras, Fan, Schulz & Toni 2018), which is unique. It takes time and memory that are linear in the
/// map, but for circles of attack and support, where it takes at worst the square of the largest, and for preferences,
/// where it takes at worst the number of pairs of opposing inferences that they bear on.
pub fn reason(map: &Map) -> Reasoning {
    let atoms = Atoms::new(map);
    let steps = Steps::new(map, &atoms);
    reason_over(map, &atoms, &steps)
}

/// Works out which claims of `map` stand, as [`reason`] does, with what its structure has worked out already.
///
/// # Panics
///
/// When `structure` is that of another map.
pub fn reason_on(map: &Map, structure: &Structure) -> Reasoning {
    reason_over(map, &structure.atoms, &structure.steps)
}

fn reason_over(map: &Map, atoms: &Atoms, steps: &Steps) -> Reasoning {
    let (conflicts, self_contradictions) = Conflicts::new(map, atoms);
    let mut preferences = Preferences::new(map, atoms);
    let parts = Parts {
        map,
        atoms,
        steps,
        conflicts: &conflicts,
        preferences: &preferences,
    };
    let (outcome, idle_preferences) = if let Some(inconsistency) = inconsistency(parts) {
        (Err(inconsistency), Vec::new())
    } else {
        let (translation, labels) = settle(map, atoms, steps, &conflicts, &mut preferences);
        let reader = Reader {
            parts: Parts {
                map,
                atoms,
                steps,
                conflicts: &conflicts,
                preferences: &preferences,
            },
            translation: &translation,
            labels: &labels,
        };
        (Ok(reader.verdicts()), translation.idle_preferences)
    };
    Reasoning {
        outcome,
        self_contradictions,
        preference_cycles: preferences.cycles,
        preferences_against_given: preferences.against_given,
        idle_preferences,
    }
}

/// The rounds after which no preference decides a contradiction any more, so that a hostile map stays linear.
const ROUNDS: usize = 16;

/// Translates and labels a map so that no claim comes out both accepted and rejected.
///
/// Where a claim outweighs a contradictory, this one's standing is no objection to it. But what falls does not only by
/// its contradictories: it may follow strictly from what is given, or from the very claim that outweighs it. Then both
/// come out accepted, and the preference decides nothing between them. Such maps are rare, and one round more does.
fn settle(
    map: &Map,
    atoms: &Atoms,
    steps: &Steps,
    conflicts: &Conflicts,
    preferences: &mut Preferences,
) -> (Translation, Column<Label>) {
    let mut round = 0;
    loop {
        round += 1;
        let translation = Translation::new(Parts {
            map,
            atoms,
            steps,
            conflicts,
            preferences,
        });
        let labels = label(&translation.network);
        let stands = |atom: u32| labels[translation.terms[Term::positive(atom).0].0] == Label::In;
        let is_clash = |&(winner, loser): &(u32, u32)| stands(winner) && stands(loser);
        if !preferences.won(conflicts).any(|pair| is_clash(&pair)) {
            return (translation, labels);
        }
        let won = preferences.won(conflicts);
        let clashes: Vec<(u32, u32)> = won
            .filter(|pair| round == ROUNDS || is_clash(pair))
            .collect();
        preferences.let_be(clashes);
    }
}

/// Reads verdicts off a labelled network.
struct Reader<'r> {
    parts: Parts<'r>,
    translation: &'r Translation,
    labels: &'r Column<Label>,
}

impl Reader<'_> {
    fn verdicts(&self) -> Verdicts {
        let map = self.parts.map;
        let atoms = self.parts.atoms;
        let grounds = grounds(self.parts, self.translation, self.labels);
        Verdicts {
            claims: map
                .claims
                .ids()
                .map(|c| self.term(Term::positive(atoms.of(c))))
                .collect(),
            inferences: map.inferences.ids().map(|id| self.inference(id)).collect(),
            grounds: map
                .claims
                .ids()
                .map(|claim| grounds[atoms.of(claim)])
                .collect(),
        }
    }

    fn term(&self, term: Term) -> Verdict {
        let label = |term: Term| self.labels[self.translation.terms[term.0].0];
        match (label(term), label(term.negation())) {
            (Label::In, _) => Verdict::Accepted,
            (_, Label::In) => Verdict::Rejected,
            (Label::Out, _) => Verdict::Unsupported,
            (Label::Undecided, _) => Verdict::Contested,
        }
    }

    fn inference(&self, id: InferenceId) -> InferenceVerdict {
        let number = id.index() as u32;
        let body = self.parts.steps.bodies.of(number);
        let defeated = self.translation.defeated[number];
        // Where nothing can defeat it, as a strict one, it always applies.
        let defeated = defeated.map_or(Label::Out, |gate| self.labels[gate.0]);
        let mut verdicts = body.iter().map(|&premise| self.term(premise));
        let falls = |verdict| matches!(verdict, Verdict::Rejected | Verdict::Unsupported);
        if defeated == Label::In {
            InferenceVerdict::Defeated
        } else if body.is_empty() || verdicts.clone().any(falls) {
            InferenceVerdict::Idle
        } else if defeated == Label::Out && verdicts.all(|verdict| verdict == Verdict::Accepted) {
            InferenceVerdict::Applicable
        } else {
            InferenceVerdict::Open
        }
    }
}
