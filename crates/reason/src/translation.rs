//! The map as a flat assumption-based framework, and that as a network.
//!
//! Rules that would be many in number are implied: a strict inference with `n` premises takes a tree of gates for its `n`
//! contrapositives, a question with `k` answers a tree for their exclusion, and opposing inferences meet by weight
//! (see [`defeats`]).

mod class_rows;
mod classes;
mod comparison;
mod defeats;

use hence_map::{Map, Stance};

use crate::atoms::{Atoms, Steps, Term};
use crate::column::{Column, Lists};
use crate::conflicts::Conflicts;
use crate::network::{Builder, Gate, Kind, Network, Tree};
use crate::preferences::Preferences;

/// What the translation reads.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'m> {
    pub(crate) map: &'m Map,
    pub(crate) atoms: &'m Atoms,
    pub(crate) steps: &'m Steps,
    pub(crate) conflicts: &'m Conflicts,
    pub(crate) preferences: &'m Preferences,
}

/// A framework as a network, and where in it the parts of the map are.
#[derive(Debug)]
pub(crate) struct Translation {
    pub(crate) network: Network,
    /// The gate of each term.
    pub(crate) terms: Column<Gate>,
    /// The gate of the stance of each atom that has one: a fact, or the assumption that it holds.
    pub(crate) holds: Column<Option<Gate>>,
    /// Whether each inference is defeated. None where nothing can defeat it.
    pub(crate) defeated: Column<Option<Gate>>,
    /// The numbers of the preferences without which the framework is the same, in order.
    pub(crate) idle_preferences: Vec<usize>,
}

impl Translation {
    pub(crate) fn new(parts: Parts<'_>) -> Self {
        let mut translator = Translator::new(parts);
        translator.stances();
        translator.contradictions();
        translator.inferences();
        let idle_preferences = defeats::add(&mut translator);
        Self {
            network: translator.builder.build(),
            terms: translator.terms,
            holds: translator.holds,
            defeated: translator.defeated,
            idle_preferences,
        }
    }
}

/// How firmly a rule concludes: the weight of its inference, or [`STRICT`].
type Level = u8;

/// The level of what follows strictly, above every weight.
const STRICT: Level = 4;

/// The number of levels.
const N_LEVELS: usize = 5;

/// A rule of an inference, of a strict one also a contrapositive.
#[derive(Clone, Copy, Debug, Default)]
struct Rule {
    level: Level,
    /// In when its body is.
    gate: Gate,
}

/// A translation under way.
struct Translator<'m> {
    parts: Parts<'m>,
    builder: Builder,
    /// A gate that is in.
    fact: Gate,
    terms: Column<Gate>,
    holds: Column<Option<Gate>>,
    /// Whether the premises of each inference hold, and it applies. None for an inference that says nothing.
    fires: Column<Option<Gate>>,
    defeated: Column<Option<Gate>>,
    /// The rules of inferences, each with its head.
    rules: Vec<(u32, Rule)>,
    /// The inputs of the gate that is being made; kept for its memory.
    inputs: Vec<Gate>,
}

impl<'m> Translator<'m> {
    fn new(parts: Parts<'m>) -> Self {
        let n_terms = 2 * parts.atoms.len();
        let n_inferences = parts.map.inferences.len();
        // As many as an ordinary map has at most: what is not filled is no memory.
        let n_gates = n_terms + parts.atoms.len() + 3 * n_inferences;
        let mut builder = Builder::with_capacity(n_gates, n_gates + 2 * n_inferences);
        let fact = builder.gate(Kind::All);
        Self {
            terms: (0..n_terms).map(|_| builder.gate(Kind::Any)).collect(),
            holds: Column::new(None, parts.atoms.len()),
            fires: Column::new(None, n_inferences),
            defeated: Column::new(None, n_inferences),
            rules: Vec::with_capacity(n_inferences),
            inputs: Vec::new(),
            parts,
            builder,
            fact,
        }
    }

    fn term(&self, term: Term) -> Gate {
        self.terms[term.0]
    }

    fn stances(&mut self) {
        for atom in self.parts.atoms.numbers() {
            let term = Term::positive(atom);
            let hold = match self.parts.atoms.stances[atom] {
                None => continue,
                Some(Stance::Given) => self.fact,
                Some(Stance::Supposed | Stance::Implied | Stance::Stated) => {
                    let contrary = self.term(term.negation());
                    self.builder.of(Kind::Not, [contrary])
                }
            };
            self.builder.feed(hold, self.term(term));
            self.holds[atom] = Some(hold);
        }
    }

    /// Adds `¬c ← d` for all `c` and `d` that contradict each other, unless `c` wins against `d`.
    fn contradictions(&mut self) {
        let conflicts = self.parts.conflicts;
        for atom in self.parts.atoms.numbers() {
            for &other in conflicts.neighbours.of(atom) {
                if !self.parts.preferences.wins(atom, other) {
                    let negation = self.term(Term::positive(atom).negation());
                    self.builder
                        .feed(self.term(Term::positive(other)), negation);
                }
            }
        }
        for group in conflicts.groups.numbers() {
            self.exclusions(conflicts.groups.of(group));
        }
    }

