//! Standard output, standard error, and files that are written whole or not at all.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use crate::failure::Failure;
use crate::terminal::Terminal;

/// Lets what writes text write to standard output.
pub(crate) struct Stdout {
    out: io::BufWriter<io::StdoutLock<'static>>,
    error: Option<io::Error>,
}

impl Stdout {
    /// Takes standard output.
    pub(crate) fn new() -> Self {
        Self {
            out: io::BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            error: None,
        }
    }

    /// Writes what is left, and returns the first error that there was.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        match self.error.take() {
            Some(error) => Err(error.into()),
            None => Ok(self.out.flush()?),
        }
    }
}

impl fmt::Write for Stdout {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.error.get_or_insert(error);
            fmt::Error
        })
    }
}

/// Writes `bytes` to standard output.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Writes a line to standard error; where nobody listens there is nobody to tell.
pub(crate) fn say(line: &str) {
    let _unheard = writeln!(io::stderr().lock(), "{line}");
}

/// Says on standard error why a command could not do its work.
pub(crate) fn complain(failure: &Failure, terminal: &Terminal) {
    let (red, cyan, off) = if terminal.color {
        ("\x1b[1;31m", "\x1b[36m", "\x1b[0m")
    } else {
        ("", "", "")
    };
    say(&format!(
        "{red}error{off}: {}",
        hence_report::visible(&failure.to_string(), terminal.unicode)
    ));
    if let Some(help) = failure.help() {
        say(&format!(
            "  {cyan}help{off}: {}",
            hence_report::visible(help, terminal.unicode)
        ));
    }
}

/// Writes `bytes` to `output`, where that is not `-`, else to standard output. A pipe or a device is written through.
pub(crate) fn write_to(output: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        return print(bytes);
    };
    if fs::metadata(path).is_ok_and(|known| !known.is_file()) {
        return fs::File::create(path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| Failure::file("write", path, &error));
    }
    write_atomic(path, bytes)
}

/// Writes a file whole or not at all: to a temporary file beside it, to the disk, then in its place. The permissions of
/// a file that was there are kept, and a symbolic link keeps pointing where it did.
pub(crate) fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::file("write", path, error);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let file = write_beside(&target, bytes).map_err(|error| failed(&error))?;
    file.persist(&target)
        .map(drop)
        .map_err(|error| failed(&error.error))
}

/// Writes a new file, whole or not at all, and not over one that is there: that is somebody's work.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let taken = || Failure::Usage {
        message: format!(
            "`{}` is there already, and is somebody's work",
            path.display()
        ),
        help: "write to another file".into(),
    };
    if fs::symlink_metadata(path).is_ok() {
        return Err(taken());
    }
    let file = write_beside(path, bytes).map_err(|error| Failure::file("write", path, &error))?;
    let persisted = file.persist_noclobber(path).map(drop);
    persisted.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => taken(),
        _ => Failure::file("write", path, &error.error),
    })
}

/// Writes a temporary file beside `target`, to the disk, with the permissions that `target` has or will have.
fn write_beside(target: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    if fs::metadata(target).is_ok_and(|known| !known.is_file()) {
        // To replace a pipe or a device by a file would help nobody.
        return Err(io::Error::other("it is not a regular file"));
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    sweep(folder);
    let mut file = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .permissions(permissions(target))
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Ok(known) = fs::metadata(target) {
        file.as_file().set_permissions(known.permissions())?;
    }
    Ok(file)
}

/// How the names of temporary files begin and end.
const PREFIX: &str = ".hence-";
const SUFFIX: &str = ".tmp";

/// How old a temporary file is that nobody is writing any more.
const STALE: Duration = Duration::from_secs(60 * 60);

/// Removes temporary files from a folder that a run has left which was killed; once a run for each folder.
fn sweep(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let is_new = SWEPT
        .lock()
        .is_ok_and(|mut swept| swept.insert(folder.to_path_buf()));
    let entries = is_new.then(|| fs::read_dir(folder).ok()).flatten();
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if is_ours && is_stale(&entry) {
            // What cannot be removed does no harm.
            let _kept = fs::remove_file(entry.path());
        }
    }
}

fn is_stale(entry: &fs::DirEntry) -> bool {
    let Ok(metadata) = entry.metadata() else {
        return false;
    };
    let age = metadata.modified().map(|modified| modified.elapsed());
    metadata.is_file() && age.is_ok_and(|age| age.is_ok_and(|age| age > STALE))
}

/// Writes `new` in place of `old`, whole or not at all, and not where the file holds something else by now: what an editor
/// saved in the meantime is not lost.
pub(crate) fn rewrite(path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    // What is no regular file is not read, perhaps for ever, but refused below.
    if fs::metadata(path).is_ok_and(|known| known.is_file()) {
        let now = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
        if now != old.as_bytes() {
            return Err(Failure::changed(path));
        }
    }
    write_atomic(path, new.as_bytes())
}

/// Returns the permissions of a new file: those that the system gives, where it can be asked for.
#[cfg(unix)]
fn permissions(_target: &Path) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    // The system takes away what the user's mask forbids.
    fs::Permissions::from_mode(0o666)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_has_left_is_swept() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = |name: &str, age: u64| {
            let path = folder.path().join(name);
            let made = fs::File::create(&path).expect("a file can be made");
            let then = std::time::SystemTime::now() - Duration::from_secs(age);
            made.set_modified(then).expect("its time can be set");
            path
        };
        let stale = file(".hence-a1.tmp", 7200);
        let young = file(".hence-b2.tmp", 60);
        let other = file("hence-c3.tmp", 7200);
        write_atomic(&folder.path().join("map.hence"), b"[a] A.\n").expect("it can be written");
        assert!(!stale.exists());
        assert!(young.exists() && other.exists());
    }

    #[test]
    fn what_somebody_else_saved_is_kept() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("map.hence");
        fs::write(&path, "[a] Old.\n").expect("a file can be written");
        rewrite(&path, "[a] Old.\n", "[a] New.\n").expect("it is as it was read");
        let failure = rewrite(&path, "[a] Old.\n", "[a] Newer.\n").expect_err("it is not");
        assert!(failure.to_string().contains("changed while it was read"));
        let kept = fs::read_to_string(&path).expect("the file is there");
        assert_eq!(kept, "[a] New.\n");
    }
}
