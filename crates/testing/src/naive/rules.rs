//! The rows of the translation.

use std::collections::{BTreeMap, BTreeSet};

use hence_map::{
    ClaimId, Id, Inference, InferenceId, Lighter, Literal, Map, Mention, Stance, Weight,
};

/// What a rule speaks about. Claims that restate each other share the number of the first of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Symbol {
    /// A claim, or its negation.
    Literal(usize, bool),
    /// The assumption that a claim holds.
    Hold(usize),
    /// The assumption that an inference applies.
    Applies(usize),
    /// That an inference is defeated.
    Defeated(usize),
}

impl Symbol {
    /// Returns the opposite of a literal.
    pub(super) fn negation(self) -> Self {
        match self {
            Self::Literal(claim, negated) => Self::Literal(claim, !negated),
            other => other,
        }
    }

    /// Returns the assumption that a claim holds.
    pub(super) fn hold(self) -> Self {
        match self {
            Self::Literal(claim, _) => Self::Hold(claim),
            other => other,
        }
    }
}

/// A rule: the symbol follows from the set.
pub(super) type Rule = (Symbol, BTreeSet<Symbol>);

/// A flat assumption-based framework.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Framework {
    rules: BTreeSet<Rule>,
    contraries: BTreeMap<Symbol, Symbol>,
}

impl Framework {
    /// Returns everything that follows from `assumptions`.
    pub(super) fn closure(&self, assumptions: &BTreeSet<Symbol>) -> BTreeSet<Symbol> {
        closure(assumptions.clone(), &self.rules)
    }

    /// Returns the framework without the fact `literal`.
    pub(super) fn without_fact(&self, literal: Symbol) -> Self {
        let mut without = self.clone();
        without.rules.remove(&(literal, BTreeSet::new()));
        without
    }

    /// Returns the assumptions whose contrary is not in `follows`.
    pub(super) fn unattacked(&self, follows: &BTreeSet<Symbol>) -> BTreeSet<Symbol> {
        let unattacked = |(_, contrary): &(&Symbol, &Symbol)| !follows.contains(contrary);
        let assumptions = self.contraries.iter().filter(unattacked);
        assumptions.map(|(assumption, _)| *assumption).collect()
    }
}

fn closure(mut follows: BTreeSet<Symbol>, rules: &BTreeSet<Rule>) -> BTreeSet<Symbol> {
    loop {
        let before = follows.len();
        for (head, body) in rules {
            if body.is_subset(&follows) {
                follows.insert(*head);
            }
        }
        if follows.len() == before {
            return follows;
        }
    }
}

/// What is lighter, claims by class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Over {
    Claim(usize),
    Inference(usize),
}

/// The map, claims by class, and the rows of the translation one by one.
pub(super) struct Rules<'m> {
    map: &'m Map,
    class: Vec<usize>,
    stances: Vec<Option<Stance>>,
    contradictions: BTreeSet<(usize, usize)>,
    preferences: BTreeSet<(usize, Over)>,
    /// The winners and losers of the contradictions that preferences do not decide, though they would.
    void: BTreeSet<(usize, usize)>,
}

impl<'m> Rules<'m> {
    pub(super) fn of(map: &'m Map) -> Self {
        Self::without(map, BTreeSet::new())
    }

    /// As [`Rules::of`], but preferences do not decide the contradictions in `void`.
    pub(super) fn without(map: &'m Map, void: BTreeSet<(usize, usize)>) -> Self {
        let class = classes(map);
        let mut stances = vec![None; map.claims.len()];
        for (claim, data) in map.claims.iter() {
            let stance = &mut stances[class[claim.index()]];
            *stance = firmer(*stance, data.stance);
        }
        let mut rules = Self {
            map,
            contradictions: contradictions(map, &class),
            class,
            stances,
            preferences: BTreeSet::new(),
            void,
        };
        let counting = rules.counting_preferences();
        rules.preferences = counting
            .iter()
            .map(|&number| rules.preference(number))
            .collect();
        rules
    }

