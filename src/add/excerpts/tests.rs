#![allow(clippy::expect_used, clippy::panic, reason = "so a test fails")]

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::record::{Imported, source};
use super::{Import, excerpts};
use crate::corpus::Corpus;
use crate::highlight::{Detail, Format, Highlight, Hint, Source, Tool};
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
fn what_is_here_is_not_added_again() {
    let highlights = [
        marked("A", of_key("kydd2005"), "one passage"),
        marked("B", of_key("kydd2005"), "another passage"),
        // Twice in one file, by its program's id or by its words.
        marked("A", of_key("kydd2005"), "one passage"),
        marked("C", of_key("kydd2005"), "Another  passage"),
        Highlight { quote: None, ..marked("D", of_key("kydd2005"), "") },
    ];
    let (first, after) = imported(&library(), &highlights);
    let told: Vec<String> = first.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(first.added.len(), 2);
    assert_eq!(
        told,
        [
            "highlight “one passage” at 9: another highlight has the same words, and all that it says",
            "highlight “Another passage” at 9: another highlight has the same words, and all that it says",
            "note “D” at 9: it is empty",
        ]
    );
    let (second, again) = imported(&after, &highlights);
    assert_eq!((second.added.len(), second.here.len()), (0, 2));
    assert_eq!(again, after, "nothing changes");
    // By hand, or from another program.
    let mut files = library();
    files.insert(
        "corpus/works/kydd2005.catena".to_owned(),
        "excerpt kydd2005/mine\n  at     p. 9\n  quote  \"one passage\"\n".to_owned(),
    );
    let (third, _) = imported(&files, &highlights[..1]);
    assert_eq!((third.added.len(), third.here), (0, vec!["kydd2005/mine".to_owned()]));
}

#[test]
fn a_later_import_brings_what_changed_there_and_nothing_else() {
    let file = "corpus/works/kydd2005.catena";
    let before = marked("A", of_key("kydd2005"), "one passage");
    let (_, mut files) = imported(&library(), std::slice::from_ref(&before));
    // What the scholar adds is of no other program.
    let text =
        files[file].replace("  imported", "  about     trust\n  # a remark\n  note      Mine.\n  imported");
    let own = files[file].replace("  imported", "  # mine\n  about     trust\n  imported");
    files.insert(file.to_owned(), own.clone());
    let after = Highlight {
        note: Some("Now with a note.".to_owned()),
        tags: vec!["new".to_owned()],
        ..before.clone()
    };
    let (import, brought) = imported(&files, std::slice::from_ref(&after));
    assert_eq!(import.changed, [("kydd2005/one-passage".to_owned(), vec!["tags", "note"])]);
    let text_of = |files: &Files| files[file].clone();
    for line in ["about     trust", "# mine", "note      Now with a note.", "tags      new"] {
        assert!(text_of(&brought).contains(line), "{line}\n{}", text_of(&brought));
    }
    let (again, same) = imported(&brought, std::slice::from_ref(&after));
    assert_eq!((again.changed, again.here.len(), same), (vec![], 1, brought.clone()));
    // Changed here alone: it stays.
    let (kept, same) = imported(&files, std::slice::from_ref(&before));
    assert_eq!((kept.here.len(), &same), (1, &files));
    files.insert(file.to_owned(), text);
    let (kept, same) = imported(&files, std::slice::from_ref(&before));
    assert_eq!((kept.here.len(), &same), (1, &files), "the note is the scholar's");
    // Changed on both sides: it stays, and is told.
    let (kept, same) = imported(&files, std::slice::from_ref(&after));
    assert_eq!(kept.kept, [("kydd2005/one-passage".to_owned(), vec!["tags", "note"])]);
    assert_eq!(same, files);
}

