//! The second pass: what is said of a claim, a source, a question or a tension, `key: value`.

use hence_source::{Diagnostic, FileSpan, Fix, Span};
use hence_syntax::ast::{Attribute, Item, ItemKind, QuoteHead, Text};
use indexmap::IndexMap;

use super::declare::SELF;
use super::keys;
use super::relate::Pass;
use crate::model::{Allow, ClaimId, ClaimType, QuestionId, Quote, Skip, SourceId, Stance, Verdict};
use crate::names::normalized;

/// The words of ICD 203 (Analytic Standards, Office of the Director of National Intelligence, 2015), each with the
/// middle of its range.
const CONFIDENCE: [(&str, f64); 7] = [
    ("almost-no-chance", 0.03),
    ("very-unlikely", 0.125),
    ("unlikely", 0.325),
    ("even-chance", 0.5),
    ("likely", 0.675),
    ("very-likely", 0.875),
    ("almost-certain", 0.97),
];

/// Gives an attribute to what it describes: what stands on the line `parent`.
pub(super) fn attribute(
    pass: &mut Pass<'_>,
    attribute: &Attribute,
    item: &Item,
    parent: Option<&Item>,
) {
    let at = pass.scope.place(item.content);
    match parent.map(|parent| &parent.kind) {
        Some(ItemKind::Source(source)) => {
            let id = normalized(source.id.value(pass.text));
            of_source(pass, attribute, &id, at);
        }
        Some(ItemKind::Question(written)) => {
            if let Some(question) = pass.question(written) {
                of_question(pass, attribute, question);
            }
        }
        _ => {
            if let Some((first, count)) = pass.tensions(item) {
                of_tensions(pass, attribute, first, count);
            } else if let Some(subject) = pass
                .subject(item)
                .filter(|subject| !subject.literal.negated)
            {
                of_claim(pass, attribute, subject.literal.claim, at);
            }
        }
    }
}

fn of_source(pass: &mut Pass<'_>, attribute: &Attribute, id: &str, at: FileSpan) {
    let Some(source) = pass.scope.sources.get(id) else {
        return;
    };
    let source = *source;
    let known = pass.map.sources[source].at;
    // A second source of the same id is reported; its attributes belong to no source.
    if known.file != at.file || known.span.start > at.span.start {
        return;
    }
    if attribute.key.value(pass.text) == "skip" {
        skip(pass, attribute, source);
        return;
    }
    let source = &mut pass.map.sources[source];
    let value = attribute.value.value(pass.text).into_owned();
    match attribute.key.value(pass.text) {
        "title" if source.title.is_none() => source.title = Some(value),
        key => {
            push(&mut source.metadata, key, value);
            keys::report_misspelt(pass, attribute, &keys::OF_SOURCES);
        }
    }
}

/// `skip: "words", why`.
fn skip(pass: &mut Pass<'_>, attribute: &Attribute, source: SourceId) {
    let at = pass.scope.place(attribute.value.span);
    let parsed = string_and_rest(attribute.value, pass.text).and_then(|(words, rest)| {
        let reason = rest.value(pass.text);
        let reason = reason.trim_start().strip_prefix(',')?.trim();
        let words = words.value(pass.text);
        let is_complete = !words.trim().is_empty() && !reason.is_empty();
        is_complete.then(|| Skip {
            words: words.trim().to_owned(),
            reason: reason.to_owned(),
            at,
        })
    });
    match parsed {
        Some(skip) => pass.map.sources[source].skips.push(skip),
        None => pass.out.push(
            Diagnostic::new(
                "bad-value",
                "`skip:` needs words of the source and a reason",
                at,
                "not words between quotation marks, a comma and a reason",
            )
            .with_help("write `skip: \"words of the source\", why`; `…` between words stands for all that is between"),
        ),
    }
}

/// Splits a value that begins with a string behind it: what stands between the quotation marks, and the rest.
fn string_and_rest(value: Text, text: &str) -> Option<(Text, Text)> {
    let written = value.span.of(text);
    let inside = written.strip_prefix('"')?;
    let mut is_escaped = false;
    let length = inside.find(|c| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    })?;
    let start = value.span.start + 1;
    let end = start + length as u32;
    let part = |start, end| Text {
        span: Span::new(start, end),
        is_escaped: value.is_escaped,
    };
    Some((part(start, end), part(end + 1, value.span.end)))
}

