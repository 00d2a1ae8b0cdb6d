//! From the paths that a user names to the maps in them.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use hence_anchor::{Lock, Memory};
use hence_map::Project;
use hence_map::project::LoadFailure;
use hence_source::FileId;
use hence_syntax::ast::Dialect;
use ignore::{DirEntry, WalkBuilder};

use crate::args::Language;
use crate::config::Config;
use crate::disk::{Disk, STDIN, clean, project_root, relative};
use crate::failure::Failure;
use crate::locks;

/// Finds the files that `paths` name: files as they are, folders searched for `.hence` and Markdown files in the order
/// of their names, what `.gitignore` leaves out and links that lead out of the project left out. Without paths the
/// current folder.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            search(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() {
        let folders: Vec<String> = paths
            .iter()
            .map(|path| format!("`{}`", clean(path)))
            .collect();
        return Err(Failure::Usage {
            message: format!(
                "there is no `.hence` or `.md` file in {}",
                folders.join(", ")
            ),
            help: "name a file, or start a map with `hence new FOLDER`".into(),
        });
    }
    Ok(files)
}

fn search(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let real = std::fs::canonicalize(folder).ok();
    let root = real.map(|real| project_root(&real));
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        let entry = entry.map_err(|error| Failure::File {
            what: "read",
            path: clean(folder),
            reason: error.to_string(),
        })?;
        let extension = entry
            .path()
            .extension()
            .and_then(|extension| extension.to_str());
        let is_map = extension.is_some_and(|extension| {
            ["hence", "md", "markdown"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(extension))
        });
        if is_map && is_found(&entry, root.as_deref()) {
            files.push(entry.into_path());
        }
    }
    Ok(())
}

/// Tells whether an entry of a searched folder is a file, or a link to one in the project folder `root`: a folder of
/// unknown origin must not lead to files elsewhere.
fn is_found(entry: &DirEntry, root: Option<&Path>) -> bool {
    if !entry.path_is_symlink() {
        return entry.file_type().is_some_and(|kind| kind.is_file());
    }
    let target = std::fs::canonicalize(entry.path());
    target.is_ok_and(|target| target.is_file() && root.is_some_and(|root| target.starts_with(root)))
}

/// Tells whether a path is standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads standard input whole.
pub(crate) fn read_stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::from(u32::MAX);
    std::io::stdin()
        .lock()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::File {
            what: "read",
            path: STDIN.into(),
            reason: crate::failure::reason(&error),
        })?;
    if bytes.len() as u64 == limit {
        return Err(Failure::Load {
            path: STDIN.into(),
            failure: LoadFailure::TooLarge(limit),
        });
    }
    Ok(bytes)
}

/// Returns the dialect that standard input is read in.
pub(crate) fn stdin_dialect(language: Option<Language>) -> Dialect {
    match language {
        Some(Language::Markdown) => Dialect::Markdown,
        Some(Language::Hence) | None => Dialect::Hence,
    }
}

/// The files of a run with what their projects set.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// The files.
    pub(crate) project: Project,
    /// The maps.
    pub(crate) roots: Vec<FileId>,
    disk: Disk,
    configs: HashMap<PathBuf, Config>,
}

impl Inputs {
    /// Reads the maps that `paths` name, and every file that they use.
    pub(crate) fn open(paths: &[PathBuf], language: Option<Language>) -> Result<Self, Failure> {
        Self::open_with(paths, language, None)
    }

    /// As [`Inputs::open`], with `stdin` where standard input was read before.
    pub(crate) fn open_with(
        paths: &[PathBuf],
        language: Option<Language>,
        mut stdin: Option<Vec<u8>>,
    ) -> Result<Self, Failure> {
        let mut inputs = Self::default();
        let mut opened = Vec::new();
        for path in find(paths)? {
            if is_stdin(&path) {
                if inputs.stdin().is_some() {
                    // It can be read once, and a file that is named twice is one map, too.
                    continue;
                }
                inputs.disk.add_virtual(STDIN, Path::new("."));
                let dialect = stdin_dialect(language);
                let bytes = stdin.take().map_or_else(read_stdin, Ok)?;
                opened.push(
                    inputs
                        .project
                        .open_text(STDIN, bytes, dialect, &mut inputs.disk),
                );
            } else {
                // What people are shown is how files are known by, too.
                let shown = path.to_str().ok_or_else(|| Failure::Usage {
                    message: format!("`{}` has a name that is not UTF-8 text", clean(&path)),
                    help: "give it another name".into(),
                })?;
                let file = inputs
                    .project
                    .open(shown, &mut inputs.disk)
                    .map_err(|failure| Failure::Load {
                        path: clean(&path),
                        failure,
                    })?;
                opened.push(file);
            }
        }
        inputs.roots = inputs.project.roots(&opened);
        if inputs.roots.is_empty() {
            let names: Vec<String> = paths
                .iter()
                .map(|path| format!("`{}`", clean(path)))
                .collect();
            let place = if names.is_empty() {
                "the current folder".into()
            } else {
                names.join(", ")
            };
            return Err(Failure::Usage {
                message: format!("there is no map in {place}"),
                help: "a Markdown file takes part when it has a fenced block marked `hence`".into(),
            });
        }
        inputs.read_configs()?;
        Ok(inputs)
    }

