//! What falls without a claim.

use hence_map::ClaimId;

use crate::atoms::{Atoms, Steps, Term};
use crate::column::Column;
use crate::grounded::{Label, label};
use crate::network::{Builder, Gate, Kind, Network};
use crate::trials::Trials;

/// What a claim carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Load {
    /// The claim.
    pub claim: ClaimId,
    /// The inferences on paths to theses that would have no footing without it, for or against.
    pub inferences: usize,
    /// The theses that would have none, itself left out.
    pub theses: usize,
}

/// What a gate of a [`SupportNetwork`] stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    /// An atom.
    Atom(u32),
    /// An inference about an atom.
    Inference(u32),
    /// Part of one of them.
    Part,
}

/// Who supports whom, objections left out of account: a network without negation.
#[derive(Debug)]
pub(super) struct SupportNetwork {
    network: Network,
    labels: Column<Label>,
    /// The gate of each atom that says that its claims are there. Without it the atom has no footing.
    presences: Column<Gate>,
    meanings: Column<Meaning>,
}

impl SupportNetwork {
    pub(super) fn new(atoms: &Atoms, steps: &Steps) -> Self {
        let mut builder = Builder::default();
        let mut gates: Column<Gate> = Column::default();
        let mut presences: Column<Gate> = Column::default();
        let mut meanings = Column::default();
        let fact = builder.gate(Kind::All);
        meanings.push(Meaning::Part);
        let mut reasons = Column::default();
        for atom in atoms.numbers() {
            let any = builder.gate(Kind::Any);
            if atoms.stances[atom].is_some() {
                builder.feed(fact, any);
            }
            let presence = builder.gate(Kind::All);
            gates.push(builder.of(Kind::All, [any, presence]));
            presences.push(presence);
            reasons.push(any);
            for meaning in [Meaning::Part, Meaning::Part, Meaning::Atom(atom)] {
                meanings.push(meaning);
            }
        }
        for number in steps.numbers() {
            let head: Term = steps.heads[number];
            let premises = steps
                .bodies
                .of(number)
                .iter()
                .filter(|term| !term.is_negated());
            let inference = builder.of(Kind::All, premises.map(|term| gates[term.atom()]));
            meanings.push(Meaning::Inference(head.atom()));
            if !head.is_negated() {
                builder.feed(inference, reasons[head.atom()]);
            }
        }
        let network = builder.build();
        debug_assert_eq!(network.len(), meanings.len(), "every gate has a meaning");
        Self {
            labels: label(&network),
            network,
            presences,
            meanings,
        }
    }

    /// Returns what each of `candidates` carries; of inferences those count whose conclusion `counts`.
    pub(super) fn loads(
        &self,
        atoms: &Atoms,
        candidates: &[ClaimId],
        is_thesis: &Column<bool>,
        counts: impl Fn(u32) -> bool,
    ) -> Vec<Load> {
        let mut trials = Trials::without_bounds(&self.network, &self.labels);
        let mut loads = Vec::with_capacity(candidates.len());
        for &claim in candidates {
            let own = atoms.of(claim);
            let mut load = Load {
                claim,
                inferences: 0,
                theses: 0,
            };
            for gate in trials.fallen_without(self.presences[own].0) {
                match self.meanings[gate] {
                    Meaning::Atom(atom) => {
                        load.theses += usize::from(atom != own && is_thesis[atom]);
                    }
                    Meaning::Inference(about) => load.inferences += usize::from(counts(about)),
                    Meaning::Part => {}
                }
            }
            loads.push(load);
        }
        loads
    }
}
