//! Wherever a claim's statement is shown that something disputes or qualifies, what does so is told beside it.

use serde_json::{Value, json};

use crate::repository::Repository;

/// What is shown, and the words that tell of it: of pictures the works, of all else the ids.
const SHOWN: [&[&str]; 17] = [
    &["ask", "trace norms to faith"],
    &["ask", "trace norms to faith", "--format", "json"],
    &["ask", "trace norms to faith", "--format", "ndjson"],
    &["ask", "trace norms to faith", "--format", "markdown"],
    &["ask", "trace norms to faith", "--format", "csv"],
    &["ask", "claims by Own"],
    &["ask", "claims by Own", "--format", "json"],
    &["ask", "claims by Own", "--format", "ndjson"],
    &["ask", "claims by Own", "--format", "markdown"],
    &["ask", "why does norms nurture faith"],
    &["ask", "why does norms nurture faith", "--format", "json"],
    &["ask", "why does norms nurture faith", "--format", "markdown"],
    &["show", "norms"],
    &["show", "faith"],
    &["show", "own2001"],
    &["show", "scholar:own"],
    &["show", "norms", "--format", "json"],
];

const PICTURES: [&[&str]; 5] = [
    &["export", "dot"],
    &["export", "dot", "--claims"],
    &["export", "dot", "trace norms to faith"],
    &["export", "dot", "claims by Own"],
    &["ask", "trace norms to faith", "--format", "dot"],
];

fn library(challenge: &str) -> Repository {
    let repository = Repository::small();
    repository.write(
        "corpus/contested.bib",
        "@book{own2001,\n  author = {Own, Ada},\n  title = {Own},\n  year = 2001\n}\n\n\
         @book{other2002,\n  author = {Other, Bob},\n  title = {Other},\n  year = 2002\n}\n",
    );
    repository.write(
        "corpus/contested.catena",
        &format!(
            "kind notion\n\nrelation nurtures\n\nrelation rebuts\n  implies  {challenge}\n  from     claim\n  to       claim\n\n\
             notion norms \"Norms\"\n\nnotion faith \"Faith\"\n\n\
             claim own2001/of-norms\n  text  A sentence of its own.\n  at    p. 1\n  says  norms nurtures faith\n\n\
             claim other2002/against\n  text    Quite another sentence.\n  at      p. 2\n  rebuts  own2001/of-norms\n"
        ),
    );
    repository
}

#[test]
fn what_disputes_or_qualifies_a_claim_is_told_beside_it() {
    for (challenge, words) in [("disputes", "disputed"), ("qualifies", "qualified")] {
        let library = library(challenge);
        for arguments in SHOWN {
            let run = library.catena(arguments);
            assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
            let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains("own2001/of-norms") || text.contains("Ada"), "{arguments:?}: {text}");
            assert!(text.contains("other2002/against"), "{challenge}, {arguments:?}: {text}");
            let is_why = arguments.iter().any(|argument| argument.starts_with("why"));
            assert!(is_why || text.contains(words), "{challenge}, {arguments:?}: {text}");
        }
        for arguments in PICTURES {
            let run = library.catena(arguments);
            let text = run.stdout.replace("\\n", " ");
            assert!(text.contains(&format!("{words} by Other 2002")), "{challenge}, {arguments:?}: {text}");
        }
    }
}

/// A claim that disputes another and answers a dispute stands, for programs, under both.
#[test]
fn a_dispute_that_answers_another_is_an_answer_too() {
    let library = library("disputes");
    let text = library.read("corpus/contested.catena");
    let third = "\nclaim other2002/against-both\n  text    A third sentence.\n  at      p. 3\n  \
                 rebuts  own2001/of-norms, other2002/against\n";
    library.write("corpus/contested.catena", &(text + third));
    let question = "why does norms nurture faith";
    let run = library.catena(&["ask", question, "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let verdict = &answer["rows"][0]["verdict"];
    let of = |list: &str| -> Vec<&Value> {
        let all = verdict[list].as_array().expect("a list").iter();
        all.filter(|one| one["claim"] == "other2002/against-both")
            .map(|one| &one["challenges"]["of"])
            .collect()
    };
    assert_eq!(of("disputes"), [&json!(["own2001/of-norms"])], "{verdict}");
    assert_eq!(of("answers"), [&json!(["other2002/against"])], "{verdict}");
    let text = library.catena(&["ask", question]).stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("other2002/against, itself disputed by other2002/against-both"), "{text}");
}

/// The head of a CSV does not tell whether anything was found.
#[test]
fn an_empty_csv_has_the_head_of_a_full_one() {
    let library = library("disputes");
    for (full, empty) in [
        ("which notions nurture faith", "which notions nurture norms"),
        ("which notions nurture faith", "which explanations nurture faith"),
        ("claims by Own", "claims by Own about trust"),
        ("search \"sentence\"", "search \"xylophone\""),
        ("trace norms to faith", "trace faith to unrelated"),
        ("compare norms on faith", "compare trust on faith"),
    ] {
        let [full, empty] = [full, empty].map(|question| {
            let run = library.catena(&["ask", question, "--format", "csv"]);
            let head = run.stdout.lines().next().unwrap_or_else(|| panic!("{question}: {}", run.stderr));
            head.split_once(',').map(|(_, rest)| rest.to_owned())
        });
        assert_eq!(full, empty);
    }
}

/// A comparison as CSV keeps what its cells rest on, and those of which nobody speaks.
#[test]
fn a_comparison_keeps_its_evidence_in_csv() {
    let library = library("disputes");
    let run = library.catena(&["ask", "compare norms on faith, trust", "--format", "csv"]);
    for part in
        ["A sentence of its own.", "norms,Norms,nurtures,faith,contested,for", "norms,Norms,silent,trust"]
    {
        assert!(run.stdout.contains(part), "{}", run.stdout);
    }
}

#[test]
fn what_records_allow_is_exported() {
    let library = library("disputes");
    let text = library.read("corpus/contested.catena");
    library.write(
        "corpus/contested.catena",
        &text.replace(
            "notion faith \"Faith\"\n",
            "notion faith \"Faith\"\n  allow  orphan-topic \"It is to be written.\"\n",
        ),
    );
    let run = library.catena(&["export", "graph"]);
    let whole: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let expected = json!([{
        "record": "notion faith \"Faith\"",
        "code": "orphan-topic",
        "reason": "It is to be written.",
    }]);
    assert_eq!(whole["allowances"], expected);
}
