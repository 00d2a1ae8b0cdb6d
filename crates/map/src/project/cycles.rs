//! Rings of files that use each other.

use hence_source::{Diagnostic, FileId, FileSpan};

use super::{Project, set};

/// Reports the rings of files that use each other: each `use` line that closes one, with the files on it.
///
/// Linear in the files and their `use` lines but for the names in a message, of which there are at most six.
pub fn use_cycles(project: &Project) -> Vec<Diagnostic> {
    const NAMED: usize = 6;
    let mut findings = Vec::new();
    let count = project.files.len();
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
            let Some(used) = project.uses(file).get(*next) else {
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
