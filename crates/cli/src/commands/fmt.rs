//! `hence fmt`.

use std::path::Path;

use hence_map::project::Purpose;
use hence_source::{FileId, decode};
use hence_syntax::ast::Dialect;
use hence_syntax::{format, is_same_meaning, parse};

use crate::Status;
use crate::args::Fmt;
use crate::disk::{STDIN, clean, read};
use crate::failure::Failure;
use crate::inputs::{find, is_stdin, read_stdin, stdin_dialect};
use crate::output::{print, rewrite, say};

/// Formats files in place, and standard input to standard output.
pub(crate) fn run(arguments: &Fmt) -> Result<Status, Failure> {
    let mut status = Status::Clean;
    for path in find(&arguments.paths)? {
        let is_stdin = is_stdin(&path);
        let shown = if is_stdin {
            STDIN.to_owned()
        } else {
            clean(&path)
        };
        let bytes = if is_stdin {
            read_stdin()?
        } else {
            read(&path, Purpose::Map.limit()).map_err(|failure| Failure::Load {
                path: shown.clone(),
                failure,
            })?
        };
        let dialect = if is_stdin {
            stdin_dialect(arguments.stdin_as)
        } else {
            Dialect::of_path(&shown)
        };
        let old = decode(bytes);
        if old.problem.is_some() {
            // A Markdown file without a fence is not ours to judge.
            if parse(FileId::from_index(0), &old.text, dialect)
                .document
                .is_map
            {
                return Err(Failure::not_utf8(&shown));
            }
            continue;
        }
        let new = formatted(&shown, &old.text, dialect)?;
        if arguments.check {
            if new != old.text {
                status = Status::Findings;
                let line = format!("{}\n", hence_report::visible(&shown, true));
                print(line.as_bytes())?;
            }
        } else if is_stdin {
            print(new.as_bytes())?;
        } else if new != old.text {
            replace(&path, &old.text, &new, arguments.quiet)?;
        }
    }
    Ok(status)
}

fn replace(path: &Path, old: &str, new: &str, is_quiet: bool) -> Result<(), Failure> {
    rewrite(path, old, new)?;
    if !is_quiet {
        say(&format!(
            "formatted {}",
            hence_report::visible(&clean(path), true)
        ));
    }
    Ok(())
}

/// Returns the text in the canonical layout. What is about to be written is read again first: a layout that would mean
/// something else is never written.
fn formatted(shown: &str, text: &str, dialect: Dialect) -> Result<String, Failure> {
    let file = FileId::from_index(0);
    let old = parse(file, text, dialect).document;
    let new = format(text, &old);
    if is_same_meaning(text, &old, &new, &parse(file, &new, dialect).document) {
        return Ok(new);
    }
    Err(Failure::Usage {
        message: format!(
            "formatting `{shown}` would change what it means, so it was left as it is"
        ),
        help: "this is a fault of hence; please report it with the file".into(),
    })
}
