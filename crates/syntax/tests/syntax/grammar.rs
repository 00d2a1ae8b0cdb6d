//! The reference grammar, `grammar/hence.ebnf`: it says what the parsers say, and what it produces is read without a
//! finding.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::common::{assert_covered, read, render};

const CRATE: &str = env!("CARGO_MANIFEST_DIR");

fn grammar_text() -> String {
    let path = Path::new(CRATE).join("../../grammar/hence.ebnf");
    std::fs::read_to_string(path).expect("the grammar is part of the project")
}

/// Splits the grammar into productions, comments left out, each as it is written.
fn written_productions() -> Vec<String> {
    let mut text = grammar_text();
    while let Some(start) = text.find("(*") {
        let end = text.find("*)").expect("a comment ends") + 2;
        text.replace_range(start..end, "");
    }
    let productions = text.split(" ;\n").map(str::trim);
    productions
        .filter(|production| !production.is_empty())
        .map(|production| format!("{production} ;"))
        .collect()
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is part of the project") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the productions in the parsers' comments.
fn documented_productions() -> Vec<String> {
    let mut files = Vec::new();
    rust_files(&Path::new(CRATE).join("src"), &mut files);
    let mut productions = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("the file can be read");
        let mut open: Option<Vec<&str>> = None;
        for line in text.lines() {
            let Some(comment) = line.trim_start().strip_prefix("///") else {
                continue;
            };
            let comment = comment.strip_prefix(' ').unwrap_or(comment);
            match (&mut open, comment) {
                (None, "```ebnf") => open = Some(Vec::new()),
                (None, _) => {}
                (Some(lines), "```") => {
                    productions.push(lines.join("\n"));
                    open = None;
                }
                (Some(lines), comment) => lines.push(comment),
            }
        }
    }
    productions
}

#[test]
fn each_production_stands_in_exactly_one_comment() {
    let mut written = written_productions();
    let mut documented = documented_productions();
    written.sort();
    documented.sort();
    assert!(written.len() > 40);
    assert_eq!(written, documented);
}

/// The right side of a production.
enum Rule {
    Name(String),
    Literal(String),
    /// `? … ?`, which the driver writes itself.
    Special,
    Sequence(Vec<Rule>),
    Choice(Vec<Rule>),
    Optional(Box<Rule>),
    Repeated(Box<Rule>),
}

/// Reads the right side of productions.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn peek(&mut self) -> char {
        self.rest = self.rest.trim_start();
        self.rest.chars().next().expect("a production ends in `;`")
    }

    fn expect(&mut self, c: char) {
        assert_eq!(self.peek(), c, "at {:?}", self.rest);
        self.rest = self.rest.split_at(c.len_utf8()).1;
    }

    fn until(&mut self, c: char) -> String {
        let (inside, rest) = self.rest.split_once(c).expect("a literal ends");
        self.rest = rest;
        inside.to_owned()
    }

    fn choice(&mut self) -> Rule {
        let mut choices = vec![self.sequence()];
        while self.peek() == '|' {
            self.expect('|');
            choices.push(self.sequence());
        }
        Rule::Choice(choices)
    }

    fn sequence(&mut self) -> Rule {
        let mut parts = Vec::new();
        while !matches!(self.peek(), ';' | '|' | ')' | ']' | '}') {
            parts.push(self.part());
        }
        Rule::Sequence(parts)
    }

    fn part(&mut self) -> Rule {
        let open = self.peek();
        if open.is_alphabetic() {
            let end = self.rest.find(|c: char| !c.is_alphabetic() && c != '-');
            let (name, rest) = self.rest.split_at(end.expect("a production ends in `;`"));
            let name = name.to_owned();
            self.rest = rest;
            return Rule::Name(name);
        }
        self.expect(open);
        match open {
            '"' | '\'' => Rule::Literal(self.until(open)),
            '?' => {
                self.until('?');
                Rule::Special
            }
            '(' => self.closed(')'),
            '[' => Rule::Optional(Box::new(self.closed(']'))),
            '{' => Rule::Repeated(Box::new(self.closed('}'))),
            other => panic!("unexpected {other:?} in the grammar"),
        }
    }

    fn closed(&mut self, close: char) -> Rule {
        let rule = self.choice();
        self.expect(close);
        rule
    }
}

fn grammar() -> BTreeMap<String, Rule> {
    let productions = written_productions();
    let productions = productions.iter().map(|production| {
        let (name, right) = production
            .split_once(" = ")
            .expect("a production has two sides");
        let mut reader = Reader { rest: right };
        let rule = reader.choice();
        reader.expect(';');
        (name.to_owned(), rule)
    });
    productions.collect()
}

