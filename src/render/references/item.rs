//! A work as the rules of a style take it.

use std::collections::BTreeMap;

use citationberg::json::{DateValue, Item, NameValue, Value as CslValue, VecDate, VecDateRange};
use serde_json::Value;

use super::Style;
use super::case::{sentence_case, told};
use super::tidy::{NO_PARTICLE, guarded};
use crate::bibliography::{Date, Reference, Text, csl_value, plain_of_html};

/// The first of the years that stand for those of works that have not appeared: no work has them, and they come last.
pub(super) const NO_YEAR: i16 = 9000;

/// A work as a style takes it. Marks within titles are left out, and of a range of dates it gets the beginning: it can
/// show neither.
pub(super) fn item(work: &Reference, style: Style) -> Item {
    let mut item = BTreeMap::new();
    let Value::Object(fields) = csl_value(work) else { return Item(item) };
    for (name, value) in fields {
        let value = match value {
            Value::String(text) => Some(CslValue::String(plain_of_html(&text))),
            Value::Array(_) => serde_json::from_value::<Vec<NameValue>>(plain(value)).ok().map(names),
            _ => None,
        };
        item.extend(value.map(|value| (name, value)));
    }
    // An edited volume may be given as if it were within itself, for entries that take its title from it.
    let whole = work.titled("booktitle");
    let kind = work.kind.strip_prefix("mv").unwrap_or(&work.kind);
    let is_whole = matches!(kind, "book" | "collection" | "proceedings" | "reference");
    if is_whole && whole.plain() == work.title().plain() {
        item.remove("container-title");
    }
    for (variable, title) in titles(work, style) {
        if item.contains_key(variable) {
            let title = guarded(&title);
            item.insert(
                variable.to_owned(),
                CslValue::String(if is_english(work) { told(&title) } else { title.plain() }),
            );
        }
    }
    // Where an article has no pages, its number takes their place.
    if !item.contains_key("page")
        && let Some(number) = Some(work.plain("eid")).filter(|number| !number.is_empty())
    {
        item.insert("page".to_owned(), CslValue::String(number));
    }
    if !item.contains_key("URL")
        && let Some(address) = address_of_eprint(work)
    {
        item.insert("URL".to_owned(), CslValue::String(address));
    }
    if let Some(state) = state(work) {
        item.insert("status".to_owned(), CslValue::String(state));
    }
    let mut item = Item(item);
    for (field, variable) in [
        ("date", "issued"),
        ("origdate", "original-date"),
        ("eventdate", "event-date"),
        ("urldate", "accessed"),
    ] {
        if let Some(parts) = work.dates.get(field).and_then(parts) {
            insert_date(&mut item, variable, parts, work.dates.get(field));
        }
    }
    item
}

/// Values with their letters read as the rules of CSL's data have them.
fn plain(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(plain_of_html(&text)),
        Value::Array(list) => list.into_iter().map(plain).collect(),
        Value::Object(parts) => parts.into_iter().map(|(name, part)| (name, plain(part))).collect(),
        other => other,
    }
}

/// The titles that a style shows, by CSL's variables. The American Psychological Association wants those of works in
/// sentence case, and those of periodicals as they are.
fn titles(work: &Reference, style: Style) -> Vec<(&'static str, Text)> {
    let container = ["booktitle", "journal"].into_iter().find(|name| work.fields.contains_key(*name));
    let mut titles = vec![("title", work.title())];
    titles.extend(container.map(|name| ("container-title", work.titled(name))));
    let short = |name: &str| work.fields.get(name).cloned();
    titles.extend(short("shorttitle").map(|title| ("title-short", title)));
    titles.extend(short("series").map(|title| ("collection-title", title)));
    if style == Style::Apa && is_english(work) {
        for (variable, title) in &mut titles {
            let is_of_work =
                *variable == "title" || *variable == "container-title" && container == Some("booktitle");
            if is_of_work {
                *title = sentence_case(title);
            }
        }
    }
    titles
}

/// False of a work of which is said that it is in another language.
fn is_english(work: &Reference) -> bool {
    let language = work.plain("language").to_lowercase();
    language.is_empty() || language.starts_with("en") || ["american", "british"].contains(&language.as_str())
}

/// Names as they are divided, so that hayagriva does not divide them again: it makes `Gasset, José Ortega y` of
/// `Ortega y Gasset, José` where no particle is said.
fn names(mut names: Vec<NameValue>) -> CslValue {
    for name in &mut names {
        if let NameValue::Item(name) = name
            && name.non_dropping_particle.is_none()
            && name.given.is_some()
        {
            name.dropping_particle = Some(NO_PARTICLE.to_string());
        }
    }
    CslValue::Names(names)
}

/// What is said of a work that has not appeared in place of its year: `in press`, `forthcoming`.
pub(super) fn state(work: &Reference) -> Option<String> {
    if work.year().is_some() {
        return None;
    }
    let said = csl_value(work).get("status").and_then(Value::as_str).map(plain_of_html);
    said.or_else(|| match work.dates.get("date") {
        Some(Date::Words(words)) => Some(words.clone()),
        _ => None,
    })
}

/// Gives an item a year.
pub(super) fn appears_in(item: &mut Item, year: i16) {
    insert_date(item, "issued", vec![year], None);
}

fn parts(date: &Date) -> Option<Vec<i16>> {
    let year = date.first_year().and_then(|year| i16::try_from(year).ok())?;
    let point = date.first();
    let month = point.and_then(|point| point.month).filter(|month| *month <= 12);
    let day = point.and_then(|point| point.day).filter(|_| month.is_some());
    Some([Some(year), month.map(i16::from), day.map(i16::from)].into_iter().flatten().collect())
}

fn insert_date(item: &mut Item, variable: &str, parts: Vec<i16>, date: Option<&Date>) {
    let circa = date.and_then(Date::first).is_some_and(|point| point.circa);
    let date_parts = VecDateRange(vec![VecDate(parts)]);
    let value = DateValue::DateParts { date_parts, literal: None, season: None, circa };
    item.0.insert(variable.to_owned(), CslValue::Date(value));
}

/// The address of a work in an archive of preprints or articles.
fn address_of_eprint(work: &Reference) -> Option<String> {
    let number =
        Some(work.plain("eprint")).filter(|number| !number.is_empty() && work.plain("doi").is_empty())?;
    Some(match work.plain("archiveprefix").to_lowercase().as_str() {
        "arxiv" => format!("https://arxiv.org/abs/{number}"),
        "jstor" => format!("https://www.jstor.org/stable/{number}"),
        "pubmed" => format!("https://pubmed.ncbi.nlm.nih.gov/{number}"),
        "hdl" => format!("https://hdl.handle.net/{number}"),
        _ => return None,
    })
}
