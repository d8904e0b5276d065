//! `catena status`: over the library in `status/library`, where everything is left to do, and over the corpus.

use std::path::{Path, PathBuf};

use catena::corpus::load::Library;
use catena::overview::Overview;
use catena::render::paint::Paint;
use catena::render::{status, status_json};
use catena::session::Session;
use catena::verify::receipt::Receipts;
use catena::verify::shelf::Shelf;
use catena::verify::verify;
use insta::{Settings, assert_snapshot};
use serde_json::Value;

use crate::program::{catena, root};

fn library() -> PathBuf {
    root().join("tests/status/library")
}

fn opened(folder: &Path) -> (Session, Overview) {
    let library = Library::at(folder).expect("a library");
    let receipts = Receipts::read(&library).expect("the receipts can be read");
    let session = Session::from_texts(library).expect("its files can be read");
    let overview = Overview::of(&session, &receipts);
    (session, overview)
}

#[test]
fn what_is_recorded_and_what_is_left() {
    let (session, overview) = opened(&library());
    let mut settings = Settings::new();
    settings.set_snapshot_path(root().join("tests/status"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for width in [40, 80, 120] {
            let paint = Paint { color: false, width };
            let text = status::text(&session.catalog, &overview, paint);
            assert!(text.lines().all(|line| line.chars().count() <= width), "wider than {width}:\n{text}");
            if width == 80 {
                assert_snapshot!("text", text);
                assert_snapshot!("by-work", status::by_work(&session.catalog, &overview, paint));
                assert_snapshot!("by-scholar", status::by_scholar(&session.catalog, &overview, paint));
            }
        }
        assert_snapshot!("json", status_json::render(&session.catalog, &overview));
    });
}

#[test]
fn figures_of_works_add_up_to_those_of_the_library() {
    for folder in [library(), root()] {
        let (session, overview) = opened(&folder);
        let sum = |of: fn(&catena::overview::Tally) -> usize| -> usize {
            overview.by_work.iter().map(|row| of(&row.tally)).sum()
        };
        assert_eq!(sum(|tally| tally.claims), overview.all.claims);
        assert_eq!(sum(|tally| tally.quoted), overview.all.quoted);
        assert_eq!(sum(|tally| tally.quotes), overview.all.quotes);
        assert_eq!(sum(|tally| tally.verified), overview.all.verified);
        assert_eq!(sum(|tally| tally.second_hand), overview.all.second_hand);
        assert_eq!(sum(|tally| tally.cited), overview.all.cited);
        assert_eq!(overview.by_work.iter().map(|row| row.cites).sum::<usize>(), overview.all.cited);
        assert_eq!(overview.all.quotes - overview.all.verified, overview.left.quotes.len());
        assert_eq!(overview.topics.values().sum::<usize>(), session.catalog.topics().count());
    }
}

#[test]
fn verify_and_status_count_alike() {
    for folder in [library(), root().join("tests/verify/library"), root()] {
        let (session, overview) = opened(&folder);
        let library = Library::at(&folder).expect("a library");
        let receipts = Receipts::read(&library).expect("the receipts can be read");
        let report = verify(&session.catalog, &Shelf::default(), &receipts, |_| true, |_, _| {})
            .expect("there are no texts to fail");
        assert_eq!(report.verified(), overview.all.verified);
        assert_eq!(report.without_place(), overview.all.without_place);
        assert_eq!(report.quotes.len(), overview.all.quotes);
    }
}

#[test]
fn the_command_answers_whatever_is_left() {
    for arguments in [vec![], vec!["--by", "work"], vec!["--by", "scholar"], vec!["--format", "json"]] {
        let run = catena(&library(), &[&["status"], arguments.as_slice()].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(run.stdout.contains("elm"), "{arguments:?}\n{}", run.stdout);
    }
    assert_eq!(catena(&library(), &["status", "--by", "year"]).code, 2);
}

#[test]
fn every_note_of_the_corpus_has_a_record_and_every_quote_is_verified() {
    let run = catena(&root(), &["status"]);
    assert!(run.stdout.contains("89 of 89 notes of keating2015"), "{}", run.stdout);
    let run = catena(&root(), &["status", "--format", "json"]);
    let status: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(status["quotes"]["verified"], status["quotes"]["total"]);
    assert_eq!(status["left"]["quotes_not_verified"], Value::Array(Vec::new()));
    assert_eq!(status["left"]["notes_without_record"], Value::Array(Vec::new()));
    assert_eq!(status["citations"]["intents"][""], Value::Null, "a citation does not say what it is for");
}

#[test]
fn what_the_corpus_allows_has_its_reasons_and_nothing_else_is_wrong() {
    let run = catena(&root(), &["check", "--format", "json"]);
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(check["diagnostics"], Value::Array(Vec::new()));
    let allowed = check["allowed"].as_array().expect("a list");
    let codes: Vec<&str> = allowed.iter().filter_map(|allowed| allowed["code"].as_str()).collect();
    assert_eq!(codes, ["never-cited", "name-spelling", "page-range", "not-listed"]);
    assert!(
        allowed.iter().all(|allowed| allowed["reason"].as_str().is_some_and(|reason| !reason.is_empty()))
    );
}
