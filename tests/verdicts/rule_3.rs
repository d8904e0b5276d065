//! Rule 3: caveats.

use super::all_hold;

#[test]
fn what_qualifies_the_other_side_is_a_caveat() {
    all_hold(&[
        (
            "one/a: says bipolarity excludes trust\none/b: says bipolarity fosters trust; qualifies one/a",
            "bipolarity admits trust",
            "excludes [qualified]; against one/a; caveats one/b",
        ),
        (
            "one/a: says bipolarity excludes trust\none/b: says bipolarity fosters trust; restricts one/a",
            "bipolarity admits trust",
            "excludes [qualified]; against one/a; caveats one/b",
        ),
        // It is a caveat of that claim alone: elsewhere it is evidence.
        (
            "one/a: says bipolarity excludes trust\none/b: says bipolarity fosters trust; qualifies one/a",
            "bipolarity fosters attitude",
            "fosters [inherited]; for one/b (up); partial one/a (up)",
        ),
        // On the same side it is evidence too.
        (
            "one/a: says bipolarity admits trust\none/b: says bipolarity admits trust; qualifies one/a",
            "bipolarity admits trust",
            "admits; for one/a, one/b",
        ),
        // Without it there is evidence on both sides.
        (
            "one/a: says bipolarity excludes trust\none/b: says bipolarity fosters trust",
            "bipolarity admits trust",
            "divided; for one/b; against one/a",
        ),
    ]);
}

#[test]
fn a_caveat_need_not_say_anything_of_topics() {
    all_hold(&[
        (
            "one/a: says bipolarity excludes trust\none/b: qualifies one/a",
            "bipolarity admits trust",
            "excludes [qualified]; against one/a; caveats one/b",
        ),
        (
            "one/a: says bipolarity excludes trust\none/b: qualifies one/a\ntwo/c: qualifies one/b",
            "bipolarity admits trust",
            "excludes [qualified]; against one/a; caveats one/b, <two/c as a caveat of",
        ),
        // What rebuts a caveat is no caveat.
        (
            "one/a: says bipolarity excludes trust\none/b: qualifies one/a\ntwo/c: disputes one/b\nthree/d: disputes two/c",
            "bipolarity admits trust",
            "excludes [qualified]; against one/a; caveats one/b, <two/c disputes, <<three/d disputes",
        ),
        // What only asks is a caveat that does not qualify.
        (
            "one/a: says bipolarity excludes trust\none/b: qualifies one/a; says bipolarity admits trust; force asks",
            "bipolarity admits trust",
            "excludes; against one/a; caveats one/b?",
        ),
        ("one/a: about trust\none/b: qualifies one/a", "bipolarity admits trust", "silent"),
    ]);
}

/// What limits a claim that has left its side limits a caveat, and stays.
#[test]
fn what_qualifies_a_caveat_stays_evidence() {
    all_hold(&[
        (
            "one/a: says bipolarity excludes trust; force suggests\n\
             one/b: says bipolarity admits trust; qualifies one/a\n\
             two/c: says bipolarity excludes trust; qualifies one/b",
            "bipolarity excludes trust",
            "excludes [qualified]; for two/c, one/a; caveats one/b, <two/c as a caveat of",
        ),
        // On both sides itself, it leaves the one on which it limits the other.
        (
            "one/a: says bipolarity excludes trust\n\
             one/b: says bipolarity admits trust; says bipolarity excludes trust; qualifies one/a",
            "bipolarity excludes trust",
            "excludes; for one/a, one/b",
        ),
    ]);
}

#[test]
fn direct_evidence_is_no_caveat_of_what_is_inherited() {
    all_hold(&[
        (
            "one/a: says bipolarity excludes attitude\ntwo/b: says bipolarity admits trust; qualifies one/a",
            "bipolarity admits trust",
            "divided [inherited-against]; for two/b; against one/a (down)",
        ),
        // Where both are inherited, it is a caveat as ever.
        (
            "one/a: says bipolarity excludes attitude\ntwo/b: says bipolarity admits specific-trust; qualifies one/a",
            "bipolarity admits trust",
            "excludes [qualified, inherited]; against one/a (down); caveats two/b",
        ),
    ]);
}

#[test]
fn claims_that_qualify_each_other_both_stay() {
    all_hold(&[
        (
            "one/a: says bipolarity excludes trust; qualifies one/b\none/b: says bipolarity fosters trust; qualifies one/a",
            "bipolarity admits trust",
            "divided; for one/b; against one/a",
        ),
        // And so where they do so in a ring.
        (
            "one/a: says bipolarity excludes trust; qualifies one/b\n\
             one/b: says bipolarity admits trust; qualifies one/c\n\
             one/c: says bipolarity excludes trust; qualifies one/d\n\
             one/d: says bipolarity admits trust; qualifies one/a",
            "bipolarity admits trust",
            "divided; for one/b, one/d; against one/a, one/c",
        ),
    ]);
}
