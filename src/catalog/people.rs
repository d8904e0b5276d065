//! Scholars: who the names of a bibliography belong to. Two people of one family name stay two.

use std::collections::BTreeMap;

use deunicode::deunicode;

use crate::annotation::{Head, Record};
use crate::bibliography::{Entry, PersonName, is_of_body};
use crate::catalog::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// The fields of a `scholar` record.
pub(super) const FIELDS: [&str; 6] = ["name", "aka", "text", "note", "was", "reads"];

/// A scholar before the catalog numbers it.
pub(super) struct Person {
    pub name: PersonName,
    pub aka: Vec<String>,
    pub span: Span,
}

/// A person found in the bibliography.
struct Found {
    name: PersonName,
    span: Span,
    /// The id that the person has unless a record gives another.
    id: String,
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
    /// A name is one person's wherever it is spelled alike, case, accents and full stops aside. A person
    /// is called by the family name, or, where several have it, by family and given names; what others
    /// are called does not depend on records. A `scholar` record unites spellings: those of its `name`
    /// and `aka`, and, where it has no `name`, the person whom its id means already.
    pub(super) fn gather(entries: &[Entry], records: &[&Record], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut people = Self::default();
        let mut found = people.found(entries);
        let declared = records.iter().filter_map(|record| match &record.head {
            Head::Scholar(id) => Some((id, *record)),
            _ => None,
        });
        let declared: Vec<_> = declared.collect();
        let wholes = if declared.is_empty() { BTreeMap::new() } else { wholes(&found) };
        for (id, record) in declared {
            people.declare(id, record, &mut found, &wholes, diagnostics);
        }
        for (key, Found { name, span, id }) in found {
            let id = people.unused(id);
            people.by_name.insert(key, id.clone());
            people.persons.insert(id, Person { name, aka: Vec::new(), span });
        }
        let persons = &people.persons;
        people.shared.retain(|short, _| !persons.contains_key(short));
        people
    }

    /// The persons of the bibliography by how their names are compared, with the ids they would have.
    fn found(&mut self, entries: &[Entry]) -> BTreeMap<String, Found> {
        let mut found: BTreeMap<String, Found> = BTreeMap::new();
        for entry in entries {
            for name in entry.authors.iter().chain(&entry.editors) {
                let span = entry.key.span;
                let known = found.entry(identity(name)).or_insert_with(|| Found {
                    name: name.clone(),
                    span,
                    id: String::new(),
                });
                // Of two spellings with the same letters the longer has the full stops and accents.
                if (display(name).len(), name) > (display(&known.name).len(), &known.name) {
                    known.name = name.clone();
                }
            }
        }
        let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for person in found.values() {
            families.entry(short_id(&person.name)).or_default().push(long_id(&person.name));
        }
        for person in found.values_mut() {
            let short = short_id(&person.name);
            let alone = families.get(&short).is_none_or(|persons| persons.len() == 1);
            person.id = if alone { short } else { long_id(&person.name) };
        }
        self.shared = families.into_iter().filter(|(_, persons)| persons.len() > 1).collect();
        found
    }

    /// The id of the person so named.
    pub(super) fn id_of(&self, name: &PersonName) -> Option<&str> {
        self.by_name.get(&identity(name)).map(String::as_str)
    }

    fn declare(
        &mut self,
        id: &Spanned<String>,
        record: &Record,
        found: &mut BTreeMap<String, Found>,
        wholes: &BTreeMap<String, Option<PersonName>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let fields = Fields::of(record, &FIELDS, diagnostics);
        let aka: Vec<String> = fields.names("aka").map(|name| name.value.clone()).collect();
        self.was.extend(fields.refs("was").map(|old| (old.value.clone(), id.value.clone())));
        let given = fields.prose("name").map(|name| self.divided(&name, found, wholes));
        // The same words may be divided otherwise elsewhere.
        let plain = fields.prose("name").map(|name| identity(&parse_name(&name)));
        let own = match &given {
            Some(name) => Some(identity(name)),
            None => found.iter().find(|(_, person)| person.id == id.value).map(|(key, _)| key.clone()),
        };
        let mut name = given;
        let others = aka.iter().map(|name| identity(&self.divided(name, found, wholes)));
        let others: Vec<String> = others.chain(plain).collect();
        for key in own.into_iter().chain(others) {
            if let Some(person) = found.remove(&key) {
                name.get_or_insert(person.name);
            }
            self.by_name.insert(key, id.value.clone());
        }
        let name = name.unwrap_or_else(|| parse_name(&id.value));
        self.persons.entry(id.value.clone()).or_insert(Person { name, aka, span: id.span });
    }