    /// Returns the numbers of the preferences that are on no cycle, and not against a given claim.
    pub(super) fn counting_preferences(&self) -> BTreeSet<usize> {
        let all = 0..self.map.preferences.len();
        let mut reaches: BTreeSet<(usize, usize)> = all
            .clone()
            .map(|number| self.preference(number))
            .filter_map(|(heavier, over)| match over {
                Over::Claim(lighter) => Some((heavier, lighter)),
                Over::Inference(_) => None,
            })
            .collect();
        loop {
            let steps: Vec<(usize, usize)> = reaches
                .iter()
                .flat_map(|&(a, b)| {
                    let onward = reaches.iter().filter(move |(c, _)| *c == b);
                    onward.map(move |&(_, d)| (a, d))
                })
                .collect();
            let before = reaches.len();
            reaches.extend(steps);
            if reaches.len() == before {
                break;
            }
        }
        let counts = |number: &usize| match self.preference(*number) {
            (_, Over::Inference(_)) => true,
            (heavier, Over::Claim(lighter)) => {
                heavier != lighter
                    && !reaches.contains(&(lighter, heavier))
                    && self.stances[lighter] != Some(Stance::Given)
            }
        };
        all.filter(counts).collect()
    }

    /// Returns the numbers of the preferences that say what number `number` says, itself included, in order.
    pub(super) fn repeats(&self, number: usize) -> Vec<usize> {
        let all = 0..self.map.preferences.len();
        all.filter(|&other| self.preference(other) == self.preference(number))
            .collect()
    }

    fn preference(&self, number: usize) -> (usize, Over) {
        let preference = self.map.preferences[number];
        let over = match preference.lighter {
            Lighter::Claim(claim) => Over::Claim(self.class[claim.index()]),
            Lighter::Inference(inference) => Over::Inference(inference.index()),
        };
        (self.class[preference.heavier.index()], over)
    }

    /// Returns the symbol of a literal.
    pub(super) fn symbol(&self, literal: Literal) -> Symbol {
        Symbol::Literal(self.class[literal.claim.index()], literal.negated)
    }

    fn set(&self, premises: &[Mention]) -> BTreeSet<Symbol> {
        premises
            .iter()
            .map(|premise| self.symbol(premise.literal))
            .collect()
    }

    fn inferences(&self) -> impl Iterator<Item = (InferenceId, &'m Inference)> {
        let all = self.map.inferences.iter();
        all.filter(|(_, inference)| !inference.premises.is_empty())
    }

    fn head(&self, inference: &Inference) -> Symbol {
        self.symbol(inference.head())
    }

    /// Tells whether an inference is for `literal`.
    pub(super) fn has_reason(&self, literal: Symbol) -> bool {
        self.inferences()
            .any(|(_, inference)| self.head(inference) == literal)
    }

    fn outweighs(&self, heavier: usize, lighter: usize) -> bool {
        self.preferences.contains(&(heavier, Over::Claim(lighter)))
    }

    /// Tells whether `winner` outweighs `loser` where the two contradict each other.
    fn wins(&self, winner: usize, loser: usize) -> bool {
        self.outweighs(winner, loser) && !self.void.contains(&(winner, loser))
    }

    /// Returns the winners and losers of the contradictions that preferences decide.
    pub(super) fn won(&self) -> BTreeSet<(usize, usize)> {
        let pairs = self.contradictions.iter().copied();
        pairs
            .filter(|&(winner, loser)| self.wins(winner, loser))
            .collect()
    }

    /// Returns the winners and losers of the contradictions that preferences do not decide, though they would.
    pub(super) fn void(&self) -> &BTreeSet<(usize, usize)> {
        &self.void
    }

    fn is_given(&self, literal: Symbol) -> bool {
        matches!(literal, Symbol::Literal(claim, false) if self.stances[claim] == Some(Stance::Given))
    }

    /// Strict inferences and their contrapositives.
    fn strict(&self) -> BTreeSet<Rule> {
        let mut rules = BTreeSet::new();
        for (_, inference) in self
            .inferences()
            .filter(|(_, inference)| inference.is_strict)
        {
            let head = self.head(inference);
            let body = self.set(&inference.premises);
            for premise in &body {
                let mut others = body.clone();
                others.remove(premise);
                others.insert(head.negation());
                rules.insert((premise.negation(), others));
            }
            rules.insert((head, body));
        }
        rules
    }

