//! What was written, line by line.
//!
//! A [`Document`] is a flat list of [`Item`]s, each a logical line (a line and what a `\` at its end joins to it).
//! The outline is held by [`Item::parent`], so nothing that walks a document needs recursion. Parts of a line are
//! spans into the text; [`Text::value`] and [`Name::value`] read them.

use std::borrow::Cow;
use std::num::NonZeroU32;
use std::ops::{Deref, DerefMut};

use hence_source::{Blank, Few, Rare, Span};

/// How a file's text is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// A `.hence` file: the claim markup alone.
    Hence,
    /// A Markdown file with the claim markup in fenced blocks marked `hence`, and claims in bracketed spans.
    Markdown,
}

impl Dialect {
    /// Returns the dialect of a file by its name: Markdown for `.md` and `.markdown`, else the claim markup.
    pub fn of_path(path: &str) -> Self {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        if extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown") {
            Self::Markdown
        } else {
            Self::Hence
        }
    }
}

/// Identifies an item within one [`Document`]: its number in the order of the text, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ItemId(NonZeroU32);

impl ItemId {
    /// Returns the id of item number `index`, counted from 0; a text has fewer lines than bytes, and those fit in 32 bits.
    pub const fn from_index(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Returns the item's number, counted from 0.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A parsed text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// How the text was read.
    pub dialect: Dialect,
    /// The lines in the order of the text; their spans cover it without gap or overlap.
    pub items: Vec<Item>,
    /// Whether a Markdown text holds a `hence` fence, and so takes part; always true for the claim markup.
    pub is_map: bool,
}

impl Document {
    /// Returns the item with the id `id`, if it is one of this document.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.get(id.index())
    }

    /// Returns the items with their ids, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (ItemId, &Item)> {
        self.items
            .iter()
            .enumerate()
            .map(|(index, item)| (ItemId::from_index(index), item))
    }
}

/// A logical line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// The whole line, from its first byte (indentation included) to after its line end.
    pub span: Span,
    /// What the line says: without indentation, trailing comment, white space and line end.
    pub content: Span,
    /// The depth of its indentation in characters, counted from the fence's own in Markdown.
    pub indent: u32,
    /// The line that this one describes: the nearest line above that is indented less. None at column 0, for lines
    /// without meaning (blank, comment), and for a line that found nothing to attach to (reported).
    pub parent: Option<ItemId>,
    /// What kind of line it is.
    pub kind: ItemKind,
    /// The comment at the end of the line, from its `//` to before the line end.
    pub comment: Option<Span>,
}

/// What a line is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ItemKind {
    /// Nothing but white space.
    Blank,
    /// A comment that has its line to itself.
    Comment,
    /// `key: value` before the document's first heading, source or claim.
    Metadata(Attribute),
    /// `# Title`.
    Heading(Heading),
    /// `use "file" as alias`.
    Use(Use),
    /// `source id: "file"`.
    Source(Source),
    /// `[id] text` at column 0, or an `[id] text` without a connective below a claim (reported, but it defines the claim).
    Claim(Operand),
    /// `question [id] text`.
    Question(Operand),
    /// `answer [id]`, under a question.
    Answer(Operand),
    /// `because …` and the other connectives.
    Relation(Relation),
    /// `key: value` or `quote …` below what it describes.
    Attribute(Attribute),
    /// Markdown: `[text]{#id}` in a paragraph. The operand's text is the span's words.
    InlineClaim(Operand),
    /// Markdown: what is not ours.
    Prose,
    /// Markdown: the line that opens or closes a `hence` fence.
    Fence,
    /// A line that was not understood (reported). What stands below it describes nothing.
    Error,
}

/// `#`, `##`, … and a title; in Markdown also the document's own headings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// The number of `#`.
    pub level: u32,
    /// The title.
    pub title: Text,
}

/// `use "path" as alias`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Use {
    /// The path between the quotation marks.
    pub path: Text,
    /// The name that its claims are known by here; None where it is missing (reported).
    pub alias: Option<Name>,
}

/// `source id: "path"`; its attributes are children.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The name that quotations call it by.
    pub id: Name,
    /// The path between the quotation marks.
    pub path: Text,
}

/// `key: value`, or `quote source after "…": "…"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    /// The key; `quote` for quotations.
    pub key: Name,
    /// The value: for a quotation the words between the quotation marks.
    pub value: Text,
    /// What a quotation says beside its words; None for every other key.
    pub quote: Option<QuoteHead>,
}

/// The part of a quotation before its colon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuoteHead {
    /// The source's id.
    pub source: Name,
    /// The words that stand before the quotation in the source.
    pub after: Option<Text>,
}

/// A relation between claims.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation {
    /// The connective.
    pub connective: Connective,
    /// Where the connective stands.
    pub connective_span: Span,
    /// What stands on the line: one definition, reference or bare text, or a list of references. Empty where it is
    /// missing (reported), and for `outweighs <label>`.
    pub operands: Few<Operand>,
    /// The label and the qualifiers; they are read and written as if they stood here.
    pub head: Rare<RelationHead>,
    /// For `and`: the relation that it joins; for `unless`: the relation that it undercuts. None where there is none
    /// (reported); None for every other connective.
    pub attached: Option<ItemId>,
}

impl Deref for Relation {
    type Target = RelationHead;

    fn deref(&self) -> &RelationHead {
        &self.head
    }
}

impl DerefMut for Relation {
    fn deref_mut(&mut self) -> &mut RelationHead {
        &mut self.head
    }
}

