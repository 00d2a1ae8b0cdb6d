//! The first pass: what is named.

use hence_source::{Diagnostic, Rare, Span};
use hence_syntax::ast::{self, Dialect, Document, ItemKind, Operand, Text};
use indexmap::IndexMap;

use super::scope::{Named, Scope};
use crate::model::{Claim, Group, GroupId, Map, Question, Quote, Source, SourceId, Stance};
use crate::names::{normalized, slug};
use crate::project::{Project, SourceFileId, Unit};

/// The id under which a Markdown document is the source of its own claims.
pub(super) const SELF: &str = "self";

/// Gives every claim, question, source and group of the scope's file its id in `map`.
pub(super) fn declare<'p>(
    project: &'p Project,
    scope: &mut Scope<'p>,
    map: &mut Map,
    out: &mut Vec<Diagnostic>,
) {
    let file = project.files.get(scope.file);
    let unit = project.unit(scope.file);
    let document = &unit.document;
    let is_root = scope.prefix.is_empty();
    let is_markdown = document.dialect == Dialect::Markdown;
    reserve(document, &file.text, scope, map);
    let mut pass = Declaring {
        text: &file.text,
        path: &file.path,
        scope,
        map,
        out,
        groups: Vec::new(),
        project,
        unit,
        sources: unit.sources.iter().copied(),
    };
    pass.double_aliases();
    for item in &document.items {
        match &item.kind {
            ItemKind::Metadata(attribute) if is_root => pass.metadata(attribute),
            ItemKind::Heading(heading) => pass.heading(heading, item.content),
            ItemKind::Source(source) => pass.source(source, item.content),
            ItemKind::Question(operand) => pass.question(operand),
            ItemKind::InlineClaim(operand) => pass.inline_claim(operand),
            ItemKind::Attribute(attribute) if is_markdown => pass.own_quote(attribute),
            kind => operands(kind)
                .iter()
                .for_each(|operand| pass.claim(operand)),
        }
    }
}

/// Makes room for what a document names and says. An anonymous claim must not take the id of a named one that is defined
/// further down, so where there are both those ids are taken first.
fn reserve(document: &Document, text: &str, scope: &mut Scope<'_>, map: &mut Map) {
    let is_definition = |operand: &&Operand| operand.text.is_some();
    let (mut n_definitions, mut n_relations, mut has_anonymous) = (0, 0, false);
    for item in &document.items {
        n_relations += usize::from(matches!(item.kind, ItemKind::Relation(_)));
        for operand in operands(&item.kind).iter().filter(is_definition) {
            n_definitions += 1;
            has_anonymous |= operand.id.is_none();
        }
    }
    scope.names.reserve(n_definitions);
    map.claims.reserve(n_definitions);
    map.inferences.reserve(n_relations);
    if has_anonymous {
        let operands = document.items.iter().flat_map(|item| operands(&item.kind));
        for id in operands
            .filter(is_definition)
            .filter_map(|operand| operand.id)
        {
            scope.taken.reserve(&normalized(id.value(text)));
        }
    }
}

/// Returns the operands of a line.
pub(super) fn operands(kind: &ItemKind) -> &[Operand] {
    match kind {
        ItemKind::Claim(operand)
        | ItemKind::Question(operand)
        | ItemKind::Answer(operand)
        | ItemKind::InlineClaim(operand) => std::slice::from_ref(operand),
        ItemKind::Relation(relation) => &relation.operands,
        ItemKind::Blank
        | ItemKind::Comment
        | ItemKind::Metadata(_)
        | ItemKind::Heading(_)
        | ItemKind::Use(_)
        | ItemKind::Source(_)
        | ItemKind::Attribute(_)
        | ItemKind::Prose
        | ItemKind::Fence
        | ItemKind::Error => &[],
    }
}

struct Declaring<'d, 'p> {
    text: &'p str,
    path: &'p str,
    scope: &'d mut Scope<'p>,
    map: &'d mut Map,
    out: &'d mut Vec<Diagnostic>,
    /// The headings that are open, outermost first.
    groups: Vec<GroupId>,
    project: &'d Project,
    unit: &'d Unit,
    /// What was read for the `source` lines that are still to come.
    sources: std::iter::Copied<std::slice::Iter<'d, Option<SourceFileId>>>,
}

