//! The examples that the program carries: each is sound, answers what it expects, and quotes its texts.

use std::fs;

use catena::example::examples;

use crate::program::{catena, root};

#[test]
fn each_example_is_sound_and_its_quotes_are_in_its_texts() {
    for example in examples() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let made = catena(folder.path(), &["init", "here", "--example", example.name]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        let here = folder.path().join("here");
        let check = catena(&here, &["check"]);
        assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{}: {}", example.name, check.stdout);
        assert!(check.stderr.contains("no problems"), "{}", check.stderr);
        assert_eq!(catena(&here, &["fmt", "--check"]).code, 0, "{} is not formatted", example.name);
        if !here.join("texts").is_dir() {
            continue;
        }
        let receipts = fs::read(here.join("corpus/anchors.lock")).expect("the receipts");
        let verify = catena(&here, &["verify", "--texts", "texts"]);
        assert_eq!(verify.code, 0, "{}: {}", example.name, verify.stdout);
        assert!(verify.stdout.contains("quotes (100.0 %)"), "{}: {}", example.name, verify.stdout);
        let after = fs::read(here.join("corpus/anchors.lock")).expect("the receipts");
        assert!(receipts == after, "the receipts of {} are not those of its texts", example.name);
    }
}

#[test]
fn every_saved_question_of_an_example_has_an_answer() {
    for example in examples() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        catena(folder.path(), &["init", "here", "--example", example.name]);
        let here = folder.path().join("here");
        let questions = fs::read_to_string(here.join("corpus/questions.catena")).expect("its questions");
        let names = questions.lines().filter_map(|line| line.strip_prefix("query ")?.split(' ').next());
        for name in names {
            let answer = catena(&here, &["ask", &format!("@{name}")]);
            assert_eq!(answer.code, 0, "{} @{name}: {}{}", example.name, answer.stdout, answer.stderr);
        }
    }
}

#[test]
fn the_examples_in_the_binary_are_those_of_the_repository() {
    for example in examples().filter(|example| example.name != catena::example::PAPER.name) {
        assert!(!example.about.is_empty(), "the README of {} does not say what it is about", example.name);
        for (name, text) in example.files {
            let file = root().join("examples").join(example.name).join(name);
            assert_eq!(&fs::read_to_string(file).expect("a file of the example"), text, "{name}");
        }
    }
}

#[test]
fn a_word_after_example_is_a_name_or_the_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(catena(folder.path(), &["init", "--example", "nato"]).code, 0);
    assert!(folder.path().join("nato/corpus/concepts.catena").is_file());
    let wrong = catena(folder.path(), &["init", "--example", "republik"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.stderr.contains("no example `republik`") && wrong.stderr.contains("republic"),
        "{}",
        wrong.stderr
    );
    assert_eq!(catena(folder.path(), &["init", "there", "--example", "nothing"]).code, 2);
}

/// A work of a second literature that says the opposite of the paper.
const RIVAL: &str = "\
claim rival2020/poles-foster
  text  Two poles breed trust.
  says  bipolarity fosters trust

claim rival2020/norms-exclude
  text  Norms leave no room for trust.
  says  democratic-norms excludes trust
  says  institutional-structure excludes trust

claim rival2020/theories-account
  text  What is rational accounts for trust that lasts.
  says  rational-trust-theory accounts-for lasting-trust

claim rival2020/nobody
  text      None of this is so.
  disputes  bipolarity, keating2015/bipolarity-needs-no-trust
";

#[test]
fn a_second_literature_breaks_no_expected_answer_of_the_first() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    catena(folder.path(), &["init", "here", "--example", "keating"]);
    let here = folder.path().join("here");
    let ask = || catena(&here, &["ask", "--format", "csv", "which explanations admit trust"]).stdout;
    let before = ask();
    let path = |name: &str| here.join("corpus").join(name);
    fs::write(path("works/rival2020.catena"), RIVAL).expect("a file of the corpus");
    let entry = "@book{rival2020, author = {Rival, Rita}, title = {Otherwise}, year = {2020}}\n";
    fs::write(path("rival.bib"), entry).expect("a file of the corpus");
    let check = catena(&here, &["check"]);
    assert!(!check.stdout.contains("[expectation]"), "{}", check.stdout);
    assert!(check.stderr.contains("80 expected answers"), "{}", check.stderr);
    assert_ne!(before, ask(), "the second literature says nothing new");
}
