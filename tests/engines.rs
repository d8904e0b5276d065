//! Questions as SQL: SQLite, which shares no code with catena, finds the rows that catena finds itself. With
//! `CATENA_DUCKDB` set, DuckDB's program is asked the same; `PROPTEST_CASES` says in how many corpora.

mod duckdb;
mod sqlite;

use std::cell::Cell;

use catena::engine::answered::{self, Refused};
use catena::relational::script::Asked;
use catena::relational::sql::{Dialect, Script};
use catena::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::engines::duckdb::DuckDb;
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
    /// Answered as by catena.
    equal: Cell<usize>,
    /// Of these, with something in the answer.
    with_rows: Cell<usize>,
    /// Without SQL.
    native: Cell<usize>,
}

#[test]
fn engines_find_what_catena_finds() {
    let tally = Tally::default();
    let config = Config { max_shrink_iters: 200, ..cases(CORPORA) };
    let run = TestRunner::new(config).run(
        &(with_same_topics(corpus(7)), vec(question(), QUESTIONS)),
        |(made, questions)| {
            let session = session_of(&made);
            let engines = Engines::of(&session);
            questions.iter().try_for_each(|question| is_found(&session, &engines, question, &tally))
        },
    );
    run.unwrap_or_else(|fault| panic!("{fault}"));
    println!("{tally:?}");
    let equal = tally.equal.get();
    assert!(equal * 2 > tally.asked.get(), "most questions have SQL: {tally:?}");
    assert!(tally.with_rows.get() * 3 > equal, "many have an answer: {tally:?}");
}

#[test]
fn engines_answer_the_questions_of_the_examples() {
    let session = crate::questions::library();
    let session = Session::of(session);
    let engines = Engines::of(&session);
    let tally = Tally::default();
    for question in crate::questions::questions() {
        is_found(&session, &engines, &question, &tally).unwrap_or_else(|fault| panic!("{fault}"));
    }
    println!("{tally:?}");
    assert!(tally.equal.get() > 50, "{tally:?}");
}

/// Where the tables of a corpus are.
struct Engines {
    sqlite: Sqlite,
    duckdb: Option<DuckDb>,
}

impl Engines {
    fn of(session: &Session) -> Self {
        let duckdb = std::env::var_os("CATENA_DUCKDB").map(|_| DuckDb::of(session));
        Self { sqlite: Sqlite::of(session), duckdb }
    }
}

/// Asks a question of catena and of the engines, and compares all of the answers.
fn is_found(
    session: &Session,
    engines: &Engines,
    question: &str,
    tally: &Tally,
) -> Result<(), TestCaseError> {
    let count = |of: &Cell<usize>| of.set(of.get() + 1);
    let Ok(understood) = session.read(question) else { return Ok(()) };
    let Ok(native) = session.ask(question) else { return Ok(()) };
    if native.cut {
        return Ok(());
    }
    count(&tally.asked);
    let native = answer_text(&session.catalog, &native);
    let is_equal = |dialect: Dialect, run: &mut answered::Run<'_>| match answered::answer(
        session,
        question,
        &understood,
        dialect,
        run,
    ) {
        Ok(found) => {
            let found = answer_text(&session.catalog, &found);
            prop_assert_eq!(&found, &native, "{} in {}", question, dialect.name());
            Ok(true)
        }
        Err(Refused::Native(_)) => Ok(false),
        Err(refused) => panic!("{question}: {refused:?}"),
    };
    let mut run = |_: Asked<'_>, script: &Script| {
        Ok(engines.sqlite.run(script).unwrap_or_else(|error| panic!("{question}\n{error}\n{script:#?}")))
    };
    if !is_equal(Dialect::Sqlite, &mut run)? {
        count(&tally.native);
        return Ok(());
    }
    if let Some(duckdb) = &engines.duckdb {
        prop_assert!(is_equal(Dialect::DuckDb, &mut |asked, script| duckdb.run(asked, script))?);
    }
    count(&tally.equal);
    if !native.contains("total 0") {
        count(&tally.with_rows);
    }
    Ok(())
}
