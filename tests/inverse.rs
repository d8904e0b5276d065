//! A relation read backwards: what it leads to from one end is what it leads to from the other.

use std::collections::BTreeSet;

use catena::query::answer::Value;
use catena::session::Session;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::support::corpora::{corpus, with_same_topics};
use crate::support::{cases, session_of};

const RELATIONS: [&str; 17] = [
    "rests-on",
    "in",
    "by",
    "via",
    "about",
    "states",
    "cites",
    "wrote",
    "broader",
    "premises",
    "concludes",
    "supports",
    "disputes",
    "qualifies",
    "admits",
    "fosters!",
    "any",
];

/// The pairs that a question for two things finds, as it names them.
fn pairs(session: &Session, question: &str) -> BTreeSet<(String, String)> {
    let answer = session.ask(question).unwrap_or_else(|fault| panic!("{question}: {fault:?}"));
    assert!(!answer.cut, "{question}");
    let other = |column: &str, value: &Value| match value {
        Value::Text(text) if column == "b" => Some(text.clone()),
        _ => None,
    };
    let pair = |row: &catena::query::answer::Row| {
        let first = session.catalog.id(row.node?).to_owned();
        let second = row.values.iter().find_map(|(column, value)| other(column, value))?;
        Some((first, second))
    };
    answer.rows.iter().filter_map(pair).collect()
}

#[test]
fn a_relation_leads_back_to_where_it_came_from() {
    let run = TestRunner::new(cases(40)).run(&with_same_topics(corpus(7)), |made| {
        let session = session_of(&made);
        for relation in RELATIONS {
            let along = pairs(&session, &format!("find any a, any b where a -[{relation}]-> b"));
            let back = pairs(&session, &format!("find any a, any b where b -[^{relation}]-> a"));
            prop_assert_eq!(&along, &back, "{}", relation);
            // Which end is bound decides from where it is walked.
            for (from, to) in along.iter().take(20) {
                let Some(node) =
                    session.catalog.nodes().map(|(id, _)| id).find(|id| session.catalog.id(*id) == to)
                else {
                    continue;
                };
                let kind = session.catalog.kind(node);
                let into = session.ask(&format!("find any a where a -[{relation}]-> {kind}:{to}"));
                let Ok(into) = into else { continue };
                let found: BTreeSet<_> = into
                    .rows
                    .iter()
                    .filter_map(|row| Some(session.catalog.id(row.node?).to_owned()))
                    .collect();
                prop_assert!(found.contains(from), "{} {} {}: {:?}", from, relation, to, found);
            }
        }
        Ok(())
    });
    run.unwrap_or_else(|fault| panic!("{fault}"));
}
