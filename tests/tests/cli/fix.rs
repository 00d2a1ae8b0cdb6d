//! `hence check --fix`.

use hence_tests::Folder;

use crate::check::{CLEAN, ERROR};

const REPAIRED: &str = "given [a] A.\n  hence [b] B.\n    because c\n";

#[test]
fn repairs_are_written_and_the_rest_is_reported() {
    let folder = Folder::with(&[("map.hence", ERROR), ("clean.hence", CLEAN)]);
    let ran = folder
        .hence(["check", "--fix", "--format", "short", "."])
        .run();
    assert_eq!(ran.stderr, "1 finding repaired\n");
    assert_eq!(folder.read("map.hence"), REPAIRED);
    assert_eq!(folder.read("clean.hence"), CLEAN);
    assert!(!ran.stdout.contains("unknown-word"), "{}", ran.stdout);
    assert_eq!(
        folder.names(),
        ["clean.hence", "map.hence"],
        "nothing else is left behind"
    );
}

#[test]
fn where_nothing_is_to_repair_nothing_is_written() {
    let folder = Folder::with(&[("clean.hence", CLEAN)]);
    let ran = folder.hence(["check", "--fix", "."]).expect(0);
    assert_eq!(ran.stderr, "nothing to repair\n");
    assert_eq!(
        folder
            .hence(["check", "--fix", "--quiet", "."])
            .expect(0)
            .stderr,
        ""
    );
    assert_eq!(folder.read("clean.hence"), CLEAN);
}

#[test]
fn several_repairs_in_several_files() {
    let folder = Folder::with(&[("a.hence", ERROR), ("b.hence", ERROR)]);
    let ran = folder
        .hence(["check", "--fix", "--fail-on", "never", "."])
        .expect(0);
    assert_eq!(ran.stderr, "2 findings repaired\n");
    assert_eq!(
        (
            folder.read("a.hence").as_str(),
            folder.read("b.hence").as_str()
        ),
        (REPAIRED, REPAIRED)
    );
}

/// A repair can make room for the next one: an unknown word hides what stands below it.
#[test]
fn repairs_that_show_only_after_another_one_are_made_too() {
    let folder = Folder::with(&[(
        "map.hence",
        "[b] B. #thesis\n  becuase [a] A.\n    becuase given [c] C.\n",
    )]);
    let ran = folder.hence(["check", "--fix", "map.hence"]).run();
    assert_eq!(ran.stderr, "2 findings repaired\n");
    assert_eq!(
        folder.read("map.hence"),
        "[b] B. #thesis\n  because [a] A.\n    because given [c] C.\n"
    );
}

/// Then standard output is the text, whether there was anything to repair or not.
#[test]
fn standard_input_is_written_to_standard_output() {
    let folder = Folder::new();
    let fix = |text: &str| folder.hence(["check", "--fix", "-"]).stdin(text).expect(0);
    assert_eq!(fix(ERROR).stdout, REPAIRED);
    assert_eq!(fix(CLEAN).stdout, CLEAN);
    assert_eq!(
        fix("[b] B.\n  becuase [a] A.\n    becuase c\n").stdout,
        "[b] B.\n  because [a] A.\n    because c\n"
    );
    assert_eq!(fix(ERROR).stderr, "");
}

#[test]
fn a_text_that_is_no_utf8_is_left_as_it_is() {
    let bytes = b"given [a] A\xff.\n  hence [b] B.\n    becuase c\n";
    let folder = Folder::new();
    folder.write("map.hence", bytes);
    let ran = folder
        .hence(["check", "--fix", "--format", "short", "map.hence"])
        .expect(1);
    assert!(
        ran.stdout.contains("error[bad-encoding]") && ran.stdout.contains("error[unknown-word]"),
        "{}",
        ran.stdout
    );
    assert_eq!(
        std::fs::read(folder.join("map.hence")).expect("the file is there"),
        bytes
    );
    let ran = folder
        .hence(["check", "--fix", "-"])
        .stdin(*bytes)
        .expect(2);
    assert_eq!(ran.stdout, "");
}
