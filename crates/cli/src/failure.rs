//! Why a command could not do its work.

use std::io;
use std::path::Path;

use hence_map::project::{LoadFailure, Purpose};
use thiserror::Error;

/// Why a command could not do its work: exit status 2.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// Whoever reads the output has gone.
    #[error("the output is closed")]
    BrokenPipe,
    /// A file that a user named is not to be had.
    #[error("`{path}` {}", .failure.reason())]
    Load {
        /// The path as the user wrote it.
        path: String,
        /// Why.
        failure: LoadFailure,
    },
    /// A file or folder cannot be read or written.
    #[error("cannot {what} `{path}`: {reason}")]
    File {
        /// `read`, `write`, `create`.
        what: &'static str,
        /// The path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// Writing to standard output failed.
    #[error("cannot write to standard output: {0}")]
    Stdout(String),
    /// There is nothing to work on, or something in the way.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// A `hence.toml` cannot be used.
    #[error("`{path}`: {message}")]
    Config {
        /// The path of the file.
        path: String,
        /// What is wrong, with the line where the reader knows it.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
}

impl Failure {
    /// Returns what to do about it.
    pub(crate) fn help(&self) -> Option<&str> {
        match self {
            Self::Load {
                failure: LoadFailure::NotFound,
                ..
            } => Some("check the spelling of the path"),
            Self::Load { failure, .. } => Some(failure.advice(Purpose::Map)),
            Self::Usage { help, .. } => Some(help),
            Self::Config { help, .. } => help.as_deref(),
            Self::BrokenPipe | Self::File { .. } | Self::Stdout(_) => None,
        }
    }

    /// Returns the failure to change a text that would be damaged by it.
    pub(crate) fn not_utf8(shown: &str) -> Self {
        Self::Usage {
            message: format!("`{shown}` is not UTF-8 text, so it was left as it is"),
            help: "`hence check` says where; save the file as UTF-8".into(),
        }
    }

    /// Returns the failure to change a file that somebody else changed after it was read.
    pub(crate) fn changed(path: &Path) -> Self {
        Self::Usage {
            message: format!(
                "`{}` changed while it was read, so it was left as it is",
                path.display()
            ),
            help: "run the command again".into(),
        }
    }

    /// Returns the failure to `what` (`read`, `write`, `create`) the file at `path`.
    pub(crate) fn file(what: &'static str, path: &Path, error: &io::Error) -> Self {
        Self::File {
            what,
            path: path.display().to_string(),
            reason: reason(error),
        }
    }
}

impl From<io::Error> for Failure {
    /// An error of standard output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::Stdout(reason(&error)),
        }
    }
}

/// Returns what the system says, without its error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error")
        .next()
        .unwrap_or_default()
        .to_lowercase()
}
