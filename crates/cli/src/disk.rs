//! Files on the disk, none from outside of its project.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use hence_map::project::{LoadFailure, Loader, Located, Purpose};

use crate::config::{CONFIG_NAME, source_folders};
use crate::failure::reason;

/// The name that standard input is shown under, and no file.
pub(crate) const STDIN: &str = "<stdin>";

/// Reads files for a project.
///
/// A file that a user named may lie anywhere. A file that a map names must lie in the project folder of that map: the
/// folder of the nearest `hence.toml` above it, or without one its own folder; a source may also lie in a folder that the
/// `hence.toml` allows. Symbolic links are followed first. It
/// must be a file: nobody waits for a pipe that a map names.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    known: HashMap<String, Known>,
}

/// A file that was found.
#[derive(Clone, Debug)]
struct Known {
    /// Where it is, links resolved.
    path: PathBuf,
    /// The project folder, links resolved.
    root: PathBuf,
}

impl Disk {
    /// Returns the project folder of a file that was located, links resolved.
    pub(crate) fn root(&self, shown: &str) -> Option<&Path> {
        self.known.get(shown).map(|known| known.root.as_path())
    }

    /// Returns where a file that was located is, links resolved.
    pub(crate) fn path(&self, shown: &str) -> Option<&Path> {
        self.known.get(shown).map(|known| known.path.as_path())
    }

    /// Tells the loader of a text that is no file, so that it can name files: they are looked for in `folder`.
    pub(crate) fn add_virtual(&mut self, shown: &str, folder: &Path) {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        let root = project_root(&folder);
        self.known.insert(
            shown.to_owned(),
            Known {
                path: folder.join(shown),
                root,
            },
        );
    }

    fn find(
        &mut self,
        path: &Path,
        shown: String,
        root: Option<PathBuf>,
        allowed: &[PathBuf],
    ) -> Result<Located, LoadFailure> {
        let real = fs::canonicalize(path).map_err(|error| failure(&error))?;
        let root = match root {
            None => project_root(real.parent().unwrap_or(&real)),
            Some(root)
                if real.starts_with(&root)
                    || allowed.iter().any(|folder| real.starts_with(folder)) =>
            {
                regular(&real)?;
                root
            }
            Some(root) => return Err(outside(&root)),
        };
        let key = real.to_string_lossy().into_owned();
        // Two files may come out alike, where a link leads elsewhere: then the second is shown by where it really is.
        let known = self.known.get(&shown);
        let is_taken = shown == STDIN || known.is_some_and(|known| known.path != real);
        let shown = if is_taken { key.clone() } else { shown };
        self.known.insert(shown.clone(), Known { path: real, root });
        Ok(Located { key, shown })
    }
}

impl Loader for Disk {
    fn locate(
        &mut self,
        from: Option<&str>,
        path: &str,
        purpose: Purpose,
    ) -> Result<Located, LoadFailure> {
        let Some(from) = from else {
            return self.find(Path::new(path), clean(Path::new(path)), None, &[]);
        };
        let Some(known) = self.known.get(from).cloned() else {
            return Err(LoadFailure::NotFound);
        };
        let folder = known.path.parent().unwrap_or(&known.path);
        let target = resolve(&folder.join(path));
        let is_inside = target.starts_with(&known.root);
        let allowed = match purpose {
            Purpose::Source if !is_inside => source_folders(&known.root),
            Purpose::Source | Purpose::Map => Vec::new(),
        };
        // Before the disk is asked: whether a file exists outside of the project is nobody's business.
        if !is_inside && !allowed.iter().any(|folder| target.starts_with(folder)) {
            return Err(outside(&known.root));
        }
        let shown_folder = Path::new(from).parent().unwrap_or_else(|| Path::new(""));
        let shown = clean(&shown_folder.join(path));
        self.find(&target, shown, Some(known.root), &allowed)
    }

    fn read(&mut self, file: &Located, limit: u64) -> Result<Vec<u8>, LoadFailure> {
        let known = self.known.get(&file.shown).ok_or(LoadFailure::NotFound)?;
        read(&known.path, limit)
    }
}

