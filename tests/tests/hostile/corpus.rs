//! Texts that once were too much, or could have been: each file in `tests/corpus` is one. A find of the fuzzer becomes
//! another.

use std::fs;

use hence_source::decode;
use hence_syntax::Dialect;
use hence_tests::{check_bytes, repair, workspace};

#[test]
fn each_file_of_the_corpus() {
    let entries = fs::read_dir(workspace().join("tests/corpus")).expect("the folder is there");
    let mut count = 0;
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        let bytes = fs::read(&path).expect("the file is there");
        let dialect = Dialect::of_path(&path.to_string_lossy());
        check_bytes(bytes.clone(), dialect);
        repair(decode(bytes).text, dialect);
        count += 1;
    }
    assert!(count > 0);
}
