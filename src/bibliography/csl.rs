//! Works as CSL-JSON: the data of the Citation Style Language, version 1.0.2.
//!
//! What CSL has no variable for is kept under `custom`, which its schema leaves to programs.

mod date;
mod item;
mod name;
mod read;

use serde_json::{Map, Value};

use super::columns::csl_name;
use super::kinds::{DATES, ROLES, of_kind, of_other};
use super::text::to_html;
use crate::bibliography::{Reference, Text};

pub(super) use read::read;

/// The types of theses as BibLaTeX and as readers call them.
const GENRES: [(&str, &str); 2] = [("phdthesis", "PhD thesis"), ("mathesis", "Master’s thesis")];

/// Works as one list.
pub(super) fn write(works: &[Reference]) -> String {
    let list: Vec<Value> = works.iter().map(value).collect();
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

/// One work as an item of CSL-JSON.
#[must_use]
pub fn value(work: &Reference) -> Value {
    let mut item = Map::new();
    let mut custom = Map::new();
    let subtype = work.plain("entrysubtype");
    let row = of_kind(&work.kind, &subtype);
    item.insert("id".to_owned(), Value::from(work.key.as_str()));
    item.insert("type".to_owned(), Value::from(row.csl));
    let again = of_other(row.csl, |row| row.csl);
    if again.is_none_or(|again| again.kind != work.kind) {
        custom.insert("entrytype".to_owned(), Value::from(work.kind.as_str()));
    }
    for (role, people) in &work.people {
        let list = Value::from(people.iter().map(name::write).collect::<Vec<_>>());
        match ROLES
            .iter()
            .find(|known| known.role == role)
            .map(|known| known.csl)
            .filter(|csl| !csl.is_empty())
        {
            Some(csl) => item.insert(csl.to_owned(), list),
            None => custom.insert(role.clone(), list),
        };
    }
    if !work.truncated.is_empty() {
        let roles: Vec<&str> = work.truncated.iter().map(String::as_str).collect();
        custom.insert("truncated".to_owned(), Value::from(roles.join(", ")));
    }
    for (field, date) in &work.dates {
        if let Some((_, csl, _)) = DATES.iter().find(|(known, ..)| known == field) {
            item.insert((*csl).to_owned(), date::write(date));
        }
    }
    for field in work.names() {
        let text = match field {
            "title" => work.title(),
            "booktitle" | "journal" | "maintitle" => work.titled(field),
            _ => work.fields[field].clone(),
        };
        place(&mut item, &mut custom, work, field, &text);
    }
    if let Some(host) = &work.host {
        custom.insert("crossref".to_owned(), Value::from(host.as_str()));
    }
    if !custom.is_empty() {
        item.insert("custom".to_owned(), Value::Object(custom));
    }
    Value::Object(item)
}

/// Puts a field where CSL has it, unless another field is there already.
fn place(
    item: &mut Map<String, Value>,
    custom: &mut Map<String, Value>,
    work: &Reference,
    field: &str,
    text: &Text,
) {
    let subtitle_of = |title: &str| work.fields.contains_key(title);
    let is_told = match field {
        "subtitle" => subtitle_of("title"),
        "booksubtitle" => subtitle_of("booktitle"),
        "journalsubtitle" => subtitle_of("journal"),
        "mainsubtitle" => subtitle_of("maintitle"),
        _ => false,
    };
    if is_told {
        return;
    }
    let mut html = to_html(text);
    if let Some((_, genre)) = GENRES.iter().find(|(kind, _)| field == "type" && *kind == html) {
        html = (*genre).to_owned();
    }
    let read_back = |csl: &&str| super::columns::of_other(&work.kind, csl) == Some(field);
    let free = |csl: &&str| !item.contains_key(*csl);
    match csl_name(&work.kind, field).filter(read_back).filter(free) {
        Some(csl) => item.insert(csl.to_owned(), Value::from(html)),
        None => custom.insert(field.to_owned(), Value::from(html)),
    };
}
