//! The files of one run: which use which, and which are maps of their own.

mod cycles;
mod findings;
mod loader;
mod sources;

use std::collections::HashMap;

use hence_reading::{Encoding, Reading};
use hence_source::{Decoded, Diagnostic, FileId, FileSpan, Files, Span, decode};
use hence_syntax::ast::{Dialect, Document, ItemKind, Text};
use hence_syntax::parse;

pub use cycles::use_cycles;
use findings::{bad_encoding, missing_file, no_text, other_encoding};
pub use loader::{LoadFailure, Loader, Located, Purpose};
use sources::Sources;
pub use sources::{ReadSource, SourceFileId};

/// The files of one run, parsed.
#[derive(Debug, Default)]
pub struct Project {
    /// The texts.
    pub files: Files,
    /// By the number of the file; None for a source.
    units: Vec<Option<Unit>>,
    by_key: HashMap<String, FileId>,
    sources: Sources,
}

/// A parsed file.
#[derive(Debug)]
pub struct Unit {
    /// What is written in it.
    pub document: Document,
    /// What is wrong with its text and with the files that it names.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that it uses, in order.
    pub uses: Vec<UsedFile>,
    /// What was read for its `source` lines, in order; None where that was not possible (reported).
    pub sources: Vec<Option<SourceFileId>>,
    /// Of a Markdown map the document as the source that it is for itself.
    pub own_source: Option<SourceFileId>,
    /// Whether its bytes were not UTF-8 text, so that it must not be written back.
    pub is_damaged: bool,
}

/// A `use` line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UsedFile {
    /// The name that its claims are known by in the file that uses it.
    pub alias: String,
    /// The path as it is written.
    pub path: String,
    /// The line.
    pub at: Span,
    /// Where the alias stands.
    pub alias_at: Span,
    /// The file; None where it could not be read (reported).
    pub file: Option<FileId>,
}

impl Project {
    /// Creates a project without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the file that a user named `path`, and every file that it uses, each once.
    ///
    /// # Errors
    ///
    /// Why the named file is not to be had. A file that is used and is not to be had is a finding, not an error.
    pub fn open(&mut self, path: &str, loader: &mut dyn Loader) -> Result<FileId, LoadFailure> {
        let known = self.units.len();
        let first = self.add(&loader.locate(None, path, Purpose::Map)?, loader)?;
        self.follow_from(known, loader);
        Ok(first)
    }

    /// Adds a text that is no file (standard input), and what it uses.
    pub fn open_text(
        &mut self,
        shown: &str,
        bytes: Vec<u8>,
        dialect: Dialect,
        loader: &mut dyn Loader,
    ) -> FileId {
        let first = self.add_bytes(shown, bytes, dialect);
        self.follow_from(first.index(), loader);
        first
    }

    /// Returns the parsed file with the id `file`.
    ///
    /// # Panics
    ///
    /// When `file` is not one of this project, or a source; no input leads there.
    pub fn unit(&self, file: FileId) -> &Unit {
        self.units
            .get(file.index())
            .and_then(Option::as_ref)
            .expect("a file id comes from the project it is used with, and is asked as what it is")
    }

    /// Returns the parsed files, in the order of reading.
    pub fn units(&self) -> impl Iterator<Item = (FileId, &Unit)> {
        self.units
            .iter()
            .enumerate()
            .filter_map(|(index, unit)| Some((FileId::from_index(index), unit.as_ref()?)))
    }

    /// Returns a source that was read.
    ///
    /// # Panics
    ///
    /// When it is not one of this project; no input leads there.
    pub fn source(&self, source: SourceFileId) -> &ReadSource {
        self.sources.get(source)
    }

    /// Returns the sources that were read, in the order of reading.
    pub fn sources(&self) -> impl Iterator<Item = (SourceFileId, &ReadSource)> {
        self.sources.iter()
    }

    /// Returns the files that a file uses; a source uses none.
    fn uses(&self, file: FileId) -> &[UsedFile] {
        let unit = self.units.get(file.index()).and_then(Option::as_ref);
        unit.map_or(&[], |unit| &unit.uses)
    }

