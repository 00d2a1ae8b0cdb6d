//! What `hence check` says of each sample, as a person reads it.

use hence_tests::Folder;

fn report(arguments: &[&str]) -> String {
    let ran = Folder::with_samples()
        .hence(arguments.iter().copied())
        .expect(1);
    assert_eq!(ran.stderr, "");
    ran.stdout
}

#[test]
fn cooperation_with_russia() {
    insta::assert_snapshot!(report(&["check", "samples/cooperation-with-russia"]));
}

#[test]
fn cooperation_with_russia_narrated() {
    insta::assert_snapshot!(report(&[
        "check",
        "--format",
        "narrated",
        "samples/cooperation-with-russia"
    ]));
}

#[test]
fn contested_thesis() {
    insta::assert_snapshot!(report(&["check", "samples/contested-thesis"]));
}

#[test]
fn circular_argument() {
    insta::assert_snapshot!(report(&["check", "samples/circular-argument"]));
}

#[test]
fn memo() {
    insta::assert_snapshot!(report(&["check", "samples/memo"]));
}

/// What the comment of the sample promises: each of the three ways to settle it makes the thesis accepted.
#[test]
fn the_contested_thesis_can_be_settled_in_three_ways() {
    let name = "samples/contested-thesis/map.hence";
    let folder = Folder::with_samples();
    let text = folder.read(name);
    for (old, new) in [
        ("    // outweighs [unfair]", "    outweighs [unfair]"),
        ("(positive-consequences)", "(positive-consequences, strong)"),
        ("  // unless suppose [refund]", "  unless suppose [refund]"),
    ] {
        let settled = text
            .replacen(old, new, 1)
            .replace("expect: contested", "expect: accepted");
        assert_ne!(settled, text);
        folder.write(name, &settled);
        let ran = folder.hence(["check", name]).expect(0);
        assert!(
            ran.stdout.contains("charge  accepted"),
            "{old}: {}",
            ran.stdout
        );
    }
}

/// What the comment of the sample promises: with one foot on the ground the first thesis stands.
#[test]
fn the_circle_can_be_broken() {
    let name = "samples/circular-argument/map.hence";
    let folder = Folder::with_samples();
    let text = folder.read(name);
    let broken = text.replace("  // because given [survey]", "  because given [survey]");
    assert_ne!(broken, text);
    folder.write(name, &broken);
    let ran = folder
        .hence(["check", "--fail-on", "never", name])
        .expect(0);
    assert!(
        ran.stdout.contains("keep-old     accepted"),
        "{}",
        ran.stdout
    );
}
