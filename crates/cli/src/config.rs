//! `hence.toml`: what a project sets.

use std::fs;
use std::path::{Path, PathBuf};

use hence_map::project::LoadFailure;
use hence_map::scheme::Scheme;
use hence_rules::{Level, Options};
use indexmap::IndexMap;
use serde::Deserialize;

use crate::args::FailOn;
use crate::disk::{clean, read_regular};
use crate::failure::Failure;

/// The name of the file.
pub(crate) const CONFIG_NAME: &str = "hence.toml";

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct ConfigFile {
    /// The level of rules, by code.
    rules: IndexMap<String, String>,
    check: CheckTable,
    schemes: SchemesTable,
    sources: SourcesTable,
    /// Schemes of the project's own.
    scheme: Vec<Scheme>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct CheckTable {
    /// As `--fail-on`.
    fail_on: Option<FailOn>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct SchemesTable {
    /// JSON files with schemes, beside `hence.toml`.
    files: Vec<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct SourcesTable {
    /// Folders outside of the project whose files may be sources, relative to `hence.toml`.
    allow: Vec<PathBuf>,
}

/// Returns the folders outside of the project folder `root` whose files may be sources, links resolved. What is wrong with
/// the `hence.toml` is told when the project's settings are read.
pub(crate) fn source_folders(root: &Path) -> Vec<PathBuf> {
    let bytes = read_regular(&root.join(CONFIG_NAME)).unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    let file: ConfigFile = toml::from_str(&text).unwrap_or_default();
    let folders = file.sources.allow.iter();
    folders
        .filter_map(|folder| fs::canonicalize(root.join(folder)).ok())
        .collect()
}

/// What holds for the maps of one project.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// For the rules.
    pub(crate) options: Options,
    /// As `--fail-on`.
    pub(crate) fail_on: Option<FailOn>,
}

impl Config {
    /// Reads the `hence.toml` in `root`, if there is one.
    pub(crate) fn of_root(root: &Path) -> Result<Self, Failure> {
        let path = root.join(CONFIG_NAME);
        let bytes = match read_regular(&path) {
            Ok(bytes) => bytes,
            Err(LoadFailure::NotFound) => return Ok(Self::default()),
            Err(failure) => return Err(bad(&path, &failure.reason(), None)),
        };
        let text = String::from_utf8(bytes).map_err(|_| bad(&path, "is not UTF-8 text", None))?;
        let file: ConfigFile =
            toml::from_str(&text).map_err(|error| bad_toml(&path, &text, &error))?;
        let mut config = Self {
            options: Options::new(),
            fail_on: file.check.fail_on,
        };
        for (code, level) in &file.rules {
            set_level(&mut config.options, &path, code, level)?;
        }
        for name in &file.schemes.files {
            add_scheme_file(&mut config.options, root, name, &path)?;
        }
        for scheme in file.scheme {
            config
                .options
                .schemes
                .add(scheme)
                .map_err(|problem| bad(&path, &problem.to_string(), None))?;
        }
        Ok(config)
    }
}

fn set_level(options: &mut Options, path: &Path, code: &str, word: &str) -> Result<(), Failure> {
    let Some(level) = Level::from_word(word) else {
        let message = format!("`{word}` is no level, for the rule `{code}`");
        return Err(bad(
            path,
            &message,
            Some("write \"error\", \"warning\", \"note\" or \"off\"".into()),
        ));
    };
    options.set_level(code, level).map_err(|unknown| {
        let help = match unknown.meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`hence explain` lists the rules".into(),
        };
        bad(
            path,
            &format!("no rule is called `{}`", unknown.code),
            Some(help),
        )
    })
}

fn add_scheme_file(
    options: &mut Options,
    root: &Path,
    name: &Path,
    config: &Path,
) -> Result<(), Failure> {
    let path = root.join(name);
    let inside = fs::canonicalize(&path).is_ok_and(|real| real.starts_with(root)) || !path.exists();
    if !inside {
        let message = format!(
            "the scheme file `{}` lies outside of the project",
            name.display()
        );
        return Err(bad(config, &message, None));
    }
    let bytes = read_regular(&path).map_err(|failure| {
        bad(
            config,
            &format!("the scheme file `{}` {}", name.display(), failure.reason()),
            None,
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|_| bad(&path, "is not UTF-8 text", None))?;
    options
        .schemes
        .add_json(&text)
        .map_err(|error| {
            bad(
                &path,
                &error.to_string(),
                Some("write { \"schemes\": [ … ] }".into()),
            )
        })?
        .map_err(|problem| bad(&path, &problem.to_string(), None))
}

/// Says what is wrong with a file that is no TOML, or that sets what nobody can set, and in which line.
fn bad_toml(path: &Path, text: &str, error: &toml::de::Error) -> Failure {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map(|before| 1 + before.matches('\n').count());
    // The message can go on in a second line, with what was expected.
    let message = error.message().trim().replace('\n', ", ");
    match line {
        Some(line) => bad(path, &format!("line {line}: {message}"), None),
        None => bad(path, &message, None),
    }
}

pub(crate) fn bad(path: &Path, message: &str, help: Option<String>) -> Failure {
    let here = std::env::current_dir()
        .and_then(fs::canonicalize)
        .unwrap_or_default();
    let shown = path.strip_prefix(&here).unwrap_or(path);
    Failure::Config {
        path: clean(shown),
        message: message.trim_end().to_owned(),
        help,
    }
}