    /// The rules of contradictions.
    fn exclusions(&self) -> BTreeSet<Rule> {
        let pairs = self.contradictions.iter();
        pairs
            .filter(|&&(c, d)| !self.wins(c, d))
            .map(|&(c, d)| {
                (
                    Symbol::Literal(c, true),
                    BTreeSet::from([Symbol::Literal(d, false)]),
                )
            })
            .collect()
    }

    /// Returns the claims of which both signs follow from `givens` and strict rules alone.
    pub(super) fn conflicts(&self, map: &Map, givens: &[ClaimId]) -> Vec<ClaimId> {
        let is_given = |claim: &&ClaimId| map.claims[**claim].stance == Some(Stance::Given);
        let facts = givens.iter().filter(is_given);
        let facts = facts
            .map(|&claim| self.symbol(Literal::positive(claim)))
            .collect();
        let mut rules = self.strict();
        rules.extend(self.exclusions());
        let follows = closure(facts, &rules);
        let both = |claim: &ClaimId| {
            let literal = self.symbol(Literal::positive(*claim));
            follows.contains(&literal) && follows.contains(&literal.negation())
        };
        map.claims.ids().filter(both).collect()
    }

    /// Returns the framework, and apart from it what contradictions contribute.
    pub(super) fn parts(&self) -> (Framework, BTreeSet<Rule>) {
        (self.framework(), self.exclusions())
    }

    /// Writes out the whole framework.
    pub(super) fn framework(&self) -> Framework {
        let mut framework = Framework::default();
        for (claim, stance) in self.stances.iter().enumerate() {
            let literal = Symbol::Literal(claim, false);
            match stance {
                None => {}
                Some(Stance::Given) => {
                    framework.rules.insert((literal, BTreeSet::new()));
                }
                Some(Stance::Supposed | Stance::Implied | Stance::Stated) => {
                    let hold = Symbol::Hold(claim);
                    framework.contraries.insert(hold, literal.negation());
                    framework.rules.insert((literal, BTreeSet::from([hold])));
                }
            }
        }
        framework.rules.extend(self.strict());
        framework.rules.extend(self.exclusions());
        for (id, inference) in self
            .inferences()
            .filter(|(_, inference)| !inference.is_strict)
        {
            let applies = Symbol::Applies(id.index());
            framework
                .contraries
                .insert(applies, Symbol::Defeated(id.index()));
            let body = self.body(id, inference);
            framework.rules.insert((self.head(inference), body));
            framework.rules.extend(self.defeats(id, inference));
        }
        framework
    }

    /// The premises of a defeasible inference, and that it applies.
    fn body(&self, id: InferenceId, inference: &Inference) -> BTreeSet<Symbol> {
        let mut body = self.set(&inference.premises);
        body.insert(Symbol::Applies(id.index()));
        body
    }

    /// The literals that conflict with `head`.
    fn foes(&self, head: Symbol) -> BTreeSet<Symbol> {
        let mut foes = BTreeSet::from([head.negation()]);
        if let Symbol::Literal(claim, false) = head {
            let pairs = self.contradictions.iter().filter(|(one, _)| *one == claim);
            foes.extend(pairs.map(|&(_, other)| Symbol::Literal(other, false)));
        }
        foes
    }

