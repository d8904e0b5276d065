//! References in the styles of journals.

use std::fs;

use catena::bibliography::{Reference, read};
use catena::render::references::{Style, markdown, references};
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
