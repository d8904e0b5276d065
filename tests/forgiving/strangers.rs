//! Messages speak of the library at hand, never of another one.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};

use catena::annotation::field_names;
use catena::corpus::Corpus;
use catena::corpus::load::Library;
use catena::diagnostic::Diagnostic;
use catena::session::{Failure, Session};

use crate::program::{catena, root};

/// A library of another field.
const FOREST: &str = "\
kind process
  plural  processes

kind organism
  plural  organisms

relation slows
  plural   slow
  inverse  slowed by
  from     process, organism
  to       process

process thinning \"Thinning\"
process regrowth \"Regrowth\"
organism beech \"Beech\"

claim ash1990/shade
  text  Beeches slow the regrowth of others.
  says  beech slows regrowth
";
const BIBLIOGRAPHY: &str = "@book{ash1990, author={Ash, Ida}, title={Woods}, year={1990}}\n";

fn session(more: &str) -> Session {
    let files =
        [("corpus/a.bib", BIBLIOGRAPHY.to_owned()), ("corpus/a.catena", format!("{FOREST}\n{more}\n"))];
    Session::of(Corpus::read(files.map(|(name, text)| (name.to_owned(), text.into_bytes())).to_vec()))
}

/// The words that only the corpus of the repository has: its ids, and the words of its vocabulary that examples use.
fn words_of_another_library() -> BTreeSet<String> {
    let corpus = Library::at(&root()).and_then(|library| library.load()).expect("the example corpus");
    let catalog = Session::of(corpus).catalog;
    let ids = catalog
        .nodes()
        .filter(|(id, _)| catalog.citation(*id).is_none())
        .map(|(id, _)| catalog.id(id).to_owned());
    let more = [
        "nato",
        "concept",
        "concepts",
        "explanation",
        "explanations",
        "admit",
        "admits",
        "excludes",
        "abandonment",
    ];
    ids.chain(more.map(str::to_owned)).filter(|word| word.len() > 3).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '/'));
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn hold(asked: &str, told: &str, foreign: &BTreeSet<String>) {
    let own = words(asked);
    let strange: Vec<String> =
        words(told).into_iter().filter(|word| foreign.contains(word) && !own.contains(word)).collect();
    assert!(strange.is_empty(), "`{asked}` is told of {strange:?}:\n{told}");
    assert!(!told.contains('{') || asked.contains('{') || told.contains("{1..6}"), "a slot is left:\n{told}");
}

fn told(diagnostic: &Diagnostic) -> String {
    format!("{}\n{}", diagnostic.message, diagnostic.help.join("\n"))
}

#[test]
fn wrong_questions_are_told_of_in_words_of_the_library() {
    let foreign = words_of_another_library();
    let wrong = read_to_string(root().join("tests/newcomers/wrong.questions")).expect("the questions");
    let mut questions: Vec<String> = wrong.lines().map(str::to_owned).collect();
    for folder in ["question-ambiguous", "question-name", "question-sense", "question-syntax"] {
        for entry in read_dir(root().join("tests/diagnostics").join(folder)).expect("it is there").flatten() {
            if entry.path().extension().is_some_and(|end| end == "fixture") {
                let text = read_to_string(entry.path()).expect("a fixture can be read");
                questions.extend(crate::fixture::Fixture::read(&text).questions);
            }
        }
    }
    let session = session("");
    let mut refused = 0;
    for question in questions {
        if let Err(Failure::Wrong(wrong)) = session.understand(&question) {
            hold(&question, &told(&wrong.0), &foreign);
            refused += 1;
        }
    }
    assert!(refused > 40, "only {refused}");
}

#[test]
fn faulty_records_are_told_of_in_words_of_the_library() {
    let foreign = words_of_another_library();
    let heads =
        ["kind", "intent", "relation", "work", "scholar", "claim", "cite", "query", "expect", "process"];
    let heads = heads.iter().flat_map(|keyword| {
        [(*keyword).to_owned(), format!("{keyword} !"), format!("{keyword} x y z \"q\"")]
    });
    let fields = field_names().chain(["slows", "slow"]).flat_map(|name| {
        let values = ["", "!", "\"open", "of no such, thing", "9", "x y z w"];
        values.map(|value| format!("claim ash1990/more\n  text  More.\n  {name}  {value}"))
    });
    for record in heads.chain(fields) {
        for fault in session(&record).diagnostics.iter() {
            hold(&record, &told(fault), &foreign);
        }
        // In a library that has nothing, placeholders stand for what it has not.
        let files = vec![("corpus/a.catena".to_owned(), record.clone().into_bytes())];
        for fault in Session::of(Corpus::read(files)).diagnostics.iter() {
            hold(&record, &told(fault), &foreign);
        }
    }
}

#[test]
fn help_speaks_of_the_library_at_hand() {
    let foreign = words_of_another_library();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder can be made");
    std::fs::write(corpus.join("a.catena"), FOREST).expect("it can be written");
    std::fs::write(corpus.join("a.bib"), BIBLIOGRAPHY).expect("it can be written");
    for command in ["", "ask", "add", "show", "rename", "log", "export", "verify"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let run = catena(folder.path(), &arguments);
        let (_, examples) = run.stdout.split_once("Examples:").expect("it has examples");
        hold("", examples, &foreign);
        if command == "ask" {
            assert!(run.stdout.contains("which organisms slow regrowth"), "{}", run.stdout);
        }
    }
}
