//! Whether two descriptions with one title and year, or one DOI, are of one work.

use crate::bibliography::Reference;
use crate::bibliography::identifiers::{address, isbns_in};
use crate::bibliography::key::folded;

use super::apart::{FIELDS, both, first_page, first_person, is_part, is_same_place, number, what_tells};

/// What speaks for one work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kin {
    /// They are two.
    Other,
    /// Nothing tells them apart, but what would show that they are one is missing from one of them.
    Perhaps,
    /// They are one.
    Same,
}

/// Titles that many works have, as they are without signs, blanks and case.
const COMMON: [&str; 47] = [
    "abstracts",
    "acknowledgements",
    "acknowledgments",
    "afterword",
    "announcements",
    "avantpropos",
    "backmatter",
    "bookreview",
    "bookreviews",
    "comment",
    "comments",
    "conclusion",
    "conclusions",
    "contents",
    "contributors",
    "correction",
    "corrigendum",
    "discussion",
    "editorial",
    "einfuhrung",
    "einleitung",
    "epilogue",
    "errata",
    "erratum",
    "foreword",
    "frontmatter",
    "geleitwort",
    "index",
    "inmemoriam",
    "introduction",
    "letter",
    "letters",
    "lettertotheeditor",
    "nachwort",
    "news",
    "notes",
    "notesoncontributors",
    "obituary",
    "preface",
    "prologue",
    "recensiones",
    "rejoinder",
    "reply",
    "response",
    "review",
    "reviews",
    "vorwort",
];

/// What two descriptions are that have the title and year in common. `told_apart`: one list has both, with
/// a key of its own for each, which whoever made it meant.
pub(super) fn of_title(here: &Reference, there: &Reference, told_apart: bool) -> Kin {
    if what_tells(here, there).is_some() {
        return Kin::Other;
    }
    let is_common = COMMON.contains(&folded(&there.title().plain()).as_str());
    let in_doubt = if told_apart || is_common { Kin::Perhaps } else { Kin::Same };
    let is_as_full = is_as_full(here, there) && (!told_apart || agree_otherwise(here, there));
    if is_confirmed(here, there) || is_as_full { Kin::Same } else { in_doubt }
}

/// What two descriptions are that have a DOI in common: chapters may bear that of their book.
pub(super) fn of_doi(here: &Reference, there: &Reference, told_apart: bool) -> Kin {
    if is_similar(&here.title().plain(), &there.title().plain()) {
        return of_title(here, there, false);
    }
    let pages = both(here, there, "pages").is_some_and(|(a, b)| first_page(&a) != first_page(&b));
    if told_apart || pages || is_part(here) || is_part(there) { Kin::Other } else { Kin::Same }
}

/// True of two spellings of one title, one of which may lack its subtitle; also if one is missing. Of titles that go on
/// beyond 300 letters these are compared: each is with each.
pub(super) fn is_similar(here: &str, there: &str) -> bool {
    const LIKE: f64 = 0.8;
    const COMPARED: usize = 300;
    let (here, there) = (folded(here), folded(there));
    let beginning = |title: &str| title.chars().take(COMPARED).collect::<String>();
    here.starts_with(&there)
        || there.starts_with(&here)
        || strsim::normalized_levenshtein(&beginning(&here), &beginning(&there)) > LIKE
}

/// True if both have something that one work has to itself.
fn is_confirmed(here: &Reference, there: &Reference) -> bool {
    let agree = |field: &str, same: &dyn Fn(&str, &str) -> bool| {
        both(here, there, field).is_some_and(|(a, b)| same(&a, &b))
    };
    let numbers = |a: &str, b: &str| number(a) == number(b);
    let is_at_one_place = agree("journal", &is_same_place) || agree("booktitle", &is_same_place);
    // What tells two works apart has been asked: if both have a DOI, it is the same.
    both(here, there, "doi").is_some()
        || agree("isbn", &|a, b| isbns_in(a).iter().any(|isbn| isbns_in(b).contains(isbn)))
        || agree("url", &|a, b| address(a) == address(b))
        || is_at_one_place && agree("pages", &|a, b| first_page(a) == first_page(b))
        || is_at_one_place && agree("volume", &numbers) && agree("number", &numbers)
}

/// True if each says as much as the other: of what could tell them apart both have the same, or neither.
fn is_as_full(here: &Reference, there: &Reference) -> bool {
    let has = |work: &Reference, field: &str| !work.plain(field).trim().is_empty();
    first_person(here).is_some() == first_person(there).is_some()
        && FIELDS.into_iter().all(|field| has(here, field) == has(there, field))
}

/// True if nothing that both say besides is said otherwise: the type, the dates, all other fields.
fn agree_otherwise(here: &Reference, there: &Reference) -> bool {
    let mut names = here.fields.keys().filter(|name| !FIELDS.contains(&name.as_str()) && *name != "title");
    let is_same = |(here, there): (String, String)| folded(&here) == folded(&there);
    here.kind == there.kind
        && here.dates.iter().all(|(name, date)| there.dates.get(name).is_none_or(|other| other == date))
        && names.all(|name| both(here, there, name).is_none_or(is_same))
}

#[cfg(test)]
mod tests {
    use super::{COMMON, is_similar};

    #[test]
    fn titles_are_alike_but_for_slips_and_subtitles() {
        assert!(is_similar("The Origins of Alliances", "The origins of alliances"));
        assert!(is_similar("The Origns of Alliances", "The Origins of Alliances"));
        assert!(is_similar("Alliance Politics", "Alliance Politics: A Study"));
        assert!(!is_similar("One", "Two wholly different"));
        // The work does not grow with the square of their length.
        let long = |word: &str| word.repeat(200_000);
        assert!(!is_similar(&long("oak "), &long("elm ")));
    }

    #[test]
    fn the_list_is_in_order() {
        assert!(COMMON.is_sorted());
    }
}
