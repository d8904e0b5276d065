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
            "excludes [inherited]; against one/a (down)",
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

/// “Institutions have no effect on trust”: a denial of one contrary is no assertion of the other.
#[test]
fn a_denial_is_not_the_contrary() {
    let no_effect = "one/a: says bipolarity fosters trust; says bipolarity hinders trust; force denies";
    all_hold(&[
        (
            "one/a: says bipolarity fosters trust; force denies",
            "bipolarity hinders trust",
            "silent; partial one/a",
        ),
        (
            "one/a: says bipolarity fosters trust; force denies",
            "bipolarity fosters trust",
            "not fosters; against one/a",
        ),
        (no_effect, "bipolarity fosters trust", "not fosters; against one/a; partial one/a"),
        (no_effect, "bipolarity hinders trust", "not hinders; against one/a; partial one/a"),
        (no_effect, "bipolarity admits trust", "silent; partial one/a"),
        // A claim that says two things against it says the contrary all the same.
        (
            "one/a: says bipolarity excludes trust; says bipolarity hinders trust",
            "bipolarity fosters trust",
            "hinders; against one/a",
        ),
        // What is said outright names the result, whatever is suggested besides.
        (
            "one/a: says bipolarity fosters trust; force denies\n\
             two/b: says bipolarity hinders trust; force suggests",
            "bipolarity fosters trust",
            "not fosters; against one/a, two/b",
        ),
    ]);
}

/// What denies a relation gives its contradictory, and what that implies.
#[test]
fn a_denial_is_the_contradictory() {
    all_hold(&[
        (
            "one/a: says bipolarity excludes trust; force denies",
            "bipolarity forbids trust",
            "not forbids; against one/a",
        ),
        (
            "one/a: says bipolarity admits trust; force denies",
            "bipolarity excludes specific-trust",
            "excludes [inherited]; for one/a (down)",
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
        ("one/a: says bipolarity admits trust; force asks", "bipolarity admits trust", "silent; asked one/a"),
        (
            "one/a: says bipolarity admits trust; force asks\none/b: says bipolarity excludes trust; force asks",
            "bipolarity admits trust",
            "silent; asked one/a, one/b",
        ),
        (
            "one/a: says bipolarity admits trust; force asks\none/b: says bipolarity excludes trust",
            "bipolarity admits trust",
            "excludes; against one/b; asked one/a",
        ),
        (
            "one/a: says bipolarity admits trust; force asks\none/b: says bipolarity admits trust; force suggests",
            "bipolarity admits trust",
            "admits [hedged]; for one/b; asked one/a",
        ),
    ]);
}

/// What denies more than is asked, and that of a topic from which nothing reaches the one asked about, is not partial.
#[test]
fn a_denial_of_something_else_of_another_topic_is_not_partial() {
    all_hold(&[
        // To deny that all trust is fostered says nothing of whether some attitude is admitted.
        ("one/a: says bipolarity fosters specific-trust; force denies", "bipolarity admits trust", "silent"),
        (
            "one/a: says bipolarity fosters trust; force denies",
            "bipolarity admits trust",
            "silent; partial one/a",
        ),
        (
            "one/a: says bipolarity fosters attitude; force denies",
            "bipolarity admits trust",
            "silent; partial one/a (down)",
        ),
    ]);
}
