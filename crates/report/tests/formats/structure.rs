//! Documents for programs have the structure that they promise.

use hence_report::{Format, json, write};
use serde_json::Value;

use crate::fixture::{Case, edges, everyday, hostile, plain};

fn parsed(case: &Case, format: Format) -> Value {
    let mut text = String::new();
    write(&mut text, format, &case.report(), &plain()).expect("a string takes everything");
    serde_json::from_str(&text).expect("what is written is JSON")
}

fn cases() -> [Case; 4] {
    [Case::new(), everyday(), hostile(), edges()]
}

fn assert_valid(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    let errors: Vec<_> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn json_is_what_its_schema_says() {
    let schema = schemars::schema_for!(json::CheckReport<'_>);
    for case in cases() {
        assert_valid(schema.as_value(), &parsed(&case, Format::Json));
    }
}

#[test]
fn json_streams_what_its_type_says() {
    for case in cases() {
        let whole = json::CheckReport {
            format: json::FORMAT,
            version: json::VERSION,
            tool: json::Tool {
                name: "hence",
                version: "0.1.0",
            },
            diagnostics: case
                .diagnostics
                .iter()
                .map(|diagnostic| json::Diagnostic::new(diagnostic, &case.files))
                .collect(),
            summary: case.summary.clone(),
        };
        let whole = serde_json::to_value(&whole).expect("the type can be written");
        assert_eq!(parsed(&case, Format::Json), whole);
    }
}

#[test]
fn json_keeps_the_true_text() {
    let document = parsed(&hostile(), Format::Json);
    assert_eq!(
        document.pointer("/diagnostics/0/message"),
        Some(&Value::from(
            "no claim has the id `\u{1b}]0;owned\u{7}\u{202e}`"
        ))
    );
}

#[test]
fn sarif_is_what_the_standard_says() {
    let schema = include_str!("sarif.schema.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    for case in cases() {
        assert_valid(&schema, &parsed(&case, Format::Sarif));
    }
}

#[test]
fn sarif_counts_utf16_columns() {
    let (mut case, file) = Case::of("a", "😀😀x");
    let at = case.find(file, "x", 0);
    case.push(hence_source::Diagnostic::new("a-code", "a message", at, ""));
    let document = parsed(&case, Format::Sarif);
    let region = document.pointer("/runs/0/results/0/locations/0/physicalLocation/region");
    let expected = serde_json::json!({
        "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6
    });
    assert_eq!(region, Some(&expected));
}

#[test]
fn sarif_knows_a_finding_again_when_its_line_moves() {
    let fingerprints = |text: &str| {
        let (mut case, file) = Case::of("a", text);
        for n in 0..2 {
            let at = case.find(file, "[x]", n);
            case.push(hence_source::Diagnostic::new("a-code", "a message", at, ""));
        }
        let document = parsed(&case, Format::Sarif);
        [0, 1].map(|index| {
            let path = format!("/runs/0/results/{index}/partialFingerprints/henceFinding~1v1");
            document
                .pointer(&path)
                .cloned()
                .expect("there is a fingerprint")
        })
    };
    let before = fingerprints("[x] [x]");
    assert_ne!(before[0], before[1]);
    assert_eq!(before, fingerprints("more\n\n[x]\nlines [x]"));
}
