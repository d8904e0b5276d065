//! Ids in place of what people write for them: labels, other names, people's and works' names, other words for
//! relations and kinds, and claims named without their work below its record.
//!
//! It is done once, on the corpus as it is read, so that all else knows ids alone. What stands for nothing, or for
//! several things, stays as it is written, and is told of where it is used.

mod said;
mod works;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::annotation::{Body, Citation, Document, Field, Head, Record, Value, names_of};
use crate::catalog::names::Class;
use crate::catalog::people::{People, Person, display, is_spelling_of, parse_name, slug};
use crate::catalog::settle::works::Works;
use crate::catalog::topics::target_classes;
use crate::catalog::vocabulary::{OWN_KINDS, plural_noun, plural_of, third_person};
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span, Spanned};

/// Puts ids in the place of other names, in all documents of a corpus.
pub fn settle(corpus: &mut Corpus) {
    let words = Words::of(corpus);
    settle_by(corpus, &words);
}

/// As [`settle`], by the words of another corpus: a later state of the same, of which a part is looked at.
pub fn settle_by(corpus: &mut Corpus, words: &Words) {
    let mut documents = std::mem::take(&mut corpus.documents);
    let mut settler =
        Settler { words, sources: &corpus.sources, several: BTreeMap::new(), said: BTreeMap::new() };
    for (file, document) in &mut documents {
        settler.document(*file, document);
    }
    let Settler { several, said, .. } = settler;
    corpus.documents = documents;
    corpus.several.extend(several);
    corpus.said.extend(said);
}

/// A relation by one of its forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    id: String,
    /// True of the form from the other end.
    is_inverse: bool,
}

/// What a corpus calls its things.
#[derive(Default)]
pub struct Words {
    /// The ids of topics, claims and works, old ones included.
    ids: [HashSet<String>; 3],
    /// The topics by their labels, other names and ids, in plain letters.
    topics: HashMap<String, BTreeSet<String>>,
    kinds: HashMap<String, BTreeSet<String>>,
    kind_ids: HashSet<String>,
    relations: HashMap<String, BTreeSet<Form>>,
    /// The kinds to which each relation may lead.
    leads_to: BTreeMap<String, Vec<String>>,
    intents: HashMap<String, BTreeSet<String>>,
    works: Works,
    people: BTreeMap<String, Person>,
    /// The ids that lead to people, or to several of them.
    people_ids: HashSet<String>,
    /// People by the words of their family names.
    families: HashMap<String, BTreeSet<String>>,
    /// What stands in records that cannot be read.
    aside: BTreeSet<String>,
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

    /// The claims of a corpus alone.
    #[must_use]
    pub fn of_claims(corpus: &Corpus) -> Self {
        let mut words = Self::default();
        for record in corpus.documents.iter().flat_map(|(_, document)| document.records()) {
            match &record.head {
                Head::Claim(_) | Head::Relation(_) => words.record(record),
                _ => {}
            }
        }
        words
    }

    /// Adds the words of a text that is new to the corpus.
    pub fn add(&mut self, document: &Document) {
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
                self.ids[Class::Topic as usize].extend(was.into_iter().chain([id.value.clone()]));
            }
            Head::Claim(id) => {
                self.ids[Class::Claim as usize].extend(was.into_iter().chain([id.value.clone()]));
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
            _ => {}
        }
    }

    fn kind(&mut self, id: &str, forms: impl IntoIterator<Item = String>) {
        for form in forms {
            self.kinds.entry(slug(&form)).or_default().insert(id.to_owned());
        }
    }

    /// True of an id of the class, now or before.
    fn is_id(&self, class: Class, id: &str) -> bool {
        match class {
            Class::Scholar => self.people_ids.contains(id),
            Class::Citation => false,
            _ => self.ids[class as usize].contains(id),
        }
    }

    /// The ids that a name stands for.
    fn called(&self, class: Class, name: &str) -> BTreeSet<String> {
        match class {
            Class::Topic => self.topics.get(&slug(name)).cloned().unwrap_or_default(),
            Class::Work => self.works.called(name),
            Class::Scholar => self.person(name),
            Class::Claim | Class::Citation => BTreeSet::new(),
        }
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

struct Settler<'a> {
    words: &'a Words,
    sources: &'a Sources,
    several: BTreeMap<Span, Vec<String>>,
    said: BTreeMap<Span, Diagnostic>,
}

