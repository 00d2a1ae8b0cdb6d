//! Projects without a disk.

use hence_map::Project;
use hence_map::project::{LoadFailure, Loader, Located, Purpose};
use hence_source::FileId;
use indexmap::IndexMap;

/// Files in memory, all in one folder.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    files: IndexMap<String, Vec<u8>>,
}

impl Texts {
    /// Returns files with these names and texts.
    pub fn new<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let files = files
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        Self {
            files: files.collect(),
        }
    }

    /// Adds a file with these bytes.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), bytes);
    }

    /// Opens the file `name` and what it uses.
    ///
    /// # Errors
    ///
    /// When there is no such file.
    pub fn open(mut self, name: &str) -> Result<(Project, FileId), LoadFailure> {
        let mut project = Project::new();
        let file = project.open(name, &mut self)?;
        Ok((project, file))
    }
}

impl Loader for Texts {
    fn locate(&mut self, _: Option<&str>, path: &str, _: Purpose) -> Result<Located, LoadFailure> {
        if self.files.contains_key(path) {
            Ok(Located {
                key: path.to_owned(),
                shown: path.to_owned(),
            })
        } else {
            Err(LoadFailure::NotFound)
        }
    }

    fn read(&mut self, file: &Located, _: u64) -> Result<Vec<u8>, LoadFailure> {
        self.files
            .get(&file.key)
            .cloned()
            .ok_or(LoadFailure::NotFound)
    }
}
