//! The JSON of answers, key by key: programs are built on it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use catena::corpus::load::Library;
use catena::query::saved::filled;
use catena::render::json;
use catena::session::Session;
use serde_json::Value;

use crate::program::{catena, root};

/// The questions of `tests/questions`, which are of every form, and those saved in the example corpus.
fn questions() -> Vec<(Session, Vec<String>)> {
    let mut asked = Vec::new();
    let mut files: Vec<_> =
        fs::read_dir(root().join("tests/questions")).expect("questions").flatten().collect();
    files.sort_by_key(fs::DirEntry::path);
    for file in files.iter().map(fs::DirEntry::path) {
        if file.extension().is_some_and(|ending| ending == "question") {
            let text = fs::read_to_string(&file).expect("a file of questions");
            asked.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
        }
    }
    let open = |folder: &Path| Session::open(Library::at(folder).expect("a library")).expect("a corpus");
    let example = open(&root());
    let saved = example.catalog.saved.iter().filter_map(|saved| filled(saved, &[]).ok()).collect();
    vec![(open(&root().join("tests/questions")), asked), (example, saved)]
}

#[test]
fn every_answer_keeps_the_published_schema() {
    let text = fs::read_to_string(root().join("docs/answer.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let whole = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let part = |name: &str| {
        let mut part = schema.clone();
        part["$ref"] = format!("#/$defs/{name}").into();
        jsonschema::validator_for(&part).expect("a JSON Schema")
    };
    let (row, path) = (part("row"), part("path"));
    let mut held = 0;
    for (session, questions) in questions() {
        for question in questions {
            let Ok(answer) = session.ask(&question) else { continue };
            let json: Value = serde_json::from_str(&json::answer(&session.catalog, &answer)).expect("JSON");
            if let Err(fault) = whole.validate(&json) {
                panic!("{question}: {fault} at {}", fault.instance_path());
            }
            for line in json::lines(&session.catalog, &answer).lines() {
                let line: Value = serde_json::from_str(line).expect("JSON");
                assert!(row.is_valid(&line) || path.is_valid(&line), "{question}: {line}");
            }
            held += 1;
        }
    }
    assert!(held > 150, "only {held} answers");
}

/// The answer of the example corpus as JSON.
fn answer(question: &str) -> Value {
    let run = catena(Path::new("."), &["ask", "--format", "json", question]);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Holds the keys of an object against those that it must have and those that it may have.
fn has_keys(value: &Value, must: &[&str], may: &[&str]) {
    let keys: BTreeSet<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    for key in must {
        assert!(keys.contains(key), "no `{key}` in {value}");
    }
    for key in keys {
        assert!(must.contains(&key) || may.contains(&key), "`{key}` is not in the contract: {value}");
    }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("`{key}` is no list in {value}"))
}

#[test]
fn an_answer_with_verdicts_keeps_the_contract() {
    let found = answer("which explanations admit trust");
    let top = ["schema", "question", "core", "columns", "rows", "left_out", "paths", "total", "truncated"];
    has_keys(&found, &top, &[]);
    assert_eq!(found["schema"], 1);
    assert_eq!(found["question"], "which explanations admit trust");
    assert_eq!(found["core"], "find explanation e where e -[admits]-> concept:trust");
    assert_eq!(found["columns"], serde_json::json!(["explanation", "verdict"]));
    assert_eq!((&found["total"], &found["truncated"]), (&Value::from(3), &Value::from(false)));
    assert!(list(&found, "paths").is_empty());
    let ids: Vec<&str> = list(&found, "rows").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["democratic-norms", "institutional-structure", "military-cooperation"]);
    for row in list(&found, "rows") {
        has_keys(row, &["id", "kind", "label", "verdict", "values"], &["more_verdicts"]);
        let verdict = &row["verdict"];
        let must = ["status", "relation", "object", "marks", "for", "against", "caveats"];
        has_keys(verdict, &must, &["partial"]);
        assert_eq!((&verdict["status"], &verdict["object"]), (&Value::from("admits"), &Value::from("trust")));
        assert!(!list(verdict, "for").is_empty());
        for evidence in ["for", "against", "caveats"].iter().flat_map(|side| list(verdict, side)) {
            has_keys(
                evidence,
                &["claim", "text", "work", "locator", "via"],
                &["force", "disputed_by", "says"],
            );
            if !evidence["via"].is_null() {
                has_keys(&evidence["via"], &["work", "locator"], &[]);
            }
        }
    }
    let left = list(&found, "left_out");
    left.iter().for_each(|left| has_keys(left, &["id", "status", "marks"], &[]));
    assert_eq!(
        left[0],
        serde_json::json!({"id": "bipolarity", "status": "excludes", "marks": ["qualified"]})
    );
}

#[test]
fn a_second_hand_claim_names_where_it_was_read() {
    let found = answer("which explanations admit trust");
    let all = list(&found, "rows").iter().flat_map(|row| list(&row["verdict"], "for"));
    let donnelly =
        all.into_iter().find(|evidence| evidence["work"] == "donnelly2003").expect("Donnelly's claim");
    assert_eq!(donnelly["claim"], "donnelly2003/networks-of-trust");
    assert_eq!(donnelly["via"], serde_json::json!({"work": "keating2015", "locator": "n. 72"}));
}

#[test]
fn paths_keep_the_contract() {
    let found = answer("trace trust to bipolarity");
    assert!(list(&found, "rows").is_empty() && !list(&found, "paths").is_empty());
    for path in list(&found, "paths") {
        has_keys(path, &["nodes", "hops"], &[]);
        assert_eq!(list(path, "nodes").len(), list(path, "hops").len() + 1);
        let must = ["from", "relation", "inverse", "to", "claim", "work", "locator", "via"];
        list(path, "hops").iter().for_each(|hop| has_keys(hop, &must, &["force"]));
    }
}

#[test]
fn a_count_puts_its_figure_under_its_column() {
    let found = answer("how many claims per scholar sort count desc limit 1");
    assert_eq!(found["columns"], serde_json::json!(["scholar", "count"]));
    assert_eq!(found["rows"][0]["id"], "keating");
    assert!(found["rows"][0]["values"]["count"].is_u64());
    assert_eq!(found["truncated"], true);
}