    /// A name as a record has it. `José Luis Muñoz Ibáñez` does not tell where the family name begins: if the
    /// bibliography has a person of just these words, it is divided as there.
    fn divided(
        &self,
        text: &str,
        found: &BTreeMap<String, Found>,
        wholes: &BTreeMap<String, Option<PersonName>>,
    ) -> PersonName {
        let plain = parse_name(text);
        let key = identity(&plain);
        if text.contains(',') || found.contains_key(&key) || self.by_name.contains_key(&key) {
            return plain;
        }
        match wholes.get(&slug(&display(&plain))) {
            Some(Some(known)) => as_divided(text, known),
            _ => plain,
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

/// A spelling that a `scholar` record reads as this very name, if there is one: `Glenn H Snyder`, or
/// `Family, Given` where the parts would be taken for others.
#[must_use]
pub fn written(name: &PersonName) -> Option<String> {
    let list = |parts: &[&str]| parts.join(", ");
    let family = family(name);
    let spellings = [
        display(name),
        list(&[&family, &name.given]),
        list(&[&family, &name.suffix, &name.given]),
        format!("{family},"),
    ];
    spellings.into_iter().find(|spelling| parse_name(spelling) == *name)
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

/// True if `printed` can be how someone prints the name: the family name, with or without given names
/// that agree with it.
#[must_use]
pub fn is_spelling_of(printed: &str, name: &PersonName) -> bool {
    let whole = slug(printed);
    if [display(name), family(name), name.family.clone()].iter().any(|known| slug(known) == whole) {
        return true;
    }
    let read = parse_name(printed);
    slug(&family(&read)) == slug(&family(name)) && agree(&read.given, &name.given)
}

/// True if two persons' given names can be one person's: word by word alike, or one the initial of
/// the other, as far as both go.
#[must_use]
pub fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (given_parts(one), given_parts(other));
    // `Jean-Pierre` is `Jeanpierre` too.
    one.concat() == other.concat()
        || one.iter().zip(&other).all(|(a, b)| {
            let initial = |short: &str, long: &str| short.chars().count() <= 1 && long.starts_with(short);
            a == b || initial(a, b) || initial(b, a)
        })
}

/// Given names one by one, in plain small letters: `J.-P.`, `J.P.` and `JP` are two initials.
fn given_parts(given: &str) -> Vec<String> {
    let words = given.split(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '‑'));
    let words = words.filter(|word| !word.is_empty());
    let parts = words.flat_map(|word| {
        let are_initials = (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
        if are_initials { word.chars().map(|c| slug(&c.to_string())).collect() } else { vec![slug(word)] }
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// True if two names can be one person's: one family name, with or without its particle, given names that
/// [`agree`], and no two suffixes.
#[must_use]
pub fn can_be_one(one: &PersonName, other: &PersonName) -> bool {
    let suffixes = (slug(&one.suffix), slug(&other.suffix));
    let suffixes_agree = suffixes.0 == suffixes.1 || suffixes.0.is_empty() || suffixes.1.is_empty();
    let ((particle, family), (other_particle, other_family)) = (bare_family(one), bare_family(other));
    let particles_agree = particle == other_particle || particle.is_empty() || other_particle.is_empty();
    family == other_family && particles_agree && suffixes_agree && agree(&one.given, &other.given)
}

/// The particle of a name, be it written small or large, and the family name without it, in plain letters.
#[must_use]
pub fn bare_family(name: &PersonName) -> (String, String) {
    const PARTICLES: [&str; 24] = [
        "af", "al", "ap", "bin", "da", "de", "del", "dem", "den", "der", "di", "do", "dos", "du", "ibn",
        "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zur",
    ];
    let whole = slug(&family(name));
    let words: Vec<&str> = whole.split('-').collect();
    let is_particle = |word: &&&str| PARTICLES.contains(*word);
    let own = slug(&name.particle).split('-').filter(|word| !word.is_empty()).count();
    let small = words.iter().take_while(is_particle).count().max(own).min(words.len() - 1);
    (words[..small].join("-"), words[small..].join("-"))
}

/// By what names are compared: two that have the same are one person's.
pub(crate) fn identity(name: &PersonName) -> String {
    format!("{}|{}|{}", slug(&family(name)), slug(&name.given), slug(&name.suffix))
}

/// The persons of the bibliography by all words of their names; none where several have the same.
fn wholes(found: &BTreeMap<String, Found>) -> BTreeMap<String, Option<PersonName>> {
    let mut wholes: BTreeMap<String, Option<PersonName>> = BTreeMap::new();
    for person in found.values() {
        let one = wholes.entry(slug(&display(&person.name)));
        one.and_modify(|several| *several = None).or_insert_with(|| Some(person.name.clone()));
    }
    wholes
}

/// The words of a name, divided as those of `known` are; `known` itself where there are more or fewer.
fn as_divided(text: &str, known: &PersonName) -> PersonName {
    let mut words = text.split_whitespace();
    let mut part = |of: &str| {
        let count = of.split_whitespace().count();
        words.by_ref().take(count).collect::<Vec<_>>().join(" ")
    };
    let (given, particle) = (part(&known.given), part(&known.particle));
    let (family, suffix) = (part(&known.family), part(&known.suffix));
    let divided = PersonName { family, given, particle, suffix };
    if identity(&divided) == identity(known) && words.next().is_none() { divided } else { known.clone() }
}

fn short_id(name: &PersonName) -> String {
    let id = slug(&family(name));
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

fn long_id(name: &PersonName) -> String {
    let parts = [short_id(name), slug(&name.given), slug(&name.suffix)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Reads a name as it is spelled in a `scholar` record: `Family, Given`, `Family, Jr., Given` or `Given particle Family`.
pub(crate) fn parse_name(text: &str) -> PersonName {
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
    if is_of_body(&particle) {
        return PersonName { family: words.join(" "), ..PersonName::default() };
    }
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
    use super::{can_be_one, display, is_spelling_of, parse_name, slug};

    #[test]
    fn names_that_can_be_one_person() {
        for (one, other) in [
            ("Russett, Bruce", "Russett, Bruce M."),
            ("Smith, J.", "Smith, John"),
            ("Smith, Mary", "Smith, M. A."),
            ("Dupont, J.-P.", "Dupont, Jean-Pierre"),
            ("Dupont, JP", "Dupont, Jean Pierre"),
            ("Dupont, Jeanpierre", "Dupont, Jean-Pierre"),
            ("van Dijk, Jan", "Dijk, Jan"),
            ("Van Dijk, J.", "Dijk, Jan"),
            ("Kegley, Jr., Charles W.", "Kegley, Charles"),
            ("Snyder", "Snyder, Glenn"),
        ] {
            let (one, other) = (parse_name(one), parse_name(other));
            assert!(can_be_one(&one, &other) && can_be_one(&other, &one), "{one:?} and {other:?}");
        }
        for (one, other) in [
            ("Russett, Bruce", "Russett, Brian"),
            ("Smith, Mary A.", "Smith, Mary B."),
            ("Smith, J.", "Smyth, John"),
            ("Dupont, Jean-Pierre", "Dupont, Jean-Marie"),
            ("van Dijk, Jan", "von Dijk, Jan"),
            ("King, Jr., Martin", "King, Sr., Martin"),
        ] {
            let (one, other) = (parse_name(one), parse_name(other));
            assert!(!can_be_one(&one, &other), "{one:?} and {other:?}");
        }
    }

    #[test]
    fn a_name_is_spelled_in_several_ways_and_no_others() {
        let name = parse_name("Snyder, Glenn H.");
        for printed in ["Glenn H Snyder", "Snyder", "G. Snyder", "Snyder, Glenn", "GLENN H. SNYDER"] {
            assert!(is_spelling_of(printed, &name), "{printed}");
        }
        for printed in ["Glenn Snider", "Jack Snyder", "Glenn", "Glenn K. Snyder", ""] {
            assert!(!is_spelling_of(printed, &name), "{printed}");
        }
        assert!(is_spelling_of("de Hoop Scheffer", &parse_name("Jaap de Hoop Scheffer")));
    }

    #[test]
    fn names_are_read_in_every_order() {
        for (text, shown) in [
            ("Snyder, Glenn H", "Glenn H Snyder"),
            ("Kegley, Jr., Charles W.", "Charles W. Kegley Jr."),
            ("Jaap de Hoop Scheffer", "Jaap de Hoop Scheffer"),
            ("de Hoop Scheffer, Jaap", "Jaap de Hoop Scheffer"),
            ("Plato", "Plato"),
            ("Ministry of Ports", "Ministry of Ports"),
        ] {
            assert_eq!(display(&parse_name(text)), shown);
        }
        assert_eq!(parse_name("Jaap de Hoop Scheffer").particle, "de");
        assert_eq!(parse_name("Ministry of Ports").family, "Ministry of Ports");
        assert_eq!(slug("Edström, H. O'Neil"), "edstrom-h-oneil");
    }
}
