//! The texts of one run, each under an id.

use crate::{LineIndex, Span};

/// Identifies a file within one [`Files`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(u32);

impl FileId {
    /// Returns the id of the file that was added as number `index`, counted from 0.
    pub const fn from_index(index: usize) -> Self {
        Self(index as u32)
    }

    /// Returns the file's number in the order of adding, counted from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place: a span in a certain file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileSpan {
    /// The file.
    pub file: FileId,
    /// The bytes in it.
    pub span: Span,
}

impl FileSpan {
    /// Returns the place `span` in `file`.
    pub const fn new(file: FileId, span: Span) -> Self {
        Self { file, span }
    }
}

/// A text with the name that people know it by.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as it is shown to people: relative to where they work, with `/` between folders.
    pub path: String,
    /// The text as it is in the file, byte order mark and line ends included.
    pub text: String,
    /// The lines of `text`.
    pub lines: LineIndex,
}

/// The texts of one run.
#[derive(Debug, Default)]
pub struct Files {
    files: Vec<SourceFile>,
}

impl Files {
    /// Creates an empty set of files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under the path that is shown for it, and returns its id.
    ///
    /// Linear in the text: its lines are indexed here.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let lines = LineIndex::new(&text);
        self.files.push(SourceFile {
            path: path.into(),
            text,
            lines,
        });
        FileId::from_index(self.files.len() - 1)
    }

    /// Returns the file with the id `id`.
    ///
    /// # Panics
    ///
    /// When `id` comes from another `Files`; no input leads there.
    pub fn get(&self, id: FileId) -> &SourceFile {
        self.files
            .get(id.index())
            .expect("a file id comes from the set of files it is used with")
    }

    /// Returns the text that lies at `place`.
    pub fn text_at(&self, place: FileSpan) -> &str {
        place.span.of(&self.get(place.file).text)
    }

    /// Returns the files with their ids, in the order of adding.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId::from_index(index), file))
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Tells whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
