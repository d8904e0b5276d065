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
            "admits; for one/a; against one/b (disputed by two/c)",
        ),
        // Who disputes may speak on the other side, and is evidence there.
        (
            "one/a: says bipolarity admits trust\ntwo/b: says bipolarity excludes trust; disputes one/a",
            "bipolarity admits trust",
            "divided [contested]; for one/a (disputed by two/b); against two/b",
        ),
    ]);
}
