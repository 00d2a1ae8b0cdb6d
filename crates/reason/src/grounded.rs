//! The grounded labelling of a network.
//!
//! A gate is *in* when it is derivable from the grounded set of assumptions, *out* when it is not even derivable from the
//! assumptions that this set leaves unattacked, else *undecided*: the well-founded model (Van Gelder, Ross & Schlipf
//! 1991) of the network read as a logic program, which is the grounded set of the framework (Caminada & Schulz 2017).
//!
//! Counters carry each decision to the gates it feeds (as Dowling & Gallier 1984 do for Horn clauses), which is linear in
//! all. What is left is split into strongly connected components; in each in turn, sources first, the gates that
//! only hold each other up (the greatest unfounded set) are put out, until there are none. So the whole is linear
//! outside the components, and at worst quadratic in the largest.

use crate::column::Column;
use crate::components::Components;
use crate::network::{Kind, Network};

/// What became of a gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Label {
    /// Not settled.
    #[default]
    Undecided,
    /// Derivable from what stands.
    In,
    /// Not derivable from what is not beaten.
    Out,
}

/// Labels the gates of `network`.
pub(crate) fn label(network: &Network) -> Column<Label> {
    let mut state = State::new(network);
    state.carry();
    if state.n_undecided > 0 {
        state.settle_components();
    }
    state.labels
}

/// How far the labelling is.
struct State<'n> {
    network: &'n Network,
    labels: Column<Label>,
    /// The inputs of each gate that are not known to leave it open: of a gate that one input in puts in those that are not
    /// out, of a gate that one input out puts out those that are not in.
    n_open: Column<u32>,
    /// The gates that are decided and have not told the gates they feed.
    queue: Vec<u32>,
    n_undecided: usize,
}

impl<'n> State<'n> {
    fn new(network: &'n Network) -> Self {
        let mut state = Self {
            network,
            labels: Column::new(Label::Undecided, network.len()),
            n_open: network.fan_in.clone(),
            queue: Vec::new(),
            n_undecided: network.len(),
        };
        for gate in network.gates().filter(|&gate| network.fan_in[gate] == 0) {
            let is_in = match network.kinds[gate] {
                Kind::Any => Label::Out,
                Kind::All | Kind::Not => Label::In,
            };
            state.decide(gate, is_in);
        }
        state
    }

    fn decide(&mut self, gate: u32, label: Label) {
        debug_assert_eq!(
            self.labels[gate],
            Label::Undecided,
            "a gate is decided once"
        );
        self.labels[gate] = label;
        self.n_undecided -= 1;
        self.queue.push(gate);
    }

    /// Carries decisions on until nothing follows.
    fn carry(&mut self) {
        while let Some(gate) = self.queue.pop() {
            let is_in = self.labels[gate] == Label::In;
            for &next in self.network.outputs.of(gate) {
                if self.labels[next] == Label::Undecided {
                    self.revise(next, is_in);
                }
            }
        }
    }

    /// Decides `gate` where its inputs do, of which one more is in or out.
    fn revise(&mut self, gate: u32, is_in: bool) {
        match (self.network.kinds[gate], is_in) {
            (Kind::Any, true) | (Kind::Not, false) => self.decide(gate, Label::In),
            (Kind::All, false) | (Kind::Not, true) => self.decide(gate, Label::Out),
            (kind, _) => {
                self.n_open[gate] -= 1;
                if self.n_open[gate] == 0 {
                    let label = if kind == Kind::All {
                        Label::In
                    } else {
                        Label::Out
                    };
                    self.decide(gate, label);
                }
            }
        }
    }

    fn settle_components(&mut self) {
        let labels = &self.labels;
        let is_part = |gate| labels[gate] == Label::Undecided;
        let components = Components::new(self.network.len(), &self.network.outputs, is_part);
        // What a component waits for has greater numbers.
        let mut founded = Founded::new(self.network.len());
        for component in components.members.numbers().rev() {
            let members = components.members.of(component);
            if let [gate] = members
                && self.labels[*gate] != Label::Undecided
            {
                continue;
            }
            // A gate alone that waits for nothing of its own cannot hold itself up.
            while members.len() > 1 || self.feeds_itself(members) {
                let unfounded = founded.missing(self, members);
                if unfounded.is_empty() {
                    break;
                }
                for &gate in unfounded {
                    self.decide(gate, Label::Out);
                }
                self.carry();
            }
        }
    }

