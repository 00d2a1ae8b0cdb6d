//! What is said of a line that cannot stand where it does.

use hence_source::{Diagnostic, Span};

use super::frame::{Frame, Host, Joint};
use super::place::{is_inference, is_joint};
use super::{Entry, Outline, WIDEST_FIX};
use crate::ast::{Attribute, Connective, Item, ItemKind};
use crate::sink::{INDENTATION, SYNTAX, Sink, brief};

impl Outline<'_> {
    /// Reports a line at column 0 that belongs below another, `root` if one can be made out.
    pub(super) fn report_at_margin(&self, entry: &Entry, root: Option<Frame>) {
        let item = &entry.item;
        let siblings = root.and_then(|root| root.child_indent);
        let step = siblings.filter(|columns| *columns <= WIDEST_FIX);
        let step = step.map_or_else(
            || self.indentation.step(),
            |columns| self.indentation.write(columns),
        );
        self.sink.report(|sink| {
            let report = Diagnostic::new(
                INDENTATION,
                outermost_message(sink, item),
                sink.at(word_of(item)),
                "this stands at column 0",
            );
            let Some(root) = root else {
                return report.with_help(help_without_root(item));
            };
            let above = self.items.get(root.item.index());
            let name = above.map_or("", |above| first_line(sink, above.content));
            report
                .with_help(format!(
                    "indent it below the line that it describes, such as `{name}`"
                ))
                .with_fix(sink.replace("indent it", entry.indentation, &step))
        });
    }

    /// Reports an `and` or `unless` that stands a level below what it joins.
    pub(super) fn report_too_deep(&self, word: &str, span: Span, at: Span, parent: Frame) {
        let indentation = self.indentation.write(parent.indent);
        self.sink.report(|sink| {
            let report = Diagnostic::new(
                INDENTATION,
                format!("`{word}` is indented one level too deep"),
                sink.at(span),
                "nothing at this level can be joined",
            );
            let report = match self.items.get(parent.item.index()) {
                Some(above) => report.with_label(sink.at(word_of(above)), "this is what it joins"),
                None => report,
            };
            report
                .with_help(format!(
                    "write `{word}` right below the line that it joins, indented alike"
                ))
                .with_fix(sink.replace("outdent it", at, &indentation))
        });
    }

    /// Reports an `and` or `unless` that finds nothing to join.
    pub(super) fn report_unjoined(&self, connective: Connective, span: Span, parent: Frame) {
        let word = connective.as_str();
        let what = if connective == Connective::And {
            "`because`, `but`, `hence`, `against` or `unless`"
        } else {
            "`because`, `but`, `hence` or `against`"
        };
        self.sink.report(|sink| {
            let report = Diagnostic::new(
                SYNTAX,
                format!("`{word}` has nothing to join"),
                sink.at(span),
                format!("expected {what} above it, indented alike"),
            )
            .with_help(if connective == Connective::And {
                "begin with `because` for a reason of its own, `but` for an objection"
            } else {
                "an exception defeats the reason above it; to object to the claim write `but`"
            });
            match parent.joint {
                Joint::Closed(above) => match self.items.get(above.index()) {
                    Some(above) => {
                        report.with_label(sink.at(word_of(above)), "this cannot be joined")
                    }
                    None => report,
                },
                _ => report,
            }
        });
    }

    /// Reports a line that can only stand at column 0, or lacks its connective.
    pub(super) fn report_outermost(&self, entry: &Entry, parent: Frame) {
        let (item, at) = (&entry.item, entry.indentation);
        let word = word_of(item);
        self.sink.report(|sink| {
            let ItemKind::Claim(operand) = &item.kind else {
                let what = outermost_name(&item.kind);
                return Diagnostic::new(
                    INDENTATION,
                    format!("{what} begins at column 0"),
                    sink.at(word),
                    "this is indented",
                )
                .with_help("outdent it")
                .with_fix(sink.replace("outdent it", at, ""));
            };
            let id = brief(operand.id.map_or("", |id| id.value(sink.text())));
            let report = Diagnostic::new(
                SYNTAX,
                format!("the claim `{id}` stands below another line without a connective"),
                sink.at(operand.id.map_or(word, |id| id.span)),
                "how does it bear on the line above?",
            );
            match parent.host {
                Host::Question => report
                    .with_help("write `answer` in front of a claim that answers the question")
                    .with_fix(sink.insert("write `answer`", item.content.start, "answer ")),
                Host::Claim | Host::Negation => report.with_help(format!(
                    "say how it bears on {}: `because`, `but`, `hence`, …; or begin it at column 0",
                    self.name(parent)
                )),
                _ => report
                    .with_help("begin it at column 0")
                    .with_fix(sink.replace("outdent it", at, "")),
            }
        });
    }

    /// Reports a line that cannot stand below `parent`.
    pub(super) fn report_misplaced(&self, item: &Item, parent: Frame) {
        let Some((message, help)) = self.misplaced(item, parent) else {
            return;
        };
        self.sink.report(|sink| {
            let report = Diagnostic::new(
                SYNTAX,
                message,
                sink.at(word_of(item)),
                "this cannot stand here",
            );
            let report = match self.items.get(parent.item.index()) {
                Some(above) => report.with_label(
                    sink.at(Span::new(above.content.start, above.content.end)),
                    "below this line",
                ),
                None => report,
            };
            report.with_help(help)
        });
    }

    /// Says why a line cannot stand below `parent`, and what to do.
    fn misplaced(&self, item: &Item, parent: Frame) -> Option<(String, String)> {
        // What nearly every line is, before words are looked for.
        if let (Host::Claim, ItemKind::Relation(_) | ItemKind::Attribute(_)) =
            (parent.host, &item.kind)
        {
            return None;
        }
        let word = brief(word_of(item).of(self.sink.text()));
        let below = parent.host.place().name();
        let (message, help): (String, String) = match (parent.host, &item.kind) {
            (Host::Broken | Host::Leaf(_), _) | (_, ItemKind::Error) => return None,
            (Host::Several, _) => (
                format!("`{word}` stands below a line with several claims"),
                "write it below the line of one claim, `[id]`".to_owned(),
            ),
            (Host::Label, _) => (
                format!("`{word}` stands below a line that names an inference"),
                "write it below the line of a claim".to_owned(),
            ),
            (Host::Source, ItemKind::Attribute(Attribute { quote: Some(_), .. })) => (
                "a source holds no quotation".to_owned(),
                "write the quotation below the claim that rests on it".to_owned(),
            ),
            (Host::Question, ItemKind::Answer(_))
            | (
                Host::Claim | Host::Conflict | Host::Question | Host::Source,
                ItemKind::Attribute(_),
            )
            | (Host::Claim, ItemKind::Relation(_)) => return None,
            (Host::Negation, ItemKind::Relation(relation)) if is_inference(relation.connective) => {
                return None;
            }
            (Host::Negation, _) => (
                format!("`{word}` cannot stand {below}"),
                format!("write it where {} is defined", self.name(parent)),
            ),
            (_, ItemKind::Answer(_)) => (
                "`answer` stands below no question".to_owned(),
                "write it below `question [id] text`".to_owned(),
            ),
            (host, _) => (
                format!("`{word}` cannot stand {below}"),
                format!("expected {} here", host.place().expected()),
            ),
        };
        Some((message, help))
    }

    /// Returns what to call the claim on the line of `frame`.
    fn name(&self, frame: Frame) -> String {
        let id = self
            .items
            .get(frame.item.index())
            .and_then(|item| match &item.kind {
                ItemKind::Claim(operand) | ItemKind::Answer(operand) => operand.id,
                ItemKind::Relation(relation) => relation.operands.first()?.id,
                _ => None,
            });
        match id {
            Some(id) => format!("`{}`", brief(id.value(self.sink.text()))),
            None => "the claim above".to_owned(),
        }
    }
}

