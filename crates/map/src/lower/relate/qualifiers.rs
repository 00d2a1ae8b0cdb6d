//! What stands between the parentheses after a connective.

use hence_source::{Diagnostic, Fix, Span};
use hence_syntax::ast::{Name, Relation};

use super::Pass;
use crate::model::Weight;

/// What stands between the parentheses after a connective.
pub(super) struct Qualifiers {
    pub(super) scheme: Option<String>,
    pub(super) scheme_at: Span,
    pub(super) is_strict: bool,
    pub(super) weight: Weight,
}

impl Pass<'_> {
    /// Reads a scheme and a weight; what is neither, or a second one, is reported.
    pub(super) fn qualifiers(&mut self, relation: &Relation) -> Qualifiers {
        let mut read = Qualifiers {
            scheme: None,
            scheme_at: relation.connective_span,
            is_strict: false,
            weight: Weight::default(),
        };
        let mut has_weight = false;
        for qualifier in &relation.qualifiers {
            let word = qualifier.value(self.text);
            let weight = Weight::ALL
                .into_iter()
                .find(|weight| weight.as_str() == word);
            let scheme = self.schemes.get(word);
            if weight.is_none() && scheme.is_none() {
                self.unknown_scheme(*qualifier);
            } else if (weight.is_some() && has_weight)
                || (scheme.is_some() && read.scheme.is_some())
            {
                let what = if weight.is_some() { "weight" } else { "scheme" };
                let at = self.scope.place(qualifier.span);
                self.out.push(
                    Diagnostic::new(
                        "bad-value",
                        format!("an inference has one {what}"),
                        at,
                        "this is a second one",
                    )
                    .with_help(format!("keep one {what} between the parentheses")),
                );
            } else if let Some(weight) = weight {
                has_weight = true;
                read.weight = weight;
            } else if let Some(scheme) = scheme {
                read.scheme = Some(scheme.id.clone());
                read.scheme_at = qualifier.span;
                read.is_strict = scheme.strict;
            }
        }
        read
    }

    fn unknown_scheme(&mut self, qualifier: Name) {
        let word = qualifier.value(self.text);
        let at = self.scope.place(qualifier.span);
        let known = Weight::ALL.iter().map(|weight| weight.as_str());
        let known = known.chain(self.schemes.iter().map(|scheme| scheme.id.as_str()));
        let mut finding = Diagnostic::new(
            "unknown-scheme",
            format!("`{word}` is neither a weight nor a scheme"),
            at,
            "not in the scheme library",
        );
        let closest = hence_source::closest(word, known);
        finding.help = Some(closest.map_or_else(
            || {
                "the weights are weak, moderate, strong and decisive; `hence explain unknown-scheme` lists the schemes; \
                 add your own in `hence.toml`"
                    .to_owned()
            },
            |closest| format!("did you mean `{closest}`?"),
        ));
        finding
            .fixes
            .extend(closest.map(|closest| Fix::replace(format!("write `{closest}`"), at, closest)));
        self.out.push(finding);
    }
}
