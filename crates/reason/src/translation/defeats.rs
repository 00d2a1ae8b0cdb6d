//! What defeats a defeasible inference.
//!
//! The foes of an inference are the inferences for what conflicts with its conclusion; each defeats it unless it is
//! heavier. The foes of one conclusion are joined by weight, `k` levels for any number of inferences. Only where a
//! preference bears on two classes of inferences are they compared one by one (see [`Classes`]).

use rustc_hash::FxHashMap;

use super::class_rows::ClassRows;
use super::classes::{Classes, Comparison};
use super::{Level, N_LEVELS, Parts, Rule, STRICT, Translator};
use crate::atoms::{Steps, Term};
use crate::column::{Column, Lists};
use crate::network::{Gate, Kind, Tree};
use crate::preferences::Over;

/// For each level, what fires at it or above.
type Levels = [Option<Gate>; N_LEVELS];

/// Feeds the gates that say that an inference is defeated. Returns the numbers of the preferences that do nothing.
pub(super) fn add(translator: &mut Translator<'_>) -> Vec<usize> {
    let parts = translator.parts;
    let classes = Classes::new(parts);
    let comparisons = classes.comparisons(parts);
    let mut defeats = Defeats::new(translator, classes.heads.len());
    for number in parts.steps.numbers() {
        if let Some(defeated) = defeats.translator.defeated[number] {
            defeats.exceptions(number, defeated);
            defeats.by_conclusion(number, defeated);
        }
    }
    let compared = comparisons.chunk_by(|one, other| one.defender == other.defender);
    let mut is_compared = Column::new(false, parts.map.inferences.len());
    for about in compared {
        let Some(defender) = about.first().map(|comparison| comparison.defender) else {
            continue;
        };
        let foes = defeats.compared_foes(defender, about, &classes);
        for &member in classes.members.of(defender) {
            is_compared[member] = true;
            defeats.defeat(member, foes);
        }
    }
    for number in parts.steps.numbers() {
        if !is_compared[number] && defeats.translator.defeated[number].is_some() {
            let foes = defeats.foes(parts.steps.heads[number], parts.steps.weights[number]);
            defeats.defeat(number, foes);
        }
    }
    let weighed = defeats.weigh_objections(&classes);
    idle(parts, &classes, &comparisons, &weighed)
}

/// The gates that join foes, made when they are first asked for.
struct Defeats<'t, 'm> {
    translator: &'t mut Translator<'m>,
    parts: Parts<'m>,
    rules: Lists<Rule>,
    levels: FxHashMap<Term, Levels>,
    foes: FxHashMap<(Term, Level), Option<Gate>>,
    rows: FxHashMap<(Row, Level), Tree>,
    /// For each conclusion, what defeats every inference for it, whatever its weight.
    certain: FxHashMap<Term, Option<Gate>>,
    /// The contradictories that outweigh each atom.
    outweighed: Lists<u32>,
    class_rows: ClassRows,
}

/// How many preferences say that a class of objections was weighed and found lighter, and the place of the last one.
#[derive(Clone, Copy, Debug, Default)]
struct Weighed {
    count: u32,
    place: usize,
}

/// A row of claims that exclude one claim, or each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    /// The declared contradictories of an atom.
    Neighbours(u32),
    /// The answers of a question.
    Group(u32),
}

impl<'t, 'm> Defeats<'t, 'm> {
    fn new(translator: &'t mut Translator<'m>, n_classes: usize) -> Self {
        let parts = translator.parts;
        let mut outweighed = Vec::new();
        for weighing in &parts.preferences.counting {
            if let Over::Atom(lighter) = weighing.over
                && parts.conflicts.are_opposed(weighing.heavier, lighter)
            {
                outweighed.push((lighter, weighing.heavier));
            }
        }
        Self {
            rules: translator.rules_by_head(),
            translator,
            parts,
            levels: FxHashMap::default(),
            foes: FxHashMap::default(),
            rows: FxHashMap::default(),
            certain: FxHashMap::default(),
            outweighed: Lists::from_pairs(parts.atoms.len(), &outweighed),
            class_rows: ClassRows::new(n_classes),
        }
    }

    fn defeat(&mut self, number: u32, by: Option<Gate>) {
        if let (Some(by), Some(defeated)) = (by, self.translator.defeated[number]) {
            self.translator.builder.feed(by, defeated);
        }
    }