    /// Returns which of `opened` are maps of their own: those that no other file uses, and of each ring of files that
    /// use each other and nobody else uses the first. In the order of `opened`, each once; a Markdown file without a
    /// `hence` fence is no map. Linear in the files and their `use` lines.
    pub fn roots(&self, opened: &[FileId]) -> Vec<FileId> {
        // The file that a search leaves last is used by no file that it left before, but for those of its own ring. So
        // backwards through that order whatever no root has reached is a root (Kosaraju's algorithm: Sharir 1981).
        let mut is_met = vec![false; self.units.len()];
        let mut left: Vec<FileId> = Vec::new();
        for file in opened {
            self.search(*file, &mut is_met, |file| left.push(file));
        }
        let mut is_reached = vec![false; self.units.len()];
        let mut is_root = vec![false; self.units.len()];
        for file in left.into_iter().rev() {
            let is_new = self.search(file, &mut is_reached, |_| {});
            set(&mut is_root, file, is_new);
        }
        // Taking the mark away gives each root once, where a user named one file twice.
        let mut take = |file: FileId| is_root.get_mut(file.index()).is_some_and(std::mem::take);
        opened
            .iter()
            .copied()
            .filter(|file| take(*file) && self.unit(*file).document.is_map)
            .collect()
    }

    /// Searches, depth first, what `start` uses and `is_met` does not mark yet, and marks it. Calls `leave` for each file
    /// after all that it uses. Tells whether `start` was new.
    fn search(&self, start: FileId, is_met: &mut [bool], mut leave: impl FnMut(FileId)) -> bool {
        let mut meet = |file: FileId| {
            let flag = is_met.get_mut(file.index());
            flag.is_some_and(|flag| !std::mem::replace(flag, true))
        };
        if !meet(start) {
            return false;
        }
        // The way from the start: each file with the number of its `use` lines that were followed.
        let mut way = vec![(start, 0)];
        while let Some((file, next)) = way.last_mut() {
            let file = *file;
            if let Some(used) = self.uses(file).get(*next) {
                *next += 1;
                way.extend(used.file.filter(|used| meet(*used)).map(|used| (used, 0)));
            } else {
                leave(file);
                way.pop();
            }
        }
        true
    }

    fn add(&mut self, located: &Located, loader: &mut dyn Loader) -> Result<FileId, LoadFailure> {
        if let Some(known) = self.by_key.get(&located.key) {
            return Ok(*known);
        }
        let bytes = loader.read(located, Purpose::Map.limit())?;
        let file = self.add_bytes(&located.shown, bytes, Dialect::of_path(&located.shown));
        self.by_key.insert(located.key.clone(), file);
        Ok(file)
    }

    fn add_bytes(&mut self, shown: &str, bytes: Vec<u8>, dialect: Dialect) -> FileId {
        let Decoded { text, problem } = decode(bytes);
        let file = self.files.add(shown, text);
        let parsed = parse(file, &self.files.get(file).text, dialect);
        let mut diagnostics = Vec::new();
        let is_damaged = problem.is_some();
        if let Some(problem) = problem {
            diagnostics.push(bad_encoding(file, &self.files.get(file).text, &problem));
        }
        diagnostics.extend(parsed.diagnostics);
        self.units.push(Some(Unit {
            document: parsed.document,
            diagnostics,
            uses: Vec::new(),
            sources: Vec::new(),
            own_source: None,
            is_damaged,
        }));
        file
    }

    /// Follows what the files from number `next` on name. Files are numbered as they are added, so those that are read on
    /// the way come last.
    fn follow_from(&mut self, mut next: usize, loader: &mut dyn Loader) {
        while next < self.units.len() {
            if self.units.get(next).is_some_and(Option::is_some) {
                self.follow(FileId::from_index(next), loader);
            }
            next += 1;
        }
    }

