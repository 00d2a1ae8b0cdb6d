//! Networks of gates: the rules of a framework as a circuit.

use crate::column::{Column, Lists};

/// A gate of a [`Network`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) struct Gate(pub(crate) u32);

/// When a gate is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// When one of its inputs is: an atom with its rules.
    Any,
    /// When all of its inputs are: a rule with its body.
    All,
    /// When its only input is out: an assumption with its contrary.
    Not,
}

/// A circuit of gates, possibly cyclic. What is in is the least model, as negation is read by the grounded semantics.
#[derive(Debug)]
pub(crate) struct Network {
    pub(crate) kinds: Column<Kind>,
    /// The number of inputs of each gate.
    pub(crate) fan_in: Column<u32>,
    /// The gates that each gate feeds, one for each wire.
    pub(crate) outputs: Lists<u32>,
}

impl Network {
    pub(crate) const fn len(&self) -> usize {
        self.kinds.len()
    }

    pub(crate) fn gates(&self) -> std::ops::Range<u32> {
        self.kinds.numbers()
    }
}

/// Builds a [`Network`].
#[derive(Debug, Default)]
pub(crate) struct Builder {
    kinds: Column<Kind>,
    fan_in: Column<u32>,
    wires: Vec<(u32, u32)>,
}

impl Builder {
    /// Creates a builder with room for so many gates and wires.
    pub(crate) fn with_capacity(n_gates: usize, n_wires: usize) -> Self {
        Self {
            kinds: Column::with_capacity(n_gates),
            fan_in: Column::with_capacity(n_gates),
            wires: Vec::with_capacity(n_wires),
        }
    }

    /// Adds a gate without inputs.
    pub(crate) fn gate(&mut self, kind: Kind) -> Gate {
        self.fan_in.push(0);
        Gate(self.kinds.push(kind))
    }

    /// Adds a gate with the inputs `inputs`.
    pub(crate) fn of(&mut self, kind: Kind, inputs: impl IntoIterator<Item = Gate>) -> Gate {
        let gate = self.gate(kind);
        for input in inputs {
            self.feed(input, gate);
        }
        gate
    }

    /// Returns the gate that is in when one (or all, by `kind`) of `inputs` is: where there is but one input, that one;
    /// where there is none, None.
    pub(crate) fn joined(&mut self, kind: Kind, inputs: &[Gate]) -> Option<Gate> {
        match inputs {
            [] => None,
            [only] => Some(*only),
            _ => Some(self.of(kind, inputs.iter().copied())),
        }
    }

    /// Adds a wire.
    pub(crate) fn feed(&mut self, from: Gate, to: Gate) {
        self.fan_in[to.0] += 1;
        self.wires.push((from.0, to.0));
    }

    pub(crate) fn build(self) -> Network {
        let outputs = Lists::from_pairs(self.kinds.len(), self.wires.iter().copied());
        Network {
            kinds: self.kinds,
            fan_in: self.fan_in,
            outputs,
        }
    }
}

/// A balanced tree of gates over a row of gates, that joins any stretch of the row with few inputs (a segment tree).
#[derive(Debug)]
pub(crate) struct Tree {
    /// The leaves from `len` on; node `n` joins `2 n` and `2 n + 1`. None where nothing can be in.
    nodes: Column<Option<Gate>>,
    len: u32,
}

impl Tree {
    /// Builds the tree over `row`. Linear.
    pub(crate) fn new(kind: Kind, row: &[Option<Gate>], builder: &mut Builder) -> Self {
        let len = row.len() as u32;
        let mut nodes = Column::new(None, row.len());
        for &gate in row {
            nodes.push(gate);
        }
        for node in (1..len).rev() {
            let below: Vec<Gate> = [nodes[2 * node], nodes[2 * node + 1]]
                .into_iter()
                .flatten()
                .collect();
            nodes[node] = builder.joined(kind, &below);
        }
        Self { nodes, len }
    }

    /// Appends to `inputs` what joins the row from `start` up to `end`. Logarithmic.
    fn stretch(&self, start: u32, end: u32, inputs: &mut Vec<Gate>) {
        let (mut left, mut right) = (start + self.len, end + self.len);
        while left < right {
            if left & 1 == 1 {
                inputs.extend(self.nodes[left]);
                left += 1;
            }
            if right & 1 == 1 {
                right -= 1;
                inputs.extend(self.nodes[right]);
            }
            left >>= 1;
            right >>= 1;
        }
    }

    /// Appends to `inputs` what joins the row from `start` on but for the places `but`, which are in order.
    pub(crate) fn all_but(&self, start: u32, but: &[u32], inputs: &mut Vec<Gate>) {
        let mut from = start;
        for &place in but {
            if place >= from {
                self.stretch(from, place, inputs);
                from = place + 1;
            }
        }
        if from < self.len {
            self.stretch(from, self.len, inputs);
        }
    }

    /// Appends to `inputs` what joins the places `places` of the row, which are in order.
    pub(crate) fn only(&self, places: &[u32], inputs: &mut Vec<Gate>) {
        for run in places.chunk_by(|one, next| one + 1 == *next) {
            if let (Some(&first), Some(&last)) = (run.first(), run.last()) {
                self.stretch(first, last + 1, inputs);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_joins_everything_but_some_places() {
        let mut builder = Builder::default();
        let row: Vec<Option<Gate>> = (0..7).map(|_| Some(builder.gate(Kind::Any))).collect();
        let tree = Tree::new(Kind::Any, &row, &mut builder);
        let mut inputs = Vec::new();
        tree.all_but(3, &[3, 4], &mut inputs);
        tree.only(&[1, 2], &mut inputs);
        let join = builder.of(Kind::Any, inputs);
        let network = builder.build();
        // Which leaves feed the join, directly or not.
        let reaches = |leaf: u32| {
            let mut queue = vec![leaf];
            while let Some(gate) = queue.pop() {
                if gate == join.0 {
                    return true;
                }
                queue.extend(network.outputs.of(gate));
            }
            false
        };
        let fed: Vec<u32> = (0..7).filter(|&leaf| reaches(leaf)).collect();
        assert_eq!(fed, [1, 2, 5, 6]);
    }
}
