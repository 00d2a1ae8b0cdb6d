//! Files that are written whole or not at all.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use hence_tests::{Folder, Run, binary_for_everybody};

const WILD: &str = "[a]    A.\n";
const NEAT: &str = "[a] A.\n";
const BROKEN: &str = "[a] A.\n  becuase given [b] B.\n";

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions can be set");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path)
        .expect("the file is there")
        .permissions()
        .mode()
        & 0o777
}

/// Prepares a run by somebody who is bound by permissions: root is not, so there it is nobody.
fn bound<'a>(folder: &Folder, arguments: impl IntoIterator<Item = &'a str>) -> Run {
    const NOBODY: u32 = 65534;
    if fs::metadata(folder.path())
        .expect("the folder is there")
        .uid()
        != 0
    {
        return folder.hence(arguments);
    }
    set_mode(folder.path(), 0o755);
    let binary = binary_for_everybody(folder.path());
    Run::of(&binary, folder.path(), arguments).user(NOBODY)
}

#[test]
fn a_folder_that_may_not_be_written() {
    let folder = Folder::with(&[("shut/wild.hence", WILD), ("shut/broken.hence", BROKEN)]);
    set_mode(&folder.join("shut"), 0o555);
    for arguments in [
        &["fmt", "shut/wild.hence"][..],
        &["check", "--fix", "shut/broken.hence"],
        &["render", "shut/wild.hence", "-o", "shut/map.json"],
        &["new", "shut/debate"],
    ] {
        let ran = bound(&folder, arguments.iter().copied()).expect(2);
        assert!(ran.stderr.starts_with("error: cannot "), "{}", ran.stderr);
        assert!(ran.stderr.contains("permission denied"), "{}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    // Reading it is another matter.
    bound(&folder, ["check", "--fail-on", "never", "shut"]).expect(0);
    bound(&folder, ["fmt", "--check", "shut/wild.hence"]).expect(1);
    assert_eq!(folder.read("shut/wild.hence"), WILD);
    assert_eq!(folder.read("shut/broken.hence"), BROKEN);
    assert_eq!(
        fs::read_dir(folder.join("shut"))
            .expect("the folder is there")
            .count(),
        2
    );
    set_mode(&folder.join("shut"), 0o755);
}

#[test]
fn a_symbolic_link_keeps_pointing_where_it_did() {
    let folder = Folder::with(&[
        ("far/wild.hence", WILD),
        ("far/broken.hence", BROKEN),
        ("far/map.json", "old"),
    ]);
    for name in ["wild.hence", "broken.hence", "map.json"] {
        symlink(Path::new("far").join(name), folder.join(name)).expect("links can be made");
    }
    folder.hence(["fmt", "wild.hence"]).expect(0);
    folder
        .hence(["check", "--fix", "--fail-on", "never", "broken.hence"])
        .expect(0);
    folder
        .hence(["render", "wild.hence", "-o", "map.json"])
        .expect(0);
    assert_eq!(folder.read("far/wild.hence"), NEAT);
    assert!(folder.read("far/broken.hence").contains("because"));
    assert!(folder.read("far/map.json").starts_with('{'));
    for name in ["wild.hence", "broken.hence", "map.json"] {
        let known = fs::symlink_metadata(folder.join(name)).expect("the link is there");
        assert!(known.file_type().is_symlink(), "{name} is a link no more");
    }
}

#[test]
fn permissions_are_kept() {
    for kept in [0o600, 0o640, 0o644, 0o755, 0o664] {
        let folder = Folder::with(&[
            ("wild.hence", WILD),
            ("broken.hence", BROKEN),
            ("map.json", "old"),
        ]);
        for name in ["wild.hence", "broken.hence", "map.json"] {
            set_mode(&folder.join(name), kept);
        }
        folder.hence(["fmt", "wild.hence"]).expect(0);
        folder
            .hence(["check", "--fix", "--fail-on", "never", "broken.hence"])
            .expect(0);
        folder
            .hence(["render", "wild.hence", "-o", "map.json"])
            .expect(0);
        for name in ["wild.hence", "broken.hence", "map.json"] {
            assert_eq!(mode(&folder.join(name)), kept, "{name}");
        }
    }
}

/// A file that its owner has closed to writing stays as it is, as with any editor.
#[test]
fn a_file_that_may_not_be_written() {
    let folder = Folder::with(&[("wild.hence", WILD)]);
    set_mode(&folder.join("wild.hence"), 0o444);
    bound(&folder, ["fmt", "wild.hence"]).expect(2);
    assert_eq!(folder.read("wild.hence"), WILD);
}

#[test]
fn a_new_file_has_the_permissions_of_new_files() {
    let folder = Folder::with(&[("map.hence", NEAT)]);
    fs::write(folder.join("plain.txt"), "").expect("files can be written");
    folder
        .hence(["render", "map.hence", "-o", "map.json"])
        .expect(0);
    assert_eq!(
        mode(&folder.join("map.json")),
        mode(&folder.join("plain.txt"))
    );
}

#[test]
fn a_device_is_written_through_and_stays_one() {
    let folder = Folder::with(&[("map.hence", NEAT)]);
    folder
        .hence(["render", "map.hence", "-o", "/dev/null"])
        .expect(0);
    let known = fs::metadata("/dev/null").expect("it is there");
    assert!(!known.is_file());
    let ran = folder
        .hence(["render", "map.hence", "-o", "/dev/stdout"])
        .expect(0);
    assert!(ran.stdout.starts_with('{'), "{}", ran.stdout);
}

/// Two files that come out under one name: links make `link/../x.hence` another file than it reads.
#[test]
fn files_that_look_alike_are_not_taken_for_each_other() {
    let there = "[x] There.\n  becuase given [y] Y.\n";
    let here = "[x] Here.\n  because given [y] Y.\n";
    let folder = Folder::with(&[
        ("hence.toml", ""),
        ("w/x.hence", here),
        ("o/x.hence", there),
        (
            "o/d/a.hence",
            "use \"../x.hence\" as p\n[a] A.\n  because [p.x]\n",
        ),
    ]);
    symlink("../o/d", folder.join("w/link")).expect("links can be made");
    let arguments = ["check", "--fix", "w/x.hence", "w/link/a.hence"];
    folder.hence(arguments).expect(0);
    assert_eq!(folder.read("w/x.hence"), here);
    assert_eq!(
        folder.read("o/x.hence"),
        there.replace("becuase", "because")
    );
}

#[test]
fn a_map_is_not_overwritten_with_what_it_is_rendered_to() {
    let folder = Folder::with(&[
        (
            "map.hence",
            "use \"other.hence\" as o\n[a] A.\n  because [o.b]\n",
        ),
        ("other.hence", "given [b] B.\n"),
    ]);
    for name in ["map.hence", "./other.hence"] {
        let ran = folder.hence(["render", "map.hence", "-o", name]).expect(2);
        assert!(ran.stderr.contains("would be lost"), "{}", ran.stderr);
    }
    assert_eq!(folder.read("other.hence"), "given [b] B.\n");
}

#[test]
fn a_pipe_is_not_replaced_by_a_file() {
    let folder = Folder::new();
    let pipe = folder.join("pipe.hence");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("there is mkfifo").success());
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::write(pipe, WILD)
    });
    let ran = folder.hence(["fmt", "pipe.hence"]).expect(2);
    assert!(ran.stderr.contains("not a regular file"), "{}", ran.stderr);
    assert!(writer.join().is_ok_and(|written| written.is_ok()));
    let known = fs::symlink_metadata(&pipe).expect("it is there");
    assert!(!known.is_file());
}

/// One file that cannot be written does not damage the others, and nothing is left behind.
#[test]
fn nothing_is_left_behind() {
    let folder = Folder::with(&[("wild.hence", WILD), ("broken.hence", BROKEN)]);
    folder.hence(["fmt", "."]).expect(0);
    folder
        .hence(["check", "--fix", "--fail-on", "never", "."])
        .expect(0);
    folder
        .hence(["render", "wild.hence", "-o", "map.json"])
        .expect(0);
    assert_eq!(folder.names(), ["broken.hence", "map.json", "wild.hence"]);
}
