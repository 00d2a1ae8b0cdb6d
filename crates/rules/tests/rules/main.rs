//! Every rule against its cases, its page and its wording.
//!
//! The cases stand in `tests/cases`, one file a rule; `case_file` says how they are written. The pages stand in `docs`.

mod case_file;
mod cases;
mod encoding;
mod levels;
mod many_names;
mod pages;
mod project;
mod snapshots;
mod theses;
mod verdicts;