#[test]
fn an_older_export_takes_nothing_back() {
    let of = |note: &str, day: Option<&str>| Highlight {
        note: Some(note.to_owned()),
        changed: day.map(|day| format!("2024-02-{day}T10:00:00Z")),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let (_, first) = imported(&library(), &[of("Old.", Some("01"))]);
    assert!(first.values().any(|text| text.contains(" 2024-02-01T10:00:00Z\n")), "{first:?}");
    let (newer, second) = imported(&first, &[of("New.", Some("03"))]);
    assert_eq!((newer.changed.len(), newer.older.len()), (1, 0));
    let (older, same) = imported(&second, &[of("Old.", Some("01"))]);
    assert_eq!(older.older, [("kydd2005/one-passage".to_owned(), vec!["note"])]);
    assert_eq!((older.changed.len(), same), (0, second.clone()));
    // Without a date, or with a later one, the last import counts.
    for day in [None, Some("04")] {
        assert_eq!(imported(&second, &[of("Old.", day)]).0.changed.len(), 1);
    }
    // The day is known after an export that has none.
    let (_, undated) = imported(&second, &[of("Newest.", None)]);
    assert_eq!(imported(&undated, &[of("Old.", Some("01"))]).0.older.len(), 1);
    // It is that of the latest export, also if this says the same; all else of the record stays as it is.
    let path = "corpus/works/kydd2005.catena";
    let mut own = first.clone();
    own.insert(path.to_owned(), first[path].replace("at        p. 9", "at        p. 10"));
    for files in [first.clone(), own] {
        let (same, later) = imported(&files, &[of("Old.", Some("03"))]);
        assert_eq!((same.here.len(), same.changed.len()), (1, 0));
        assert_eq!(later[path], files[path].replace("2024-02-01", "2024-02-03"));
        assert_eq!(imported(&later, &[of("Between.", Some("02"))]).0.older.len(), 1);
    }
    // What was written here by hand is no later export.
    let mut own = second.clone();
    own.insert(path.to_owned(), second[path].replace("New.", "Old."));
    let (here, same) = imported(&own, &[of("Old.", Some("01"))]);
    assert_eq!((here.here.len(), same), (1, own));
}

/// The library with an article on these pages.
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
fn a_colour_and_the_program_with_dates_are_not_lost() {
    let zotero = Highlight {
        color: Some("red".to_owned()),
        changed: Some("2024-02-01T10:00:00Z".to_owned()),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let readwise = Highlight {
        source: Source { tool: Tool::Readwise, id: "1".to_owned() },
        on: Some("2024-02-01".to_owned()),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    for order in [[zotero.clone(), readwise.clone()], [readwise.clone(), zotero.clone()]] {
        let (import, files) = imported(&library(), &order);
        assert_eq!((import.added.len(), import.left_out.len()), (1, 1));
        let text = &files["corpus/works/kydd2005.catena"];
        assert!(text.contains("red") && text.contains("zotero:A"), "{text}");
    }
    // Another colour says more, whatever was here first.
    let (_, files) = imported(&library(), std::slice::from_ref(&readwise));
    assert_eq!(imported(&files, &[zotero]).0.added.len(), 1);
}

#[test]
fn what_an_export_cannot_tell_stays() {
    let file = "corpus/works/kydd2005.catena";
    let whole = Highlight {
        tags: vec!["to read".to_owned()],
        by: Some("Ann Doe".to_owned()),
        on: Some("2024-05-01".to_owned()),
        color: Some("#ffd400".to_owned()),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let part = Highlight {
        untold: Format::ZoteroMarkdown.untold().to_vec(),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let noted = Highlight { note: Some("Now with a note.".to_owned()), ..part.clone() };
    let (_, files) = imported(&library(), std::slice::from_ref(&whole));
    let (import, after) = imported(&files, std::slice::from_ref(&part));
    assert_eq!((import.here.len(), &after), (1, &files));
    let (import, after) = imported(&after, std::slice::from_ref(&whole));
    assert_eq!((import.here.len(), &after), (1, &files));
    // What it can tell is brought, and no more.
    let (import, brought) = imported(&files, std::slice::from_ref(&noted));
    assert_eq!(import.changed, [("kydd2005/one-passage".to_owned(), vec!["note"])]);
    let with_note = files[file].replace("  marked", "  note      Now with a note.\n  marked");
    let until_hash = |text: &str| text.rsplit_once(' ').map(|(text, _)| text.to_owned());
    assert_eq!(until_hash(&brought[file]), until_hash(&with_note));
    // Tags changed here are not what the program said, so that they stay when it is asked again.
    let mut own = files.clone();
    own.insert(file.to_owned(), files[file].replace("to read", "mine"));
    let (_, after) = imported(&own, std::slice::from_ref(&part));
    assert_eq!(after, own);
    let (import, after) = imported(&after, std::slice::from_ref(&whole));
    assert_eq!((import.here.len(), &after), (1, &own));
    // What one export tells and another does not, in two ways.
    let kindle = |format: Format, on: Option<&str>, color: Option<&str>| Highlight {
        on: on.map(str::to_owned),
        color: color.map(str::to_owned),
        untold: format.untold().to_vec(),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let device = kindle(Format::KindleClippings, Some("2024-05-01"), None);
    let app = kindle(Format::KindleNotebook, None, Some("yellow"));
    let (_, files) = imported(&library(), std::slice::from_ref(&device));
    let (_, files) = imported(&files, std::slice::from_ref(&app));
    assert!(files[file].contains("  marked    2024-05-01, yellow\n"), "{}", files[file]);
    for again in [device, app] {
        let (_, same) = imported(&files, &[again]);
        assert_eq!(same, files);
    }
}

#[test]
fn what_another_says_of_the_same_words_is_kept() {
    let of = |id: &str, by: &str, note: &str, tag: &str| Highlight {
        by: Some(by.to_owned()),
        note: Some(note.to_owned()),
        tags: vec![tag.to_owned()],
        ..marked(id, of_key("kydd2005"), "one passage")
    };
    let highlights = [
        of("A", "ann", "Mine.", "to read"),
        of("B", "bob", "", ""),
        of("C", "ann", "Another.", ""),
        of("D", "", "", "signals"),
        // All of it is there.
        of("E", "", "Mine.", "to read"),
        of("F", "bob", "", ""),
    ];
    let (first, after) = imported(&library(), &highlights);
    assert_eq!(first.added, ["", "-2", "-3", "-4"].map(|number| format!("kydd2005/one-passage{number}")));
    assert_eq!(first.left_out.len(), 2);
    let (second, again) = imported(&after, &highlights);
    assert_eq!((second.added.len(), &again), (0, &after));
    // One after another, it is the same.
    let one_by_one =
        highlights.iter().fold(library(), |files, one| imported(&files, std::slice::from_ref(one)).1);
    assert_eq!(one_by_one, after);
}

#[test]
fn which_of_the_same_words_stays_does_not_depend_on_their_order() {
    let of = |tool: Tool, id: &str, by: &str, note: &str, tag: &str| Highlight {
        source: Source { tool, id: id.to_owned() },
        by: Some(by.to_owned()),
        note: Some(note.to_owned()),
        tags: vec![tag.to_owned()],
        ..marked(id, of_key("kydd2005"), "one passage")
    };
    for highlights in [
        [of(Tool::Kindle, "A", "", "", ""), of(Tool::Readwise, "B", "ann", "Mine.", "x")],
        [of(Tool::Kindle, "A", "", "Mine.", ""), of(Tool::Readwise, "B", "", "Mine.", "")],
    ] {
        let turned: Vec<Highlight> = highlights.iter().rev().cloned().collect();
        let (first, after) = imported(&library(), &highlights);
        let (other, same) = imported(&library(), &turned);
        assert_eq!((first.added.len(), first.left_out.len()), (1, 1));
        assert_eq!((after, first.left_out), (same, other.left_out));
    }
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
