//! Which preferences count, and why the others do not.

use hence_map::{Id, Lighter, Map};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::PreferenceCycle;
use crate::atoms::Atoms;
use crate::column::{Column, Lists};
use crate::components::Components;
use crate::conflicts::Conflicts;

/// What is lighter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Over {
    /// An atom.
    Atom(u32),
    /// An inference, by its number.
    Inference(u32),
}

impl Over {
    /// Returns the atom, where it is one.
    pub(crate) const fn atom(self) -> Option<u32> {
        match self {
            Self::Atom(atom) => Some(atom),
            Self::Inference(_) => None,
        }
    }
}

/// A preference that counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighing {
    /// The atom that prevails.
    pub(crate) heavier: u32,
    /// What it prevails over.
    pub(crate) over: Over,
    /// Its number in the map.
    pub(crate) number: usize,
}

/// The preferences of a map.
#[derive(Debug, Default)]
pub(crate) struct Preferences {
    /// Those that count, in order; of several that say the same the first.
    pub(crate) counting: Vec<Weighing>,
    /// The numbers of those that say what one before them says, in order.
    pub(crate) repeated: Vec<usize>,
    /// The numbers of those against a given claim, in order.
    pub(crate) against_given: Vec<usize>,
    /// The cycles, in the order of their first preferences.
    pub(crate) cycles: Vec<PreferenceCycle>,
    /// The lighter atoms of each atom, by the preferences that count.
    lighter: Lists<u32>,
    /// Where each counting preference stands in `counting`.
    index: FxHashMap<(u32, Over), usize>,
    /// The winners and losers of the contradictions that preferences do not decide, though they would.
    void: FxHashSet<(u32, u32)>,
}

impl Preferences {
    /// Sorts the preferences of `map` into those that count and those that do not. Linear.
    pub(crate) fn new(map: &Map, atoms: &Atoms) -> Self {
        let all: Vec<Weighing> = map
            .preferences
            .iter()
            .enumerate()
            .map(|(number, preference)| Weighing {
                heavier: atoms.of(preference.heavier),
                over: match preference.lighter {
                    Lighter::Claim(claim) => Over::Atom(atoms.of(claim)),
                    Lighter::Inference(inference) => Over::Inference(inference.index() as u32),
                },
                number,
            })
            .collect();
        let graph = Graph::new(&all, atoms.len());
        let mut preferences = Self::default();
        for weighing in &all {
            preferences.add(*weighing, &graph, atoms);
        }
        preferences.cycles = graph.cycles(&all);
        let pairs: Vec<(u32, u32)> = preferences
            .counting
            .iter()
            .filter_map(|weighing| Some((weighing.heavier, weighing.over.atom()?)))
            .collect();
        preferences.lighter =
            Lists::from_pairs(if pairs.is_empty() { 0 } else { atoms.len() }, pairs);
        preferences
    }

    fn add(&mut self, weighing: Weighing, graph: &Graph, atoms: &Atoms) {
        if let Over::Atom(lighter) = weighing.over {
            let is_void = atoms.is_given(lighter);
            if is_void {
                self.against_given.push(weighing.number);
            }
            if is_void || graph.is_cyclic(weighing.heavier, lighter) {
                return;
            }
        }
        let next = self.counting.len();
        let place = self.index.entry((weighing.heavier, weighing.over));
        if *place.or_insert(next) == next {
            self.counting.push(weighing);
        } else {
            self.repeated.push(weighing.number);
        }
    }

    /// Lets no preference decide the contradictions between these winners and losers.
    pub(crate) fn let_be(&mut self, pairs: impl IntoIterator<Item = (u32, u32)>) {
        self.void.extend(pairs);
    }

    /// Tells whether `winner` outweighs `loser` where the two contradict each other.
    pub(crate) fn wins(&self, winner: u32, loser: u32) -> bool {
        !self.index.is_empty()
            && self.index.contains_key(&(winner, Over::Atom(loser)))
            && !self.void.contains(&(winner, loser))
    }

