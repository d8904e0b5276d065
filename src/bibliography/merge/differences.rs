//! What two descriptions of a work say differently.

use crate::bibliography::bibtex::name;
use crate::bibliography::identifiers::doi_in;
use crate::bibliography::key::folded;
use crate::bibliography::{PersonName, Reference};

/// A field of which an import says something else, or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) field: String,
    pub(super) here: Option<String>,
    pub(super) there: String,
}

/// The fields that `there` has and `here` has not, or otherwise: case, accents and signs aside.
pub(super) fn differences(here: &Reference, there: &Reference) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut compare = |field: &str, here: Option<String>, there: String| {
        let folded =
            |text: &str| if field == "doi" { doi_in(text).unwrap_or_default() } else { folded(text) };
        let same = here.as_ref().is_some_and(|here| folded(here) == folded(&there));
        if !same && !there.is_empty() {
            found.push(Difference { field: field.to_owned(), here, there });
        }
    };
    if !here.kind.eq_ignore_ascii_case(&there.kind) {
        compare("type", Some(here.kind.clone()), there.kind.clone());
    }
    for (role, people) in &there.people {
        compare(role, here.people.get(role).map(|people| list(people)), list(people));
    }
    for (name, date) in &there.dates {
        compare(name, here.dates.get(name).map(ToString::to_string), date.to_string());
    }
    for name in there.names().into_iter().filter(|name| *name != "subtitle") {
        let text = |work: &Reference| match name {
            "title" => Some(work.title().plain()),
            name => work.fields.get(name).map(crate::bibliography::Text::plain),
        };
        compare(name, text(here), text(there).unwrap_or_default());
    }
    found
}

fn list(people: &[PersonName]) -> String {
    people.iter().map(name).collect::<Vec<_>>().join(" and ")
}
