//! Rows, groups and exports are in the order of values, and each thing is counted once.

use catena::query::answer::{NONE, Value};
use catena::session::Session;

use crate::support::sound_session;

const BIBLIOGRAPHY: &str = "
@book{zeta1998, author = {Zeta, Zoe},                title = {zebra},      year = {1998}, pages = {183-201}}
@book{ash98,    author = {Ash, Al},                  title = {Zebra},      year = {0098}, pages = {9--12}}
@book{hesi700,  author = {Hesi, Od},                 title = {Works},      year = {-0700}}
@book{eb1776,   author = {Éb, Ève},                  title = {Éclat},      year = {1776}, pages = {xii-xx}}
@book{none,     author = {Ant, Ann},                 title = {apple}}
@book{h1,       author = {Harl, Inga and Harl, I.},  title = {Alpha},      year = {-0044}}
@book{edited,   editor = {Harl, I. and Harl, Inga},  title = {eclair},     year = {2001}}
";

const RECORDS: &str = "
kind concept
concept harbour \"Harbour\"
concept quay \"Quay\"
scholar harl
  name  Inga Harl
  aka   I. Harl
claim h1/one
  text   A.
  at     p. 184
  about  harbour, harbour, quay
claim h1/two
  text   B.
  at     p. 36
claim h1/three
  text   C.
  at     pp. 10-11
claim h1/four
  text   D.
  at     p. ix
claim h1/five
  text   E.
  at     p. 10
claim h1/six
  text   F.
  at     n. 3
claim h1/seven
  text   G.
claim edited/eight
  text   H.
  at     § 10
claim edited/nine
  text   I.
  at     § 2
claim edited/ten
  text   J.
  at     § \"Éclat\" ¶ 3
";

fn session() -> Session {
    sound_session(&[("references.bib", BIBLIOGRAPHY), ("all.catena", RECORDS)])
}

/// The first cell of each row, and the rest.
fn rows(session: &Session, question: &str) -> Vec<String> {
    let answer = session.ask(question).unwrap_or_else(|failure| panic!("{question}: {failure:?}"));
    let value = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    };
    let line = |row: &catena::query::answer::Row| {
        let first = row.node.map(|node| session.catalog.id(node).to_owned()).or(row.group.clone());
        let rest = row.values.iter().map(|(_, found)| value(found));
        first.into_iter().chain(rest).collect::<Vec<_>>().join(" | ")
    };
    answer.rows.iter().map(line).collect()
}

#[test]
fn rows_are_in_the_order_of_values() {
    let session = session();
    for (question, expected) in [
        (
            "claims sort page show page",
            &[
                "h1/four | p. ix",
                "h1/five | p. 10",
                "h1/three | pp. 10-11",
                "h1/two | p. 36",
                "h1/one | p. 184",
                "h1/six | n. 3",
                "edited/nine | § 2",
                "edited/eight | § 10",
                "edited/ten | § \"Éclat\" ¶ 3",
                "h1/seven",
            ][..],
        ),
        (
            "works sort title show title",
            &[
                "h1 | Alpha",
                "none | apple",
                "edited | eclair",
                "eb1776 | Éclat",
                "hesi700 | Works",
                "zeta1998 | zebra",
                "ash98 | Zebra",
            ],
        ),
        (
            "works sort year show year",
            &[
                "hesi700 | -700",
                "h1 | -44",
                "ash98 | 98",
                "eb1776 | 1776",
                "zeta1998 | 1998",
                "edited | 2001",
                "none",
            ],
        ),
        ("works sort year desc limit 2 show year", &["edited | 2001", "zeta1998 | 1998"]),
        (
            "works sort pages show pages limit 4",
            &["eb1776 | xii-xx", "ash98 | 9-12", "zeta1998 | 183-201", "edited"],
        ),
        (
            "find claim c where c.locator < \"p. 36\" sort c.locator show c.locator",
            &["h1/four | p. ix", "h1/five | p. 10", "h1/three | pp. 10-11"],
        ),
        ("find work w where w.title >= \"eclat\" and w.title < \"f\" show w.title", &["eb1776 | Éclat"]),
    ] {
        assert_eq!(rows(&session, question), expected, "{question}");
    }
}

#[test]
fn groups_are_in_the_order_of_values_and_what_has_none_is_last() {
    let session = session();
    let years = ["-700 | 1", "-44 | 1", "98 | 1", "1776 | 1", "1998 | 1", "2001 | 1", "(none) | 1"];
    assert_eq!(rows(&session, "how many works per year"), years);
    let pages = rows(&session, "how many claims per locator");
    assert_eq!(pages.first().map(String::as_str), Some("p. ix | 1"));
    assert_eq!(pages.last().map(String::as_str), Some("(none) | 1"));
    let several = rows(&session, "how many claims per about, locator limit 3");
    assert_eq!(several, ["harbour | p. 184 | 1", "quay | p. 184 | 1", "(none) | p. ix | 1"]);
    let none = rows(&session, "how many claims per locator, about").pop();
    assert_eq!(none, Some(format!("{NONE} | {NONE} | 1")));
    let descending = rows(&session, "how many works per year sort year desc");
    assert_eq!(descending.last().map(String::as_str), Some("(none) | 1"));
}

#[test]
fn a_person_of_two_spellings_is_one_in_every_answer() {
    let session = session();
    assert_eq!(rows(&session, "how many claims per scholar"), ["harl | 10"]);
    assert_eq!(rows(&session, "how many claims by harl"), ["10"]);
    assert_eq!(rows(&session, "how many works per scholar having more than 1"), ["harl | 2"]);
    assert_eq!(rows(&session, "works by harl show scholar"), ["edited | harl", "h1 | harl"]);
    assert_eq!(rows(&session, "how many claims per about"), ["harbour | 1", "quay | 1", "(none) | 9"]);
    let work = |key: &str| {
        let found = session.catalog.works().find(|(_, work)| work.key == key);
        found.map(|(_, work)| (work.authors.len(), work.editors.len()))
    };
    assert_eq!((work("h1"), work("edited")), (Some((1, 0)), Some((0, 1))));
}
