//! Findings made up to be hard to show.

use hence_report::{MapSummary, Options, Report, RuleInfo, Summary, ThesisLine, Tool};
use hence_source::{Diagnostic, Edit, FileId, FileSpan, Files, Fix, Severity, Span};

/// Some findings and the texts that they are about.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) files: Files,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) summary: Summary,
}

/// The rules that the findings belong to.
pub(crate) const RULES: [RuleInfo<'static>; 2] = [
    RuleInfo {
        code: "unknown-claim",
        short: "A reference names a claim that is nowhere defined.",
        full: "A reference names a claim that is nowhere defined.\n\nSuch an inference says nothing.",
        help: "Define the claim, or correct the `id`.",
        help_uri: Some("https://example.org/rules/unknown-claim.html"),
        level: Severity::Error,
    },
    RuleInfo {
        code: "unsupported-claim",
        short: "Nothing supports a claim.",
        full: "Nothing supports a claim: no reason, no quotation.",
        help: "Add a `because`, a `quote`, or mark it as `given`.",
        help_uri: None,
        level: Severity::Warning,
    },
];

impl Case {
    pub(crate) fn new() -> Self {
        Self {
            files: Files::new(),
            diagnostics: Vec::new(),
            summary: Summary::default(),
        }
    }

    /// Returns a case of one file without a finding yet.
    pub(crate) fn of(path: &str, text: &str) -> (Self, FileId) {
        let mut case = Self::new();
        let file = case.files.add(path, text);
        (case, file)
    }

    /// Returns the place of the `n`th (from 0) `part` in `file`.
    pub(crate) fn find(&self, file: FileId, part: &str, n: usize) -> FileSpan {
        let text = &self.files.get(file).text;
        let (start, _) = text.match_indices(part).nth(n).expect("the part is there");
        FileSpan::new(file, Span::from(start..start + part.len()))
    }

    /// Adds a finding.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.summary.errors += 1,
            Severity::Warning => self.summary.warnings += 1,
            Severity::Note => self.summary.notes += 1,
        }
        self.summary.fixable += usize::from(!diagnostic.fixes.is_empty());
        self.diagnostics.push(diagnostic);
    }

    pub(crate) fn report(&self) -> Report<'_> {
        Report {
            diagnostics: &self.diagnostics,
            files: &self.files,
            summary: &self.summary,
            rules: &RULES,
            tool: Tool {
                name: "hence",
                version: "0.1.0",
                uri: None,
            },
        }
    }
}

/// Returns the options of an 80-column terminal without colour.
pub(crate) fn plain() -> Options {
    Options {
        color: false,
        width: 80,
        unicode: true,
        rule_pages: None,
        max_per_code: 50,
        summary: true,
    }
}

/// Returns `diagnostic` with another severity.
pub(crate) fn graded(mut diagnostic: Diagnostic, severity: Severity) -> Diagnostic {
    diagnostic.severity = severity;
    diagnostic
}

const MAP: &str = "\
title: Cooperation with Russia

[essential] A close, enduring, and cooperative NATO-Russia relationship is essential. #thesis
  because (practical-reasoning) [stable] Europe should become stable and secure for all Europeans.
  and [critical] An active security relationship with Russia is critical to a stable European future.
    becuase [influence] Russia is sure to have a major influence on Europe's security.
  unless [veto] Cooperation would give Russia a veto over enlargement.
    but given [no-veto] No nation outside the Alliance has a veto over enlargement.

[essential] Cooperation is essential.
  because [influnce] and [critical]
";

const OTHER: &str = "\
# Objections

[hostile] Many Russians harbor a negative attitude toward NATO and its policies.
  against [russia.essential]
";

/// The everyday case: two files, several labels, help, fixes, every severity.
pub(crate) fn everyday() -> Case {
    let (mut case, map) = Case::of("cooperation-with-russia/map.hence", MAP);
    let other = case
        .files
        .add("cooperation-with-russia/objections.hence", OTHER);
    let at = case.find(map, "becuase", 0);
    case.push(
        Diagnostic::new("unknown-word", "no line begins with `becuase`", at, "not a connective")
            .with_help("a line that hangs below a claim begins with `because`, `and`, `but`, `unless`, `hence`, `against` or a key such as `quote`")
            .with_fix(Fix::replace("write `because`", at, "because")),
    );
    let (first, second) = (
        case.find(map, "[essential]", 0),
        case.find(map, "[essential]", 1),
    );
    case.push(
        Diagnostic::new("duplicate-claim", "two claims have the id `essential`", second, "defined again here")
            .with_label(first, "first defined here")
            .with_help("give one of them another id\nor write the id alone, without a text, to say more about the first:\n\n  [essential]\n    because …")
            .with_claim("essential"),
    );
    let at = case.find(map, "[influnce]", 0);
    let like = case.find(map, "[influence]", 0);
    case.push(
        Diagnostic::new(
            "unknown-claim",
            "no claim has the id `influnce`",
            at,
            "not defined",
        )
        .with_label(like, "a claim with a similar id")
        .with_fix(Fix::replace("write `[influence]`", at, "[influence]"))
        .with_fix(Fix {
            title: "define the claim".into(),
            edits: vec![Edit::insert_before(at, "[influnce] …\n")],
        }),
    );
    let at = case.find(map, "[stable]", 0);
    case.push(graded(
        Diagnostic::new(
            "unsupported-claim",
            "claim `stable` is supported by nothing",
            at,
            "no reason and no quotation",
        )
        .with_help(
            "add a `because` or a `quote`, or write `given` before it where everybody grants it",
        )
        .with_claim("stable"),
        Severity::Warning,
    ));
    let (hostile, essential) = (case.find(other, "[hostile]", 0), first);
    let (veto, no_veto) = (case.find(map, "[veto]", 0), case.find(map, "[no-veto]", 0));
    case.push(graded(
        Diagnostic::new(
            "contested-claim",
            "claims `essential` and `hostile` stand against each other, and neither prevails",
            essential,
            "this",
        )
        .with_label(hostile, "is attacked by this")
        .with_label(veto, "and the exception here")
        .with_label(no_veto, "is answered here")
        .with_claim("essential")
        .with_claim("hostile"),
        Severity::Note,
    ));
    case.summary.maps.push(summary());
    case
}

