//! What holds of every place, and of every text that is none.

use catena::annotation::locator::unit::UNITS;
use catena::annotation::locator::{Locator, Unit};
use catena::order::Place;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{cases, read};

/// Scraps of places, and of what is none.
fn scraps() -> impl Strategy<Value = String> {
    let words: Vec<&str> = UNITS.iter().flat_map(|entry| [entry.one, entry.several]).collect();
    let others: Vec<&str> = UNITS.iter().flat_map(|entry| entry.words()).collect();
    let signs = vec![
        " ", "-", "–", "--", " - ", ",", ", ", "; ", "/", ".", ":", "\"", "\\", "§", "¶", "#", "\n", "->",
        " and ", " ff.", "r", "v", "A", "B", "ʳ", "\u{a0}", "９", "1,204", "II.", "0", "*", "(3)", "[3]",
        ".a", "nn", "S. ", "a. ",
    ];
    let scrap = prop_oneof![
        2 => select(words).prop_map(str::to_owned),
        1 => select(others).prop_map(str::to_owned),
        3 => (0..2_000_u32).prop_map(|number| number.to_string()),
        1 => "[A-Za-z]{0,2}[0-9]{1,4}[a-z]{0,2}[0-9]{0,2}",
        1 => "[ivxlcdm]{1,5}",
        4 => select(signs).prop_map(str::to_owned),
        2 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(scrap, 0..9).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(cases(4_000))]

    /// Nothing panics, and what is read prints as what is read again as the same.
    #[test]
    fn a_place_is_read_as_it_is_printed(text in scraps()) {
        if let Some(place) = Locator::of(&text) {
            let printed = place.to_string();
            prop_assert_eq!(Locator::of(&printed), Some(place.clone()), "`{}` of `{}`", printed, text);
            prop_assert!(place.csl().is_some() && place.postnote().is_some());
            prop_assert!(Place::of(&text).is_same(&Place::of(&printed)), "`{}` of `{}`", printed, text);
        }
    }

    /// The same in a record, where a work's name stands before it.
    #[test]
    fn no_place_in_a_record_makes_the_reader_fail(text in scraps()) {
        let text = text.replace('\n', " ");
        let (document, _) = read(&format!("cite doyle1983 {text} -> kydd2005 {text}\n\nclaim a/b\n  at  {text}\n  via  c {text}\n"));
        let printed = catena::annotation::print(&document);
        let (again, _) = read(&printed);
        prop_assert_eq!(catena::annotation::print(&again), printed);
    }

    /// Greater numbers come later, whatever they count.
    #[test]
    fn places_are_in_the_order_of_their_numbers(
        unit in select(Unit::all().collect::<Vec<_>>()),
        one in 1_u32..5_000,
        other in 1_u32..5_000,
        [a, b, c] in [scraps(), scraps(), scraps()],
    ) {
        let entry = unit.entry();
        prop_assume!(!entry.one.is_empty());
        let place = |number: u32| Place::of(&format!("{} {number}", entry.one));
        prop_assert_eq!(place(one).cmp(&place(other)), one.cmp(&other));
        let [a, b, c] = [a, b, c].map(|text| Place::of(&text));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }
}
