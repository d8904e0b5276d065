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
        (
            "one/a: says bipolarity admits specific-trust",
            "bipolarity admits trust",
            "admits [inherited]; for one/a (up)",
        ),
        (
            "one/a: says bipolarity admits specific-trust",
            "bipolarity admits attitude",
            "admits [inherited]; for one/a (up)",
        ),
        (
            "one/a: says bipolarity fosters specific-trust",
            "bipolarity admits attitude",
            "admits [inherited]; for one/a (up)",
        ),
        (
            "one/a: says bipolarity excludes trust",
            "bipolarity excludes specific-trust",
            "excludes [inherited]; for one/a (down)",
        ),
        (
            "one/a: says bipolarity excludes attitude",
            "bipolarity admits specific-trust",
            "excludes [inherited]; against one/a (down)",
        ),
        // What implies a relation spreads as that relation does, whatever its own record says.
        (
            "one/a: says bipolarity forbids trust",
            "bipolarity fosters specific-trust",
            "not fosters [inherited]; against one/a (down)",
        ),
        (
            "one/a: says bipolarity forbids trust",
            "bipolarity excludes specific-trust",
            "excludes [inherited]; for one/a (down)",
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

/// Of two contraries both may be false, so that hindering one kind of trust is hindering some trust.
#[test]
fn contraries_spread_alike() {
    all_hold(&[
        (
            "one/a: says bipolarity hinders specific-trust",
            "bipolarity hinders trust",
            "hinders [inherited]; for one/a (up)",
        ),
        (
            "one/a: says bipolarity hinders trust",
            "bipolarity hinders specific-trust",
            "silent; partial one/a (down)",
        ),
        // One author on each side of a narrower topic is divided for the broader one too.
        (
            "one/a: says bipolarity fosters specific-trust\ntwo/b: says bipolarity hinders specific-trust",
            "bipolarity fosters trust",
            "divided [inherited]; for one/a (up); against two/b (up)",
        ),
        (
            "one/a: says bipolarity fosters specific-trust\ntwo/b: says bipolarity hinders specific-trust",
            "bipolarity hinders trust",
            "divided [inherited]; for two/b (up); against one/a (up)",
        ),
    ]);
}

#[test]
fn it_does_not_matter_which_of_two_opposites_names_the_other() {
    let relations = |[admits, excludes, fosters, hinders]: [&str; 4]| {
        format!(
            "kind concept\nkind explanation\nrelation admits\n{admits}relation excludes\n{excludes}\
             relation fosters\n  implies  admits\n{fosters}relation hinders\n{hinders}"
        )
    };
    // The one that spreads down may say so itself.
    let vocabularies = [
        ["  contradicts  excludes\n", "", "  against  hinders\n", ""],
        ["  contradicts  excludes\n", "", "", "  against  fosters\n"],
        ["", "  contradicts  admits\n  spreads  down\n", "", "  against  fosters\n"],
        ["", "  contradicts  admits\n  spreads  down\n", "  against  hinders\n", "  against  fosters\n"],
    ];
    let topics = "concept trust\nconcept lasting-trust\n  broader  trust\nexplanation norms\n";
    let claims = "claim one/a\n  text  A.\n  says  norms fosters lasting-trust\n\
                  claim two/b\n  text  B.\n  says  norms hinders lasting-trust\n\
                  claim three/c\n  text  C.\n  says  norms excludes trust\n";
    for vocabulary in vocabularies.map(relations) {
        let session = sound_session(&[
            ("a.bib", BIBLIOGRAPHY),
            ("a.catena", &vocabulary),
            ("b.catena", topics),
            ("c.catena", claims),
        ]);
        let text = |asked| verdict_text(&session.catalog, &verdict(&session, asked));
        let told = [
            ("norms fosters trust", "divided [inherited-for]; for one/a (up); against three/c, two/b (up)"),
            ("norms hinders trust", "divided [inherited]; for two/b (up); against one/a (up)"),
            ("norms excludes lasting-trust", "divided [inherited-for]; for three/c (down); against one/a"),
            ("norms admits trust", "divided [inherited-for]; for one/a (up); against three/c"),
        ];
        for (asked, expected) in told {
            assert_eq!(text(asked), expected, "{asked}\n{vocabulary}");
        }
    }
}

/// What implies a relation spreads as that does, whatever its contrary does and whichever comes first by name.
#[test]
fn what_is_implied_tells_more_of_the_spread_than_a_contrary() {
    for (admits, excludes) in [("allows", "bans"), ("permits", "forbids")] {
        let text = format!(
            "kind concept\nkind explanation\nrelation admits\n  contradicts  excludes\nrelation excludes\n\
             relation {admits}\n  implies  admits\n  against  {excludes}\n\
             relation {excludes}\n  implies  excludes\n\
             concept trust\nconcept lasting-trust\n  broader  trust\nexplanation norms\n\
             claim one/a\n  text  A.\n  says  norms {excludes} lasting-trust\n"
        );
        let session = sound_session(&[("a.bib", BIBLIOGRAPHY), ("a.catena", &text)]);
        let told = verdict_text(&session.catalog, &verdict(&session, "norms excludes trust"));
        assert_eq!(told, "silent; partial one/a (up)", "{excludes}");
    }
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
        // Nor does it nearly say it, where the narrower or the broader topic does not reach the one asked about.
        (
            "one/a: says bipolarity excludes trust; says bipolarity excludes specific-trust",
            "bipolarity excludes trust",
            "excludes; for one/a",
        ),
        (
            "one/a: says bipolarity fosters trust; says bipolarity fosters attitude",
            "bipolarity admits trust",
            "admits; for one/a",
        ),
        (
            "one/a: says bipolarity fosters trust; says bipolarity fosters attitude; force asks",
            "bipolarity fosters trust",
            "silent; asked one/a",
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
