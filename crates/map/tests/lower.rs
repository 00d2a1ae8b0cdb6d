//! From texts to maps: names, ids, relations, attributes.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing there has failed"
)]

use hence_map::{
    Claim, ClaimType, Lighter, Lowered, Map, Mention, Role, SchemeLibrary, Stance, Verdict, Weight,
    lower,
};
use hence_testing::Texts;

fn lowered(files: &[(&str, &str)]) -> Lowered {
    let name = files.first().unwrap().0;
    let source = ("s.txt", "The words of a source.");
    let (project, root) = Texts::new(files.iter().copied().chain([source]))
        .open(name)
        .unwrap();
    assert_eq!(
        project.unit(root).diagnostics,
        [],
        "the text itself is right"
    );
    lower(&project, root, SchemeLibrary::built_in())
}

fn map(text: &str) -> Map {
    let lowered = lowered(&[("map.hence", text)]);
    assert_eq!(lowered.diagnostics, []);
    lowered.map
}

/// Returns the code and message of each finding.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let findings = lowered(files).diagnostics;
    findings
        .into_iter()
        .map(|finding| format!("{}: {}", finding.code, finding.message))
        .collect()
}

fn ids(map: &Map) -> Vec<&str> {
    map.claims.values().map(|claim| claim.id.as_str()).collect()
}

fn claim<'m>(map: &'m Map, id: &str) -> &'m Claim {
    map.claims.values().find(|claim| claim.id == id).unwrap()
}

/// Tells an inference as `id: premises → conclusion`, with `!` for a negation and `unless` for exceptions.
fn told(map: &Map) -> Vec<String> {
    let literal = |mention: &Mention| {
        let sign = if mention.literal.negated { "!" } else { "" };
        format!("{sign}{}", map.claims[mention.literal.claim].id)
    };
    let list = |mentions: &[Mention]| mentions.iter().map(literal).collect::<Vec<_>>().join(" ");
    let tell = |(id, inference): (hence_map::InferenceId, &hence_map::Inference)| {
        let arrow = if inference.role == Role::Support {
            "→"
        } else {
            "⊣"
        };
        let mut told = format!(
            "{}: {} {arrow} {}",
            map.inference_id(id),
            list(&inference.premises),
            literal(&inference.conclusion)
        );
        for exception in &inference.exceptions {
            told.push_str(" unless ");
            told.push_str(&list(&exception.premises));
        }
        told
    };
    map.inferences.iter().map(tell).collect()
}

