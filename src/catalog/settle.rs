//! Ids in place of what people write for them: labels, other names, people's and works' names, other words for
//! relations and kinds, and claims named without their work below its record.
//!
//! It is done once, on the corpus as it is read, so that all else knows ids alone. What stands for nothing, or for
//! several things, stays as it is written, and is told of where it is used.

mod said;
mod words;
mod works;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::annotation::{Body, Citation, Document, Field, Head, Record, Value, field_names, names_of};
use crate::catalog::names::Class;
use crate::catalog::people::slug;
use crate::catalog::topics::target_classes;
use crate::catalog::vocabulary::OWN_KINDS;
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span, Spanned};

pub(super) use crate::catalog::settle::said::{OR, either_condition};
pub use crate::catalog::settle::words::Words;

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
        let is_made = matches!(record.head, Head::Claim(_) | Head::Argument(_));
        let own = match &record.head {
            Head::Claim(id) | Head::Argument(id) | Head::Excerpt(id) => {
                id.value.rsplit_once('/').map(|(key, _)| key)
            }
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
                None => self.field(field, work.as_deref(), is_made),
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
            if field_names().any(|own| own == name) {
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

    /// `is_made` is true in the record of what can be made from excerpts.
    fn field(&mut self, field: &mut Field, work: Option<&str>, is_made: bool) {
        match &mut field.value {
            Value::Citation(place) => self.citation(place),
            Value::Statement(_) | Value::Said(_) => self.statement(&mut field.value),
            Value::Refs(_) if field.name.value == "when" => self.conditions_of(field),
            Value::Refs(names) => {
                let classes: &[Class] = match field.name.value.as_str() {
                    "from" if is_made => &[Class::Excerpt],
                    "from" | "to" => return names.iter_mut().for_each(|name| self.kind(name)),
                    "implies" | "against" | "contradicts" => {
                        return names.iter_mut().for_each(|name| self.relation(name));
                    }
                    "as" => {
                        return names.iter_mut().for_each(|name| self.declared(name, &self.words.intents));
                    }
                    "scheme" => {
                        return names.iter_mut().for_each(|name| self.declared(name, &self.words.schemes));
                    }
                    "premises" | "concludes" => &[Class::Claim, Class::Topic],
                    "in" | "lists" => &[Class::Work],
                    "by" => &[Class::Scholar],
                    "about" | "same-as" | "broader" => &[Class::Topic],
                    "for" => &[Class::Claim],
                    "is" => &[
                        Class::Topic,
                        Class::Claim,
                        Class::Argument,
                        Class::Work,
                        Class::Scholar,
                        Class::Excerpt,
                    ],
                    _ => return,
                };
                self.list(field, classes, work);
            }
            _ => {}
        }
    }

    /// A kind of topic by another word for it.
    fn kind(&mut self, kind: &mut Spanned<String>) {
        if self.words.kind_ids.contains(&kind.value) || OWN_KINDS.contains(&kind.value.as_str()) {
            return;
        }
        let found = self.words.kinds.get(&slug(&kind.value));
        self.put(kind, found.cloned().unwrap_or_default());
    }

    /// A declared word, an intent or a scheme, by another form of it.
    fn declared(&mut self, word: &mut Spanned<String>, known: &HashMap<String, BTreeSet<String>>) {
        let found = known.get(&slug(&word.value)).filter(|ids| !ids.contains(&word.value));
        self.put(word, found.cloned().unwrap_or_default());
    }

    /// A relation by another word for it.
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
        settled.shrink_to_fit();
        *names = settled;
    }

    /// Puts the id in the place of a name.
    fn name(&mut self, name: &mut Spanned<String>, classes: &[Class], work: Option<&str>) {
        if self.is_settled(&name.value, classes) {
            return;
        }
        if let Some(id) = self.own_claim(&name.value, classes, work) {
            let omitted = id.len() - name.value.len();
            *name = Spanned::new(id, name.span).omitting(omitted);
            return;
        }
        let found = self.stands_for(name, classes, work);
        self.put(name, found);
    }

    /// True of what is an id already, or of a record that is set aside.
    fn is_settled(&self, name: &str, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.words.is_id(*class, name)) || self.words.aside.contains(name)
    }

    /// The claim, argument or excerpt of the work whose record stands above.
    fn own_claim(&self, name: &str, classes: &[Class], work: Option<&str>) -> Option<String> {
        let own =
            classes.iter().filter(|class| matches!(class, Class::Claim | Class::Argument | Class::Excerpt));
        let own: Vec<Class> = own.copied().collect();
        let id = work.filter(|_| !own.is_empty()).map(|key| format!("{key}/{name}"))?;
        (own.iter().any(|class| self.words.is_id(*class, &id)) || self.words.aside.contains(&id))
            .then_some(id)
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
