//! Scholars: who the names of a bibliography belong to. Two people of one family name stay two.

use std::collections::{BTreeMap, BTreeSet};

use deunicode::deunicode;

use crate::annotation::{Head, Record};
use crate::bibliography::{Entry, PersonName};
use crate::catalog::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A scholar before the catalog numbers it.
pub(super) struct Person {
    pub name: PersonName,
    pub aka: Vec<String>,
    pub span: Span,
}

/// All scholars of a corpus by id, and the ids that names lead to.
#[derive(Default)]
pub(super) struct People {
    pub persons: BTreeMap<String, Person>,
    /// Old ids with the new.
    pub was: Vec<(String, String)>,
    /// Short ids that several persons would have, with the ids they have instead.
    pub shared: BTreeMap<String, Vec<String>>,
    by_name: BTreeMap<String, String>,
}

impl People {
    /// Gathers the names of all entries and the `scholar` records.
    ///
    /// A name is one person's wherever it is spelled alike, case, accents and full stops aside. A
    /// `scholar` record unites spellings: its `name`, its `aka`, and, where it has no `name`, the one
    /// person whose family name is its id.
    pub(super) fn gather(entries: &[Entry], records: &[&Record], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut found: BTreeMap<String, (PersonName, Span)> = BTreeMap::new();
        for entry in entries {
            for name in entry.authors.iter().chain(&entry.editors) {
                let known = found.entry(identity(name)).or_insert_with(|| (name.clone(), entry.key.span));
                // Of two spellings with the same letters the longer has the full stops and accents.
                if (display(name).len(), name) > (display(&known.0).len(), &known.0) {
                    known.0 = name.clone();
                }
            }
        }
        let mut people = Self::default();
        for record in records {
            if let Head::Scholar(id) = &record.head {
                people.declare(id, record, &mut found, diagnostics);
            }
        }
        people.name_the_rest(found);
        people
    }

    /// The id of the person so named.
    pub(super) fn id_of(&self, name: &PersonName) -> Option<&str> {
        self.by_name.get(&identity(name)).map(String::as_str)
    }

    fn declare(
        &mut self,
        id: &Spanned<String>,
        record: &Record,
        found: &mut BTreeMap<String, (PersonName, Span)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let fields = Fields::of(record, &["name", "aka", "text", "note", "was", "reads"], diagnostics);
        let aka: Vec<String> = fields.names("aka").map(|name| name.value.clone()).collect();
        self.was.extend(fields.refs("was").map(|old| (old.value.clone(), id.value.clone())));
        let given = fields.prose("name").map(|name| parse_name(&name));
        let same_family: Vec<String> = found
            .iter()
            .filter(|(_, (name, _))| short_id(name) == id.value)
            .map(|(key, _)| key.clone())
            .collect();
        let own = match (&given, same_family.as_slice()) {
            (Some(name), _) => Some(identity(name)),
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
        };
        let spelled = own.into_iter().chain(aka.iter().map(|name| identity(&parse_name(name))));
        let mut name = given;
        for key in spelled.collect::<BTreeSet<_>>() {
            if let Some((written, _)) = found.remove(&key) {
                name.get_or_insert(written);
            }
            self.by_name.insert(key, id.value.clone());
        }
        let name = name.unwrap_or_else(|| parse_name(&id.value));
        self.persons.entry(id.value.clone()).or_insert(Person { name, aka, span: id.span });
    }

    fn name_the_rest(&mut self, found: BTreeMap<String, (PersonName, Span)>) {
        let mut families: BTreeMap<String, Vec<(String, PersonName, Span)>> = BTreeMap::new();
        for (key, (name, span)) in found {
            families.entry(short_id(&name)).or_default().push((key, name, span));
        }
        for (short, persons) in families {
            let alone = persons.len() == 1 && !self.persons.contains_key(&short);
            let mut ids = Vec::new();
            for (key, name, span) in persons {
                let wanted = if alone { short.clone() } else { long_id(&name) };
                let id = self.unused(wanted);
                self.by_name.insert(key, id.clone());
                self.persons.insert(id.clone(), Person { name, aka: Vec::new(), span });
                ids.push(id);
            }
            if !alone && !self.persons.contains_key(&short) {
                self.shared.insert(short, ids);
            }
        }
    }

    fn unused(&self, wanted: String) -> String {
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|id| !self.persons.contains_key(id));
        free.unwrap_or(wanted)
    }
}

/// A name as people write it: `Glenn H Snyder`, `Charles W Kegley Jr.`.
#[must_use]
pub fn display(name: &PersonName) -> String {
    [&name.given, &name.particle, &name.family, &name.suffix]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A family name with its particle: `de Hoop Scheffer`.
#[must_use]
pub fn family(name: &PersonName) -> String {
    if name.particle.is_empty() { name.family.clone() } else { format!("{} {}", name.particle, name.family) }
}

/// Lower-case words without accents, joined by `-`.
#[must_use]
pub fn slug(text: &str) -> String {
    let plain = deunicode(text).to_lowercase().replace(['\'', '’', '.'], "");
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

fn identity(name: &PersonName) -> String {
    format!("{}|{}|{}", slug(&family(name)), slug(&name.given), slug(&name.suffix))
}

fn short_id(name: &PersonName) -> String {
    let id = slug(&family(name));
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

fn long_id(name: &PersonName) -> String {
    let parts = [short_id(name), slug(&name.given), slug(&name.suffix)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Reads `Family, Given`, `Family, Jr., Given` or `Given particle Family`.
fn parse_name(text: &str) -> PersonName {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let (family, given, suffix) = match parts.as_slice() {
        [family, given] => (*family, *given, ""),
        [family, suffix, given, ..] => (*family, *given, *suffix),
        _ => return parse_plain(text.trim()),
    };
    let (particle, family) = split_particle(family);
    PersonName { family, given: given.to_owned(), particle, suffix: suffix.to_owned() }
}

fn parse_plain(text: &str) -> PersonName {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let start = words.iter().position(lower).filter(|at| *at > 0).unwrap_or(words.len().saturating_sub(1));
    let (particle, family) = split_particle(&words[start..].join(" "));
    PersonName { family, given: words[..start].join(" "), particle, suffix: String::new() }
}

/// The lower-case words at the start of a family name, and the rest.
fn split_particle(text: &str) -> (String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let at = words.iter().take_while(|word| lower(word)).count();
    let at = if at == words.len() { 0 } else { at };
    (words[..at].join(" "), words[at..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::{display, parse_name, slug};

    #[test]
    fn names_are_read_in_every_order() {
        for (text, shown) in [
            ("Snyder, Glenn H", "Glenn H Snyder"),
            ("Kegley, Jr., Charles W.", "Charles W. Kegley Jr."),
            ("Jaap de Hoop Scheffer", "Jaap de Hoop Scheffer"),
            ("de Hoop Scheffer, Jaap", "Jaap de Hoop Scheffer"),
            ("Plato", "Plato"),
        ] {
            assert_eq!(display(&parse_name(text)), shown);
        }
        assert_eq!(parse_name("Jaap de Hoop Scheffer").particle, "de");
        assert_eq!(slug("Edström, H. O'Neil"), "edstrom-h-oneil");
    }
}
