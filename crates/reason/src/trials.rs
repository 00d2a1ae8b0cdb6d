//! What falls when one thing falls.
//!
//! A gate that stands rests on inputs, and these on others, without going round in a circle. When one falls, what rests on
//! it alone falls with it, and is built up again from the rest where that is possible, as in a reason maintenance
//! system (Doyle 1979). A trial costs what falls at first, however large the network.

use crate::column::{Column, Lists};
use crate::components::Components;
use crate::grounded::Label;
use crate::network::{Kind, Network};

/// What a gate was built on that stands on something outside its part.
const OUTSIDE: u32 = u32::MAX;

/// The gates of a network that are not out, in parts, and what each rests on within its part.
pub(crate) struct Trials<'n> {
    network: &'n Network,
    /// The part that each gate lies in.
    parts: Column<u32>,
    /// The inputs of each gate that are not out and lie outside its part.
    n_outer: Column<u32>,
    /// The inputs of each gate that lie in its part.
    inner: Lists<u32>,
    /// What each gate of kind [`Kind::Any`] was first built on within its part.
    sources: Column<u32>,
    /// Whether each gate has fallen in the trial under way.
    has_fallen: Column<bool>,
    /// The inputs of each fallen gate that have fallen.
    n_down: Column<u32>,
}

impl<'n> Trials<'n> {
    /// Prepares trials that stay within a circle of support each.
    pub(crate) fn by_circle(network: &'n Network, labels: &Column<Label>) -> Self {
        let is_part = |gate| labels[gate] != Label::Out && network.kinds[gate] != Kind::Not;
        let components = Components::new(network.len(), &network.outputs, is_part);
        Self::new(network, labels, components.of)
    }

    /// Prepares trials that go as far as they go.
    pub(crate) fn without_bounds(network: &'n Network, labels: &Column<Label>) -> Self {
        // What is out takes no part, so each such gate is a part of its own.
        let part = |gate| {
            if labels[gate] == Label::Out {
                gate + 1
            } else {
                0
            }
        };
        let parts = network.gates().map(part).collect();
        Self::new(network, labels, parts)
    }

    fn new(network: &'n Network, labels: &Column<Label>, parts: Column<u32>) -> Self {
        let mut n_outer = Column::new(0, network.len());
        let mut inner = Vec::new();
        for gate in network.gates().filter(|&gate| labels[gate] != Label::Out) {
            for &next in network.outputs.of(gate) {
                if parts[gate] == parts[next] && labels[next] != Label::Out {
                    inner.push((next, gate));
                } else {
                    n_outer[next] += 1;
                }
            }
        }
        let inner = Lists::from_pairs(network.len(), inner.iter().copied());
        let mut trials = Self {
            sources: Column::new(OUTSIDE, network.len()),
            has_fallen: Column::new(false, network.len()),
            n_down: Column::new(0, network.len()),
            network,
            parts,
            n_outer,
            inner,
        };
        trials.build();
        trials
    }

    /// Builds up every part from what lies outside, so that no gate rests on itself.
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
        self.parts[one] == self.parts[other]
    }

    /// Tells whether the gate of a term with a stance would be derivable without the stance.
    pub(crate) fn stands_without_stance(&mut self, term: u32) -> bool {
        // The stance is an input from outside.
        if self.n_outer[term] > 1 {
            return true;
        }
        if self.inner.of(term).is_empty() {
            return false;
        }
        !self.fallen_without(term).contains(&term)
    }

    /// Returns the gates of its part that fall for good when `gate` falls: unless other inputs within its part hold it up,
    /// it is one of them. Linear in what falls before it is built up again.
    pub(crate) fn fallen_without(&mut self, gate: u32) -> Vec<u32> {
        let mut fallen = self.fell(gate);
        self.rebuild(gate, &fallen);
        fallen.retain(|&gate| std::mem::take(&mut self.has_fallen[gate]));
        fallen
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

    /// Builds what fell up again from what still stands.
    fn rebuild(&mut self, term: u32, fallen: &[u32]) {
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
    }
}
