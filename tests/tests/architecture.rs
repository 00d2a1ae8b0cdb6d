//! The shape of the workspace: data flows one way, libraries do no I/O, and every dependency has its place.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hence_tests::workspace;
use toml::Table;

/// The crates, in the order in which data flows through them: each may depend only on those before it.
const ORDER: [&str; 10] = [
    "source", "reading", "syntax", "map", "anchor", "reason", "rules", "report", "render", "cli",
];

/// What a crate may depend on where it is less than everything before it.
const NARROWER: [(&str, &[&str]); 5] = [
    ("syntax", &["source"]),
    ("anchor", &["source", "reading", "map"]),
    ("reason", &["source", "map"]),
    ("report", &["source"]),
    (
        "render",
        &["source", "reading", "map", "anchor", "reason", "report"],
    ),
];

/// The crate of test helpers, and what it may depend on. Only tests may depend on it.
const TESTING: (&str, &[&str]) = ("testing", &["source", "syntax", "map"]);

/// Dependencies that only certain crates may carry.
const KEPT: [(&str, &[&str]); 9] = [
    ("askama", &["render"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("ignore", &["cli"]),
    ("tempfile", &["cli"]),
    ("terminal_size", &["cli"]),
    ("miette", &["report"]),
    ("nom", &["syntax"]),
];

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path).expect("the file is there");
    text.parse().expect("the file is TOML")
}

fn manifest(name: &str) -> Table {
    table(&workspace().join("crates").join(name).join("Cargo.toml"))
}

/// Returns the names in one of the tables of dependencies of a crate.
fn dependencies(manifest: &Table, kind: &str) -> Vec<String> {
    let table = manifest.get(kind).and_then(|table| table.as_table());
    table
        .into_iter()
        .flat_map(|table| table.keys().cloned())
        .collect()
}

/// Returns which of the dependencies are crates of the workspace, by their short names.
fn own(dependencies: &[String]) -> Vec<&str> {
    dependencies
        .iter()
        .filter_map(|name| name.strip_prefix("hence-"))
        .collect()
}

fn crates() -> Vec<String> {
    let entries = fs::read_dir(workspace().join("crates")).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.path().join("Cargo.toml").exists())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn every_crate_has_its_place() {
    let mut known: Vec<String> = ORDER
        .iter()
        .chain([&TESTING.0])
        .map(|name| (*name).to_owned())
        .collect();
    known.sort();
    assert_eq!(crates(), known);
    for name in crates() {
        let manifest = manifest(&name);
        assert_eq!(
            manifest["package"]["name"].as_str(),
            Some(format!("hence-{name}").as_str())
        );
    }
}

#[test]
fn dependencies_go_one_way() {
    for (place, name) in ORDER.iter().enumerate() {
        let narrower = NARROWER
            .iter()
            .find(|(narrow, _)| narrow == name)
            .map(|(_, allowed)| *allowed);
        let allowed = narrower.unwrap_or(&ORDER[..place]);
        for kind in ["dependencies", "build-dependencies"] {
            for dependency in own(&dependencies(&manifest(name), kind)) {
                assert!(
                    allowed.contains(&dependency),
                    "`{name}` depends on `{dependency}`"
                );
            }
        }
    }
    for dependency in own(&dependencies(&manifest(TESTING.0), "dependencies")) {
        assert!(
            TESTING.1.contains(&dependency),
            "`testing` depends on `{dependency}`"
        );
    }
}

/// Tests may look further, but a crate never at one that is built on it, except through the test helpers.
#[test]
fn tests_depend_on_nothing_that_depends_on_them() {
    for (place, name) in ORDER.iter().enumerate() {
        for dependency in own(&dependencies(&manifest(name), "dev-dependencies")) {
            let is_before = ORDER[..place].contains(&dependency);
            // The report is built on nothing but the source, so that the tests of whatever makes findings may show them.
            let is_fine = is_before || dependency == TESTING.0 || dependency == "report";
            assert!(
                is_fine && dependency != *name,
                "the tests of `{name}` depend on `{dependency}`"
            );
        }
    }
}

