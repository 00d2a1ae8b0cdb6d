//! Files that name files.

use std::fmt::Write as _;

use hence_map::Project;
use hence_map::project::{LoadFailure, Loader, Located, Purpose};
use hence_rules::{Options, check_texts};
use hence_tests::Folder;

const FACT: &str = "given [a] A.\n";

#[test]
fn a_thousand_files_in_a_ring() {
    let folder = Folder::new();
    for number in 0..1000 {
        let next = (number + 1) % 1000;
        let text = format!(
            "use \"f{next}.hence\" as next\n\n[c{number}] C. #thesis\n  because [next.c{next}]\n"
        );
        folder.write(&format!("f{number}.hence"), text);
    }
    let ran = folder.hence(["check", "--format", "short", "."]).expect(1);
    assert_eq!(ran.stdout.matches("error[use-cycle]").count(), 1);
    // Named by one of its files, the ring is the same.
    let ran = folder.hence(["check", "f500.hence"]).expect(1);
    assert_eq!(
        ran.stdout.matches("error[use-cycle]").count(),
        1,
        "{}",
        ran.stdout
    );
    folder.hence(["render", "f500.hence"]).expect(0);
}

/// Counts what it is asked.
#[derive(Default)]
struct Counting {
    located: usize,
    read: usize,
}

impl Loader for Counting {
    fn locate(&mut self, _: Option<&str>, path: &str, _: Purpose) -> Result<Located, LoadFailure> {
        self.located += 1;
        let name = || path.to_owned();
        if path == "gone" {
            Err(LoadFailure::NotFound)
        } else {
            Ok(Located {
                key: name(),
                shown: name(),
            })
        }
    }

    fn read(&mut self, file: &Located, _: u64) -> Result<Vec<u8>, LoadFailure> {
        self.read += 1;
        let number: usize = file.shown.parse().expect("files are named by numbers");
        let next = (number + 1) % 100;
        Ok(format!("use \"{next}\" as next\nuse \"gone\" as gone\n").into_bytes())
    }
}

/// A user who names a folder names each of its files, and each of them leads to all the others.
#[test]
fn each_file_is_followed_once() {
    let (mut project, mut loader) = (Project::new(), Counting::default());
    for number in 0..100 {
        project
            .open(&number.to_string(), &mut loader)
            .expect("the file is there");
    }
    assert_eq!(loader.read, 100);
    assert_eq!(
        loader.located, 300,
        "once for each time that the user and a file name it"
    );
    let options = Options::new();
    let findings = check_texts(&project, |_| &options);
    assert_eq!(
        findings
            .iter()
            .filter(|finding| finding.code == "missing-file")
            .count(),
        100
    );
}

#[test]
fn a_thousand_files_in_a_row() {
    let folder = Folder::new();
    for number in 0..1000 {
        let next = number + 1;
        let used = format!(
            "use \"f{next}.hence\" as next\n\n[c] C {number}. #thesis\n  because [next.c]\n"
        );
        folder.write(&format!("f{number}.hence"), used);
    }
    folder.write("f1000.hence", "given [c] C.\n");
    folder.hence(["check", "f0.hence"]).expect(0);
}

#[test]
fn sixty_files_that_all_use_each_other() {
    let folder = Folder::new();
    for number in 0..60 {
        let mut text = String::new();
        for other in 0..60 {
            writeln!(text, "use \"f{other}.hence\" as f{other}")
                .expect("writing to a string does not fail");
        }
        writeln!(text, "\n[c] C.").expect("writing to a string does not fail");
        for other in (0..60).filter(|other| *other != number) {
            writeln!(text, "  because [f{other}.c]").expect("writing to a string does not fail");
        }
        folder.write(&format!("f{number}.hence"), text);
    }
    let ran = folder.hence(["check", "--format", "short", "."]).expect(1);
    assert!(
        ran.stdout.matches("error[use-cycle]").count() >= 60,
        "{}",
        ran.stdout
    );
    folder.hence(["render", "f0.hence"]).expect(0);
}