    /// Returns the contradictions that preferences decide: the winner and the loser of each.
    pub(crate) fn won<'p>(
        &'p self,
        conflicts: &'p Conflicts,
    ) -> impl Iterator<Item = (u32, u32)> + 'p {
        let pairs = self.counting.iter();
        let pairs = pairs.filter_map(|weighing| Some((weighing.heavier, weighing.over.atom()?)));
        pairs.filter(|&(winner, loser)| {
            conflicts.are_opposed(winner, loser) && self.wins(winner, loser)
        })
    }

    /// Returns the places in `atoms`, which are in order of number, of those against which `winner` [wins](Self::wins).
    pub(crate) fn losers_among(&self, winner: u32, atoms: &[u32]) -> Vec<u32> {
        let lighter = self.lighter.of(winner);
        if lighter.len() <= atoms.len() {
            let losers = lighter.iter().filter(|&&atom| self.wins(winner, atom));
            let places = losers.filter_map(|atom| atoms.binary_search(atom).ok());
            return places.map(|place| place as u32).collect();
        }
        let places = (0..)
            .zip(atoms)
            .filter(|&(_, &atom)| self.wins(winner, atom));
        places.map(|(place, _)| place).collect()
    }
}

/// The preferences between atoms as a graph.
struct Graph {
    /// The lighter atoms of each atom.
    lighter: Lists<u32>,
    components: Components,
}

impl Graph {
    fn new(all: &[Weighing], n_atoms: usize) -> Self {
        let edges: Vec<(u32, u32)> = all
            .iter()
            .filter_map(|weighing| Some((weighing.heavier, weighing.over.atom()?)))
            .collect();
        // Most maps have none, and then nothing needs to be set up.
        let len = if edges.is_empty() { 0 } else { n_atoms };
        let lighter = Lists::from_pairs(len, edges.iter().copied());
        let components = Components::new(len, &lighter, |_| true);
        Self {
            lighter,
            components,
        }
    }

    fn is_cyclic(&self, heavier: u32, lighter: u32) -> bool {
        self.components.of[heavier] == self.components.of[lighter]
    }

    /// Returns for each component with a cycle the preferences within it, and a shortest cycle through the first of them.
    fn cycles(&self, all: &[Weighing]) -> Vec<PreferenceCycle> {
        let mut cycle_of = FxHashMap::default();
        let mut cycles: Vec<PreferenceCycle> = Vec::new();
        for weighing in all {
            let Over::Atom(lighter) = weighing.over else {
                continue;
            };
            if !self.is_cyclic(weighing.heavier, lighter) {
                continue;
            }
            let component = self.components.of[lighter];
            let next = cycles.len();
            let place = *cycle_of.entry(component).or_insert(next);
            if let Some(cycle) = cycles.get_mut(place) {
                cycle.members.push(weighing.number);
            } else {
                cycles.push(PreferenceCycle {
                    members: vec![weighing.number],
                    cycle: Vec::new(),
                });
            }
        }
        for cycle in &mut cycles {
            cycle.cycle = self.shortest(&cycle.members, all);
        }
        cycles
    }

    /// Returns the numbers of the preferences on a shortest cycle through the first of `members`, in the order of the
    /// cycle. A breadth-first search over the members: linear in them.
    fn shortest(&self, members: &[usize], all: &[Weighing]) -> Vec<usize> {
        let edge = |number: usize| {
            let weighing = all.get(number)?;
            Some((weighing.heavier, weighing.over.atom()?))
        };
        let Some((&first, (start, end))) = members
            .first()
            .and_then(|first| Some((first, edge(*first)?)))
        else {
            return Vec::new();
        };
        let numbers: FxHashMap<(u32, u32), usize> = members
            .iter()
            .rev()
            .filter_map(|&number| Some((edge(number)?, number)))
            .collect();
        // The atom before each one on a shortest path from `end`.
        let mut before: FxHashMap<u32, u32> = FxHashMap::default();
        let mut queue = std::collections::VecDeque::from([end]);
        while let Some(atom) = queue.pop_front() {
            for &next in self.lighter.of(atom) {
                if self.is_cyclic(atom, next) && !before.contains_key(&next) {
                    before.insert(next, atom);
                    queue.push_back(next);
                }
            }
        }
        let mut back = Vec::new();
        let mut atom = start;
        while atom != end {
            let Some(&previous) = before.get(&atom) else {
                break;
            };
            back.extend(numbers.get(&(previous, atom)));
            atom = previous;
        }
        back.push(first);
        back.reverse();
        back
    }
}

/// Tells for each atom whether a counting preference names it.
pub(crate) fn named_atoms(preferences: &Preferences, n_atoms: usize) -> Column<bool> {
    let mut named = Column::new(false, n_atoms);
    for weighing in &preferences.counting {
        named[weighing.heavier] = true;
        if let Over::Atom(lighter) = weighing.over {
            named[lighter] = true;
        }
    }
    named
}
