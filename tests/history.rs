//! `log` and `stats`.

use serde_json::Value;

use crate::repository::Repository;

const FEAR: &str = "corpus/fear.catena";

fn steps(repository: &Repository, id: &str) -> Vec<Value> {
    let run = repository.catena(&["log", "--format", "json", id]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    log["steps"].as_array().expect("a list").clone()
}

/// Subjects and what was done, newest first.
fn told(steps: &[Value]) -> Vec<(&str, &str)> {
    steps
        .iter()
        .map(|step| (step["subject"].as_str().unwrap_or("-"), step["change"].as_str().expect("a word")))
        .collect()
}

#[test]
fn a_record_is_followed_through_names_and_files() {
    let repository = Repository::small();
    repository.write(FEAR, "concept fear \"Fear\"\n  text  Old.\n\nconcept other \"Other\"\n");
    repository.commit("Add fear");
    repository.write(FEAR, "concept fear \"Fear\"\n  text  Old.\n\nconcept other \"Another\"\n");
    repository.commit("Change another record");
    repository.write(FEAR, "concept   fear   \"Fear\"\n      text  Old.\n\nconcept other \"Another\"\n");
    repository.commit("Lay it out");
    repository.write(FEAR, "concept fear \"Fear\"\n  text  New.\n\nconcept other \"Another\"\n");
    repository.commit("Say it anew");
    repository.write(FEAR, "concept other \"Another\"\n");
    repository.write("corpus/dread.catena", "concept fear \"Fear\"\n  text  New.\n");
    repository.commit("Move it");
    repository.write("corpus/dread.catena", "concept dread \"Dread\"\n  text  New.\n  was   fear\n");
    repository.commit("Rename it");
    repository.write("corpus/dread.catena", "concept dread \"Dread\"\n  text  Newer.\n  was   fear\n");
    let found = steps(&repository, "dread");
    assert_eq!(
        told(&found),
        [
            ("-", "changed"),
            ("Rename it", "renamed"),
            ("Move it", "changed"),
            ("Say it anew", "changed"),
            ("Add fear", "added"),
        ]
    );
    assert_eq!(found[0]["commit"], Value::Null);
    assert_eq!(found[1]["was"], "fear");
    assert_eq!(found[2]["from"], FEAR);
    assert_eq!(found[3]["author"], "Ann Adams");
    assert_eq!(
        found[3]["fields"],
        serde_json::json!([{ "field": "text", "old": ["Old."], "new": ["New."] }])
    );
    assert_eq!(steps(&repository, "fear"), found, "the old name will do");
    let text = repository.catena(&["log", "topic:dread"]).stdout;
    assert!(
        text.starts_with("not committed yet\n  changed in corpus/dread.catena\n    text  New. → Newer.\n"),
        "{text}"
    );
    assert!(
        text.contains(
            "2026-01-15  Ann Adams  Rename it\n  renamed from fear to dread\n    label  Fear → Dread\n"
        ),
        "{text}"
    );
}

#[test]
fn what_is_gone_and_what_a_merge_did_have_a_history_too() {
    let repository = Repository::small();
    repository.write(FEAR, "concept fear \"Fear\"\n  text  Old.\n");
    repository.commit("Add fear");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write(FEAR, "concept fear \"Fear\"\n  text  Theirs.\n");
    repository.commit("Theirs");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(FEAR, "concept fear \"Fear\"\n  text  Ours.\n");
    repository.commit("Ours");
    let (clean, _) = repository.try_git(&["merge", "side"]);
    assert!(!clean);
    repository.write(FEAR, "concept fear \"Fear\"\n  text  Both.\n");
    repository.commit("United");
    repository.write(FEAR, "# nothing is left\n");
    repository.commit("Remove fear");
    let found = steps(&repository, "fear");
    let mut told = told(&found);
    assert_eq!(told.remove(0), ("Remove fear", "removed"));
    assert_eq!(told.remove(0), ("United", "changed"));
    told.sort_unstable();
    assert_eq!(told, [("Add fear", "added"), ("Ours", "changed"), ("Theirs", "changed")]);
}

#[test]
fn works_have_the_history_of_their_entry_and_their_record() {
    let repository = Repository::small();
    repository.commit("Start");
    repository.write("corpus/works.catena", "work snyder1997\n  read  part\n");
    repository.commit("Read in part");
    let entry = repository.read("corpus/references.bib");
    repository.write("corpus/references.bib", &entry.replace("{1997}", "{1998}"));
    repository.commit("Mend the year");
    let found = steps(&repository, "work:snyder1997");
    let fields: Vec<&Value> = found[..2].iter().map(|step| &step["fields"][0]["field"]).collect();
    assert_eq!(fields, ["year", "work read"]);
}

#[test]
fn what_has_no_history_is_told() {
    let repository = Repository::small();
    let none = repository.catena(&["log", "trust"]);
    assert_eq!(none.code, 2);
    assert!(none.stderr.contains("unknown revision `HEAD`"), "{}", none.stderr);
    repository.commit("Start");
    let unknown = repository.catena(&["log", "trusst"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `trust`?"), "{}", unknown.stderr);
}

#[test]
fn a_corpus_is_counted() {
    let repository = Repository::small();
    let run = repository.catena(&["stats", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let stats: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(stats["files"]["annotations"], 2);
    assert_eq!(stats["files"]["bibliographies"], 1);
    assert_eq!(stats["words"], 8);
    for (kind, number) in [("concept", 3), ("claim", 1), ("work", 1), ("scholar", 1), ("explanation", 1)] {
        assert_eq!(stats["things"][kind], number, "{kind}");
    }
    assert_eq!((&stats["saved_questions"], &stats["expected_answers"]), (&1.into(), &1.into()));
    assert_eq!(stats["relations"]["admits"], 1);
    // Two concepts are joined to nothing.
    assert_eq!(stats["components"], serde_json::json!([5, 1, 1]));
    assert!(stats["milliseconds"]["parse"].as_f64().expect("a figure") > 0.0);
    let text = repository.catena(&["stats"]).stdout;
    assert!(text.contains("opened in") && text.contains("components"), "{text}");
}
