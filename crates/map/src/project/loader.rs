//! Where the bytes of files come from.

/// Hands out the bytes of files. The command line reads a disk; tests and editors hold texts in memory.
pub trait Loader {
    /// Finds the file that is written as `path` in the file `from` (as the loader has shown it), or that a user named
    /// where `from` is None.
    ///
    /// # Errors
    ///
    /// Why there is no such file, or why it may not be read.
    fn locate(
        &mut self,
        from: Option<&str>,
        path: &str,
        purpose: Purpose,
    ) -> Result<Located, LoadFailure>;

    /// Reads a file that [`Loader::locate`] has found.
    ///
    /// # Errors
    ///
    /// Why it cannot be read; one of `limit` bytes or more is too large.
    fn read(&mut self, file: &Located, limit: u64) -> Result<Vec<u8>, LoadFailure>;
}

/// What a file is read for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Its claims.
    Map,
    /// The words that claims quote.
    Source,
}

impl Purpose {
    /// Returns what the file is called in a message.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Map => "file",
            Self::Source => "source",
        }
    }

    /// Returns how many bytes such a file may not have: positions are counted in 32 bits, and a source is searched many
    /// times over.
    pub const fn limit(self) -> u64 {
        match self {
            Self::Map => u32::MAX as u64,
            Self::Source => 256 << 20,
        }
    }
}

/// A file that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located {
    /// What tells the file from every other one, however it was named.
    pub key: String,
    /// The path that people are shown.
    pub shown: String,
}

/// Why a file is not to be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadFailure {
    /// There is none.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// It is a pipe or a device, which could be read for ever.
    NoFile,
    /// It lies outside of the project.
    Outside {
        /// The project's folder, as people are shown it.
        root: String,
    },
    /// It has so many bytes or more.
    TooLarge(u64),
    /// The system says no, with its reason.
    Unreadable(String),
}

impl LoadFailure {
    /// Returns what is wrong, as the end of a sentence that begins with the file.
    pub fn reason(&self) -> String {
        match self {
            Self::NotFound => "does not exist".into(),
            Self::IsFolder => "is a folder".into(),
            Self::NoFile => "is a pipe or a device, not a file".into(),
            Self::Outside { root } => format!("lies outside of the project folder `{root}`"),
            Self::TooLarge(limit) => format!("has {} MB or more", limit.div_ceil(1 << 20)),
            Self::Unreadable(reason) => format!("cannot be read: {reason}"),
        }
    }

    /// Returns what to do about it.
    pub const fn advice(&self, purpose: Purpose) -> &'static str {
        match self {
            Self::NotFound => {
                "paths are read from the folder of the file that names them; check the spelling"
            }
            Self::IsFolder => "name a file in it",
            Self::NoFile => "save what it holds as a file, and name that",
            Self::Outside { .. } => match purpose {
                Purpose::Map => {
                    "a map reads nothing outside of its project: move the file there, or put a `hence.toml` in a \
                     folder that holds both"
                }
                Purpose::Source => {
                    "a map reads nothing outside of its project: move the file there, or allow its folder in the \
                     project's `hence.toml`, under `[sources]`: `allow = [\"FOLDER\"]`"
                }
            },
            Self::TooLarge(_) => "split it into several files",
            Self::Unreadable(_) => "check the permissions of the file",
        }
    }
}