/// A small generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// Writes sentences by the grammar.
struct Writer<'g> {
    grammar: &'g BTreeMap<String, Rule>,
    random: Random,
    out: String,
    unit: &'static str,
    depth: usize,
    is_line_start: bool,
    visited: BTreeSet<String>,
}

impl<'g> Writer<'g> {
    fn put(&mut self, text: &str) {
        if self.is_line_start {
            self.out.push_str(&self.unit.repeat(self.depth));
            self.is_line_start = false;
        }
        self.out.push_str(text);
    }

    fn write(&mut self, name: &str, rule: &'g Rule, budget: usize) {
        match rule {
            Rule::Literal(text) => self.put(text),
            Rule::Name(name) => {
                let rule = &self.grammar[name];
                self.visited.insert(name.clone());
                self.write(name, rule, budget.saturating_sub(1));
            }
            Rule::Special => self.write_special(name),
            Rule::Sequence(parts) => {
                for part in parts {
                    self.write(name, part, budget);
                }
            }
            Rule::Choice(choices) => {
                let choice = self.random.below(choices.len());
                self.write(name, &choices[choice], budget);
            }
            Rule::Optional(rule) => {
                if budget > 0 && self.random.below(2) == 0 {
                    self.write(name, rule, budget);
                }
            }
            Rule::Repeated(rule) => {
                while budget > 0 && self.random.below(3) > 0 {
                    self.write(name, rule, budget);
                }
            }
        }
    }

    fn write_special(&mut self, name: &str) {
        match name {
            "indent" => self.depth += 1,
            "dedent" => self.depth -= 1,
            "end" => self.write_end(),
            "prose" => {
                let first = self.random.of(&[
                    "Europe",
                    "x",
                    "\\[y]",
                    "\\\\",
                    "É",
                    "漢",
                    "7",
                    "\\given [z]",
                    "«so»",
                ]);
                self.put(first);
                while self.random.below(4) > 0 {
                    let word = self.random.of(&[
                        " and",
                        " [a]",
                        " #1",
                        " https://a.b//c",
                        " \"q\"",
                        "  two",
                        "\tt",
                        " \\#tag",
                        " \\\n   on",
                        ": (so)",
                        " // no",
                        "\u{202e}",
                        "\0",
                        " \\//",
                    ]);
                    self.put(word);
                }
                let last = self.random.of(&["", ".", " end", "\\ ", "\\\\"]);
                self.put(last);
            }
            "string-char" => {
                let c = self.random.of(&[
                    "a", " ", "\\\"", "\\\\", "  // ", "#t", "[", "\\\n  ", "é", "<", "//",
                ]);
                self.put(c);
            }
            "id-char" => {
                let c = self
                    .random
                    .of(&["a", "b", "-", "_", "9", "é", "漢", "\u{301}"]);
                self.put(c);
            }
            "letter" => {
                let c = self.random.of(&["x", "y", "Z", "ж"]);
                self.put(c);
            }
            "blank" => {
                let c = self.random.of(&[" ", " ", " ", "\t", "\\\n    ", "\\\r\n"]);
                self.put(c);
            }
            other => panic!("the driver does not know how to write {other:?}"),
        }
    }

    fn write_end(&mut self) {
        let comment = self
            .random
            .of(&["", "", "", "  // why", "\t// \"", "  ", "  // \\"]);
        self.put(comment);
        let end = self.random.of(&[
            "\n",
            "\n",
            "\n",
            "\r\n",
            "\n\n",
            "\n  \n\n",
            "\n// a\n",
            "\n     // b\\\n",
        ]);
        self.put(end);
        self.is_line_start = true;
    }
}

#[test]
fn what_the_grammar_produces_is_read_without_a_finding() {
    let grammar = grammar();
    let mut visited = BTreeSet::from(["document".to_owned()]);
    for seed in 1..4000_u64 {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let unit = random.of(&[" ", "  ", "    ", "\t"]);
        let mut writer = Writer {
            grammar: &grammar,
            random,
            out: String::new(),
            unit,
            depth: 0,
            is_line_start: true,
            visited: BTreeSet::new(),
        };
        writer.write("document", &grammar["document"], 12);
        let text = std::mem::take(&mut writer.out);
        let parse = read(&text);
        assert!(
            parse.diagnostics.is_empty(),
            "seed {seed}: {text}\n{}",
            render(&text, &parse.diagnostics)
        );
        assert_covered(&text, &parse);
        visited.append(&mut writer.visited);
    }
    let known: BTreeSet<String> = grammar.keys().cloned().collect();
    assert_eq!(visited, known, "every production is written at least once");
}