    /// The rules by which the defeasible inference `id` is defeated.
    fn defeats(&self, id: InferenceId, inference: &Inference) -> Vec<Rule> {
        let defeated = Symbol::Defeated(id.index());
        let head = self.head(inference);
        let foes = self.foes(head);
        let mut bodies = Vec::new();
        for exception in inference
            .exceptions
            .iter()
            .filter(|e| !e.premises.is_empty())
        {
            bodies.push(self.set(&exception.premises));
        }
        for (other_id, other) in self.inferences().filter(|(_, other)| !other.is_strict) {
            if foes.contains(&self.head(other)) && !self.is_heavier(id, other_id) {
                bodies.push(self.body(other_id, other));
            }
        }
        for (other_head, body) in self.strict() {
            if foes.contains(&other_head) {
                bodies.push(body);
            }
        }
        if foes.iter().any(|&foe| self.is_given(foe)) {
            bodies.push(BTreeSet::new());
        }
        match head {
            Symbol::Literal(claim, false) => {
                let pairs = self.contradictions.iter().filter(|(one, _)| *one == claim);
                for &(_, other) in pairs.filter(|(_, other)| self.wins(*other, claim)) {
                    bodies.push(BTreeSet::from([Symbol::Literal(other, false)]));
                }
            }
            Symbol::Literal(claim, true) => {
                let outweighed = |premise: &Symbol| match premise {
                    Symbol::Literal(atom, _) => self.outweighs(claim, *atom),
                    _ => false,
                };
                if self.stances[claim].is_some()
                    && self.set(&inference.premises).iter().any(outweighed)
                {
                    bodies.push(BTreeSet::new());
                }
            }
            _ => {}
        }
        bodies.into_iter().map(|body| (defeated, body)).collect()
    }

    /// Tells whether `one` is heavier than `other`.
    fn is_heavier(&self, one: InferenceId, other: InferenceId) -> bool {
        let ahead = self.is_preferred(one, other);
        let behind = self.is_preferred(other, one);
        if ahead == behind {
            let rank = |id| {
                Weight::ALL
                    .iter()
                    .position(|&w| w == self.map.inferences[id].weight)
            };
            rank(one) > rank(other)
        } else {
            ahead
        }
    }

    /// Tells whether a claim of `one` outweighs a claim of `other`, or `other` itself.
    fn is_preferred(&self, one: InferenceId, other: InferenceId) -> bool {
        let lighter = self.atoms(other);
        self.atoms(one).iter().any(|&claim| {
            self.preferences
                .contains(&(claim, Over::Inference(other.index())))
                || lighter.iter().any(|&light| self.outweighs(claim, light))
        })
    }

    /// The claims among the premises and the conclusion.
    fn atoms(&self, id: InferenceId) -> BTreeSet<usize> {
        let inference = &self.map.inferences[id];
        let premises = inference
            .premises
            .iter()
            .map(|premise| premise.literal.claim);
        let all = premises.chain([inference.conclusion.literal.claim]);
        all.map(|claim| self.class[claim.index()]).collect()
    }
}

/// The first claim of each claim's class.
fn classes(map: &Map) -> Vec<usize> {
    let mut class: Vec<usize> = (0..map.claims.len()).collect();
    loop {
        let before = class.clone();
        for pair in &map.equivalences {
            let [one, other] = pair.between.map(Id::index);
            let first = class[one].min(class[other]);
            class[one] = first;
            class[other] = first;
        }
        for claim in 0..class.len() {
            class[claim] = class[class[claim]];
        }
        if class == before {
            return class;
        }
    }
}

/// The firmer of two stances: given, then supposed, implied or stated, then none.
fn firmer(one: Option<Stance>, other: Option<Stance>) -> Option<Stance> {
    if one == Some(Stance::Given) || other == Some(Stance::Given) {
        Some(Stance::Given)
    } else {
        one.or(other)
    }
}

/// The pairs of classes that contradict each other, each in both orders; none within a class.
fn contradictions(map: &Map, class: &[usize]) -> BTreeSet<(usize, usize)> {
    let declared = map.contradictions.iter().map(|pair| pair.between);
    let answers = map.questions.values().filter(|question| !question.several);
    let excluded = answers.flat_map(|question| {
        let answers: Vec<ClaimId> = question
            .answers
            .iter()
            .map(|answer| answer.literal)
            .filter(|literal| !literal.negated)
            .map(|literal| literal.claim)
            .collect();
        let pairs: Vec<[ClaimId; 2]> = answers
            .iter()
            .flat_map(|&one| answers.iter().map(move |&other| [one, other]))
            .collect();
        pairs
    });
    declared
        .chain(excluded)
        .map(|pair| pair.map(|claim| class[claim.index()]))
        .filter(|[one, other]| one != other)
        .flat_map(|[one, other]| [(one, other), (other, one)])
        .collect()
}
