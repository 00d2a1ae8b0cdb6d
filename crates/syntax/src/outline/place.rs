//! Whether a line can stand where it does, and what it attaches to.

use super::frame::{Frame, Host, Joint};
use super::{Entry, Outline};
use crate::ast::{Connective, Item, ItemId, ItemKind};

impl Outline<'_> {
    /// Attaches `entry` to the open line above it, and adds it to the items.
    ///
    /// ```ebnf
    /// children = indent child { child } dedent ;
    /// ```
    ///
    /// ```ebnf
    /// child = attribute end | inference | conflict | equivalence | preference ;
    /// ```
    ///
    /// ```ebnf
    /// question-block = question end [ indent issue { issue } dedent ] ;
    /// ```
    ///
    /// ```ebnf
    /// issue = attribute end | answer end [ children ] ;
    /// ```
    pub(super) fn attach(&mut self, entry: Entry) {
        match self.open.last().copied() {
            None => self.attach_outermost(entry),
            Some(parent) => self.attach_below(entry, parent),
        }
    }

    /// Attaches a line at column 0.
    fn attach_outermost(&mut self, mut entry: Entry) {
        let item = &mut entry.item;
        match &item.kind {
            ItemKind::Attribute(attribute) if self.is_preamble && attribute.quote.is_none() => {
                item.kind = ItemKind::Metadata(attribute.clone());
            }
            ItemKind::Attribute(_) | ItemKind::Answer(_) | ItemKind::Relation(_) => {
                self.is_preamble = false;
                return self.indent_below_root(entry);
            }
            ItemKind::Heading(_)
            | ItemKind::Source(_)
            | ItemKind::Claim(_)
            | ItemKind::Question(_) => self.is_preamble = false,
            _ => {}
        }
        self.add(entry, None);
    }

    /// Reports a line at column 0 that belongs below another, and attaches it there.
    fn indent_below_root(&mut self, mut entry: Entry) {
        let root = self.root_for(&entry.item);
        self.report_at_margin(&entry, root);
        let item = &mut entry.item;
        let Some(root) = root else {
            return self.add(entry, None);
        };
        item.parent = Some(root.item);
        self.open.push(root);
        if let ItemKind::Relation(relation) = &mut item.kind {
            relation.attached = root.joint.target(relation.connective);
        }
        self.add(entry, Some(0));
    }

    /// Returns the last line at column 0, if `item` could stand below it.
    fn root_for(&self, item: &Item) -> Option<Frame> {
        let root = self.root?;
        let can_host = match (&item.kind, root.host) {
            (ItemKind::Answer(_), host) => host == Host::Question,
            (ItemKind::Attribute(attribute), Host::Source) => attribute.quote.is_none(),
            (ItemKind::Attribute(_), host) => matches!(host, Host::Claim | Host::Question),
            (ItemKind::Relation(relation), Host::Claim) => {
                !is_joint(relation.connective) || root.joint.target(relation.connective).is_some()
            }
            _ => false,
        };
        can_host.then_some(root)
    }

    /// Attaches a line below `parent`. What several references or an inference are named on has nothing below it.
    ///
    /// ```ebnf
    /// inference = ( reason premises | conclusion single ) { join } { exception } ;
    /// ```
    ///
    /// ```ebnf
    /// join = "and" gap premises ;
    /// ```
    ///
    /// ```ebnf
    /// exception = "unless" gap premises { join } ;
    /// ```
    ///
    /// ```ebnf
    /// premises = single | references end ;
    /// ```
    ///
    /// ```ebnf
    /// single = premise end [ children ] | negation end [ indent inference { inference } dedent ] ;
    /// ```
    ///
    /// ```ebnf
    /// conflict = ( "contradicts" | "tension" ) gap
    ///            ( mention end [ indent attribute end { attribute end } dedent ] | mentions end ) ;
    /// ```
    ///
    /// ```ebnf
    /// equivalence = "restates" gap ( mention end [ children ] | mentions end ) ;
    /// ```
    ///
    /// ```ebnf
    /// preference = "outweighs" gap ( mention end [ children ] | label end ) ;
    /// ```
    fn attach_below(&mut self, mut entry: Entry, parent: Frame) {
        let item = &mut entry.item;
        let index = self.open.len().checked_sub(1);
        if let ItemKind::Heading(_)
        | ItemKind::Use(_)
        | ItemKind::Source(_)
        | ItemKind::Question(_)
        | ItemKind::Claim(_) = item.kind
        {
            if parent.host != Host::Broken {
                self.report_outermost(&entry, parent);
            }
            return self.add(entry, index);
        }
        if let ItemKind::Relation(relation) = &mut item.kind
            && is_joint(relation.connective)
        {
            if let Some((outer, attached)) = self.outer_joint(relation.connective, parent) {
                relation.attached = Some(attached.0);
                item.parent = Some(attached.1);
                let (word, span) = (relation.connective.as_str(), relation.connective_span);
                self.report_too_deep(word, span, entry.indentation, parent);
                return self.add(entry, Some(outer));
            }
            relation.attached = parent.joint.target(relation.connective);
            let (connective, span) = (relation.connective, relation.connective_span);
            if relation.attached.is_none() && can_join(parent) {
                self.report_unjoined(connective, span, parent);
            }
        }
        entry.item.parent = Some(parent.item);
        self.report_misplaced(&entry.item, parent);
        self.add(entry, index);
    }

    /// Returns the frame, the relation and the line that `and` or `unless` belongs to when it is a level too deep.
    fn outer_joint(
        &self,
        connective: Connective,
        parent: Frame,
    ) -> Option<(usize, (ItemId, ItemId))> {
        if parent.joint != Joint::Nothing || parent.host == Host::Broken {
            return None;
        }
        let above = self.items.get(parent.item.index())?;
        let ItemKind::Relation(relation) = &above.kind else {
            return None;
        };
        let is_joinable = !matches!(
            relation.connective,
            Connective::Contradicts
                | Connective::Tension
                | Connective::Restates
                | Connective::Outweighs
        );
        let outer = self.open.len().checked_sub(2)?;
        let frame = self.open.get(outer)?;
        let attached = frame.joint.target(connective)?;
        is_joinable.then_some((outer, (attached, frame.item)))
    }
}

pub(super) const fn is_joint(connective: Connective) -> bool {
    matches!(connective, Connective::And | Connective::Unless)
}

pub(super) const fn is_inference(connective: Connective) -> bool {
    matches!(
        connective,
        Connective::Because
            | Connective::But
            | Connective::Hence
            | Connective::Against
            | Connective::And
            | Connective::Unless
    )
}

/// Tells whether a line below `parent` could be joined, so that it is worth reporting that this one is not.
const fn can_join(parent: Frame) -> bool {
    matches!(parent.host, Host::Claim | Host::Negation) && !matches!(parent.joint, Joint::Unknown)
}