    fn feeds_itself(&self, members: &[u32]) -> bool {
        let loops = |&gate: &u32| self.network.outputs.of(gate).contains(&gate);
        members.iter().any(loops)
    }
}

/// The search for unfounded gates within one component at a time.
struct Founded {
    /// The inputs of each gate that lie in the component and are undecided.
    n_inner: Column<u32>,
    holds_up: Column<bool>,
    /// The component is known by a stamp: those of earlier searches are smaller.
    stamps: Column<u32>,
    stamp: u32,
    /// The gates of the component that are undecided, and then those of them that nothing holds up.
    part: Vec<u32>,
    queue: Vec<u32>,
}

impl Founded {
    fn new(len: usize) -> Self {
        Self {
            n_inner: Column::new(0, len),
            holds_up: Column::new(false, len),
            stamps: Column::new(0, len),
            stamp: 0,
            part: Vec::new(),
            queue: Vec::new(),
        }
    }

    /// Returns the undecided gates among `members` that nothing but each other holds up, in order. Linear in the members and
    /// their wires.
    fn missing(&mut self, state: &State<'_>, members: &[u32]) -> &[u32] {
        self.stamp += 1;
        let is_undecided = |gate: &u32| state.labels[*gate] == Label::Undecided;
        self.part.clear();
        self.part
            .extend(members.iter().copied().filter(is_undecided));
        for &gate in &self.part {
            self.stamps[gate] = self.stamp;
            self.n_inner[gate] = 0;
            self.holds_up[gate] = false;
        }
        for &gate in &self.part {
            for &next in state.network.outputs.of(gate) {
                if self.stamps[next] == self.stamp {
                    self.n_inner[next] += 1;
                }
            }
        }
        self.spread(state);
        self.part.retain(|&gate| !self.holds_up[gate]);
        &self.part
    }

    fn spread(&mut self, state: &State<'_>) {
        for &gate in &self.part {
            let kind = state.network.kinds[gate];
            // What is undecided outside the component is final: possible, and not certain.
            let is_founded = match kind {
                Kind::Any => state.n_open[gate] > self.n_inner[gate],
                Kind::All => self.n_inner[gate] == 0,
                Kind::Not => true,
            };
            if is_founded {
                self.holds_up[gate] = true;
                self.queue.push(gate);
            }
        }
        while let Some(gate) = self.queue.pop() {
            for &next in state.network.outputs.of(gate) {
                if self.stamps[next] != self.stamp || self.holds_up[next] {
                    continue;
                }
                self.n_inner[next] -= 1;
                if state.network.kinds[next] == Kind::Any || self.n_inner[next] == 0 {
                    self.holds_up[next] = true;
                    self.queue.push(next);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Builder, Gate};

    fn labels(builder: Builder) -> Vec<Label> {
        label(&builder.build()).iter().copied().collect()
    }

    #[test]
    fn a_gate_without_inputs_is_in_when_it_needs_none() {
        let mut builder = Builder::default();
        builder.gate(Kind::All);
        builder.gate(Kind::Any);
        assert_eq!(labels(builder), [Label::In, Label::Out]);
    }

    #[test]
    fn a_loop_holds_nothing_up() {
        let mut builder = Builder::default();
        let one = builder.gate(Kind::Any);
        let other = builder.of(Kind::Any, [one]);
        builder.feed(other, one);
        let not = builder.of(Kind::Not, [one]);
        assert_eq!(not, Gate(2));
        assert_eq!(labels(builder), [Label::Out, Label::Out, Label::In]);
    }

    #[test]
    fn mutual_attackers_stay_undecided() {
        let mut builder = Builder::default();
        let one = builder.gate(Kind::Not);
        let other = builder.of(Kind::Not, [one]);
        builder.feed(other, one);
        assert_eq!(labels(builder), [Label::Undecided; 2]);
    }

    #[test]
    fn a_loop_waits_for_what_is_undecided_before_it() {
        // A pair of attackers, one of which feeds a loop: the loop is possible.
        let mut builder = Builder::default();
        let one = builder.gate(Kind::Not);
        let other = builder.of(Kind::Not, [one]);
        builder.feed(other, one);
        let a = builder.of(Kind::Any, [one]);
        let b = builder.of(Kind::Any, [a]);
        builder.feed(b, a);
        assert_eq!(labels(builder), [Label::Undecided; 4]);
    }
}
