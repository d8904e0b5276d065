//! What a corpus calls its things.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use crate::annotation::{Document, Head, Record, Value};
use crate::catalog::names::Class;
use crate::catalog::people::{People, Person, display, is_spelling_of, parse_name, slug};
use crate::catalog::same::SAME_AS;
use crate::catalog::settle::works::Works;
use crate::catalog::vocabulary::{OWN_KINDS, plural_noun, plural_of, third_person};
use crate::corpus::Corpus;

/// A relation by one of its forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    pub(super) id: String,
    /// True of the form from the other end.
    pub(super) is_inverse: bool,
}

/// What a corpus calls its things.
#[derive(Default)]
pub struct Words {
    /// The ids of each class, old ones included; those of people are apart.
    ids: [HashSet<String>; Class::ALL.len()],
    /// The topics by their labels, other names and ids, in plain letters.
    pub(super) topics: HashMap<String, BTreeSet<String>>,
    /// Topics with what they say they are the same as, as it is written, and with the ids that they had.
    same: Vec<[String; 2]>,
    /// What follows from that, once it is needed.
    together: OnceLock<HashMap<String, usize>>,
    pub(super) kinds: HashMap<String, BTreeSet<String>>,
    pub(super) kind_ids: HashSet<String>,
    pub(super) relations: HashMap<String, BTreeSet<Form>>,
    /// The kinds to which each relation may lead.
    pub(super) leads_to: BTreeMap<String, Vec<String>>,
    pub(super) intents: HashMap<String, BTreeSet<String>>,
    pub(super) schemes: HashMap<String, BTreeSet<String>>,
    works: Works,
    people: BTreeMap<String, Person>,
    /// The ids that lead to people, or to several of them.
    people_ids: HashSet<String>,
    /// People by the words of their family names.
    families: HashMap<String, BTreeSet<String>>,
    /// What stands in records that cannot be read.
    pub(super) aside: BTreeSet<String>,
}