impl Declaring<'_, '_> {
    fn metadata(&mut self, attribute: &ast::Attribute) {
        let key = attribute.key.value(self.text);
        let value = attribute.value.value(self.text).into_owned();
        if key == "title" && self.map.title.is_none() {
            self.map.title = Some(value);
        } else {
            self.map
                .metadata
                .entry(key.to_owned())
                .or_default()
                .push(value);
        }
    }

    fn heading(&mut self, heading: &ast::Heading, at: Span) {
        let title = heading.title.value(self.text).into_owned();
        while self
            .groups
            .last()
            .is_some_and(|group| self.map.groups[*group].level >= heading.level)
        {
            self.groups.pop();
        }
        let id = self.scope.groups.unique(slug(&title, "group"));
        let id = self.scope.id(&id);
        let parent = self.groups.last().copied();
        let group = Group {
            id,
            title,
            level: heading.level,
            parent,
            at: self.scope.place(at),
        };
        self.groups.push(self.map.groups.push(group));
    }

    fn source(&mut self, source: &ast::Source, at: Span) {
        let read = self.sources.next().flatten();
        let id = normalized(source.id.value(self.text)).into_owned();
        let (at, name_at) = (self.scope.place(at), self.scope.place(source.id.span));
        if let Some(first) = self.scope.sources.get(&id) {
            let first = self.map.sources[*first].name_at;
            self.out.push(
                Diagnostic::new(
                    "duplicate-name",
                    format!("two sources are called `{id}`"),
                    name_at,
                    "again here",
                )
                .with_label(first, "first here")
                .with_help("give one of them another id"),
            );
            return;
        }
        let path = source.path.value(self.text).into_owned();
        self.add_source(
            id,
            Source {
                id: String::new(),
                path,
                read,
                title: None,
                skips: Vec::new(),
                metadata: IndexMap::new(),
                at,
                name_at,
            },
        );
    }

    fn add_source(&mut self, id: String, mut source: Source) -> SourceId {
        source.id = self.scope.id(&id);
        let source = self.map.sources.push(source);
        self.scope.sources.insert(id, source);
        source
    }

    fn question(&mut self, operand: &Operand) {
        let (Some(id), Some(text)) = (operand.id, operand.text) else {
            return;
        };
        if self.is_taken(id) {
            return;
        }
        let id = normalized(id.value(self.text));
        let question = Question {
            id: self.scope.id(&id),
            text: self.value(text),
            answers: Vec::new(),
            several: false,
            tags: operand
                .tags
                .iter()
                .map(|tag| tag.value(self.text).to_owned())
                .collect(),
            metadata: IndexMap::new(),
            at: self.scope.place(operand.span),
        };
        let question = self.map.questions.push(question);
        self.scope.names.insert(id, Named::Question(question));
    }

    /// Declares the claim that an operand defines, if it defines one.
    fn claim(&mut self, operand: &Operand) {
        let Some(text) = operand.text else { return };
        match operand.id {
            Some(id) if id.value(self.text).bytes().any(|byte| byte == b'.') => {}
            Some(name) => {
                let id = normalized(name.value(self.text));
                let own = Named::Claim(self.map.claims.next_id());
                let named = *self.scope.names.entry(id.clone()).or_insert(own);
                if named == own {
                    let claim = self.new_claim(&id, text, operand, false);
                    self.map.claims.push(claim);
                } else {
                    self.report_taken(name, named);
                }
            }
            None => {
                let value = text.value(self.text);
                if self.scope.anonymous.contains_key(&*value) {
                    return;
                }
                let id = self.scope.taken.unique(slug(&value, "claim"));
                let value = value.into_owned();
                let claim = self
                    .map
                    .claims
                    .push(self.new_claim(&id, text, operand, true));
                self.scope.anonymous.insert(value, claim);
                // Readable and stable: a reference may use it. A named claim of that id was reserved above.
                let names = &mut self.scope.names;
                names.entry(id.into()).or_insert(Named::Claim(claim));
            }
        }
    }

