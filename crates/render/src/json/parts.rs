//! From the map to the types of the format.

use std::collections::HashMap;

use hence_anchor::{Anchor, Coverage, Fidelity, surroundings};
use hence_map::project::SourceFileId;
use hence_map::{Claim, ClaimId, Inference, InferenceId, Lighter, Map, Mention, Verdict};
use hence_report::json as report;
use indexmap::{IndexMap, IndexSet};
use serde::{Serialize, Serializer};

use super::lean::Entry;
use super::model::{
    self, Counts, Document, FORMAT, Fidelities, Metadata, OneOrMany, Premise, VERSION,
};
use super::{Input, Layout};

/// The claims of a map; each is made as it is written.
#[derive(Debug)]
pub struct Claims<'a>(Input<'a>, Layout);

/// The inferences of a map; each is made as it is written.
#[derive(Debug)]
pub struct Inferences<'a>(Input<'a>, Layout);

/// The findings; each is made as it is written.
#[derive(Debug)]
pub struct Diagnostics<'a>(Input<'a>, Layout);

impl Serialize for Claims<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(input, layout) = *self;
        let home = home(input, layout);
        let entries = input.map.claims.iter();
        serializer.collect_map(entries.map(|(id, each)| {
            (
                &each.id,
                Entry {
                    value: claim(input, id, each),
                    home,
                },
            )
        }))
    }
}

impl Serialize for Inferences<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(input, layout) = *self;
        let home = home(input, layout);
        let entries = input.map.inferences.iter();
        serializer.collect_map(entries.map(|(id, each)| {
            (
                input.map.inference_id(id),
                Entry {
                    value: inference(input, id, each),
                    home,
                },
            )
        }))
    }
}

impl Serialize for Diagnostics<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(input, layout) = *self;
        let home = home(input, layout);
        let findings = input.diagnostics.iter();
        serializer.collect_seq(findings.map(|each| Entry {
            value: report::Diagnostic::new(each, input.files()),
            home,
        }))
    }
}

/// Returns the file that places lie in where they name none: in the compact form the root file, else none.
fn home(input: Input<'_>, layout: Layout) -> Option<&str> {
    (layout == Layout::Compact).then_some(input.files().get(input.root).path.as_str())
}

/// Returns the document for `input`. Claims, inferences and findings are made as it is written.
pub(super) fn document(input: Input<'_>, layout: Layout) -> Document<'_> {
    let map = input.map;
    let pairs = |pairs: &'_ [hence_map::Pair]| -> Vec<[&str; 2]> {
        pairs
            .iter()
            .map(|pair| pair.between.map(|claim| id(map, claim)))
            .collect()
    };
    let mut known = HashMap::new();
    Document {
        format: FORMAT,
        version: VERSION,
        file: &input.files().get(input.root).path,
        title: map.title.as_deref(),
        metadata: metadata(&map.metadata),
        sources: map
            .sources
            .values()
            .map(|each| (each.id.as_str(), source(input, each, &mut known)))
            .collect(),
        groups: map.groups.values().map(|each| group(map, each)).collect(),
        claims: Claims(input, layout),
        inferences: Inferences(input, layout),
        questions: map
            .questions
            .values()
            .map(|each| (each.id.as_str(), question(input, each)))
            .collect(),
        contradictions: pairs(&map.contradictions),
        equivalences: pairs(&map.equivalences),
        preferences: map
            .preferences
            .iter()
            .map(|each| preference(map, each))
            .collect::<IndexSet<_>>()
            .into_iter()
            .collect(),
        tensions: map
            .tensions
            .iter()
            .map(|each| model::Tension {
                between: each.between.map(|claim| id(map, claim)),
                note: each.note.as_deref(),
            })
            .collect(),
        diagnostics: Diagnostics(input, layout),
        summary: counts(input),
    }
}

fn id(map: &Map, claim: ClaimId) -> &str {
    &map.claims[claim].id
}

fn metadata(metadata: &IndexMap<String, Vec<String>>) -> Metadata<'_> {
    metadata
        .iter()
        .map(|(key, values)| (key.as_str(), one_or_many(values)))
        .collect()
}

fn one_or_many(values: &[String]) -> OneOrMany<'_> {
    match values {
        [only] => OneOrMany::One(only),
        several => OneOrMany::Many(several),
    }
}

/// Returns a source; `known` holds the coverage of each file, which several sources may name.
fn source<'a>(
    input: Input<'a>,
    source: &'a hence_map::Source,
    known: &mut HashMap<SourceFileId, model::Coverage>,
) -> model::Source<'a> {
    let mut coverage_of = |file| {
        let new = || Coverage::new(input.project, input.map, input.anchoring, file);
        *known.entry(file).or_insert_with(|| coverage(&new()))
    };
    let read = source.read.map(|read| &input.project.source(read).reading);
    model::Source {
        path: &source.path,
        title: source.title.as_deref(),
        metadata: metadata(&source.metadata),
        media_type: read.map(|reading| reading.format.media_type()),
        sha256: read.map(|reading| reading.sha256.as_str()),
        coverage: source.read.map(&mut coverage_of),
    }
}

fn group<'a>(map: &'a Map, group: &'a hence_map::Group) -> model::Group<'a> {
    let parent = group.parent.map(|parent| map.groups[parent].id.as_str());
    model::Group {
        id: &group.id,
        title: &group.title,
        level: group.level,
        parent,
    }
}

fn question<'a>(input: Input<'a>, question: &'a hence_map::Question) -> model::Question<'a> {
    let answers = question
        .answers
        .iter()
        .map(|answer| id(input.map, answer.literal.claim))
        .collect();
    model::Question {
        text: &question.text,
        answers,
        several: question.several,
        tags: &question.tags,
        metadata: metadata(&question.metadata),
        location: report::Location::new(question.at, input.files()),
    }
}