    /// Reads the files and sources that `file` names.
    fn follow(&mut self, file: FileId, loader: &mut dyn Loader) {
        let from = self.files.get(file).path.clone();
        let (mut uses, mut sources, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for NamedFile {
            path,
            path_at,
            alias,
        } in self.named_files(file)
        {
            let at = FileSpan::new(file, path_at);
            if let Some((alias, line, alias_at)) = alias {
                let located = loader.locate(Some(&from), &path, Purpose::Map);
                let found = located.and_then(|located| self.add(&located, loader));
                let failed = |failure| wrong.push(missing_file(at, &path, &failure, Purpose::Map));
                uses.push(UsedFile {
                    alias,
                    file: found.map_err(failed).ok(),
                    path,
                    at: line,
                    alias_at,
                });
            } else {
                let located = loader.locate(Some(&from), &path, Purpose::Source);
                let found = located.and_then(|located| {
                    let read = |located: &Located| loader.read(located, Purpose::Source.limit());
                    self.sources.add(&mut self.files, &located, read)
                });
                // Every file has its place in the list, whatever it is.
                self.units.resize_with(self.files.len(), || None);
                sources.push(self.note_source(at, &path, found, &mut wrong));
            }
        }
        let own_source = self.own_source(file);
        if let Some(unit) = self.units.get_mut(file.index()).and_then(Option::as_mut) {
            unit.uses = uses;
            unit.sources = sources;
            unit.own_source = own_source;
            unit.diagnostics.extend(wrong);
        }
    }

    /// Reports what is wrong with a source that is named at `at`, and returns it where it was read.
    fn note_source(
        &self,
        at: FileSpan,
        path: &str,
        found: Result<Option<SourceFileId>, LoadFailure>,
        wrong: &mut Vec<Diagnostic>,
    ) -> Option<SourceFileId> {
        match found {
            Ok(Some(source)) => {
                let encoding = self.source(source).reading.encoding;
                if encoding != Encoding::Utf8 {
                    wrong.push(other_encoding(at, path, encoding.as_str()));
                }
                Some(source)
            }
            Ok(None) => {
                wrong.push(no_text(at, path));
                None
            }
            Err(failure) => {
                wrong.push(missing_file(at, path, &failure, Purpose::Source));
                None
            }
        }
    }

    /// Reads a Markdown map as its own source: what its claims say in their brackets, but not the markup.
    fn own_source(&mut self, file: FileId) -> Option<SourceFileId> {
        let document = &self.unit(file).document;
        if document.dialect != Dialect::Markdown || !document.is_map {
            return None;
        }
        let claims = document.items.iter().filter_map(|item| match &item.kind {
            ItemKind::InlineClaim(operand) => Some((operand.span, operand.text?.span)),
            _ => None,
        });
        let around = claims.flat_map(|(whole, text)| {
            [
                Span::new(whole.start, text.start),
                Span::new(text.end, whole.end),
            ]
        });
        let left_out: Vec<Span> = around.collect();
        let reading = Reading::of_markdown(&self.files.get(file).text, &left_out);
        Some(self.sources.push(ReadSource { file, reading }))
    }

    /// Returns the files that the `use` and `source` lines of `file` name.
    fn named_files(&self, file: FileId) -> Vec<NamedFile> {
        let text = &self.files.get(file).text;
        let value = |path: Text| path.value(text).into_owned();
        let of_item = |item: &hence_syntax::ast::Item| match &item.kind {
            ItemKind::Use(used) => {
                let alias = used.alias?;
                let alias = (alias.value(text).to_owned(), item.content, alias.span);
                Some(NamedFile {
                    path: value(used.path),
                    path_at: used.path.span,
                    alias: Some(alias),
                })
            }
            ItemKind::Source(source) => Some(NamedFile {
                path: value(source.path),
                path_at: source.path.span,
                alias: None,
            }),
            _ => None,
        };
        self.unit(file)
            .document
            .items
            .iter()
            .filter_map(of_item)
            .collect()
    }
}

/// A file named by a `use` or `source` line.
struct NamedFile {
    path: String,
    path_at: Span,
    /// Of a `use` line: the alias, the line, the alias's place.
    alias: Option<(String, Span, Span)>,
}

fn set<T>(values: &mut [T], file: FileId, value: T) {
    if let Some(slot) = values.get_mut(file.index()) {
        *slot = value;
    }
}
