//! What the terminal can show.

use std::env;
use std::io::{self, IsTerminal as _};

use crate::args::ColorChoice;

/// The columns that a report is laid out for where nobody says how many there are.
const DEFAULT_WIDTH: usize = 80;
/// Longer lines are hard to read, however wide the window is.
const MOST_WIDTH: usize = 110;

/// What one of the two output streams can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Terminal {
    /// Whether colours are wanted.
    pub(crate) color: bool,
    /// The columns to lay out for.
    pub(crate) width: usize,
    /// Whether characters outside ASCII may be drawn with.
    pub(crate) unicode: bool,
}

impl Terminal {
    /// Looks at standard output.
    pub(crate) fn of_stdout(choice: ColorChoice) -> Self {
        Self::new(choice, io::stdout().is_terminal())
    }

    /// Looks at standard error.
    pub(crate) fn of_stderr(choice: ColorChoice) -> Self {
        Self::new(choice, io::stderr().is_terminal())
    }

    fn new(choice: ColorChoice, is_terminal: bool) -> Self {
        let is_set =
            |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        let color = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
                let forbidden = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !forbidden && (is_set("CLICOLOR_FORCE") || (is_terminal && !is_dumb))
            }
        };
        Self {
            color,
            width: width(is_terminal),
            unicode: !is_terminal || speaks_unicode(),
        }
    }
}

fn width(is_terminal: bool) -> usize {
    let stated = env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let measured = || {
        terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns as usize)
    };
    let known = if is_terminal {
        stated.or_else(measured)
    } else {
        stated
    };
    known.unwrap_or(DEFAULT_WIDTH).min(MOST_WIDTH)
}

/// Tells whether the locale is anything but plain C.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
    locale.is_none_or(|locale| locale != "C" && locale != "POSIX")
}
