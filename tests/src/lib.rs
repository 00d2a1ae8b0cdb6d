//! What the end-to-end tests share: the `hence` binary, folders to run it in, and the whole way from bytes to a report
//! inside this process, where a test takes it thousands of times.

mod binary;
mod folder;
mod json;
mod pipeline;
mod run;

pub use binary::{hence_binary, workspace};
pub use folder::Folder;
pub use json::{assert_fits, parse_json, without};
pub use pipeline::{Checked, check_bytes, is_safe_to_show, repair};
pub use run::{Ran, Run, binary_for_everybody};
