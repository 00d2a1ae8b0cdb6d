//! `governed-quote`: a quotation leaves out the word that its sentence hangs on.

use std::collections::HashMap;

use hence_anchor::{Governing, Governor, SourceText, governors, mentions};
use hence_map::project::SourceFileId;
use hence_map::{Claim, ClaimId};
use hence_source::{Diagnostic, FileSpan, Severity, Span};
use indexmap::IndexMap;

use crate::quotations::{Case, all};
use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "governed-quote",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/governed-quote.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    // The sentences of a source are looked for once.
    let mut texts: IndexMap<SourceFileId, SourceText<'_>> = IndexMap::new();
    // And a claim is read once for each kind of operator.
    let mut said: HashMap<(ClaimId, Governing), bool> = HashMap::new();
    for case in all(ctx).filter(|case| case.anchor.placement.grade.is_found()) {
        let source = case.anchor.source;
        let text = texts
            .entry(source)
            .or_insert_with(|| SourceText::new(ctx.project.source(source).reading.text()));
        let parts = case.anchor.placement.parts.iter();
        let parts: Vec<Span> = parts.map(|place| place.span).collect();
        let mut governors = governors(text, &parts);
        // Who writes "while [it is so]{#claim}" into a memo says so.
        let is_own = case.is_inline();
        governors.retain(|governor| {
            let is_said = is_own && governor.kind == Governing::Concession;
            !is_said
                && !*said
                    .entry((case.id, governor.kind))
                    .or_insert_with(|| says_itself(case.claim, governor.kind))
        });
        // The gravest first: what is denied is not merely said by others.
        governors.sort_by_key(|governor| governor.kind);
        if let Some(first) = governors.first() {
            out.push(finding(ctx, &case, text, *first, &governors));
        }
    }
}

/// Tells whether a claim says of itself what was cut off: "could well" stays "could well".
fn says_itself(claim: &Claim, kind: Governing) -> bool {
    match kind {
        Governing::Question => claim.text.trim_end().ends_with('?') || mentions(&claim.text, kind),
        // Who says so can stand on a line of its own.
        Governing::Attribution => !claim.by.is_empty() || mentions(&claim.text, kind),
        _ => mentions(&claim.text, kind),
    }
}

fn finding(
    ctx: &Context<'_>,
    case: &Case<'_>,
    text: &SourceText<'_>,
    first: Governor,
    governors: &[Governor],
) -> Diagnostic {
    let word = first.at.of(text.as_str());
    let word = word.split_whitespace().collect::<Vec<&str>>().join(" ");
    let source = case.source(ctx);
    let message = match first.kind {
        Governing::Negation => {
            format!("{source} denies what is quoted here: “{word}” is left out")
        }
        Governing::Conditional => {
            format!("{source} says this under a condition: “{word}” is left out")
        }
        Governing::Concession => {
            format!("{source} only concedes this: “{word}” is left out")
        }
        Governing::Modality => {
            format!("{source} does not say that this is so: “{word}” is left out")
        }
        Governing::Attribution => {
            format!("{source} says that others say this: “{word}” is left out")
        }
        Governing::Question => format!("{source} asks this, it does not say it"),
    };
    let label = format!("quoted for `{}`", case.claim.id);
    let mut finding = case.finding(&RULE, message, label);
    for governor in governors.iter().take(3) {
        let label = match governor.kind {
            Governing::Question => "a question",
            kind if kind == first.kind => "this governs the quoted words",
            _ => "and this",
        };
        finding = finding.with_label(in_file(ctx, case, governor.at), label);
    }
    finding.with_help(match first.kind {
        Governing::Attribution => {
            "say in the claim, or with `by:`, whose view it is; or quote these words, too"
        }
        Governing::Question => "say in the claim that it is asked, or take the quotation away",
        _ => "say so in the claim, or quote these words, too, and see whether they still state it",
    })
}

fn in_file(ctx: &Context<'_>, case: &Case<'_>, span: Span) -> FileSpan {
    case.anchor.in_file(ctx.project, span)
}
