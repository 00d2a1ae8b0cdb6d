//! The classes of inferences with one conclusion, in a row by weight.

use rustc_hash::FxHashMap;

use super::classes::Classes;
use super::comparison::Comparison;
use super::{Level, STRICT, Translator};
use crate::atoms::Term;
use crate::column::Column;
use crate::network::{Gate, Kind, Tree};

/// The rows that were asked for.
pub(super) struct ClassRows {
    /// The place of each class in its row.
    places: Column<u32>,
    rows: FxHashMap<Term, ClassRow>,
}

/// The classes for one conclusion, lightest first, then what follows strictly.
struct ClassRow {
    tree: Tree,
    /// Where each level starts.
    starts: [u32; STRICT as usize + 1],
}

impl ClassRows {
    pub(super) fn new(n_classes: usize) -> Self {
        Self {
            places: Column::new(0, n_classes),
            rows: FxHashMap::default(),
        }
    }

    pub(super) fn has(&self, head: Term) -> bool {
        self.rows.contains_key(&head)
    }

    /// Adds the row of `head`, `strict` being what follows strictly.
    pub(super) fn add(
        &mut self,
        head: Term,
        strict: Option<Gate>,
        classes: &Classes,
        translator: &mut Translator<'_>,
    ) {
        let members = classes.row(head);
        let mut row = Vec::with_capacity(members.len() + 1);
        for (place, &(_, _, class)) in members.iter().enumerate() {
            let inferences = classes.members.of(class).iter();
            let fires: Vec<Gate> = inferences
                .filter_map(|&inference| translator.fires[inference])
                .collect();
            self.places[class] = place as u32;
            row.push(translator.builder.joined(Kind::Any, &fires));
        }
        row.push(strict);
        let tree = Tree::new(Kind::Any, &row, &mut translator.builder);
        let mut starts = [0; STRICT as usize + 1];
        for (level, start) in (0..=STRICT).zip(&mut starts) {
            *start = members.partition_point(|&(_, weight, _)| weight < level) as u32;
        }
        self.rows.insert(head, ClassRow { tree, starts });
    }

    /// Appends to `inputs` what fires for `head` against a defender of the level `level`: what is at that level or above, but where
    /// `compared` says otherwise.
    pub(super) fn fires(
        &self,
        head: Term,
        level: Level,
        compared: &[Comparison],
        inputs: &mut Vec<Gate>,
    ) {
        let Some(row) = self.rows.get(&head) else {
            return;
        };
        let start = row.starts.get(usize::from(level)).copied().unwrap_or(0);
        let mut outdone = Vec::new();
        let mut preferred = Vec::new();
        for comparison in compared {
            let place = self.places[comparison.attacker];
            match (place >= start, comparison.is_heavier()) {
                (true, true) => outdone.push(place),
                (false, false) => preferred.push(place),
                _ => {}
            }
        }
        outdone.sort_unstable();
        preferred.sort_unstable();
        row.tree.all_but(start, &outdone, inputs);
        row.tree.only(&preferred, inputs);
    }
}
