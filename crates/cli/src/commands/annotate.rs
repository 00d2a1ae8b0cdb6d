//! `hence annotate`: the sources of a map with its quotations marked.

mod begin;

use std::io::{self, IsTerminal as _};
use std::path::Path;

use hence_map::{Map, SourceId};
use hence_render::annotate::{Annotation, Look, html, markdown, terminal, web_annotation};
use hence_render::json::Input;
use hence_rules::{check, check_texts};

use crate::Status;
use crate::args::{Annotate, AnnotateFormat, ColorChoice};
use crate::commands::check::in_order;
use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::output::write_to;
use crate::terminal::Terminal;

/// Shows the sources of one map with the passages marked that its claims quote.
pub(crate) fn run(arguments: &Annotate, color: ColorChoice) -> Result<Status, Failure> {
    if arguments.new {
        return begin::run(&arguments.map, arguments.output.as_deref());
    }
    let to = format(arguments)?;
    let inputs = Inputs::open(std::slice::from_ref(&arguments.map), arguments.stdin_as)?;
    let root = inputs.only_root(&arguments.map)?;
    inputs.keep_from(arguments.output.as_deref())?;
    let outcome = check(&inputs.project, root, &inputs.config(root).options);
    let only = source(&outcome.map, arguments)?;
    let mut findings = check_texts(&inputs.project, |file| &inputs.config(file).options);
    findings.extend(outcome.diagnostics.iter().cloned());
    let findings = in_order(findings);
    let input = Input {
        root,
        project: &inputs.project,
        map: &outcome.map,
        anchoring: &outcome.anchoring,
        verdicts: outcome.verdicts(),
        diagnostics: &findings,
    };
    let annotation = Annotation::new(input, only);
    let written = match to {
        AnnotateFormat::Html => html(&annotation).map_err(io::Error::other)?,
        AnnotateFormat::Markdown => markdown(&annotation).map_err(io::Error::other)?,
        AnnotateFormat::Jsonld => web_annotation(&annotation).map_err(io::Error::other)?,
        AnnotateFormat::Text => terminal(&annotation, look(arguments, color)),
    };
    write_to(arguments.output.as_deref(), written.as_bytes())?;
    Ok(Status::Clean)
}

/// Returns the format: the one that is asked for, that of the file's ending, or what suits standard output.
fn format(arguments: &Annotate) -> Result<AnnotateFormat, Failure> {
    if let Some(to) = arguments.to {
        return Ok(to);
    }
    let is_file = |path: &&Path| path.as_os_str() != "-";
    let Some(path) = arguments.output.as_deref().filter(is_file) else {
        return Ok(if io::stdout().is_terminal() {
            AnnotateFormat::Text
        } else {
            AnnotateFormat::Html
        });
    };
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm") => Ok(AnnotateFormat::Html),
        Some("md" | "markdown") => Ok(AnnotateFormat::Markdown),
        Some("jsonld" | "json") => Ok(AnnotateFormat::Jsonld),
        Some("txt") => Ok(AnnotateFormat::Text),
        _ => Err(Failure::Usage {
            message: format!(
                "the name of `{}` does not say which format is meant",
                path.display()
            ),
            help: "end it in `.html`, `.md`, `.jsonld` or `.txt`, or say `--to FORMAT`".into(),
        }),
    }
}

/// Returns the source that alone is to be shown; None where all are. Fails where there is nothing to show.
fn source(map: &Map, arguments: &Annotate) -> Result<Option<SourceId>, Failure> {
    let read = |wanted: &str| {
        let mut sources = map.sources.iter();
        sources.find(|(_, source)| source.id == wanted)
    };
    let map_name = arguments.map.display();
    match &arguments.source {
        None if map.sources.values().any(|source| source.read.is_some()) => Ok(None),
        None => Err(Failure::Usage {
            message: format!("`{map_name}` has no source that could be read"),
            help: "declare one: source ID: \"FILE\"".into(),
        }),
        Some(wanted) => match read(wanted) {
            Some((id, source)) if source.read.is_some() => Ok(Some(id)),
            Some(_) => Err(Failure::Usage {
                message: format!("the source `{wanted}` could not be read"),
                help: "`hence check` says why".into(),
            }),
            None => Err(Failure::Usage {
                message: format!("`{map_name}` has no source `{wanted}`"),
                help: known(map),
            }),
        },
    }
}

/// Returns the ids that could have been meant.
fn known(map: &Map) -> String {
    let ids = map
        .sources
        .values()
        .map(|source| format!("`{}`", source.id));
    let ids: Vec<String> = ids.collect();
    if ids.is_empty() {
        "declare one: source ID: \"FILE\"".into()
    } else {
        format!("it has {}", ids.join(", "))
    }
}

/// Returns what can be shown where the text is written to: in a file no colours, unless they are asked for.
fn look(arguments: &Annotate, color: ColorChoice) -> Look {
    let terminal = Terminal::of_stdout(color);
    let to_file = arguments.output.is_some();
    Look {
        color: terminal.color && (!to_file || color == ColorChoice::Always),
        width: terminal.width,
        unicode: terminal.unicode || to_file,
    }
}
