//! Whether two texts say the same.

use hence_source::Span;

use crate::ast::{
    Attribute, Document, Item, ItemId, ItemKind, Name, Operand, QuoteHead, Relation, Text,
};

/// Tells whether two documents say the same, wherever it stands: the same lines in the same order, attached alike, with
/// the same names, texts and comments. Blank lines, white space, the way of escaping and joined lines do not count.
/// Linear.
pub fn is_same_meaning(a_text: &str, a: &Document, b_text: &str, b: &Document) -> bool {
    let (a, b) = (Side::new(a_text, a), Side::new(b_text, b));
    let mut others = b.items();
    let is_alike = a.items().all(|item| {
        others
            .next()
            .is_some_and(|other| a.is_same_item(item, &b, other))
    });
    is_alike && others.next().is_none()
}

/// One of the two documents.
struct Side<'d> {
    text: &'d str,
    document: &'d Document,
    /// For each item, the number of items before it that count.
    ranks: Vec<u32>,
}

const fn counts(item: &Item) -> bool {
    !matches!(item.kind, ItemKind::Blank)
}

impl<'d> Side<'d> {
    fn new(text: &'d str, document: &'d Document) -> Self {
        let ranks = document.items.iter().scan(0, |rank, item| {
            let own = *rank;
            *rank += u32::from(counts(item));
            Some(own)
        });
        Self {
            text,
            document,
            ranks: ranks.collect(),
        }
    }

    fn items(&self) -> impl Iterator<Item = &'d Item> + use<'d> {
        self.document.items.iter().filter(|item| counts(item))
    }

    fn rank(&self, item: Option<ItemId>) -> Option<u32> {
        self.ranks.get(item?.index()).copied()
    }

    fn is_same_item(&self, item: &Item, other: &Self, theirs: &Item) -> bool {
        self.rank(item.parent) == other.rank(theirs.parent)
            && self.is_same_raw(item.comment, other, theirs.comment)
            && self.is_same_kind(item, other, theirs)
    }

    fn is_same_kind(&self, item: &Item, other: &Self, theirs: &Item) -> bool {
        match (&item.kind, &theirs.kind) {
            (ItemKind::Comment, ItemKind::Comment) | (ItemKind::Fence, ItemKind::Fence) => true,
            (ItemKind::Error, ItemKind::Error) => {
                self.is_same_raw(Some(item.content), other, Some(theirs.content))
            }
            (ItemKind::Prose, ItemKind::Prose) => {
                item.span.of(self.text) == theirs.span.of(other.text)
            }
            (ItemKind::Metadata(a), ItemKind::Metadata(b))
            | (ItemKind::Attribute(a), ItemKind::Attribute(b)) => {
                self.is_same_attribute(a, other, b)
            }
            (ItemKind::Heading(a), ItemKind::Heading(b)) => {
                a.level == b.level && self.is_same_text(Some(a.title), other, Some(b.title))
            }
            (ItemKind::Use(a), ItemKind::Use(b)) => {
                self.is_same_text(Some(a.path), other, Some(b.path))
                    && self.is_same_name(a.alias, other, b.alias)
            }
            (ItemKind::Source(a), ItemKind::Source(b)) => {
                self.is_same_text(Some(a.path), other, Some(b.path))
                    && self.is_same_name(Some(a.id), other, Some(b.id))
            }
            (ItemKind::Claim(a), ItemKind::Claim(b))
            | (ItemKind::Question(a), ItemKind::Question(b))
            | (ItemKind::Answer(a), ItemKind::Answer(b))
            | (ItemKind::InlineClaim(a), ItemKind::InlineClaim(b)) => {
                self.is_same_operand(a, other, b)
            }
            (ItemKind::Relation(a), ItemKind::Relation(b)) => self.is_same_relation(a, other, b),
            _ => false,
        }
    }

    fn is_same_attribute(&self, a: &Attribute, other: &Self, b: &Attribute) -> bool {
        let source = |quote: &QuoteHead| quote.source;
        let after = |quote: &QuoteHead| quote.after;
        a.quote.is_some() == b.quote.is_some()
            && self.is_same_name(Some(a.key), other, Some(b.key))
            && self.is_same_text(Some(a.value), other, Some(b.value))
            && self.is_same_name(
                a.quote.as_ref().map(source),
                other,
                b.quote.as_ref().map(source),
            )
            && self.is_same_text(
                a.quote.as_ref().and_then(after),
                other,
                b.quote.as_ref().and_then(after),
            )
    }

    fn is_same_relation(&self, a: &Relation, other: &Self, b: &Relation) -> bool {
        a.connective == b.connective
            && self.rank(a.attached) == other.rank(b.attached)
            && self.is_same_name(a.label, other, b.label)
            && self.is_same_name(a.target, other, b.target)
            && self.are_same_names(&a.qualifiers, other, &b.qualifiers)
            && a.operands.len() == b.operands.len()
            && a.operands
                .iter()
                .zip(&b.operands)
                .all(|(a, b)| self.is_same_operand(a, other, b))
    }

    fn is_same_operand(&self, a: &Operand, other: &Self, b: &Operand) -> bool {
        a.not.is_some() == b.not.is_some()
            && a.stance.map(|(stance, _)| stance) == b.stance.map(|(stance, _)| stance)
            && self.is_same_name(a.id, other, b.id)
            && self.is_same_text(a.text, other, b.text)
            && self.are_same_names(&a.tags, other, &b.tags)
    }

    fn are_same_names(&self, a: &[Name], other: &Self, b: &[Name]) -> bool {
        a.len() == b.len()
            && a.iter()
                .zip(b)
                .all(|(a, b)| self.is_same_name(Some(*a), other, Some(*b)))
    }

    fn is_same_name(&self, a: Option<Name>, other: &Self, b: Option<Name>) -> bool {
        a.map(|name| name.value(self.text)) == b.map(|name| name.value(other.text))
    }

    fn is_same_text(&self, a: Option<Text>, other: &Self, b: Option<Text>) -> bool {
        a.map(|text| text.value(self.text)) == b.map(|text| text.value(other.text))
    }

    /// Compares what is written, whatever the line ends.
    fn is_same_raw(&self, a: Option<Span>, other: &Self, b: Option<Span>) -> bool {
        let lines = |span: Option<Span>, text: &str| span.map(|span| normalize(span.of(text)));
        lines(a, self.text) == lines(b, other.text)
    }
}

/// Returns `text` with every line end as LF.
pub(crate) fn normalize(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
