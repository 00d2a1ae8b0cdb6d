//! Texts that once were too much, or could have been: each file in `tests/corpus` is one. A find of the fuzzer becomes
//! another.

use std::fs;

use hence_syntax::Dialect;
use hence_tests::{check_bytes, workspace};

#[test]
fn each_file_of_the_corpus() {
    let entries = fs::read_dir(workspace().join("tests/corpus")).expect("the folder is there");
    let mut count = 0;
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        let bytes = fs::read(&path).expect("the file is there");
        check_bytes(bytes, Dialect::of_path(&path.to_string_lossy()));
        count += 1;
    }
    assert!(count > 0);
}
