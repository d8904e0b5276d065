//! The JSON of answers, key by key: programs are built on it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::program::catena;

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
    let top = [
        "schema",
        "question",
        "core",
        "columns",
        "rows",
        "left_out",
        "paths",
        "total",
        "truncated",
        "without",
        "changes",
    ];
    has_keys(&found, &top, &["headline"]);
    assert_eq!(found["schema"], 2);
    assert_eq!(found["question"], "which explanations admit trust");
    assert_eq!(found["core"], "find explanation e where e -[admits]-> concept:trust");
    assert_eq!(found["columns"], serde_json::json!(["explanation", "verdict"]));
    assert_eq!((&found["total"], &found["truncated"]), (&Value::from(3), &Value::from(false)));
    assert!(list(&found, "paths").is_empty());
    let ids: Vec<&str> = list(&found, "rows").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["democratic-norms", "institutional-structure", "military-cooperation"]);
    for row in list(&found, "rows") {
        has_keys(row, &["id", "kind", "label", "verdict", "more_verdicts", "values"], &[]);
        let verdict = &row["verdict"];
        let sides = ["for", "against", "asked", "caveats", "disputes", "answers", "partial"];
        let rest = ["status", "relation", "object", "marks", "counts", "lesser", "elsewhere"];
        has_keys(verdict, &[&sides[..], &rest].concat(), &[]);
        assert_eq!((&verdict["status"], &verdict["object"]), (&Value::from("admits"), &Value::from("trust")));
        assert!(!list(verdict, "for").is_empty());
        for evidence in sides.iter().flat_map(|side| list(verdict, side)) {
            has_keys(
                evidence,
                &["claim", "text", "work", "locator", "via", "force", "standing", "disputed_by", "inherited"],
                &["says", "challenges", "cited_as"],
            );
            if !evidence["via"].is_null() {
                has_keys(&evidence["via"], &["work", "locator"], &["cited_as"]);
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
    let cited_as = serde_json::json!({"label": "note", "value": "72", "postnote": "n.~72"});
    assert_eq!(
        donnelly["via"],
        serde_json::json!({"work": "keating2015", "locator": "n. 72", "cited_as": cited_as})
    );
}

#[test]
fn paths_keep_the_contract() {
    let found = answer("trace trust to bipolarity");
    assert!(list(&found, "rows").is_empty() && !list(&found, "paths").is_empty());
    for path in list(&found, "paths") {
        has_keys(path, &["nodes", "hops"], &[]);
        assert_eq!(list(path, "nodes").len(), list(path, "hops").len() + 1);
        let must = [
            "from",
            "relation",
            "inverse",
            "to",
            "claim",
            "work",
            "locator",
            "via",
            "force",
            "standing",
            "disputed_by",
            "qualified_by",
        ];
        list(path, "hops").iter().for_each(|hop| has_keys(hop, &must, &["cited_as"]));
    }
}

#[test]
fn a_search_tells_where_each_row_has_the_words() {
    let found = answer("search 'common identity'");
    let rows = list(&found, "rows");
    assert!(!rows.is_empty());
    for row in rows {
        let must = ["id", "kind", "label", "verdict", "more_verdicts", "values", "snippet"];
        let of_claims = ["standing", "disputed_by", "qualified_by", "cited_as"];
        has_keys(row, &must, if row["kind"] == "claim" { &of_claims } else { &[] });
        let snippet = &row["snippet"];
        has_keys(snippet, &["field", "text", "ranges"], &[]);
        let fields = ["label", "names", "text", "quote", "note", "people"];
        assert!(fields.iter().any(|field| snippet["field"] == *field), "{snippet}");
        let characters: Vec<char> = snippet["text"].as_str().expect("a text").chars().collect();
        for range in list(snippet, "ranges") {
            let end =
                |at: usize| usize::try_from(range[at].as_u64().expect("a number")).expect("a small one");
            let marked: String = characters[end(0)..end(1)].iter().collect();
            assert_eq!(marked.to_lowercase(), "common identity");
        }
    }
    let without = answer("claims by Snyder about abandonment");
    assert!(list(&without, "rows").iter().all(|row| row.get("snippet").is_none()));
    let excluded = answer("claims by Snyder not matching \"identity\" limit 2");
    assert!(list(&excluded, "rows").iter().all(|row| row.get("snippet").is_none()));
}

#[test]
fn works_without_a_copy_keep_the_contract() {
    let texts = tempfile::tempdir().expect("a temporary folder");
    let folder = texts.path().to_str().expect("a path");
    let run = catena(Path::new("."), &["verify", "--texts", folder, "--missing", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let found: Value = serde_json::from_str(&run.stdout).expect("JSON");
    has_keys(&found, &["schema", "works", "total"], &[]);
    assert_eq!(found["schema"], 1);
    let works = list(&found, "works");
    assert_eq!(found["total"], works.len());
    works.iter().for_each(|work| has_keys(work, &["work", "title", "quotes"], &[]));
    assert!(works.iter().any(|work| work["work"] == "keating2015" && work["quotes"].as_u64() > Some(0)));
    assert!(works.is_sorted_by_key(|work| work["work"].as_str()));
}

#[test]
fn a_count_puts_its_figure_under_its_column() {
    let found = answer("how many claims per scholar sort count desc limit 1");
    assert_eq!(found["columns"], serde_json::json!(["scholar", "count"]));
    assert_eq!(found["rows"][0]["id"], "keating");
    assert!(found["rows"][0]["values"]["count"].is_u64());
    assert_eq!(found["truncated"], true);
}