    /// Lets each answer exclude the others. Near-linear in the answers and the preferences between them.
    fn exclusions(&mut self, answers: &[u32]) {
        let row: Vec<Option<Gate>> = answers
            .iter()
            .map(|&answer| Some(self.term(Term::positive(answer))))
            .collect();
        let tree = Tree::new(Kind::Any, &row, &mut self.builder);
        let mut inputs = Vec::new();
        for (place, &answer) in answers.iter().enumerate() {
            let mut but = self.parts.preferences.losers_among(answer, answers);
            but.push(place as u32);
            but.sort_unstable();
            tree.all_but(0, &but, &mut inputs);
            let negation = self.term(Term::positive(answer).negation());
            for input in inputs.drain(..) {
                self.builder.feed(input, negation);
            }
        }
    }

    fn inferences(&mut self) {
        let steps = self.parts.steps;
        let opposed = self.heads();
        for number in steps.numbers() {
            let head = steps.heads[number];
            let fires = if steps.is_strict[number] {
                self.deduction(number)
            } else {
                self.defeasible(number, opposed[head.negation().0])
            };
            self.fires[number] = Some(fires);
        }
    }

    /// Tells for each term whether a rule of an inference concludes it.
    fn heads(&self) -> Column<bool> {
        let steps = self.parts.steps;
        let mut heads = Column::new(false, self.terms.len());
        for number in steps.numbers() {
            heads[steps.heads[number].0] = true;
            if steps.is_strict[number] {
                for premise in steps.bodies.of(number) {
                    heads[premise.negation().0] = true;
                }
            }
        }
        heads
    }

    /// Adds the rule of a defeasible inference, and returns its gate.
    fn defeasible(&mut self, number: u32, is_opposed: bool) -> Gate {
        let head = self.parts.steps.heads[number];
        let mut inputs = std::mem::take(&mut self.inputs);
        inputs.clear();
        let body = self.parts.steps.bodies.of(number).iter();
        inputs.extend(body.map(|&premise| self.term(premise)));
        if is_opposed || self.can_be_defeated(number) {
            let defeated = self.builder.gate(Kind::Any);
            self.defeated[number] = Some(defeated);
            inputs.push(self.builder.of(Kind::Not, [defeated]));
        }
        let level = self.parts.steps.weights[number];
        let gate = self.rule(head, level, &inputs);
        self.inputs = inputs;
        gate
    }

    /// Tells whether something other than an inference for its head's negation might defeat the inference. Where nothing
    /// can, it needs no assumption: it always applies.
    fn can_be_defeated(&self, number: u32) -> bool {
        let head = self.parts.steps.heads[number];
        let atom = head.atom();
        let has_exception = |map: &Map| {
            let inference = map.inferences.try_get(Steps::id(number));
            inference.is_some_and(|inference| !inference.exceptions.is_empty())
        };
        let by_conclusion = if head.is_negated() {
            // A given claim is not attackable, and a held one may outweigh the objection.
            self.parts.atoms.stances[atom].is_some()
        } else {
            self.parts.conflicts.touch(atom)
        };
        by_conclusion || has_exception(self.parts.map)
    }

    /// Adds the rule of a strict inference and its contrapositives, and returns the gate of the rule itself.
    fn deduction(&mut self, number: u32) -> Gate {
        let body = self.parts.steps.bodies.of(number);
        let head = self.parts.steps.heads[number];
        let row: Vec<Option<Gate>> = body
            .iter()
            .map(|&premise| Some(self.term(premise)))
            .collect();
        let tree = Tree::new(Kind::All, &row, &mut self.builder);
        for (place, premise) in body.iter().enumerate() {
            let mut inputs = vec![self.term(head.negation())];
            tree.all_but(0, &[place as u32], &mut inputs);
            self.rule(premise.negation(), STRICT, &inputs);
        }
        let inputs = self.gates(body);
        self.rule(head, STRICT, &inputs)
    }

    fn rule(&mut self, head: Term, level: Level, inputs: &[Gate]) -> Gate {
        let gate = self.builder.joined(Kind::All, inputs).unwrap_or(self.fact);
        self.builder.feed(gate, self.term(head));
        self.rules.push((head.0, Rule { level, gate }));
        gate
    }

    fn gates(&self, terms: &[Term]) -> Vec<Gate> {
        terms.iter().map(|&term| self.term(term)).collect()
    }

    /// Returns the rules of inferences by their heads.
    fn rules_by_head(&self) -> Lists<Rule> {
        Lists::from_pairs(self.terms.len(), self.rules.iter().copied())
    }
}
