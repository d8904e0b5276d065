//! Works written and read again, in each format.

use std::fs;

use catena::bibliography::format::{FORMATS, Format};
use catena::bibliography::import::import;
use catena::bibliography::{Abbreviations, Reference, read};
use catena::diagnostic::Diagnostic;
use catena::source::Sources;
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::made_up::{Domain, work};
use crate::program::root;
use crate::support::cases;

const ROLES: &[&str] = &[
    "author",
    "editor",
    "translator",
    "bookauthor",
    "foreword",
    "director",
    "illustrator",
    "compiler",
    "holder",
];
const DATES: &[&str] = &["date", "origdate", "eventdate", "urldate"];
const FIELDS: &[&str] = &[
    "booktitle",
    "journal",
    "shorttitle",
    "shortjournal",
    "series",
    "volume",
    "number",
    "pages",
    "eid",
    "pagetotal",
    "edition",
    "version",
    "publisher",
    "institution",
    "organization",
    "address",
    "howpublished",
    "pubstate",
    "doi",
    "isbn",
    "issn",
    "url",
    "language",
    "keywords",
    "abstract",
    "note",
    "annote",
    "titleaddon",
    "maintitle",
    "venue",
    "eventtitle",
    "my-own",
    "chapter",
    "origtitle",
    "callnumber",
    "issue",
];

/// BibLaTeX holds everything.
pub(super) const BIBLATEX: Domain = Domain {
    kinds: &[
        "article",
        "book",
        "mvbook",
        "collection",
        "incollection",
        "inbook",
        "inproceedings",
        "thesis",
        "report",
        "online",
        "misc",
        "dataset",
        "video",
        "inreference",
        "unpublished",
        "unheardof",
        "proceedings",
        "legal",
        "legislation",
        "jurisdiction",
        "music",
        "audio",
        "software",
        "softwaremodule",
        "periodical",
        "letter",
        "review",
    ],
    subtypes: &["", "newspaper", "film", "slides", "speech", "score", "regulation", "map", "book"],
    roles: ROLES,
    dates: DATES,
    fields: FIELDS,
    marks: true,
    truncated: true,
    bodies_with_commas: true,
};

/// What RIS has tags for: plain text, four roles and few fields.
const RIS: Domain = Domain {
    kinds: &["incollection", "inproceedings", "inreference"],
    subtypes: &[""],
    roles: &["author", "editor", "serieseditor", "translator"],
    dates: &["date", "urldate"],
    fields: &[
        "booktitle",
        "shorttitle",
        "shortjournal",
        "series",
        "volume",
        "number",
        "pages",
        "eid",
        "edition",
        "publisher",
        "address",
        "type",
        "doi",
        "isbn",
        "issn",
        "url",
        "language",
        "keywords",
        "abstract",
        "note",
        "annote",
        "section",
        "callnumber",
        "library",
        "archive",
        "ris-c1",
    ],
    marks: false,
    truncated: true,
    bodies_with_commas: false,
};

const RIS_ARTICLE: Domain = Domain {
    kinds: &["article"],
    subtypes: &["", "newspaper", "magazine"],
    fields: &["journal", "volume", "number", "pages", "issn", "url", "doi"],
    ..RIS
};

fn again(works: &[Reference], format: Format) -> (Vec<Reference>, Vec<Diagnostic>, String) {
    let text = format.write(works);
    let mut sources = Sources::new();
    let file = sources.add("again", text.as_str());
    let mut faults = Vec::new();
    let imports = import(file, &text, format, &Abbreviations::default(), &mut faults);
    // What has not appeared has no year in numbers, and that is told.
    faults.retain(|fault| !fault.message.contains("`forthcoming`"));
    (imports.into_iter().map(|import| bare(import.work)).collect(), faults, text)
}

