//! Better BibTeX's test files (MIT, see LICENSE.txt beside them): each entry of each `.bib` is imported
//! or reported, and compared with the item of Zotero that it should give.
//!
//! `differences.md` beside the files lists every difference with its reason. To write it anew, run the
//! test with `UPDATE_DOCUMENTS=1`, and look at it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use catena::bibliography::format::Format;
use catena::bibliography::import::import;
use catena::bibliography::{Abbreviations, PersonName, Reference, plain_of_html};
use catena::code::Severity;
use catena::source::Sources;
use serde_json::Value;

use crate::program::root;

/// Why an entry differs, where no convention of Zotero that the test can check is the reason.
const REASONS: [(&str, &str, &str); 4] = [
    (
        "MittelbachLaTeXCompanion2006",
        "title",
        "expected with the setting `rawImports`, which keeps LaTeX as it is; catena reads it as text",
    ),
    (
        "MittelbachLaTeXCompanion2006",
        "creators",
        "expected with the setting `rawImports`, which keeps LaTeX as it is; catena reads it as text",
    ),
    (
        "emptyreference",
        "type",
        "Zotero makes a note of an entry without fields; catena keeps it as an entry without fields",
    ),
    ("emptyreference", "key", "Zotero's note has no key"),
];

const CASE: &str = "case: Zotero turns titles into sentence case";
const MARKUP: &str = "rich text: Zotero writes marks as tags, here as a part of the title's text";

struct Difference {
    key: String,
    field: &'static str,
    ours: String,
    theirs: String,
    reason: &'static str,
}

#[test]
fn every_entry_is_imported_or_reported_and_agrees() {
    let (mut entries, mut reported, mut outright, mut agreed) = (0, 0, 0, 0);
    let mut rows = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).expect("a file of the fixtures");
        let json = fs::read_to_string(path.with_extension("json")).expect("its expected items");
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let mut sources = Sources::new();
        let file = sources.add("a.bib", text.as_str());
        let mut faults = Vec::new();
        let works = import(file, &text, Format::BibTeX, &Abbreviations::default(), &mut faults);
        let errors = faults.iter().filter(|fault| fault.severity() == Severity::Error);
        let duplicates = errors.filter(|fault| fault.code.name() != "bib-unknown-parent").count();
        let items = json["items"].as_array().expect("a list of items");
        assert_eq!(works.len() + duplicates, items.len(), "{}: an entry is lost", path.display());
        entries += items.len();
        reported += duplicates;
        let mut without_key = works
            .iter()
            .map(|import| &import.work)
            .filter(|work| items.iter().all(|item| item["citationKey"].as_str() != Some(&work.key)));
        for item in items {
            let named = works.iter().map(|import| &import.work);
            let named = named.into_iter().find(|work| item["citationKey"].as_str() == Some(&work.key));
            let work = named.or_else(|| without_key.next()).expect("each item has an entry");
            let found = compare(work, item);
            let conventions = [CASE, MARKUP];
            outright += usize::from(found.is_empty());
            agreed += usize::from(found.iter().all(|difference| conventions.contains(&difference.reason)));
            rows.extend(found);
        }
    }
    let shown = table(entries, reported, outright, agreed, &rows);
    let path = folder().join("differences.md");
    let written = fs::read_to_string(&path).unwrap_or_default();
    if !crate::golden::updated(&path, &written, &shown) {
        assert_eq!(shown, written, "run with UPDATE_DOCUMENTS=1 and look at it");
    }
    assert!(rows.iter().all(|row| !row.reason.is_empty()), "a difference has no reason:\n{shown}");
    for (key, field, _) in REASONS {
        assert!(rows.iter().any(|row| row.key == key && row.field == field), "{key} {field} does not differ");
    }
    assert!(agreed * 100 >= entries * 95, "{agreed} of {entries} agree");
}

fn folder() -> PathBuf {
    root().join("tests/bibliography/better-bibtex")
}

fn files() -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder()).expect("the folder of the fixtures").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "bib")).collect();
    files.sort();
    assert_eq!(files.len(), 21);
    files
}