impl Words {
    /// The words of a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let records: Vec<&Record> =
            corpus.documents.iter().flat_map(|(_, document)| document.records()).collect();
        let people = People::gather(&corpus.entries, &records, &mut Vec::new());
        let mut words = Self {
            works: Works::of(&corpus.entries),
            people_ids: people.persons.keys().cloned().collect(),
            aside: corpus.aside.clone(),
            ..Self::default()
        };
        words.people_ids.extend(people.was.iter().map(|(old, _)| old.clone()));
        words.ids[Class::Work as usize].extend(corpus.entries.iter().map(|entry| entry.key.value.clone()));
        for (id, person) in people.persons {
            let aka = person.aka.iter().map(|name| parse_name(name));
            for name in std::iter::once(person.name.clone()).chain(aka) {
                let names = [display(&name), name.family.clone()];
                for word in
                    names.iter().flat_map(|name| slug(name).split('-').map(str::to_owned).collect::<Vec<_>>())
                {
                    words.families.entry(word).or_default().insert(id.clone());
                }
            }
            words.people.insert(id, person);
        }
        for sort in OWN_KINDS {
            words.kind(sort, [sort.to_owned(), format!("{sort}s")]);
        }
        for record in records {
            words.record(record);
        }
        words
    }

    /// The claims, arguments and excerpts of a corpus alone.
    #[must_use]
    pub fn of_claims(corpus: &Corpus) -> Self {
        let mut words = Self::default();
        for record in corpus.documents.iter().flat_map(|(_, document)| document.records()) {
            match &record.head {
                Head::Claim(_) | Head::Argument(_) | Head::Excerpt(_) | Head::Relation(_) => {
                    words.record(record);
                }
                _ => {}
            }
        }
        words
    }

    /// Adds the words of a text that is new to the corpus.
    pub fn add(&mut self, document: &Document) {
        self.together = OnceLock::new();
        document.records().for_each(|record| self.record(record));
    }

    fn record(&mut self, record: &Record) {
        let fields = |name: &'static str| record.fields.iter().filter(move |field| field.name.value == name);
        let prose = |name: &'static str| {
            fields(name).find_map(|field| match &field.value {
                Value::Prose(words) => Some(words.value.clone()),
                _ => None,
            })
        };
        let names = |name: &'static str| {
            fields(name).flat_map(|field| match &field.value {
                Value::Names(names) => names.as_slice(),
                _ => &[],
            })
        };
        let was: Vec<String> =
            fields("was").flat_map(|field| field.value.refs()).map(|old| old.value.clone()).collect();
        match &record.head {
            Head::Topic { id, label, .. } => {
                let forms = label.iter().chain(names("aka")).map(|name| name.value.clone());
                for form in forms.chain([id.value.clone()]) {
                    self.topics.entry(slug(&form)).or_default().insert(id.value.clone());
                }
                let same = fields(SAME_AS).flat_map(|field| field.value.refs());
                let same = same.map(|other| &other.value).chain(&was);
                self.same.extend(same.map(|other| [id.value.clone(), other.clone()]));
                self.ids[Class::Topic as usize].extend(was.into_iter().chain([id.value.clone()]));
            }
            Head::Claim(id) => {
                self.ids[Class::Claim as usize].extend(was.into_iter().chain([id.value.clone()]));
            }
            Head::Argument(id) => {
                self.ids[Class::Argument as usize].extend(was.into_iter().chain([id.value.clone()]));
            }
            Head::Excerpt(id) => {
                self.ids[Class::Excerpt as usize].extend(was.into_iter().chain([id.value.clone()]));
            }
            Head::Work(_) => self.ids[Class::Work as usize].extend(was),
            Head::Kind(id) => {
                let plural = prose("plural").unwrap_or_else(|| format!("{}s", id.value));
                let aka = names("aka").flat_map(|name| [name.value.clone(), plural_noun(&name.value)]);
                let forms: Vec<String> = aka.chain([id.value.clone(), plural]).collect();
                self.kind_ids.extend(was.into_iter().chain([id.value.clone()]));
                self.kind(&id.value, forms);
            }
            Head::Relation(id) => {
                let plural = prose("plural").unwrap_or_else(|| plural_of(&id.value));
                let aka = names("aka").flat_map(|name| [name.value.clone(), third_person(&name.value)]);
                let forms = aka.chain(was).chain([id.value.clone(), plural]);
                let straight = forms.map(|form| (form, false)).collect::<Vec<_>>();
                let inverse = prose("inverse").into_iter().flat_map(|form| [format!("is {form}"), form]);
                for (form, is_inverse) in straight.into_iter().chain(inverse.map(|form| (form, true))) {
                    let known = self.relations.entry(slug(&form)).or_default();
                    known.insert(Form { id: id.value.clone(), is_inverse });
                }
                let to = fields("to").flat_map(|field| field.value.refs()).map(|kind| kind.value.clone());
                self.leads_to.insert(id.value.clone(), to.collect());
            }
            Head::Intent(id) => {
                for form in was.into_iter().chain([id.value.clone()]) {
                    self.intents.entry(slug(&form)).or_default().insert(id.value.clone());
                }
            }
            Head::Scheme(id) => {
                for form in was.into_iter().chain([id.value.clone()]) {
                    self.schemes.entry(slug(&form)).or_default().insert(id.value.clone());
                }
            }
            _ => {}
        }
    }

    fn kind(&mut self, id: &str, forms: impl IntoIterator<Item = String>) {
        for form in forms {
            self.kinds.entry(slug(&form)).or_default().insert(id.to_owned());
        }
    }

    /// True of an id of the class, now or before.
    pub(super) fn is_id(&self, class: Class, id: &str) -> bool {
        match class {
            Class::Scholar => self.people_ids.contains(id),
            Class::Citation => false,
            _ => self.ids[class as usize].contains(id),
        }
    }

    /// The ids that a name stands for.
    pub(super) fn called(&self, class: Class, name: &str) -> BTreeSet<String> {
        match class {
            Class::Topic => {
                let found = self.topics.get(&slug(name)).cloned().unwrap_or_default();
                if found.len() > 1 { self.without_the_same(found) } else { found }
            }
            Class::Work => self.works.called(name),
            Class::Scholar => self.person(name),
            Class::Claim | Class::Argument | Class::Excerpt | Class::Citation => BTreeSet::new(),
        }
    }

    /// Of topics that are the same, the first by id.
    fn without_the_same(&self, mut ids: BTreeSet<String>) -> BTreeSet<String> {
        let together = self.together.get_or_init(|| self.gather_the_same());
        let mut met = HashSet::new();
        ids.retain(|id| together.get(id).is_none_or(|number| met.insert(*number)));
        ids
    }

    /// The topics that are the same as others, each with the number of those with which it is.
    fn gather_the_same(&self) -> HashMap<String, usize> {
        let mut near: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for [from, to] in &self.same {
            let called = self.topics.get(&slug(to)).filter(|_| !self.is_id(Class::Topic, to));
            let named = called.into_iter().flatten().chain([to]);
            for (one, other) in named.flat_map(|to| [(from, to), (to, from)]) {
                near.entry(one).or_default().insert(other);
            }
        }
        let mut together = HashMap::new();
        for (number, start) in near.keys().enumerate() {
            let mut open = vec![*start];
            while let Some(id) = open.pop() {
                if !together.contains_key(id) {
                    together.insert(id.to_owned(), number);
                    open.extend(near.get(id).into_iter().flatten());
                }
            }
        }
        together
    }

    /// The people whose name is so spelled: in full, or else in any way that agrees with it.
    fn person(&self, name: &str) -> BTreeSet<String> {
        let whole = slug(name);
        let word = |word: &str| self.families.get(word).cloned().unwrap_or_default();
        let near: BTreeSet<String> = whole.split('-').flat_map(word).collect();
        let near = || near.iter().filter_map(|id| Some((id, self.people.get(id)?)));
        let is_whole = |person: &Person| {
            slug(&display(&person.name)) == whole || person.aka.iter().any(|aka| slug(aka) == whole)
        };
        let found: BTreeSet<String> =
            near().filter(|(_, person)| is_whole(person)).map(|(id, _)| id.clone()).collect();
        if !found.is_empty() {
            return found;
        }
        let is_spelling = |person: &Person| {
            let aka = person.aka.iter().map(|aka| parse_name(aka));
            std::iter::once(person.name.clone()).chain(aka).any(|known| is_spelling_of(name, &known))
        };
        near().filter(|(_, person)| is_spelling(person)).map(|(id, _)| id.clone()).collect()
    }
}
