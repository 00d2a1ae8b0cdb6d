//! `hence.lock` on the disk.

use std::fs;
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
    if fs::canonicalize(&path).is_ok_and(|real| !real.starts_with(root)) {
        return Err(unusable(
            &path,
            "lies outside of its project, where a link leads",
        ));
    }
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
    parse(root, read_text(root)?.as_deref())
}

/// Reads the text of the file in a project folder, where there is one.
pub(crate) fn parse(root: &Path, text: Option<&str>) -> Result<Lock, Failure> {
    text.map_or_else(
        || Ok(Lock::default()),
        |text| Lock::parse(text).map_err(|message| unusable(&path(root), message.trim_end())),
    )
}

fn unusable(path: &Path, message: &str) -> Failure {
    let help = "it is written by `hence anchor`: take it from your version control, or delete it and run that again";
    bad(path, message, Some(help.into()))
}
