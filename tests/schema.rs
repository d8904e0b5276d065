//! Every answer of the questions in `questions/`, of those in `tables/` and of those saved in the example corpus,
//! held to `docs/answer.schema.json`.

use std::fs::read_to_string;

use catena::corpus::load::Library;
use catena::query::snippet::snippets;
use catena::query::understand::saved::filled;
use catena::render::graph_json::graph;
use catena::render::json;
use catena::session::Session;
use jsonschema::Validator;
use serde_json::Value;

use crate::program::root;
use crate::{excerpts, questions, tables};

#[test]
fn every_answer_keeps_the_schema() {
    let schema = Schema::read();
    let mut held = 0;
    let mut hold = |session: &Session, question: &str| {
        let (Ok(expr), Ok(answer)) = (session.understand(question), session.ask(question)) else { return };
        let found = snippets(&expr, &answer, &|node| session.document(node));
        let value = serde_json::from_str(&json::answer(&session.catalog, &answer, &found)).expect("JSON");
        if let Err(fault) = schema.whole.validate(&value) {
            panic!("{question}: {fault} at {}", fault.instance_path());
        }
        for line in json::lines(&session.catalog, &answer, &found).lines() {
            let part = if answer.paths.is_empty() { &schema.row } else { &schema.path };
            let value = serde_json::from_str(line).expect("JSON in a line");
            part.validate(&value).unwrap_or_else(|fault| panic!("{question}: {fault} in {line}"));
        }
        held += 1;
    };
    let library = Session::of(questions::library());
    questions::questions().iter().for_each(|question| hold(&library, question));
    let awkward = tables::session();
    tables::questions().iter().for_each(|question| hold(&awkward, question));
    let example = Library::at(&root()).and_then(|library| library.load()).expect("the example corpus");
    let example = Session::of(example);
    let saved: Vec<String> =
        example.catalog.saved.iter().filter_map(|saved| filled(saved, &[]).ok()).collect();
    saved.iter().for_each(|question| hold(&example, question));
    assert!(held > 150, "only {held} answers were held to the schema");
}

#[test]
fn every_exported_corpus_keeps_its_schema() {
    let text = read_to_string(root().join("docs/graph.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let example = Library::at(&root()).and_then(|library| library.load()).expect("the example corpus");
    for corpus in [example, questions::library(), excerpts::corpus()] {
        let session = Session::of(corpus);
        let value: Value = serde_json::from_str(&graph(&session.catalog, &session.graph)).expect("JSON");
        if let Err(fault) = schema.validate(&value) {
            panic!("{fault} at {}", fault.instance_path());
        }
    }
}

#[test]
fn what_breaks_the_schema_is_found() {
    let schema = Schema::read();
    let session = Session::of(questions::library());
    let answer = session.ask("claims").expect("an answer");
    let text = json::answer(&session.catalog, &answer, &Default::default());
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    assert!(schema.whole.is_valid(&whole));
    let breaks = |change: &dyn Fn(&mut Value)| {
        let mut value = whole.clone();
        change(&mut value);
        assert!(!schema.whole.is_valid(&value), "{value}");
    };
    breaks(&|answer| answer["schema"] = 1.into());
    breaks(&|answer| answer["total"] = (-1).into());
    breaks(&|answer| answer["more"] = true.into());
    breaks(&|answer| answer["rows"][0]["kind"] = 7.into());
    breaks(&|answer| answer["rows"][0].as_object_mut().expect("a row").clear());
}

struct Schema {
    whole: Validator,
    row: Validator,
    path: Validator,
}

impl Schema {
    fn read() -> Self {
        let text = read_to_string(root().join("docs/answer.schema.json")).expect("the schema");
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        let part = |name: &str| {
            let mut part = schema.clone();
            part["$ref"] = format!("#/$defs/{name}").into();
            jsonschema::validator_for(&part).expect("a JSON Schema")
        };
        Self { whole: part("answer"), row: part("row"), path: part("path") }
    }
}
