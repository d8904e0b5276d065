#![allow(clippy::expect_used, clippy::panic, reason = "so a test fails")]

mod again;
mod pages;

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::record::{Imported, source};
use super::{Import, excerpts};
use crate::corpus::Corpus;
use crate::highlight::{Highlight, Hint, Source, Tool};
use crate::session::Session;

const BIBLIOGRAPHY: &str = "
@book{kydd2005, author = {Kydd, Andrew H.}, title = {Trust and Mistrust in International Relations}, year = {2005},
  isbn = {978-0-691-12170-3}, file = {Full Text:files/12/Kydd 2005.pdf:application/pdf}}
@article{kydd2001, author = {Kydd, Andrew}, title = {Trust Building, Trust Breaking}, year = {2001},
  doi = {10.1162/002081801317193600}}
@article{ed2010a, author = {Adams, Ann}, title = {Editorial}, year = {2010}, url = {https://example.org/one/}}
@article{ed2011, author = {Baker, Bob}, title = {Editorial}, year = {2011}}
@book{snyder1997, author = {Snyder, Glenn H.}, title = {Alliance Politics: A Study}, year = {1997},
  file = {Snyder:/home/ann/Zotero/storage/QWER1234/Snyder.pdf:application/pdf}}
@book{volume2010, editor = {Aybet, Jane}, title = {Volume}, year = {2010}, isbn = {0-8014-8428-X}}
@incollection{shea2010, author = {Shea, Jamie}, title = {Sixty}, year = {2010}, isbn = {9780801484285},
  crossref = {volume2010}}
";
const RECORDS: &str = "kind concept

concept trust \"Trust\"
  text  To believe.
";

type Files = BTreeMap<String, String>;

fn library() -> Files {
    [("corpus/references.bib", BIBLIOGRAPHY), ("corpus/library.catena", RECORDS)]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into()
}

fn session(files: &Files) -> Session {
    let files = files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    Session::of(Corpus::read(files.collect()))
}

/// What comes of an import, and the files after it.
fn imported(files: &Files, highlights: &[Highlight]) -> (Import, Files) {
    let import = excerpts(&session(files), highlights).expect("they can be added");
    let mut after = files.clone();
    after.extend(import.files.clone());
    let faults: Vec<String> = session(&after).diagnostics.iter().map(|fault| fault.message.clone()).collect();
    assert!(faults.is_empty(), "{faults:?}\n{after:?}");
    (import, after)
}

fn marked(id: &str, work: Hint, quote: &str) -> Highlight {
    Highlight {
        source: Source { tool: Tool::Zotero, id: id.to_owned() },
        work,
        quote: Some(quote.to_owned()),
        place: Some("9".to_owned()),
        ..Highlight::default()
    }
}

fn of_key(key: &str) -> Hint {
    Hint { key: Some(key.to_owned()), ..Hint::default() }
}

fn titled(title: &str, authors: &[&str], year: Option<i32>) -> Hint {
    let authors = authors.iter().map(|author| (*author).to_owned()).collect();
    Hint { title: Some(title.to_owned()), authors, year, ..Hint::default() }
}

/// The work that a hint leads to, or why there is none.
fn placed(hint: Hint) -> String {
    let (import, _) = imported(&library(), &[marked("A", hint, "some words")]);
    match (import.added.as_slice(), import.not_placed.as_slice()) {
        ([id], []) => id.split('/').next().unwrap_or_default().to_owned(),
        ([], [one]) => format!("- {}", one.why),
        other => format!("{other:?}"),
    }
}

#[test]
fn works_are_recognised() {
    let text = |text: &str| Some(text.to_owned());
    for (hint, work) in [
        (of_key("kydd2005"), "kydd2005"),
        (Hint { doi: text("https://doi.org/10.1162/002081801317193600"), ..Hint::default() }, "kydd2001"),
        (Hint { isbn: text("0691121702"), ..Hint::default() }, "kydd2005"),
        (Hint { file: text("/home/ann/Kydd 2005.pdf"), ..Hint::default() }, "kydd2005"),
        (Hint { file: text("storage/QWER1234"), ..Hint::default() }, "snyder1997"),
        (Hint { url: text("http://www.example.org/one"), ..Hint::default() }, "ed2010a"),
        // A key that Zotero gives is none of the library.
        (Hint { key: text("ABCD1234"), ..titled("trust building, trust breaking", &[], None) }, "kydd2001"),
        (titled("Trust and Mistrust in International Relations.", &["Andrew Kydd"], None), "kydd2005"),
        // Another edition, by the same author.
        (titled("Trust and mistrust in international relations", &["KYDD, A."], Some(2007)), "kydd2005"),
        (
            titled("Trust and Mistrust in International Relations", &["Doe, Ann"], None),
            "- `kydd2005` is called so, but is not by Doe, Ann",
        ),
        (
            titled("Trust and Mistrust in International Relations", &[], Some(1999)),
            "- `kydd2005` is called so, but is not of 1999",
        ),
        // Titles that several have.
        (titled("Editorial", &[], None), "- 2 works have this title: `ed2010a`, `ed2011`"),
        (titled("Editorial", &[], Some(2011)), "ed2011"),
        (titled("Editorial", &["Ann Adams"], None), "ed2010a"),
        // A title cut short, or with more behind it, with something else that agrees.
        (titled("Alliance Politics", &["Glenn Snyder"], None), "snyder1997"),
        (titled("Alliance Politics", &[], Some(1997)), "snyder1997"),
        (
            titled("Alliance Politics", &[], None),
            "- it may be `snyder1997`, but neither an author nor the year says so",
        ),
        (titled("Editorial: New Times", &["Baker, Bob"], None), "ed2011"),
        // A book and its chapters have one number.
        (Hint { isbn: text("0-8014-8428-X"), ..Hint::default() }, "volume2010"),
        (Hint { isbn: text("9780801484285"), ..titled("Sixty", &[], None) }, "shea2010"),
        (Hint::default(), "- the export does not say of which work"),
        (titled("Something Else", &[], None), "- no work of the library is this one"),
    ] {
        assert_eq!(placed(hint.clone()), work, "{hint:?}");
    }
}

#[test]
fn a_highlight_becomes_an_excerpt() {
    let highlight = Highlight {
        note: Some("Compare\nwith Snyder.".to_owned()),
        tags: ["Trust", "to read", "a, b", "Trust", " "].map(str::to_owned).to_vec(),
        by: Some("Ann Doe".to_owned()),
        on: Some("2024-05-01".to_owned()),
        color: Some("#ffd400".to_owned()),
        place: Some("pp. 9-11".to_owned()),
        ..marked(
            "AB 12",
            of_key("kydd2005"),
            "Trust is a “belief” that the\nother side is trustworthy, or so.",
        )
    };
    let (import, after) = imported(&library(), &[highlight]);
    assert_eq!(import.added, ["kydd2005/trust-is-a-belief-that-the"]);
    let hash = after["corpus/works/kydd2005.catena"].split_whitespace().last().expect("a hash").to_owned();
    assert_eq!(hash.len(), 12);
    assert_eq!(
        after["corpus/works/kydd2005.catena"],
        format!(
            "excerpt kydd2005/trust-is-a-belief-that-the\n  \
             at        pp. 9-11\n  \
             quote     \"Trust is a “belief” that the other side is trustworthy, or so.\"\n  \
             tags      Trust, to read, \"a, b\"\n  \
             note      Compare with Snyder.\n  \
             marked    Ann Doe 2024-05-01, #ffd400\n  \
             imported  zotero:AB%2012 {hash}\n"
        )
    );
    let session = session(&after);
    let (_, excerpt) = session.catalog.excerpts().next().expect("an excerpt");
    let about: Vec<&str> = excerpt.about.iter().map(|topic| session.catalog.id(*topic)).collect();
    assert_eq!(about, ["trust"], "a tag names the topic");
}

#[test]
fn ids_are_those_of_the_first_words_and_differ() {
    let of = |id: &str, quote: &str, place: &str| Highlight {
        place: Some(place.to_owned()),
        ..marked(id, of_key("kydd2005"), quote)
    };
    let highlights = [
        of("A", "The same words.", "12"),
        of("B", "The same words.", "9"),
        of("C", "…!", "1"),
        of("D", "Ein Donaudampfschifffahrtsgesellschaftskapitänspatentwesen an sich", "2"),
    ];
    let (import, _) = imported(&library(), &highlights);
    assert_eq!(
        import.added,
        ["kydd2005/excerpt", "kydd2005/ein", "kydd2005/the-same-words", "kydd2005/the-same-words-2",]
    );
}

#[test]
fn notes_and_tags_of_the_same_highlight_are_joined_whatever_file_comes_first() {
    let of = |note: &str, tag: &str| Highlight {
        note: Some(note.to_owned()),
        tags: vec![tag.to_owned()],
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let [one, other] = [of("Mine.", "to read"), of("Another.", "signals")];
    let (first, after) = imported(&library(), &[one.clone(), other.clone()]);
    assert_eq!((first.added.len(), first.left_out.len()), (1, 1));
    let (_, turned) = imported(&library(), &[other, one]);
    assert_eq!(after, turned);
    let text = &after["corpus/works/kydd2005.catena"];
    assert!(text.contains("  note      Another. — Mine.\n"), "{text}");
    assert!(text.contains("  tags      signals, to read\n"), "{text}");
}

#[test]
fn a_work_that_no_record_can_name_keeps_nothing_else_out() {
    let mut files = library();
    let odd = "@book{smith&doe2005, author = {Smith, Ann}, title = {An Odd Book}, year = {2005}}\n";
    files.insert("corpus/references.bib".to_owned(), format!("{BIBLIOGRAPHY}{odd}"));
    let highlights = [
        marked("A", titled("An Odd Book", &[], None), "one passage"),
        marked("B", of_key("kydd2005"), "another passage"),
    ];
    let import = excerpts(&session(&files), &highlights).expect("the other is added");
    assert_eq!(import.added, ["kydd2005/another-passage"]);
    let why: Vec<&str> = import.not_placed.iter().map(|one| one.why.as_str()).collect();
    assert_eq!(
        why,
        ["no record can name the key `smith&doe2005`: give the work another, such as `smith-doe2005`"]
    );
}

#[test]
fn a_renamed_excerpt_and_one_of_another_work_are_known_by_their_source() {
    let file = "corpus/works/kydd2005.catena";
    let highlight = marked("A", of_key("kydd2005"), "one passage");
    let (_, mut files) = imported(&library(), std::slice::from_ref(&highlight));
    let renamed = files[file].replace("excerpt kydd2005/one-passage\n", "excerpt kydd2005/mine\n")
        + "  was       kydd2005/one-passage\n";
    files.insert(file.to_owned(), renamed);
    let (import, after) = imported(&files, std::slice::from_ref(&highlight));
    assert_eq!((import.here, &after), (vec!["kydd2005/mine".to_owned()], &files));
}

/// Texts with whatever other programs may have in them.
fn odd() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => "[a-zA-Zéß字]{1,8}",
        2 => prop::sample::select(&[
            " ", "\n", "\t", "\u{a0}", "\"", "\\", "\\\"", "#", "# no", ",", "“", "”", "->", "at  p. 9", "<b>", "\u{0}", "\u{7}", "'", ";",
            "\r\n", "\u{2028}", "§ 4", "text", "note  x", "=======", "<<<<<<< a", ">>>>>>> b",
        ][..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(pieces, 0..12).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_program_says_is_kept_and_known_again(
        (id, quote, note, place) in (odd(), odd(), odd(), odd()),
        (by, color) in (odd(), odd()),
        tags in vec(odd(), 0..4),
    ) {
        let highlight = Highlight {
            note: Some(note),
            place: Some(place),
            by: Some(by),
            color: Some(color),
            tags,
            ..marked(&id, of_key("kydd2005"), &quote)
        };
        let said = Imported::of(&highlight);
        if said.is_empty() {
            return Ok(());
        }
        let import = excerpts(&session(&library()), std::slice::from_ref(&highlight));
        let import = import.unwrap_or_else(|refused| panic!("{refused:?}"));
        let mut after = library();
        after.extend(import.files);
        let session_after = session(&after);
        let (_, excerpt) = session_after.catalog.excerpts().next().expect("an excerpt");
        prop_assert_eq!(Imported::in_record(excerpt), said.clone());
        prop_assert_eq!(&excerpt.imported, &format!("{} {}", source(&highlight), said.hash()));
        let again = excerpts(&session_after, &[highlight]).unwrap_or_else(|refused| panic!("{refused:?}"));
        prop_assert!(again.files.is_empty() && again.here.len() == 1, "{:?}", again);
    }
}