    fn exceptions(&mut self, number: u32, defeated: Gate) {
        let Some(inference) = self.parts.map.inferences.get(Steps::id(number)) else {
            return;
        };
        for exception in &inference.exceptions {
            let body = self.parts.atoms.set(&exception.premises);
            let inputs = self.translator.gates(&body);
            if let Some(gate) = self.translator.builder.joined(Kind::All, &inputs) {
                self.translator.builder.feed(gate, defeated);
            }
        }
    }

    /// What a foe does that is given, and a contradictory that outweighs.
    fn by_conclusion(&mut self, number: u32, defeated: Gate) {
        let head = self.parts.steps.heads[number];
        let known = self.certain.get(&head).copied();
        let certain = known.unwrap_or_else(|| self.certainly(head));
        self.certain.insert(head, certain);
        if let Some(certain) = certain {
            self.translator.builder.feed(certain, defeated);
        }
    }

    fn certainly(&mut self, head: Term) -> Option<Gate> {
        let atom = head.atom();
        let is_given = |&other: &u32| self.parts.atoms.is_given(other);
        let has_given_foe = if head.is_negated() {
            is_given(&atom)
        } else {
            let groups = self.parts.conflicts.memberships.of(atom).iter();
            let is_given_answer = |group: &u32| {
                let answers = self.parts.conflicts.groups.of(*group).iter();
                answers.filter(|&&answer| answer != atom).any(is_given)
            };
            self.parts
                .conflicts
                .neighbours
                .of(atom)
                .iter()
                .any(is_given)
                || groups.into_iter().any(is_given_answer)
        };
        if has_given_foe {
            return Some(self.translator.fact);
        }
        if head.is_negated() {
            return None;
        }
        let heavier = self.outweighed.of(atom).iter();
        let inputs: Vec<Gate> = heavier
            .map(|&other| self.translator.term(Term::positive(other)))
            .collect();
        self.translator.builder.joined(Kind::Any, &inputs)
    }

    /// Defeats objections that a held claim was weighed against and found heavier.
    fn weigh_objections(&mut self, classes: &Classes) -> Column<Weighed> {
        let mut found = Column::new(Weighed::default(), classes.heads.len());
        for (place, weighing) in self.parts.preferences.counting.iter().enumerate() {
            let atom = weighing.heavier;
            let is_held = self.parts.atoms.stances[atom].is_some();
            // An objection to a given claim is defeated anyway.
            if !is_held
                || self.parts.atoms.is_given(atom)
                || !matches!(weighing.over, Over::Atom(_))
            {
                continue;
            }
            // A claim does not outweigh itself, so what is named beside the conclusion is a premise.
            for &(_, _, class) in classes.with(weighing.over, Term::positive(atom).negation()) {
                let weighed = &mut found[class];
                weighed.count += 1;
                weighed.place = place;
                if weighed.count == 1 {
                    for &member in classes.members.of(class) {
                        self.defeat(member, Some(self.translator.fact));
                    }
                }
            }
        }
        found
    }

    /// Returns what fires for `term`, by level.
    fn levels(&mut self, term: Term) -> Levels {
        if let Some(levels) = self.levels.get(&term) {
            return *levels;
        }
        let mut levels = Levels::default();
        let mut above = None;
        for (level, slot) in levels.iter_mut().enumerate().rev() {
            let rules = self.rules.of(term.0).iter();
            let at_level = rules.filter(|rule| usize::from(rule.level) == level);
            let inputs: Vec<Gate> = at_level.map(|rule| rule.gate).chain(above).collect();
            above = self.translator.builder.joined(Kind::Any, &inputs);
            *slot = above;
        }
        self.levels.insert(term, levels);
        levels
    }

    fn fires(&mut self, term: Term, level: Level) -> Option<Gate> {
        self.levels(term).get(usize::from(level)).copied().flatten()
    }

    /// Returns what fires against `head` at `level` or above.
    fn foes(&mut self, head: Term, level: Level) -> Option<Gate> {
        if let Some(&foes) = self.foes.get(&(head, level)) {
            return foes;
        }
        let mut inputs = Vec::new();
        self.foes_but(head, level, &[], &mut inputs);
        let foes = self.translator.builder.joined(Kind::Any, &inputs);
        self.foes.insert((head, level), foes);
        foes
    }

    /// Appends to `inputs` what fires against `head` at `level` or above, but for what concludes a term of `but`, in order.
    fn foes_but(&mut self, head: Term, level: Level, but: &[Term], inputs: &mut Vec<Gate>) {
        if !but.contains(&head.negation()) {
            inputs.extend(self.fires(head.negation(), level));
        }
        if head.is_negated() {
            return;
        }
        let atom = head.atom();
        let conflicts = self.parts.conflicts;
        if !conflicts.neighbours.of(atom).is_empty() {
            self.row_but(Row::Neighbours(atom), level, but, inputs);
        }
        for &group in conflicts.memberships.of(atom) {
            let mut but = but.to_vec();
            but.push(head);
            self.row_but(Row::Group(group), level, &but, inputs);
        }
    }

