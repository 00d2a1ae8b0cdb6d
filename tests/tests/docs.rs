//! The documents do not lie: every `console` block in them is run, and must say what the binary says.
//!
//! In such a block a line that starts with `$ ` is a command, and the lines up to the next one are what it writes, to
//! standard output and then to standard error. A line `…` alone stands for any number of lines. A `hence` block whose
//! first line is `// file: NAME` is written to that file first. Each document has a folder of its own, with a copy of
//! the samples, in which one block finds what earlier ones left.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use hence_tests::{Folder, workspace};

/// Set, it lets the test write what the commands write into the documents. It fails all the same: somebody has to read
/// the difference.
const UPDATE: &str = "HENCE_UPDATE_DOCS";

/// A fenced block.
struct Block<'t> {
    /// What stands behind the fence.
    info: &'t str,
    /// The lines between the fences.
    lines: Vec<&'t str>,
    /// The line of the opening fence, counted from 1.
    at: usize,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(Block<'_>, &str)> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut open {
            Some((_, fence)) if line.trim_end() == *fence => {
                blocks.extend(open.take().map(|(block, _)| block));
            }
            Some((block, _)) => block.lines.push(line),
            None => {
                let length = line.len() - line.trim_start_matches('`').len();
                if length >= 3 {
                    let (fence, info) = line.split_at(length);
                    open = Some((
                        Block {
                            info: info.trim(),
                            lines: Vec::new(),
                            at: number + 1,
                        },
                        fence,
                    ));
                }
            }
        }
    }
    assert!(open.is_none(), "a fence is never closed");
    blocks
}

/// Splits a command into its words; quotation marks hold words together.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for c in command.chars() {
        match (c, quote) {
            (c, Some(mark)) if c == mark => quote = None,
            ('\'' | '"', None) => quote = Some(c),
            (' ', None) => words.push(std::mem::take(&mut word)),
            (c, _) => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// Runs a command, and returns what it writes; None for one that is for people only.
fn run(folder: &Folder, command: &str) -> Option<String> {
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["hence", arguments @ ..] => {
            let (arguments, target) = match arguments {
                [before @ .., ">", target] => (before, Some(*target)),
                all => (all, None),
            };
            let ran = folder.hence(arguments.iter().copied()).run();
            let Some(target) = target else {
                return Some(ran.stdout + &ran.stderr);
            };
            folder.write(target, &ran.stdout);
            Some(ran.stderr)
        }
        ["cat", name] => Some(folder.read(name)),
        other => {
            let is_for_people = other.first() == Some(&"cargo");
            assert!(
                is_for_people,
                "no document may run {other:?}: write `hence …` or `cat FILE`"
            );
            None
        }
    }
}

/// Tells whether `written` is what `expected` says, where a line `…` stands for any number of lines.
fn is_as_told(expected: &[&str], written: &[&str]) -> bool {
    let pieces: Vec<&[&str]> = expected.split(|line| line.trim() == "…").collect();
    let [first, rest @ ..] = pieces.as_slice() else {
        return written.is_empty();
    };
    let Some(mut left) = written.strip_prefix(*first) else {
        return false;
    };
    let [middle @ .., last] = rest else {
        return left.is_empty();
    };
    for piece in middle.iter().filter(|piece| !piece.is_empty()) {
        let Some(at) = left
            .windows(piece.len())
            .position(|window| window == *piece)
        else {
            return false;
        };
        left = left.get(at + piece.len()..).unwrap_or_default();
    }
    left.ends_with(last)
}

/// Takes away what no reader sees: blanks at the ends of lines, and empty lines at the end.
fn visible_lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

/// Returns the commands of a block, each with what the document says that it writes.
fn commands<'t>(block: &Block<'t>) -> Vec<(&'t str, String)> {
    let mut commands: Vec<(&str, String)> = Vec::new();
    for line in &block.lines {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push((command.trim(), String::new()));
        } else {
            let (_, told) = commands
                .last_mut()
                .expect("a console block begins with a command");
            writeln!(told, "{line}").expect("writing to a string does not fail");
        }
    }
    commands
}

/// What running a document came to.
#[derive(Default)]
struct Checked {
    /// What is not as the document says.
    wrong: Vec<String>,
    /// How many commands were run.
    count: usize,
    /// The document with what the commands write, where it was something else and holds no `…`.
    text: String,
}

fn check(path: &Path) -> Checked {
    let text = fs::read_to_string(path).expect("the document is there");
    let folder = Folder::with_samples();
    let mut checked = Checked {
        text: text.clone(),
        ..Checked::default()
    };
    for block in blocks(&text) {
        let file = block
            .lines
            .first()
            .and_then(|line| line.strip_prefix("// file: "));
        if let ("hence" | "text", Some(name)) = (block.info, file) {
            let rest: String = block
                .lines
                .iter()
                .skip(1)
                .flat_map(|line| [*line, "\n"])
                .collect();
            folder.write(name.trim(), rest);
        }
        if block.info != "console" {
            continue;
        }
        for (command, told) in commands(&block) {
            let Some(written) = run(&folder, command) else {
                continue;
            };
            checked.count += 1;
            if is_as_told(&visible_lines(&told), &visible_lines(&written)) {
                continue;
            }
            checked.wrong.push(format!(
                "{}:{}: $ {command}\n{written}",
                path.display(),
                block.at
            ));
            if !told.lines().any(|line| line.trim() == "…") {
                let old = format!("$ {command}\n{told}");
                let new = format!("$ {command}\n{}\n", visible_lines(&written).join("\n"));
                checked.text = checked.text.replacen(&old, &new, 1);
            }
        }
    }
    checked
}

fn documents() -> Vec<PathBuf> {
    let mut open = vec![workspace().join("docs")];
    let mut found = vec![workspace().join("README.md")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_console_block_is_true() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for document in documents() {
        let checked = check(&document);
        if env::var_os(UPDATE).is_some() && !checked.wrong.is_empty() {
            fs::write(&document, &checked.text).expect("documents can be written");
        }
        wrong.extend(checked.wrong);
        count += checked.count;
    }
    assert!(
        wrong.is_empty(),
        "these commands write something else ({UPDATE}=1 writes it into the documents):\n\n{}",
        wrong.join("\n")
    );
    assert!(count > 0, "the documents show what the commands say");
}

#[test]
fn an_ellipsis_stands_for_any_number_of_lines() {
    assert!(is_as_told(&["a", "…", "c"], &["a", "b", "b", "c"]));
    assert!(is_as_told(&["a", "…", "c"], &["a", "c"]));
    assert!(is_as_told(&["…"], &["a"]));
    assert!(is_as_told(&["…", "b", "…"], &["a", "b"]));
    assert!(is_as_told(&[], &[]));
    assert!(!is_as_told(&[], &["a"]));
    assert!(!is_as_told(&["a", "…", "c"], &["a", "b"]));
    assert!(!is_as_told(&["a", "…", "a"], &["a"]));
    assert!(!is_as_told(&["…", "x", "…"], &["a", "b"]));
    assert!(!is_as_told(&["a"], &["a", "b"]));
}