fn summary() -> MapSummary {
    let thesis = |id: &str, verdict: &str, text: &str| ThesisLine {
        id: id.into(),
        text: text.into(),
        verdict: verdict.into(),
    };
    MapSummary {
        path: "cooperation-with-russia/map.hence".into(),
        title: Some("Cooperation with Russia".into()),
        claims: 42,
        inferences: 37,
        accepted: 30,
        rejected: 2,
        contested: 1,
        unsupported: 9,
        theses: vec![
            thesis(
                "essential",
                "accepted",
                "A close, enduring, and cooperative NATO-Russia relationship is essential.",
            ),
            thesis(
                "enlargement",
                "rejected",
                "NATO enlargement is incompatible with cooperation.",
            ),
            thesis(
                "formal",
                "contested",
                "A formal agreement will secure the relationship.",
            ),
            thesis("trust", "unsupported", "Trust grows."),
        ],
        consistent: false,
    }
}

/// Texts that attack the terminal, or the eye, or the alignment.
pub(crate) fn hostile() -> Case {
    let text = "\
[a] Clears the screen: \u{1b}[2J\u{1b}[H and rings \u{7} here\u{9b}31m. MARK
[b] Reads backwards: \u{202e}desrever si siht\u{202c} \u{2066}x\u{2069} MARK
[שלום] טענה בעברית עם MARK בתוכה
[漢字] 北大西洋条約機構とロシアの関係 MARK は重要である
[emoji] 👩\u{200d}🚀 🇪🇺 e\u{301}te\u{301} MARK
\ttabs\tin\tthe\tline MARK
\u{2028}separators\u{2029}and\u{200b}hidden\u{feff}marks\u{ad} MARK
";
    let (mut case, file) = Case::of("bad\u{1b}[31m\u{202e}.hence", text);
    for n in 0..7 {
        let at = case.find(file, "MARK", n);
        let message = "no claim has the id `\u{1b}]0;owned\u{7}\u{202e}`";
        case.push(
            Diagnostic::new("unknown-claim", message, at, "la\u{1b}[1mbel\r\u{2066}")
                .with_help("he\u{85}lp\u{1b}c\nsecond\tline")
                .with_fix(Fix::replace("fix \u{9d}it\u{200f}", at, "\u{1b}")),
        );
    }
    case.summary.maps.push(MapSummary {
        path: "bad\u{1b}.hence".into(),
        claims: 1,
        consistent: true,
        theses: vec![ThesisLine {
            id: "i\u{1b}d".into(),
            text: "te\u{202e}xt".into(),
            verdict: "accept\u{7}ed".into(),
        }],
        ..MapSummary::default()
    });
    case
}

/// Long lines, and places at odd ends of the text.
pub(crate) fn edges() -> Case {
    let prose = "The quick brown fox jumps over the lazy dog while nobody looks at it. ".repeat(6);
    let text = format!("[a] {prose}FIRST {prose}SECOND {prose}END\r\n  because [b]\r\n\r\n");
    let path =
        "a/very/long/path/that/goes/on/and/on/through/many/folders/and/more/of/them/map.hence";
    let (mut case, file) = Case::of(path, &text);
    let empty = case.files.add("empty.hence", "");
    let [id, first, second, end] =
        ["[a]", "FIRST", "SECOND", "END"].map(|part| case.find(file, part, 0));
    let spot = |start, end| FileSpan::new(file, Span::new(start, end));
    let long = "a label that goes on for so long that it has to be broken into several lines, or it would not fit";
    case.push(Diagnostic::new(
        "middle",
        "a place in the middle of a long line",
        first,
        long,
    ));
    case.push(Diagnostic::new("ends", "both ends", id, "the start").with_label(end, long));
    case.push(
        Diagnostic::new("two", "two places of one line, far apart", second, "second")
            .with_label(first, "first"),
    );
    let whole = spot(0, text.find('\r').expect("a line end") as u32);
    case.push(Diagnostic::new("whole", "a whole line", whole, "all of it"));
    let past = spot(u32::MAX - 1, u32::MAX);
    case.push(Diagnostic::new(
        "past",
        "a place past the end",
        past,
        "the end",
    ));
    let line_end = spot(
        text.find('\r').expect("a line end") as u32,
        whole.span.end + 2,
    );
    case.push(Diagnostic::new("line-end", "a line end", line_end, "here"));
    let several = spot(0, text.len() as u32);
    case.push(Diagnostic::new(
        "several",
        "several lines",
        several,
        "from here",
    ));
    let nothing = FileSpan::new(empty, Span::empty(0));
    case.push(Diagnostic::new(
        "empty",
        "an empty file",
        nothing,
        "nothing here",
    ));
    let reference = case.find(file, "[b]", 0);
    case.push(
        Diagnostic::new(
            "nested",
            "places within places",
            case.find(file, "because [b]", 0),
            "",
        )
        .with_label(reference, "this")
        .with_label(reference, "the same again"),
    );
    let behind = FileSpan::new(file, Span::empty(reference.span.end));
    case.push(Diagnostic::new(
        "insert",
        "something is missing",
        behind,
        "expected a text",
    ));
    case
}
