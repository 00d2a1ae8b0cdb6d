//! `hence annotate --new`: a map begun from a text.

use std::io::IsTerminal as _;
use std::path::Path;

use hence_anchor::draft;
use hence_map::project::{LoadFailure, Purpose};
use hence_reading::{Format, Reading};
use hence_source::FileId;
use hence_syntax::ast::Dialect;
use hence_syntax::{format, parse};

use crate::Status;
use crate::disk::{STDIN, clean, read, relative};
use crate::failure::Failure;
use crate::inputs::is_stdin;
use crate::output::{print, say, write_new};

/// Writes a map of the text `text` to the file `output`, or to standard output.
pub(super) fn run(text: &Path, output: Option<&Path>) -> Result<Status, Failure> {
    if is_stdin(text) {
        return Err(Failure::Usage {
            message: "a map names its source, and standard input has no name".into(),
            help: format!("save what {STDIN} holds as a file, and name that"),
        });
    }
    let failed = |failure: LoadFailure| Failure::Load {
        path: clean(text),
        failure,
    };
    let bytes = read(text, Purpose::Source.limit()).map_err(failed)?;
    let reading = Reading::new(bytes, Format::of_path(&clean(text))).map_err(|_| Failure::Usage {
        message: format!("`{}` is not text", clean(text)),
        help: "name a text, Markdown or HTML file: save the text of a PDF or a word processor as one".into(),
    })?;
    let output = output.filter(|path| path.as_os_str() != "-");
    let map = in_layout(&draft(&name_of(text, output), &reading));
    let Some(path) = output else {
        // A terminal would obey what a text may hold; a file gets it as it is.
        let shown = std::io::stdout().is_terminal().then(|| visible_lines(&map));
        print(shown.unwrap_or(map).as_bytes())?;
        return Ok(Status::Clean);
    };
    write_new(path, map.as_bytes())?;
    say(&format!(
        "wrote {}",
        hence_report::visible(&clean(path), true)
    ));
    Ok(Status::Clean)
}

/// Returns a text for a terminal.
fn visible_lines(text: &str) -> String {
    let lines = text.lines();
    lines.fold(String::with_capacity(text.len()), |mut shown, line| {
        shown.push_str(&hence_report::visible(line, true));
        shown.push('\n');
        shown
    })
}

/// Returns a map in the canonical layout.
fn in_layout(map: &str) -> String {
    let parsed = parse(FileId::from_index(0), map, Dialect::Hence);
    format(map, &parsed.document)
}

/// Returns the path of the text as a map in `output` names it; where there is no file, the map will lie beside the text.
fn name_of(text: &Path, output: Option<&Path>) -> String {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let folder = output.map(|path| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    });
    let seen = folder
        .and_then(real)
        .zip(real(text))
        .map(|(folder, text)| relative(&text, &folder));
    seen.unwrap_or_else(|| {
        let name = text.file_name().unwrap_or(text.as_os_str());
        name.to_string_lossy().into_owned()
    })
}
