//! The compact form of an entry.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// An entry of the document, in full or without what a reader can fill in.
pub(super) struct Entry<'a, T> {
    pub(super) value: T,
    /// For the compact form: the file that places lie in where they name none.
    pub(super) home: Option<&'a str>,
}

impl<T: Serialize> Serialize for Entry<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(home) = self.home else {
            return self.value.serialize(serializer);
        };
        let mut value = serde_json::to_value(&self.value).map_err(serde::ser::Error::custom)?;
        prune(&mut value, home);
        value.serialize(serializer)
    }
}

/// Takes out of every object what is null, false or empty, and every other value that the schema gives as a default.
/// The depth is that of the format, which is fixed.
fn prune(value: &mut Value, home: &str) {
    match value {
        Value::Object(fields) => fields.retain(|key, field| {
            match (key.as_str(), &mut *field) {
                ("location", Value::Object(location)) => prune_location(location, home),
                // The keys in there are a user's, whatever they are called.
                ("metadata", _) => {}
                _ => prune(field, home),
            }
            !is_default(key, field)
        }),
        Value::Array(items) => items.iter_mut().for_each(|item| prune(item, home)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Takes out of a place the file where it is `home`, and the line of its end where it is that of its start.
fn prune_location(location: &mut Map<String, Value>, home: &str) {
    if location.get("file").and_then(Value::as_str) == Some(home) {
        location.shift_remove("file");
    }
    let line = location
        .get("start")
        .and_then(|start| start.get("line"))
        .cloned();
    if let Some(Value::Object(end)) = location.get_mut("end")
        && end.get("line") == line.as_ref()
    {
        end.shift_remove("line");
    }
}

/// The words that the schema gives as defaults, with the fields that they are the default of.
const DEFAULTS: [(&str, &str); 3] = [
    ("role", "support"),
    ("weight", "moderate"),
    ("fidelity", "unanchored"),
];

fn is_default(key: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(is_set) => !is_set,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::String(word) => DEFAULTS.contains(&(key, word)),
        Value::Number(_) => false,
    }
}
