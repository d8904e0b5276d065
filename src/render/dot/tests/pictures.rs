//! Pictures of the small corpus, line by line, and what they do not depend on.

use crate::render::dot::tests::{FILES, ask, draw, everything, map, picture, session, small};
use crate::render::picture::Options;

#[test]
fn the_map_of_a_corpus() {
    insta::assert_snapshot!(map(&small(), &Options::default()));
}

#[test]
fn everything_of_a_corpus() {
    insta::assert_snapshot!(map(&small(), &everything()));
}

#[test]
fn kinds_are_chosen_and_the_legend_left_out() {
    let kinds = Some(["account".to_owned()].into());
    let text = map(&small(), &Options { kinds, legend: false, ..Options::default() });
    assert!(text.contains("topic:bonds") && !text.contains("topic:trust"));
    assert!(!text.contains("legend"));
}

#[test]
fn verdicts_with_what_they_rest_on() {
    insta::assert_snapshot!(picture(&small(), "which accounts admit trust"));
}

#[test]
fn the_derivation_of_a_verdict() {
    insta::assert_snapshot!(picture(&small(), "why does polarity exclude trust"));
}

#[test]
fn paths_with_inverse_hops() {
    insta::assert_snapshot!(picture(&small(), "trace polarity to bonds"));
}

#[test]
fn claims_with_what_they_are_about() {
    insta::assert_snapshot!(picture(&small(), "claims by Roy"));
}

#[test]
fn figures() {
    insta::assert_snapshot!(picture(&small(), "how many claims per scholar sort count desc"));
}

#[test]
fn an_answer_without_rows_says_so() {
    let session = small();
    assert!(picture(&session, "claims by Sun about polarity").contains("no results"));
    let path = picture(&session, "trace fear to polarity within 1");
    assert!(path.contains("no path within"), "{path}");
}

#[test]
fn a_cut_answer_says_so() {
    assert!(picture(&small(), "claims limit 2").contains("2 of 7 drawn"));
}

#[test]
fn an_answer_without_a_question_has_its_core_for_a_caption() {
    let session = small();
    let mut found = ask(&session, "claims by Roy");
    found.question.clear();
    assert!(draw(&session, &found).contains(&found.core));
}

#[test]
fn an_empty_corpus_is_an_empty_picture() {
    let text = map(&session(Vec::new()), &Options::default());
    assert!(!text.contains("->"), "{text}");
}

#[test]
fn pictures_do_not_depend_on_files() {
    let files = || FILES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    // The names are read in order: these turn the order round.
    let renamed =
        files().zip(["c.bib", "b.catena", "a.catena"]).map(|((_, text), name)| (name.to_owned(), text));
    // Each record in a file of its own.
    let apart = files().flat_map(|(name, text)| match name.ends_with(".bib") {
        true => vec![(name, text)],
        false => {
            let records = text.split("\n\n").map(str::to_owned).enumerate();
            records.map(|(at, record)| (format!("{}-{name}", 999 - at), record + "\n")).collect()
        }
    });
    let drawn = |files: Vec<(String, String)>| {
        let session = session(files);
        let questions =
            ["which accounts admit trust", "claims", "trace polarity to bonds", "concepts", "works"];
        let asked = questions.iter().filter(|question| **question != "concepts");
        let answers: String = asked.map(|question| picture(&session, question)).collect();
        map(&session, &Options::default()) + &map(&session, &everything()) + &answers
    };
    let usual = drawn(files().collect());
    assert_eq!(usual, drawn(files().rev().collect()));
    assert_eq!(usual, drawn(renamed.collect()));
    assert_eq!(usual, drawn(apart.collect()));
}
