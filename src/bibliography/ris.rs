//! Works as RIS: a tag of two signs, two blanks, a hyphen, a blank, a value; a line each.
//!
//! Source: the specification of RIS by ISI ResearchSoft, as EndNote and Zotero read and write it.

mod besides;
mod container;
mod read;
mod tag;
mod value;

use super::besides::Besides;
use super::columns::{container, ris_name, shown_as_ris};
use super::date::Date;
use super::kinds::{DATES, ROLES, of_kind, of_other};
use super::text::escaped_html;
use crate::bibliography::{PersonName, Reference};

pub(super) use read::read;
pub(super) use tag::is_type;

/// Works one after the other, each with a blank line after it.
pub(super) fn write(works: &[Reference]) -> String {
    works.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn one(work: &Reference) -> String {
    let mut lines = shown(work);
    let read = read::as_read(&lines);
    let own = |name: &str, value: &str| (OWN.to_owned(), format!("{PREFIX}{name}: {value}"));
    lines.extend(Some(own(KEY, &work.key)).filter(|_| read.key != work.key));
    let said = besides::said(&Besides::of(work, &read));
    lines.extend(said.iter().map(|(name, value)| own(name, value)));
    lines.push(("ER".to_owned(), String::new()));
    lines.into_iter().map(|(tag, value)| format!("{tag}  - {}\n", on_lines(&value))).collect()
}

/// The tag that programs may define, and what begins its values here: `tex.` is how Better BibTeX marks
/// fields of BibTeX where another format has no place for them.
const OWN: &str = "U1";
const PREFIX: &str = "tex.";

/// The key, where the identifier looks like one that programs give, not people.
const KEY: &str = "citation-key";

/// What tags of RIS can show, as tags and values.
fn shown(work: &Reference) -> Vec<(String, String)> {
    let row = of_kind(&work.kind, &work.plain("entrysubtype"));
    let read_as = of_other(row.ris, |row| row.ris).map_or("misc", |row| row.kind);
    let mut lines = vec![("TY".to_owned(), row.ris.to_owned())];
    if !work.key.is_empty() {
        lines.push(("ID".to_owned(), work.key.clone()));
    }
    for role in ROLES.iter().filter(|role| !role.ris.is_empty()) {
        let people = work.people.get(role.role).map_or(&[][..], Vec::as_slice);
        lines.extend(people.iter().map(|person| (role.ris.to_owned(), name(person))));
        if work.truncated.contains(role.role) {
            lines.push((role.ris.to_owned(), "others".to_owned()));
        }
    }
    for (field, date) in &work.dates {
        let tag = DATES.iter().find(|(known, ..)| known == field).map_or("", |(_, _, tag)| tag);
        if field == "date" {
            let year = date.first_year().filter(|year| *year >= 0);
            lines.extend(year.map(|year| ("PY".to_owned(), format!("{year:04}"))));
        }
        // The year alone needs no second line.
        if !tag.is_empty() && (field != "date" || date.plain().is_none_or(|point| point.month.is_some())) {
            lines.push((tag.to_owned(), date_text(date)));
        }
    }
    // A tag is for the field that it is read as; others are shown in it where it is free.
    for is_own in [true, false] {
        for field in work.names() {
            let text = match field {
                "title" => work.title().plain(),
                "booktitle" | "journal" => work.titled(field).plain(),
                _ => work.plain(field),
            };
            let tag = ris_name(field).map(str::to_owned);
            let tag = tag.or(field.strip_prefix("ris-").map(str::to_uppercase));
            let own = tag.filter(|tag| field_of(read_as, tag, &text).is_none_or(|again| again == field));
            // What the work has itself is not to be read twice.
            let is_free = |tag: &&str| {
                field_of(read_as, tag, &text).is_none_or(|again| !work.fields.contains_key(again))
            };
            let other = || shown_as_ris(&work.kind, field).filter(|_| own.is_none()).filter(is_free);
            let Some(tag) = (if is_own { own.clone() } else { other().map(str::to_owned) }) else { continue };
            if tag == "SN" || lines.iter().all(|(known, _)| *known != tag) {
                lines.extend(valued(&tag, field, &text));
            }
        }
    }
    lines
}

/// A field's lines.
fn valued(tag: &str, field: &str, text: &str) -> Vec<(String, String)> {
    let line = |tag: &str, value: &str| (tag.to_owned(), escaped_html(value));
    match field {
        "pages" => match text.split_once('-').filter(|(_, to)| !to.contains(['-', ','])) {
            Some((from, to)) if !from.contains(',') => vec![line(tag, from), line("EP", to)],
            _ => vec![line(tag, text)],
        },
        "keywords" => {
            let words = text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
            words.map(|word| line(tag, word)).collect()
        }
        _ => vec![line(tag, text)],
    }
}

/// A value of several lines: one that would begin another tag, or end the value, is joined to the one before it.
fn on_lines(value: &str) -> String {
    let mut out = String::new();
    for (at, line) in value.split(['\r', '\n']).enumerate() {
        if at > 0 {
            out.push(if line.trim().is_empty() || tag::is_tagged(line) { ' ' } else { '\n' });
        }
        out.push_str(line);
    }
    out
}

/// The field that a tag means in a work of type `kind`; none if the tag is not known.
fn field_of(kind: &str, tag: &str, value: &str) -> Option<&'static str> {
    match tag {
        "SN" => Some(if is_issn(value) { "issn" } else { "isbn" }),
        "T2" if matches!(kind, "book" | "collection" | "report" | "thesis") => Some("series"),
        "T3" => Some("series"),
        "JF" => Some(container(kind)),
        _ => super::columns::of_other(kind, tag),
    }
}

/// Eight digits number a periodical; anything else in `SN` is a book's.
fn is_issn(value: &str) -> bool {
    let digits: Vec<char> = value.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    digits.len() == 8 && digits.iter().all(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x'))
}

/// `von Family, Given, Jr.`; a body's name has no comma.
fn name(name: &PersonName) -> String {
    let PersonName { family, given, particle, suffix } = name;
    let family = if particle.is_empty() { family.clone() } else { format!("{particle} {family}") };
    let name = match (given.is_empty(), suffix.is_empty()) {
        (true, true) if particle.is_empty() => family,
        (_, true) => format!("{family}, {given}"),
        (_, false) => format!("{family}, {given}, {suffix}"),
    };
    escaped_html(&name)
}

/// `YYYY/MM/DD/`, and after the last stroke, where the format has other information, the date as EDTF
/// if numbers do not say all of it.
fn date_text(date: &Date) -> String {
    let plain = date.plain().filter(|point| point.month.is_none_or(|month| month <= 12));
    let Some(point) = plain else {
        return match date.first_year().filter(|year| (0..=9999).contains(year)) {
            Some(year) => format!("{year:04}///{date}"),
            None => format!("///{date}"),
        };
    };
    let part = |number: Option<u8>| number.map_or_else(String::new, |number| format!("{number:02}"));
    format!("{:04}/{}/{}/", point.year, part(point.month), part(point.day))
}
