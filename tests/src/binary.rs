//! Where the binary under test is.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Returns the root folder of the workspace.
///
/// # Panics
///
/// When this package has been moved out of the workspace.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this package is a folder of the workspace")
}

/// Returns the path of the `hence` binary that belongs to the running test, built from the sources as they are.
///
/// It lies beside the tests: in the folder of the same profile, under the same target folder. Cargo builds the binary
/// of another package for nobody, so it is asked to, once a process; it does nothing where there is nothing to do.
///
/// # Panics
///
/// When the binary cannot be built.
pub fn hence_binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(build)
}

fn build() -> PathBuf {
    // <target>/[<triple>/]<profile>/deps/<test>
    let test = env::current_exe().expect("the system knows where a running program lies");
    let profile_folder = test
        .ancestors()
        .nth(2)
        .expect("tests lie in `deps` below their profile's folder");
    let profile = match profile_folder.file_name().and_then(OsStr::to_str) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let parent = profile_folder
        .parent()
        .expect("the profile's folder lies in the target folder");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(workspace()).args([
        "build",
        "--quiet",
        "--package",
        "hence-cli",
        "--profile",
        profile,
    ]);
    // Cargo marks its target folder; where the mark is one higher, the folder between is named for the target.
    let is_target_folder =
        parent.join("CACHEDIR.TAG").exists() || parent.join(".rustc_info.json").exists();
    match parent.parent().filter(|_| !is_target_folder) {
        None => cargo.arg("--target-dir").arg(parent),
        Some(target_folder) => {
            let triple = parent.file_name().unwrap_or_default();
            cargo
                .arg("--target-dir")
                .arg(target_folder)
                .arg("--target")
                .arg(triple)
        }
    };
    let built = cargo.output().expect("cargo runs");
    assert!(
        built.status.success(),
        "the binary does not build:\n{}",
        String::from_utf8_lossy(&built.stderr)
    );
    profile_folder.join(format!("hence{}", env::consts::EXE_SUFFIX))
}
