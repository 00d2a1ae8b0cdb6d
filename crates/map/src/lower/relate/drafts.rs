//! Inferences from their first line to their place in the map.

use hence_source::{Diagnostic, Few, FileSpan, Fix, Likeness, Rare, Span};
use hence_syntax::ast::{ItemId, Name, Relation};

use super::{Attached, Pass, Relating};
use crate::arena::Id as _;
use crate::model::{ClaimId, Inference, InferenceId, Lighter, Mention, Preference, Role};
use crate::names::normalized;

/// What is known of an inference whose premises are still coming in. The inference itself is on the map already.
pub(super) struct Draft {
    /// Where the scheme is written.
    scheme_at: Span,
    /// Whether it names a claim that does not exist, so that it must be left out.
    pub(super) is_broken: bool,
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
        let mut inference = Inference {
            premises: known(premises),
            conclusion,
            at,
            connective_at: self.scope.place(relation.connective_span),
            terms: Rare::default(),
            number: 0,
            role,
            weight: qualifiers.weight,
            is_strict: qualifiers.is_strict,
        };
        if label.is_some() || qualifiers.scheme.is_some() {
            inference.path = label.as_deref().map(|label| self.scope.id(label));
            inference.label = label;
            inference.scheme = qualifiers.scheme;
        }
        let is_broken = premises.is_empty() || premises.iter().any(Option::is_none);
        self.map.inferences.push(inference);
        self.drafts.push(Draft {
            scheme_at: qualifiers.scheme_at,
            is_broken,
        });
    }

    /// Returns the inference of a draft.
    pub(super) fn drafted(&mut self, number: usize) -> &mut Inference {
        let id = InferenceId::from_index(self.first_inference + number);
        &mut self.map.inferences[id]
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

    /// Completes the file's inferences, and takes those that name a claim that does not exist off the map.
    pub(super) fn finish(&mut self, state: &mut Relating) {
        let mut ids = Vec::with_capacity(self.drafts.len());
        let mut n_kept = self.first_inference;
        for number in 0..self.drafts.len() {
            let is_kept = self.finish_draft(number, state);
            ids.push(is_kept.then(|| InferenceId::from_index(n_kept)));
            if is_kept {
                let drafted = InferenceId::from_index(self.first_inference + number);
                let kept = InferenceId::from_index(n_kept);
                self.map.inferences.swap(kept, drafted);
                n_kept += 1;
            }
        }
        self.map.inferences.truncate(n_kept);
        let labels = std::mem::take(&mut self.labels);
        let likeness = Likeness::new(labels.keys().map(String::as_str));
        for (heavier, label, at) in std::mem::take(&mut self.outweighed) {
            let value = normalized(label.value(self.text));
            let known = labels.get(&*value);
            if known.is_none() {
                self.undefined_label(label, &likeness);
            }
            match known.and_then(|(draft, _)| ids.get(*draft).copied().flatten()) {
                Some(inference) => self.map.preferences.push(Preference {
                    heavier,
                    lighter: Lighter::Inference(inference),
                    at,
                }),
                None => self.map.claims[heavier].has_lost_relation = true,
            }
        }
        let own = self
            .map
            .preferences
            .get_mut(self.first_preference..)
            .unwrap_or_default();
        own.sort_by_key(|preference| preference.at.span.start);
    }

    /// Completes the inference of a draft; returns false where it must be left out.
    fn finish_draft(&mut self, number: usize, state: &mut Relating) -> bool {
        let concluded = self.drafted(number).conclusion.literal.claim;
        if self.drafts.get(number).is_none_or(|draft| draft.is_broken) {
            self.map.claims[concluded].is_incomplete = true;
            let premises = std::mem::take(&mut self.drafted(number).premises);
            self.lose(premises.iter());
            return false;
        }
        if !self.drafted(number).exceptions.is_empty() {
            self.finish_exceptions(number, concluded);
        }
        let count = &mut state.concluded[concluded];
        *count += 1;
        self.drafted(number).number = *count;
        true
    }

    /// Drops the exceptions that name a claim that does not exist, and those of a deductive inference.
    fn finish_exceptions(&mut self, number: usize, concluded: ClaimId) {
        let mut exceptions = std::mem::take(&mut self.drafted(number).exceptions);
        let n_written = exceptions.len();
        let mut places = 0..n_written;
        exceptions.retain(|exception| {
            let place = places.next();
            let is_broken =
                place.is_some_and(|place| self.broken_exceptions.contains(&(number, place)));
            if is_broken {
                self.lose(exception.premises.iter());
            }
            !is_broken
        });
        if exceptions.len() < n_written {
            self.map.claims[concluded].is_incomplete = true;
        }
        if self.drafted(number).is_strict {
            for exception in exceptions.drain(..) {
                self.exception_on_strict(number, exception.at);
            }
        }
        self.drafted(number).exceptions = exceptions;
    }

    fn exception_on_strict(&mut self, number: usize, at: FileSpan) {
        let written = self.drafts.get(number).map(|draft| draft.scheme_at);
        let scheme_at = written.map_or(at, |span| self.scope.place(span));
        let scheme = self.drafted(number).scheme.clone();
        let scheme = scheme.as_deref().unwrap_or("deduction");
        let finding = Diagnostic::new(
            "exception-on-strict",
            format!("an inference by `{scheme}` has no exceptions"),
            at,
            "this exception is not used",
        )
        .with_label(scheme_at, format!("`{scheme}` is deductive"))
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

/// Returns the claims on a line that are known.
pub(super) fn known(operands: &[Option<Mention>]) -> Few<Mention> {
    match operands {
        // Nearly all.
        [Some(only)] => Few::One(*only),
        _ => operands.iter().flatten().copied().collect(),
    }
}
