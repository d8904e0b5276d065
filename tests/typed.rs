//! Questions as scholars type them, a line each: `typed/*.typed` over the paper's corpus, `typed/LIBRARY/*.typed` over
//! small libraries of other fields, with other kinds and relations. Each with the canonical question as which it is
//! read, or why it is refused.

use std::fs::read_to_string;
use std::path::Path;

use catena::catalog::entry::NodeId;
use catena::corpus::load::Library;
use catena::query::expr::{Body, Printed};
use catena::session::{Failure, Session};
use insta::{Settings, assert_snapshot, glob};
use proptest::prelude::*;
use proptest::sample::select;

use crate::program::root;
use crate::support::cases;

#[test]
fn questions_are_read_as_what_they_ask() {
    read_all(&session(), "typed/*.typed", "typed");
}

#[test]
fn questions_of_archaeologists_are_read_as_what_they_ask() {
    read_all(&library("archaeology"), "typed/archaeology/*.typed", "typed/archaeology");
}

#[test]
fn questions_of_ecologists_are_read_as_what_they_ask() {
    read_all(&library("ecology"), "typed/ecology/*.typed", "typed/ecology");
}

#[test]
fn questions_of_economists_are_read_as_what_they_ask() {
    read_all(&library("economics"), "typed/economics/*.typed", "typed/economics");
}

#[test]
fn questions_of_lawyers_are_read_as_what_they_ask() {
    read_all(&library("law"), "typed/law/*.typed", "typed/law");
}

#[test]
fn questions_of_nutritionists_are_read_as_what_they_ask() {
    read_all(&library("nutrition"), "typed/nutrition/*.typed", "typed/nutrition");
}

#[test]
fn questions_of_criminologists_are_read_as_what_they_ask() {
    read_all(&library("policing"), "typed/policing/*.typed", "typed/policing");
}

#[test]
fn questions_of_what_stands_are_read_as_what_they_ask() {
    let library = Library::at(&root().join("examples/republic")).expect("the example");
    let session = Session::from_texts(library).expect("the session");
    read_all(&session, "typed/republic/*.typed", "typed/republic");
}

#[test]
fn questions_of_who_answers_whom_are_read_as_what_they_ask() {
    let library = Library::at(&root().join("examples/descent")).expect("the example");
    let session = Session::from_texts(library).expect("the session");
    read_all(&session, "typed/descent/*.typed", "typed/descent");
}

fn read_all(session: &Session, files: &str, snapshots: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(snapshots);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    glob!(files, |path| {
        let read: Vec<String> =
            lines(path).iter().map(|question| format!("{question}\n{}", read(session, question))).collect();
        assert_snapshot!("read", read.join("\n"));
    });
}

/// The readings with how many rows each finds, or the message and its help.
fn read(session: &Session, question: &str) -> String {
    match session.ask(question) {
        Ok(answer) => {
            let parts = std::iter::once(&answer).chain(&answer.parts);
            let told = parts.map(|part| {
                let found = part.rows.len().max(part.paths.len());
                let reading = part.read_as.as_deref().unwrap_or("as it is");
                format!("  {reading}  [{found}]\n")
            });
            told.collect()
        }
        Err(Failure::Wrong(wrong)) => {
            let help: String = wrong.0.help.iter().map(|help| format!("    {help}\n")).collect();
            format!("  ! {}\n{help}", wrong.0.message)
        }
        Err(Failure::World(error)) => panic!("{question}: {error}"),
    }
}

/// `was trust fostered by bipolarity` says what `bipolarity fosters trust` does, never the other way round.
#[test]
fn what_is_done_to_a_thing_is_not_read_as_what_it_does() {
    let fields = ["archaeology", "ecology", "economics", "law", "nutrition", "policing"];
    let sessions = [session()].into_iter().chain(fields.map(library));
    let mut read = 0;
    for session in sessions {
        let vocabulary = &session.catalog.vocabulary;
        for (id, relation) in vocabulary.relations() {
            let of = |kinds: &[String]| {
                let is_of = |topic: &NodeId| kinds.iter().any(|kind| kind == session.catalog.kind(*topic));
                session.catalog.topics().map(|(id, _)| id).find(is_of)
            };
            let (Some(from), Some(to)) = (of(&relation.from), of(&relation.to)) else { continue };
            let [subject, object] = [from, to].map(|topic| session.catalog.id(topic).to_owned());
            if relation.inverse.is_empty() || from == to {
                continue;
            }
            for be in ["is", "was", "has been", "so was"] {
                let (be, rest) = be.split_once(' ').unwrap_or((be, ""));
                let question = format!("{be} {object} {rest} {} {subject}?", relation.inverse);
                let Ok(understood) = session.read(&question) else { continue };
                let Body::Why(why) = &understood.expr.body else { continue };
                assert_eq!((why.subject, why.relation, why.object), (from, id, to), "{question}");
                read += 1;
            }
        }
    }
    assert!(read > 40, "only {read}");
}

