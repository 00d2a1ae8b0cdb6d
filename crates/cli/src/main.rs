//! The `hence` command: arguments, files, exit status. What it does is in the crates before it.

mod args;
mod commands;
mod config;
mod disk;
mod failure;
mod inputs;
mod locks;
mod output;
mod progress;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command};
use failure::Failure;

/// What a command came to, as its exit status says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Status {
    /// 0: nothing found.
    Clean,
    /// 1: findings at or above the failing level, or files that are not formatted.
    Findings,
}

/// How large a block of memory is, in bytes, that the allocator is told to keep: just under the most that glibc listens to.
const KEPT: usize = 31 << 20;

fn main() -> ExitCode {
    keep_freed_memory();
    let arguments = Arguments::parse();
    let stderr = terminal::Terminal::of_stderr(arguments.color);
    match run(arguments) {
        // Where the output is closed, whoever reads it has seen enough.
        Ok(Status::Clean) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Status::Findings) => ExitCode::from(1),
        Err(failure) => {
            output::complain(&failure, &stderr);
            ExitCode::from(2)
        }
    }
}

/// Has the allocator keep what is freed for what is needed next.
///
/// Tables of a large map come and go, and glibc gives each large block back to the system, to ask for it again. Once a
/// large block was freed it keeps all that are not larger (`M_MMAP_THRESHOLD` in mallopt(3)). The block is never touched,
/// so that it takes no memory, and elsewhere this does nothing.
fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(KEPT)));
}

fn run(arguments: Arguments) -> Result<Status, Failure> {
    let color = arguments.color;
    match arguments.command {
        Command::Check(own) => commands::check::run(&own, color),
        Command::Anchor(own) => commands::anchor::run(&own, color),
        Command::Render(own) => commands::render::run(&own),
        Command::Annotate(own) => commands::annotate::run(&own, color),
        Command::Fmt(own) => commands::fmt::run(&own),
        Command::Explain(own) => commands::explain::run(&own),
        Command::Schema(own) => commands::schema::run(&own),
        Command::New(own) => commands::new::run(&own),
        Command::Completions(own) => commands::completions::run(&own),
        Command::Man => commands::man::run(),
    }
}
