//! Rule 5: the verdict and its marks.

use super::all_hold;

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
            "admits; for one/a, three/b",
        ),
        (
            "one/a: says bipolarity admits trust; via two p. 3; force suggests\ntwo/b: qualifies one/a; disputes one/a",
            "bipolarity admits trust",
            "admits [qualified, hedged, contested, second-hand]; for one/a (disputed by two/b); caveats two/b",
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
            "admits [second-hand]; for one/a; against one/b",
        ),
        // Of a divided verdict both sides decide.
        (
            "one/a: says bipolarity admits trust; via two\none/b: says bipolarity excludes trust",
            "bipolarity admits trust",
            "divided; for one/a; against one/b",
        ),
        // Where nothing decides there is nothing to mark.
        (
            "one/a: says bipolarity admits trust; force asks; via two\none/b: qualifies one/a; disputes one/a",
            "bipolarity admits trust",
            "silent; for one/a (disputed by one/b); caveats one/b",
        ),
    ]);
}
