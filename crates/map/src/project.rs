//! The files of one run: which use which, and which are maps of their own.

use std::collections::HashMap;

use hence_source::{Decoded, Diagnostic, EncodingProblem, FileId, FileSpan, Files, Span, decode};
use hence_syntax::ast::{Dialect, Document, ItemKind, Text};
use hence_syntax::parse;

/// Hands out the bytes of files. The command line reads a disk; tests and editors hold texts in memory.
pub trait Loader {
    /// Finds the file that is written as `path` in the file `from` (as the loader has shown it), or that a user named
    /// where `from` is None.
    ///
    /// # Errors
    ///
    /// Why there is no such file, or why it may not be read.
    fn locate(&mut self, from: Option<&str>, path: &str) -> Result<Located, LoadFailure>;

    /// Reads a file that [`Loader::locate`] has found.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    fn read(&mut self, file: &Located) -> Result<Vec<u8>, LoadFailure>;
}

/// A file that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located {
    /// What tells the file from every other one, however it was named.
    pub key: String,
    /// The path that people are shown.
    pub shown: String,
}

/// Why a file is not to be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadFailure {
    /// There is none.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// It is a pipe or a device, which could be read for ever.
    NoFile,
    /// It lies outside of the project.
    Outside {
        /// The project's folder, as people are shown it.
        root: String,
    },
    /// It has 4 GiB or more.
    TooLarge,
    /// The system says no, with its reason.
    Unreadable(String),
}

impl LoadFailure {
    /// Returns what is wrong, as the end of a sentence that begins with the file.
    pub fn reason(&self) -> String {
        match self {
            Self::NotFound => "does not exist".into(),
            Self::IsFolder => "is a folder".into(),
            Self::NoFile => "is a pipe or a device, not a file".into(),
            Self::Outside { root } => format!("lies outside of the project folder `{root}`"),
            Self::TooLarge => "has 4 GiB or more".into(),
            Self::Unreadable(reason) => format!("cannot be read: {reason}"),
        }
    }

    /// Returns what to do about it.
    pub const fn advice(&self) -> &'static str {
        match self {
            Self::NotFound => {
                "paths are read from the folder of the file that names them; check the spelling"
            }
            Self::IsFolder => "name a file in it",
            Self::NoFile => "save what it holds as a file, and name that",
            Self::Outside { .. } => {
                "a map reads nothing outside of its project: move the file there, or put a `hence.toml` in a folder \
                 that holds both"
            }
            Self::TooLarge => "split it into several files",
            Self::Unreadable(_) => "check the permissions of the file",
        }
    }
}

/// The files of one run, parsed.
#[derive(Debug, Default)]
pub struct Project {
    /// The texts.
    pub files: Files,
    units: Vec<Unit>,
    by_key: HashMap<String, FileId>,
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
        let first = self.add(&loader.locate(None, path)?, loader)?;
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
    /// When `file` is not one of this project; no input leads there.
    pub fn unit(&self, file: FileId) -> &Unit {
        self.units
            .get(file.index())
            .expect("a file id comes from the project it is used with")
    }

