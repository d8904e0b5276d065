//! Questions as SQL: SQLite, which shares no code with catena, finds the rows that catena finds itself.

mod sqlite;

use std::cell::Cell;

use catena::engine::answered::{self, Refused};
use catena::relational::sql::Dialect;
use catena::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::engines::sqlite::Sqlite;
use crate::support::corpora::{corpus, with_same_topics};
use crate::support::phrases::question;
use crate::support::shown::answer_text;
use crate::support::{cases, session_of};

/// Corpora, and questions to each.
const CORPORA: u32 = 60;
const QUESTIONS: usize = 20;

/// What became of questions.
#[derive(Debug, Default)]
struct Tally {
    asked: Cell<usize>,
    /// Answered by SQLite as by catena.
    equal: Cell<usize>,
    /// Of these, with something in the answer.
    with_rows: Cell<usize>,
    /// Without SQL.
    native: Cell<usize>,
}

#[test]
fn sqlite_finds_what_catena_finds() {
    let tally = Tally::default();
    let config = Config { max_shrink_iters: 200, ..cases(CORPORA) };
    let run = TestRunner::new(config).run(
        &(with_same_topics(corpus(7)), vec(question(), QUESTIONS)),
        |(made, questions)| {
            let session = session_of(&made);
            let sqlite = Sqlite::of(&session);
            questions.iter().try_for_each(|question| is_found(&session, &sqlite, question, &tally))
        },
    );
    run.unwrap_or_else(|fault| panic!("{fault}"));
    println!("{tally:?}");
    let equal = tally.equal.get();
    assert!(equal * 2 > tally.asked.get(), "most questions have SQL: {tally:?}");
    assert!(tally.with_rows.get() * 3 > equal, "many have an answer: {tally:?}");
}

#[test]
fn sqlite_answers_the_questions_of_the_examples() {
    let session = crate::questions::library();
    let session = Session::of(session);
    let sqlite = Sqlite::of(&session);
    let tally = Tally::default();
    for question in crate::questions::questions() {
        is_found(&session, &sqlite, &question, &tally).unwrap_or_else(|fault| panic!("{fault}"));
    }
    println!("{tally:?}");
    assert!(tally.equal.get() > 50, "{tally:?}");
}

/// Asks a question of both, and compares all of the two answers.
fn is_found(session: &Session, sqlite: &Sqlite, question: &str, tally: &Tally) -> Result<(), TestCaseError> {
    let count = |of: &Cell<usize>| of.set(of.get() + 1);
    let Ok(understood) = session.read(question) else { return Ok(()) };
    let Ok(native) = session.ask(question) else { return Ok(()) };
    if native.cut {
        return Ok(());
    }
    count(&tally.asked);
    let mut run = |_: catena::relational::script::Asked<'_>, script: &catena::relational::sql::Script| {
        Ok(sqlite.run(script).unwrap_or_else(|error| panic!("{question}\n{error}\n{script:#?}")))
    };
    let found = match answered::answer(session, question, &understood, Dialect::Sqlite, &mut run) {
        Ok(found) => found,
        Err(Refused::Native(_)) => {
            count(&tally.native);
            return Ok(());
        }
        Err(refused) => panic!("{question}: {refused:?}"),
    };
    let [native, found] = [&native, &found].map(|answer| answer_text(&session.catalog, answer));
    prop_assert_eq!(&found, &native, "{}", question);
    count(&tally.equal);
    if !native.contains("total 0") {
        count(&tally.with_rows);
    }
    Ok(())
}