fn preference(map: &Map, preference: &hence_map::Preference) -> [String; 2] {
    let lighter = match preference.lighter {
        Lighter::Claim(claim) => id(map, claim).to_owned(),
        Lighter::Inference(inference) => format!("<{}>", map.inference_id(inference)),
    };
    [id(map, preference.heavier).to_owned(), lighter]
}

fn claim<'a>(input: Input<'a>, own: ClaimId, claim: &'a Claim) -> model::Claim<'a> {
    let map = input.map;
    let anchors = input.anchoring.of(own);
    let mut attributes = Metadata::new();
    let single = [("open", &claim.open), ("formula", &claim.formula)];
    for (key, values) in [("note", &claim.notes), ("cite", &claim.cites)] {
        if !values.is_empty() {
            attributes.insert(key, one_or_many(values));
        }
    }
    attributes.extend(
        single
            .iter()
            .filter_map(|(key, value)| Some((*key, OneOrMany::One(value.as_deref()?)))),
    );
    if let Some((expected, _)) = claim.expect {
        attributes.insert("expect", OneOrMany::One(expected.as_str()));
    }
    attributes.extend(metadata(&claim.metadata));
    model::Claim {
        text: &claim.text,
        stance: claim.stance,
        group: claim.group.map(|group| map.groups[group].id.as_str()),
        tags: &claim.tags,
        kind: claim.kind,
        by: &claim.by,
        confidence: claim.confidence,
        fidelity: input.anchoring.fidelity(own, claim),
        metadata: attributes,
        quotes: (claim.quotes.iter().enumerate())
            .map(|(index, each)| quote(input, each, anchors.get(index).and_then(Option::as_ref)))
            .collect(),
        location: report::Location::new(claim.at, input.files()),
        verdict: input.verdicts.map(|verdicts| verdicts.claims[own]),
        strength: None,
    }
}

fn quote<'a>(
    input: Input<'a>,
    quote: &'a hence_map::Quote,
    anchor: Option<&'a Anchor>,
) -> model::Quote<'a> {
    let places = anchor.map_or(&[][..], |anchor| &anchor.placement.parts);
    let ends = places.first().zip(places.last());
    let around = anchor.zip(ends).map(|(anchor, (first, last))| {
        let text = input.project.source(anchor.source).reading.text();
        surroundings(text, first.span.to(last.span))
    });
    model::Quote {
        source: quote
            .source
            .map(|source| input.map.sources[source].id.as_str()),
        exact: &quote.exact,
        after: quote.after.as_deref(),
        start: ends.map(|(first, _)| first.code_points.start),
        end: ends.map(|(_, last)| last.code_points.end),
        grade: anchor.map(|anchor| anchor.placement.grade),
        score: anchor.map(|anchor| anchor.placement.score),
        parts: places
            .iter()
            .map(|place| [place.code_points.start, place.code_points.end])
            .collect(),
        prefix: around.map(|(prefix, _)| prefix),
        suffix: around.map(|(_, suffix)| suffix),
    }
}

fn inference<'a>(
    input: Input<'a>,
    own: InferenceId,
    inference: &'a Inference,
) -> model::Inference<'a> {
    let map = input.map;
    let premises = |mentions: &'a [Mention]| -> Vec<Premise<'a>> {
        let premise = |mention: &Mention| Premise {
            claim: id(map, mention.literal.claim),
            negated: mention.literal.negated,
        };
        mentions.iter().map(premise).collect()
    };
    model::Inference {
        role: inference.role,
        conclusion: id(map, inference.conclusion.literal.claim),
        negated: inference.conclusion.literal.negated,
        premises: premises(&inference.premises),
        exceptions: inference
            .exceptions
            .iter()
            .map(|exception| premises(&exception.premises))
            .collect(),
        label: inference.label.as_deref(),
        scheme: inference.scheme.as_deref(),
        strict: inference.is_strict,
        weight: inference.weight,
        location: report::Location::new(inference.at, input.files()),
        verdict: input.verdicts.map(|verdicts| verdicts.inferences[own]),
    }
}

fn coverage(coverage: &Coverage) -> model::Coverage {
    let counts = coverage.counts();
    model::Coverage {
        sentences: counts.sentences,
        anchored: counts.anchored,
        skipped: counts.skipped,
        unread: counts.unread,
        likely_omissions: counts.likely_omissions,
    }
}

fn fidelities(input: Input<'_>) -> Fidelities {
    let mut counts = Fidelities::default();
    for (id, claim) in input.map.claims.iter() {
        let count = match input.anchoring.fidelity(id, claim) {
            Fidelity::Quotation => &mut counts.quotation,
            Fidelity::Paraphrase => &mut counts.paraphrase,
            Fidelity::Imputed => &mut counts.imputed,
            Fidelity::Unanchored => &mut counts.unanchored,
        };
        *count += 1;
    }
    counts
}

fn counts(input: Input<'_>) -> Counts {
    let verdicts = || {
        input
            .verdicts
            .into_iter()
            .flat_map(|verdicts| verdicts.claims.values())
    };
    let count = |verdict: Verdict| verdicts().filter(|own| **own == verdict).count();
    Counts {
        claims: input.map.claims.len(),
        inferences: input.map.inferences.len(),
        accepted: count(Verdict::Accepted),
        rejected: count(Verdict::Rejected),
        contested: count(Verdict::Contested),
        unsupported: count(Verdict::Unsupported),
        fidelity: fidelities(input),
    }
}
