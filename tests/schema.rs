//! Every answer of the questions in `questions/`, of those in `tables/` and of the example corpus's own, held
//! to `docs/answer.schema.json`. The keywords of JSON Schema that the file uses are read here; another one is
//! an error, so that none is passed over.

use std::fs::read_to_string;

use catena::corpus::Corpus;
use catena::query::snippet::snippets;
use catena::render::json;
use catena::session::Session;
use serde_json::Value;

use crate::program::root;
use crate::{questions, tables};

#[test]
fn every_answer_keeps_the_schema() {
    let schema = schema();
    let mut held = 0;
    let mut hold = |session: &Session, question: &str| {
        let (Ok(expr), Ok(answer)) = (session.understand(question), session.ask(question)) else { return };
        let found = snippets(&expr, &answer, &|node| session.document(node));
        let value = serde_json::from_str(&json::answer(&session.catalog, &answer, &found)).expect("JSON");
        check(&schema, &schema, &value).unwrap_or_else(|fault| panic!("{question}: {fault}"));
        for line in json::lines(&session.catalog, &answer, &found).lines() {
            let part = if answer.paths.is_empty() { "row" } else { "path" };
            let value = serde_json::from_str(line).expect("JSON in a line");
            check(&schema, &schema["$defs"][part], &value)
                .unwrap_or_else(|fault| panic!("{question}: {fault}"));
        }
        held += 1;
    };
    let library = Session::of(questions::library());
    questions::questions().iter().for_each(|question| hold(&library, question));
    let awkward = tables::session();
    tables::questions().iter().for_each(|question| hold(&awkward, question));
    let files = catena::example::EXAMPLE.iter();
    let files = files.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let example = Session::of(Corpus::read(files.collect()));
    example.catalog.saved.iter().for_each(|saved| hold(&example, &saved.question));
    assert!(held > 100, "only {held} answers were held to the schema");
}

#[test]
fn what_breaks_the_schema_is_found() {
    let schema = schema();
    let session = Session::of(questions::library());
    let answer = session.ask("claims").expect("an answer");
    let text = json::answer(&session.catalog, &answer, &Default::default());
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    check(&schema, &schema, &whole).expect("a sound answer");
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut value = whole.clone();
        change(&mut value);
        check(&schema, &schema, &value).expect_err("a broken answer")
    };
    let faults = [
        broken(&|answer| answer["schema"] = 2.into()),
        broken(&|answer| answer["total"] = (-1).into()),
        broken(&|answer| answer["more"] = true.into()),
        broken(&|answer| drop(answer.as_object_mut().map(|object| object.remove("paths")))),
        broken(&|answer| answer["rows"][0]["label"] = Value::Null),
        broken(&|answer| {
            answer["rows"][0]["snippet"] = serde_json::json!({"field": "text", "text": "", "ranges": []});
        }),
        broken(&|answer| answer["rows"][0]["verdict"] = true.into()),
    ];
    insta::assert_snapshot!(faults.join("\n"), @r##"
    2 is not of const 1
    -1 is not of minimum 0
    `more` is not in the schema
    no `paths`
    null is not of type "string"
    [] is not of minItems 1
    true is not of anyOf [{"$ref":"#/$defs/verdict"},{"type":"null"}]
    "##);
}

fn schema() -> Value {
    let text = read_to_string(root().join("docs/answer.schema.json")).expect("the schema can be read");
    serde_json::from_str(&text).expect("JSON")
}

/// Holds a value to a schema, a part of `whole`.
fn check(whole: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let keywords = schema.as_object().ok_or_else(|| format!("no schema: {schema}"))?;
    for (keyword, wanted) in keywords {
        let number = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let least = wanted.as_u64().unwrap_or(0);
        let list = value.as_array();
        let holds = match keyword.as_str() {
            "$schema" | "title" | "description" | "$defs" | "required" => true,
            "$ref" => {
                let name = wanted.as_str().and_then(|path| path.strip_prefix("#/$defs/"));
                let part = name.and_then(|name| whole["$defs"].get(name));
                check(whole, part.ok_or_else(|| format!("no part {wanted}"))?, value)?;
                true
            }
            "type" => has_type(wanted, value),
            "const" => value == wanted,
            "enum" => wanted.as_array().is_some_and(|all| all.contains(value)),
            "anyOf" => {
                let mut all = wanted.as_array().into_iter().flatten();
                all.any(|schema| check(whole, schema, value).is_ok())
            }
            "minimum" => value.as_i64().is_none_or(|found| Some(found) >= wanted.as_i64()),
            "minItems" => list.is_none_or(|list| number(list.len()) >= least),
            "maxItems" => list.is_none_or(|list| number(list.len()) <= least),
            "uniqueItems" => {
                list.is_none_or(|list| list.iter().enumerate().all(|(at, one)| !list[..at].contains(one)))
            }
            "items" => {
                list.into_iter().flatten().try_for_each(|item| check(whole, wanted, item))?;
                true
            }
            "properties" | "additionalProperties" => {
                properties(whole, schema, value)?;
                true
            }
            other => return Err(format!("this test does not know `{other}`")),
        };
        if !holds {
            return Err(format!("{value} is not of {keyword} {wanted}"));
        }
    }
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    match required.into_iter().find(|name| value.get(name).is_none()) {
        Some(missing) if value.is_object() => Err(format!("no `{missing}`")),
        _ => Ok(()),
    }
}

fn properties(whole: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    for (name, found) in value.as_object().into_iter().flatten() {
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => return Err(format!("`{name}` is not in the schema")),
            (Value::Null, Value::Null) => {}
            (Value::Null, other) => check(whole, other, found)?,
            (known, _) => check(whole, known, found)?,
        }
    }
    Ok(())
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        _ => false,
    };
    match wanted {
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        name => name.as_str().is_some_and(is),
    }
}
