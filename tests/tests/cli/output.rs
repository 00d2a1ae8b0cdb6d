//! Standard output that somebody closes.

use std::fmt::Write as _;

use hence_tests::Folder;

/// A map whose output is longer than a pipe holds.
fn long() -> Folder {
    let mut text = String::new();
    for number in 0..3000 {
        write!(text, "[c{number}] Claim number {number} is made here.\n  because [d{number}] It is said so.\n").expect("writing to a string does not fail");
    }
    Folder::with(&[("map.hence", &text)])
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = long();
    for arguments in [
        &["check", "map.hence"][..],
        &["check", "--format", "narrated", "map.hence"],
        &["check", "--format", "short", "map.hence"],
        &["check", "--format", "json", "map.hence"],
        &["check", "--format", "sarif", "map.hence"],
        &["check", "--format", "github", "map.hence"],
        &["render", "map.hence"],
        &["render", "--compact", "map.hence"],
    ] {
        let ran = folder
            .hence(arguments.iter().copied())
            .run_with_closed_output(10);
        assert!(!ran.stdout.is_empty(), "{arguments:?}");
        assert!(
            ran.status == 0 || ran.status == 1,
            "{arguments:?} ended with {}: {}",
            ran.status,
            ran.stderr
        );
        assert_eq!(ran.stderr, "", "{arguments:?}");
    }
}

#[test]
fn a_pipe_that_nobody_ever_read_is_no_error() {
    let folder = long();
    for arguments in [
        &["check", "--format", "short", "map.hence"][..],
        &["render", "map.hence"],
        &["man"],
        &["explain"],
    ] {
        let ran = folder
            .hence(arguments.iter().copied())
            .run_with_closed_output(0);
        assert!(
            ran.status == 0 || ran.status == 1,
            "{arguments:?} ended with {}: {}",
            ran.status,
            ran.stderr
        );
        assert_eq!(ran.stderr, "", "{arguments:?}");
    }
}

/// A full disk is one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    use std::process::Command;
    let folder = long();
    for arguments in [
        "check map.hence",
        "render map.hence",
        "man",
        "schema",
        "explain",
    ] {
        let line = format!(
            "'{}' {arguments} > /dev/full",
            hence_tests::hence_binary().display()
        );
        let ran = Command::new("sh")
            .args(["-c", &line])
            .current_dir(folder.path())
            .output()
            .expect("there is a shell");
        assert_eq!(ran.status.code(), Some(2), "{arguments}");
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(
            said, "error: cannot write to standard output: no space left on device\n",
            "{arguments}"
        );
    }
}
