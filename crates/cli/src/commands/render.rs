//! `hence render`.

use std::fs;
use std::path::Path;

use hence_render::json::{Input, Layout};
use hence_rules::{check, check_texts};

use crate::Status;
use crate::args::{Render, RenderFormat};
use crate::commands::check::in_order;
use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::output::{print, write_atomic};

/// Renders one map.
pub(crate) fn run(arguments: &Render) -> Result<Status, Failure> {
    let inputs = Inputs::open(std::slice::from_ref(&arguments.path), arguments.stdin_as)?;
    let root = inputs.only_root(&arguments.path)?;
    inputs.keep_from(arguments.output.as_deref())?;
    let outcome = check(&inputs.project, root, &inputs.config(root).options);
    let mut findings = check_texts(&inputs.project, |file| &inputs.config(file).options);
    findings.extend(outcome.diagnostics.iter().cloned());
    let input = Input {
        root,
        project: &inputs.project,
        map: &outcome.map,
        anchoring: &outcome.anchoring,
        verdicts: outcome.verdicts(),
        diagnostics: &in_order(findings),
    };
    let layout = if arguments.compact {
        Layout::Compact
    } else {
        Layout::Pretty
    };
    match arguments.to {
        RenderFormat::Json => match &arguments.output {
            None => hence_render::json::write(
                std::io::BufWriter::new(std::io::stdout().lock()),
                input,
                layout,
            )?,
            Some(path) => write_file(path, input, layout)?,
        },
    }
    Ok(Status::Clean)
}

fn write_file(path: &Path, input: Input<'_>, layout: Layout) -> Result<(), Failure> {
    if fs::metadata(path).is_ok_and(|known| !known.is_file()) {
        // A pipe or a device is written through, not replaced; a folder says so itself.
        let file = fs::File::create(path).map_err(|error| Failure::file("write", path, &error))?;
        return Ok(hence_render::json::write(
            std::io::BufWriter::new(file),
            input,
            layout,
        )?);
    }
    let mut bytes = Vec::new();
    hence_render::json::write(&mut bytes, input, layout)?;
    if path.as_os_str() == "-" {
        print(&bytes)
    } else {
        write_atomic(path, &bytes)
    }
}
