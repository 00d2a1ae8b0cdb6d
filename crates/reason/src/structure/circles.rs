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
/// argues for. Returns with them that graph, and what tells quickly that one term does not lead to another. Linear.
pub(super) fn circles(atoms: &Atoms, steps: &Steps) -> (Vec<Circle>, Reach, Lists<u32>) {
    let inferences = steps.numbers().flat_map(|number| {
        let body = steps.bodies.of(number).iter();
        body.map(move |premise| (premise.0, number))
    });
    let len = 2 * atoms.len();
    let inferences = Lists::from_pairs(len, inferences);
    let successors = inferences.map(|&number| steps.heads[number].0);
    let mut search = Search {
        components: Components::new(len, &successors, |_| true),
        successors,
        inferences,
        before: Column::new(UNMET, len),
    };
    let mut circles = Vec::new();
    for component in search.components.members.numbers() {
        circles.extend(search.circle(component, atoms));
    }
    circles.sort_by(|one, other| one.claims.cmp(&other.claims));
    let reach = Reach::new(&search);
    (circles, reach, search.successors)
}

/// For each term an interval that holds those of all terms that it leads to.
///
/// Tarjan's algorithm numbers the components in the order in which a depth-first search leaves them, so that an interval
/// from the least number that can be reached up to the own one is a label as in GRAIL (Yildirim, Chaoji & Zaki 2010).
#[derive(Debug)]
pub(super) struct Reach(Column<Standing>);

/// Where a literal stands among what supports what. Two of them tell quickly what one claim may do for another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The component of the literal.
    component: u32,
    /// The least component that it leads to.
    least: u32,
}

impl Standing {
    /// Tells whether two literals are one, or on one circle of support, so that each rests on the other.
    pub const fn is_on_one_circle_with(self, other: Self) -> bool {
        self.component == other.component
    }

    /// Tells whether `conclusion` may be argued from the literal, directly or by way of others. Where it does not say so,
    /// it is not; where it does, a search must tell.
    pub const fn may_support(self, conclusion: Self) -> bool {
        conclusion.component <= self.component && self.least <= conclusion.least
    }
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
        let standing = |&component| Standing {
            component,
            least: least[component],
        };
        Self(component.iter().map(standing).collect())
    }

    pub(super) fn of(&self, term: Term) -> Standing {
        self.0[term.0]
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
