//! Circles of support.

use std::collections::VecDeque;

use hence_map::{ClaimId, InferenceId, Literal};

use crate::atoms::{Atoms, Steps, Term};
use crate::column::{Column, Lists};
use crate::components::Components;

/// Claims that are reasons for each other, directly or by way of others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Circle {
    /// All claims of the circle, in order, each proposition by its first claim.
    pub claims: Vec<ClaimId>,
    /// A shortest way round through the first of them: each step leads to the next, and the last to the first.
    pub steps: Vec<CircleStep>,
}

/// A step on the way round a circle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CircleStep {
    /// The premise.
    pub from: Literal,
    /// The inference from it to what the next step starts from.
    pub by: InferenceId,
}

/// What an atom is before a search has met it.
const UNMET: (u32, u32) = (u32::MAX, u32::MAX);

/// Finds the circles: the strongly connected components of the graph that leads from each premise to what its inference
/// argues for. Returns with them what tells quickly that one term does not lead to another. Linear.
pub(super) fn circles(atoms: &Atoms, steps: &Steps) -> (Vec<Circle>, Reach) {
    let mut heads = Vec::new();
    let mut inferences = Vec::new();
    for number in steps.numbers() {
        for premise in steps.bodies.of(number) {
            heads.push((premise.0, steps.heads[number].0));
            inferences.push((premise.0, number));
        }
    }
    let len = 2 * atoms.len();
    let successors = Lists::from_pairs(len, heads.iter().copied());
    let mut search = Search {
        components: Components::new(len, &successors, |_| true),
        successors,
        inferences: Lists::from_pairs(len, inferences.iter().copied()),
        before: Column::new(UNMET, len),
    };
    let mut circles = Vec::new();
    for component in search.components.members.numbers() {
        circles.extend(search.circle(component, atoms));
    }
    circles.sort_by(|one, other| one.claims.cmp(&other.claims));
    let reach = Reach::new(&search);
    (circles, reach)
}

/// For each term an interval that holds those of all terms that it leads to.
///
/// Tarjan's algorithm numbers the components in the order in which a depth-first search leaves them, so that an interval
/// from the least number that can be reached up to the own one is a label as in GRAIL (Yildirim, Chaoji & Zaki 2010).
#[derive(Debug)]
pub(super) struct Reach {
    /// The component of each term.
    component: Column<u32>,
    /// The least component that each component leads to.
    least: Column<u32>,
}

impl Reach {
    fn new(search: &Search) -> Self {
        let component = &search.components.of;
        let mut least: Column<u32> = search.components.members.numbers().collect();
        // No step leads to a component with a greater number, so whatever is looked up is complete.
        for own in search.components.members.numbers() {
            for &term in search.components.members.of(own) {
                for &next in search.successors.of(term) {
                    least[own] = least[own].min(least[component[next]]);
                }
            }
        }
        Self {
            component: component.clone(),
            least,
        }
    }

    /// Tells whether two terms lead to each other, as a term does to itself.
    pub(super) fn are_together(&self, one: Term, other: Term) -> bool {
        self.component[one.0] == self.component[other.0]
    }

    /// Tells whether `from` may lead to `to`: where it does not say so, it does not.
    pub(super) fn may_lead(&self, from: Term, to: Term) -> bool {
        let [from, to] = [from, to].map(|term| self.component[term.0]);
        to <= from && self.least[from] <= self.least[to]
    }
}

/// A search for the ways round.
struct Search {
    /// The terms that inferences lead to from each term.
    successors: Lists<u32>,
    /// These inferences, in the same order.
    inferences: Lists<u32>,
    components: Components,
    /// From where, and by which inference, each term was met.
    before: Column<(u32, u32)>,
}

impl Search {
    fn circle(&mut self, component: u32, atoms: &Atoms) -> Option<Circle> {
        let members = self.components.members.of(component);
        // Members are in the order of their atoms.
        let start = *members.first()?;
        if members.len() == 1 && !self.successors.of(start).contains(&start) {
            return None;
        }
        let mut claims: Vec<ClaimId> = members
            .iter()
            .map(|&term| atoms.first[Term(term).atom()])
            .collect();
        claims.dedup();
        self.spread(start);
        let mut steps = Vec::new();
        let mut term = start;
        loop {
            let (from, by) = self.before[term];
            steps.push(CircleStep {
                from: atoms.literal(Term(from)),
                by: Steps::id(by),
            });
            term = from;
            if term == start {
                break;
            }
        }
        steps.reverse();
        Some(Circle { claims, steps })
    }

    /// Meets every member of the component of `start` by a shortest way from it, and `start` itself again.
    fn spread(&mut self, start: u32) {
        let mut queue = VecDeque::from([start]);
        while let Some(term) = queue.pop_front() {
            let ways = self
                .successors
                .of(term)
                .iter()
                .zip(self.inferences.of(term));
            for (&next, &by) in ways {
                let is_inside = self.components.of[next] == self.components.of[term];
                if is_inside && self.before[next] == UNMET {
                    self.before[next] = (term, by);
                    if next == start {
                        return;
                    }
                    queue.push_back(next);
                }
            }
        }
    }
}