fn of_question(pass: &mut Pass<'_>, attribute: &Attribute, question: QuestionId) {
    if attribute.key.value(pass.text) == "answers" {
        match attribute.value.value(pass.text).as_ref() {
            word @ ("several" | "one") => {
                let is_first = pass.answered.insert(question);
                if once_of(pass, attribute, "question has an", is_first) {
                    pass.map.questions[question].several = word == "several";
                }
            }
            _ => bad_word(pass, attribute, &["one", "several"]),
        }
        return;
    }
    let value = attribute.value.value(pass.text).into_owned();
    push(
        &mut pass.map.questions[question].metadata,
        attribute.key.value(pass.text),
        value,
    );
    keys::report_misspelt(pass, attribute, &keys::OF_QUESTIONS);
}

fn of_tensions(pass: &mut Pass<'_>, attribute: &Attribute, first: usize, count: usize) {
    if attribute.key.value(pass.text) == "allow" {
        let at = pass.scope.place(attribute.key.span);
        pass.out.push(
            Diagnostic::new(
                "bad-value",
                "`allow:` below a tension silences nothing",
                at,
                "this line has no effect",
            )
            .with_help("write it below the claim above, which the finding is about"),
        );
    }
    if attribute.key.value(pass.text) != "note" {
        return;
    }
    let note = attribute.value.value(pass.text);
    for tension in pass.map.tensions.iter_mut().skip(first).take(count) {
        match &mut tension.note {
            Some(known) => {
                known.push(' ');
                known.push_str(&note);
            }
            None => tension.note = Some(note.clone().into_owned()),
        }
    }
}

fn of_claim(pass: &mut Pass<'_>, attribute: &Attribute, claim: ClaimId, at: FileSpan) {
    let text = pass.text;
    let value = attribute.value.value(text);
    match (attribute.key.value(text), &attribute.quote) {
        (_, Some(head)) => quote(pass, attribute, head, claim, at),
        ("by", None) => pass.map.claims[claim].by.push(value.into_owned()),
        ("note", None) => pass.map.claims[claim].notes.push(value.into_owned()),
        ("cite", None) => pass.map.claims[claim].cites.push(value.into_owned()),
        ("confidence", None) => confidence(pass, attribute, claim),
        ("type", None) => {
            match ClaimType::ALL
                .into_iter()
                .find(|kind| kind.as_str() == value)
            {
                Some(kind) if once(pass, attribute, pass.map.claims[claim].kind.is_none()) => {
                    pass.map.claims[claim].kind = Some(kind);
                }
                Some(_) => {}
                None => bad_word(pass, attribute, &ClaimType::ALL.map(ClaimType::as_str)),
            }
        }
        ("expect", None) => match Verdict::ALL
            .into_iter()
            .find(|verdict| verdict.as_str() == value)
        {
            Some(verdict) if once(pass, attribute, pass.map.claims[claim].expect.is_none()) => {
                pass.map.claims[claim].expect = Some((verdict, at));
            }
            Some(_) => {}
            None => bad_word(pass, attribute, &Verdict::ALL.map(Verdict::as_str)),
        },
        ("open", None) => {
            if once(pass, attribute, pass.map.claims[claim].open.is_none()) {
                pass.map.claims[claim].open = Some(value.into_owned());
            }
        }
        ("formula", None) => {
            if once(pass, attribute, pass.map.claims[claim].formula.is_none()) {
                pass.map.claims[claim].formula = Some(value.into_owned());
            }
        }
        ("allow", None) => allow(pass, attribute, &value, claim, at),
        (key, None) => {
            push(
                &mut pass.map.claims[claim].metadata,
                key,
                value.into_owned(),
            );
            keys::report_misspelt(pass, attribute, &keys::OF_CLAIMS);
        }
    }
}

fn quote(
    pass: &mut Pass<'_>,
    attribute: &Attribute,
    head: &QuoteHead,
    claim: ClaimId,
    at: FileSpan,
) {
    let id = normalized(head.source.value(pass.text)).into_owned();
    let source = pass.scope.sources.get(&id).copied();
    if source.is_none() {
        undefined_source(pass, head, &id);
    }
    let quote = Quote {
        source,
        exact: attribute.value.value(pass.text).into_owned(),
        after: head.after.map(|after| after.value(pass.text).into_owned()),
        at,
        words_at: pass.scope.place(attribute.value.span),
        place: None,
    };
    let claim = &mut pass.map.claims[claim];
    claim.quotes.push(quote);
    if claim.stance.is_none() {
        claim.stance = Some(Stance::Stated);
    }
}

