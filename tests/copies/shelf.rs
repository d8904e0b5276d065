//! Copies as quotes are looked for in them.

use std::fs;
use std::path::PathBuf;

use catena::document::{Limits, Reader};
use catena::verify::receipt::Receipts;
use catena::verify::shelf::Shelf;
use catena::verify::{Basis, Became, Report, Status, verify};

use super::made::{lines, pdf};
use crate::support::sound_session;

const WORK: &str = "@book{oak2001,\n  author = {Oak, Ann},\n  title = {On Oaks},\n  year = {2001},\n}\n";

fn claim(place: &str, quote: &str) -> String {
    format!("claim oak2001/one\n  text   So.\n  at     {place}\n  quote  \"{quote}\"\n")
}

/// A copy that could not be read this time is told, no other stands in for it, and its receipt stays.
#[test]
fn a_copy_that_fails_leaves_its_receipt() {
    let quote = "learn trust in long nights";
    let session = sound_session(&[("corpus/a.bib", WORK), ("corpus/a.catena", &claim("p. 1", quote))]);
    let catalog = &session.catalog;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = lines(50, 500, &["Keepers learn trust in long nights of work."]);
    fs::write(folder.path().join("oak2001.pdf"), pdf(&[&page], "")).expect("a file can be written");
    fs::write(folder.path().join("oak2001.html"), "<p>A page that leads to another.</p>")
        .expect("another too");
    let by = |reader: Reader, before: &Receipts| -> (Report, Vec<String>) {
        let shelf = Shelf::open(folder.path(), catalog, reader).expect("a folder");
        let report = verify(catalog, &shelf, before, |_| true, |_, _| {}).expect("a report");
        (report, shelf.notices())
    };
    let (first, notices) = by(Reader::Here, &Receipts::default());
    assert_eq!((first.quotes[0].status, notices), (Status::Exact, Vec::new()));
    let before = Receipts::parse(&first.receipts.to_string());
    for program in ["/bin/false", "/nowhere/at/all"] {
        let (report, notices) = by(Reader::Apart(PathBuf::from(program), Limits::default()), &before);
        assert!(
            matches!(report.quotes[0].basis, Basis::Receipt(_)),
            "{program}: {:?}",
            report.quotes[0].basis
        );
        assert!(!report.receipts.differ(&before), "{program}");
        assert!(notices[0].starts_with("the text `oak2001.pdf` cannot be read"), "{program}: {notices:?}");
        assert!(notices[0].contains("receipts stay as they are"), "{program}: {notices:?}");
    }
}

/// A place is the same although the title in it has what parts places in a receipt.
#[test]
fn a_title_with_a_semicolon_is_one_place() {
    let claim = claim("§ \"Storms; and calms\" ¶ 1", "Storms are rare");
    let session = sound_session(&[("corpus/a.bib", WORK), ("corpus/a.catena", &claim)]);
    let of = |text: &str, before: &Receipts| {
        let text = ("oak2001.md".to_owned(), text.as_bytes().to_vec());
        let shelf = Shelf::of(vec![text], &session.catalog);
        verify(&session.catalog, &shelf, before, |_| true, |_, _| {}).expect("a report")
    };
    let text = "# On Oaks\n\n## Calms\n\nNone.\n\n## Storms; and calms\n\nStorms are rare.\n";
    let first = of(text, &Receipts::default());
    assert_eq!(first.quotes[0].places, ["§ \"Storms; and calms\" ¶ 1"]);
    let before = Receipts::parse(&first.receipts.to_string());
    let second = of(&text.replace("None.", "Some."), &before);
    assert_eq!(second.quotes[0].became(), Some(Became::Stayed));
}
