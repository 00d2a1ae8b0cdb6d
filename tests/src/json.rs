//! JSON that the binary writes.

use serde_json::Value;

/// Reads one JSON document.
///
/// # Panics
///
/// When `text` is none.
pub fn parse_json(text: &str) -> Value {
    serde_json::from_str(text).expect("the output is JSON")
}

/// Asserts that a document fits a JSON Schema.
///
/// # Panics
///
/// When it does not, with all the places where it does not.
pub fn assert_fits(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    let errors = validator.iter_errors(document);
    let errors: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Returns a document without the fields called `name`, at whatever depth.
pub fn without(document: &Value, name: &str) -> Value {
    // Our own documents are flat, so this does not go deep.
    match document {
        Value::Array(items) => items.iter().map(|item| without(item, name)).collect(),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(key, _)| *key != name);
            Value::Object(
                kept.map(|(key, value)| (key.clone(), without(value, name)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}