#[test]
fn resolves_every_connective() {
    let map = map("\
[a] A.
  because [b] B.
  and [c] C.
  unless [d] D.
  and [e] E.
  but [f] F.
    hence [g] G.
  against [h] H.
  and [c]
  because not [f] and [g]
  contradicts [h]
  tension [g]
  restates [e]
  outweighs [f]
");
    assert_eq!(
        told(&map),
        [
            "a/1: b c → a unless d e",
            "a/2: f ⊣ a",
            "g/1: f → g",
            "h/1: a c ⊣ h",
            "a/3: !f g → a",
        ]
    );
    assert_eq!(ids(&map), ["a", "b", "c", "d", "e", "f", "g", "h"]);
    let id = |claim| map.claims[claim].id.as_str();
    assert_eq!(
        map.contradictions.first().unwrap().between.map(id),
        ["a", "h"]
    );
    assert_eq!(map.tensions.first().unwrap().between.map(id), ["a", "g"]);
    assert_eq!(
        map.equivalences.first().unwrap().between.map(id),
        ["a", "e"]
    );
    assert_eq!(id(map.preferences.first().unwrap().heavier), "a");
}

#[test]
fn a_reason_below_a_negated_premise_is_one_for_the_negation() {
    let map = map("[a] A.\n  because not [b]\n    because [c] C.\n[b] B.\n");
    assert_eq!(told(&map), ["a/1: !b → a", "b/1: c → !b"]);
}

#[test]
fn anonymous_claims_get_readable_ids() {
    let map = map("\
[a] A.
  because Russia is preeminent by its size, weight and might.
  because Russia is preeminent by its size, and nothing else.
  but Russia is preeminent by its size, weight and might.
  because !
[russia-is] Russia is.
  because Russia is.
");
    assert_eq!(
        ids(&map),
        [
            "a",
            "russia-is-preeminent-by-its-size",
            "russia-is-preeminent-by-its-size-2",
            "claim",
            "russia-is",
            "russia-is-2"
        ]
    );
    // The same text is the same claim.
    assert_eq!(told(&map)[2], "a/3: russia-is-preeminent-by-its-size ⊣ a");
}

#[test]
fn a_reference_may_use_the_id_of_an_anonymous_claim() {
    let map = map("[a] A.\n  because It is so.\n[it-is-so]\n  because [b] B.\n");
    assert_eq!(
        told(&map),
        ["a/1: it-is-so → a", "it-is-so/1: b → it-is-so"]
    );
}

#[test]
fn ids_are_compared_in_nfc() {
    let map = map("[caf\u{e9}] A.\n  because [b] B.\n[cafe\u{301}]\n  because [c] C.\n");
    assert_eq!(told(&map), ["café/1: b → café", "café/2: c → café"]);
}

#[test]
fn reads_stances_tags_and_attributes() {
    let map = map("\
source s: \"s.txt\"
  title: A source
  date: 1995
[a] A. #thesis #x
  by: somebody
  by: somebody else
  confidence: likely
  note: a note
  cite: a work
  type: policy
  expect: contested
  open: nobody knows
  formula: p -> q
  allow: isolated-claim, for a reason
  color: red
  quote s after \"before\": \"the words\"
given [b] B.
suppose [c] C.
implied [d] D.
[a] #more #x
");
    let a = claim(&map, "a");
    assert_eq!(a.tags, ["thesis", "x", "more"]);
    assert_eq!(a.by, ["somebody", "somebody else"]);
    assert_eq!(a.confidence, Some(0.675));
    assert_eq!(
        (a.notes.as_slice(), a.cites.as_slice()),
        (&["a note".to_owned()][..], &["a work".to_owned()][..])
    );
    assert_eq!(a.kind, Some(ClaimType::Policy));
    assert_eq!(a.expect.unwrap().0, Verdict::Contested);
    assert_eq!(
        (a.open.as_deref(), a.formula.as_deref()),
        (Some("nobody knows"), Some("p -> q"))
    );
    assert_eq!(
        (a.allows[0].code.as_str(), a.allows[0].reason.as_str()),
        ("isolated-claim", "for a reason")
    );
    assert_eq!(a.metadata.get("color").unwrap(), &["red"]);
    assert_eq!(
        (a.quotes[0].exact.as_str(), a.quotes[0].after.as_deref()),
        ("the words", Some("before"))
    );
    assert_eq!(a.stance, Some(Stance::Stated));
    let stances = ["b", "c", "d"].map(|id| claim(&map, id).stance.unwrap());
    assert_eq!(stances, [Stance::Given, Stance::Supposed, Stance::Implied]);
    let source = map.sources.values().next().unwrap();
    assert_eq!(
        (source.id.as_str(), source.title.as_deref()),
        ("s", Some("A source"))
    );
    assert_eq!(source.metadata.get("date").unwrap(), &["1995"]);
}

#[test]
fn reads_labels_schemes_and_weights() {
    let map = map("\
[a] A.
  because <one> (expert-opinion, strong) [b] B.
  but (deduction) [c] C.
[d] D.
  outweighs <one>
");
    let [first, second] = [0, 1].map(|number| map.inferences.values().nth(number).unwrap());
    assert_eq!(
        (first.path.as_deref(), first.label.as_deref()),
        (Some("one"), Some("one"))
    );
    assert_eq!(
        (first.scheme.as_deref(), first.is_strict),
        (Some("expert-opinion"), false)
    );
    assert_eq!(first.weight, Weight::Strong);
    assert!(second.is_strict);
    let ids = map.inferences.ids().map(|id| map.inference_id(id));
    assert_eq!(ids.collect::<Vec<_>>(), ["one", "a/2"]);
    let Lighter::Inference(lighter) = map.preferences.first().unwrap().lighter else {
        panic!("a label was named")
    };
    assert_eq!(map.inference_id(lighter), "one");
}

#[test]
fn groups_nest_by_their_level() {
    let map = map("[z] Z.\n# One\n[a] A.\n### Deep\n[b] B.\n## Two\n[c] C.\n# One\n[d] D.\n");
    let groups: Vec<_> = map
        .groups
        .values()
        .map(|group| {
            (
                group.id.as_str(),
                group.parent.map(|parent| map.groups[parent].id.as_str()),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("one", None),
            ("deep", Some("one")),
            ("two", Some("one")),
            ("one-2", None)
        ]
    );
    let group = |id| {
        claim(&map, id)
            .group
            .map(|group| map.groups[group].id.as_str())
    };
    assert_eq!(
        ["z", "a", "b", "c", "d"].map(group),
        [None, Some("one"), Some("deep"), Some("two"), Some("one-2")]
    );
}

#[test]
fn questions_hold_their_answers() {
    let map = map("\
question [q] Which? #open
  answers: several
  answer [a] A.
    because [b] B.
  answer [c]
[c] C.
");
    let question = map.questions.values().next().unwrap();
    let answers: Vec<_> = question
        .answers
        .iter()
        .map(|answer| map.claims[answer.literal.claim].id.as_str())
        .collect();
    assert_eq!((answers, question.several), (vec!["a", "c"], true));
    assert_eq!(question.tags, ["open"]);
    assert_eq!(told(&map), ["a/1: b → a"]);
}

#[test]
fn metadata_is_the_root_files_own() {
    let files = [
        (
            "map.hence",
            "title: T\nauthor: A\nauthor: B\nuse \"o.hence\" as o\n[a] A.\n  because [o.b]\n",
        ),
        ("o.hence", "title: Other\n[b] B.\n"),
    ];
    let map = lowered(&files).map;
    assert_eq!(map.title.as_deref(), Some("T"));
    assert_eq!(map.metadata.get("author").unwrap(), &["A", "B"]);
}

#[test]
fn claims_of_used_files_are_keyed_by_the_shortest_path() {
    let files = [
        (
            "map.hence",
            "use \"b.hence\" as b\nuse \"c.hence\" as c\n[a] A.\n  because [b.x] and [c.y]\n",
        ),
        (
            "b.hence",
            "use \"c.hence\" as deep\n[x] X.\n  because [deep.y]\n",
        ),
        ("c.hence", "# G\n[y] Y.\n  because <l> Z.\n"),
    ];
    let lowered = lowered(&files);
    assert_eq!(lowered.diagnostics, []);
    let map = lowered.map;
    assert_eq!(ids(&map), ["a", "b.x", "c.y", "c.z"]);
    assert_eq!(
        told(&map),
        ["a/1: b.x c.y → a", "b.x/1: c.y → b.x", "c.l: c.z → c.y"]
    );
    assert_eq!(map.groups.values().next().unwrap().id, "c.g");
    assert!(map.imports.iter().all(|import| import.is_used));
}

#[test]
fn what_a_used_file_uses_is_not_seen() {
    let files = [
        (
            "map.hence",
            "use \"b.hence\" as b\n[a] A.\n  because [c.y]\n",
        ),
        ("b.hence", "use \"c.hence\" as c\n[x] X.\n  because [c.y]\n"),
        ("c.hence", "[y] Y.\n"),
    ];
    assert_eq!(
        findings(&files),
        ["undefined-claim: no file is used as `c` here"]
    );
}

#[test]
fn a_markdown_document_is_the_source_of_its_spans() {
    let text =
        "# Memo\n\nWe say that [it is so]{#so .thesis}.\n\n```hence\n[so]\n  because [b] B.\n```\n";
    let map = lowered(&[("memo.md", text)]).map;
    let so = claim(&map, "so");
    assert_eq!(
        (so.text.as_str(), so.stance),
        ("it is so", Some(Stance::Stated))
    );
    assert_eq!(so.tags, ["thesis"]);
    let source = &map.sources[so.quotes[0].source.unwrap()];
    assert_eq!(
        (source.id.as_str(), source.path.as_str()),
        ("self", "memo.md")
    );
    assert_eq!(
        so.group.map(|group| map.groups[group].id.as_str()),
        Some("memo")
    );
    assert_eq!(told(&map), ["so/1: b → so"]);
}

#[test]
fn a_markdown_document_may_quote_itself() {
    let text = "We say that it is so.\n\n```hence\n[so] So.\n  quote self: \"it is so\"\n```\n";
    let lowered = lowered(&[("memo.md", text)]);
    assert_eq!(lowered.diagnostics, []);
    assert_eq!(claim(&lowered.map, "so").stance, Some(Stance::Stated));
}

/// One slip is told once, and what rests on it is marked instead of reported.
#[test]
fn a_relation_with_an_unknown_claim_is_left_out() {
    let text = "[a] A.\n  because [b] B.\n  and [nothing]\n  but [c] C.\n  unless [nobody]\n";
    let lowered = lowered(&[("map.hence", text)]);
    let messages: Vec<_> = lowered
        .diagnostics
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "no claim is called `nothing`",
            "no claim is called `nobody`"
        ]
    );
    assert_eq!(told(&lowered.map), ["a/1: c ⊣ a"]);
    assert!(claim(&lowered.map, "a").is_incomplete);
}

#[test]
fn reports_names_that_are_not_right() {
    let cases = [
        (
            "[a] A.\n  because [stabel]\n[stable] S.\n",
            "undefined-claim: no claim is called `stabel`",
        ),
        (
            "question [q] Q?\n[a] A.\n  because [q]\n",
            "undefined-claim: `q` is a question, not a claim",
        ),
        ("[a] A.\n[a] B.\n", "duplicate-claim: `a` is defined twice"),
        (
            "question [a] A?\n[a] B.\n",
            "duplicate-claim: `a` is defined twice",
        ),
        (
            "[a] A.\n  quote s: \"x\"\n",
            "undefined-source: no source is called `s`",
        ),
        (
            "source s: \"s.txt\"\nsource s: \"s.txt\"\n",
            "duplicate-name: two sources are called `s`",
        ),
        (
            "[a] A.\n  outweighs <r>\n",
            "undefined-label: no inference is labelled `<r>`",
        ),
        (
            "[a] A.\n  because <r> B.\n  but <r> C.\n",
            "duplicate-label: two inferences are labelled `<r>`",
        ),
        (
            "[a] A.\n  because (expert-opinon) B.\n",
            "unknown-scheme: `expert-opinon` is neither a weight nor a scheme",
        ),
        (
            "[a] A.\n  because (weak, strong) B.\n",
            "bad-value: an inference has one weight",
        ),
        (
            "[a] A.\n  type: fakt\n",
            "bad-value: `fakt` is no value of `type:`",
        ),
        (
            "[a] A.\n  confidence: 2\n",
            "bad-value: `2` is no value of `confidence:`",
        ),
        (
            "[a] A.\n  confidence: NaN\n",
            "bad-value: `NaN` is no value of `confidence:`",
        ),
        (
            "[a] A.\n  type: fact\n  type: value\n",
            "bad-value: the claim has a `type:` already",
        ),
        (
            "[a] A.\n  expect: yes\n",
            "bad-value: `yes` is no value of `expect:`",
        ),
        (
            "[a] A.\n  allow: isolated-claim\n",
            "bad-value: `allow: isolated-claim` gives no reason",
        ),
        (
            "question [q] Q?\n  answers: all\n",
            "bad-value: `all` is no value of `answers:`",
        ),
        (
            "[a] A.\n  because (deduction) B.\n  unless C.\n",
            "exception-on-strict: an inference by `deduction` has no exceptions",
        ),
    ];
    for (text, expected) in cases {
        let files = [("map.hence", text)];
        assert_eq!(findings(&files), [expected], "{text}");
    }
}

#[test]
fn a_second_question_of_one_id_adds_nothing_to_the_first() {
    let text =
        "question [q] Q?\n  answer [a] A.\nquestion [q] R?\n  answers: several\n  answer [b] B.\n";
    let lowered = lowered(&[("map.hence", text)]);
    let question = lowered.map.questions.values().next().unwrap();
    assert_eq!(lowered.diagnostics.len(), 1);
    assert_eq!((question.answers.len(), question.several), (1, false));
}

#[test]
fn the_second_of_two_files_under_one_name_is_no_part_of_the_map() {
    let files = [
        (
            "map.hence",
            "use \"o.hence\" as o\nuse \"p.hence\" as o\n[a] A.\n  because [o.b]\n",
        ),
        ("o.hence", "[b] B.\n"),
        ("p.hence", "[b] Other.\n"),
    ];
    let lowered = lowered(&files);
    assert_eq!(ids(&lowered.map), ["a", "o.b"]);
}

#[test]
fn finds_a_name_in_a_used_file() {
    let files = [
        (
            "map.hence",
            "use \"o.hence\" as o\n[a] A.\n  because [stable]\n",
        ),
        ("o.hence", "[stable] S.\n"),
    ];
    let lowered = lowered(&files);
    let help = lowered
        .diagnostics
        .iter()
        .filter_map(|finding| finding.help.as_deref());
    assert_eq!(help.collect::<Vec<_>>(), ["did you mean `[o.stable]`?"]);
}

#[test]
fn says_where_a_claim_of_another_file_would_be_defined() {
    let files = [
        (
            "map.hence",
            "use \"o.hence\" as o\n[a] A.\n  because [o.rate]\n",
        ),
        ("o.hence", "[b] B.\n"),
    ];
    let lowered = lowered(&files);
    let help = lowered
        .diagnostics
        .iter()
        .filter_map(|finding| finding.help.as_deref());
    assert_eq!(
        help.collect::<Vec<_>>(),
        [
            "define it in `o.hence`, as `[rate] What it says.`; what that file uses itself is not seen here"
        ]
    );
}

/// The parser reports the `not`; the opposite of what is written must not get into the map.
#[test]
fn a_not_where_none_can_stand_relates_nothing() {
    for connective in ["contradicts", "restates", "tension", "outweighs"] {
        let text = format!("[a] A.\n  {connective} not [b]\n[b] B.\n");
        let texts = Texts::new([("map.hence", text.as_str())]);
        let (project, root) = texts.open("map.hence").unwrap();
        assert_eq!(project.unit(root).diagnostics.len(), 1, "{connective}");
        let map = lower(&project, root, SchemeLibrary::built_in()).map;
        let n_related = map.contradictions.len() + map.equivalences.len();
        assert_eq!(
            n_related + map.tensions.len() + map.preferences.len(),
            0,
            "{connective}"
        );
    }
}

#[test]
fn a_definition_that_stands_twice_keeps_the_first_text_and_both_children() {
    let lowered = lowered(&[(
        "map.hence",
        "[a] First.\n  because [b] B.\n[a] Second.\n  because [c] C.\n",
    )]);
    assert_eq!(claim(&lowered.map, "a").text, "First.");
    assert_eq!(told(&lowered.map), ["a/1: b → a", "a/2: c → a"]);
}

#[test]
fn a_pair_that_two_lines_relate_is_related_once() {
    let map = map(
        "suppose [a] A.\n  tension [b]\n    note: one\n  contradicts [c]\n  restates [d]\n  outweighs [c]\nsuppose [b] \
         B.\n  tension [a]\n    note: other\nsuppose [c] C.\n  contradicts [a]\n  outweighs [a]\nsuppose [d] D.\n  \
         restates [a]\n  tension [a] and [a]\n",
    );
    let tensions: Vec<Option<&str>> = map
        .tensions
        .iter()
        .map(|each| each.note.as_deref())
        .collect();
    assert_eq!(tensions, [Some("one other"), None]);
    assert_eq!(map.contradictions.len(), 1);
    assert_eq!(map.equivalences.len(), 1);
    assert_eq!(map.preferences.len(), 2);
}
