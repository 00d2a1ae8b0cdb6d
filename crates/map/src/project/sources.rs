//! The sources that were read for a project.

use std::collections::HashMap;

use hence_reading::{Format, NotText, Reading};
use hence_source::{FileId, Files};

use super::loader::{LoadFailure, Located};
use crate::arena::{IndexVec, id};

id! {
    /// Identifies a source that was read within one [`Project`](super::Project).
    SourceFileId
}

/// A source that was read.
#[derive(Debug)]
pub struct ReadSource {
    /// The file, whose text places are shown in.
    pub file: FileId,
    /// What a reader sees of it.
    pub reading: Reading,
}

/// The sources of a project, each once, however many maps name it.
#[derive(Debug, Default)]
pub(super) struct Sources {
    read: IndexVec<SourceFileId, ReadSource>,
    /// None for what is no text.
    by_key: HashMap<String, Option<SourceFileId>>,
}

impl Sources {
    /// Reads the source `located`, or finds it among those that were read; None where it is no text.
    pub(super) fn add(
        &mut self,
        files: &mut Files,
        located: &Located,
        mut read: impl FnMut(&Located) -> Result<Vec<u8>, LoadFailure>,
    ) -> Result<Option<SourceFileId>, LoadFailure> {
        if let Some(known) = self.by_key.get(&located.key) {
            return Ok(*known);
        }
        let bytes = read(located)?;
        let source = match Reading::new(bytes, Format::of_path(&located.shown)) {
            Ok(mut reading) => {
                let file = files.add(&located.shown, reading.take_raw());
                Some(self.push(ReadSource { file, reading }))
            }
            Err(NotText) => None,
        };
        self.by_key.insert(located.key.clone(), source);
        Ok(source)
    }

    pub(super) fn push(&mut self, source: ReadSource) -> SourceFileId {
        self.read.push(source)
    }

    pub(super) fn get(&self, source: SourceFileId) -> &ReadSource {
        &self.read[source]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (SourceFileId, &ReadSource)> {
        self.read.iter()
    }
}
