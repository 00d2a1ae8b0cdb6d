//! Strongly connected components.

use crate::column::{Column, Lists};

/// The mark of a vertex that was not met.
const UNSEEN: u32 = u32::MAX;
/// The mark of a vertex of component 0; the marks of further components go down from it.
const FIRST: u32 = UNSEEN - 1;

/// The strongly connected components of a directed graph.
#[derive(Debug)]
pub(crate) struct Components {
    /// The component of each vertex.
    pub(crate) of: Column<u32>,
    /// The vertices of each component, in the order of their numbers.
    pub(crate) members: Lists<u32>,
}

impl Components {
    /// Finds the components of the graph with `len` vertices, of which only those with `is_part` take part.
    ///
    /// Tarjan's algorithm (1972), with a stack of its own and one number for each vertex (as Pearce 2016 has it): linear,
    /// and deep graphs do no harm. An edge between two components leads from the one with the greater number to the one
    /// with the smaller. A vertex that takes no part is a component of its own.
    pub(crate) fn new(len: usize, successors: &Lists<u32>, is_part: impl Fn(u32) -> bool) -> Self {
        let mut search = Search {
            marks: Column::new(UNSEEN, len),
            members: Lists::with_capacity(len, len),
            open: Vec::new(),
            path: Vec::new(),
            n_seen: 0,
        };
        for vertex in 0..len as u32 {
            if !is_part(vertex) {
                search.open.push(vertex);
                search.close(vertex);
            } else if search.marks[vertex] == UNSEEN {
                search.from(vertex, successors, &is_part);
            }
        }
        let Search {
            mut marks, members, ..
        } = search;
        for mark in marks.iter_mut() {
            *mark = FIRST - *mark;
        }
        Self { of: marks, members }
    }
}

/// The state of a depth-first search.
struct Search {
    /// What is known of each vertex: while it is open, the order in which the earliest open vertex was met that it is
    /// known to reach; once it is closed, [`FIRST`] less its component, which is more than any order.
    marks: Column<u32>,
    /// The vertices of the components that are complete.
    members: Lists<u32>,
    /// The vertices met whose component is not complete.
    open: Vec<u32>,
    /// The path from the root of the search.
    path: Vec<Visit>,
    n_seen: u32,
}

/// A vertex on the path of a search.
#[derive(Clone, Copy)]
struct Visit {
    vertex: u32,
    /// When it was met.
    order: u32,
    /// How many of its edges are done.
    n_done: u32,
}

impl Search {
    fn from(&mut self, root: u32, successors: &Lists<u32>, is_part: &impl Fn(u32) -> bool) {
        self.meet(root);
        while let Some(visit) = self.path.last_mut() {
            let Visit { vertex, order, .. } = *visit;
            let edges = successors.of(vertex).iter();
            let mut low = self.marks[vertex];
            let mut unseen = None;
            for &next in edges.skip(visit.n_done as usize) {
                visit.n_done += 1;
                if !is_part(next) {
                    continue;
                }
                let mark = self.marks[next];
                if mark == UNSEEN {
                    unseen = Some(next);
                    break;
                }
                // The mark of a closed vertex is never the less.
                low = low.min(mark);
            }
            self.marks[vertex] = low;
            if let Some(next) = unseen {
                self.meet(next);
                continue;
            }
            self.path.pop();
            if low == order {
                self.close(vertex);
            } else if let Some(before) = self.path.last() {
                self.marks[before.vertex] = self.marks[before.vertex].min(low);
            }
        }
    }

    fn meet(&mut self, vertex: u32) {
        self.marks[vertex] = self.n_seen;
        self.path.push(Visit {
            vertex,
            order: self.n_seen,
            n_done: 0,
        });
        self.n_seen += 1;
        self.open.push(vertex);
    }

    /// Makes a component of the open vertices from `root` on.
    fn close(&mut self, root: u32) {
        let mark = FIRST - self.members.numbers().len() as u32;
        let place = self.open.iter().rposition(|&vertex| vertex == root);
        let start = place.unwrap_or(0);
        let members = self.open.get_mut(start..).unwrap_or_default();
        members.sort_unstable();
        for &vertex in &*members {
            self.marks[vertex] = mark;
        }
        self.members.push(members.iter().copied());
        self.open.truncate(start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_numbered_against_the_edges() {
        // 0 → 1 ⇄ 2 → 3, 4 alone.
        let edges = Lists::from_pairs(5, [(0, 1), (1, 2), (2, 1), (2, 3)]);
        let components = Components::new(5, &edges, |_| true);
        let of = |vertex| components.of[vertex];
        assert_eq!(of(1), of(2));
        assert!(of(0) > of(1) && of(1) > of(3));
        assert_eq!(components.members.of(of(1)), [1, 2]);
        assert_eq!(components.members.numbers().len(), 4);
    }

    #[test]
    fn vertices_left_out_break_cycles() {
        let edges = Lists::from_pairs(3, [(0, 1), (1, 2), (2, 0)]);
        let components = Components::new(3, &edges, |vertex| vertex != 1);
        assert_eq!(components.members.numbers().len(), 3);
    }
}
