//! Rule 5: the verdict and its marks.

use catena::catalog::NodeClass;
use catena::verdict::Tally;

use super::{all_hold, given, verdict};
use crate::support::shown::verdict_text;

#[test]
fn second_hand_is_what_was_all_read_in_other_works() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust; via two p. 3",
            "bipolarity admits trust",
            "admits [second-hand]; for one/a",
        ),
        (
            "one/a: says bipolarity admits trust; via two p. 3\nthree/b: says bipolarity admits trust; via two",
            "bipolarity admits trust",
            "admits [second-hand]; for one/a, three/b",
        ),
        (
            "one/a: says bipolarity admits trust; via two p. 3\nthree/b: says bipolarity admits trust",
            "bipolarity admits trust",
            // What is said first-hand comes first.
            "admits; for three/b, one/a",
        ),
        (
            "one/a: says bipolarity admits trust; via two p. 3; force suggests\ntwo/b: qualifies one/a; disputes one/a",
            "bipolarity admits trust",
            "admits [qualified, hedged, contested, second-hand]; for one/a (disputed by two/b); caveats two/b",
        ),
    ]);
}

/// Weaker evidence beside it neither mends nor spoils what is said outright.
#[test]
fn marks_are_of_the_strongest_evidence() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust; via two p. 3\nthree/b: says bipolarity admits trust; force suggests",
            "bipolarity admits trust",
            "admits [second-hand]; for one/a, three/b",
        ),
        (
            "one/a: says bipolarity admits specific-trust\nthree/b: says bipolarity admits trust; force suggests",
            "bipolarity admits trust",
            "admits [inherited]; for one/a (up), three/b",
        ),
        (
            "one/a: says bipolarity admits trust\nthree/b: says bipolarity admits trust; force suggests; via two",
            "bipolarity admits trust",
            "admits; for one/a, three/b",
        ),
        // A denial is outright.
        (
            "one/a: says bipolarity admits trust; force denies; via two\nthree/b: says bipolarity excludes trust; force suggests",
            "bipolarity excludes trust",
            "excludes [second-hand]; for one/a, three/b",
        ),
    ]);
}

#[test]
fn each_status_has_its_word() {
    all_hold(&[
        ("one/a: says bipolarity admits trust", "bipolarity admits trust", "admits; for one/a"),
        ("one/a: says bipolarity excludes trust", "bipolarity admits trust", "excludes; against one/a"),
        (
            "one/a: says bipolarity admits trust\none/b: says bipolarity excludes trust",
            "bipolarity admits trust",
            "divided; for one/a; against one/b",
        ),
        ("one/a: about trust", "bipolarity admits trust", "silent"),
        // A relation that has no opposite.
        (
            "one/a: says rational-theory explains durability; force denies",
            "rational-theory explains durability",
            "not explains; against one/a",
        ),
    ]);
}

#[test]
fn a_mark_is_of_the_evidence_that_decides() {
    all_hold(&[
        // Who only asks on the other side is neither hedged nor first-hand evidence of this one.
        (
            "one/a: says bipolarity admits trust; via two\none/b: says bipolarity excludes trust; force asks",
            "bipolarity admits trust",
            "admits [second-hand]; for one/a; asked one/b",
        ),
        // Of a divided verdict both sides decide.
        (
            "one/a: says bipolarity admits trust; via two\none/b: says bipolarity excludes trust",
            "bipolarity admits trust",
            "divided [second-hand-for]; for one/a; against one/b",
        ),
        // Where nothing decides there is nothing to mark.
        (
            "one/a: says bipolarity admits trust; force asks; via two\none/b: qualifies one/a; disputes one/a",
            "bipolarity admits trust",
            "silent; asked one/a (disputed by one/b)",
        ),
    ]);
}

/// A division between what is said outright at first hand of the very topic and what is not says which side is weak.
#[test]
fn a_division_of_unequal_sides_says_so() {
    let weak = [
        ("says bipolarity excludes trust; force suggests", "hedged-against"),
        ("says bipolarity excludes trust; via two", "second-hand-against"),
        ("says bipolarity excludes attitude; force asserts", "inherited-against"),
        (
            "says bipolarity excludes attitude; force suggests; via two",
            "hedged-against, second-hand-against, inherited-against",
        ),
    ];
    for (against, marks) in weak {
        let records = format!("one/a: says bipolarity admits trust\none/b: {against}");
        let reach = if marks.contains("inherited") { " (down)" } else { "" };
        let other = marks.replace("against", "for");
        all_hold(&[
            (
                &records,
                "bipolarity admits trust",
                &format!("divided [{marks}]; for one/a; against one/b{reach}"),
            ),
            (
                &records,
                "bipolarity excludes trust",
                &format!("divided [{other}]; for one/b{reach}; against one/a"),
            ),
        ]);
    }
    all_hold(&[
        // Both sides are weak: the mark is of the verdict.
        (
            "one/a: says bipolarity admits trust; force suggests\none/b: says bipolarity excludes trust; force suggests",
            "bipolarity admits trust",
            "divided [hedged]; for one/a; against one/b",
        ),
        // A suggestion beside what is said outright makes no side weak.
        (
            "one/a: says bipolarity admits trust\none/b: says bipolarity excludes trust; force suggests\n\
             two/c: says bipolarity excludes trust",
            "bipolarity admits trust",
            "divided; for one/a; against two/c, one/b",
        ),
    ]);
}

/// Where nothing is said of a topic, what is said of a narrower or a broader one is named, not counted.
#[test]
fn a_silent_verdict_names_those_on_narrower_and_broader_subjects() {
    let session = given(
        "one/a: says specific-trust fosters power\ntwo/b: says specific-trust fosters power; force suggests\n\
         one/c: says attitude hinders power\none/d: says bipolarity fosters power",
    );
    let catalog = &session.catalog;
    let asked = |subject: &str| {
        let topic = |id: &str| catalog.names().get(NodeClass::Topic, id).expect("a topic");
        let relation = catalog.vocabulary.find("fosters").expect("a relation");
        let verdict =
            session.verdicts.verdict_or_elsewhere(catalog, topic(subject), relation, topic("power"));
        verdict_text(catalog, &verdict)
    };
    assert_eq!(asked("trust"), "silent; narrower specific-trust: fosters; broader attitude: hinders");
    assert_eq!(asked("attitude"), "hinders; against one/c");
    assert_eq!(asked("rational-theory"), "silent");
}

/// Three restatements by one author are not three witnesses.
#[test]
fn claims_works_and_authors_are_counted_apart() {
    let session = given(
        "one/a: says bipolarity admits trust\none/b: says bipolarity admits trust\n\
         two/c: says bipolarity admits trust; by adams\nthree/d: says bipolarity admits trust; force asks",
    );
    let verdict = verdict(&session, "bipolarity admits trust");
    let tally = Tally::of(&session.catalog, &verdict.supporting);
    assert_eq!(tally, Tally { claims: 3, works: 2, records: 0, authors: 1 });
}