/// A work apart from how its fields were written.
fn bare(mut work: Reference) -> Reference {
    work.latex.clear();
    work
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn biblatex_holds_every_work(work in work(&BIBLATEX)) {
        let (works, faults, text) = again(std::slice::from_ref(&work), Format::BibLaTeX);
        prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
        prop_assert_eq!(works, [work], "{}", text);
    }

    #[test]
    fn bibtex_holds_every_work(work in work(&BIBLATEX)) {
        let (works, faults, text) = again(std::slice::from_ref(&work), Format::BibTeX);
        prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
        prop_assert_eq!(works, [work], "{}", text);
    }

    #[test]
    fn csl_json_holds_every_work(work in work(&BIBLATEX)) {
        let (works, faults, text) = again(std::slice::from_ref(&work), Format::CslJson);
        prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
        prop_assert_eq!(works, [work], "{}", text);
    }

    #[test]
    fn ris_holds_every_work(work in work(&BIBLATEX)) {
        let (works, faults, text) = again(std::slice::from_ref(&work), Format::Ris);
        prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
        prop_assert_eq!(works, [work], "{}", text);
    }

    #[test]
    fn ris_says_what_its_tags_can_say_in_them(part in work(&RIS), article in work(&RIS_ARTICLE)) {
        let before = [part, article];
        let (works, faults, text) = again(&before, Format::Ris);
        prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
        prop_assert!(!text.contains("U1  - "), "{}", text);
        prop_assert_eq!(&works[..], &before[..], "{}", text);
    }

    #[test]
    fn what_is_read_is_written_alike(work in work(&BIBLATEX)) {
        for format in FORMATS {
            let (works, _, text) = again(std::slice::from_ref(&work), format);
            prop_assert_eq!(format.write(&works), text);
        }
    }
}

#[test]
fn the_fixtures_come_back() {
    let mut texts = vec![root().join("corpus/references.bib")];
    let folder =
        fs::read_dir(root().join("tests/bibliography/better-bibtex")).expect("the fixtures").flatten();
    texts.extend(
        folder.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "bib")),
    );
    texts.sort();
    let mut number = 0;
    for path in texts {
        let text = fs::read_to_string(&path).expect("a bibliography");
        let mut sources = Sources::new();
        let file = sources.add("a.bib", text.as_str());
        let works: Vec<Reference> = read(file, &text, &mut Vec::new()).iter().map(Reference::of).collect();
        number += works.len();
        // As LaTeX, with what only LaTeX can say.
        for format in [Format::BibLaTeX, Format::BibTeX] {
            let (found, _, written) = again(&works, format);
            let expected: Vec<Reference> = works.iter().cloned().map(bare).collect();
            assert_eq!(found, expected, "{}\n{written}", path.display());
        }
        let plain: Vec<Reference> = works.into_iter().map(bare).collect();
        let plain: Vec<Reference> =
            plain.into_iter().filter(|work| !(work.fields.is_empty() && work.people.is_empty())).collect();
        for format in [Format::CslJson, Format::Ris] {
            let (found, _, written) = again(&plain, format);
            let unnamed = |works: &[Reference]| {
                works.iter().cloned().map(|work| Reference { key: String::new(), ..work }).collect::<Vec<_>>()
            };
            assert_eq!(unnamed(&found), unnamed(&plain), "{}\n{written}", path.display());
        }
    }
    assert!(number > 80, "{number}");
}

/// A change that another program makes in what a format shows counts, whatever was said of it besides.
#[test]
fn what_another_program_changes_is_not_undone() {
    let text = "@collection{a, title={The {NATO} Summit}, subtitle={A View}, editor={{Arms, Aid and Order}}, date={1999~}, \
                organization={Harbour Press}}";
    let mut sources = Sources::new();
    let file = sources.add("a.bib", text);
    let works: Vec<Reference> =
        read(file, text, &mut Vec::new()).iter().map(Reference::of).map(bare).collect();
    for format in [Format::CslJson, Format::Ris] {
        let (same, _, written) = again(&works, format);
        assert_eq!(same, works, "{written}");
        let changed = written
            .replace("The NATO Summit: A View", "Another Title")
            .replace("The <span class=\\\"nocase\\\">NATO</span> Summit: A View", "Another Title")
            .replace("PB  - Harbour Press", "PB  - Another Press")
            .replace("\"publisher\": \"Harbour Press\"", "\"publisher\": \"Another Press\"");
        let file = sources.add("again", changed.as_str());
        let imports = import(file, &changed, format, &Abbreviations::default(), &mut Vec::new());
        let work = &imports[0].work;
        assert_eq!(work.title().plain(), "Another Title", "{changed}");
        assert_eq!(work.plain("publisher"), "Another Press", "{changed}");
        assert_eq!(work.people, works[0].people, "{changed}");
    }
}
