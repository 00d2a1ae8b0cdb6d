//! `hence schema`.

use crate::Status;
use crate::args::{Schema, SchemaOf};
use crate::failure::Failure;
use crate::output::print;

pub(crate) fn run(arguments: &Schema) -> Result<Status, Failure> {
    let schema = match arguments.of {
        SchemaOf::Map => hence_render::json::schema(),
        SchemaOf::Check => hence_report::json::schema(),
    };
    let mut text = serde_json::to_string_pretty(&schema)
        .map_err(|error| Failure::Stdout(error.to_string()))?;
    text.push('\n');
    print(text.as_bytes())?;
    Ok(Status::Clean)
}