    /// Returns the parsed files, in the order of reading.
    pub fn units(&self) -> impl Iterator<Item = (FileId, &Unit)> {
        self.units
            .iter()
            .enumerate()
            .map(|(index, unit)| (FileId::from_index(index), unit))
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
            if let Some(used) = self.unit(file).uses.get(*next) {
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
        let bytes = loader.read(located)?;
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
        self.units.push(Unit {
            document: parsed.document,
            diagnostics,
            uses: Vec::new(),
            is_damaged,
        });
        file
    }

    /// Follows what the files from number `next` on name. Files are numbered as they are added, so those that are read on
    /// the way come last.
    fn follow_from(&mut self, mut next: usize, loader: &mut dyn Loader) {
        while next < self.units.len() {
            self.follow(FileId::from_index(next), loader);
            next += 1;
        }
    }

    /// Looks up the files that `file` names: those that it uses are read, its sources only looked for.
    fn follow(&mut self, file: FileId, loader: &mut dyn Loader) {
        let from = self.files.get(file).path.clone();
        let lines = self.named_files(file);
        let mut uses = Vec::new();
        let mut missing = Vec::new();
        for NamedFile {
            path,
            path_at,
            alias,
        } in lines
        {
            let found = loader
                .locate(Some(&from), &path)
                .and_then(|located| match alias {
                    Some(_) => self.add(&located, loader).map(Some),
                    None => Ok(None),
                });
            if let Err(failure) = &found {
                missing.push(missing_file(
                    FileSpan::new(file, path_at),
                    &path,
                    failure,
                    alias.is_some(),
                ));
            }
            if let Some((alias, at, alias_at)) = alias {
                uses.push(UsedFile {
                    alias,
                    path,
                    at,
                    alias_at,
                    file: found.ok().flatten(),
                });
            }
        }
        if let Some(unit) = self.units.get_mut(file.index()) {
            unit.uses = uses;
            unit.diagnostics.extend(missing);
        }
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

fn missing_file(at: FileSpan, path: &str, failure: &LoadFailure, is_map: bool) -> Diagnostic {
    let what = if is_map { "file" } else { "source" };
    Diagnostic::new(
        "missing-file",
        format!("the {what} `{path}` {}", failure.reason()),
        at,
        "named here",
    )
    .with_help(failure.advice())
}

fn bad_encoding(file: FileId, text: &str, problem: &EncodingProblem) -> Diagnostic {
    let (message, label, at) = match problem {
        EncodingProblem::NotUtf8 { first, byte, runs } => (
            match runs {
                1 => "the file is not UTF-8 text: one place in it is no character".to_owned(),
                _ => format!("the file is not UTF-8 text: {runs} places in it are no characters"),
            },
            format!("byte 0x{byte:02x} stands here, read as \u{fffd}"),
            *first,
        ),
        EncodingProblem::Utf16 => (
            "the file is UTF-16 text".to_owned(),
            "read as UTF-16".to_owned(),
            Span::empty(0),
        ),
        EncodingProblem::Binary => (
            "the file holds zero bytes, as no text does".to_owned(),
            "the first stands here".to_owned(),
            Span::from(text.find('\0').map_or(0..0, |at| at..at + 1)),
        ),
    };
    Diagnostic::new("bad-encoding", message, FileSpan::new(file, at), label)
        .with_help("save the file as UTF-8 (with or without a byte order mark)")
}

/// Reports the rings of files that use each other: each `use` line that closes one, with the files on it.
///
/// Linear in the files and their `use` lines but for the names in a message, of which there are at most six.
pub fn use_cycles(project: &Project) -> Vec<Diagnostic> {
    const NAMED: usize = 6;
    let mut findings = Vec::new();
    let count = project.units.len();
    // Where a file stands on the path that is being walked.
    let mut depth: Vec<Option<usize>> = vec![None; count];
    let mut is_done = vec![false; count];
    for start in (0..count).map(FileId::from_index) {
        // The path: each file with the number of its `use` lines that were followed.
        let mut path: Vec<(FileId, usize)> = vec![(start, 0)];
        if is_done.get(start.index()).copied().unwrap_or(true) {
            continue;
        }
        set(&mut depth, start, Some(0));
        while let Some((file, next)) = path.last_mut() {
            let file = *file;
            let Some(used) = project.unit(file).uses.get(*next) else {
                set(&mut depth, file, None);
                set(&mut is_done, file, true);
                path.pop();
                continue;
            };
            *next += 1;
            let Some(target) = used.file else { continue };
            if let Some(at) = depth.get(target.index()).copied().flatten() {
                let ring = path.get(at..).unwrap_or(&[]);
                let mut names: Vec<&str> = ring
                    .iter()
                    .take(NAMED)
                    .map(|(file, _)| project.files.get(*file).path.as_str())
                    .collect();
                if ring.len() > NAMED {
                    names.push("…");
                }
                names.push(project.files.get(target).path.as_str());
                findings.push(use_cycle(FileSpan::new(file, used.at), &names));
            } else if !is_done.get(target.index()).copied().unwrap_or(true) {
                set(&mut depth, target, Some(path.len()));
                path.push((target, 0));
            }
        }
    }
    findings
}

fn set<T>(values: &mut [T], file: FileId, value: T) {
    if let Some(slot) = values.get_mut(file.index()) {
        *slot = value;
    }
}

fn use_cycle(at: FileSpan, names: &[&str]) -> Diagnostic {
    let (message, help) = match names {
        [file, _] => (
            format!("the file `{file}` uses itself"),
            "take the line away: a file's own claims need no name before their ids",
        ),
        _ => (
            format!("files use each other in a ring: {}", names.join(" → ")),
            "move the claims that both need into a file of their own, and use that from both",
        ),
    };
    Diagnostic::new("use-cycle", message, at, "this line closes the ring").with_help(help)
}