fn compare(work: &Reference, item: &Value) -> Vec<Difference> {
    let text = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let kind = zotero_type(work);
    let date = work.dates.get("date").map(ToString::to_string).unwrap_or_default();
    let pairs = [
        ("key", work.key.clone(), text("citationKey")),
        ("type", kind.to_owned(), text("itemType")),
        ("title", work.title().plain(), text("title")),
        ("date", date, text("date")),
        ("creators", creators(work, kind), zotero_creators(item)),
    ];
    let pairs = pairs.into_iter().filter(|(_, ours, theirs)| ours != theirs);
    let difference = |(field, ours, theirs): (&'static str, String, String)| {
        let known =
            REASONS.iter().find(|(key, of, _)| *key == work.key && *of == field).map(|(.., reason)| *reason);
        let bare = plain_of_html(&theirs);
        let reason = match field {
            "title" if bare == ours => MARKUP,
            "title" if bare.to_lowercase() == ours.to_lowercase() => CASE,
            _ => known.unwrap_or_default(),
        };
        Difference { key: work.key.clone(), field, ours, theirs, reason }
    };
    pairs.map(difference).collect()
}

/// What Zotero calls the type of a work.
fn zotero_type(work: &Reference) -> &'static str {
    match (work.kind.as_str(), work.plain("entrysubtype").as_str()) {
        ("article", "newspaper") => "newspaperArticle",
        ("article", "magazine") => "magazineArticle",
        ("article", _) => "journalArticle",
        ("book" | "collection" | "mvbook", _) => "book",
        ("incollection" | "inbook", _) => "bookSection",
        ("inproceedings", _) => "conferencePaper",
        ("inreference", _) => "encyclopediaArticle",
        ("thesis", _) => "thesis",
        ("report", _) => "report",
        ("dataset", _) => "dataset",
        ("software" | "softwareversion", _) => "computerProgram",
        ("video", "film") => "film",
        ("video", "tvbroadcast" | "tvepisode") => "tvBroadcast",
        ("video", _) => "videoRecording",
        _ => "document",
    }
}

/// The people as `role family | given`, by role, as Zotero has them: particles and suffixes are parts
/// of the names, and authors of programs are called programmers.
fn creators(work: &Reference, kind: &str) -> String {
    let role = |role: &str| {
        if kind == "computerProgram" && role == "author" { "programmer".to_owned() } else { role.to_owned() }
    };
    let one = |PersonName { family, given, particle, suffix }: &PersonName| {
        let join = |parts: [&String; 2], by: &str| {
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(by)
        };
        format!("{} | {}", join([particle, family], " "), join([given, suffix], ", "))
    };
    let all: BTreeMap<String, Vec<String>> =
        work.people.iter().map(|(of, people)| (role(of), people.iter().map(one).collect())).collect();
    shown(&all)
}

fn zotero_creators(item: &Value) -> String {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for creator in item["creators"].as_array().into_iter().flatten() {
        let text = |name: &str| creator[name].as_str().unwrap_or_default();
        let name = match text("name") {
            "" => format!("{} | {}", text("lastName"), text("firstName")),
            body => format!("{body} | "),
        };
        all.entry(text("creatorType").to_owned()).or_default().push(name);
    }
    shown(&all)
}

fn shown(all: &BTreeMap<String, Vec<String>>) -> String {
    all.iter().map(|(role, people)| format!("{role}: {}", people.join("; "))).collect::<Vec<_>>().join(". ")
}

fn table(entries: usize, reported: usize, outright: usize, agreed: usize, rows: &[Difference]) -> String {
    let mut text = format!(
        "# Where catena differs from what Better BibTeX expects\n\n\
         Written by the test `every_entry_is_imported_or_reported_and_agrees`. Compared are the key, type, title, date \
         and people of {entries} entries in {} files. None is lost: {reported} repeats a key and is reported. {outright} \
         agree letter by letter; {agreed} agree but for Zotero's conventions of case and rich text in titles.\n\n\
         | entry | field | catena | expected | reason |\n| --- | --- | --- | --- | --- |\n",
        files().len()
    );
    let cell = |text: &str| text.replace('|', "\\|").replace('<', "\\<");
    for Difference { key, field, ours, theirs, reason } in rows {
        text += &format!("| {} | {field} | {} | {} | {reason} |\n", cell(key), cell(ours), cell(theirs));
    }
    text
}
