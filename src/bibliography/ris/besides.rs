//! What RIS has no tags for: lines of a tag that programs may define, each a field of BibLaTeX.

use super::KEY;
use crate::bibliography::besides::Besides;
use crate::bibliography::bibtex::name;
use crate::bibliography::kinds::{DATES, ROLES};
use crate::bibliography::names::names;
use crate::bibliography::text::to_latex;
use crate::bibliography::{Date, Text};

/// What is said besides, as names and values of BibLaTeX. What the work has not has no value.
pub(super) fn said(besides: &Besides) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = Vec::new();
    let mut say = |name: &str, value: String| said.push((name.to_owned(), value));
    if let Some(kind) = &besides.kind {
        say("entrytype", kind.clone());
    }
    for (role, people) in &besides.people {
        say(role, people.iter().map(name).collect::<Vec<_>>().join(" and "));
    }
    if let Some(roles) = &besides.truncated {
        say("truncated", roles.iter().map(String::as_str).collect::<Vec<_>>().join(", "));
    }
    for (name, date) in &besides.dates {
        say(name, date.to_string());
    }
    for (name, text) in &besides.fields {
        say(name, to_latex(text));
    }
    if let Some(host) = &besides.host {
        say("crossref", host.clone());
    }
    for name in &besides.absent {
        say(name, String::new());
    }
    said
}

/// Takes one of these lines.
pub(super) fn say(besides: &mut Besides, name: &str, value: &str) {
    let is_field = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '.'));
    match name {
        _ if !is_field || matches!(name, "xdata" | KEY) => {}
        "truncated" => {
            let roles = value.split(',').map(str::trim).filter(|role| !role.is_empty());
            besides.truncated = Some(roles.map(str::to_owned).collect());
        }
        _ if value.is_empty() => {
            besides.absent.insert(name.to_owned());
        }
        "entrytype" => besides.kind = Some(value.to_owned()),
        "crossref" => besides.host = Some(value.to_owned()),
        _ if DATES.iter().any(|(known, ..)| *known == name) => {
            besides.dates.insert(name.to_owned(), Date::parse(value));
        }
        _ if ROLES.iter().any(|role| role.role == name) => {
            let people = names(value).people;
            if !people.is_empty() {
                besides.people.insert(name.to_owned(), people);
            }
        }
        _ => {
            besides.fields.insert(name.to_owned(), Text::from_latex(value));
        }
    }
}
