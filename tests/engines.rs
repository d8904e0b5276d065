//! Questions as SQL: SQLite, which shares no code with catena, finds the rows that catena finds itself. With
//! `CATENA_DUCKDB` set, DuckDB's program is asked the same; `PROPTEST_CASES` says in how many corpora.

mod duckdb;
mod sqlite;

use std::cell::Cell;
use std::collections::BTreeSet;

use catena::catalog::entry::NodeId;
use catena::engine::answered::{self, Refused};
use catena::engine::named::with_named;
use catena::query::answer::{Answer, Row, Value};
use catena::query::snippet::Snippets;
use catena::relational::import::Catalogue;
use catena::relational::lower::program;
use catena::relational::script::Asked;
use catena::relational::sorter::BUDGET;
use catena::relational::sql::{Dialect, Script, script};
use catena::relational::write::Format;
use catena::render::amount::Amount;
use catena::render::paint::Paint;
use catena::render::table;
use catena::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::engines::duckdb::DuckDb;
use crate::engines::sqlite::Sqlite;
use crate::imported::{OF_OPENALEX, paths, read};
use crate::support::corpora::{corpus, with_same_topics};
use crate::support::phrases::question;
use crate::support::shown::answer_text;
use crate::support::{cases, session_of, sound_session};

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

/// What uses the same parts again and again is too much for one statement of SQLite.
#[test]
fn what_has_many_parts_is_answered_in_steps() {
    let exists = ["e", "f", "g", "h"].map(|other| {
        format!(
            "exists claim {other} ((c -[rests-on]-> {other} or {other} -[(any|^any){{1..3}}]-> c) and \
             {other}.standing > evidence)"
        )
    });
    let question = format!("find claim c, work d where d -[^(rests-on)]-> c and {}", exists.join(" and "));
    let session = sound_session(&[("corpus/own.bib", "@book{snyder1997, title = {Alliance Politics}}")]);
    let tally = Tally::default();
    let understood = session.read(&question).unwrap_or_else(|fault| panic!("{question}: {fault:?}"));
    let program =
        program(&session.catalog, &understood.expr).unwrap_or_else(|fault| panic!("{question}: {fault:?}"));
    let [sqlite, duckdb] =
        [Dialect::Sqlite, Dialect::DuckDb].map(|dialect| script(&program, dialect).actions.len());
    assert!(program.references() > 1000, "{} tables", program.references());
    assert!(sqlite > 0 && duckdb == 0, "{sqlite} and {duckdb} steps");
    is_found(&session, &Engines::of(&session), &question, &tally).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(tally.equal.get(), 1);
}

/// A library, and the tables of works that it has not.
fn beside_imported_works() -> (Session, Sqlite) {
    let (import, _) = read(Catalogue::OpenAlex, &paths(&OF_OPENALEX), BUDGET);
    let library = sound_session(&[("corpus/own.bib", "@book{snyder1997, title = {Alliance Politics}}")]);
    (library, Sqlite::of_source(&import))
}

