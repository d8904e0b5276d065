//! Works as CSL-JSON: the data of the Citation Style Language, version 1.0.2.
//!
//! What CSL has no variable for is kept under `custom`, which its schema leaves to programs.

mod date;
mod item;
mod name;
mod read;

use serde_json::{Map, Value};

use super::besides::Besides;
use super::columns::{csl_name, of_other as field_of, shown_as};
use super::import::key_of_id;
use super::kinds::{DATES, ROLES, of_kind};
use super::text::to_html;
use crate::bibliography::Reference;

pub(super) use read::read;

/// What BibLaTeX says in words of its own, by the field that has them, and as readers call it: its English words.
const WORDS: [(&str, &str, &str); 21] = [
    ("type", "phdthesis", "PhD thesis"),
    ("type", "mathesis", "Master’s thesis"),
    ("type", "bathesis", "Bachelor’s thesis"),
    ("type", "candthesis", "Candidate thesis"),
    ("type", "techreport", "Technical report"),
    ("type", "resreport", "Research report"),
    ("type", "software", "Computer software"),
    ("type", "datacd", "CD-ROM"),
    ("type", "audiocd", "Audio CD"),
    ("type", "patent", "Patent"),
    ("type", "patentde", "German patent"),
    ("type", "patenteu", "European patent"),
    ("type", "patentfr", "French patent"),
    ("type", "patentuk", "British patent"),
    ("type", "patentus", "U.S. patent"),
    ("type", "patreq", "Patent request"),
    ("pubstate", "inpreparation", "in preparation"),
    ("pubstate", "submitted", "submitted"),
    ("pubstate", "forthcoming", "forthcoming"),
    ("pubstate", "inpress", "in press"),
    ("pubstate", "prepublished", "pre-published"),
];

/// Works as one list.
pub(super) fn write(works: &[Reference]) -> String {
    let list: Vec<Value> = works.iter().map(value).collect();
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

/// One work as an item of CSL-JSON. What CSL shows otherwise than it is, or has no variable for, stands
/// under `custom` too.
#[must_use]
pub fn value(work: &Reference) -> Value {
    let mut item = shown(work);
    let custom = custom(&Besides::of(work, &item::as_read(item.clone())));
    if !custom.is_empty() {
        item.insert("custom".to_owned(), Value::Object(custom));
    }
    Value::Object(item)
}

/// What CSL has variables for.
fn shown(work: &Reference) -> Map<String, Value> {
    let mut item = Map::new();
    item.insert("id".to_owned(), Value::from(work.key.as_str()));
    // An id that looks like a number or an address of a program is none of a work.
    if !work.key.is_empty() && key_of_id(&work.key).is_none() {
        item.insert("citation-key".to_owned(), Value::from(work.key.as_str()));
    }
    let row = of_kind(&work.kind, &work.plain("entrysubtype"));
    item.insert("type".to_owned(), Value::from(row.csl));
    for (role, people) in &work.people {
        let known = ROLES.iter().find(|known| known.role == role).map(|known| known.csl);
        if let Some(csl) = known.filter(|csl| !csl.is_empty()) {
            let list: Vec<Value> = people.iter().map(name::write).collect();
            item.insert(csl.to_owned(), Value::from(list));
        }
    }
    for (field, date) in &work.dates {
        if let Some((_, csl, _)) = DATES.iter().find(|(known, ..)| known == field) {
            item.insert((*csl).to_owned(), date::write(date));
        }
    }
    // A variable is for the field that it is read as; others are shown in it where it is free.
    for is_own in [true, false] {
        for field in work.names() {
            let own = csl_name(&work.kind, field).filter(|csl| field_of(&work.kind, csl) == Some(field));
            // What is only an address was published there.
            let is_address = field == "howpublished" && is_address(&work.plain(field));
            let csl = match (is_own, is_address) {
                (true, false) => own,
                (false, true) => Some("URL"),
                (true, true) => None,
                (false, false) => shown_as(&work.kind, field).filter(|_| own.is_none()),
            };
            if let Some(csl) = csl.filter(|csl| !item.contains_key(*csl)) {
                item.insert(csl.to_owned(), Value::from(html(work, field)));
            }
        }
    }
    item
}

/// A field's text as CSL shows it: titles with their subtitles, BibLaTeX's own words as readers know them.
fn html(work: &Reference, field: &str) -> String {
    let html = to_html(&match field {
        "title" => work.title(),
        "booktitle" | "journal" => work.titled(field),
        _ => work.fields[field].clone(),
    });
    let words = WORDS.iter().find(|(of, word, _)| *of == field && *word == html);
    words.map_or(html, |(.., words)| (*words).to_owned())
}

/// What is said besides, by names of BibLaTeX. What the work has not is `null`.
fn custom(besides: &Besides) -> Map<String, Value> {
    let mut custom = Map::new();
    let mut say = |name: &str, value: Value| custom.insert(name.to_owned(), value);
    for name in &besides.absent {
        say(name, Value::Null);
    }
    if let Some(kind) = &besides.kind {
        say("entrytype", Value::from(kind.as_str()));
    }
    for (role, people) in &besides.people {
        say(role, Value::from(people.iter().map(name::write).collect::<Vec<_>>()));
    }
    if let Some(roles) = &besides.truncated {
        say("truncated", Value::from(roles.iter().map(String::as_str).collect::<Vec<_>>().join(", ")));
    }
    for (name, date) in &besides.dates {
        say(name, Value::from(date.to_string()));
    }
    for (name, text) in &besides.fields {
        say(name, Value::from(to_html(text)));
    }
    if let Some(host) = &besides.host {
        say("crossref", Value::from(host.as_str()));
    }
    custom
}

/// True of an address and nothing else.
fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "ftp://"].iter().any(|protocol| text.starts_with(protocol));
    begins && !text.contains(char::is_whitespace)
}
