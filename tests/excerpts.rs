//! Excerpts: a small library of them, what is asked of it and what is shown of it. And: they change no answer to a
//! question that does not ask for them.

mod commands;
mod imports;

use catena::corpus::Corpus;
use catena::render::graph_json::graph;
use catena::session::Failure;
use proptest::prelude::*;

use crate::program::{Library, catena};
use crate::support::construct::Construct;
use crate::support::corpora;
use crate::support::phrases::question;
use crate::support::shown::{answer_text, renamed};
use crate::support::{cases, session_of};

const EXCERPTS: Construct = Construct("excerpts");

/// The library with excerpts.
pub(crate) fn corpus() -> Corpus {
    EXCERPTS.corpus()
}

/// The library on disk.
pub(crate) fn library() -> Library {
    let library = Library::small();
    for entry in std::fs::read_dir(library.path().join("corpus")).expect("a folder").flatten() {
        std::fs::remove_file(entry.path()).expect("it can be removed");
    }
    for (name, bytes) in EXCERPTS.fixture().files {
        library.write(&name, &String::from_utf8(bytes).expect("text"));
    }
    library
}

pub(crate) fn held(name: &str, shown: &str) {
    EXCERPTS.held(name, shown);
}

#[test]
fn the_library_is_sound_and_printed_as_it_is_written() {
    EXCERPTS.is_sound();
    EXCERPTS.is_printed_as_it_is_written();
}

#[test]
fn questions_are_answered() {
    held("answers", &EXCERPTS.answers());
}

#[test]
fn questions_are_read_as_they_are_typed() {
    let session = EXCERPTS.session();
    let read = EXCERPTS.lines("typed.question").into_iter().map(|question| match session.ask(&question) {
        Ok(answer) => {
            let read = answer.read_as.as_deref().unwrap_or("as it is");
            format!("{question}\n  {read}  [{}]\n", answer.rows.len())
        }
        Err(Failure::Wrong(wrong)) => {
            let helps = wrong.0.help.iter().map(|help| format!("  help: {help}\n"));
            format!("{question}\n  ! {}\n{}", wrong.0.message, helps.collect::<String>())
        }
        Err(Failure::World(error)) => panic!("{question}: {error}"),
    });
    held("typed", &read.collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_question_prints_as_core_that_is_read_back_and_any_plan_answers_it_alike() {
    EXCERPTS.cores_are_read_back();
    EXCERPTS.plans_agree();
}

#[test]
fn what_is_exported_is_the_whole_record() {
    let session = EXCERPTS.session();
    let exported: serde_json::Value =
        serde_json::from_str(&graph(&session.catalog, &session.graph)).expect("JSON");
    let nodes = exported["nodes"].as_array().expect("a list");
    let wanted = |node: &&serde_json::Value| node["kind"] == "excerpt" || node["from"].is_array();
    let shown: Vec<&serde_json::Value> = nodes.iter().filter(wanted).collect();
    held("exported", &serde_json::to_string_pretty(&shown).expect("JSON"));
}

#[test]
fn renaming_follows_excerpts() {
    let told = [
        ("kydd2005/trust-is-a-belief", "kydd2005/trust-as-belief"),
        ("excerpt:snyder1997/fear-of-being-alone", "snyder1997/fear"),
        ("kydd2005", "kydd2005a"),
        ("trust", "reliance"),
        ("abandonment", "being-left"),
        ("snyder1997/loyalty", "snyder1997/fear-abandonment"),
        ("snyder1997/loyalty", "kydd2005/loyalty"),
        ("kydd2005/trust-is-belief", "kydd2005/second-look"),
    ];
    held("renamed", &told.map(|(old, new)| renamed(&EXCERPTS.session(), old, new)).join("\n"));
}

#[test]
fn pages_status_and_figures_tell_of_them() {
    let library = library();
    let pages = ["kydd2005/trust-is-a-belief", "kydd2005/reassurance-works", "kydd2005/second-look"];
    let pages = pages.into_iter().chain([
        "snyder1997/fear-of-being-alone",
        "snyder1997/from-fear",
        "kydd2005",
        "waltz1993",
    ]);
    let shown: Vec<String> = pages.map(|page| catena(library.path(), &["show", page]).stdout).collect();
    let asked = ["excerpts", "what is kydd2005/reassurance-works", "excerpts matching \"loyalty\""]
        .map(|question| catena(library.path(), &["ask", question]).stdout);
    let commands: [&[&str]; 4] =
        [&["status"], &["status", "--format", "json"], &["check"], &["export", "turtle"]];
    let told = commands.map(|command| catena(library.path(), command).stdout);
    let told = [told[0].clone(), json_of_excerpts(&told[1]), told[2].clone(), turtle_of_excerpts(&told[3])];
    held("pages", &[shown.join("\n────\n"), asked.join("\n────\n"), told.join("\n────\n")].join("\n════\n"));
}

fn json_of_excerpts(status: &str) -> String {
    let status: serde_json::Value = serde_json::from_str(status).expect("JSON");
    let shown = serde_json::json!({
        "excerpts": status["excerpts"], "excerpts_not_used": status["left"]["excerpts_not_used"],
    });
    serde_json::to_string_pretty(&shown).expect("JSON")
}

/// The lines of the statements about the excerpt with most fields, and what is made from it.
fn turtle_of_excerpts(turtle: &str) -> String {
    let blocks = turtle.split("\n\n").flat_map(|block| block.split_inclusive(" .\n"));
    let told = blocks.filter(|block| block.contains("trust-is-a-belief"));
    told.map(str::trim).collect::<Vec<_>>().join("\n\n")
}

/// The corpus without its excerpts.
fn without_excerpts(corpus: &corpora::Corpus) -> corpora::Corpus {
    let without = |record: &String| {
        record.lines().filter(|line| !line.starts_with("  from  ")).map(|line| format!("{line}\n")).collect()
    };
    let claims = corpus.claims.iter().map(without).collect();
    corpora::Corpus { claims, excerpts: Vec::new(), ..corpus.clone() }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn they_change_no_answer_to_a_question_that_does_not_ask_for_them(
        corpus in corpora::corpus(8), questions in proptest::collection::vec(question(), 12),
    ) {
        let (with, without) = (session_of(&corpus), session_of(&without_excerpts(&corpus)));
        for question in questions.iter().filter(|question| !question.contains("excerpt")) {
            let answers = [&with, &without].map(|session| match session.ask(question) {
                Ok(answer) => answer_text(&session.catalog, &answer),
                Err(Failure::Wrong(wrong)) => wrong.0.message.clone(),
                Err(Failure::World(error)) => panic!("{question}: {error}"),
            });
            prop_assert_eq!(&answers[0], &answers[1], "{}", question);
        }
    }
}
