//! What rests on what: facts about the graph of claims and inferences.
//!
//! Nothing here asks for verdicts. Claims that restate each other are one proposition, and share what is said of
//! it; where one of them must be named, it is the first.

mod circles;
mod footings;
mod loads;
mod walk;

use hence_map::{ClaimId, Id, InferenceId, Literal, Map};

use circles::Reach;
pub use circles::{Circle, CircleStep, Standing};
use footings::Footings;
pub use loads::Load;
use loads::SupportNetwork;
pub use walk::Walk;

use crate::atoms::{Atoms, Steps, Term};
use crate::column::{Column, Lists};

/// The tag of a thesis, without `#`.
const THESIS: &str = "thesis";

/// Facts about the graph of a map, worked out once.
#[derive(Debug)]
pub struct Structure {
    pub(crate) atoms: Atoms,
    pub(crate) steps: Steps,
    links: Links,
    theses: Vec<ClaimId>,
    /// Of each atom, whether it is a thesis.
    is_thesis: Column<bool>,
    /// Of each atom, whether it is on a path to a thesis.
    is_load_bearing: Column<bool>,
    footings: Footings,
    circles: Vec<Circle>,
    reach: Reach,
    /// What each term is a premise for.
    conclusions: Lists<u32>,
}

/// What a claim has to stand on, objections left out of account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Footing {
    /// It has a stance: it is given, supposed, implied or stated.
    Held,
    /// It has no stance, and a reason all premises of which have footing. A negated premise is taken to have it.
    Argued,
    /// It has no stance, and every reason for it ends in claims without footing or in a circle.
    Baseless,
    /// It has neither stance nor reason.
    Nothing,
}

/// Which inferences an atom takes part in.
#[derive(Debug)]
struct Links {
    /// Inferences with the atom, negated or not, as conclusion.
    about: Lists<InferenceId>,
    /// Inferences with the atom, negated or not, among the premises.
    from: Lists<InferenceId>,
    /// Inferences with the atom, negated or not, in an exception.
    undercut_by: Lists<InferenceId>,
}

impl Structure {
    /// Works out the facts about `map`, in time linear in it.
    pub fn new(map: &Map) -> Self {
        let atoms = Atoms::new(map);
        let steps = Steps::new(map, &atoms);
        let links = Links::new(map, &atoms, &steps);
        let theses = theses(map, &atoms, &links);
        let mut is_thesis = Column::new(false, atoms.len());
        for &thesis in &theses {
            is_thesis[atoms.of(thesis)] = true;
        }
        let is_load_bearing = load_bearing(map, &atoms, &links, &theses);
        let (circles, reach, conclusions) = circles::circles(&atoms, &steps);
        Self {
            footings: Footings::new(&atoms, &steps),
            circles,
            reach,
            conclusions,
            theses,
            is_thesis,
            is_load_bearing,
            links,
            steps,
            atoms,
        }
    }

    /// Returns the theses, in order: the claims tagged `#thesis`; where none is, the claims that are the conclusion of an
    /// inference and a premise of none, nor of an exception.
    pub fn theses(&self) -> &[ClaimId] {
        &self.theses
    }

    /// Returns the first claim that says what `claim` does: the one by which their proposition goes.
    pub fn first(&self, claim: ClaimId) -> ClaimId {
        self.atoms.first[self.atoms.of(claim)]
    }

    /// Tells whether `claim` is a thesis.
    pub fn is_thesis(&self, claim: ClaimId) -> bool {
        self.is_thesis[self.atoms.of(claim)]
    }

    /// Tells whether `claim` is on a path of inferences to a thesis: as a premise for or against, in an exception, or in an
    /// answer to an objection. A thesis is not, unless it is on a path to one.
    pub fn is_load_bearing(&self, claim: ClaimId) -> bool {
        self.is_load_bearing[self.atoms.of(claim)]
    }

    /// Returns the inferences for and against `claim`, in order. What each argues for is its
    /// [head](hence_map::Inference::head).
    pub fn inferences_about(&self, claim: ClaimId) -> &[InferenceId] {
        self.links.about.of(self.atoms.of(claim))
    }

    /// Returns the inferences that have `claim`, negated or not, among their premises, in order: what rests on it.
    pub fn inferences_from(&self, claim: ClaimId) -> &[InferenceId] {
        self.links.from.of(self.atoms.of(claim))
    }

    /// Returns the inferences that have `claim`, negated or not, in an exception, in order.
    pub fn inferences_undercut_by(&self, claim: ClaimId) -> &[InferenceId] {
        self.links.undercut_by.of(self.atoms.of(claim))
    }

    /// Returns what `claim` has to stand on, objections left out of account.
    pub fn footing(&self, claim: ClaimId) -> Footing {
        let atom = self.atoms.of(claim);
        let has_reason = self.footings.has_reason[atom];
        match (self.atoms.stances[atom], self.footings.has_footing[atom]) {
            (Some(_), _) => Footing::Held,
            (None, true) => Footing::Argued,
            (None, false) if has_reason => Footing::Baseless,
            (None, false) => Footing::Nothing,
        }
    }

    /// Returns the circles of support, in the order of their first claims: sets of claims, each of which is a reason for
    /// every other, looking at the inferences alone.
    pub fn circles(&self) -> &[Circle] {
        &self.circles
    }

