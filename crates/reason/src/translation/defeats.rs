//! What defeats a defeasible inference.
//!
//! The foes of an inference are the inferences for what conflicts with its conclusion; each defeats it unless it is
//! heavier. The foes of one conclusion are joined by weight, `k` levels for any number of inferences. Only where a
//! preference bears on two classes of inferences are they compared one by one (see [`Classes`]).

use rustc_hash::FxHashMap;

use super::class_rows::ClassRows;
use super::classes::Classes;
use super::comparison::Comparison;
use super::{Level, N_LEVELS, Parts, Rule, STRICT, Translator};
use crate::atoms::{Steps, Term};
use crate::column::{Column, Lists};
use crate::network::{Gate, Kind, Tree};

/// For each level, what fires at it or above.
type Levels = [Option<Gate>; N_LEVELS];

/// Feeds the gates that say that an inference is defeated. Returns the numbers of the preferences that do nothing.
pub(super) fn add(translator: &mut Translator<'_>) -> Vec<usize> {
    let parts = translator.parts;
    let classes = Classes::new(parts);
    let mut defeats = Defeats::new(translator, &classes);
    for number in parts.steps.numbers() {
        if let Some(defeated) = defeats.translator.defeated[number] {
            defeats.exceptions(number, defeated);
            defeats.by_conclusion(number, defeated);
        }
    }
    defeats.weigh_objections();
    defeats.compare();
    for number in parts.steps.numbers() {
        if !defeats.is_compared[number] && defeats.translator.defeated[number].is_some() {
            let foes = defeats.foes(parts.steps.heads[number], parts.steps.weights[number]);
            defeats.defeat(number, foes);
        }
    }
    idle(parts, &defeats.decides)
}

/// The gates that join foes, made when they are first asked for.
struct Defeats<'t, 'm> {
    translator: &'t mut Translator<'m>,
    parts: Parts<'m>,
    rules: Lists<Rule>,
    levels: FxHashMap<Term, Levels>,
    foes: FxHashMap<(Term, Level), Option<Gate>>,
    rows: FxHashMap<(Row, Level), Tree>,
    /// For each atom that something contradicts, what defeats every inference for it, whatever its weight.
    certain: FxHashMap<u32, Option<Gate>>,
    /// The contradictories that win against each atom.
    outweighed: Lists<u32>,
    classes: &'t Classes,
    class_rows: ClassRows,
    /// Whether each inference has been compared class by class.
    is_compared: Column<bool>,
    /// Whether each counting preference, by its place, is known to decide something.
    decides: Column<bool>,
}

/// A row of claims that exclude one claim, or each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    /// The declared contradictories of an atom.
    Neighbours(u32),
    /// The answers of a question.
    Group(u32),
}

/// Tells whether two atoms contradict each other, and the one wins against the other.
fn is_won(parts: Parts<'_>, winner: u32, loser: u32) -> bool {
    parts.conflicts.are_opposed(winner, loser) && parts.preferences.wins(winner, loser)
}

impl<'t, 'm> Defeats<'t, 'm> {
    fn new(translator: &'t mut Translator<'m>, classes: &'t Classes) -> Self {
        let parts = translator.parts;
        let mut outweighed = Vec::new();
        let mut decides = Column::default();
        for weighing in &parts.preferences.counting {
            let lighter = weighing.over.atom();
            let opposed = lighter.filter(|&lighter| is_won(parts, weighing.heavier, lighter));
            outweighed.extend(opposed.map(|lighter| (lighter, weighing.heavier)));
            // It takes a rule of the contradiction away.
            decides.push(opposed.is_some());
        }
        Self {
            rules: translator.rules_by_head(),
            translator,
            parts,
            levels: FxHashMap::default(),
            foes: FxHashMap::default(),
            rows: FxHashMap::default(),
            certain: FxHashMap::default(),
            outweighed: Lists::from_pairs(parts.atoms.len(), outweighed.iter().copied()),
            class_rows: ClassRows::new(classes.heads.len()),
            is_compared: Column::new(false, parts.map.inferences.len()),
            classes,
            decides,
        }
    }

    fn defeat(&mut self, number: u32, by: Option<Gate>) {
        if let (Some(by), Some(defeated)) = (by, self.translator.defeated[number]) {
            self.translator.builder.feed(by, defeated);
        }
    }