#[test]
fn some_dependencies_have_one_home() {
    for name in crates() {
        for dependency in dependencies(&manifest(&name), "dependencies") {
            let homes = KEPT
                .iter()
                .find(|(kept, _)| *kept == dependency)
                .map(|(_, homes)| *homes);
            assert!(
                homes.is_none_or(|homes| homes.contains(&name.as_str())),
                "`{name}` depends on `{dependency}`"
            );
        }
    }
}

#[test]
fn versions_stand_in_the_workspace_alone() {
    let manifests = crates().into_iter().map(|name| (manifest(&name), name));
    let tests = table(&workspace().join("tests/Cargo.toml"));
    for (manifest, name) in manifests.chain([(tests, "tests".to_owned())]) {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for dependency in dependencies(&manifest, kind) {
                let entry = &manifest[kind][&dependency];
                assert_eq!(
                    entry.get("workspace").and_then(toml::Value::as_bool),
                    Some(true),
                    "{name}: {dependency}"
                );
            }
        }
        for field in ["version", "edition", "rust-version", "license"] {
            assert!(
                manifest["package"][field].get("workspace").is_some(),
                "{name}: {field}"
            );
        }
        assert_eq!(
            manifest["lints"]["workspace"].as_bool(),
            Some(true),
            "{name}"
        );
    }
}

/// Returns the names in the first column of the tables of a Markdown text, without their backquotes.
fn first_column(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_dependency_is_used_and_has_its_reason() {
    let workspace_table = table(&workspace().join("Cargo.toml"));
    let declared = dependencies(
        workspace_table["workspace"]
            .as_table()
            .expect("the workspace is a table"),
        "dependencies",
    );
    let mut used = BTreeSet::new();
    for folder in crates()
        .iter()
        .map(|name| format!("crates/{name}"))
        .chain(["tests".to_owned()])
    {
        let manifest = table(&workspace().join(folder).join("Cargo.toml"));
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            used.extend(dependencies(&manifest, kind));
        }
    }
    let unused: Vec<&String> = declared
        .iter()
        .filter(|name| !used.contains(*name))
        .collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
    let architecture =
        fs::read_to_string(workspace().join("ARCHITECTURE.md")).expect("the file is there");
    let explained = first_column(&architecture);
    let foreign = declared.iter().filter(|name| !name.starts_with("hence-"));
    let silent: Vec<&String> = foreign.filter(|name| !explained.contains(*name)).collect();
    assert!(
        silent.is_empty(),
        "ARCHITECTURE.md does not say why there is {silent:?}"
    );
}

/// Returns the Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_path_buf()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn libraries_read_no_files_and_print_nothing() {
    let forbidden = [
        "std::fs",
        "std::env::",
        "std::process",
        "std::net",
        "println!",
        "eprintln!",
        "print!(",
        "SystemTime",
    ];
    let libraries = crates().into_iter().filter(|name| name != "cli");
    for name in libraries {
        let files = sources(&workspace().join("crates").join(&name).join("src"));
        assert!(!files.is_empty(), "{name}");
        for path in files {
            let text = fs::read_to_string(&path).expect("the file is there");
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                let found = forbidden.iter().find(|word| line.contains(*word));
                assert!(found.is_none(), "{}: {line}", path.display());
            }
        }
    }
}

/// Nine files in ten have at most 500 lines, tests not counted, and none has more than 900.
#[test]
fn files_stay_short() {
    let (mut count, mut long) = (0, Vec::new());
    for name in crates() {
        for path in sources(&workspace().join("crates").join(&name).join("src")) {
            let text = fs::read_to_string(&path).expect("the file is there");
            let code = text.split("\n#[cfg(test)]\nmod tests {").next();
            let lines = code.map_or(0, |code| code.lines().count());
            assert!(lines <= 900, "{} has {lines} lines", path.display());
            count += 1;
            if lines > 500 {
                long.push(path);
            }
        }
    }
    assert!(long.len() * 10 <= count, "too many long files: {long:?}");
}
