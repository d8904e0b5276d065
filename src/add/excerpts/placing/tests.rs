#![allow(clippy::expect_used, reason = "so a test fails")]

use super::Works;
use crate::corpus::Corpus;
use crate::highlight::Hint;
use crate::session::Session;

const BIBLIOGRAPHY: &str = "
@book{kydd2005, author = {Kydd, Andrew H.}, title = {Trust and Mistrust in International Relations}, year = {2005},
  file = {paper.pdf}}
@book{kuhn1962, author = {Kuhn, Thomas S.}, title = {The Structure of Scientific Revolutions}, year = {1962},
  publisher = {University of Chicago Press}}
@book{snyder1997, author = {Snyder, Glenn H.}, title = {Alliance Politics: A Study}, year = {1997},
  shorttitle = {Alliances}, file = {:storage/QWER1234/Full Text.pdf:application/pdf}}
@article{walt1985, author = {Walt, Stephen M.}, title = {Alliance Formation and the Balance of World Power},
  year = {1985}, doi = {10.2307/2538540}, file = {a/notes.pdf}}
@article{doe2010, author = {Doe, Ann and Roe, Bo}, title = {Fear}, year = {2010}, file = {b/notes.pdf}}
@article{roe2011, author = {Roe, Bo}, title = {Courage}, year = {2011}, file = {articles/courage.pdf}}
@article{doe2010b, author = {Doe, Ann}, title = {Hope}, year = {2010}, url = {https://example.org/hope.html}}
@misc{poe2024, author = {Poe, Cy}, title = {Preprint}, year = {2024}, eprint = {2401.01234}, eprinttype = {arxiv}}
@book{volume2010, editor = {Aybet, Jane}, title = {Volume}, year = {2010}, file = {volume.pdf}}
@incollection{shea2010, author = {Shea, Jamie}, title = {Sixty}, year = {2010}, file = {volume.pdf},
  crossref = {volume2010}}
";
const RECORDS: &str = "work kuhn1962\n  text  ssr.txt\n";

/// The work that a hint leads to, or why there is none; `~` before one that only author and year tell.
fn meant(hint: &Hint) -> String {
    let files = [("corpus/references.bib", BIBLIOGRAPHY), ("corpus/library.catena", RECORDS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let session = Session::of(Corpus::read(files.into()));
    let catalog = &session.catalog;
    match Works::of(catalog).recognise(hint) {
        Ok(one) => format!("{}{}", if one.by_people { "~" } else { "" }, catalog.id(one.work)),
        Err(unplaced) => format!("- {}", unplaced.why),
    }
}

fn file(path: &str) -> Hint {
    Hint { file: Some(path.to_owned()), ..Hint::default() }
}

fn titled(title: &str) -> Hint {
    Hint { title: Some(title.to_owned()), ..Hint::default() }
}

fn at(url: &str) -> Hint {
    Hint { url: Some(url.to_owned()), ..Hint::default() }
}

fn by(authors: &[&str], year: i32) -> Hint {
    let authors = authors.iter().map(|author| (*author).to_owned()).collect();
    Hint { authors, year: Some(year), ..Hint::default() }
}

#[test]
fn a_file_names_its_work_wherever_an_export_has_the_name() {
    for (hint, work) in [
        // Hypothesis has the name of a PDF as its title, Kindle without the ending, Readwise with signs for blanks.
        (titled("paper.pdf"), "kydd2005"),
        (titled("Paper"), "kydd2005"),
        (file("/home/ann/my docs/paper (1).PDF"), "kydd2005"),
        (at("https://example.org/files/paper.pdf?x=1#page=3"), "kydd2005"),
        // As in the record, and by the key as `verify` finds a copy.
        (titled("ssr.txt"), "kuhn1962"),
        (file("texts/kuhn1962.pdf"), "kuhn1962"),
        (titled("kuhn1962"), "kuhn1962"),
        (file("10.2307_2538540.pdf"), "walt1985"),
        (titled("2401.01234v3.pdf"), "poe2024"),
        // Several of one name.
        (file("x/notes.pdf"), "- 2 works have a file of this name: `doe2010`, `walt1985`"),
        (file("x/b/notes.pdf"), "doe2010"),
        (Hint { title: Some("Fear".to_owned()), ..file("notes.pdf") }, "doe2010"),
        (file("volume.pdf"), "volume2010"),
        // Zotero's folders.
        (file("storage/QWER1234/another name.pdf"), "snyder1997"),
        (file("storage/ASDF5678/Full Text.pdf"), "- no work of the library is this one"),
        (file("/mnt/storage/zotero/storage/QWER1234/another name.pdf"), "snyder1997"),
        (file("my-storage/QWER1234/another name.pdf"), "- no work of the library is this one"),
        (file("ASDF5678/Full Text.pdf"), "- no work of the library is this one"),
        // Words of eight letters and days are none of them.
        (file("research/courage.pdf"), "roe2011"),
        (file("20240131/Full Text.pdf"), "snyder1997"),
        // A title that a file has by chance, of somebody else.
        (
            Hint { authors: vec!["Coe, Cy".to_owned()], ..titled("Paper") },
            "- no work of the library is this one",
        ),
    ] {
        assert_eq!(meant(&hint), work, "{hint:?}");
    }
}

#[test]
fn a_name_made_of_author_year_and_title_names_its_work() {
    for (name, work) in [
        ("Kuhn - 1962 - The Structure of Scientific Revolutions.pdf", "kuhn1962"),
        ("kuhn_1962_structure_of_scientific_rev.pdf", "kuhn1962"),
        ("Thomas S. Kuhn - The Structure of Scientific Revolutions (2nd edition).epub", "kuhn1962"),
        ("Trust and Mistrust in International Relations -- Andrew H. Kydd", "kydd2005"),
        ("Doe and Roe 2010 - Fear", "doe2010"),
        ("Fear 2010.pdf", "- no work of the library is this one"),
        ("Kydd 2005 notes.pdf", "- no work of the library is this one"),
        ("Kuhn and Trust in International Relations.pdf", "- no work of the library is this one"),
    ] {
        for hint in [file(name), titled(name)] {
            assert_eq!(meant(&hint), work, "{hint:?}");
        }
    }
}

#[test]
fn a_title_is_known_in_other_editions_and_without_its_subtitle() {
    for (hint, work) in [
        (titled("“Structure of scientific revolutions, The” (50th Anniversary Edition)"), "kuhn1962"),
        (titled("Trust & Mistrust in International Relations, 2nd ed."), "kydd2005"),
        (titled("Alliances"), "snyder1997"),
        (
            Hint { title: Some("Alliances (Cornell Studies)".to_owned()), ..by(&["Snyder"], 1997) },
            "snyder1997",
        ),
        (
            Hint { title: Some("Alliances: Several Studies".to_owned()), ..by(&["Snyder"], 1997) },
            "snyder1997",
        ),
        (
            Hint { title: Some("Fear: What It Does (Some Series)".to_owned()), ..by(&["Doe, A."], 2010) },
            "doe2010",
        ),
        (titled("Alliance Politics"), "- it may be `snyder1997`, but neither an author nor the year says so"),
        (
            Hint {
                title: Some("Alliance Politics (Cornell Studies)".to_owned()),
                ..by(&["Snyder, G."], 1998)
            },
            "snyder1997",
        ),
        (Hint { title: Some("Alliance Politics".to_owned()), ..by(&["Unknown"], 1997) }, "snyder1997"),
        (Hint { title: Some("Hope".to_owned()), ..by(&["ann@example.org"], 2010) }, "doe2010b"),
        (
            Hint { title: Some("Hope".to_owned()), ..by(&["Coe, Cy"], 2010) },
            "- `doe2010b` is called so, but is not by Coe, Cy",
        ),
    ] {
        assert_eq!(meant(&hint), work, "{hint:?}");
    }
}

#[test]
fn an_address_is_that_of_the_page() {
    for (url, work) in [
        ("https://via.hypothes.is/https://www.example.org/hope.html?utm_source=x#c", "doe2010b"),
        ("https://example.org/hope.html?page=3", "doe2010b"),
        ("https://doi.org/10.2307/2538540", "walt1985"),
        ("https://www.jstor.org/stable/2538540?seq=3", "walt1985"),
        ("https://arxiv.org/pdf/2401.01234v2", "poe2024"),
        ("https://example.org/fear.html", "- no work of the library is this one"),
    ] {
        assert_eq!(meant(&at(url)), work, "{url}");
    }
}

#[test]
fn authors_and_year_alone_name_the_only_work_of_theirs() {
    for (hint, work) in [
        (by(&["Kydd"], 2005), "~kydd2005"),
        (Hint { file: Some("storage/ZZZZ0000".to_owned()), ..by(&["Doe", "Roe"], 2010) }, "~doe2010"),
        (by(&["Doe"], 2010), "- 2 works have these authors and this year: `doe2010`, `doe2010b`"),
        (by(&["Roe"], 2010), "- no work of the library is this one"),
        (by(&["Kydd"], 2001), "- no work of the library is this one"),
        (
            Hint { title: Some("Another".to_owned()), ..by(&["Kydd"], 2005) },
            "- no work of the library is this one",
        ),
    ] {
        assert_eq!(meant(&hint), work, "{hint:?}");
    }
}
