//! The compact form of an entry.

use serde::{Serialize, Serializer};
use serde_json::Value;

/// An entry of the document, in full or without what a reader can fill in.
pub(super) struct Entry<T> {
    pub(super) value: T,
    pub(super) is_lean: bool,
}

impl<T: Serialize> Serialize for Entry<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.is_lean {
            return self.value.serialize(serializer);
        }
        let mut value = serde_json::to_value(&self.value).map_err(serde::ser::Error::custom)?;
        prune(&mut value);
        value.serialize(serializer)
    }
}

/// Takes out of every object what is null, false or empty. The depth is that of the format, which is fixed.
fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.retain(|_, field| {
            prune(field);
            !is_default(field)
        }),
        Value::Array(items) => items.iter_mut().for_each(prune),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(is_set) => !is_set,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Number(_) | Value::String(_) => false,
    }
}
