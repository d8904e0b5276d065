//! What a project has besides its sources: people, codes and notes.

use std::collections::HashMap;

use super::archive::Archive;
use super::xml::Element;
use crate::highlight::fault::Fault;
use crate::highlight::plain::{lines, one_line};

/// What the ids of a project stand for.
#[derive(Default)]
pub(super) struct Names {
    people: HashMap<String, String>,
    codes: HashMap<String, String>,
    notes: HashMap<String, String>,
}

impl Names {
    /// Reads people, codes and notes.
    ///
    /// # Errors
    /// Where the text of a note cannot be unpacked.
    pub(super) fn of(project: &Element, archive: &mut Archive<'_>) -> Result<Self, Fault> {
        let mut names = Self::default();
        for user in project.all("Users").flat_map(|users| users.all("User")) {
            let name = [user.get("name"), user.get("id")].into_iter().find(|name| !name.trim().is_empty());
            names.people.insert(id(user.get("guid")), one_line(name.unwrap_or_default()));
        }
        for codes in project.all("CodeBook").flat_map(|book| book.all("Codes")) {
            codes.all("Code").for_each(|code| names.add_code(code));
        }
        for note in project.all("Notes").flat_map(|notes| notes.all("Note")) {
            let content = note.text_of("PlainTextContent");
            let beside = if content.is_empty() { archive.text(note.get("plainTextPath"))? } else { None };
            let text = beside.as_deref().unwrap_or(content);
            let text = lines(text).or_else(|| lines(note.text_of("Description")));
            names.notes.extend(text.map(|text| (id(note.get("guid")), text)));
        }
        Ok(names)
    }

    fn add_code(&mut self, code: &Element) {
        self.codes.insert(id(code.get("guid")), one_line(code.get("name")));
        code.all("Code").for_each(|code| self.add_code(code));
    }

    /// The name of a person; none if nobody has this id.
    pub(super) fn person(&self, guid: &str) -> Option<&String> {
        self.people.get(&id(guid)).filter(|name| !name.is_empty())
    }

    /// The name of a code; none if there is none of this id.
    pub(super) fn code(&self, guid: &str) -> Option<&String> {
        self.codes.get(&id(guid))
    }

    /// The text of a note; none if there is none of this id.
    pub(super) fn note(&self, guid: &str) -> Option<&String> {
        self.notes.get(&id(guid))
    }
}

/// An id as it is compared: programs differ in case and braces.
pub(super) fn id(guid: &str) -> String {
    guid.trim_matches(['{', '}', ' ']).to_ascii_lowercase()
}
