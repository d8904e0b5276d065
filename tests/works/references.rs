//! References in the styles of journals.

use std::fs;

use catena::bibliography::{Reference, read};
use catena::corpus::Corpus;
use catena::render::cite::author_year;
use catena::render::references::{Formatted, Style, markdown, references};
use catena::session::Session;
use catena::source::Sources;
use insta::{Settings, assert_snapshot};
use proptest::collection::vec;
use proptest::{prop_assert_eq, proptest};

use super::made_up::work;
use super::round_trips::BIBLATEX;
use crate::program::root;
use crate::support::cases;

const STYLES: [(Style, &str); 4] = [
    (Style::Apa, "APA"),
    (Style::Chicago, "Chicago, author and date"),
    (Style::ChicagoNotes, "Chicago, notes and bibliography"),
    (Style::Apsr, "APSR"),
];

fn works(name: &str) -> Vec<Reference> {
    let text = fs::read_to_string(root().join(name)).expect("a bibliography");
    let file = Sources::new().add(name, text.as_str());
    read(file, &text, &mut Vec::new()).iter().map(Reference::of).collect()
}

#[test]
fn types_of_works_in_every_style() {
    shown_in_every_style("styles");
}

/// Names that are not to be divided again, titles whose names keep their capitals, what has not appeared, addresses.
#[test]
fn what_styles_get_wrong_by_themselves() {
    shown_in_every_style("printed");
}

fn shown_in_every_style(name: &str) {
    let works = works(&format!("tests/works/{name}.bib"));
    let mut shown = String::new();
    for (style, of) in STYLES {
        shown += &format!("{of}\n{}\n", markdown(&works, style));
    }
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, shown));
}

#[test]
fn every_work_of_the_corpus_has_a_reference() {
    let works = works("corpus/references.bib");
    for (style, name) in STYLES {
        let list = references(&works, style);
        assert_eq!(list.len(), works.len(), "{name}");
        assert!(list.iter().all(|one| one.plain().chars().count() > 20), "{name}");
        assert_eq!(list, references(&works, style), "{name}");
    }
}

/// Whichever of the works of a year are cited together, each has the letter that the library gives it.
#[test]
fn letters_are_those_of_the_library() {
    let works = "@book{kydd2005, author = {Kydd, Andrew}, title = {Trust}, year = {2005}, publisher = {Grove}}\n\
         @book{kydd2005x, author = {Kydd, Andrew}, title = {Reason}, year = {2005}, publisher = {Grove}}\n\
         @book{kydd2005y, author = {Kydd, Andrew}, title = {Mistrust}, year = {2005}, publisher = {Grove}}\n";
    let session = Session::of(Corpus::read(vec![("corpus/a.bib".to_owned(), works.as_bytes().to_vec())]));
    let ids: Vec<_> = session.catalog.works().map(|(id, _)| id).collect();
    let called: Vec<String> = ids.iter().map(|id| author_year(&session.catalog, *id)).collect();
    assert_eq!(called, ["Kydd 2005a", "Kydd 2005b", "Kydd 2005c"]);
    for (style, name) in STYLES {
        for cited in [&ids[1..], &ids[2..], &ids[..]] {
            let shown: Vec<String> =
                references(&session.references(cited), style).iter().map(Formatted::plain).collect();
            if style == Style::ChicagoNotes {
                assert!(shown.iter().all(|one| one.contains("2005.")), "{name}: {shown:?}");
                continue;
            }
            let first = ids.len() - cited.len();
            for (one, letter) in shown.iter().zip(["2005a", "2005b", "2005c"].into_iter().skip(first)) {
                assert!(one.contains(letter), "{name}: {shown:?}");
            }
            assert_eq!(shown.len(), cited.len(), "{name}");
        }
    }
}

/// What is said in place of a year takes no place but that of the year.
#[test]
fn a_state_changes_no_number_elsewhere() {
    let text = "@article{iso, author = {Roe, Al}, title = {What {ISO} 9000 Asks}, journal = {Groves}, \
                doi = {10.1000/9000}, year = {forthcoming}}";
    let works: Vec<Reference> =
        read(Sources::new().add("a.bib", text), text, &mut Vec::new()).iter().map(Reference::of).collect();
    for (style, name) in STYLES {
        let shown = markdown(&works, style);
        assert!(
            shown.contains("ISO 9000") && shown.to_lowercase().contains("forthcoming"),
            "{name}: {shown}"
        );
        assert!(!shown.contains("10.1000/Forth"), "{name}: {shown}");
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_work_has_a_reference(works in vec(work(&BIBLATEX), 1..4)) {
        let mut works = works;
        for (at, work) in works.iter_mut().enumerate() {
            work.key = format!("key{at}");
        }
        for (style, _) in STYLES {
            prop_assert_eq!(references(&works, style).len(), works.len());
        }
    }
}