/// As many paths as there are ways down: 2^40.
#[test]
fn forty_layers_of_two_files() {
    let folder = Folder::new();
    for layer in 0..40 {
        for side in ["a", "b"] {
            let next = layer + 1;
            let text = format!(
                "use \"a{next}.hence\" as a\nuse \"b{next}.hence\" as b\n\n[c] C {layer} {side}.\n  because [a.c]\n  because [b.c]\n"
            );
            folder.write(&format!("{side}{layer}.hence"), text);
        }
    }
    folder.write("a40.hence", "given [c] A.\n");
    folder.write("b40.hence", "given [c] B.\n");
    folder.hence(["check", "a0.hence"]).expect(0);
}

#[test]
fn nothing_outside_of_the_project_is_read() {
    let folder = Folder::with(&[("secret.hence", "given [secret] S.\n"), ("p/map.hence", "")]);
    let absolute = folder.join("secret.hence");
    for path in [
        "../secret.hence",
        "../../etc/passwd",
        "sub/../../secret.hence",
        "/etc/passwd",
        "../p/../secret.hence",
        "..",
        "/",
        absolute
            .to_str()
            .expect("temporary folders have plain names"),
    ] {
        for line in [
            format!("use \"{path}\" as s\n"),
            format!("source s: \"{path}\"\n"),
        ] {
            folder.write("p/map.hence", format!("{line}\n{FACT}"));
            let ran = folder.hence(["check", "--format", "short", "p"]).expect(1);
            let told = ran
                .stdout
                .matches(" lies outside of the project folder `p`")
                .count();
            assert_eq!(told, 1, "{path}: {}", ran.stdout);
            assert!(!ran.stdout.contains("root:"), "{}", ran.stdout);
        }
    }
    // Whether there is such a file is not told, either.
    folder.write(
        "p/map.hence",
        format!("use \"../gone.hence\" as s\n\n{FACT}"),
    );
    let ran = folder.hence(["check", "--format", "short", "p"]).expect(1);
    assert!(
        ran.stdout
            .contains(" lies outside of the project folder `p`"),
        "{}",
        ran.stdout
    );
    // A `hence.toml` above both makes them one project.
    folder.write("hence.toml", "");
    folder.write(
        "p/map.hence",
        format!("use \"../secret.hence\" as s\n\n{FACT}  because [s.secret]\n"),
    );
    let ran = folder.hence(["check", "--format", "short", "p"]).run();
    assert!(!ran.stdout.contains("missing-file"), "{}", ran.stdout);
}

#[test]
fn names_that_are_no_files() {
    let folder = Folder::with(&[("sub/part.hence", FACT)]);
    for (path, told) in [
        ("gone.hence", "does not exist"),
        ("sub", "is a folder"),
        (".", "is a folder"),
        ("", "is a folder"),
        ("sub/part.hence/below", "does not exist"),
        ("a\\u0000b", "does not exist"),
        (&"n".repeat(5000), "cannot be read"),
        (&"../".repeat(5000), "lies outside"),
        (&"sub/../".repeat(500), "is a folder"),
    ] {
        for line in [
            format!("use \"{path}\" as s\n"),
            format!("source s: \"{path}\"\n"),
        ] {
            folder.write("map.hence", format!("{line}\n{FACT}"));
            let ran = folder
                .hence(["check", "--format", "short", "map.hence"])
                .expect(1);
            let finding = ran
                .stdout
                .lines()
                .find(|line| line.contains("error[missing-file]"));
            assert!(
                finding.is_some_and(|line| line.contains(told)),
                "{line}: {}",
                ran.stdout
            );
        }
    }
    // A zero byte ends a name for the system.
    folder.write("map.hence", "use \"a\0b\" as s\n");
    folder.hence(["check", "map.hence"]).expect(1);
}

