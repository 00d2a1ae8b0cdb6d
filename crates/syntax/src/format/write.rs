//! How a line is written.

use super::escape::{Setting, write_string, write_text};
use crate::ast::{Attribute, ItemKind, Name, Operand, Relation, Text};

/// Writes lines of one text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'t> {
    pub(super) text: &'t str,
}

impl Writer<'_> {
    /// Returns what a line of the kind `kind` says in its canonical form; None where it is written as it is.
    pub(super) fn line(self, kind: &ItemKind) -> Option<String> {
        let mut out = String::new();
        match kind {
            ItemKind::Metadata(attribute) | ItemKind::Attribute(attribute) => {
                self.attribute(&mut out, attribute);
            }
            ItemKind::Heading(heading) => {
                out.extend(std::iter::repeat_n('#', heading.level as usize));
                out.push(' ');
                self.prose(&mut out, heading.title, Setting::Value);
            }
            ItemKind::Use(file) => {
                out.push_str("use ");
                self.string(&mut out, file.path);
                out.push_str(" as ");
                out.push_str(self.name(file.alias?));
            }
            ItemKind::Source(source) => {
                out.push_str("source ");
                out.push_str(self.name(source.id));
                out.push_str(": ");
                self.string(&mut out, source.path);
            }
            ItemKind::Claim(operand) => self.operand(&mut out, operand, Setting::Definition),
            ItemKind::Question(operand) => {
                out.push_str("question ");
                self.operand(&mut out, operand, Setting::Question);
            }
            ItemKind::Answer(operand) => {
                out.push_str("answer ");
                self.operand(&mut out, operand, Setting::Bare);
            }
            ItemKind::Relation(relation) => self.relation(&mut out, relation),
            _ => return None,
        }
        Some(out)
    }

    fn name(&self, name: Name) -> &str {
        name.value(self.text)
    }

    fn prose(self, out: &mut String, text: Text, setting: Setting) {
        write_text(out, &text.value(self.text), setting);
    }

    fn string(self, out: &mut String, text: Text) {
        write_string(out, &text.value(self.text));
    }

    fn attribute(self, out: &mut String, attribute: &Attribute) {
        out.push_str(self.name(attribute.key));
        let Some(quote) = &attribute.quote else {
            out.push_str(": ");
            return self.prose(out, attribute.value, Setting::Value);
        };
        out.push(' ');
        out.push_str(self.name(quote.source));
        if let Some(after) = quote.after {
            out.push_str(" after ");
            self.string(out, after);
        }
        out.push_str(": ");
        self.string(out, attribute.value);
    }

    fn relation(self, out: &mut String, relation: &Relation) {
        out.push_str(relation.connective.as_str());
        for name in [relation.label, relation.target].into_iter().flatten() {
            out.push_str(" <");
            out.push_str(self.name(name));
            out.push('>');
        }
        for (number, name) in relation.qualifiers.iter().enumerate() {
            out.push_str(if number == 0 { " (" } else { ", " });
            out.push_str(self.name(*name));
        }
        if !relation.qualifiers.is_empty() {
            out.push(')');
        }
        let last = relation.operands.len().saturating_sub(1);
        for (number, operand) in relation.operands.iter().enumerate() {
            out.push_str(match number {
                0 => " ",
                _ if number == last => " and ",
                _ => ", ",
            });
            self.operand(out, operand, Setting::AfterConnective);
        }
    }

    /// Writes a claim; `bare` is the setting of a text without an id.
    fn operand(self, out: &mut String, operand: &Operand, bare: Setting) {
        let mut gap = "";
        if let Some((stance, _)) = operand.stance {
            out.push_str(stance.as_str());
            gap = " ";
        }
        if operand.not.is_some() {
            out.push_str(gap);
            out.push_str("not");
            gap = " ";
        }
        if let Some(id) = operand.id {
            out.push_str(gap);
            out.push('[');
            out.push_str(self.name(id));
            out.push(']');
            gap = " ";
        }
        if let Some(text) = operand.text {
            let setting = match (operand.id, bare) {
                (Some(_), Setting::Question) => Setting::Question,
                (Some(_), _) => Setting::Definition,
                (None, bare) => bare,
            };
            out.push_str(gap);
            self.prose(out, text, setting);
            gap = " ";
        }
        for tag in &operand.tags {
            out.push_str(gap);
            out.push('#');
            out.push_str(self.name(*tag));
            gap = " ";
        }
    }
}
