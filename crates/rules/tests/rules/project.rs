//! Projects in memory.

use std::collections::{BTreeSet, HashMap};

use hence_anchor::Lock;
use hence_map::project::{LoadFailure, Loader, Located, Purpose};
use hence_map::{Project, Verdict};
use hence_rules::{Options, Outcome, check, check_texts};
use hence_source::{Diagnostic, FileId};

use crate::case_file::CaseFile;

/// Hands out the files of a case.
///
/// Every `.txt` file exists, so that a source need not be written out: it holds the words that are quoted in the other
/// files. Nothing above the folder may be read, and a path without an extension is a folder. What a `hence.lock` says is
/// remembered.
#[derive(Debug, Default)]
struct Memory {
    files: HashMap<String, Vec<u8>>,
}

impl Memory {
    /// Returns every text that stands between quotation marks on a `quote` line, each as a paragraph.
    #[expect(
        clippy::iter_over_hash_type,
        reason = "the words are collected in an order of their own"
    )]
    fn quoted_words(&self) -> Vec<u8> {
        let mut paragraphs = BTreeSet::new();
        for text in self.files.values() {
            let text = String::from_utf8_lossy(text);
            let quotes = text.lines().filter_map(|line| {
                let quote = line.trim_start().strip_prefix("quote ")?;
                let (head, words) = quote.split_once(": \"")?;
                let before = head.split('"').nth(1).unwrap_or_default();
                let words = words.trim_end().strip_suffix('"')?.replace("\\\"", "\"");
                Some(format!("{before} {words}"))
            });
            paragraphs.extend(quotes);
        }
        let paragraphs: Vec<String> = paragraphs.into_iter().collect();
        paragraphs.join("\n\n").into_bytes()
    }
}

impl Loader for Memory {
    fn locate(&mut self, _: Option<&str>, path: &str, _: Purpose) -> Result<Located, LoadFailure> {
        if path.starts_with("../") {
            return Err(LoadFailure::Outside {
                root: "project".to_owned(),
            });
        }
        let is_text = |extension: &str| extension == "txt";
        let (_, extension) = path.rsplit_once('.').ok_or(LoadFailure::IsFolder)?;
        if is_text(extension) || self.files.contains_key(path) {
            return Ok(Located {
                key: path.to_owned(),
                shown: path.to_owned(),
            });
        }
        Err(LoadFailure::NotFound)
    }

    fn read(&mut self, file: &Located, _: u64) -> Result<Vec<u8>, LoadFailure> {
        let written = self.files.get(&file.key).cloned();
        Ok(written.unwrap_or_else(|| self.quoted_words()))
    }
}

fn lock(bytes: &[u8]) -> Lock {
    let text = String::from_utf8_lossy(bytes);
    Lock::parse(&text).expect("a `hence.lock` is written as the tool writes it")
}

/// A project that was read, and everything that was found in it.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) project: Project,
    /// The root file.
    pub(crate) root: FileId,
    pub(crate) diagnostics: Vec<Diagnostic>,
    outcomes: Vec<Outcome>,
}

impl Checked {
    /// Reads and checks the map whose root is the first of `files`.
    pub(crate) fn new(files: &[CaseFile]) -> Self {
        Self::with_options(files, &Options::new())
    }

    /// Reads and checks the map whose root is the first of `files` in a project that sets `options`.
    pub(crate) fn with_options(files: &[CaseFile], options: &Options) -> Self {
        let root = files.first().expect("a case has a file");
        let bytes = files
            .iter()
            .map(|file| (file.path.clone(), file.text.clone().into_bytes()));
        Self::read(&root.path, bytes.collect(), options)
    }

    /// Reads and checks the map whose root is the file `root`.
    pub(crate) fn of_bytes(root: &str, files: HashMap<String, Vec<u8>>) -> Self {
        Self::read(root, files, &Options::new())
    }

    fn read(root: &str, files: HashMap<String, Vec<u8>>, options: &Options) -> Self {
        let mut project = Project::new();
        let lock = files.get("hence.lock").map(|bytes| lock(bytes));
        let root = project
            .open(root, &mut Memory { files })
            .expect("the root file is there");
        let mut options = options.clone();
        if let Some(lock) = lock {
            let file = |path: &str| project.files.iter().find(|(_, file)| file.path == path);
            let find = |path: &str| file(path).map(|(id, _)| id);
            lock.remember(&mut options.memory, find, find);
        }
        let options = &options;
        let mut diagnostics = check_texts(&project, |_| options);
        let roots = project.roots(&[root]).into_iter();
        let outcomes: Vec<Outcome> = roots.map(|map| check(&project, map, options)).collect();
        for outcome in &outcomes {
            diagnostics.extend(outcome.diagnostics.iter().cloned());
        }
        Self {
            project,
            root,
            diagnostics,
            outcomes,
        }
    }

    /// Returns the verdict on a claim.
    pub(crate) fn verdict(&self, claim: &str) -> Verdict {
        let mut found = self.outcomes.iter().filter_map(|outcome| {
            let mut claims = outcome.map.claims.iter();
            let (id, _) = claims.find(|(_, own)| own.id == claim)?;
            Some(outcome.verdicts()?.claims[id])
        });
        found.next().expect("the map has the claim, and verdicts")
    }

    /// Returns the findings of one rule.
    pub(crate) fn of_rule(&self, code: &str) -> Vec<Diagnostic> {
        self.diagnostics
            .iter()
            .filter(|finding| finding.code == code)
            .cloned()
            .collect()
    }

    /// Returns the path and the line, counted from 1, on which a finding begins.
    pub(crate) fn line(&self, finding: &Diagnostic) -> (String, u32) {
        let place = finding.place();
        let file = self.project.files.get(place.file);
        (
            file.path.clone(),
            file.lines.position(&file.text, place.span.start).line,
        )
    }
}