/// Returns the place of the word that a line begins with, or of what stands for it.
fn word_of(item: &Item) -> Span {
    match &item.kind {
        ItemKind::Relation(relation) => relation.connective_span,
        ItemKind::Attribute(attribute) | ItemKind::Metadata(attribute) => attribute.key.span,
        ItemKind::Answer(operand) | ItemKind::Question(operand) => {
            let word = if matches!(item.kind, ItemKind::Answer(_)) {
                "answer"
            } else {
                "question"
            };
            let end = item.content.start + word.len() as u32;
            Span::new(item.content.start, end.min(operand.span.start))
        }
        _ => item.content,
    }
}

fn outermost_message(sink: &Sink<'_>, item: &Item) -> String {
    let word = brief(word_of(item).of(sink.text()));
    match &item.kind {
        ItemKind::Attribute(attribute) if attribute.quote.is_none() => {
            format!("the attribute `{word}` describes nothing at column 0")
        }
        ItemKind::Attribute(_) => "a quotation describes nothing at column 0".to_owned(),
        ItemKind::Answer(_) => "`answer` answers nothing at column 0".to_owned(),
        _ => format!("`{word}` bears on nothing at column 0"),
    }
}

const fn help_without_root(item: &Item) -> &'static str {
    match &item.kind {
        ItemKind::Attribute(attribute) if attribute.quote.is_none() => {
            "indent it below a claim; metadata of the document stand before its first heading, source or claim"
        }
        ItemKind::Attribute(_) => "indent it below the claim that rests on it",
        ItemKind::Answer(_) => "indent it below a line `question [id] text`",
        ItemKind::Relation(relation) if is_joint(relation.connective) => {
            "indent it below a claim, `[id] text`, and below the line that it joins"
        }
        _ => "indent it below a claim, `[id] text`",
    }
}

const fn outermost_name(kind: &ItemKind) -> &'static str {
    match kind {
        ItemKind::Heading(_) => "a heading",
        ItemKind::Use(_) => "a `use` line",
        ItemKind::Source(_) => "a source",
        _ => "a question",
    }
}

/// Returns the beginning of what stands at `span`, short enough for a message.
fn first_line<'t>(sink: &Sink<'t>, span: Span) -> &'t str {
    const LONGEST: usize = 30;
    let text = span.of(sink.text());
    let text = text.split(['\n', '\r', '`']).next().unwrap_or_default();
    let end = text
        .char_indices()
        .nth(LONGEST)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}