    /// Declares the claim of a bracketed span: its words are its quotation.
    fn inline_claim(&mut self, operand: &Operand) {
        let known = self.map.claims.len();
        self.claim(operand);
        if self.map.claims.len() == known {
            return;
        }
        let source = self.own_source();
        let at = self.scope.place(operand.span);
        let words_at = operand.text.map(|text| text.span);
        // The words as a reader sees them, without their markup.
        let visible = self.unit.own_source.zip(words_at).map(|(read, words)| {
            let reading = &self.project.source(read).reading;
            let place = reading.visible_part(words);
            (place, place.of(reading.text()).to_owned())
        });
        if let Some((_, claim)) = self.map.claims.iter_mut().next_back() {
            let place = visible.map(|(place, words)| {
                claim.text = words.split_whitespace().collect::<Vec<&str>>().join(" ");
                place
            });
            let exact = claim.text.clone();
            claim.quotes.push(Quote {
                source: Some(source),
                exact,
                after: None,
                at,
                words_at: words_at.map_or(at, |words| self.scope.place(words)),
                place,
            });
            claim.stance = Some(Stance::Stated);
        }
    }

    /// Declares a Markdown document as its own source where it quotes itself.
    fn own_quote(&mut self, attribute: &ast::Attribute) {
        let quoted = attribute
            .quote
            .as_ref()
            .map(|head| head.source.value(self.text));
        if quoted == Some(SELF) {
            self.own_source();
        }
    }

    /// Returns the source that a Markdown document is for itself.
    fn own_source(&mut self) -> SourceId {
        if let Some(known) = self.scope.sources.get(SELF) {
            return *known;
        }
        let path = self.path.rsplit('/').next().unwrap_or(self.path).to_owned();
        let at = self.scope.place(Span::empty(0));
        let source = Source {
            id: String::new(),
            path,
            read: self.unit.own_source,
            title: None,
            skips: Vec::new(),
            metadata: IndexMap::new(),
            at,
            name_at: at,
        };
        self.add_source(SELF.to_owned(), source)
    }

    fn new_claim(&self, id: &str, text: Text, operand: &Operand, is_anonymous: bool) -> Claim {
        let at = self.scope.place(operand.span);
        let name_at = operand.id.map_or(at, |id| self.scope.place(id.span));
        let stance = operand.stance.map(|(stance, _)| match stance {
            ast::Stance::Given => Stance::Given,
            ast::Stance::Suppose => Stance::Supposed,
            ast::Stance::Implied => Stance::Implied,
        });
        Claim {
            id: self.scope.id(id),
            is_anonymous,
            text: self.value(text),
            stance,
            group: self.groups.last().copied(),
            kind: None,
            details: Rare::default(),
            at,
            name_at,
            is_incomplete: false,
            has_lost_relation: false,
        }
    }

    /// Tells whether the file has defined `id` already, and reports it.
    fn is_taken(&mut self, id: ast::Name) -> bool {
        let first = self.scope.names.get(&*normalized(id.value(self.text)));
        let first = first.copied();
        first
            .inspect(|first| self.report_taken(id, *first))
            .is_some()
    }

    /// Reports an id that the file has defined already, as `first`, with both places.
    fn report_taken(&mut self, id: ast::Name, first: Named) {
        let value = normalized(id.value(self.text));
        let (what, first) = match first {
            Named::Claim(claim) => ("claim", self.map.claims[claim].name_at),
            Named::Question(question) => ("question", self.map.questions[question].at),
        };
        let finding = Diagnostic::new(
            "duplicate-claim",
            format!("`{value}` is defined twice"),
            self.scope.place(id.span),
            "again here; this text is not used",
        )
        .with_label(first, format!("the {what} `{value}` is defined here"))
        .with_help(format!(
            "give one of them another id; to go on with the first, write `[{value}]` without a text"
        ))
        .with_claim(self.scope.id(&value));
        self.out.push(finding);
    }

    fn double_aliases(&mut self) {
        for (alias, again, first) in std::mem::take(&mut self.scope.double_aliases) {
            let (again, first) = (self.scope.place(again), self.scope.place(first));
            self.out.push(
                Diagnostic::new(
                    "duplicate-name",
                    format!("two files are used as `{alias}`"),
                    again,
                    "again here",
                )
                .with_label(first, "first here")
                .with_help("use one of them under another name"),
            );
        }
    }

    fn value(&self, text: Text) -> String {
        text.value(self.text).into_owned()
    }
}
