//! `hence completions`.

use clap::CommandFactory as _;

use crate::Status;
use crate::args::{Arguments, Completions};
use crate::failure::Failure;
use crate::output::print;

pub(crate) fn run(arguments: &Completions) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "hence",
        &mut script,
    );
    print(&script)?;
    Ok(Status::Clean)
}
