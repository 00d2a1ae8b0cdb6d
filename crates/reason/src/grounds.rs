//! Whether claims are argued for, their own stances and quotations set aside.
//!
//! A claim with a reason is argued for when it is derivable from what is not beaten even without its own stance. Where it
//! lies on no circle of support, its rules tell. On a circle the stance is taken away for a trial: what rested on
//! it alone falls with it, and is built up again from the rest, as in a reason maintenance system (Doyle 1979). A trial
//! takes what rests on the one claim alone, so that all of them together are near-linear; only where many held claims
//! of one circle are premises of one inference on which much of the same circle rests, each pays for that part.

use crate::Grounds;
use crate::atoms::Term;
use crate::column::{Column, Lists};
use crate::components::Components;
use crate::grounded::Label;
use crate::network::{Kind, Network};
use crate::translation::{Parts, Translation};

/// Tells for each atom whether it is argued for.
pub(crate) fn grounds(
    parts: Parts<'_>,
    translation: &Translation,
    labels: &Column<Label>,
) -> Column<Grounds> {
    let mut grounds = Column::new(Grounds::None, parts.atoms.len());
    for number in parts.steps.numbers() {
        let head = parts.steps.heads[number];
        if !head.is_negated() {
            grounds[head.atom()] = Grounds::Fallen;
        }
    }
    let mut candidates = Vec::new();
    for atom in parts.atoms.numbers() {
        let term = translation.terms[Term::positive(atom).0];
        if grounds[atom] == Grounds::None || labels[term.0] == Label::Out {
            continue;
        }
        match translation.holds[atom] {
            Some(hold) if labels[hold.0] != Label::Out => candidates.push((atom, term.0)),
            _ => grounds[atom] = Grounds::Live,
        }
    }
    if !candidates.is_empty() {
        let mut trials = Trials::new(&translation.network, labels);
        for (atom, term) in candidates {
            if trials.stands_without_stance(term) {
                grounds[atom] = Grounds::Live;
            }
        }
    }
    grounds
}

/// A gate's stay in the part that is built up: what it was first built on.
const OUTSIDE: u32 = u32::MAX;

/// Circles of support among the gates that are not out, and what each gate in them rests on.
struct Trials<'n> {
    network: &'n Network,
    components: Components,
    /// The inputs of each gate that are not out and lie outside its component.
    n_outer: Column<u32>,
    /// The inputs of each gate that lie in its component.
    inner: Lists<u32>,
    /// What each gate of kind [`Kind::Any`] in a component was first built on.
    sources: Column<u32>,
    /// Whether each gate has fallen in the trial under way.
    has_fallen: Column<bool>,
    /// The inputs of each fallen gate that have fallen.
    n_down: Column<u32>,
}

impl<'n> Trials<'n> {
    fn new(network: &'n Network, labels: &Column<Label>) -> Self {
        let is_part = |gate| labels[gate] != Label::Out && network.kinds[gate] != Kind::Not;
        let components = Components::new(network.len(), &network.outputs, is_part);
        let mut n_outer = Column::new(0, network.len());
        let mut inner = Vec::new();
        for gate in network.gates().filter(|&gate| labels[gate] != Label::Out) {
            for &next in network.outputs.of(gate) {
                if components.of[gate] == components.of[next] && is_part(next) {
                    inner.push((next, gate));
                } else {
                    n_outer[next] += 1;
                }
            }
        }
        let inner = Lists::from_pairs(network.len(), &inner);
        let mut trials = Self {
            sources: Column::new(OUTSIDE, network.len()),
            has_fallen: Column::new(false, network.len()),
            n_down: Column::new(0, network.len()),
            network,
            components,
            n_outer,
            inner,
        };
        trials.build();
        trials
    }

    /// Builds up every component from what lies outside, so that no gate rests on itself.
    fn build(&mut self) {
        let mut n_missing: Column<u32> = self
            .network
            .gates()
            .map(|gate| self.inner.of(gate).len() as u32)
            .collect();
        let stands = |gate: &u32| match self.network.kinds[*gate] {
            Kind::Any => self.n_outer[*gate] > 0,
            Kind::All | Kind::Not => n_missing[*gate] == 0,
        };
        let mut queue: Vec<u32> = self.network.gates().filter(stands).collect();
        let mut is_built = Column::new(false, self.network.len());
        for &gate in &queue {
            is_built[gate] = true;
        }
        let mut done = 0;
        while let Some(&gate) = queue.get(done) {
            done += 1;
            for &next in self.network.outputs.of(gate) {
                if is_built[next] || !self.are_together(gate, next) {
                    continue;
                }
                n_missing[next] -= 1;
                if self.network.kinds[next] == Kind::Any {
                    self.sources[next] = gate;
                } else if n_missing[next] > 0 {
                    continue;
                }
                is_built[next] = true;
                queue.push(next);
            }
        }
    }

    fn are_together(&self, one: u32, other: u32) -> bool {
        self.components.of[one] == self.components.of[other]
    }

    /// Tells whether the gate of a term with a stance would be derivable without the stance.
    fn stands_without_stance(&mut self, term: u32) -> bool {
        // The stance is an input from outside.
        if self.n_outer[term] > 1 {
            return true;
        }
        if self.inner.of(term).is_empty() {
            return false;
        }
        let fallen = self.fell(term);
        let stands = self.rebuild(term, &fallen);
        for gate in fallen {
            self.has_fallen[gate] = false;
        }
        stands
    }

    /// Lets `term` fall, and what rests on it alone. Returns what fell.
    fn fell(&mut self, term: u32) -> Vec<u32> {
        let mut fallen = vec![term];
        self.has_fallen[term] = true;
        let mut done = 0;
        while let Some(&gate) = fallen.get(done) {
            done += 1;
            for &next in self.network.outputs.of(gate) {
                if self.has_fallen[next] || !self.are_together(gate, next) {
                    continue;
                }
                let rests_on_it = match self.network.kinds[next] {
                    Kind::Any => self.sources[next] == gate,
                    Kind::All => true,
                    Kind::Not => false,
                };
                if rests_on_it {
                    self.has_fallen[next] = true;
                    fallen.push(next);
                }
            }
        }
        fallen
    }

    /// Builds what fell up again from what still stands, and tells whether `term` is reached.
    fn rebuild(&mut self, term: u32, fallen: &[u32]) -> bool {
        // Counted from the fallen inputs, so that wide gates cost no more than what fell.
        for &gate in fallen {
            for &next in self.network.outputs.of(gate) {
                if self.has_fallen[next] && self.are_together(gate, next) {
                    self.n_down[next] += 1;
                }
            }
        }
        let is_up = |input: &u32| !self.has_fallen[*input];
        let is_outer = |gate: u32| gate != term && self.n_outer[gate] > 0;
        let stands = |gate: &u32| {
            self.network.kinds[*gate] == Kind::Any
                && (is_outer(*gate) || self.inner.of(*gate).iter().any(is_up))
        };
        let mut queue: Vec<u32> = fallen.iter().copied().filter(stands).collect();
        for &gate in &queue {
            self.has_fallen[gate] = false;
        }
        while let Some(gate) = queue.pop() {
            for &next in self.network.outputs.of(gate) {
                if !self.has_fallen[next] || !self.are_together(gate, next) {
                    continue;
                }
                self.n_down[next] -= 1;
                if self.network.kinds[next] == Kind::Any || self.n_down[next] == 0 {
                    self.has_fallen[next] = false;
                    queue.push(next);
                }
            }
        }
        for &gate in fallen {
            self.n_down[gate] = 0;
        }
        !self.has_fallen[term]
    }
}
