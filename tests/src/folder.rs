//! A folder of a test's own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Run, workspace};

/// A temporary folder, taken away when it is dropped.
///
/// Its methods panic where the disk fails: a test has nothing better to do about that.
#[derive(Debug)]
pub struct Folder {
    _held: tempfile::TempDir,
    path: PathBuf,
}

impl Folder {
    /// Creates an empty folder.
    ///
    /// # Panics
    ///
    /// When the disk fails.
    pub fn new() -> Self {
        let held = tempfile::tempdir().expect("a temporary folder can be made");
        // The system's own folder for temporary files can be a symbolic link.
        let path = fs::canonicalize(held.path()).expect("the folder is there");
        Self { _held: held, path }
    }

    /// Creates a folder with files in it.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    /// Creates a folder with a copy of the samples in `samples/`.
    pub fn with_samples() -> Self {
        let folder = Self::new();
        copy(&workspace().join("samples"), &folder.path.join("samples"));
        folder
    }

    /// Returns where the folder is, links resolved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the path of a file in the folder.
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file, and makes the folders above it.
    ///
    /// # Panics
    ///
    /// When the disk fails.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.join(name);
        let above = path.parent().expect("a file in a folder has a parent");
        fs::create_dir_all(above).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    /// Returns the text of a file.
    ///
    /// # Panics
    ///
    /// When there is no such file, or it is not UTF-8.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.join(name)).expect("the file is there, and is text")
    }

    /// Returns the names of everything in the folder itself, sorted.
    ///
    /// # Panics
    ///
    /// When the disk fails.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.path).expect("the folder is there");
        let name = |entry: std::io::Result<fs::DirEntry>| {
            entry
                .expect("the folder can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    /// Prepares a run of `hence` in this folder.
    pub fn hence<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        Run::new(&self.path, arguments)
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

/// Copies a folder of the project, whose depth is no input's.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folders can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("files can be copied");
        }
    }
}
