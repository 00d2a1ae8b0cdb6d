//! The files of cases: `tests/cases/CODE.hence`, or `.md` where the map stands in Markdown.
//!
//! ```text
//! //=== fires: what is wrong
//! [a] A claim.
//! //~ CODE
//! // file: other.hence
//! [b] A claim of another file.
//!
//! //=== silent: what is like it, and fine
//! …
//! ```
//!
//! A line `//~ CODE` says that a finding begins on the line above it; several say that several do. These lines are taken
//! away before the text is read. What stands before the first `// file:` is the root file.

use std::fs;
use std::path::{Path, PathBuf};

/// Whether the rule finds something in a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Expected {
    Fires,
    Silent,
}

/// One map, and what the rule has to say of it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) expected: Expected,
    pub(crate) description: String,
    pub(crate) files: Vec<CaseFile>,
}

/// One file of a case; the first one is the root of the map.
#[derive(Debug)]
pub(crate) struct CaseFile {
    pub(crate) path: String,
    /// Without the marks.
    pub(crate) text: String,
    /// The lines on which a finding begins, counted from 1, each as often as findings do.
    pub(crate) marks: Vec<u32>,
}

/// The cases of one rule.
#[derive(Debug)]
pub(crate) struct CaseSet {
    pub(crate) code: String,
    pub(crate) cases: Vec<Case>,
}

/// Reads every file of cases, in the order of the rules' codes.
pub(crate) fn all() -> Vec<CaseSet> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).expect("the folder of cases is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| case_set(path)).collect()
}

fn case_set(path: &Path) -> CaseSet {
    let part = |part: Option<&std::ffi::OsStr>| {
        let part = part.and_then(|part| part.to_str());
        part.expect("a file of cases is called CODE.hence or CODE.md")
            .to_owned()
    };
    let code = part(path.file_stem());
    let root = format!("map.{}", part(path.extension()));
    let text = fs::read_to_string(path).expect("a file of cases is text");
    let mut chunks = text.split("//=== ");
    let preamble = chunks.next().unwrap_or_default();
    assert!(
        preamble.trim().is_empty(),
        "{code}: text before the first case"
    );
    let cases = chunks.map(|chunk| case(&code, &root, chunk)).collect();
    CaseSet { code, cases }
}

fn case(code: &str, root: &str, chunk: &str) -> Case {
    let (title, text) = chunk.split_once('\n').unwrap_or((chunk, ""));
    let (word, description) = title
        .split_once(": ")
        .expect("a case says `fires: …` or `silent: …`");
    let expected = match word {
        "fires" => Expected::Fires,
        _ => Expected::Silent,
    };
    assert!(
        matches!(word, "fires" | "silent"),
        "{code}: a case begins with `{word}`"
    );
    let files = split_files(root, text, code);
    let marks: usize = files.iter().map(|file| file.marks.len()).sum();
    let is_marked = expected == Expected::Fires;
    assert_eq!(marks > 0, is_marked, "{code}: {description}: {marks} marks");
    Case {
        expected,
        description: description.to_owned(),
        files,
    }
}

/// Splits a text at its lines `// file: PATH`, and takes the marks `//~ CODE` out of it.
pub(crate) fn split_files(root: &str, text: &str, code: &str) -> Vec<CaseFile> {
    let new_file = |path: &str| CaseFile {
        path: path.to_owned(),
        text: String::new(),
        marks: Vec::new(),
    };
    let mut files = vec![new_file(root)];
    let mut line_number = 0;
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("// file: ") {
            // The first file may be named, too.
            files.retain(|file| !file.text.trim().is_empty());
            files.push(new_file(path));
            line_number = 0;
            continue;
        }
        let Some(file) = files.last_mut() else {
            continue;
        };
        if let Some(marked) = line.trim_start().strip_prefix("//~ ") {
            assert_eq!(marked, code, "a mark names another rule");
            file.marks.push(line_number);
        } else {
            line_number += 1;
            file.text.push_str(line);
            file.text.push('\n');
        }
    }
    files
}
