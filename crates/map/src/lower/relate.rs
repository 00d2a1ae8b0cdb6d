//! The second pass: how the claims bear on each other.

use std::collections::BTreeSet;

use hence_source::{Diagnostic, FileSpan, Span};
use hence_syntax::ast::{Connective, Document, Item, ItemId, ItemKind, Name, Operand, Relation};
use indexmap::IndexMap;

mod drafts;
mod qualifiers;

use super::attributes;
use super::scope::{Named, Scope, pair};
use crate::arena::IndexVec;
use crate::lower::resolve::Resolver;
use crate::model::{
    ClaimId, Exception, Import, Lighter, Map, Mention, Preference, QuestionId, Role, Tension,
};
use crate::names::normalized;
use crate::project::Project;
use crate::scheme::SchemeLibrary;
use drafts::{Draft, known};

/// What the second pass keeps from file to file: how many inferences each claim is the conclusion of so far.
pub(super) struct Relating {
    concluded: IndexVec<ClaimId, u32>,
}

impl Relating {
    pub(super) fn new(map: &Map) -> Self {
        Self {
            concluded: IndexVec::from_elem(0, map.claims.len()),
        }
    }
}

/// Resolves the relations and attributes of the file of `scopes[index]`.
pub(super) fn relate(
    project: &Project,
    scopes: &[Scope<'_>],
    index: usize,
    schemes: &SchemeLibrary,
    map: &mut Map,
    state: &mut Relating,
    out: &mut Vec<Diagnostic>,
) {
    let Some(scope) = scopes.get(index) else {
        return;
    };
    let document = &project.unit(scope.file).document;
    let text = &project.files.get(scope.file).text;
    let mut pass = Pass {
        answered: BTreeSet::new(),
        first_preference: map.preferences.len(),
        first_inference: map.inferences.len(),
        text,
        scope,
        document,
        schemes,
        map,
        out,
        resolver: Resolver::new(text, scopes, scope),
        lines: Vec::new(),
        first_line: 0,
        operands: Vec::new(),
        drafts: Vec::new(),
        broken_exceptions: BTreeSet::new(),
        labels: IndexMap::new(),
        outweighed: Vec::new(),
    };
    for (id, item) in document.iter() {
        pass.item(id, item);
    }
    pass.finish(state);
    for (alias, used) in &scope.aliases {
        pass.map.imports.push(Import {
            alias: alias.clone(),
            path: used.path.clone(),
            is_used: used.is_used.get() || used.scope.is_none(),
            at: scope.place(used.at),
        });
    }
}

/// What a line turned out to be, for the lines below it.
#[derive(Clone, Copy, Default)]
pub(super) struct Line {
    /// The claim on it, where there is just one.
    pub(super) subject: Option<Mention>,
    /// The relation on it, for `and`, `unless` and attributes.
    attached: Attached,
}

/// What `and` and `unless` may attach to.
#[derive(Clone, Copy, Default)]
enum Attached {
    #[default]
    Nothing,
    /// An inference, by its draft's number.
    Inference(usize),
    /// An exception of an inference: the draft's number, the exception's number.
    Exception(usize, usize),
    /// The first of so many tensions.
    Tensions(usize, usize),
}

pub(super) struct Pass<'p> {
    pub(super) text: &'p str,
    pub(super) scope: &'p Scope<'p>,
    pub(super) document: &'p Document,
    schemes: &'p SchemeLibrary,
    pub(super) map: &'p mut Map,
    pub(super) out: &'p mut Vec<Diagnostic>,
    pub(super) resolver: Resolver<'p>,
    /// The lines since the last claim at column 0. Nothing reaches behind it, so a long document costs no memory here.
    lines: Vec<Line>,
    /// The number of the first of them.
    first_line: usize,
    /// The claims on the line that is being read; kept for its memory.
    operands: Vec<Option<Mention>>,
    drafts: Vec<Draft>,
    /// The exceptions that name a claim that does not exist: the draft's number, the exception's number.
    broken_exceptions: BTreeSet<(usize, usize)>,
    labels: IndexMap<String, (usize, Span)>,
    /// `outweighs <label>`: the claim, the label, the line.
    outweighed: Vec<(ClaimId, Name, FileSpan)>,
    /// The questions that say how many answers they take.
    pub(super) answered: BTreeSet<QuestionId>,
    /// The number of the first preference that stands in this file.
    first_preference: usize,
    /// The number of the first inference that stands in this file.
    first_inference: usize,
}

