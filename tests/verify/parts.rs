//! Places of which a text shows a part: they are never taken for compared, and what counts within a part that is not shown
//! makes no finding.

use std::fmt::Write;

use catena::annotation::Locator;
use catena::annotation::locator::{Number, Part, Range, Unit};
use catena::verify::receipt::Receipts;
use catena::verify::shelf::Shelf;
use catena::verify::{Checked, Status, by_receipts, verify};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{cases, sound_session};

const QUOTE: &str = "Nobody trusts the board";

/// The same words in a text with sections and notes, and in one with pages.
const TEXTS: [(&str, &str); 2] = [
    (
        "w.md",
        "# 1 Law\n\nThe owners pay.[^1]\n\n[^1]: See Oak.\n\n# 2 Custom\n\nThe pilots leave.\n\nNobody trusts the board.\n",
    ),
    ("w.txt", "The owners pay.\n1\n\x0cNobody trusts the board.\n\nIt waits.\n2\n\x0cThe pilots leave.\n3\n"),
];

fn numbered(unit: Unit, number: u32) -> Part {
    Part::numbered(unit, vec![Range::one(Number::arabic(number))])
}

/// What texts show.
fn shown() -> impl Strategy<Value = Part> {
    (select(vec![Unit::Section, Unit::Paragraph, Unit::Note]), 1_u32..5)
        .prop_map(|(unit, number)| numbered(unit, number))
}

/// What they do not; of pages it has its own, or none.
fn hidden() -> impl Strategy<Value = Part> {
    let is_hidden = |unit: &Unit| !matches!(unit, Unit::Page | Unit::Section | Unit::Paragraph | Unit::Note);
    let units: Vec<Unit> = Unit::all().filter(is_hidden).collect();
    (select(units), 1_u32..5).prop_map(|(unit, number)| numbered(unit, number))
}

/// What comes of the quote in each text, if it is claimed there, and what the receipts say of it later.
fn checked(place: &str) -> Vec<[Checked; 2]> {
    let mut claim = String::new();
    write!(claim, "claim w/c\n  text   A claim.\n  at     {place}\n  quote  \"{QUOTE}\"\n").expect("text");
    let session =
        sound_session(&[("corpus/a.bib", "@book{w, title = {A Book}}\n"), ("corpus/a.catena", &claim)]);
    let catalog = &session.catalog;
    let of_text = |(name, text): (&str, &str)| {
        let shelf = Shelf::of(vec![(name.to_owned(), text.as_bytes().to_vec())], catalog);
        let mut report =
            verify(catalog, &shelf, &Receipts::default(), |_| true, |_, _| {}).expect("texts in memory");
        let stated = catalog.quoted().next().expect("a claim");
        let later = by_receipts(catalog, &stated, &report.receipts).remove(0);
        [report.quotes.remove(0), later]
    };
    TEXTS.map(of_text).into()
}

fn is_place(parts: &[Part]) -> Option<String> {
    let place = Locator { parts: parts.to_vec() };
    let text = place.to_string();
    (Locator::of(&text).as_ref() == Some(&place)).then_some(text)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_counts_within_a_part_that_is_not_shown_is_not_compared(
        above in hidden(), below in vec(shown(), 0..3),
    ) {
        let place = is_place(&[vec![above], below].concat());
        prop_assume!(place.is_some());
        for found in checked(&place.unwrap_or_default()).iter().flatten() {
            prop_assert_eq!(found.status, Status::Exact, "{:?}", found);
            prop_assert!(found.is_without_place(), "{:?}", found);
        }
    }

    #[test]
    fn a_place_of_which_a_part_is_not_shown_is_never_verified(
        before in vec(shown(), 0..3), part in hidden(), behind in vec(shown(), 0..3), page in 0_u32..4, is_first: bool,
    ) {
        let page: Vec<Part> = (page > 0).then(|| numbered(Unit::Page, page)).into_iter().collect();
        let (first, last) = if is_first { (page, Vec::new()) } else { (Vec::new(), page) };
        let place = is_place(&[first, before, vec![part], behind, last].concat());
        prop_assume!(place.is_some());
        for found in checked(&place.unwrap_or_default()).iter().flatten() {
            prop_assert!(!found.is_verified(), "{:?}", found);
        }
    }

    #[test]
    fn pages_of_a_volume_are_not_compared(
        of in select(vec![Unit::Volume, Unit::Book, Unit::Appendix]), number in 1_u32..5, page in 1_u32..5,
    ) {
        let place = is_place(&[numbered(of, number), numbered(Unit::Page, page)]);
        for found in checked(&place.unwrap_or_default()).iter().flatten() {
            prop_assert!(found.status == Status::Exact && found.is_without_place(), "{:?}", found);
        }
    }
}
