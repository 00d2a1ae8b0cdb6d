//! Runs of the binary, with an end.

use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::hence_binary;

/// A run that takes longer hangs.
const TIME_OUT: Duration = Duration::from_secs(60);

/// What the environment of whoever runs the tests must not change.
const FORGOTTEN: [&str; 9] = [
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "TERM",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "RUST_BACKTRACE",
];

/// A run of `hence` that is being prepared.
#[derive(Debug)]
pub struct Run {
    command: Command,
    stdin: Vec<u8>,
}

/// What a run came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// What was written to standard output.
    pub stdout: String,
    /// What was written to standard error.
    pub stderr: String,
}

impl Run {
    /// Prepares a run in the folder `at`, with nothing on standard input.
    pub fn new<'a>(at: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of(hence_binary(), at, arguments)
    }

    /// Prepares a run of a copy of the binary.
    pub fn of<'a>(binary: &Path, at: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut command = Command::new(binary);
        command.current_dir(at).args(arguments);
        for name in FORGOTTEN {
            command.env_remove(name);
        }
        Self {
            command,
            stdin: Vec::new(),
        }
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Gives the run something to read on standard input.
    #[must_use]
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// Runs as the user `id`, of a group of the same number.
    #[cfg(unix)]
    #[must_use]
    pub fn user(mut self, id: u32) -> Self {
        use std::os::unix::process::CommandExt as _;
        self.command.gid(id).uid(id);
        self
    }

    /// Runs to the end, and returns what came of it.
    ///
    /// # Panics
    ///
    /// When the program hangs, panics or is killed: no input may do that to it.
    pub fn run(self) -> Ran {
        let shown = format!("{:?}", self.command);
        let ran = self.run_to_any_end();
        assert!(
            (0..=2).contains(&ran.status),
            "{shown} ended with {}:\n{}",
            ran.status,
            ran.stderr
        );
        assert!(
            !ran.stderr.contains("panicked at"),
            "{shown} panicked:\n{}",
            ran.stderr
        );
        ran
    }

    /// Runs, and asserts that the exit status is `status`.
    ///
    /// # Panics
    ///
    /// When it is not.
    pub fn expect(self, status: i32) -> Ran {
        let shown = format!("{:?}", self.command);
        let ran = self.run();
        let Ran { stdout, stderr, .. } = &ran;
        assert!(
            ran.status == status,
            "{shown} ended with {}:\n{stderr}\n{stdout}",
            ran.status
        );
        ran
    }

    /// Runs with standard output closed after its first `bytes` bytes were read.
    ///
    /// # Panics
    ///
    /// When the program hangs or cannot be started.
    pub fn run_with_closed_output(mut self, bytes: usize) -> Ran {
        let mut child = self.spawn();
        let stderr = collect(child.stderr.take());
        let mut seen = vec![0; bytes];
        let mut stdout = child.stdout.take().expect("standard output is a pipe");
        let read = stdout.read(&mut seen).expect("a pipe can be read");
        drop(stdout);
        seen.truncate(read);
        let status = wait(&mut child);
        Ran {
            status: code(status),
            stdout: lossy(&seen),
            stderr: text(stderr),
        }
    }

    fn run_to_any_end(mut self) -> Ran {
        let mut child = self.spawn();
        let (stdout, stderr) = (collect(child.stdout.take()), collect(child.stderr.take()));
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let bytes = self.stdin;
        // A program that does not read to the end is free to; then the pipe is closed.
        let writer = thread::spawn(move || drop(stdin.write_all(&bytes)));
        let status = wait(&mut child);
        writer.join().expect("writing ends");
        Ran {
            status: code(status),
            stdout: text(stdout),
            stderr: text(stderr),
        }
    }

    fn spawn(&mut self) -> Child {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        self.command.spawn().expect("the binary can be started")
    }
}

/// Returns the exit status; one of none (killed by a signal: an overflow of the stack, among others) is -1.
fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or(-1)
}

fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return status;
        }
        if start.elapsed() > TIME_OUT {
            child.kill().expect("a child can be killed");
            child.wait().expect("a killed child ends");
        }
        assert!(start.elapsed() <= TIME_OUT, "the program hangs");
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

fn collect(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    let mut pipe = pipe.expect("the stream is a pipe");
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        bytes
    })
}

fn text(bytes: thread::JoinHandle<Vec<u8>>) -> String {
    lossy(&bytes.join().expect("reading ends"))
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns the path of a copy of the binary that every user may run, in `folder`.
///
/// # Panics
///
/// When the disk fails.
pub fn binary_for_everybody(folder: &Path) -> PathBuf {
    let copy = folder.join("hence-copy");
    std::fs::copy(hence_binary(), &copy).expect("the binary can be copied");
    copy
}