impl Pass<'_> {
    fn item(&mut self, id: ItemId, item: &Item) {
        if matches!(item.kind, ItemKind::Claim(_)) && item.parent.is_none() && item.indent == 0 {
            self.lines.clear();
            self.first_line = id.index();
        }
        match &item.kind {
            ItemKind::Claim(operand) | ItemKind::InlineClaim(operand) => {
                let subject = self.operand(operand);
                self.line(id).subject = subject;
            }
            ItemKind::Answer(operand) => {
                let subject = self.operand(operand);
                self.line(id).subject = subject;
                self.answer(item, subject);
            }
            ItemKind::Relation(relation) => self.relation(id, item, relation),
            ItemKind::Attribute(attribute) => {
                let parent = item.parent.and_then(|parent| self.document.item(parent));
                attributes::attribute(self, attribute, item, parent);
            }
            ItemKind::Error => {
                if let Some(subject) = self.subject(item) {
                    self.map.claims[subject.literal.claim].is_incomplete = true;
                }
            }
            ItemKind::Blank
            | ItemKind::Comment
            | ItemKind::Metadata(_)
            | ItemKind::Heading(_)
            | ItemKind::Use(_)
            | ItemKind::Source(_)
            | ItemKind::Question(_)
            | ItemKind::Prose
            | ItemKind::Fence => {}
        }
    }

    /// Returns the line that is being read.
    fn line(&mut self, id: ItemId) -> &mut Line {
        let place = id.index() - self.first_line;
        if place >= self.lines.len() {
            self.lines.resize(place + 1, Line::default());
        }
        self.lines
            .get_mut(place)
            .expect("there is room for every line since the first one")
    }

    /// Returns a line further up, unless nothing is known of it.
    fn line_above(&self, id: ItemId) -> Option<&Line> {
        self.lines.get(id.index().checked_sub(self.first_line)?)
    }

    /// Returns the claim that a line describes: the one on the line that it hangs below.
    pub(super) fn subject(&self, item: &Item) -> Option<Mention> {
        self.line_above(item.parent?)?.subject
    }

    /// Returns the tensions on the line that a line hangs below: the first one's number, and how many.
    pub(super) fn tensions(&self, item: &Item) -> Option<(usize, usize)> {
        match self.line_above(item.parent?)?.attached {
            Attached::Tensions(first, count) => Some((first, count)),
            Attached::Nothing | Attached::Inference(_) | Attached::Exception(..) => None,
        }
    }

    /// Resolves an operand and adds its tags to the claim. An unknown name is reported.
    fn operand(&mut self, operand: &Operand) -> Option<Mention> {
        let literal = self.resolver.literal(operand, self.map, self.out)?;
        for tag in &operand.tags {
            let tag = tag.value(self.text).to_owned();
            self.map.claims[literal.claim].tags.push(tag);
        }
        Some(Mention {
            literal,
            at: self.scope.place(operand.span),
        })
    }

    fn answer(&mut self, item: &Item, answer: Option<Mention>) {
        let parent = item.parent.and_then(|parent| self.document.item(parent));
        let Some(ItemKind::Question(written)) = parent.map(|parent| &parent.kind) else {
            return;
        };
        let answer = answer.filter(|answer| !answer.literal.negated);
        if let (Some(question), Some(answer)) = (self.question(written), answer) {
            self.map.questions[question].answers.push(answer);
        }
    }

    /// Returns the question that a line asks; None for the second one of an id, or that of a claim (both reported).
    pub(super) fn question(&self, written: &Operand) -> Option<QuestionId> {
        let id = normalized(written.id?.value(self.text));
        match self.scope.names.get(&*id)? {
            Named::Question(question) => {
                let at = self.scope.place(written.span);
                (self.map.questions[*question].at == at).then_some(*question)
            }
            Named::Claim(_) => None,
        }
    }

    fn relation(&mut self, id: ItemId, item: &Item, relation: &Relation) {
        let mut operands = std::mem::take(&mut self.operands);
        operands.clear();
        operands.extend(
            relation
                .operands
                .iter()
                .map(|operand| self.operand(operand)),
        );
        if let [only] = operands.as_slice() {
            self.line(id).subject = *only;
        }
        self.relate(id, item, relation, &operands);
        self.operands = operands;
    }

    /// Relates the claims on a line to the claim or the relation above.
    fn relate(
        &mut self,
        id: ItemId,
        item: &Item,
        relation: &Relation,
        operands: &[Option<Mention>],
    ) {
        let at = self
            .scope
            .place(Span::new(relation.connective_span.start, item.content.end));
        let subject = self.subject(item);
        if subject.is_none() || operands.iter().any(Option::is_none) {
            self.lose(subject.iter().chain(operands.iter().flatten()));
        }
        match relation.connective {
            Connective::Because => self.inference(id, item, relation, operands, Role::Support, at),
            Connective::But => self.inference(id, item, relation, operands, Role::Attack, at),
            Connective::Hence => self.forward(id, item, relation, operands, Role::Support, at),
            Connective::Against => self.forward(id, item, relation, operands, Role::Attack, at),
            Connective::And => self.and(id, relation, operands),
            Connective::Unless => self.unless(id, relation, operands, at),
            Connective::Contradicts | Connective::Restates => {
                let Some(subject) = self
                    .subject(item)
                    .filter(|subject| !subject.literal.negated)
                else {
                    return;
                };
                let pairs = operands
                    .iter()
                    .flatten()
                    .filter(|other| !other.literal.negated)
                    .map(|other| pair(subject.literal.claim, other.literal.claim, at));
                match relation.connective {
                    Connective::Contradicts => self.map.contradictions.extend(pairs),
                    _ => self.map.equivalences.extend(pairs),
                }
            }
            Connective::Tension => self.tension(id, item, operands, at),
            Connective::Outweighs => self.outweighs(item, relation, operands, at),
        }
    }

    /// Takes note that a relation between these is left out.
    fn lose<'m>(&mut self, mentions: impl Iterator<Item = &'m Mention>) {
        for mention in mentions {
            self.map.claims[mention.literal.claim].has_lost_relation = true;
        }
    }

    /// `because`, `but`: the claim above is the conclusion, what stands on the line are the premises.
    fn inference(
        &mut self,
        id: ItemId,
        item: &Item,
        relation: &Relation,
        operands: &[Option<Mention>],
        role: Role,
        at: FileSpan,
    ) {
        let Some(conclusion) = self.subject(item) else {
            return;
        };
        self.draft(id, relation, conclusion, operands, role, at);
    }

    /// `hence`, `against`: the claim above is a premise, what stands on the line is the conclusion.
    fn forward(
        &mut self,
        id: ItemId,
        item: &Item,
        relation: &Relation,
        operands: &[Option<Mention>],
        role: Role,
        at: FileSpan,
    ) {
        let premise = self.subject(item);
        for conclusion in operands.iter().flatten() {
            self.draft(id, relation, *conclusion, &[premise], role, at);
        }
    }

    fn and(&mut self, id: ItemId, relation: &Relation, operands: &[Option<Mention>]) {
        let attached = self.attached(relation);
        self.line(id).attached = attached;
        let is_broken = operands.is_empty() || operands.iter().any(Option::is_none);
        let more = operands.iter().copied().flatten();
        match attached {
            Attached::Inference(number) => {
                self.drafted(number).premises.extend(more);
                if let Some(draft) = self.drafts.get_mut(number) {
                    draft.is_broken |= is_broken;
                }
            }
            Attached::Exception(number, exception) => {
                if let Some(exception) = self.drafted(number).exceptions.get_mut(exception) {
                    exception.premises.extend(more);
                }
                if is_broken {
                    self.broken_exceptions.insert((number, exception));
                }
            }
            Attached::Nothing | Attached::Tensions(..) => {}
        }
    }

    fn unless(
        &mut self,
        id: ItemId,
        relation: &Relation,
        operands: &[Option<Mention>],
        at: FileSpan,
    ) {
        let Attached::Inference(number) = self.attached(relation) else {
            return;
        };
        let premises = known(operands);
        let exceptions = &mut self.drafted(number).exceptions;
        let exception = exceptions.len();
        if exceptions.is_empty() {
            // Most inferences with an exception have just one.
            exceptions.reserve_exact(1);
        }
        exceptions.push(Exception { premises, at });
        if operands.is_empty() || operands.iter().any(Option::is_none) {
            self.broken_exceptions.insert((number, exception));
        }
        self.line(id).attached = Attached::Exception(number, exception);
    }

    fn attached(&self, relation: &Relation) -> Attached {
        let line = relation.attached.and_then(|item| self.line_above(item));
        line.map_or(Attached::Nothing, |line| line.attached)
    }

    fn tension(&mut self, id: ItemId, item: &Item, operands: &[Option<Mention>], at: FileSpan) {
        let Some(subject) = self
            .subject(item)
            .filter(|subject| !subject.literal.negated)
        else {
            return;
        };
        let first = self.map.tensions.len();
        for other in operands
            .iter()
            .flatten()
            .filter(|other| !other.literal.negated)
        {
            let between = [subject.literal.claim, other.literal.claim];
            self.map.tensions.push(Tension {
                between,
                note: None,
                at,
            });
        }
        let count = self.map.tensions.len() - first;
        self.line(id).attached = Attached::Tensions(first, count);
    }

    fn outweighs(
        &mut self,
        item: &Item,
        relation: &Relation,
        operands: &[Option<Mention>],
        at: FileSpan,
    ) {
        let Some(subject) = self
            .subject(item)
            .filter(|subject| !subject.literal.negated)
        else {
            return;
        };
        let heavier = subject.literal.claim;
        for other in operands
            .iter()
            .flatten()
            .filter(|other| !other.literal.negated)
        {
            let lighter = Lighter::Claim(other.literal.claim);
            self.map.preferences.push(Preference {
                heavier,
                lighter,
                at,
            });
        }
        if let Some(label) = relation.target {
            self.outweighed.push((heavier, label, at));
        }
    }
}