    fn row_but(&mut self, row: Row, level: Level, but: &[Term], inputs: &mut Vec<Gate>) {
        let conflicts = self.parts.conflicts;
        let atoms = match row {
            Row::Neighbours(atom) => conflicts.neighbours.of(atom),
            Row::Group(group) => conflicts.groups.of(group),
        };
        if !self.rows.contains_key(&(row, level)) {
            let gates: Vec<Option<Gate>> = atoms
                .iter()
                .map(|&atom| self.fires(Term::positive(atom), level))
                .collect();
            let tree = Tree::new(Kind::Any, &gates, &mut self.translator.builder);
            self.rows.insert((row, level), tree);
        }
        let positive = but.iter().filter(|term| !term.is_negated());
        let mut places: Vec<u32> = positive
            .filter_map(|term| atoms.binary_search(&term.atom()).ok())
            .map(|place| place as u32)
            .collect();
        places.sort_unstable();
        if let Some(tree) = self.rows.get(&(row, level)) {
            tree.all_but(0, &places, inputs);
        }
    }

    /// Returns what fires against the class `defender`, `about` being its comparisons.
    fn compared_foes(
        &mut self,
        defender: u32,
        about: &[Comparison],
        classes: &Classes,
    ) -> Option<Gate> {
        let head = classes.heads[defender];
        let level = classes.weights[defender];
        // The attackers' classes by conclusion.
        let mut by_foe: Vec<(Term, &Comparison)> = about
            .iter()
            .map(|comparison| (classes.heads[comparison.attacker], comparison))
            .collect();
        by_foe.sort_by_key(|&(foe, comparison)| (foe, comparison.attacker));
        let mut but: Vec<Term> = by_foe.iter().map(|&(foe, _)| foe).collect();
        but.dedup();
        let mut inputs = Vec::new();
        self.foes_but(head, level, &but, &mut inputs);
        for compared in by_foe.chunk_by(|one, other| one.0 == other.0) {
            self.compared_classes(level, compared, classes, &mut inputs);
        }
        self.translator.builder.joined(Kind::Any, &inputs)
    }

    /// Appends what of one foe fires at `level` or above, or prevails by a preference.
    fn compared_classes(
        &mut self,
        level: Level,
        compared: &[(Term, &Comparison)],
        classes: &Classes,
        inputs: &mut Vec<Gate>,
    ) {
        let Some(&(foe, _)) = compared.first() else {
            return;
        };
        if !self.class_rows.has(foe) {
            let strict = self.fires(foe, STRICT);
            self.class_rows.add(foe, strict, classes, self.translator);
        }
        let mut places = Vec::new();
        for (_, comparison) in compared {
            places.push(self.class_rows.places[comparison.attacker]);
            if !classes.is_heavier(comparison) {
                inputs.extend(self.class_rows.gates[comparison.attacker]);
            }
        }
        places.sort_unstable();
        self.class_rows.all_but(foe, level, &places, inputs);
    }
}

/// Returns the numbers of the preferences that do nothing, in order: no contradiction is decided by one, no objection
/// weighed by it alone, and no comparison comes out otherwise without it. What repeats another does nothing.
fn idle(
    parts: Parts<'_>,
    classes: &Classes,
    comparisons: &[Comparison],
    weighed: &Column<Weighed>,
) -> Vec<usize> {
    let counting = &parts.preferences.counting;
    let mut decides: Column<bool> = counting
        .iter()
        .map(|weighing| match weighing.over {
            Over::Atom(lighter) => parts.conflicts.are_opposed(weighing.heavier, lighter),
            Over::Inference(_) => false,
        })
        .collect();
    for comparison in comparisons {
        for place in classes.decisive(comparison) {
            decides[place as u32] = true;
        }
    }
    for weighed in weighed.iter().filter(|weighed| weighed.count == 1) {
        decides[weighed.place as u32] = true;
    }
    let idle = counting
        .iter()
        .zip(decides.iter())
        .filter(|(_, decides)| !**decides);
    let mut numbers: Vec<usize> = idle.map(|(weighing, _)| weighing.number).collect();
    numbers.extend(&parts.preferences.repeated);
    numbers.sort_unstable();
    numbers
}