    fn read_configs(&mut self) -> Result<(), Failure> {
        for (_, file) in self.project.files.iter() {
            let Some(root) = self.disk.root(&file.path) else {
                continue;
            };
            if !self.configs.contains_key(root) {
                let mut config = Config::of_root(root)?;
                let lock = locks::read(root)?;
                self.remember(root, &lock, &mut config.options.memory);
                self.configs.insert(root.to_path_buf(), config);
            }
        }
        Ok(())
    }

    /// Adds what the `hence.lock` in the folder `root` says of the files that were read.
    fn remember(&self, root: &Path, lock: &Lock, memory: &mut Memory) {
        if *lock == Lock::default() {
            return;
        }
        let mut maps = HashMap::new();
        let mut sources = HashMap::new();
        for (file, _) in self.project.units() {
            maps.extend(self.path_from(root, file).map(|path| (path, file)));
        }
        for (_, source) in self.project.sources() {
            sources.extend(
                self.path_from(root, source.file)
                    .map(|path| (path, source.file)),
            );
        }
        lock.remember(
            memory,
            |path| maps.get(path).copied(),
            |path| sources.get(path).copied(),
        );
    }

    /// Returns the path of a file as it is seen from a folder, links resolved, whatever project the file is of; None for
    /// standard input.
    pub(crate) fn path_from(&self, folder: &Path, file: FileId) -> Option<String> {
        let shown = self.project.files.get(file).path.as_str();
        let path = self.disk.path(shown).filter(|_| shown != STDIN)?;
        Some(relative(path, folder))
    }

    /// Returns the project folder of a file, links resolved.
    pub(crate) fn root_of(&self, file: FileId) -> Option<&Path> {
        self.disk.root(&self.project.files.get(file).path)
    }

    /// Returns what was read from standard input, where that is one of the inputs.
    pub(crate) fn stdin(&self) -> Option<FileId> {
        let mut files = self.project.files.iter();
        files.find(|(_, file)| file.path == STDIN).map(|(id, _)| id)
    }

    /// Returns where a file that was read from the disk is.
    pub(crate) fn path_of(&self, file: FileId) -> &Path {
        let shown = self.project.files.get(file).path.as_str();
        self.disk.path(shown).unwrap_or_else(|| Path::new(shown))
    }

    /// Tells whether `path` is one of the files that were read.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        let real = std::fs::canonicalize(path);
        real.is_ok_and(|real| {
            let mut files = self.project.files.iter();
            files.any(|(file, _)| self.path_of(file) == real)
        })
    }

    /// Returns the one map that `path` names.
    pub(crate) fn only_root(&self, path: &Path) -> Result<FileId, Failure> {
        let [root] = self.roots.as_slice() else {
            return Err(Failure::Usage {
                message: format!("`{}` holds {} maps", path.display(), self.roots.len()),
                help: "name one of their files".into(),
            });
        };
        Ok(*root)
    }

    /// Refuses to write to a file that was read.
    pub(crate) fn keep_from(&self, output: Option<&Path>) -> Result<(), Failure> {
        let Some(path) = output.filter(|path| self.holds(path)) else {
            return Ok(());
        };
        Err(Failure::Usage {
            message: format!("`{}` is part of the map, and would be lost", path.display()),
            help: "write to another file".into(),
        })
    }

    /// Returns what the project of a file sets.
    pub(crate) fn config(&self, file: FileId) -> &Config {
        let root = self.disk.root(&self.project.files.get(file).path);
        root.and_then(|root| self.configs.get(root))
            .expect("a project folder was found for every file that was read")
    }
}

/// Returns what the project of `folder` sets.
pub(crate) fn config_of(folder: &Path) -> Result<Config, Failure> {
    // Upwards there is something only from where the folder really is.
    let real = std::fs::canonicalize(folder);
    Config::of_root(&project_root(real.as_deref().unwrap_or(folder)))
}
