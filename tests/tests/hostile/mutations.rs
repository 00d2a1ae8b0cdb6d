//! The founding sample, damaged in every small way.

use std::panic::{RefUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use hence_syntax::ast::Dialect;
use hence_tests::{check_bytes, repair, workspace};

/// Runs every case instead of an even selection: minutes in a release build, an hour in a debug build.
const ALL: &str = "HENCE_ALL_MUTATIONS";

/// How many cases of a kind are selected.
const SELECTED: usize = 100;

fn sample() -> String {
    let path = workspace().join("samples/cooperation-with-russia/map.hence");
    fs::read_to_string(path).expect("the sample is there")
}

/// Checks the cases `0..count`, or an even selection of them; `case` makes the bytes of each.
fn run(count: usize, dialect: Dialect, case: impl Fn(usize) -> Vec<u8> + Sync + RefUnwindSafe) {
    for_each(count, |index| {
        check_bytes(case(index), dialect);
    });
}

/// Does something for `0..count`, or for an even selection, on all processors, and says which of it panics.
fn for_each(count: usize, act: impl Fn(usize) + Sync + RefUnwindSafe) {
    // An odd stride, so that each kind of damage meets every part of the text.
    let stride = match env::var_os(ALL) {
        Some(_) => 1,
        None => (count / SELECTED).max(1) | 1,
    };
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let index = next.fetch_add(stride, Ordering::Relaxed);
            if index >= count {
                return;
            }
            if catch_unwind(|| act(index)).is_err() {
                failed
                    .lock()
                    .expect("nobody panics with the lock")
                    .push(index);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(work);
        }
    });
    let failed = failed.into_inner().expect("nobody panics with the lock");
    assert!(
        failed.is_empty(),
        "{} cases fail, among them number {:?}",
        failed.len(),
        failed.first()
    );
}

#[test]
fn each_line_deleted() {
    let text = sample();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    run(lines.len(), Dialect::Hence, |index| {
        let kept = lines
            .iter()
            .enumerate()
            .filter(|(number, _)| *number != index);
        kept.map(|(_, line)| *line).collect::<String>().into_bytes()
    });
}

#[test]
fn each_line_twice() {
    let text = sample();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    run(lines.len(), Dialect::Hence, |index| {
        let doubled =
            |(number, line): (usize, &&str)| line.repeat(1 + usize::from(number == index));
        lines
            .iter()
            .enumerate()
            .map(doubled)
            .collect::<String>()
            .into_bytes()
    });
}

#[test]
fn each_line_indented_and_outdented() {
    let text = sample();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    run(lines.len() * 3, Dialect::Hence, |index| {
        let changed = |(number, line): (usize, &&str)| match (number == index / 3, index % 3) {
            (true, 0) => format!("  {line}"),
            (true, 1) => format!("\t{line}"),
            (true, _) => line.trim_start().to_owned(),
            (false, _) => (*line).to_owned(),
        };
        lines
            .iter()
            .enumerate()
            .map(changed)
            .collect::<String>()
            .into_bytes()
    });
}

#[test]
fn each_character_replaced() {
    const DAMAGE: [&str; 15] = [
        "[", "]", "(", ")", "<", ">", ":", "\\", "\"", "#", "\t", "\0", "é", "漢", "\u{202e}",
    ];
    let text = sample();
    let places: Vec<(usize, char)> = text.char_indices().collect();
    run(places.len() * DAMAGE.len(), Dialect::Hence, |index| {
        let (at, old) = places[index / DAMAGE.len()];
        let new = DAMAGE[index % DAMAGE.len()];
        [
            &text.as_bytes()[..at],
            new.as_bytes(),
            &text.as_bytes()[at + old.len_utf8()..],
        ]
        .concat()
    });
}

#[test]
fn each_character_deleted() {
    let text = sample();
    let places: Vec<(usize, char)> = text.char_indices().collect();
    run(places.len(), Dialect::Hence, |index| {
        let (at, old) = places[index];
        [
            &text.as_bytes()[..at],
            &text.as_bytes()[at + old.len_utf8()..],
        ]
        .concat()
    });
}

/// Inside a character, too: what is left of it is no UTF-8.
#[test]
fn cut_at_every_byte() {
    let text = sample();
    run(text.len() + 1, Dialect::Hence, |index| {
        text.as_bytes()[..index].to_vec()
    });
    let inside = text
        .char_indices()
        .find(|(_, c)| c.len_utf8() > 1)
        .expect("the sample holds other characters");
    let checked = check_bytes(text.as_bytes()[..=inside.0].to_vec(), Dialect::Hence);
    assert_eq!(
        checked
            .diagnostics
            .iter()
            .filter(|finding| finding.code == "bad-encoding")
            .count(),
        1
    );
}

#[test]
fn a_memo_cut_and_damaged() {
    const DAMAGE: [&str; 10] = ["[", "]", "{", "}", "`", "~", ">", "\\", "<!--", "\n"];
    let memo =
        fs::read_to_string(workspace().join("samples/memo/memo.md")).expect("the sample is there");
    run(memo.len() + 1, Dialect::Markdown, |index| {
        memo.as_bytes()[..index].to_vec()
    });
    let places: Vec<(usize, char)> = memo.char_indices().collect();
    run(places.len() * DAMAGE.len(), Dialect::Markdown, |index| {
        let (at, old) = places[index / DAMAGE.len()];
        let new = DAMAGE[index % DAMAGE.len()];
        [
            &memo.as_bytes()[..at],
            new.as_bytes(),
            &memo.as_bytes()[at + old.len_utf8()..],
        ]
        .concat()
    });
}

/// Repairs that undo each other would go round for ever, and one that makes a new error would be no repair.
#[test]
fn repairs_come_to_an_end() {
    let text = sample();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let places: Vec<(usize, char)> = text.char_indices().collect();
    for_each(places.len(), |index| {
        let (at, old) = places[index];
        let mut damaged = text.clone();
        damaged.replace_range(at..at + old.len_utf8(), "");
        repair(damaged, Dialect::Hence);
    });
    for_each(lines.len() * 4, |index| {
        let (before, after) = [("  ", ""), ("\t", ""), ("", "because "), ("\"", "\"")][index % 4];
        let changed = |(number, line): (usize, &&str)| {
            if number == index / 4 {
                format!("{before}{}{after}\n", line.trim_end())
            } else {
                (*line).to_owned()
            }
        };
        repair(
            lines.iter().enumerate().map(changed).collect(),
            Dialect::Hence,
        );
    });
}