/// Works that no library has are asked for by their ids, and shown with what the tables say of them.
#[test]
fn what_only_tables_have_is_asked_for_by_its_id() {
    let (library, sqlite) = beside_imported_works();
    for (question, found) in [
        ("works citing work:W1002", "W1001 (Doubtful friends: alliances, & what they cost)"),
        (
            "works citing work:W9999 or work:W1003",
            "W1001 (Doubtful friends: alliances, & what they cost), W1002 (Bargains and signals)",
        ),
        (
            "find work w where work:W1001 -[cites+]-> w",
            "W1002 (Bargains and signals), W1003 (W1003), W9999 (W9999)",
        ),
        ("works by scholar:a502 since 2000", "W1001 (Doubtful friends: alliances, & what they cost)"),
        ("works matching bargain", "W1002 (Bargains and signals)"),
        ("works cited by work:W1002", "W9999 (W9999)"),
        ("works citing work:w1002", "W1001 (Doubtful friends: alliances, & what they cost)"),
        ("works by scholar:A502 before 2000", "W1002 (Bargains and signals)"),
    ] {
        let named = with_named(&library, question);
        let none = BTreeSet::new();
        let (session, others) =
            named.as_ref().map_or((&library, &none), |named| (&named.session, &named.others));
        let answer = on(session, others, &sqlite, question);
        let answer = answer.unwrap_or_else(|refused| panic!("{question}: {refused:?}"));
        let label = |row: &Row| {
            row.values.iter().find(|(column, _)| column == "label").map(|(_, value)| value.clone())
        };
        let row = |row: &Row| match (&row.group, label(row)) {
            (Some(id), Some(Value::Text(label))) => format!("{id} ({label})"),
            _ => panic!("{question}: {row:?}"),
        };
        assert_eq!(answer.rows.iter().map(row).collect::<Vec<_>>().join(", "), found, "{question}");
        for amount in [Amount::Brief, Amount::Usual, Amount::Full] {
            let paint = Paint { color: false, width: 80 };
            let shown = table::answer(&session.catalog, paint, &answer, &Snippets::new(), amount, None);
            for part in found.split([',', '(', ')']).map(str::trim).filter(|part| !part.is_empty()) {
                assert!(shown.contains(part), "{question}: {part}\n{shown}");
            }
        }
    }
}

/// What is shown of works that no library has is what the tables have of them.
#[test]
fn what_is_asked_to_be_shown_is_shown_of_what_only_tables_have() {
    let (library, sqlite) = beside_imported_works();
    let question = "works since 2000 show year, title";
    let answer = on(&library, &BTreeSet::new(), &sqlite, question).expect("it has SQL");
    let shown: Vec<_> = answer.rows.iter().map(|row| (row.group.clone(), row.values.clone())).collect();
    let values = |year: i64, title: &str| {
        vec![("year".to_owned(), Value::Number(year)), ("title".to_owned(), Value::Text(title.to_owned()))]
    };
    assert_eq!(
        shown,
        [
            (Some("W1001".to_owned()), values(2019, "Doubtful friends: alliances, & what they cost")),
            (Some("W1007".to_owned()), values(2020, "A page of results")),
        ]
    );
    assert_eq!(answer.columns, ["work", "year", "title"]);
}

/// What neither the library nor the tables have is an error, not an answer without rows.
#[test]
fn what_is_nowhere_is_an_error() {
    let (library, sqlite) = beside_imported_works();
    for (question, name) in
        [("works citing work:W7777", "work:W7777"), ("works by scholar:nobody", "scholar:nobody")]
    {
        let named = with_named(&library, question).expect("it is unknown");
        let refused = on(&named.session, &named.others, &sqlite, question).map(|answer| answer.total);
        assert!(matches!(&refused, Err(Refused::Nowhere(found)) if found == name), "{question}: {refused:?}");
    }
}

/// Asks SQLite alone.
fn on(
    session: &Session,
    others: &BTreeSet<NodeId>,
    sqlite: &Sqlite,
    question: &str,
) -> Result<Answer, Refused> {
    let understood = session.read(question).unwrap_or_else(|fault| panic!("{question}: {fault:?}"));
    let mut run = |_: Asked<'_>, script: &Script| Ok(sqlite.run(script).expect("it is SQL"));
    answered::answer((session, others), question, &understood, Dialect::Sqlite, &mut run)
}

/// Where the tables of a corpus are.
struct Engines {
    sqlite: Sqlite,
    /// As Parquet, and as CSV.
    duckdb: Vec<DuckDb>,
}

impl Engines {
    fn of(session: &Session) -> Self {
        let formats: &[Format] =
            if std::env::var_os("CATENA_DUCKDB").is_some() { &[Format::Parquet, Format::Csv] } else { &[] };
        let duckdb = formats.iter().map(|format| DuckDb::of(session, *format)).collect();
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
        (session, &BTreeSet::new()),
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
    for duckdb in &engines.duckdb {
        prop_assert!(is_equal(Dialect::DuckDb, &mut |asked, script| duckdb.run(asked, script))?);
    }
    count(&tally.equal);
    if !native.contains("total 0") {
        count(&tally.with_rows);
    }
    Ok(())
}
