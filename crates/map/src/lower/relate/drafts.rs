//! Inferences from their first line to their place in the map.

use hence_source::{Diagnostic, FileSpan, Fix, Likeness};
use hence_syntax::ast::{ItemId, Name, Relation};

use super::{Attached, Pass, Relating};
use crate::model::{Inference, InferenceId, Lighter, Mention, Preference, Role};
use crate::names::normalized;

/// An inference whose premises are still coming in.
pub(super) struct Draft {
    pub(super) inference: Inference,
    /// Where the scheme is written.
    scheme_at: FileSpan,
    /// Whether it names a claim that does not exist, so that it must be left out.
    pub(super) is_broken: bool,
    /// For each exception, whether it names a claim that does not exist.
    pub(super) is_broken_exception: Vec<bool>,
}

impl Pass<'_> {
    /// Begins an inference; `and` and `unless` may add to it.
    pub(super) fn draft(
        &mut self,
        id: ItemId,
        relation: &Relation,
        conclusion: Mention,
        premises: &[Option<Mention>],
        role: Role,
        at: FileSpan,
    ) {
        let number = self.drafts.len();
        self.line(id).attached = Attached::Inference(number);
        let label = relation.label.and_then(|label| self.label(label, number));
        let qualifiers = self.qualifiers(relation);
        let inference = Inference {
            id: String::new(),
            label,
            role,
            conclusion,
            premises: premises.iter().copied().flatten().collect(),
            exceptions: Vec::new(),
            scheme: qualifiers.scheme,
            is_strict: qualifiers.is_strict,
            weight: qualifiers.weight,
            at,
            connective_at: self.scope.place(relation.connective_span),
        };
        let is_broken = premises.is_empty() || premises.iter().any(Option::is_none);
        let scheme_at = self.scope.place(qualifiers.scheme_at);
        self.drafts.push(Draft {
            inference,
            scheme_at,
            is_broken,
            is_broken_exception: Vec::new(),
        });
    }

    /// Takes note of a label. Returns it, unless another inference of the file has it (reported).
    fn label(&mut self, label: Name, draft: usize) -> Option<String> {
        let value = normalized(label.value(self.text)).into_owned();
        if let Some((_, first)) = self.labels.get(&value) {
            let finding = Diagnostic::new(
                "duplicate-label",
                format!("two inferences are labelled `<{value}>`"),
                self.scope.place(label.span),
                "again here",
            )
            .with_label(self.scope.place(*first), "first here")
            .with_help("give one of them another label");
            self.out.push(finding);
            return None;
        }
        self.labels.insert(value.clone(), (draft, label.span));
        Some(value)
    }

    /// Puts the file's inferences into the map, without those that name a claim that does not exist.
    pub(super) fn finish(&mut self, state: &mut Relating) {
        let mut ids = Vec::with_capacity(self.drafts.len());
        self.map.inferences.reserve(self.drafts.len());
        for draft in std::mem::take(&mut self.drafts) {
            ids.push(self.finish_draft(draft, state));
        }
        let labels = std::mem::take(&mut self.labels);
        let likeness = Likeness::new(labels.keys().map(String::as_str));
        for (heavier, label, at) in std::mem::take(&mut self.outweighed) {
            let value = normalized(label.value(self.text));
            match labels.get(&*value) {
                Some((draft, _)) => {
                    if let Some(Some(inference)) = ids.get(*draft) {
                        let lighter = Lighter::Inference(*inference);
                        self.map.preferences.push(Preference {
                            heavier,
                            lighter,
                            at,
                        });
                    }
                }
                None => self.undefined_label(label, &likeness),
            }
        }
        let own = self
            .map
            .preferences
            .get_mut(self.first_preference..)
            .unwrap_or_default();
        own.sort_by_key(|preference| preference.at.span.start);
    }

    fn finish_draft(&mut self, mut draft: Draft, state: &mut Relating) -> Option<InferenceId> {
        let concluded = draft.inference.conclusion.literal.claim;
        if draft.is_broken {
            self.map.claims[concluded].is_incomplete = true;
            return None;
        }
        if draft.is_broken_exception.contains(&true) {
            self.map.claims[concluded].is_incomplete = true;
            let mut is_broken = draft.is_broken_exception.iter().copied();
            draft
                .inference
                .exceptions
                .retain(|_| !is_broken.next().unwrap_or(false));
        }
        if draft.inference.is_strict {
            for exception in std::mem::take(&mut draft.inference.exceptions) {
                self.exception_on_strict(&draft, exception.at);
            }
        }
        let count = &mut state.concluded[concluded];
        *count += 1;
        draft.inference.id = match &draft.inference.label {
            Some(label) => self.scope.id(label),
            None => format!("{}/{count}", self.map.claims[concluded].id),
        };
        Some(self.map.inferences.push(draft.inference))
    }

    fn exception_on_strict(&mut self, draft: &Draft, at: FileSpan) {
        let scheme = draft.inference.scheme.as_deref().unwrap_or("deduction");
        let finding = Diagnostic::new(
            "exception-on-strict",
            format!("an inference by `{scheme}` has no exceptions"),
            at,
            "this exception is not used",
        )
        .with_label(draft.scheme_at, format!("`{scheme}` is deductive"))
        .with_help(
            "object to one of its premises with `but`, or name a scheme that is not deductive, or none",
        );
        self.out.push(finding);
    }

    fn undefined_label(&mut self, label: Name, labels: &Likeness<'_>) {
        let value = label.value(self.text);
        let at = self.scope.place(label.span);
        let mut finding = Diagnostic::new(
            "undefined-label",
            format!("no inference is labelled `<{value}>`"),
            at,
            "not a label in this file",
        );
        let closest = labels.closest(value);
        finding.help = Some(closest.map_or_else(
            || format!("put the label after the connective of the inference that is meant: `because <{value}> …`"),
            |closest| format!("did you mean `<{closest}>`?"),
        ));
        finding.fixes.extend(
            closest.map(|closest| Fix::replace(format!("write `<{closest}>`"), at, closest)),
        );
        self.out.push(finding);
    }
}
