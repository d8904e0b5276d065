//! Rule 1: which claims speak for a verdict, and which against it.

use super::{TOPICS, all_hold, verdict};
use crate::support::corpora::{BIBLIOGRAPHY, VOCABULARY};
use crate::support::shown::verdict_text;
use crate::support::sound_session;

#[test]
fn a_claim_speaks_for_what_it_says_and_for_what_that_implies() {
    all_hold(&[
        ("", "bipolarity admits trust", "silent"),
        ("one/a: says bipolarity admits trust", "bipolarity admits trust", "admits; for one/a"),
        ("one/a: says bipolarity fosters trust", "bipolarity admits trust", "admits; for one/a"),
        ("one/a: says bipolarity grounds trust", "bipolarity admits trust", "admits; for one/a"),
        ("one/a: says bipolarity admits trust", "bipolarity fosters trust", "silent"),
        ("one/a: says rational-theory admits trust", "bipolarity admits trust", "silent"),
        ("one/a: says trust admits attitude", "attitude admits trust", "silent"),
        (
            "one/a: says bipolarity admits trust\none/b: says bipolarity fosters trust",
            "bipolarity admits trust",
            "admits; for one/a, one/b",
        ),
    ]);
}

#[test]
fn a_claim_speaks_against_by_the_opposite() {
    all_hold(&[
        ("one/a: says bipolarity excludes trust", "bipolarity admits trust", "excludes; against one/a"),
        ("one/a: says bipolarity admits trust", "bipolarity excludes trust", "admits; against one/a"),
        // By what implies the opposite, and by what implies the relation whose opposite is asked about.
        ("one/a: says bipolarity forbids trust", "bipolarity admits trust", "excludes; against one/a"),
        ("one/a: says bipolarity grounds trust", "bipolarity excludes trust", "admits; against one/a"),
        ("one/a: says bipolarity hinders trust", "bipolarity fosters trust", "hinders; against one/a"),
        // What excludes does not foster either; but whether it hinders, nobody has said.
        ("one/a: says bipolarity excludes trust", "bipolarity fosters trust", "not fosters; against one/a"),
        ("one/a: says bipolarity excludes trust", "bipolarity grounds trust", "not grounds; against one/a"),
        ("one/a: says bipolarity excludes trust", "bipolarity hinders trust", "silent"),
        // What hinders may still admit.
        ("one/a: says bipolarity hinders trust", "bipolarity admits trust", "silent"),
        ("one/a: says bipolarity hinders trust", "bipolarity grounds trust", "not grounds; against one/a"),
    ]);
}

#[test]
fn a_relation_spreads_up_and_its_opposite_down() {
    all_hold(&[
        ("one/a: says bipolarity admits specific-trust", "bipolarity admits trust", "admits; for one/a (up)"),
        (
            "one/a: says bipolarity admits specific-trust",
            "bipolarity admits attitude",
            "admits; for one/a (up)",
        ),
        (
            "one/a: says bipolarity fosters specific-trust",
            "bipolarity admits attitude",
            "admits; for one/a (up)",
        ),
        (
            "one/a: says bipolarity excludes trust",
            "bipolarity excludes specific-trust",
            "excludes; for one/a (down)",
        ),
        (
            "one/a: says bipolarity excludes attitude",
            "bipolarity admits specific-trust",
            "excludes; against one/a (down)",
        ),
        // What implies a relation spreads as that relation does, whatever its own record says.
        (
            "one/a: says bipolarity forbids trust",
            "bipolarity fosters specific-trust",
            "not fosters; against one/a (down)",
        ),
        (
            "one/a: says bipolarity forbids trust",
            "bipolarity excludes specific-trust",
            "excludes; for one/a (down)",
        ),
        (
            "one/a: says bipolarity forbids specific-trust",
            "bipolarity excludes trust",
            "silent; partial one/a (up)",
        ),
    ]);
}

#[test]
fn what_nearly_reaches_is_partial() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust",
            "bipolarity admits specific-trust",
            "silent; partial one/a (down)",
        ),
        (
            "one/a: says bipolarity excludes specific-trust",
            "bipolarity excludes trust",
            "silent; partial one/a (up)",
        ),
        (
            "one/a: says bipolarity excludes specific-trust",
            "bipolarity admits trust",
            "silent; partial one/a (up)",
        ),
        (
            "one/a: says bipolarity excludes specific-trust\none/b: says bipolarity fosters trust",
            "bipolarity admits trust",
            "admits; for one/b; partial one/a (up)",
        ),
        // To admit one kind of trust and exclude another is to admit trust.
        (
            "one/a: says bipolarity excludes specific-trust; says bipolarity admits trust",
            "bipolarity admits trust",
            "admits; for one/a; partial one/a (up)",
        ),
    ]);
}

#[test]
fn a_relation_that_does_not_spread_is_of_the_very_topic() {
    all_hold(&[
        (
            "one/a: says bipolarity strengthens trust",
            "bipolarity strengthens trust",
            "strengthens; for one/a",
        ),
        ("one/a: says bipolarity weakens trust", "bipolarity strengthens trust", "weakens; against one/a"),
        (
            "one/a: says bipolarity strengthens trust",
            "bipolarity strengthens attitude",
            "silent; partial one/a (up)",
        ),
        (
            "one/a: says bipolarity strengthens trust",
            "bipolarity strengthens specific-trust",
            "silent; partial one/a (down)",
        ),
        // The opposite of what stays, stays.
        (
            "one/a: says bipolarity weakens trust",
            "bipolarity weakens specific-trust",
            "silent; partial one/a (down)",
        ),
    ]);
}

#[test]
fn the_nearest_statement_of_a_claim_counts() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust; says bipolarity admits specific-trust",
            "bipolarity admits trust",
            "admits; for one/a",
        ),
        (
            "one/a: says bipolarity admits attitude; says bipolarity admits trust; says bipolarity admits specific-trust",
            "bipolarity admits attitude",
            "admits; for one/a",
        ),
        (
            "one/a: says bipolarity excludes trust; says bipolarity excludes attitude",
            "bipolarity excludes trust",
            "excludes; for one/a",
        ),
    ]);
}

#[test]
fn a_topic_s_own_record_speaks_too() {
    let record = "explanation balancing\n  explains  durability\n  stated    two p. 3\n";
    let session = sound_session(&[
        ("a.bib", BIBLIOGRAPHY),
        ("a.catena", VOCABULARY),
        ("b.catena", TOPICS),
        ("c.catena", record),
        ("d.catena", "claim one/a\n  text  No.\n  says  balancing explains durability\n  force  denies\n"),
    ]);
    let expected = "divided; for record of balancing; against one/a";
    assert_eq!(verdict_text(&session.catalog, &verdict(&session, "balancing explains durability")), expected);
}
