//! Inferences that no preference tells apart.
//!
//! Which of two opposing inferences prevails depends on the claims in them that preferences name, and on their weights.
//! Inferences with the same conclusion, weight and named claims form a *class*, and are compared as one. Pairs of
//! classes are looked at only where a preference bears on them; the work is linear in the sum, over preferences, of
//! such pairs.

use rustc_hash::FxHashMap;

use super::{Level, Parts};
use crate::atoms::Term;
use crate::column::{Column, Lists};
use crate::preferences::{Over, named_atoms};

/// What a preference can name in an inference: an atom, or the inference itself, numbered behind the atoms.
type Symbol = u32;

/// The classes of the defeasible inferences whose conclusions preferences may matter for.
pub(super) struct Classes {
    /// The conclusion and weight of each class.
    pub(super) heads: Column<Term>,
    pub(super) weights: Column<Level>,
    /// The inferences of each class, in order.
    pub(super) members: Lists<u32>,
    /// The classes of each term, lightest first.
    pub(super) by_head: FxHashMap<Term, Vec<u32>>,
    /// What preferences name in each class, in order: symbol, conclusion, class.
    index: Vec<(Symbol, Term, u32)>,
    n_atoms: u32,
}

/// How two opposing classes compare.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparison {
    /// The class that is attacked.
    pub(super) defender: u32,
    /// The class that attacks it.
    pub(super) attacker: u32,
    /// The preferences for the defender.
    ahead: Witness,
    /// The preferences for the attacker.
    behind: Witness,
}

/// How many preferences say something, and the place of the last one.
#[derive(Clone, Copy, Debug, Default)]
struct Witness {
    count: u32,
    place: usize,
}

impl Witness {
    const fn of(place: usize) -> Self {
        Self { count: 1, place }
    }

    const fn join(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            place: if other.count > 0 {
                other.place
            } else {
                self.place
            },
        }
    }

    /// Returns the place of the preference that alone says it.
    fn sole(self) -> Option<usize> {
        (self.count == 1).then_some(self.place)
    }
}

impl Classes {
    /// Sorts inferences into classes. Takes the sort of what preferences name in them.
    pub(super) fn new(parts: Parts<'_>) -> Self {
        let profiles = Profiles::new(parts);
        let mut classes = Self {
            heads: Column::default(),
            weights: Column::default(),
            members: Lists::new(),
            by_head: FxHashMap::default(),
            index: Vec::new(),
            n_atoms: parts.atoms.len() as u32,
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
                classes.by_head.entry(head).or_default().push(class);
                classes
                    .index
                    .extend(profile.iter().map(|&symbol| (symbol, head, class)));
            }
            pairs.push((class, inference));
        }
        classes.members = Lists::from_pairs(classes.heads.len(), &pairs);
        classes.index.sort_unstable();
        let weights = &classes.weights;
        // Each list is sorted by itself, so the order of the table does not matter.
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in classes.by_head.values_mut() {
            list.sort_by_key(|&class| weights[class]);
        }
        classes
    }

    /// Returns the classes with the conclusion `head` in which `over` is named.
    pub(super) fn with(&self, over: Over, head: Term) -> &[(Symbol, Term, u32)] {
        let symbol = self.symbol(over);
        stretch(&self.index, |&(s, h, _)| (s, h).cmp(&(symbol, head)))
    }

    fn symbol(&self, over: Over) -> Symbol {
        match over {
            Over::Atom(atom) => atom,
            Over::Inference(inference) => self.n_atoms + inference,
        }
    }

    /// Returns how opposing classes compare on which a preference bears, in the order of defenders, then attackers.
    pub(super) fn comparisons(&self, parts: Parts<'_>) -> Vec<Comparison> {
        let mut found = Vec::new();
        for (place, weighing) in parts.preferences.counting.iter().enumerate() {
            let heavier = Over::Atom(weighing.heavier);
            let symbol = self.symbol(heavier);
            let all = stretch(&self.index, |&(s, _, _)| s.cmp(&symbol));
            for winners in all.chunk_by(|one, other| one.1 == other.1) {
                let Some(&(_, head, _)) = winners.first() else {
                    continue;
                };
                for losers in self.opponents(head, weighing.over, parts) {
                    for &(_, _, winner) in winners {
                        found.extend(losers.iter().flat_map(|&(_, _, loser)| {
                            let ahead = Comparison::new(winner, loser, Some(place), None);
                            [ahead, Comparison::new(loser, winner, None, Some(place))]
                        }));
                    }
                }
            }
        }
        found.sort_by_key(|comparison| (comparison.defender, comparison.attacker));
        found.dedup_by(|next, kept| {
            let is_same = (next.defender, next.attacker) == (kept.defender, kept.attacker);
            if is_same {
                kept.ahead = kept.ahead.join(next.ahead);
                kept.behind = kept.behind.join(next.behind);
            }
            is_same
        });
        found
    }

    /// Returns the classes in which `over` is named and whose conclusion is a foe of `head`, by conclusion.
    fn opponents(&self, head: Term, over: Over, parts: Parts<'_>) -> Vec<&[(Symbol, Term, u32)]> {
        let symbol = self.symbol(over);
        let mut lists = vec![self.with(over, head.negation())];
        if !head.is_negated() {
            let atom = head.atom();
            let named = stretch(&self.index, |&(s, _, _)| s.cmp(&symbol));
            if named.len() <= parts.conflicts.breadth(atom) {
                let by_head = named.chunk_by(|one, other| one.1 == other.1);
                lists.extend(by_head.filter(|list| {
                    list.first().is_some_and(|&(_, foe, _)| {
                        !foe.is_negated() && parts.conflicts.are_opposed(atom, foe.atom())
                    })
                }));
            } else {
                let foes = parts.conflicts.opponents(atom);
                lists.extend(foes.iter().map(|&foe| self.with(over, Term::positive(foe))));
            }
        }
        lists.retain(|list| !list.is_empty());
        lists
    }

    /// Tells whether the defender of `comparison` is heavier than its attacker.
    pub(super) fn is_heavier(&self, comparison: &Comparison) -> bool {
        self.decide(
            comparison,
            comparison.ahead.count > 0,
            comparison.behind.count > 0,
        )
    }

    fn decide(&self, comparison: &Comparison, ahead: bool, behind: bool) -> bool {
        if ahead == behind {
            self.weights[comparison.defender] > self.weights[comparison.attacker]
        } else {
            ahead
        }
    }

    /// Returns the places of the preferences without which alone `comparison` comes out otherwise.
    pub(super) fn decisive<'c>(
        &'c self,
        comparison: &'c Comparison,
    ) -> impl Iterator<Item = usize> + 'c {
        let Comparison { ahead, behind, .. } = *comparison;
        let now = self.is_heavier(comparison);
        // One preference may speak for both sides, where they share a claim.
        let decides = move |place: &usize| {
            let is_ahead = ahead.count > u32::from(ahead.sole() == Some(*place));
            let is_behind = behind.count > u32::from(behind.sole() == Some(*place));
            self.decide(comparison, is_ahead, is_behind) != now
        };
        [ahead.sole(), behind.sole()]
            .into_iter()
            .flatten()
            .filter(decides)
    }
}

impl Comparison {
    fn new(defender: u32, attacker: u32, ahead: Option<usize>, behind: Option<usize>) -> Self {
        let witness = |place: Option<usize>| place.map_or_else(Witness::default, Witness::of);
        Self {
            defender,
            attacker,
            ahead: witness(ahead),
            behind: witness(behind),
        }
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
