//! Inferences that no preference tells apart.
//!
//! Which of two opposing inferences prevails depends on the claims in them that preferences name, and on their weights.
//! Inferences with the same conclusion, weight and named claims form a *class*, and are compared as one. Pairs of
//! classes are looked at only where a preference bears on them; the time is linear in the sum, over preferences, of
//! such pairs, and the memory in the most of them for one class.

use rustc_hash::FxHashMap;

use super::comparison::Comparison;
use super::{Level, Parts};
use crate::atoms::Term;
use crate::column::{Column, Lists};
use crate::preferences::{Over, named_atoms};

/// What a preference can name in an inference: an atom, or the inference itself, numbered behind the atoms.
type Symbol = u32;

/// That something is named in a class: what, the conclusion, and the class.
type Entry = (Symbol, Term, u32);

/// That a preference bears on something: what it names there and for which conclusion, what it names on the other side and
/// for which foe, its place, and whether the first is heavier.
type Bearing = (Symbol, Term, Symbol, Term, u32, bool);

/// The classes of the defeasible inferences whose conclusions preferences may matter for.
pub(super) struct Classes {
    /// The conclusion and weight of each class.
    pub(super) heads: Column<Term>,
    pub(super) weights: Column<Level>,
    /// The inferences of each class, in order.
    pub(super) members: Lists<u32>,
    /// The classes by conclusion, then weight.
    rows: Vec<(Term, Level, u32)>,
    /// What preferences name in each class.
    profiles: Lists<Symbol>,
    /// The same from the other side, in order.
    index: Vec<Entry>,
    /// The conclusions for which each symbol is named, in order.
    scopes: Vec<(Symbol, Term)>,
    /// Where preferences bear on something, in order.
    bearings: Vec<Bearing>,
}

impl Classes {
    /// Sorts inferences into classes. Takes the sort of what preferences name in them.
    pub(super) fn new(parts: Parts<'_>) -> Self {
        let profiles = Profiles::new(parts);
        let mut classes = Self {
            profiles: Lists::new(),
            bearings: Vec::new(),
            heads: Column::default(),
            weights: Column::default(),
            members: Lists::new(),
            rows: Vec::new(),
            index: Vec::new(),
            scopes: Vec::new(),
        };
        let mut numbers: FxHashMap<(Term, Level, &[Symbol]), u32> = FxHashMap::default();
        let mut pairs = Vec::new();
        for &inference in &profiles.classed {
            let head = parts.steps.heads[inference];
            let weight = parts.steps.weights[inference];
            let profile = profiles.lists.of(inference);
            let next = classes.heads.len() as u32;
            let class = *numbers.entry((head, weight, profile)).or_insert(next);
            if class == next {
                classes.heads.push(head);
                classes.weights.push(weight);
                classes.rows.push((head, weight, class));
                classes.profiles.push(profile.iter().copied());
                let entries = profile.iter().map(|&symbol| (symbol, head, class));
                classes.index.extend(entries);
            }
            pairs.push((class, inference));
        }
        classes.members = Lists::from_pairs(classes.heads.len(), pairs.iter().copied());
        classes.index.sort_unstable();
        classes.scopes = classes
            .index
            .iter()
            .map(|&(symbol, head, _)| (symbol, head))
            .collect();
        classes.scopes.dedup();
        classes.rows.sort_unstable();
        classes.bear(parts);
        classes
    }

    /// Returns the classes with the conclusion `head`, each behind its weight, lightest first.
    pub(super) fn row(&self, head: Term) -> &[(Term, Level, u32)] {
        stretch(&self.rows, |&(other, _, _)| other.cmp(&head))
    }

    /// Returns the classes with the conclusion `head` in which `symbol` is named.
    pub(super) fn with(&self, symbol: Symbol, head: Term) -> &[Entry] {
        stretch(&self.index, |&(s, h, _)| (s, h).cmp(&(symbol, head)))
    }

    /// Finds where preferences bear on something: the heavier side is named for one conclusion, the lighter for a foe of it.
    fn bear(&mut self, parts: Parts<'_>) {
        let n_atoms = parts.atoms.len() as u32;
        let mut bearings = Vec::new();
        for (place, weighing) in (0..).zip(&parts.preferences.counting) {
            let heavier = weighing.heavier;
            let lighter = match weighing.over {
                Over::Atom(atom) => atom,
                Over::Inference(inference) => n_atoms + inference,
            };
            for &(_, head) in self.scopes(heavier) {
                for foe in self.opponents(head, lighter, parts) {
                    bearings.push((heavier, head, lighter, foe, place, true));
                    bearings.push((lighter, foe, heavier, head, place, false));
                }
            }
        }
        bearings.sort_unstable();
        self.bearings = bearings;
    }