impl Settler<'_> {
    fn document(&mut self, file: FileId, document: &mut Document) {
        for item in &mut document.items {
            match &mut item.body {
                Body::Record(record) => self.record(file, record),
                Body::Broken { rest: Some(rest), .. } => self.record(file, &mut rest.record),
                Body::Broken { .. } => {}
            }
        }
    }

    fn record(&mut self, file: FileId, record: &mut Record) {
        match &mut record.head {
            Head::Topic { kind, .. } if !self.words.kind_ids.contains(&kind.value) => {
                let known = self.words.kinds.get(&slug(&kind.value));
                let found = known.into_iter().flatten().filter(|id| !OWN_KINDS.contains(&id.as_str()));
                self.put(kind, found.cloned().collect());
            }
            Head::Cite { from, to } => {
                for place in std::iter::once(from).chain(to) {
                    self.citation(place);
                }
            }
            _ => {}
        }
        let has_relations = matches!(record.head, Head::Topic { .. } | Head::Claim(_));
        let own = match &record.head {
            Head::Claim(id) => id.value.rsplit_once('/').map(|(key, _)| key),
            Head::Cite { from, .. } => Some(from.key.value.as_str()),
            _ => None,
        };
        // A record that names another work than the one above is not spoken of in its context.
        let work = record.work.clone().filter(|work| own == Some(work));
        for field in &mut record.fields {
            let relation = if has_relations { self.relation_of(file, field) } else { None };
            match relation {
                Some(id) => {
                    let to = self.words.leads_to.get(&id).map_or(&[][..], Vec::as_slice);
                    let classes = target_classes(to);
                    self.list(field, &classes, work.as_deref());
                }
                None => self.field(field, work.as_deref()),
            }
        }
    }

    /// The relation that a field names, with its value as ids.
    fn relation_of(&mut self, file: FileId, field: &mut Field) -> Option<String> {
        let name = &field.name.value;
        if matches!(field.value, Value::Unread) {
            return None;
        }
        if !self.words.leads_to.contains_key(name) {
            if crate::annotation::field_names().any(|own| own == name) {
                return None;
            }
            return self.relation_by_form(file, field);
        }
        let id = name.clone();
        if let Value::Prose(words) = &field.value
            && let Some(names) = names_of(file, &self.sources.file(file).text, words.span)
        {
            field.value = Value::Refs(names);
        }
        Some(id)
    }

    /// A field whose first words are another form of a relation: `leave room for  trust`.
    fn relation_by_form(&self, file: FileId, field: &mut Field) -> Option<String> {
        let text = &self.sources.file(file).text;
        let whole = &text[field.span.range()];
        let line = whole.split('\n').next().unwrap_or_default();
        let mut ends: Vec<usize> = line
            .char_indices()
            .filter(|(at, c)| c.is_whitespace() && !line[..*at].ends_with(char::is_whitespace))
            .map(|(at, _)| at)
            .collect();
        ends.reverse();
        let known = |end: usize| {
            let forms = self.words.relations.get(&slug(line[..end].trim_end_matches([':', ' '])))?;
            let mut ids = forms.iter().filter(|form| !form.is_inverse).map(|form| &form.id);
            ids.next().filter(|_| ids.next().is_none()).map(|id| (end, id.clone()))
        };
        let (end, id) = ends.into_iter().find_map(known)?;
        let rest = whole[end..].trim_start();
        let start = field.span.end as usize - rest.len();
        let names = names_of(file, text, Span::new(file, start, field.span.end as usize))?;
        let span = Span::new(file, field.span.start as usize, field.span.start as usize + end);
        field.name = Spanned::new(id.clone(), span);
        field.value = Value::Refs(names);
        Some(id)
    }

    fn field(&mut self, field: &mut Field, work: Option<&str>) {
        let name = field.name.value.as_str();
        match &mut field.value {
            Value::Citation(place) => self.citation(place),
            Value::Statement(_) | Value::Said(_) => self.statement(&mut field.value),
            Value::Refs(names) => {
                let classes: &[Class] = match name {
                    "from" | "to" => {
                        for kind in names.iter_mut().filter(|kind| !self.words.kind_ids.contains(&kind.value))
                        {
                            let found = self.words.kinds.get(&slug(&kind.value));
                            let found = if kind.value == "topic" { None } else { found };
                            self.put(kind, found.cloned().unwrap_or_default());
                        }
                        return;
                    }
                    "implies" | "against" | "contradicts" => {
                        for relation in names.iter_mut() {
                            self.relation(relation);
                        }
                        return;
                    }
                    "as" => {
                        for intent in names.iter_mut() {
                            let found = self.words.intents.get(&slug(&intent.value));
                            let found = found.filter(|ids| !ids.contains(&intent.value));
                            self.put(intent, found.cloned().unwrap_or_default());
                        }
                        return;
                    }
                    "in" | "lists" => &[Class::Work],
                    "by" => &[Class::Scholar],
                    "about" | "broader" => &[Class::Topic],
                    "for" => &[Class::Claim],
                    "is" => &[Class::Topic, Class::Claim, Class::Work, Class::Scholar],
                    _ => return,
                };
                self.list(field, classes, work);
            }
            _ => {}
        }
    }

    /// Relations by other words for them.
    fn relation(&mut self, relation: &mut Spanned<String>) {
        if self.words.leads_to.contains_key(&relation.value) {
            return;
        }
        let forms = self.words.relations.get(&slug(&relation.value));
        let found = forms.into_iter().flatten().filter(|form| !form.is_inverse).map(|form| form.id.clone());
        self.put(relation, found.collect());
    }

    fn citation(&mut self, place: &mut Citation) {
        self.name(&mut place.key, &[Class::Work], None);
    }

    /// The names of a list. A name that has a comma (`Doyle, Michael`) is one.
    fn list(&mut self, field: &mut Field, classes: &[Class], work: Option<&str>) {
        let Value::Refs(names) = &mut field.value else { return };
        let mut settled: Vec<Spanned<String>> = Vec::new();
        let mut rest = std::mem::take(names);
        while !rest.is_empty() {
            let joined = (2..=rest.len().min(3)).rev().find_map(|number| {
                let parts = &rest[..number];
                if parts.iter().all(|part| self.stands_for(part, classes, work).len() == 1) {
                    return None;
                }
                let words: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
                let whole = Spanned::new(words.join(", "), parts[0].span.to(parts[number - 1].span));
                (self.stands_for(&whole, classes, None).len() == 1).then_some((number, whole))
            });
            let (number, mut name) = joined.unwrap_or_else(|| (1, rest[0].clone()));
            rest.drain(..number);
            self.name(&mut name, classes, work);
            settled.push(name);
        }
        *names = settled;
    }

    /// Puts the id in the place of a name.
    fn name(&mut self, name: &mut Spanned<String>, classes: &[Class], work: Option<&str>) {
        if self.is_settled(&name.value, classes) {
            return;
        }
        if let Some(id) = self.own_claim(&name.value, classes, work) {
            let omitted = id.len() - name.value.len();
            *name = Spanned { omitted, ..Spanned::new(id, name.span) };
            return;
        }
        let found = self.stands_for(name, classes, work);
        self.put(name, found);
    }

    /// True of what is an id already, or of a record that is set aside.
    fn is_settled(&self, name: &str, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.words.is_id(*class, name)) || self.words.aside.contains(name)
    }

    /// The claim of the work whose record stands above.
    fn own_claim(&self, name: &str, classes: &[Class], work: Option<&str>) -> Option<String> {
        let id = work.filter(|_| classes.contains(&Class::Claim)).map(|key| format!("{key}/{name}"))?;
        (self.words.is_id(Class::Claim, &id) || self.words.aside.contains(&id)).then_some(id)
    }

    /// The ids that a name can stand for: itself, if it is one.
    fn stands_for(&self, name: &Spanned<String>, classes: &[Class], work: Option<&str>) -> BTreeSet<String> {
        if self.is_settled(&name.value, classes) {
            return BTreeSet::from([name.value.clone()]);
        }
        if let Some(id) = self.own_claim(&name.value, classes, work) {
            return BTreeSet::from([id]);
        }
        classes.iter().flat_map(|class| self.words.called(*class, &name.value)).collect()
    }

    /// Puts the one id in the place of a name, or keeps that there are several.
    fn put(&mut self, name: &mut Spanned<String>, found: BTreeSet<String>) {
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some(id), None) => *name = Spanned::new(id, name.span),
            (Some(one), Some(other)) => {
                self.several.insert(name.span, [one, other].into_iter().chain(found).collect());
            }
            _ => {}
        }
    }
}
