//! `hence new`.

use hence_tests::Folder;

#[test]
fn what_it_makes_checks_as_it_promises() {
    let folder = Folder::new();
    let ran = folder.hence(["new", "debate"]).expect(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "made `debate`: map.hence, its source.txt, and hence.toml\nnext: hence check debate\n"
    );
    insta::assert_snapshot!(folder.hence(["check", "debate"]).expect(1).stdout);
    folder.hence(["fmt", "--check", "debate"]).expect(0);
    // What its last comment says: answer the objection, and the thesis stands.
    let map = folder.read("debate/map.hence");
    let answered = map.replace(
        "\n\n// Below the objection",
        "\n    but given [paid] The posts are paid for.\n\n// Below the objection",
    );
    assert_ne!(answered, map);
    folder.write("debate/map.hence", answered);
    folder.hence(["check", "debate"]).expect(0);
    // Or that a reason counts for more.
    let outweighed = map
        .replace("number of people", "")
        .replace("  but [cost]", "    outweighs [cost]\n  but [cost]");
    folder.write("debate/map.hence", outweighed);
    folder.hence(["check", "debate"]).expect(0);
}

#[test]
fn the_settings_that_it_makes_can_be_uncommented() {
    let folder = Folder::new();
    folder.hence(["new", "debate"]).expect(0);
    let toml = folder
        .read("debate/hence.toml")
        .replace("# unsupported", "unsupported")
        .replace("# fail-on", "fail-on");
    folder.write("debate/hence.toml", toml);
    folder.hence(["check", "debate"]).expect(1);
}

#[test]
fn nothing_is_overwritten() {
    for name in ["map.hence", "source.txt", "hence.toml"] {
        let folder = Folder::with(&[(&format!("debate/{name}"), "mine")]);
        let ran = folder.hence(["new", "debate"]).expect(2);
        assert_eq!(
            ran.stderr,
            format!(
                "error: `debate/{name}` is there already\n  help: name a folder without one; nothing was changed\n"
            )
        );
        assert_eq!(
            std::fs::read_dir(folder.join("debate"))
                .expect("the folder is there")
                .count(),
            1
        );
        assert_eq!(folder.read(&format!("debate/{name}")), "mine");
    }
}

#[test]
fn a_folder_with_other_files_is_kept() {
    let folder = Folder::with(&[("debate/notes.txt", "mine")]);
    folder.hence(["new", "debate"]).expect(0);
    assert_eq!(folder.read("debate/notes.txt"), "mine");
    folder.hence(["new", "a/b/c"]).expect(0);
    folder
        .hence(["check", "--fail-on", "never", "a/b/c"])
        .expect(0);
}

#[test]
fn a_file_in_the_way() {
    let folder = Folder::with(&[("debate", "mine")]);
    let ran = folder.hence(["new", "debate"]).expect(2);
    assert!(
        ran.stderr.starts_with("error: cannot create `debate`: "),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.read("debate"), "mine");
}
