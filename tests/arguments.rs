//! Arguments: a small library of them, what is asked of it and what is shown of it.

use catena::render::graph_json::graph;
use catena::session::{Failure, Session};

use crate::program::{Library, catena};
use crate::questions;
use crate::support::construct::Construct;
use crate::support::shown::renamed;

const ARGUMENTS: Construct = Construct("arguments");

fn held(name: &str, shown: &str) {
    ARGUMENTS.held(name, shown);
}

#[test]
fn the_library_is_sound() {
    ARGUMENTS.is_sound();
}

#[test]
fn its_records_are_printed_as_they_are_written() {
    ARGUMENTS.is_printed_as_it_is_written();
}

#[test]
fn questions_are_answered() {
    held("answers", &ARGUMENTS.answers());
}

#[test]
fn questions_are_read_as_they_are_typed() {
    let (with, without) = (ARGUMENTS.session(), Session::of(questions::library()));
    let read = ARGUMENTS.lines("typed.question").into_iter().map(|question| {
        let told = [&with, &without].map(|session| match session.ask(&question) {
            Ok(answer) => {
                format!("{}  [{}]", answer.read_as.as_deref().unwrap_or("as it is"), answer.rows.len())
            }
            Err(Failure::Wrong(wrong)) => format!("! {}", wrong.0.message),
            Err(Failure::World(error)) => panic!("{question}: {error}"),
        });
        format!("{question}\n  {}\n  without arguments: {}\n", told[0], told[1])
    });
    held("typed", &read.collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_question_prints_as_core_that_is_read_back() {
    ARGUMENTS.cores_are_read_back();
}

#[test]
fn an_optimised_plan_answers_as_the_literal_one_does() {
    ARGUMENTS.plans_agree();
}

#[test]
fn what_is_exported_names_premises_and_conclusion() {
    let session = ARGUMENTS.session();
    let exported: serde_json::Value =
        serde_json::from_str(&graph(&session.catalog, &session.graph)).expect("JSON");
    let nodes = exported["nodes"].as_array().expect("a list");
    let argument = nodes.iter().find(|node| node["id"] == "chen2004/from-familiarity").expect("it is there");
    let edges = exported["edges"].as_array().expect("a list");
    let edges: Vec<_> =
        edges.iter().filter(|edge| edge["argument"] == "chen2004/from-familiarity").cloned().collect();
    let shown = serde_json::json!({ "schemes": exported["schemes"], "node": argument, "edges": edges });
    held("exported", &serde_json::to_string_pretty(&shown).expect("JSON"));
}

#[test]
fn renaming_follows_arguments() {
    let told = [
        ("boyd1999/from-fixation", "boyd1999/from-fixing"),
        ("boyd1999/near-examples-fix", "boyd1999/near-ones-fix"),
        ("far-analogy-helps", "distance-helps"),
        ("scheme:sign", "token"),
        ("boyd1999", "boyd2000"),
        ("boyd1999/from-fixation", "boyd1999/near-examples-fix"),
        ("boyd1999/from-fixation", "chen2004/from-fixation"),
        ("boyd1999/near-examples-fix", "boyd1999/from-surveys"),
    ];
    held("renamed", &told.map(|(old, new)| renamed(&ARGUMENTS.session(), old, new)).join("\n"));
}

#[test]
fn pages_tell_what_is_argued_from_what() {
    let library = Library::small();
    for entry in std::fs::read_dir(library.path().join("corpus")).expect("a folder").flatten() {
        std::fs::remove_file(entry.path()).expect("it can be removed");
    }
    for (name, bytes) in ARGUMENTS.fixture().files {
        library.write(&name, &String::from_utf8(bytes).expect("text"));
    }
    let pages = [
        "boyd1999/from-fixation",
        "chen2004/from-familiarity",
        "boyd1999/near-examples-fix",
        "far-analogy-helps",
        "boyd1999",
        "okafor",
    ];
    let shown = pages.map(|page| catena(library.path(), &["show", page]).stdout);
    let asked = ["arguments", "what is boyd1999/from-fixation"]
        .map(|question| catena(library.path(), &["ask", question]).stdout);
    let status = catena(library.path(), &["status"]).stdout;
    held("pages", &[shown.join("\n────\n"), asked.join("\n────\n"), status].join("\n════\n"));
    let picture = catena(library.path(), &["export", "dot", "--claims"]).stdout;
    held("picture", &picture);
}
