//! Arguments: a small library of them, what is asked of it and what is shown of it.

use std::fs::read_to_string;
use std::path::PathBuf;

use catena::annotation::print;
use catena::check::check;
use catena::corpus::Corpus;
use catena::query::expr::Printed;
use catena::render::graph_json::graph;
use catena::session::{Failure, Session};
use insta::assert_snapshot;

use crate::fixture::Fixture;
use crate::program::{Library, catena, root};
use crate::questions;
use crate::support::shown::{answer_text, renamed};
use crate::support::without_faults;

fn folder() -> PathBuf {
    root().join("tests/arguments")
}

fn fixture() -> Fixture {
    Fixture::read(&read_to_string(folder().join("library.fixture")).expect("the fixture can be read"))
}

/// The library with arguments.
pub(crate) fn corpus() -> Corpus {
    Corpus::read(fixture().files)
}

fn session() -> Session {
    without_faults(Session::of(corpus()))
}

/// The questions of a file of this folder, comments aside.
fn lines(name: &str) -> Vec<String> {
    let text = read_to_string(folder().join(name)).expect("questions can be read");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// All questions of these tests.
pub(crate) fn asked() -> Vec<String> {
    [lines("answers.question"), lines("typed.question")].concat()
}

fn held(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("arguments");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, shown));
}

#[test]
fn the_library_is_sound() {
    let session = session();
    let found = check(&session);
    let found: Vec<&str> = found.iter().flatten().map(|found| found.message.as_str()).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn its_records_are_printed_as_they_are_written() {
    let session = session();
    for (file, document) in &session.corpus().documents {
        assert_eq!(print(document), session.sources().file(*file).text);
    }
}

#[test]
fn questions_are_answered() {
    let session = session();
    let answers = lines("answers.question").into_iter().map(|question| match session.ask(&question) {
        Ok(answer) => format!("{question}\n= {}\n{}", answer.core, answer_text(&session.catalog, &answer)),
        Err(Failure::Wrong(wrong)) => format!("{question}\n  ! {}\n", wrong.0.message),
        Err(Failure::World(error)) => panic!("{question}: {error}"),
    });
    held("answers", &answers.collect::<Vec<_>>().join("\n"));
}

#[test]
fn questions_are_read_as_they_are_typed() {
    let (with, without) = (session(), Session::of(questions::library()));
    let read = lines("typed.question").into_iter().map(|question| {
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
    let session = session();
    for question in asked() {
        let Ok(expr) = session.understand(&question) else { continue };
        let core = Printed { expr: &expr, catalog: &session.catalog }.to_string();
        let again = session.understand(&core).unwrap_or_else(|_| panic!("{question}: {core}"));
        assert_eq!(again, expr, "{question}: {core}");
    }
}

#[test]
fn an_optimised_plan_answers_as_the_literal_one_does() {
    let session = session();
    for question in asked() {
        let (Ok(answer), Ok(literal)) = (session.ask(&question), session.ask_literally(&question)) else {
            continue;
        };
        assert!(answer == literal, "{question}");
    }
}

#[test]
fn what_is_exported_names_premises_and_conclusion() {
    let session = session();
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
    held("renamed", &told.map(|(old, new)| renamed(&session(), old, new)).join("\n"));
}

#[test]
fn pages_tell_what_is_argued_from_what() {
    let library = Library::small();
    for entry in std::fs::read_dir(library.path().join("corpus")).expect("a folder").flatten() {
        std::fs::remove_file(entry.path()).expect("it can be removed");
    }
    for (name, bytes) in fixture().files {
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
