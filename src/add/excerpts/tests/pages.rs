//! Pages of highlights.

use super::{BIBLIOGRAPHY, Files, imported, library, marked, of_key, session};
use crate::add::excerpts::record::Imported;
use crate::highlight::{Detail, Highlight, Hint, Source, Tool};

#[test]
fn places_become_those_of_the_language() {
    for (place, written) in [
        ("9", "p. 9"),
        ("xiv", "p. xiv"),
        ("183-184", "pp. 183-184"),
        ("A19", "p. A19"),
        ("p. 9", "p. 9"),
        ("Seite 9", "Seite 9"),
        ("loc. 1234", "loc. 1234"),
        ("Location 1234-1236", "locs. 1234-1236"),
        ("inside the cover", "\"inside the cover\""),
        ("", ""),
    ] {
        let highlight = Highlight { place: Some(place.to_owned()), ..Highlight::default() };
        assert_eq!(Imported::of(&highlight).at, written, "{place}");
    }
}

fn with_pages(pages: &str) -> Files {
    let mut files = library();
    let article = format!(
        "@article{{mill1859, author = {{Mill, John}}, title = {{Liberty}}, year = {{1859}}{pages}}}\n"
    );
    files.insert("corpus/references.bib".to_owned(), format!("{BIBLIOGRAPHY}{article}"));
    files
}

#[test]
fn a_program_says_the_same_whatever_the_bibliography_says() {
    let path = "corpus/works/mill1859.catena";
    let highlight = Highlight {
        place: Some("3".to_owned()),
        color: Some("yellow".to_owned()),
        ..marked("A", of_key("mill1859"), "one passage")
    };
    let (_, files) = imported(&with_pages(""), std::slice::from_ref(&highlight));
    assert!(files[path].contains("at        p. 3\n"), "{files:?}");
    // The pages are known now, and the place may have been corrected by hand.
    let mut known = files.clone();
    known.extend(with_pages(", pages = {345--360}"));
    for place in ["p. 3", "p. 347"] {
        let mut known = known.clone();
        known.insert(path.to_owned(), files[path].replace("p. 3", place));
        let (import, after) = imported(&known, std::slice::from_ref(&highlight));
        assert_eq!((import.here.len(), import.kept.len(), after), (1, 0, known), "{place}");
    }
    // What changes there still comes.
    let (_, files) = imported(&with_pages(", pages = {345--360}"), std::slice::from_ref(&highlight));
    assert!(files[path].contains("page 3 of the file"), "{files:?}");
    let noted = Highlight { note: Some("Why?".to_owned()), ..highlight.clone() };
    assert_eq!(imported(&files, &[noted]).0.changed.len(), 1);
    // A hash of a record that was made when colours had no names.
    let coded = Imported { marked: "#ffd400".to_owned(), ..Imported::of(&highlight) };
    assert_eq!(Imported::of(&highlight).hash(), coded.hash());
}

#[test]
fn all_pages_of_a_file_are_treated_alike() {
    let at = |pages: &[(&str, &str)]| {
        let highlights: Vec<Highlight> = pages
            .iter()
            .enumerate()
            .map(|(at, (file, place))| Highlight {
                place: Some((*place).to_owned()),
                ..marked(
                    &at.to_string(),
                    Hint { file: Some((*file).to_owned()), ..of_key("mill1859") },
                    &format!("{} passage", ["one", "two", "three"][at]),
                )
            })
            .collect();
        let (_, files) = imported(&with_pages(", pages = {8--20}"), &highlights);
        let session = session(&files);
        let mut places: Vec<String> =
            session.catalog.excerpts().map(|(_, excerpt)| format!("{} {}", excerpt.id, excerpt.at)).collect();
        places.sort();
        places.into_iter().map(|place| place.replace("mill1859/", "")).collect::<Vec<_>>()
    };
    assert_eq!(
        at(&[("m.pdf", "3"), ("m.pdf", "9"), ("other.pdf", "9")]),
        ["one-passage \"page 3 of the file\"", "three-passage p. 9", "two-passage \"page 9 of the file\""]
    );
    assert_eq!(
        at(&[("m.pdf", "3-4"), ("m.pdf", "1, 2")]),
        ["one-passage \"pages 3-4 of the file\"", "two-passage \"pages 1, 2 of the file\""]
    );
    // So many pages no such file has.
    assert_eq!(at(&[("m.pdf", "3"), ("m.pdf", "345")]), ["one-passage p. 3", "two-passage p. 345"]);
}

#[test]
fn the_count_of_a_file_is_no_page_of_a_work_that_begins_later() {
    let mut files = library();
    let more =
        "@article{elm2002, author = {Elm, Bo}, title = {Shadows}, year = {2002}, pages = {345--360}}\n";
    files.insert("corpus/more.bib".to_owned(), more.to_owned());
    let at = |tool: Tool, key: &str, place: &str| {
        let source = Source { tool, id: "A".to_owned() };
        let one =
            Highlight { source, place: Some(place.to_owned()), ..marked("A", of_key(key), "one passage") };
        let (_, after) = imported(&files, &[one]);
        let text = after.values().find(|text| text.contains("excerpt ")).cloned().unwrap_or_default();
        let line = text.lines().find_map(|line| line.trim_start().strip_prefix("at "));
        line.map_or_else(String::new, |place| place.trim().to_owned())
    };
    assert_eq!(at(Tool::Pdf, "elm2002", "p. 3"), "\"page 3 of the file\"");
    assert_eq!(at(Tool::Zotero, "elm2002", "3"), "\"page 3 of the file\"");
    for (tool, key, place) in [
        (Tool::Pdf, "elm2002", "p. 347"),
        (Tool::Pdf, "elm2002", "p. 40"),
        (Tool::Pdf, "elm2002", "p. ix"),
        (Tool::Kindle, "elm2002", "p. 3"),
        (Tool::Pdf, "kydd2005", "p. 3"),
    ] {
        assert_eq!(at(tool, key, place), place, "{tool} {key}");
    }
}

#[test]
fn a_location_does_not_replace_a_page() {
    let file = "corpus/works/kydd2005.catena";
    let at = |place: &str, untold: &[Detail]| Highlight {
        place: Some(place.to_owned()),
        untold: untold.to_vec(),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let (page, location) = (at("p. 2", &[]), at("location 30", &[Detail::Page]));
    let (_, files) = imported(&library(), std::slice::from_ref(&page));
    let (import, same) = imported(&files, std::slice::from_ref(&location));
    assert_eq!((import.here.len(), &same), (1, &files));
    // A page replaces a location, and one location another.
    let (_, located) = imported(&library(), std::slice::from_ref(&location));
    let (_, after) = imported(&located, &[at("location 31", &[Detail::Page])]);
    assert!(after[file].contains("  at        loc. 31\n"), "{}", after[file]);
    let (import, after) = imported(&located, &[page]);
    assert_eq!(import.changed, [("kydd2005/one-passage".to_owned(), vec!["at"])]);
    assert!(after[file].contains("  at        p. 2\n"), "{}", after[file]);
}