/// Reads a file of less than 4 GiB that a project names: no folder, and nothing that could be read for ever.
pub(crate) fn read_regular(path: &Path) -> Result<Vec<u8>, LoadFailure> {
    regular(path)?;
    read(path, Purpose::Map.limit())
}

fn regular(path: &Path) -> Result<(), LoadFailure> {
    let metadata = fs::metadata(path).map_err(|error| failure(&error))?;
    match metadata.is_dir() {
        true => Err(LoadFailure::IsFolder),
        false if metadata.is_file() => Ok(()),
        false => Err(LoadFailure::NoFile),
    }
}

/// Reads a file of less than `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, LoadFailure> {
    let mut file = fs::File::open(path).map_err(|error| failure(&error))?;
    let metadata = file.metadata().map_err(|error| failure(&error))?;
    if metadata.is_dir() {
        return Err(LoadFailure::IsFolder);
    }
    let mut bytes = Vec::new();
    if metadata.is_file() {
        if metadata.len() >= limit {
            return Err(LoadFailure::TooLarge(limit));
        }
        bytes.reserve_exact(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    }
    file.by_ref()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| failure(&error))?;
    if bytes.len() as u64 == limit {
        Err(LoadFailure::TooLarge(limit))
    } else {
        Ok(bytes)
    }
}

/// Returns the project folder of the files in `folder`: the nearest one above with a `hence.toml`, else `folder`.
pub(crate) fn project_root(folder: &Path) -> PathBuf {
    let with_config = folder
        .ancestors()
        .find(|ancestor| ancestor.join(CONFIG_NAME).is_file());
    with_config.unwrap_or(folder).to_path_buf()
}

fn outside(root: &Path) -> LoadFailure {
    LoadFailure::Outside {
        root: root
            .file_name()
            .map_or("/".into(), |name| name.to_string_lossy().into_owned()),
    }
}

fn failure(error: &io::Error) -> LoadFailure {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => LoadFailure::NotFound,
        io::ErrorKind::IsADirectory => LoadFailure::IsFolder,
        _ => LoadFailure::Unreadable(reason(error)),
    }
}

/// Returns `path` as it is seen from `folder`, with `/` between folders. Both are absolute, links resolved.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let common = folder
        .components()
        .zip(path.components())
        .take_while(|(one, other)| one == other)
        .count();
    let up = folder.components().skip(common).map(|_| "..".into());
    let down = path.components().skip(common);
    let down = down.map(|part| part.as_os_str().to_string_lossy());
    up.chain(down)
        .collect::<Vec<std::borrow::Cow<'_, str>>>()
        .join("/")
}

/// Resolves `.` and `..` by the letter, without asking the disk.
fn resolve(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                if !resolved.pop() {
                    resolved.push("..");
                }
            }
            other => resolved.push(other),
        }
    }
    resolved
}

/// Returns a path as people are shown it: without `.` and with `/` between folders.
pub(crate) fn clean(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if parts
                    .last()
                    .is_some_and(|part| part != ".." && !part.is_empty()) =>
            {
                parts.pop();
            }
            Component::RootDir => parts.push(String::new()),
            other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
        }
    }
    match parts.as_slice() {
        [] => ".".into(),
        [root] if root.is_empty() => "/".into(),
        parts => parts.join("/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_short_paths() {
        assert_eq!(clean(Path::new("./a/../b/./c.hence")), "b/c.hence");
        assert_eq!(clean(Path::new("../a")), "../a");
        assert_eq!(clean(Path::new("../../a")), "../../a");
        assert_eq!(clean(Path::new("/tmp/../a")), "/a");
        assert_eq!(clean(Path::new(".")), ".");
    }

    #[test]
    fn resolves_paths_by_the_letter() {
        assert_eq!(resolve(Path::new("/p/a/../../etc")), PathBuf::from("/etc"));
        assert_eq!(resolve(Path::new("/p/./a")), PathBuf::from("/p/a"));
    }
}
