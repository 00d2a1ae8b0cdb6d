//! The map as JSON: what is in it, that it is as its schema says, and that the published schema is this one.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing there has failed"
)]

use std::path::Path;

use hence_render::json::{Input, Layout, schema, write};
use hence_rules::{Options, check};
use hence_testing::{Texts, generate_text};
use serde_json::Value;

const SAMPLE: &str = "\
title: A map
author: One
author: Two

source s: \"s.txt\"
  title: A source

# Part

[a] A. #thesis
  quote s after \"before\": \"the words\"
  confidence: likely
  note: a note
  because <r> (expert-opinion, strong) [b] and not [c]
  unless [d] D.
  but e
  tension [b]
    note: both hold
given [b] B.
suppose [c] C.
  contradicts [b]
[f] F.
  outweighs <r>
  restates [d]
question [q] Which?
  answer [a]
  answer [b]
";

fn json(text: &str, layout: Layout) -> String {
    json_of(text, "It says, just before the words, so.", layout)
}

fn json_of(map: &str, source: &str, layout: Layout) -> String {
    let texts = Texts::new([("map.hence", map), ("s.txt", source)]);
    let (project, root) = texts.open("map.hence").unwrap();
    let outcome = check(&project, root, &Options::new());
    let input = Input {
        root,
        project: &project,
        map: &outcome.map,
        anchoring: &outcome.anchoring,
        verdicts: outcome.verdicts(),
        diagnostics: &outcome.diagnostics,
    };
    let mut bytes = Vec::new();
    write(&mut bytes, input, layout).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn value(text: &str, layout: Layout) -> Value {
    serde_json::from_str(&json(text, layout)).unwrap()
}

#[test]
fn holds_the_whole_map() {
    insta::assert_snapshot!(json(SAMPLE, Layout::Pretty));
}

#[test]
fn the_compact_form_leaves_defaults_out() {
    let (full, compact) = (
        value(SAMPLE, Layout::Pretty),
        value(SAMPLE, Layout::Compact),
    );
    assert_eq!(full["claims"]["b"]["tags"], serde_json::json!([]));
    assert_eq!(compact["claims"]["b"]["tags"], Value::Null);
    assert_eq!(
        filled(compact["claims"].clone(), &full["claims"]),
        full["claims"]
    );
    assert_eq!(
        filled(compact["inferences"].clone(), &full["inferences"]),
        full["inferences"]
    );
    assert_eq!(json(SAMPLE, Layout::Compact).lines().count(), 1);
}

/// Puts the defaults back that the compact form leaves out, where the full form has them.
fn filled(compact: Value, full: &Value) -> Value {
    match (compact, full) {
        (Value::Object(mut fields), Value::Object(wanted)) => {
            if let Some(line) = fields
                .get("start")
                .and_then(|start| start.get("line"))
                .cloned()
            {
                fields.entry("file").or_insert_with(|| "map.hence".into());
                if let Some(Value::Object(end)) = fields.get_mut("end") {
                    end.entry("line").or_insert(line);
                }
            }
            let mut all = serde_json::Map::new();
            for (key, value) in wanted {
                let own = fields.remove(key);
                all.insert(
                    key.clone(),
                    own.map_or_else(|| default(key, value), |own| filled(own, value)),
                );
            }
            assert!(fields.is_empty(), "the compact form adds nothing");
            Value::Object(all)
        }
        (Value::Array(items), Value::Array(wanted)) => items
            .into_iter()
            .zip(wanted)
            .map(|(item, wanted)| filled(item, wanted))
            .collect(),
        (other, _) => other,
    }
}

fn default(key: &str, value: &Value) -> Value {
    match value {
        Value::Object(_) => serde_json::json!({}),
        Value::Array(_) => serde_json::json!([]),
        Value::Bool(_) => Value::Bool(false),
        Value::String(_) if key == "weight" => "moderate".into(),
        Value::String(_) if key == "role" => "support".into(),
        Value::String(_) if key == "fidelity" => "unanchored".into(),
        Value::Null | Value::Number(_) | Value::String(_) => Value::Null,
    }
}

/// So many names that it would show if the file were gone through for each.
#[test]
fn a_file_with_many_names_is_gone_through_once() {
    const NAMES: usize = 3_000;
    let source = |number| format!("source s{number}: \"s.txt\"\n");
    let mut map: String = (0..NAMES).map(source).collect();
    map.push_str("[a] A.\n  quote s0: \"They say so, as it is\"\n");
    let text = "They say so, as it is. ".repeat(10_000);
    let json = json_of(&map, &text, Layout::Compact);
    assert_eq!(json.matches("\"sentences\":10000").count(), NAMES);
}

#[test]
fn both_forms_are_as_the_schema_says() {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let generated = generate_text(300, 12, 2, 7);
    let inconsistent = "given [a] A.\ngiven [b] B.\n  contradicts [a]\n";
    for text in [SAMPLE, "", &generated, inconsistent] {
        for layout in [Layout::Pretty, Layout::Compact] {
            let document = value(text, layout);
            let errors: Vec<String> = validator
                .iter_errors(&document)
                .map(|error| error.to_string())
                .collect();
            assert_eq!(errors, [] as [String; 0]);
        }
    }
}

#[test]
fn the_published_schemas_are_these() {
    assert_published("hence-map", &schema());
    assert_published("hence-check", &hence_report::json::schema());
}

fn assert_published(name: &str, schema: &schemars::Schema) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    let path = folder.join(format!("{name}.schema.json"));
    let current = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &current).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == current,
        "the schema has changed: run the tests with UPDATE_DOCS=1 and look at the difference"
    );
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let text = generate_text(200, 12, 2, 3);
    assert_eq!(json(&text, Layout::Pretty), json(&text, Layout::Pretty));
}

#[test]
fn a_preference_that_is_said_twice_is_listed_once() {
    let text = "suppose [a] A.\n  outweighs [b]\n  outweighs [b]\nsuppose [b] B.\n";
    let written: Value = serde_json::from_str(&json(text, Layout::Pretty)).unwrap();
    assert_eq!(written["preferences"], serde_json::json!([["a", "b"]]));
}