/// What stands between a connective and its claims.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RelationHead {
    /// `<label>` after the connective.
    pub label: Option<Name>,
    /// `(qualifier, …)`: a scheme, a weight.
    pub qualifiers: Vec<Name>,
    /// The label that `outweighs <label>` names.
    pub target: Option<Name>,
}

impl Blank for RelationHead {
    fn blank() -> &'static Self {
        static BLANK: RelationHead = RelationHead {
            label: None,
            qualifiers: Vec::new(),
            target: None,
        };
        &BLANK
    }
}

/// The words that relate claims.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Connective {
    /// A reason for the claim above.
    Because,
    /// A further premise of the relation above.
    And,
    /// An objection to the claim above.
    But,
    /// An exception to the relation above.
    Unless,
    /// The claim above is a reason for the one on the line.
    Hence,
    /// The claim above is an objection to the one on the line.
    Against,
    /// Not both can be accepted.
    Contradicts,
    /// Both can be accepted, and holding both needs an explanation.
    Tension,
    /// One proposition in two wordings.
    Restates,
    /// Where the two conflict, the claim above prevails.
    Outweighs,
}

impl Connective {
    /// The connectives, in the order of the language reference.
    pub const ALL: [Self; 10] = [
        Self::Because,
        Self::And,
        Self::But,
        Self::Unless,
        Self::Hence,
        Self::Against,
        Self::Contradicts,
        Self::Tension,
        Self::Restates,
        Self::Outweighs,
    ];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Because => "because",
            Self::And => "and",
            Self::But => "but",
            Self::Unless => "unless",
            Self::Hence => "hence",
            Self::Against => "against",
            Self::Contradicts => "contradicts",
            Self::Tension => "tension",
            Self::Restates => "restates",
            Self::Outweighs => "outweighs",
        }
    }
}

/// What a claim rests on, as it is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stance {
    /// Common ground.
    Given,
    /// Accepted until an objection stands.
    Suppose,
    /// Needed by the argument and never said.
    Implied,
}

impl Stance {
    /// The stances, in the order of the language reference.
    pub const ALL: [Self; 3] = [Self::Given, Self::Suppose, Self::Implied];

    /// Returns the word as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Suppose => "suppose",
            Self::Implied => "implied",
        }
    }
}

/// A claim on a line: a reference (`[id]`, `not [id]`), a definition (`given [id] text #tag`) or bare text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operand {
    /// The whole of it, tags included.
    pub span: Span,
    /// The id between the brackets; None for bare text.
    pub id: Option<Name>,
    /// The text; None for a reference.
    pub text: Option<Text>,
    /// The words before it and the tags after it; they are read and written as if they stood here.
    pub marks: Rare<Marks>,
}

impl Operand {
    /// Creates an operand without `not` or a stance.
    pub(crate) fn new(span: Span, id: Option<Name>, text: Option<Text>, tags: Vec<Name>) -> Self {
        let mut operand = Self {
            span,
            id,
            text,
            marks: Rare::default(),
        };
        operand.give_tags(tags);
        operand
    }

    /// Puts tags at the end.
    pub(crate) fn give_tags(&mut self, tags: Vec<Name>) {
        if !tags.is_empty() {
            self.tags = tags;
        }
    }

    /// Tells whether it only refers to a claim: it has an id and no text.
    pub const fn is_reference(&self) -> bool {
        self.text.is_none()
    }
}

impl Deref for Operand {
    type Target = Marks;

    fn deref(&self) -> &Marks {
        &self.marks
    }
}

impl DerefMut for Operand {
    fn deref_mut(&mut self) -> &mut Marks {
        &mut self.marks
    }
}

/// What stands before and after a claim on a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    /// The word `not` before it.
    pub not: Option<Span>,
    /// The stance before it, with its place.
    pub stance: Option<(Stance, Span)>,
    /// The tags at the end.
    pub tags: Vec<Name>,
}

impl Blank for Marks {
    fn blank() -> &'static Self {
        static BLANK: Marks = Marks {
            not: None,
            stance: None,
            tags: Vec::new(),
        };
        &BLANK
    }
}

/// A word that names something: an id, a path `alias.id`, a label, a key, a qualifier, a tag.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Name {
    /// The word itself, without brackets or `#`.
    pub span: Span,
}

impl Name {
    /// Returns the word as it is written in `text`. Not normalised: ids are compared in NFC by whoever compares them.
    pub fn value(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// Running text with escapes and joined lines.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Text {
    /// The text as it is written, without surrounding white space or quotation marks.
    pub span: Span,
    /// Whether it holds a backslash or a line end, so that its value differs from what is written.
    pub is_escaped: bool,
}

impl Text {
    /// Returns what the text says: escapes resolved, joined lines joined by one space. Linear; allocates only where the
    /// value differs from what is written.
    pub fn value(self, text: &str) -> Cow<'_, str> {
        let written = self.span.of(text);
        if self.is_escaped {
            Cow::Owned(unescape(written))
        } else {
            Cow::Borrowed(written)
        }
    }
}

/// Resolves escapes, and joins lines (at a `\` before a line end, or at a bare line end in Markdown) by one space.
fn unescape(written: &str) -> String {
    let mut value = String::with_capacity(written.len());
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\\' => match chars.next() {
                Some(escaped) if escaped != '\n' && escaped != '\r' => {
                    value.push(escaped);
                    continue;
                }
                Some(line_end) => line_end,
                None => break,
            },
            other => other,
        };
        if c != '\n' && c != '\r' {
            value.push(c);
            continue;
        }
        while chars
            .next_if(|c| matches!(c, ' ' | '\t' | '\r' | '\n'))
            .is_some()
        {}
        value.truncate(value.trim_end_matches([' ', '\t']).len());
        value.push(' ');
    }
    value
}
