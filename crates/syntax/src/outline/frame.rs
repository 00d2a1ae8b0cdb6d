//! The open lines of an outline, and what each lets stand below it.

use crate::ast::{Connective, ItemId, ItemKind, Relation};
use crate::words::Place;

/// A line that lines below it, indented deeper, may describe.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) item: ItemId,
    /// The columns of its indentation.
    pub(super) indent: u32,
    pub(super) host: Host,
    /// The columns of the indentation of the lines right below it, once there is one.
    pub(super) child_indent: Option<u32>,
    /// What an `and` or `unless` right below it can join.
    pub(super) joint: Joint,
}

/// What may stand below a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Host {
    /// What describes the claim on the line.
    Claim,
    /// What speaks for and against the negation on the line.
    Negation,
    /// Attributes: the line is a conflict between two claims.
    Conflict,
    /// Answers and attributes.
    Question,
    /// Attributes without quotations.
    Source,
    /// Nothing: the line names several claims.
    Several,
    /// Nothing: the line names an inference.
    Label,
    /// Nothing: the line is one of this kind.
    Leaf(&'static str),
    /// Anything, and silently: the line has been reported.
    Broken,
}

/// What was read last among the lines right below another, as far as it can be joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// Nothing but attributes.
    Nothing,
    /// A line that was not understood: what follows it may have meant to join it.
    Unknown,
    /// A line that cannot be joined.
    Closed(ItemId),
    /// A relation, and what was joined to it.
    Open {
        /// What `unless` undercuts; None where the last `unless` found nothing.
        relation: Option<ItemId>,
        /// What `and` joins: the relation, or the `unless` after it.
        last: ItemId,
    },
}

impl Frame {
    pub(super) const fn new(item: ItemId, indent: u32, host: Host) -> Self {
        Self {
            item,
            indent,
            host,
            child_indent: None,
            joint: Joint::Nothing,
        }
    }
}

impl Joint {
    /// Returns what a line with `connective` attaches to.
    pub(super) const fn target(self, connective: Connective) -> Option<ItemId> {
        match (self, connective) {
            (Self::Open { last, .. }, Connective::And) => Some(last),
            (Self::Open { relation, .. }, Connective::Unless) => relation,
            _ => None,
        }
    }

    /// Returns what can be joined after a line of the kind `kind`, the item `item`.
    pub(super) const fn after(self, item: ItemId, kind: &ItemKind) -> Self {
        match kind {
            ItemKind::Attribute(_) | ItemKind::Metadata(_) => self,
            ItemKind::Error => Self::Unknown,
            ItemKind::Relation(relation) => self.after_relation(item, relation),
            _ => Self::Closed(item),
        }
    }

    const fn after_relation(self, item: ItemId, relation: &Relation) -> Self {
        match relation.connective {
            Connective::Because | Connective::But | Connective::Hence | Connective::Against => {
                Self::Open {
                    relation: Some(item),
                    last: item,
                }
            }
            // One that joins nothing has been reported; what follows may have meant to join the same.
            Connective::And if relation.attached.is_some() => self,
            Connective::And => Self::Unknown,
            Connective::Unless => Self::Open {
                relation: relation.attached,
                last: item,
            },
            _ => Self::Closed(item),
        }
    }
}

impl Host {
    /// Returns what may stand below a line of the kind `kind`.
    pub(super) fn of(kind: &ItemKind) -> Self {
        match kind {
            ItemKind::Claim(_) | ItemKind::Answer(_) => Self::Claim,
            ItemKind::Question(_) => Self::Question,
            ItemKind::Source(_) => Self::Source,
            ItemKind::Relation(relation) => Self::of_relation(relation),
            ItemKind::Heading(_) => Self::Leaf("a heading"),
            ItemKind::Use(_) => Self::Leaf("a `use` line"),
            ItemKind::Metadata(_) => Self::Leaf("metadata"),
            ItemKind::Attribute(attribute) if attribute.quote.is_some() => {
                Self::Leaf("a quotation")
            }
            ItemKind::Attribute(_) => Self::Leaf("an attribute"),
            _ => Self::Broken,
        }
    }

    fn of_relation(relation: &Relation) -> Self {
        let is_conflict = matches!(
            relation.connective,
            Connective::Contradicts | Connective::Tension
        );
        match &*relation.operands {
            [] if relation.target.is_some() => Self::Label,
            [] => Self::Broken,
            [_] if is_conflict => Self::Conflict,
            [one] if one.not.is_some() => Self::Negation,
            [_] => Self::Claim,
            [_, _, ..] => Self::Several,
        }
    }

    /// Returns what a line below can be.
    pub(super) const fn place(self) -> Place {
        match self {
            Self::Claim => Place::Claim,
            Self::Negation => Place::Negation,
            Self::Conflict => Place::Conflict,
            Self::Question => Place::Question,
            Self::Source => Place::Source,
            Self::Several | Self::Label | Self::Leaf(_) | Self::Broken => Place::Anywhere,
        }
    }
}