#[test]
fn a_file_that_uses_itself() {
    let folder = Folder::with(&[(
        "map.hence",
        "use \"map.hence\" as me\nuse \"./map.hence\" as myself\n\n[a] A.\n",
    )]);
    let ran = folder
        .hence(["check", "--format", "short", "map.hence"])
        .expect(1);
    assert_eq!(
        ran.stdout
            .matches("error[use-cycle]: the file `map.hence` uses itself")
            .count(),
        2,
        "{}",
        ran.stdout
    );
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;
    use std::process::Command;

    use hence_tests::{Folder, Run, binary_for_everybody};

    use super::FACT;

    #[test]
    fn symbolic_links_out_of_the_project_are_not_followed() {
        let folder = Folder::with(&[
            ("secret.hence", "given [secret] S.\n"),
            ("p/inside.hence", FACT),
        ]);
        symlink(folder.join("secret.hence"), folder.join("p/link.hence"))
            .expect("links can be made");
        symlink(folder.path(), folder.join("p/up")).expect("links can be made");
        symlink("inside.hence", folder.join("p/near.hence")).expect("links can be made");
        let text = "use \"link.hence\" as a\nuse \"up/secret.hence\" as b\nsource s: \"link.hence\"\nuse \"near.hence\" as c\n";
        folder.write("p/map.hence", text);
        let ran = folder
            .hence(["check", "--format", "short", "p/map.hence"])
            .expect(1);
        assert_eq!(
            ran.stdout
                .matches("lies outside of the project folder")
                .count(),
            3,
            "{}",
            ran.stdout
        );
        assert!(!ran.stdout.contains("near.hence` "), "{}", ran.stdout);
    }

    #[test]
    fn links_in_a_searched_folder() {
        let folder = Folder::with(&[
            ("secret.hence", "given [secret] S.\n"),
            ("p/hence.toml", ""),
            ("p/shared/inside.hence", FACT),
            ("p/maps/other.md", "No map.\n"),
        ]);
        for (target, link) in [
            ("../../secret.hence", "p/maps/out.hence"),
            ("../shared/inside.hence", "p/maps/in.hence"),
            ("../shared", "p/maps/folder.hence"),
            ("gone.hence", "p/maps/gone.hence"),
        ] {
            symlink(target, folder.join(link)).expect("links can be made");
        }
        let ran = folder.hence(["render", "--to", "json", "p/maps"]).expect(0);
        assert!(ran.stdout.contains("in.hence"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("secret"), "{}", ran.stdout);
    }

    #[test]
    fn a_file_that_is_named_like_standard_input() {
        let folder = Folder::with(&[("<stdin>", "[file] F. #thesis\n")]);
        for paths in [["<stdin>", "-"], ["-", "<stdin>"]] {
            let arguments = ["check", "--format", "short"].into_iter().chain(paths);
            let run = folder.hence(arguments).stdin("[standard] S. #thesis\n");
            let ran = run.expect(1);
            assert!(ran.stdout.contains("`file`"), "{}", ran.stdout);
            assert!(ran.stdout.contains("`standard`"), "{}", ran.stdout);
        }
    }

    #[test]
    fn links_in_a_circle() {
        let folder = Folder::with(&[("map.hence", "use \"a.hence\" as a\n")]);
        symlink("b.hence", folder.join("a.hence")).expect("links can be made");
        symlink("a.hence", folder.join("b.hence")).expect("links can be made");
        symlink(".", folder.join("here")).expect("links can be made");
        let ran = folder.hence(["check", "--format", "short", "."]).expect(1);
        assert_eq!(
            ran.stdout.matches("error[missing-file]").count(),
            1,
            "{}",
            ran.stdout
        );
        folder.hence(["check", "a.hence"]).expect(2);
    }

    /// Nobody waits for what never comes.
    #[test]
    fn pipes_and_devices_that_a_map_names_are_not_opened() {
        let folder = Folder::new();
        let made = Command::new("mkfifo")
            .arg(folder.join("pipe.hence"))
            .status()
            .expect("there is mkfifo");
        assert!(made.success());
        folder.write(
            "map.hence",
            "use \"pipe.hence\" as a\nsource b: \"pipe.hence\"\n",
        );
        for arguments in [
            &["check", "--format", "short", "map.hence"][..],
            &["check", "--format", "short", "."],
        ] {
            let ran = folder.hence(arguments.iter().copied()).expect(1);
            let told = ran.stdout.matches("error[missing-file]").count();
            assert_eq!(told, 2, "{}", ran.stdout);
            assert_eq!(
                ran.stdout
                    .matches("`pipe.hence` is a pipe or a device, not a file")
                    .count(),
                2,
                "{}",
                ran.stdout
            );
        }
        folder.hence(["fmt", "."]).expect(0);
        let made = Command::new("mkfifo")
            .arg(folder.join("hence.toml"))
            .status()
            .expect("there is mkfifo");
        assert!(made.success());
        // No project folder begins at a pipe, but this one is the map's own folder.
        let ran = folder.hence(["check", "map.hence"]).expect(2);
        assert_eq!(
            ran.stderr,
            "error: `hence.toml`: is a pipe or a device, not a file\n"
        );
    }

    /// A user may name what they like: the shell's `<( … )` is a pipe, and `/dev/null` is an empty map.
    #[test]
    fn a_user_may_name_a_device() {
        let folder = Folder::new();
        folder.hence(["check", "/dev/null"]).expect(0);
        folder.hence(["fmt", "/dev/null"]).expect(0);
        folder
            .hence(["check", "/dev/stdin"])
            .stdin("[a] A. #thesis\n")
            .run();
    }

    /// Root may read everything, so there this runs as nobody.
    fn as_nobody<'a>(folder: &Folder, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        use std::os::unix::fs::MetadataExt as _;
        const NOBODY: u32 = 65534;
        let is_root = fs::metadata(folder.path())
            .expect("the folder is there")
            .uid()
            == 0;
        if !is_root {
            return folder.hence(arguments);
        }
        set_mode(folder.path(), 0o755);
        let binary = binary_for_everybody(folder.path());
        Run::of(&binary, folder.path(), arguments).user(NOBODY)
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
            .expect("permissions can be set");
    }

    #[test]
    fn files_that_may_not_be_read() {
        let folder = Folder::with(&[
            ("p/secret.hence", FACT),
            ("p/map.hence", "use \"secret.hence\" as s\n"),
            ("p/shut/a.hence", FACT),
        ]);
        set_mode(&folder.join("p/secret.hence"), 0);
        set_mode(&folder.join("p/shut"), 0);
        let ran = as_nobody(&folder, ["check", "--format", "short", "p/map.hence"]).expect(1);
        assert!(
            ran.stdout
                .contains("`secret.hence` cannot be read: permission denied"),
            "{}",
            ran.stdout
        );
        let ran = as_nobody(&folder, ["check", "p/secret.hence"]).expect(2);
        assert!(
            ran.stderr
                .starts_with("error: `p/secret.hence` cannot be read: permission denied\n"),
            "{}",
            ran.stderr
        );
        let ran = as_nobody(&folder, ["check", "p"]).expect(2);
        assert!(ran.stderr.contains("ermission denied"), "{}", ran.stderr);
        set_mode(&folder.join("p/shut"), 0o755);
    }

    #[test]
    fn names_that_are_no_text() {
        let folder = Folder::with(&[("map.hence", FACT)]);
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.hence");
        fs::write(folder.path().join(name), FACT).expect("the system takes such names");
        let ran = folder.hence(["check", "."]).expect(2);
        assert_eq!(
            ran.stderr,
            "error: `caf\u{fffd}.hence` has a name that is not UTF-8 text\n  help: give it another name\n"
        );
    }

    #[test]
    fn names_with_what_a_terminal_obeys() {
        let folder = Folder::with(&[
            ("a\u{1b}[2J\u{202e}.hence", "[a] A. #thesis\n"),
            ("new\nline.hence", "[a] A. #thesis\n"),
        ]);
        for format in ["human", "narrated", "short", "github"] {
            let ran = folder.hence(["check", "--format", format, "."]).expect(1);
            assert!(
                hence_tests::is_safe_to_show(&ran.stdout),
                "{format}: {:?}",
                ran.stdout
            );
        }
        let ran = folder
            .hence(["fmt", "--check", "gone\u{1b}[2J\u{202e}"])
            .expect(2);
        assert!(
            hence_tests::is_safe_to_show(&ran.stderr),
            "{:?}",
            ran.stderr
        );
        folder.write("wild\u{1b}[2J.hence", "[a]   A.\n");
        let ran = folder.hence(["fmt", "--check", "."]).expect(1);
        assert!(
            hence_tests::is_safe_to_show(&ran.stdout),
            "{:?}",
            ran.stdout
        );
    }
}