    /// Returns the literals that inferences with `premise` among their premises argue for, each as often as one does, every
    /// claim by the first that says so.
    pub fn conclusions(&self, premise: Literal) -> impl Iterator<Item = Literal> {
        let terms = self.conclusions.of(self.atoms.term(premise).0).iter();
        terms.map(|term| self.atoms.literal(Term(*term)))
    }

    /// Returns where a literal stands among what supports what. Takes constant time.
    pub fn standing(&self, literal: Literal) -> Standing {
        self.reach.of(self.atoms.term(literal))
    }

    /// Returns what each of `candidates` carries, the heaviest load first: by the theses, then by the inferences that would
    /// go without footing if the claim were not there, then in the order of the map.
    ///
    /// Takes time linear in the map, and for the trial in which a candidate is taken away linear in what rests on it alone.
    pub fn loads(&self, candidates: &[ClaimId]) -> Vec<Load> {
        let counts = |atom: u32| self.is_thesis[atom] || self.is_load_bearing[atom];
        let support = SupportNetwork::new(&self.atoms, &self.steps);
        let mut loads = support.loads(&self.atoms, candidates, &self.is_thesis, counts);
        loads.sort_by_key(|load| {
            let heaviest = std::cmp::Reverse((load.theses, load.inferences));
            (heaviest, load.claim)
        });
        loads
    }

    /// Returns what the load-bearing claims carry, the heaviest load first, each proposition once.
    ///
    /// At most `limit` claims are tried: those that are a premise most often, the first ones where that is the same. For
    /// them the loads are exact, as in [`Structure::loads`].
    pub fn heaviest_loads(&self, limit: usize) -> Vec<Load> {
        let atoms = self
            .atoms
            .numbers()
            .filter(|&atom| self.is_load_bearing[atom]);
        let mut candidates: Vec<u32> = atoms.collect();
        candidates.sort_by_key(|&atom| std::cmp::Reverse(self.links.from.of(atom).len()));
        candidates.truncate(limit);
        let claims: Vec<ClaimId> = candidates
            .into_iter()
            .map(|atom| self.atoms.first[atom])
            .collect();
        self.loads(&claims)
    }
}

impl Links {
    fn new(map: &Map, atoms: &Atoms, steps: &Steps) -> Self {
        let heads = steps.heads.numbers();
        let about = heads.map(|number| (steps.heads[number].atom(), Steps::id(number)));
        let from = steps.bodies.numbers().flat_map(|number| {
            let body = steps.bodies.of(number).iter();
            body.map(move |term| (term.atom(), Steps::id(number)))
        });
        // Few inferences have an exception.
        let mut undercut_by = Vec::new();
        for (id, inference) in map.inferences.iter() {
            for premise in inference.exceptions.iter().flat_map(|e| &e.premises) {
                undercut_by.push((atoms.of(premise.literal.claim), id));
            }
        }
        // An atom may stand in a body with both signs, and in several exceptions.
        Self {
            about: Lists::from_pairs(atoms.len(), about),
            from: Lists::from_pairs(atoms.len(), from).without_repetitions(),
            undercut_by: Lists::from_pairs(atoms.len(), undercut_by.iter().copied())
                .without_repetitions(),
        }
    }
}

fn theses(map: &Map, atoms: &Atoms, links: &Links) -> Vec<ClaimId> {
    let tagged = map.claims.iter().filter(|(_, claim)| claim.has_tag(THESIS));
    let tagged: Vec<ClaimId> = tagged.map(|(id, _)| id).collect();
    if !tagged.is_empty() {
        return tagged;
    }
    // Of claims that restate each other, those that inferences are written for.
    let mut is_conclusion = Column::new(false, map.claims.len());
    for inference in map.inferences.values() {
        is_conclusion[inference.conclusion.literal.claim.index() as u32] = true;
    }
    let is_thesis = |claim: &ClaimId| {
        let atom = atoms.of(*claim);
        is_conclusion[claim.index() as u32]
            && links.from.of(atom).is_empty()
            && links.undercut_by.of(atom).is_empty()
    };
    map.claims.ids().filter(is_thesis).collect()
}

/// Goes back from the theses, and tells of each atom whether it was met on the way.
fn load_bearing(map: &Map, atoms: &Atoms, links: &Links, theses: &[ClaimId]) -> Column<bool> {
    let mut is_load_bearing = Column::new(false, atoms.len());
    let mut is_queued = Column::new(false, atoms.len());
    let mut queue: Vec<u32> = Vec::new();
    for &thesis in theses {
        let atom = atoms.of(thesis);
        if !is_queued[atom] {
            is_queued[atom] = true;
            queue.push(atom);
        }
    }
    while let Some(atom) = queue.pop() {
        let about = links.about.of(atom).iter();
        for inference in about.filter_map(|&id| map.inferences.try_get(id)) {
            let exceptions = inference
                .exceptions
                .iter()
                .map(|exception| &exception.premises);
            for mention in exceptions.chain([&inference.premises]).flatten() {
                let premise: Term = atoms.term(mention.literal);
                is_load_bearing[premise.atom()] = true;
                if !is_queued[premise.atom()] {
                    is_queued[premise.atom()] = true;
                    queue.push(premise.atom());
                }
            }
        }
    }
    is_load_bearing
}