#[test]
fn a_reading_is_a_question_that_means_the_same() {
    let fields = ["archaeology", "ecology", "economics", "law", "nutrition", "policing"]
        .map(|field| (field, library(field)));
    let sessions = [("", session())].into_iter().chain(fields).collect::<Vec<_>>();
    let asked = sessions
        .iter()
        .flat_map(|(folder, session)| typed(folder).into_iter().map(move |question| (session, question)));
    let mut read_otherwise = 0;
    for (session, question) in asked {
        let Ok(understood) = session.read(&question) else { continue };
        let parts = std::iter::once(&understood).chain(&understood.more);
        for part in parts.filter(|part| part.considered.is_some()) {
            let reading = part.reading.as_deref().expect("a reading is told");
            let reading = reading.split(", reading `").next().expect("a reading");
            let reading = reading.split(" (not used: ").next().expect("a reading");
            let again =
                session.read(reading).unwrap_or_else(|wrong| panic!("{question}: {reading}: {wrong:?}"));
            assert!(
                again.considered.is_none(),
                "{question} is read as {reading}, which is no canonical question"
            );
            assert_eq!(again.expr, part.expr, "{question} is read as {reading}");
            read_otherwise += 1;
        }
    }
    assert!(read_otherwise > 140, "only {read_otherwise}");
}

#[test]
fn a_canonical_question_is_read_as_itself() {
    let session = Session::of(crate::questions::library());
    let mut understood = 0;
    for question in crate::questions::questions() {
        let Ok(first) = session.read_as_written(&question) else { continue };
        let read = session.read(&question).unwrap_or_else(|wrong| panic!("{question}: {wrong:?}"));
        assert_eq!(read.expr, first.expr, "{question}");
        assert!(read.considered.is_none(), "{question}");
        understood += 1;
    }
    assert!(understood > 100, "only {understood}");
}

proptest! {
    #![proptest_config(cases(60))]

    /// Capitals and accents make no difference, but where a capital tells an initial.
    #[test]
    fn mentions_are_found_in_any_case(question in select(typed("")), upper in any::<bool>()) {
        // A question of one of the forms is understood as it stands, and no form has accents.
        let accents = SESSION.with(|session| {
            session.read(&question.to_lowercase()).is_ok_and(|understood| understood.considered.is_some())
        });
        let changed: String = question
            .chars()
            .map(|c| match c {
                'e' if accents => 'é',
                c if upper => c.to_ascii_uppercase(),
                c => c,
            })
            .collect();
        SESSION.with(|session| {
            let of = |question: &str| session.read(question).ok().map(|understood| {
                Printed { expr: &understood.expr, catalog: &session.catalog }.to_string()
            });
            let quoted = question.contains('"');
            if let (Some(plain), false) = (of(&question.to_lowercase()), quoted) {
                // Letters of page numbers stay as they are typed, and are found in any case.
                let small = of(&changed).map(|printed| printed.to_lowercase());
                prop_assert_eq!(small, Some(plain.to_lowercase()), "{}", changed);
            }
            Ok(())
        })?;
    }
}

thread_local! {
    static SESSION: Session = session();
}

fn session() -> Session {
    Session::of(Library::at(&root()).and_then(|library| library.load()).expect("the example corpus"))
}

/// A small library of another field.
fn library(name: &str) -> Session {
    let folder = root().join("tests/typed").join(name);
    Session::of(Library::at(&folder).and_then(|library| library.load()).expect("a small library"))
}

fn typed(library: &str) -> Vec<String> {
    let folder = root().join("tests/typed").join(library);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "typed"));
    paths.sort();
    paths.iter().flat_map(|path| lines(path)).collect()
}

fn lines(path: &Path) -> Vec<String> {
    let text = read_to_string(path).expect("questions can be read");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}
