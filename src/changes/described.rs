//! A record as it is written, field by field: what a difference is told in.

use std::collections::BTreeMap;

use crate::annotation::{AND, Citation, Head, Record, Value, WHEN, print_head, print_value};
use crate::bibliography::Entry;
use crate::catalog::people::display;
use crate::corpus::Corpus;

/// What a record declares, in the order in which changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A claim.
    Claim,
    /// An argument.
    Argument,
    /// A topic of any kind.
    Topic,
    /// A work: its entry in the bibliography and its `work` record.
    Work,
    /// A citation.
    Citation,
    /// An excerpt.
    Excerpt,
    /// A scholar.
    Scholar,
    /// A saved question.
    Question,
    /// An expected answer.
    Expectation,
    /// A kind of topic.
    Kind,
    /// A relation.
    Relation,
    /// What a citation can be for.
    Intent,
    /// How an argument can go.
    Scheme,
}

impl Class {
    /// All classes, in their order.
    pub const ALL: [Self; 13] = [
        Self::Claim,
        Self::Argument,
        Self::Topic,
        Self::Work,
        Self::Citation,
        Self::Excerpt,
        Self::Scholar,
        Self::Question,
        Self::Expectation,
        Self::Kind,
        Self::Relation,
        Self::Intent,
        Self::Scheme,
    ];

    /// What a reader calls one of them.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Argument => "argument",
            Self::Topic => "topic",
            Self::Work => "work",
            Self::Citation => "citation",
            Self::Excerpt => "excerpt",
            Self::Scholar => "scholar",
            Self::Question => "saved question",
            Self::Expectation => "expected answer",
            Self::Kind => "kind",
            Self::Relation => "relation",
            Self::Intent => "intent",
            Self::Scheme => "scheme",
        }
    }

    /// What a reader calls several.
    #[must_use]
    pub fn plural(self) -> String {
        format!("{}s", self.word())
    }
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Words that name nothing.
    Words(String),
    /// The id of a record.
    Id(String),
    /// The id of a scholar.
    Scholar(String),
    /// A work's key and a place in it.
    Place(String, String),
    /// Subject, relation and object, and the topics under whose condition it holds.
    Statement([String; 3], Vec<String>),
}

impl Part {
    /// The value as it is written.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Words(text) | Self::Id(text) | Self::Scholar(text) => text.clone(),
            Self::Place(key, locator) if locator.is_empty() => key.clone(),
            Self::Place(key, locator) => format!("{key} {locator}"),
            Self::Statement(words, when) if when.is_empty() => words.join(" "),
            Self::Statement(words, when) => {
                format!("{} {WHEN} {}", words.join(" "), when.join(&format!(" {AND} ")))
            }
        }
    }
}

/// A record as its fields say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// What a reader knows it by: a claim's text, a topic's label, a work's title, a question.
    pub title: String,
    /// The file that it stands in.
    pub file: String,
    /// Its fields by name, each with its values. Lists are values of their own.
    pub fields: BTreeMap<String, Vec<Part>>,
    /// Ids that it had before.
    pub was: Vec<String>,
}

impl Described {
    fn add(&mut self, name: &str, part: Part) {
        self.fields.entry(name.to_owned()).or_default().push(part);
    }

    fn words(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.add(name, Part::Words(text.to_owned()));
        }
    }

    /// The words of a field.
    #[must_use]
    pub fn said(&self, name: &str) -> String {
        let parts = self.fields.get(name).into_iter().flatten();
        parts.map(Part::text).collect::<Vec<_>>().join(" ")
    }
}

/// Every record of a corpus that can be read, by class and id. Of two with one id the first is taken;
/// citations that are alike are numbered.
#[must_use]
pub fn described(corpus: &Corpus) -> BTreeMap<(Class, String), Described> {
    let mut records = BTreeMap::new();
    for entry in &corpus.entries {
        let file = corpus.sources.file(entry.span.file).name.clone();
        // The record of a work of the library itself tells all.
        if !file.ends_with(".bib") {
            continue;
        }
        let key = (Class::Work, entry.key.value.clone());
        records.entry(key).or_insert_with(|| Described { file, ..of_entry(entry) });
    }
    for (file, document) in &corpus.documents {
        let file = &corpus.sources.file(*file).name;
        for record in document.records() {
            let (class, id) = class_and_id(&record.head);
            if class == Class::Work {
                add_work(records.entry((class, id)).or_default(), record, file);
                continue;
            }
            let mut key = (class, id.clone());
            for number in 2.. {
                if class != Class::Citation || !records.contains_key(&key) {
                    break;
                }
                key.1 = format!("{id} ({number})");
            }
            records.entry(key).or_insert_with(|| Described { file: file.clone(), ..of_record(record) });
        }
    }
    records
}

