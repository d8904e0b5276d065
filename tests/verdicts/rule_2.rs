//! Rule 2: denials, and what is only suggested or asked.

use super::all_hold;

#[test]
fn a_denial_changes_sides() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust; force denies",
            "bipolarity admits trust",
            "excludes; against one/a",
        ),
        (
            "one/a: says bipolarity excludes trust; force denies",
            "bipolarity admits trust",
            "admits; for one/a",
        ),
        (
            "one/a: says bipolarity admits trust; force denies",
            "bipolarity excludes trust",
            "excludes; for one/a",
        ),
        // It spreads as the opposite does.
        (
            "one/a: says bipolarity admits trust; force denies",
            "bipolarity admits specific-trust",
            "excludes; against one/a (down)",
        ),
        (
            "one/a: says bipolarity admits specific-trust; force denies",
            "bipolarity admits trust",
            "silent; partial one/a (up)",
        ),
        // A relation without an opposite is not.
        (
            "one/a: says bipolarity grounds trust; force denies",
            "bipolarity grounds trust",
            "not grounds; against one/a",
        ),
    ]);
}

#[test]
fn a_denial_of_a_stronger_relation_is_partial() {
    all_hold(&[
        (
            "one/a: says bipolarity fosters trust; force denies",
            "bipolarity admits trust",
            "silent; partial one/a",
        ),
        (
            "one/a: says bipolarity forbids trust; force denies",
            "bipolarity admits trust",
            "silent; partial one/a",
        ),
        (
            "one/a: says bipolarity excludes trust; force denies",
            "bipolarity fosters trust",
            "silent; partial one/a",
        ),
    ]);
}

#[test]
fn a_denial_of_a_weaker_relation_denies_the_stronger() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust; force denies",
            "bipolarity fosters trust",
            "not fosters; against one/a",
        ),
        (
            "one/a: says bipolarity excludes trust; force denies",
            "bipolarity forbids trust",
            "not forbids; against one/a",
        ),
    ]);
}

#[test]
fn what_suggests_is_hedged() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust; force suggests",
            "bipolarity admits trust",
            "admits [hedged]; for one/a",
        ),
        (
            "one/a: says bipolarity excludes trust; force suggests",
            "bipolarity admits trust",
            "excludes [hedged]; against one/a",
        ),
        (
            // What is said outright comes first.
            "one/a: says bipolarity admits trust; force suggests\none/b: says bipolarity admits trust",
            "bipolarity admits trust",
            "admits; for one/b, one/a",
        ),
        (
            "one/a: says bipolarity admits trust; force suggests\none/b: says bipolarity excludes trust; force suggests",
            "bipolarity admits trust",
            "divided [hedged]; for one/a; against one/b",
        ),
    ]);
}

#[test]
fn what_only_asks_makes_no_verdict() {
    all_hold(&[
        ("one/a: says bipolarity admits trust; force asks", "bipolarity admits trust", "silent; for one/a"),
        (
            "one/a: says bipolarity admits trust; force asks\none/b: says bipolarity excludes trust; force asks",
            "bipolarity admits trust",
            "silent; for one/a; against one/b",
        ),
        (
            "one/a: says bipolarity admits trust; force asks\none/b: says bipolarity excludes trust",
            "bipolarity admits trust",
            "excludes; for one/a; against one/b",
        ),
        (
            "one/a: says bipolarity admits trust; force asks\none/b: says bipolarity admits trust; force suggests",
            "bipolarity admits trust",
            "admits [hedged]; for one/b, one/a",
        ),
    ]);
}
