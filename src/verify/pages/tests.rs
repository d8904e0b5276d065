//! Which number counts, where the file, the print and the bibliography each say something.

use crate::annotation::locator::{Number, Range};
use crate::annotation::numbers::Numbers;
use crate::verify::known::Known;
use crate::verify::pages::{Doubt, Numbering};

/// The numbers of pages, `?` for none, and the doubt.
fn told(pages: &[&str], labels: &[&str], extent: Option<(u32, u32)>) -> (String, Option<Doubt>) {
    let labels: Vec<Option<String>> = if labels.is_empty() {
        vec![None; pages.len()]
    } else {
        labels.iter().map(|label| Some((*label).to_owned()).filter(|label| !label.is_empty())).collect()
    };
    let extent =
        extent.map(|(from, to)| Numbers::of(&[Range::new(Number::arabic(from), Number::arabic(to))]));
    let found = Numbering::of(pages, &labels, &Known::default()).pages(extent.as_ref());
    let number = |at| found.number(at).map_or("?".to_owned(), ToString::to_string);
    ((0..pages.len()).map(number).collect::<Vec<_>>().join(" "), found.doubt)
}

#[test]
fn labels_count_where_nothing_is_printed() {
    assert_eq!(told(&["a", "b", "c"], &["ix", "1", "2"], None), ("ix 1 2".to_owned(), None));
    assert_eq!(told(&["a", "b", "c"], &["A19", "", "x y"], None), ("A19 ? ?".to_owned(), None));
}

#[test]
fn what_is_printed_counts_more_than_labels() {
    let pages = ["cover", "a\n183", "b\n184", "c\n185", "d\n186"];
    let wrong = Some(Doubt::WrongLabels);
    assert_eq!(told(&pages, &["1", "2", "3", "4", "5"], None), ("? 183 184 185 186".to_owned(), wrong));
    let agreed =
        told(&["cover", "a", "b\n184", "c\n185", "d\n186"], &["Cover", "183", "184", "185", "186"], None);
    assert_eq!(agreed, ("? 183 184 185 186".to_owned(), None));
}

#[test]
fn the_bibliography_completes_what_is_printed() {
    let pages = ["cover", "a", "b\n184", "c\n185", "d\n186", "e", "f"];
    assert_eq!(told(&pages, &[], None).0, "? ? 184 185 186 ? ?");
    assert_eq!(told(&pages, &[], Some((183, 187))).0, "? 183 184 185 186 187 ?");
}

#[test]
fn the_bibliography_alone_counts_if_the_copy_has_as_many_pages() {
    assert_eq!(told(&["a", "b", ""], &[], Some((10, 11))), ("10 11 ?".to_owned(), None));
    let none = ("? ? ?".to_owned(), Some(Doubt::Unnumbered));
    assert_eq!(told(&["a", "b", "c"], &[], Some((10, 11))), none);
    let counted = ("10 11 12".to_owned(), Some(Doubt::WrongLabels));
    assert_eq!(told(&["a", "b", "c"], &["1", "2", "3"], Some((10, 12))), counted);
}

#[test]
fn a_single_page_is_that_of_a_work_that_has_one() {
    let told = |is_paged, (from, to)| {
        let extent = Numbers::of(&[Range::new(Number::arabic(from), Number::arabic(to))]);
        let numbering = Numbering::of(&["a"], &[None], &Known::default()).paged(is_paged);
        let pages = numbering.pages(Some(&extent));
        (pages.number(0).map(ToString::to_string), pages.doubt)
    };
    assert_eq!(told(true, (80, 80)), (Some("80".to_owned()), None));
    assert_eq!(told(true, (80, 81)), (None, Some(Doubt::Undivided)));
    assert_eq!(told(false, (80, 80)), (None, Some(Doubt::Undivided)));
}

#[test]
fn divided_evidence_is_none() {
    let two = ["183\na\n1", "184\nb\n2", "185\nc\n3"];
    assert_eq!(told(&two, &[], None), ("? ? ?".to_owned(), Some(Doubt::TwoCounts)));
    assert_eq!(told(&two, &[], Some((183, 185))), ("183 184 185".to_owned(), None));
    assert_eq!(told(&two, &["1", "2", "3"], None).0, "1 2 3");
    let preprint = ["a\n1", "b\n2", "c\n3"];
    assert_eq!(told(&preprint, &[], Some((183, 185))), ("? ? ?".to_owned(), Some(Doubt::OtherPages)));
    assert_eq!(told(&["a"], &[], Some((3, 3))), ("?".to_owned(), Some(Doubt::Undivided)));
}

#[test]
fn numbers_that_are_misread_alike_do_not_count_beyond_the_others() {
    let pages = ["a\n1", "b\n2", "c\n31", "d\n4", "e\n33", "f\n6", "g\n35"];
    assert_eq!(told(&pages, &[], None).0, "1 2 ? ? ? ? ?");
}

#[test]
fn the_bibliography_completes_only_what_is_printed_on_pages() {
    assert_eq!(told(&["", "", ""], &["", "", "15"], Some((10, 20))).0, "? ? 15");
    assert_eq!(told(&["a", "b", "c", "d"], &["", "12", "13", ""], Some((10, 20))).0, "? 12 13 ?");
}

#[test]
fn a_count_that_is_shifted_against_the_bibliography_is_another() {
    let numbered = |from: u32, to: u32| -> Vec<String> { (from..=to).map(|n| format!("a\n{n}")).collect() };
    let told = |from, to, extent| {
        let pages = numbered(from, to);
        told(&pages.iter().map(String::as_str).collect::<Vec<_>>(), &[], Some(extent)).1
    };
    assert_eq!(told(1, 26, (5, 30)), Some(Doubt::OtherPages));
    assert_eq!(told(31, 56, (27, 52)), Some(Doubt::OtherPages));
    // A book of which the work is a part, a copy of a part, a copy with the end of another article.
    assert_eq!(told(1, 60, (5, 30)), None);
    assert_eq!(told(8, 20, (5, 30)), None);
    assert_eq!(told(3, 30, (5, 30)), None);
    assert_eq!(told(4, 29, (5, 30)), None);
}
