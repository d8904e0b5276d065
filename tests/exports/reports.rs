//! `catena report`: sections from answers, claims as sentences with citations, a bibliography.

use std::fs;

use insta::{Settings, assert_snapshot};

use crate::exports::{HOSTILE, LIBRARY, run};

/// Questions with every shape of answer.
const QUESTIONS: [&str; 8] = [
    "why does near-distance hinder creativity",
    "claims about creativity",
    "works",
    "concepts",
    "scholars",
    "trace far-distance to creativity",
    "how many claims per work",
    "compare near-distance, far-distance on creativity",
];

#[test]
fn every_shape_of_answer_is_a_section() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../exports/golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for notation in ["pandoc", "latex", "typst"] {
        let run = run(LIBRARY, &[&["report", "--format", notation], &QUESTIONS[..]].concat());
        assert_snapshot!(
            format!("report-{notation}"),
            format!("{}---\n{}[{}]\n", run.stdout, run.stderr, run.code)
        );
    }
}

#[test]
fn what_is_cited_is_in_the_bibliography_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let [text, works] = ["review.tex", "cited.bib"].map(|name| folder.path().join(name));
    let [text_name, works_name] = [&text, &works].map(|path| path.to_str().expect("a name"));
    let done = run(LIBRARY, &["report", "claims by Boyd", "-o", text_name, "-b", works_name]);
    assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{}", done.stderr);
    let [text, works] = [text, works].map(|path| fs::read_to_string(path).expect("it is written"));
    assert!(
        text.contains("\\addbibresource{cited.bib}") && text.contains("\\autocite[9]{boyd1999}"),
        "{text}"
    );
    assert!(works.contains("@book{boyd1999") && !works.contains("volume2010"), "{works}");
}

#[test]
fn without_a_question_there_is_a_section_for_each_saved_one() {
    let done = run(LIBRARY, &["report"]);
    assert!(done.stdout.contains("\n# What fosters creativity\n"), "{}", done.stdout);
    let none = run(HOSTILE, &["report"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(none.stderr.contains("no saved question can be asked without values"), "{}", none.stderr);
}

#[test]
fn one_wrong_question_writes_nothing() {
    let done = run(LIBRARY, &["report", "claims by Boyd", "claims by Nobody at all"]);
    assert_eq!((done.code, done.stdout.as_str()), (2, ""), "{}", done.stderr);
    let named = run(LIBRARY, &["report", "works", "-b", "a{b}.bib"]);
    assert_eq!(named.code, 2);
    assert!(named.stderr.contains("expected the name of a bibliography without `{`"), "{}", named.stderr);
}
