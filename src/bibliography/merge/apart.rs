//! What shows that two works of one title and year are two: two editions, two reviews in one issue, the
//! editorials of two journals.

use crate::bibliography::Reference;
use crate::bibliography::identifiers::{address, doi_in, isbns_in};
use crate::bibliography::key::folded;

/// Where a work stands, and under what numbers: fields of which each is compared if both works have it.
const PLACES: [&str; 2] = ["journal", "booktitle"];
const NUMBERS: [&str; 4] = ["volume", "number", "issue", "edition"];

/// The fields by which works can be told apart.
pub(super) const FIELDS: [&str; 10] =
    ["journal", "booktitle", "volume", "number", "issue", "edition", "pages", "isbn", "doi", "url"];

/// The first field that tells two works apart, if one does. A field that either work lacks tells nothing.
pub(super) fn what_tells(here: &Reference, there: &Reference) -> Option<&'static str> {
    let both = |field: &str| both(here, there, field);
    // The pages of a book are how many it has, which are counted in several ways.
    let is_no_book = !here.kind.ends_with("book") && !there.kind.ends_with("book");
    let pages = || {
        let differ = |(here, there): (String, String)| first_page(&here) != first_page(&there);
        both("pages").is_some_and(differ).then_some("pages")
    };
    let dois = both("doi").and_then(|(here, there)| Some((doi_in(&here)?, doi_in(&there)?)));
    match dois {
        Some((here, there)) if here != there => return Some("doi"),
        // Chapters may have the DOI of their book.
        Some(_) if is_part(here) && is_part(there) => return pages(),
        // One publication, whatever else is said of it.
        Some(_) => return None,
        None => {}
    }
    if matches!((first_person(here), first_person(there)), (Some(here), Some(there)) if here != there) {
        return Some("author");
    }
    let place = PLACES.into_iter().find(|field| both(field).is_some_and(|(a, b)| !is_same_place(&a, &b)));
    let number =
        || NUMBERS.into_iter().find(|field| both(field).is_some_and(|(a, b)| number(&a) != number(&b)));
    let isbn = || {
        let (here, there) = both("isbn")?;
        let (here, there) = (isbns_in(&here), isbns_in(&there));
        let differ = !here.is_empty() && !there.is_empty() && !here.iter().any(|isbn| there.contains(isbn));
        differ.then_some("isbn")
    };
    // One article has many addresses; but where nothing else is said, they are all there is.
    let url = || {
        let says_where =
            PLACES.into_iter().chain(["volume", "pages", "publisher"]).any(|field| both(field).is_some());
        let differ = |(here, there): (String, String)| address(&here) != address(&there);
        (!says_where && both("url").is_some_and(differ)).then_some("url")
    };
    place.or_else(number).or_else(|| pages().filter(|_| is_no_book)).or_else(isbn).or_else(url)
}

/// A field of both works, if both have it.
pub(super) fn both(here: &Reference, there: &Reference, field: &str) -> Option<(String, String)> {
    let (here, there) = (here.plain(field), there.plain(field));
    (!here.trim().is_empty() && !there.trim().is_empty()).then_some((here, there))
}

/// The family name of who comes first, as it can be compared.
pub(super) fn first_person(work: &Reference) -> Option<String> {
    let people = work.people.get("author").or_else(|| work.people.get("editor"));
    people.and_then(|people| people.first()).map(|name| folded(&name.family))
}

/// True of a work that is part of a book.
pub(super) fn is_part(work: &Reference) -> bool {
    matches!(
        work.kind.as_str(),
        "incollection"
            | "inbook"
            | "bookinbook"
            | "suppbook"
            | "suppcollection"
            | "inproceedings"
            | "inreference"
    )
}

/// True for two spellings of one journal or book, one of which may be an abbreviation, word by word.
pub(super) fn is_same_place(here: &str, there: &str) -> bool {
    const SMALL: [&str; 9] = ["the", "of", "and", "for", "in", "on", "a", "an", "to"];
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(folded);
        words.filter(|word| !word.is_empty() && !SMALL.contains(&word.as_str())).collect()
    };
    let (here, there) = (words(here), words(there));
    here.len() == there.len()
        && here.iter().zip(&there).all(|(a, b)| a.starts_with(b.as_str()) || b.starts_with(a.as_str()))
}

/// A number however it is written: `2`, `2nd`, `2nd ed.`, `second edition`.
pub(super) fn number(text: &str) -> String {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let text = text.trim().to_lowercase();
    let ordinal = ORDINALS.iter().position(|ordinal| text.starts_with(ordinal));
    if let Some(at) = ordinal {
        return (at + 1).to_string();
    }
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let after = text[digits.len()..].trim_start();
    let is_ordinal =
        after.is_empty() || ["st", "nd", "rd", "th", ".", "ed"].iter().any(|end| after.starts_with(end));
    if digits.is_empty() || !is_ordinal { folded(&text) } else { digits.trim_start_matches('0').to_owned() }
}

/// The first page of a range, without signs before it.
pub(super) fn first_page(pages: &str) -> String {
    let words = pages.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words =
        words.skip_while(|word| matches!(word.to_lowercase().as_str(), "p" | "pp" | "page" | "pages"));
    words.next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{first_page, is_same_place, number};

    #[test]
    fn fields_are_the_same_however_they_are_written() {
        assert!(is_same_place("International Organization", "Int. Organ."));
        assert!(is_same_place("The Journal of Politics", "Journal of Politics"));
        assert!(!is_same_place("Harbour Studies", "Studies of Pilots"));
        for edition in ["2", "2nd", "2nd ed.", "Second edition", "02"] {
            assert_eq!(number(edition), "2", "{edition}");
        }
        assert_ne!(number("2-3"), number("2"));
        assert_eq!(first_page("pp. 10--11"), "10");
        assert_eq!(first_page("S87–96"), "s87");
    }
}
