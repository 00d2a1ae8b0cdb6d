//! Contradictions: declared ones, and those between the answers of a question.

use hence_map::{Map, QuestionId};
use rustc_hash::FxHashMap;

use crate::atoms::Atoms;
use crate::column::Lists;
use crate::{Origin, SelfContradiction};

/// What excludes what. A question's answers are kept as a group, so that `k` answers cost no `k²` pairs.
#[derive(Debug)]
pub(crate) struct Conflicts {
    /// The atoms in a declared contradiction with each atom, each once, in order.
    pub(crate) neighbours: Lists<u32>,
    /// The atoms that answer each exclusive question, each once.
    pub(crate) groups: Lists<u32>,
    /// The question of each group.
    pub(crate) questions: Vec<QuestionId>,
    /// The groups of each atom, in order.
    pub(crate) memberships: Lists<u32>,
    /// The number in the map of each declared pair, the smaller atom first; of several alike the first.
    declared: FxHashMap<(u32, u32), usize>,
}

impl Conflicts {
    /// Gathers the contradictions of `map`; those within one atom are set aside, into the second result.
    pub(crate) fn new(map: &Map, atoms: &Atoms) -> (Self, Vec<SelfContradiction>) {
        let mut aside = Vec::new();
        let mut pairs = Vec::new();
        for (number, pair) in map.contradictions.iter().enumerate() {
            let [one, other] = pair.between.map(|claim| atoms.of(claim));
            if one == other {
                aside.push(SelfContradiction {
                    origin: Origin::Contradiction(number),
                    claims: pair.between,
                });
            } else {
                pairs.push((one, other, number));
            }
        }
        let mut declared = FxHashMap::default();
        for &(one, other, number) in &pairs {
            declared.entry(in_order(one, other)).or_insert(number);
        }
        let mut both: Vec<(u32, u32)> = pairs
            .iter()
            .flat_map(|&(one, other, _)| [(one, other), (other, one)])
            .collect();
        both.sort_unstable();
        both.dedup();
        let (groups, questions) = groups(map, atoms, &mut aside);
        let members: Vec<(u32, u32)> = groups
            .numbers()
            .flat_map(|group| groups.of(group).iter().map(move |&atom| (atom, group)))
            .collect();
        let conflicts = Self {
            neighbours: Lists::from_pairs(atoms.len(), both.iter().copied()),
            memberships: Lists::from_pairs(atoms.len(), members.iter().copied()),
            groups,
            questions,
            declared,
        };
        (conflicts, aside)
    }

    /// Tells whether the two atoms contradict each other.
    pub(crate) fn are_opposed(&self, one: u32, other: u32) -> bool {
        one != other && (self.declared(one, other).is_some() || self.share_group(one, other))
    }

    /// Returns the number of the contradiction that is declared between the two atoms.
    pub(crate) fn declared(&self, one: u32, other: u32) -> Option<usize> {
        self.declared.get(&in_order(one, other)).copied()
    }

    /// Tells whether anything contradicts `atom`.
    pub(crate) fn touch(&self, atom: u32) -> bool {
        !self.neighbours.of(atom).is_empty() || !self.memberships.of(atom).is_empty()
    }

    /// Returns a bound on the number of atoms that contradict `atom`.
    pub(crate) fn breadth(&self, atom: u32) -> usize {
        let groups = self.memberships.of(atom).iter();
        let answers: usize = groups.map(|&group| self.groups.of(group).len()).sum();
        self.neighbours.of(atom).len() + answers
    }

    /// Returns the atoms that contradict `atom`, each once, in order of number. Takes [`Conflicts::breadth`].
    pub(crate) fn opponents(&self, atom: u32) -> Vec<u32> {
        let groups = self.memberships.of(atom).iter();
        let answers = groups.flat_map(|&group| self.groups.of(group).iter().copied());
        let mut opponents: Vec<u32> = self.neighbours.of(atom).to_vec();
        opponents.extend(answers.filter(|&answer| answer != atom));
        opponents.sort_unstable();
        opponents.dedup();
        opponents
    }

    /// Both lists of groups are in order, so the shorter is searched for in the longer.
    fn share_group(&self, one: u32, other: u32) -> bool {
        let (mut few, mut many) = (self.memberships.of(one), self.memberships.of(other));
        if few.len() > many.len() {
            (few, many) = (many, few);
        }
        few.iter().any(|group| many.binary_search(group).is_ok())
    }
}

fn in_order(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

/// The answers of each exclusive question. An answer that stands for the same atom as one before is set aside.
/// The language knows no negated answers, and a negated one says nothing here.
fn groups(
    map: &Map,
    atoms: &Atoms,
    aside: &mut Vec<SelfContradiction>,
) -> (Lists<u32>, Vec<QuestionId>) {
    let mut groups = Lists::new();
    let mut questions = Vec::new();
    for (id, question) in map
        .questions
        .iter()
        .filter(|(_, question)| !question.several)
    {
        let answers = question.answers.iter().map(|answer| answer.literal);
        let mut answers: Vec<_> = answers
            .filter(|literal| !literal.negated)
            .map(|literal| (atoms.of(literal.claim), literal.claim))
            .collect();
        // Stable by atom: of one atom, the claims stand in the order of the answers.
        answers.sort_by_key(|&(atom, _)| atom);
        for pair in answers.windows(2) {
            if let [(one, first), (other, second)] = pair
                && one == other
                && first != second
            {
                aside.push(SelfContradiction {
                    origin: Origin::Question(id),
                    claims: [*first, *second],
                });
            }
        }
        answers.dedup_by_key(|(atom, _)| *atom);
        groups.push(answers.iter().map(|&(atom, _)| atom));
        questions.push(id);
    }
    (groups, questions)
}
