//! The same corpus gives the same answers, in whatever order and in whatever files its records stand.

use std::collections::BTreeMap;

use catena::check::check;
use catena::code::Code;
use catena::corpus::Corpus;
use catena::query::answer::Answer;
use catena::session::{Failure, Session};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use crate::questions::{library, questions};
use crate::support::corpora::{Corpus as Made, corpus};
use crate::support::phrases::question;
use crate::support::shown::{answer_text, verdict_text};
use crate::support::{cases, without_faults};

#[test]
fn the_library_of_questions_answers_alike() {
    let usual = session(&pieces_in_order());
    let questions = questions();
    let told: Vec<Told> = questions.iter().map(|question| told(&usual, question)).collect();
    let found = faults(&usual);
    let shuffled = Just(pieces_in_order()).prop_flat_map(shuffled);
    let run = TestRunner::new(cases(25)).run(&shuffled, |pieces| {
        let other = session(&pieces);
        for (question, told) in questions.iter().zip(&told) {
            is_told(&other, question, told)?;
        }
        prop_assert_eq!(&found, &faults(&other));
        Ok(())
    });
    run.unwrap_or_else(|fault| panic!("{fault}"));
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_corpus_answers_alike(
        ((usual, other), questions) in (corpus(7).prop_flat_map(|made| with_another_order(&made)), vec(question(), 6))
    ) {
        let (usual, other) = (session(&usual), session(&other));
        for question in questions {
            is_told(&other, &question, &told(&usual, &question))?;
        }
        prop_assert_eq!(verdicts(&usual), verdicts(&other));
        prop_assert_eq!(faults(&usual), faults(&other));
    }
}

/// Records with the files they stand in, and so entries of bibliographies.
type Pieces = (Vec<(String, String)>, Vec<(String, String)>);

/// An answer as text and as it is, or what is wrong with its question.
type Told = Result<(String, Answer), (String, Vec<String>)>;

fn told(session: &Session, question: &str) -> Told {
    match session.ask(question) {
        Ok(answer) => Ok((answer_text(&session.catalog, &answer), answer)),
        Err(Failure::Wrong(wrong)) => Err((wrong.0.message.clone(), wrong.0.help.clone())),
        Err(failure) => panic!("{question}: {failure:?}"),
    }
}

fn is_told(other: &Session, question: &str, usual: &Told) -> Result<(), TestCaseError> {
    let again = told(other, question);
    let [text, text_again] = [usual, &again].map(|told| told.as_ref().map(|(text, _)| text.as_str()));
    prop_assert_eq!(text, text_again, "{}", question);
    prop_assert!(*usual == again, "{question}: {usual:?}\nis not {again:?}");
    Ok(())
}

/// What is wrong with the corpus, whatever the places.
fn faults(session: &Session) -> Vec<(Code, String, Vec<String>)> {
    let found = check(session).expect("a text index in memory cannot fail").into_iter();
    let mut faults: Vec<_> = found.map(|found| (found.code, found.message, found.help)).collect();
    faults.sort();
    faults
}

/// Every verdict on topics of the corpus, as text.
fn verdicts(session: &Session) -> Vec<String> {
    let catalog = &session.catalog;
    let mut all = Vec::new();
    for (subject, _) in catalog.topics() {
        for (relation, _) in catalog.vocabulary.relations() {
            for (object, _) in catalog.topics() {
                all.push(verdict_text(
                    catalog,
                    &session.verdicts.verdict(catalog, subject, relation, object),
                ));
            }
        }
    }
    all
}

fn session((records, entries): &Pieces) -> Session {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in records.iter().map(|(name, text)| (format!("{name}.catena"), text)) {
        let file = files.entry(name).or_default();
        // Without a blank line, a scheme's declaration below an argument would be one of its fields.
        *file = format!("{file}{text}\n");
    }
    for (name, text) in entries.iter().map(|(name, text)| (format!("{name}.bib"), text)) {
        *files.entry(name).or_default() += text;
    }
    let files = files.into_iter().map(|(name, text)| (name, text.into_bytes()));
    without_faults(Session::of(Corpus::read(files.collect())))
}

fn with_another_order(corpus: &Made) -> impl Strategy<Value = (Pieces, Pieces)> + use<> {
    let pieces = split(corpus.files());
    (Just(pieces.clone()), shuffled(pieces))
}

fn pieces_in_order() -> Pieces {
    let corpus = library();
    let files = corpus.sources.iter().map(|(_, file)| (file.name.clone(), file.text.clone()));
    split(files.collect())
}

/// The records and the entries of files.
fn split(files: Vec<(String, String)>) -> Pieces {
    let mut pieces = Pieces::default();
    for (name, text) in files {
        let list = if name.ends_with(".bib") { &mut pieces.1 } else { &mut pieces.0 };
        let mut piece = String::new();
        for line in text.lines() {
            if !piece.is_empty() && line.starts_with(|c: char| c.is_alphanumeric() || c == '@') {
                list.push((name.clone(), std::mem::take(&mut piece)));
            }
            piece += line;
            piece.push('\n');
        }
        list.push((name, piece));
    }
    pieces
}

/// The same pieces in another order, in other files.
fn shuffled((records, entries): Pieces) -> impl Strategy<Value = Pieces> {
    let names = || vec("[a-z]{1,4}(/[a-z0-9]{1,3})?", 1..6);
    let places = |count: usize| vec(any::<Index>(), count);
    let (for_records, for_entries) = (places(records.len()), places(entries.len()));
    let shuffled = (Just(records).prop_shuffle(), Just(entries).prop_shuffle());
    (shuffled, names(), for_records, for_entries).prop_map(
        |((records, entries), names, for_records, for_entries)| {
            let put = |pieces: Vec<(String, String)>, places: Vec<Index>| {
                let placed = pieces.into_iter().zip(places);
                placed.map(|((_, text), place)| (names[place.index(names.len())].clone(), text)).collect()
            };
            (put(records, for_records), put(entries, for_entries))
        },
    )
}
