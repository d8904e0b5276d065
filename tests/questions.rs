//! The questions in `questions/*.question`, a line each, over the library in `questions/`: each with
//! its core and its answer. And: a plan that is optimised answers as the literal one does.

use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use catena::corpus::Corpus;
use catena::corpus::load::Library;
use catena::session::{Failure, Session};
use insta::{Settings, assert_snapshot, glob};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::corpora::corpus;
use crate::support::phrases::question;
use crate::support::shown::answer_text;
use crate::support::{cases, session_of, without_faults};

#[test]
fn answers() {
    let session = without_faults(Session::of(library()));
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("questions");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    glob!("questions/*.question", |path| {
        let answers: Vec<String> = lines(path).map(|question| answered(&session, &question)).collect();
        assert_snapshot!(answers.join("\n"));
    });
}

/// The corpus that the questions are about.
pub(crate) fn library() -> Corpus {
    let library = Library::at(&folder());
    library.and_then(|library| library.load()).expect("the library of these tests can be read")
}

/// All questions of these tests.
pub(crate) fn questions() -> Vec<String> {
    let entries = read_dir(folder()).expect("the folder of questions can be read").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "question"));
    paths.sort();
    paths.iter().flat_map(|path| lines(path)).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions")
}

/// The questions of a file, comments aside.
fn lines(path: &Path) -> impl Iterator<Item = String> + use<> {
    let text = read_to_string(path).expect("questions can be read");
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A question, its core and its answer, or why it is refused.
fn answered(session: &Session, question: &str) -> String {
    match session.ask(question) {
        Ok(answer) => format!("{question}\n= {}\n{}", answer.core, answer_text(&session.catalog, &answer)),
        Err(Failure::Wrong(wrong)) => {
            // What is said of it besides, `diagnostics` tests.
            format!("{question}\n  {}: {}\n", wrong.0.code.name(), wrong.0.message)
        }
        Err(Failure::World(error)) => panic!("{question}: {error}"),
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn an_optimised_plan_answers_as_the_literal_one_does(corpus in corpus(7), questions in vec(question(), 6)) {
        let session = session_of(&corpus);
        for question in questions {
            let Ok(understood) = session.read(&question) else { continue };
            let answers = [session.answer_to(&question, &understood), session.answer_literally(&question, &understood)];
            let [Ok(answer), Ok(literal)] = answers else { continue };
            let [shown, expected] = [&answer, &literal].map(|answer| answer_text(&session.catalog, answer));
            prop_assert_eq!(shown, expected, "{}\nis {}", question, answer.core);
            prop_assert!(answer == literal, "{question}: {answer:?}\nis not {literal:?}");
        }
    }
}
