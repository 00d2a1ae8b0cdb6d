//! `hence.lock` on the disk.

use std::path::{Path, PathBuf};

use hence_anchor::Lock;
use hence_map::project::LoadFailure;

use crate::config::bad;
use crate::disk::read_regular;
use crate::failure::Failure;

/// The name of the file.
const LOCK_NAME: &str = "hence.lock";

/// Returns where the file of a project folder is.
pub(crate) fn path(root: &Path) -> PathBuf {
    root.join(LOCK_NAME)
}

/// Reads the text of the file in a project folder; None where there is none.
pub(crate) fn read_text(root: &Path) -> Result<Option<String>, Failure> {
    let path = path(root);
    match read_regular(&path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(unusable(&path, "is not UTF-8 text")),
        },
        Err(LoadFailure::NotFound) => Ok(None),
        Err(failure) => Err(unusable(&path, &failure.reason())),
    }
}

/// Reads the file in a project folder; where there is none, it says nothing.
pub(crate) fn read(root: &Path) -> Result<Lock, Failure> {
    match read_text(root)? {
        Some(text) => {
            Lock::parse(&text).map_err(|message| unusable(&path(root), message.trim_end()))
        }
        None => Ok(Lock::default()),
    }
}

fn unusable(path: &Path, message: &str) -> Failure {
    let help = "it is written by `hence anchor`: take it from your version control, or delete it and run that again";
    bad(path, message, Some(help.into()))
}