/// What a record declares, and what it is known by.
#[must_use]
pub fn class_and_id(head: &Head) -> (Class, String) {
    let class = match head {
        Head::Kind(_) => Class::Kind,
        Head::Relation(_) => Class::Relation,
        Head::Intent(_) => Class::Intent,
        Head::Scheme(_) => Class::Scheme,
        Head::Work(_) => Class::Work,
        Head::Scholar(_) => Class::Scholar,
        Head::Claim(_) => Class::Claim,
        Head::Argument(_) => Class::Argument,
        Head::Excerpt(_) => Class::Excerpt,
        Head::Topic { .. } => Class::Topic,
        Head::Query { .. } => Class::Question,
        Head::Cite { .. } => {
            let line = print_head(head);
            return (Class::Citation, line.trim_start_matches("cite ").to_owned());
        }
        Head::Expect(question) => return (Class::Expectation, question.value.clone()),
    };
    (class, head.id().map(|id| id.value.clone()).unwrap_or_default())
}

/// An entry of the bibliography.
#[must_use]
pub fn of_entry(entry: &Entry) -> Described {
    let mut described = Described::default();
    described.words("type", &entry.kind);
    for (name, people) in [("author", &entry.authors), ("editor", &entry.editors)] {
        for person in people {
            described.words(name, &display(person));
        }
    }
    for (name, text) in &entry.fields {
        described.words(name, text);
    }
    if !described.fields.contains_key("year")
        && let Some(year) = entry.year
    {
        described.words("year", &year.to_string());
    }
    if let Some(host) = &entry.host {
        described.add("crossref", Part::Id(host.clone()));
    }
    described.title = described.said("title");
    described
}

/// Adds what a `work` record says to its work. Its fields are called after it, because bibliographies
/// have a `note` of their own.
fn add_work(work: &mut Described, record: &Record, file: &str) {
    let added = of_record(record);
    if work.file.is_empty() {
        file.clone_into(&mut work.file);
    }
    if work.title.is_empty() {
        work.title = added.said("name");
    }
    work.was.extend(added.was);
    work.fields.extend(added.fields.into_iter().map(|(name, parts)| (format!("work {name}"), parts)));
}

/// A record of annotations.
#[must_use]
pub fn of_record(record: &Record) -> Described {
    let mut described = Described::default();
    match &record.head {
        Head::Topic { kind, label, .. } => {
            described.words("kind", &kind.value);
            described.words("label", label.as_ref().map_or("", |label| label.as_str()));
        }
        Head::Query { question, .. } => described.words("question", question.as_str()),
        _ => {}
    }
    for field in &record.fields {
        add_field(&mut described, &field.name.value, &field.value);
    }
    described.title = match &record.head {
        Head::Topic { id, label, .. } => label.as_ref().unwrap_or(id).value.clone(),
        Head::Query { question, .. } | Head::Expect(question) => question.value.clone(),
        Head::Scholar(_) => described.said("name"),
        Head::Excerpt(_) => of_excerpt(&described),
        _ => described.said("text"),
    };
    described
}

/// The words of an excerpt, or the note where there are none.
fn of_excerpt(described: &Described) -> String {
    let quote = described.said("quote");
    if quote.is_empty() { described.said("note") } else { quote }
}

fn add_field(described: &mut Described, name: &str, value: &Value) {
    if name == "was" {
        described.was.extend(value.refs().iter().map(|old| old.value.clone()));
        return;
    }
    let place = |place: &Citation| Part::Place(place.key.value.clone(), place.locator.to_string());
    match value {
        Value::Refs(refs) => {
            for id in refs.iter().map(|id| id.value.clone()) {
                let part = match name {
                    "by" => Part::Scholar(id),
                    "force" | "read" | "as" | "scheme" | "spreads" | "transitive" | "symmetric"
                    | "affirmable" | "rests" => Part::Words(id),
                    _ => Part::Id(id),
                };
                described.add(name, part);
            }
        }
        Value::Names(names) => names.iter().for_each(|alias| described.words(name, &alias.value)),
        Value::Citation(citation) => described.add(name, place(citation)),
        Value::Statement(said) => {
            let when = said.when.iter().map(|topic| topic.value.clone()).collect();
            described.add(name, Part::Statement(said.words.clone().map(|word| word.value), when));
        }
        Value::Prose(_)
        | Value::Locator(_)
        | Value::Quote(_)
        | Value::Numbers(_)
        | Value::Allow(_)
        | Value::Said(_)
        | Value::Unread => {
            described.words(name, &print_value(value));
        }
    }
}
