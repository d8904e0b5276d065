//! Rule 4: disputes.

use super::all_hold;

#[test]
fn what_is_disputed_stays_and_is_contested() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes one/a",
            "bipolarity admits trust",
            "admits [contested]; for one/a (disputed by two/b)",
        ),
        (
            "one/a: says bipolarity admits trust\none/b: says bipolarity admits trust\ntwo/b: disputes one/a, one/b",
            "bipolarity admits trust",
            "admits [contested]; for one/a (disputed by two/b), one/b (disputed by two/b)",
        ),
        // A dispute over what is not the verdict's ground is shown, and does not contest the verdict.
        (
            "one/a: says bipolarity admits trust\none/b: says bipolarity excludes trust; force asks\ntwo/c: disputes one/b",
            "bipolarity admits trust",
            "admits; for one/a; asked one/b (disputed by two/c)",
        ),
        // Nor does a dispute that only asks.
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes one/a; force asks",
            "bipolarity admits trust",
            "admits; for one/a (disputed by two/b?)",
        ),
        // What answers a dispute is shown with it, and ends where claims go in a ring.
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes one/a\none/c: disputes two/b\ntwo/d: disputes one/c; qualifies two/b",
            "bipolarity admits trust",
            "admits [contested]; for one/a (disputed by two/b, <one/c disputes, <<two/d disputes, <two/d as a caveat of)",
        ),
        (
            "one/a: says bipolarity admits trust; disputes two/b\ntwo/b: disputes one/a",
            "bipolarity admits trust",
            "admits [contested]; for one/a (disputed by two/b, <one/a disputes)",
        ),
        // Who disputes a claim and answers another that does is shown as both.
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes one/a\nthree/c: disputes one/a, two/b",
            "bipolarity admits trust",
            "admits [contested]; for one/a (disputed by three/c, two/b, <three/c disputes)",
        ),
        // So is one that answers two disputes; what answers it in turn is told once.
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes one/a\ntwo/c: disputes one/a\none/d: disputes two/b, two/c\ntwo/e: qualifies one/d",
            "bipolarity admits trust",
            "admits [defended]; for one/a (disputed by two/b, <one/d disputes, <<two/e as a caveat of, two/c, <one/d disputes)",
        ),
        // Who disputes may speak on the other side, and is evidence there.
        (
            "one/a: says bipolarity admits trust\ntwo/b: says bipolarity excludes trust; disputes one/a",
            "bipolarity admits trust",
            "divided [contested]; for one/a (disputed by two/b); against two/b",
        ),
    ]);
}

#[test]
fn what_disputes_the_subject_contests_all_that_is_said_of_it() {
    all_hold(&[
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes bipolarity\none/c: disputes two/b",
            "bipolarity admits trust",
            "admits [defended]; for one/a; subject disputed by two/b, <one/c disputes",
        ),
        (
            "one/a: says bipolarity admits trust\ntwo/b: disputes bipolarity; force asks",
            "bipolarity admits trust",
            "admits; for one/a; subject disputed by two/b?",
        ),
        // What is silent is not contested, but who disputes is told.
        ("two/b: disputes bipolarity", "bipolarity admits trust", "silent; subject disputed by two/b"),
    ]);
}
