//! Strongly connected components.

use crate::column::{Column, Lists};

/// The number that stands for "not yet".
const UNSEEN: u32 = u32::MAX;

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
    /// Tarjan's algorithm (1972), with a stack of its own: linear, and deep graphs do no harm. An edge between two
    /// components leads from the one with the greater number to the one with the smaller. A vertex that takes no part
    /// is a component of its own.
    pub(crate) fn new(len: usize, successors: &Lists<u32>, is_part: impl Fn(u32) -> bool) -> Self {
        let mut search = Search {
            order: Column::new(UNSEEN, len),
            low: Column::new(UNSEEN, len),
            of: Column::new(UNSEEN, len),
            open: Vec::new(),
            path: Vec::new(),
            n_seen: 0,
            n_components: 0,
        };
        for vertex in 0..len as u32 {
            if !is_part(vertex) {
                search.of[vertex] = search.n_components;
                search.n_components += 1;
            } else if search.order[vertex] == UNSEEN {
                search.from(vertex, successors, &is_part);
            }
        }
        let pairs = search
            .of
            .numbers()
            .map(|vertex| (search.of[vertex], vertex));
        let members = Lists::from_pairs(search.n_components as usize, pairs);
        Self {
            of: search.of,
            members,
        }
    }
}

/// The state of a depth-first search.
struct Search {
    /// When each vertex was met.
    order: Column<u32>,
    /// The earliest open vertex that each is known to reach.
    low: Column<u32>,
    of: Column<u32>,
    /// The vertices met whose component is not complete.
    open: Vec<u32>,
    /// The path from the root of the search: each vertex, and how many of its edges are done.
    path: Vec<(u32, usize)>,
    n_seen: u32,
    n_components: u32,
}

impl Search {
    fn from(&mut self, root: u32, successors: &Lists<u32>, is_part: &impl Fn(u32) -> bool) {
        self.meet(root);
        while let Some((vertex, done)) = self.path.last_mut() {
            let vertex = *vertex;
            if let Some(&next) = successors.of(vertex).get(*done) {
                *done += 1;
                if !is_part(next) {
                    continue;
                }
                if self.order[next] == UNSEEN {
                    self.meet(next);
                } else if self.of[next] == UNSEEN {
                    self.low[vertex] = self.low[vertex].min(self.order[next]);
                }
                continue;
            }
            self.path.pop();
            if let Some(&(before, _)) = self.path.last() {
                self.low[before] = self.low[before].min(self.low[vertex]);
            }
            if self.low[vertex] == self.order[vertex] {
                self.close(vertex);
            }
        }
    }

    fn meet(&mut self, vertex: u32) {
        self.order[vertex] = self.n_seen;
        self.low[vertex] = self.n_seen;
        self.n_seen += 1;
        self.open.push(vertex);
        self.path.push((vertex, 0));
    }

    fn close(&mut self, root: u32) {
        while let Some(vertex) = self.open.pop() {
            self.of[vertex] = self.n_components;
            if vertex == root {
                break;
            }
        }
        self.n_components += 1;
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
