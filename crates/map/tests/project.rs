//! Which files are maps of their own.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing there has failed"
)]

use hence_map::Project;
use hence_testing::Texts;

/// Opens the files in this order, and returns the names of those that are maps of their own.
fn roots(files: &[(&str, &str)]) -> Vec<String> {
    let mut texts = Texts::new(files.iter().copied());
    let mut project = Project::new();
    let open = |(name, _): &(&str, &str)| project.open(name, &mut texts).unwrap();
    let opened: Vec<_> = files.iter().map(open).collect();
    let name = |root| project.files.get(root).path.clone();
    project.roots(&opened).into_iter().map(name).collect()
}

#[test]
fn a_file_that_another_uses_is_no_map_of_its_own() {
    let files = [("a", "[a] A.\n"), ("b", "use \"a\" as a\n"), ("c", "")];
    assert_eq!(roots(&files), ["b", "c"]);
}

#[test]
fn of_a_ring_the_first_file_is_the_map() {
    let files = [("a", "use \"b\" as b\n"), ("b", "use \"a\" as a\n")];
    assert_eq!(roots(&files), ["a"]);
    assert_eq!(roots(&[("a", "use \"a\" as a\n")]), ["a"]);
}

#[test]
fn a_file_that_only_a_ring_uses_is_no_map_of_its_own() {
    let ring = [
        ("b", "use \"a\" as a\nuse \"c\" as c\n"),
        ("c", "use \"b\" as b\n"),
    ];
    assert_eq!(roots(&[("a", "[a] A.\n"), ring[0], ring[1]]), ["b"]);
    // Nor is a ring that only a ring uses.
    let inner = [("d", "use \"e\" as e\n"), ("e", "use \"d\" as d\n")];
    let outer = [
        ("f", "use \"g\" as g\n"),
        ("g", "use \"f\" as f\nuse \"e\" as e\n"),
    ];
    assert_eq!(roots(&[inner[0], inner[1], outer[0], outer[1]]), ["f"]);
}

#[test]
fn a_markdown_file_without_a_fence_is_no_map() {
    let files = [("a.md", "# Title\n"), ("b.md", "```hence\n[a] A.\n```\n")];
    assert_eq!(roots(&files), ["b.md"]);
}