    fn exceptions(&mut self, number: u32, defeated: Gate) {
        let Some(inference) = self.parts.map.inferences.try_get(Steps::id(number)) else {
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
        let certain = if head.is_negated() {
            let is_given = self.parts.atoms.is_given(head.atom());
            is_given.then_some(self.translator.fact)
        } else if self.parts.conflicts.touch(head.atom()) {
            let known = self.certain.get(&head.atom()).copied();
            known.unwrap_or_else(|| {
                let certain = self.certainly(head.atom());
                self.certain.insert(head.atom(), certain);
                certain
            })
        } else {
            None
        };
        if let Some(certain) = certain {
            self.translator.builder.feed(certain, defeated);
        }
    }

    fn certainly(&mut self, atom: u32) -> Option<Gate> {
        let conflicts = self.parts.conflicts;
        let is_given = |&other: &u32| self.parts.atoms.is_given(other);
        let is_given_answer = |group: &u32| {
            let answers = conflicts.groups.of(*group).iter();
            answers.filter(|&&answer| answer != atom).any(is_given)
        };
        if conflicts.neighbours.of(atom).iter().any(is_given)
            || conflicts.memberships.of(atom).iter().any(is_given_answer)
        {
            return Some(self.translator.fact);
        }
        let heavier = self.outweighed.of(atom).iter();
        let inputs: Vec<Gate> = heavier
            .map(|&other| self.translator.term(Term::positive(other)))
            .collect();
        self.translator.builder.joined(Kind::Any, &inputs)
    }

    /// Defeats objections that a held claim was weighed against and found heavier.
    fn weigh_objections(&mut self) {
        let classes = self.classes;
        // How many preferences say so of each class, and the place of the last one.
        let mut weighed = Column::new((0u32, 0u32), classes.heads.len());
        for (place, weighing) in (0..).zip(&self.parts.preferences.counting) {
            let atom = weighing.heavier;
            let is_held = self.parts.atoms.stances[atom].is_some();
            // An objection to a given claim is defeated anyway.
            let is_held = is_held && !self.parts.atoms.is_given(atom);
            let Some(lighter) = weighing.over.atom().filter(|_| is_held) else {
                continue;
            };
            // A claim does not outweigh itself, so what is named beside the conclusion is a premise.
            for &(_, _, class) in classes.with(lighter, Term::positive(atom).negation()) {
                weighed[class] = (weighed[class].0 + 1, place);
            }
        }
        for class in classes.numbers() {
            let (count, place) = weighed[class];
            if count == 1 {
                self.decides[place] = true;
            }
            if count > 0 {
                for &member in classes.members.of(class) {
                    self.defeat(member, Some(self.translator.fact));
                }
            }
        }
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
        match self.rules.of(term.0) {
            [] => None,
            [only] => (level <= only.level).then_some(only.gate),
            _ => self.levels(term).get(usize::from(level)).copied().flatten(),
        }
    }

    /// Returns what fires against `head` at `level` or above.
    fn foes(&mut self, head: Term, level: Level) -> Option<Gate> {
        if head.is_negated() || !self.parts.conflicts.touch(head.atom()) {
            // Only what concludes the opposite.
            return self.fires(head.negation(), level);
        }
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

    /// Compares the classes on which preferences bear, and defeats their inferences accordingly.
    fn compare(&mut self) {
        let mut comparisons = Vec::new();
        for defender in self.classes.numbers() {
            self.classes.compare(defender, &mut comparisons);
            if comparisons.is_empty() {
                continue;
            }
            for place in comparisons
                .iter()
                .flat_map(|comparison| comparison.decisive())
            {
                self.decides[place] = true;
            }
            let foes = self.compared_foes(defender, &comparisons);
            for &member in self.classes.members.of(defender) {
                self.is_compared[member] = true;
                self.defeat(member, foes);
            }
        }
    }

    /// Returns what fires against the class `defender`, which compares with some classes as `comparisons` says.
    fn compared_foes(&mut self, defender: u32, comparisons: &[Comparison]) -> Option<Gate> {
        let classes = self.classes;
        let foe = |comparison: &Comparison| classes.heads[comparison.attacker];
        let level = classes.weights[defender];
        let mut but: Vec<Term> = comparisons.iter().map(foe).collect();
        but.dedup();
        let mut inputs = Vec::new();
        self.foes_but(classes.heads[defender], level, &but, &mut inputs);
        for compared in comparisons.chunk_by(|one, other| foe(one) == foe(other)) {
            if let Some(foe) = compared.first().map(foe) {
                self.add_row(foe);
                self.class_rows.fires(foe, level, compared, &mut inputs);
            }
        }
        self.translator.builder.joined(Kind::Any, &inputs)
    }

    /// Sees to it that the classes for `head` are in a row.
    fn add_row(&mut self, head: Term) {
        if !self.class_rows.has(head) {
            let strict = self.fires(head, STRICT);
            self.class_rows
                .add(head, strict, self.classes, self.translator);
        }
    }
}

/// Returns the numbers of the preferences that do nothing, in order: no contradiction is decided by one, no objection
/// weighed by it alone, and no comparison comes out otherwise without it. What repeats another does nothing.
fn idle(parts: Parts<'_>, decides: &Column<bool>) -> Vec<usize> {
    let counting = parts.preferences.counting.iter().zip(decides.iter());
    let idle = counting.filter(|(_, decides)| !**decides);
    let mut numbers: Vec<usize> = idle.map(|(weighing, _)| weighing.number).collect();
    numbers.extend(&parts.preferences.repeated);
    numbers.sort_unstable();
    numbers
}