fn undefined_source(pass: &mut Pass<'_>, head: &QuoteHead, id: &str) {
    let at = pass.scope.place(head.source.span);
    let closest = pass
        .resolver
        .closest_source(id)
        .filter(|closest| *closest != SELF);
    let mut finding = Diagnostic::new(
        "undefined-source",
        format!("no source is called `{id}`"),
        at,
        "not defined in this file",
    );
    finding.help = Some(closest.map_or_else(
        || format!("name the text that is quoted, at column 0: `source {id}: \"FILE.txt\"`"),
        |closest| format!("did you mean `{closest}`?"),
    ));
    finding
        .fixes
        .extend(closest.map(|closest| Fix::replace(format!("write `{closest}`"), at, closest)));
    pass.out.push(finding);
}

fn confidence(pass: &mut Pass<'_>, attribute: &Attribute, claim: ClaimId) {
    let value = attribute.value.value(pass.text);
    let word = CONFIDENCE
        .iter()
        .find(|(word, _)| *word == value)
        .map(|(_, number)| *number);
    let number = word.or_else(|| {
        value
            .parse()
            .ok()
            .filter(|number| (0.0..=1.0).contains(number))
    });
    match number {
        Some(number) => {
            if once(pass, attribute, pass.map.claims[claim].confidence.is_none()) {
                pass.map.claims[claim].confidence = Some(number);
            }
        }
        None => bad_word(pass, attribute, &CONFIDENCE.map(|(word, _)| word)),
    }
}

fn allow(pass: &mut Pass<'_>, attribute: &Attribute, value: &str, claim: ClaimId, at: FileSpan) {
    let (code, reason) = value.split_once(',').unwrap_or((value, ""));
    let (code, reason) = (code.trim().to_owned(), reason.trim().to_owned());
    if reason.is_empty() {
        let place = pass.scope.place(attribute.value.span);
        pass.out.push(
            Diagnostic::new(
                "bad-value",
                format!("`allow: {code}` gives no reason"),
                place,
                "a reason is missing",
            )
            .with_help(format!(
                "say why the finding is fine here: `allow: {code}, because …`"
            )),
        );
    }
    pass.map.claims[claim]
        .allows
        .push(Allow { code, reason, at });
}

/// Reports a second value of an attribute that has one; returns `is_first`.
fn once(pass: &mut Pass<'_>, attribute: &Attribute, is_first: bool) -> bool {
    once_of(pass, attribute, "claim has a", is_first)
}

/// Reports a second value where there can be one; tells whether it is the first. `what` begins the sentence: "claim has a".
fn once_of(pass: &mut Pass<'_>, attribute: &Attribute, what: &str, is_first: bool) -> bool {
    if !is_first {
        let key = attribute.key.value(pass.text);
        let at = pass.scope.place(attribute.value.span);
        pass.out.push(
            Diagnostic::new(
                "bad-value",
                format!("the {what} `{key}:` already"),
                at,
                "this one is not used",
            )
            .with_help(format!("keep one `{key}:`")),
        );
    }
    is_first
}

fn bad_word(pass: &mut Pass<'_>, attribute: &Attribute, words: &[&'static str]) {
    let key = attribute.key.value(pass.text);
    let value = attribute.value.value(pass.text);
    let at = pass.scope.place(attribute.value.span);
    let closest = hence_source::closest(&value, words.iter().copied());
    let number = if key == "confidence" {
        ", or a number from 0 to 1"
    } else {
        ""
    };
    let mut finding = Diagnostic::new(
        "bad-value",
        format!("`{value}` is no value of `{key}:`"),
        at,
        closest.map_or_else(
            || "not one of its words".to_owned(),
            |closest| format!("did you mean `{closest}`?"),
        ),
    )
    .with_help(format!("write one of {}{number}", words.join(", ")));
    finding
        .fixes
        .extend(closest.map(|closest| Fix::replace(format!("write `{closest}`"), at, closest)));
    pass.out.push(finding);
}

fn push(metadata: &mut IndexMap<String, Vec<String>>, key: &str, value: String) {
    metadata.entry(key.to_owned()).or_default().push(value);
}