    /// Returns the numbers of the classes.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        self.heads.numbers()
    }

    /// Puts into `found` how the class `defender` compares with each class that attacks it and on which a preference bears, in
    /// the order of the attackers' conclusions, then of the attackers.
    pub(super) fn compare(&self, defender: u32, found: &mut Vec<Comparison>) {
        found.clear();
        let head = self.heads[defender];
        let weights = |attacker| (self.weights[defender], self.weights[attacker]);
        for &symbol in self.profiles.of(defender) {
            let bearings = stretch(&self.bearings, |&(s, h, ..)| (s, h).cmp(&(symbol, head)));
            for &(_, _, other, foe, place, is_heavier) in bearings {
                for &(_, _, attacker) in self.with(other, foe) {
                    let weights = weights(attacker);
                    found.push(if is_heavier {
                        Comparison::ahead(attacker, weights, place)
                    } else {
                        Comparison::behind(attacker, weights, place)
                    });
                }
            }
        }
        found.sort_by_key(|comparison| (self.heads[comparison.attacker], comparison.attacker));
        found.dedup_by(|next, kept| {
            let is_same = next.attacker == kept.attacker;
            if is_same {
                kept.join(next);
            }
            is_same
        });
    }

    /// Returns the conclusions for which `symbol` is named, each behind it.
    fn scopes(&self, symbol: Symbol) -> &[(Symbol, Term)] {
        stretch(&self.scopes, |&(s, _)| s.cmp(&symbol))
    }

    /// Returns the foes of `head` that classes conclude in which `symbol` is named.
    fn opponents(&self, head: Term, symbol: Symbol, parts: Parts<'_>) -> Vec<Term> {
        let mut foes = vec![head.negation()];
        if !head.is_negated() {
            let atom = head.atom();
            let scopes = self.scopes(symbol);
            if scopes.len() <= parts.conflicts.breadth(atom) {
                let heads = scopes.iter().map(|&(_, head)| head);
                foes.extend(heads.filter(|foe| {
                    !foe.is_negated() && parts.conflicts.are_opposed(atom, foe.atom())
                }));
            } else {
                let all = parts.conflicts.opponents(atom);
                foes.extend(all.into_iter().map(Term::positive));
            }
        }
        foes.retain(|&foe| !self.with(symbol, foe).is_empty());
        foes
    }
}

/// What preferences name in each inference.
struct Profiles {
    lists: Lists<Symbol>,
    /// The defeasible inferences that share their conclusion with one in which something is named.
    classed: Vec<u32>,
}

impl Profiles {
    fn new(parts: Parts<'_>) -> Self {
        if parts.preferences.counting.is_empty() {
            return Self {
                lists: Lists::new(),
                classed: Vec::new(),
            };
        }
        let n_atoms = parts.atoms.len();
        let named = named_atoms(parts.preferences, n_atoms);
        let mut is_target = Column::new(false, parts.map.inferences.len());
        for weighing in &parts.preferences.counting {
            if let Over::Inference(inference) = weighing.over {
                is_target[inference] = true;
            }
        }
        let steps = parts.steps;
        let mut lists = Lists::new();
        let mut is_marked = Column::new(false, 2 * n_atoms);
        for inference in steps.bodies.numbers() {
            let head = steps.heads[inference];
            let body = steps.bodies.of(inference);
            let mut profile: Vec<Symbol> = Vec::new();
            if !steps.is_strict[inference] && !body.is_empty() {
                let atoms = body.iter().chain([&head]).map(|term| term.atom());
                profile.extend(atoms.filter(|&atom| named[atom]));
                profile.sort_unstable();
                profile.dedup();
                if is_target[inference] {
                    profile.push(n_atoms as u32 + inference);
                }
            }
            is_marked[head.0] |= !profile.is_empty();
            lists.push(profile);
        }
        let defeasible = steps
            .numbers()
            .filter(|&inference| !steps.is_strict[inference]);
        let classed = defeasible.filter(|&inference| is_marked[steps.heads[inference].0]);
        Self {
            classed: classed.collect(),
            lists,
        }
    }
}

/// Returns the stretch of a sorted list that `order` finds equal.
fn stretch<T>(list: &[T], order: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = list.partition_point(|item| order(item).is_lt());
    let end = list.partition_point(|item| order(item).is_le());
    list.get(start..end).unwrap_or_default()
}
