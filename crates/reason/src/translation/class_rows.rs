//! The classes of inferences with one conclusion, in a row by weight.

use rustc_hash::FxHashMap;

use super::classes::Classes;
use super::{Level, STRICT, Translator};
use crate::atoms::Term;
use crate::column::Column;
use crate::network::{Gate, Kind, Tree};

/// The rows that were asked for.
pub(super) struct ClassRows {
    /// The gates of each class: in when an inference of it fires.
    pub(super) gates: Column<Option<Gate>>,
    /// The place of each class in its row.
    pub(super) places: Column<u32>,
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
            gates: Column::new(None, n_classes),
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
        let members = classes.by_head.get(&head).map_or(&[][..], Vec::as_slice);
        let mut row = Vec::with_capacity(members.len() + 1);
        for (place, &class) in members.iter().enumerate() {
            let inferences = classes.members.of(class).iter();
            let fires: Vec<Gate> = inferences
                .filter_map(|&inference| translator.fires[inference])
                .collect();
            let gate = translator.builder.joined(Kind::Any, &fires);
            self.gates[class] = gate;
            self.places[class] = place as u32;
            row.push(gate);
        }
        row.push(strict);
        let tree = Tree::new(Kind::Any, &row, &mut translator.builder);
        let mut starts = [0; STRICT as usize + 1];
        for (level, start) in (0..=STRICT).zip(&mut starts) {
            *start = members.partition_point(|&class| classes.weights[class] < level) as u32;
        }
        self.rows.insert(head, ClassRow { tree, starts });
    }

    /// Appends to `inputs` what fires for `head` at `level` or above, but for the places `but`, which are in order.
    pub(super) fn all_but(&self, head: Term, level: Level, but: &[u32], inputs: &mut Vec<Gate>) {
        if let Some(row) = self.rows.get(&head) {
            let start = row.starts.get(usize::from(level)).copied().unwrap_or(0);
            row.tree.all_but(start, but, inputs);
        }
    }
}
