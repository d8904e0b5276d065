//! The places of a corpus that name things, questions aside.

use crate::annotation::{Citation, Field, Head, Record, Value};
use crate::bibliography::{Entry, mentions};
use crate::catalog::{NodeClass as Class, target_classes};
use crate::rename::Ids;
use crate::rename::edits::Edits;
use crate::rename::thing::Space;
use crate::session::Session;
use crate::source::Spanned;

/// Edits every place that names one of `ids`.
pub(super) fn edit(session: &Session, ids: &Ids, edits: &mut Edits) {
    let mut uses = Uses { session, ids, edits };
    for (_, document) in &session.corpus().documents {
        document.records().for_each(|record| uses.record(record));
    }
    let sources = session.sources();
    let in_bibliography = |entry: &&Entry| sources.file(entry.span.file).name.ends_with(".bib");
    for entry in session.corpus().entries.iter().filter(in_bibliography) {
        uses.declared(&entry.key, Space::Node(Class::Work));
    }
    for (file, source) in sources.iter().filter(|(_, source)| source.name.ends_with(".bib")) {
        for key in mentions(file, &source.text) {
            uses.named(&key, &[Space::Node(Class::Work)]);
        }
    }
}

struct Uses<'a> {
    session: &'a Session,
    ids: &'a Ids,
    edits: &'a mut Edits,
}

impl Uses<'_> {
    fn record(&mut self, record: &Record) {
        match &record.head {
            Head::Kind(id) => self.declared(id, Space::Kind),
            Head::Relation(id) => self.declared(id, Space::Relation),
            Head::Work(key) => self.declared(key, Space::Node(Class::Work)),
            Head::Scholar(id) => self.declared(id, Space::Node(Class::Scholar)),
            Head::Claim(id) => self.declared(id, Space::Node(Class::Claim)),
            Head::Argument(id) => self.declared(id, Space::Node(Class::Argument)),
            Head::Excerpt(id) => self.declared(id, Space::Node(Class::Excerpt)),
            Head::Topic { kind, id, .. } => {
                self.named(kind, &[Space::Kind]);
                self.declared(id, Space::Node(Class::Topic));
            }
            Head::Intent(id) => self.declared(id, Space::Intent),
            Head::Scheme(id) => self.declared(id, Space::Scheme),
            Head::Cite { from, to } => {
                [Some(from), to.as_ref()].into_iter().flatten().for_each(|place| self.citation(place));
            }
            Head::Query { id, .. } => self.declared(id, Space::Query),
            Head::Expect(_) => {}
        }
        let is_made = matches!(record.head, Head::Claim(_) | Head::Argument(_));
        let has_relations = matches!(record.head, Head::Topic { .. } | Head::Claim(_));
        for field in &record.fields {
            match self.session.catalog.vocabulary.find(&field.name.value).filter(|_| has_relations) {
                Some(relation) => {
                    self.named(&field.name, &[Space::Relation]);
                    let kinds = &self.session.catalog.vocabulary.relation(relation).to;
                    let spaces: Vec<Space> = target_classes(kinds).into_iter().map(Space::Node).collect();
                    field.value.refs().iter().for_each(|id| self.named(id, &spaces));
                }
                None => self.field(field, is_made),
            }
        }
    }

    /// `is_made` is true in the record of what can be made from excerpts.
    fn field(&mut self, field: &Field, is_made: bool) {
        let topic = Space::Node(Class::Topic);
        match (&field.value, field.name.as_str()) {
            (Value::Citation(place), _) => self.citation(place),
            (Value::Statement(said), _) => {
                let [subject, relation, object] = &said.words;
                said.when.iter().for_each(|condition| self.named(condition, &[topic]));
                self.named(subject, &[topic]);
                self.named(relation, &[Space::Relation]);
                self.named(object, &[topic]);
            }
            (Value::Refs(refs), name) => {
                let spaces: &[Space] = match name {
                    "from" if is_made => &[Space::Node(Class::Excerpt)],
                    "from" | "to" => &[Space::Kind],
                    "implies" | "against" | "contradicts" => &[Space::Relation],
                    "in" | "lists" => &[Space::Node(Class::Work)],
                    "as" => &[Space::Intent],
                    "scheme" => &[Space::Scheme],
                    "by" => &[Space::Node(Class::Scholar)],
                    "about" | "same-as" | "broader" | "when" => &[topic],
                    "for" => &[Space::Node(Class::Claim)],
                    "premises" | "concludes" => &[Space::Node(Class::Claim), topic],
                    // Words of the language, old ids, and the answers of questions.
                    _ => return,
                };
                refs.iter().for_each(|id| self.named(id, spaces));
            }
            _ => {}
        }
    }

    fn citation(&mut self, place: &Citation) {
        self.named(&place.key, &[Space::Node(Class::Work)]);
    }

    /// The thing's own id.
    fn declared(&mut self, id: &Spanned<String>, space: Space) {
        if let Some(new) = self.ids.get(&(space, id.value.clone())) {
            self.write(id, new);
        }
    }

    /// A name that stands for the first thing of these spaces that is called so.
    fn named(&mut self, id: &Spanned<String>, spaces: &[Space]) {
        let catalog = &self.session.catalog;
        let space = spaces.iter().find(|space| space.now(catalog, &id.value).is_some());
        let new = space.and_then(|space| self.ids.get(&(*space, id.value.clone())));
        if let Some(new) = new
            && self.write(id, new)
        {
            self.edits.uses += 1;
        }
    }

    /// Writes the new id where the old one is, without what the record of the work above says: of a work's new key
    /// that is all.
    fn write(&mut self, id: &Spanned<String>, new: &str) -> bool {
        let written = match id.omitted {
            0 => new,
            _ if id.written().is_empty() => return false,
            _ => new.rsplit_once('/').map_or(new, |(_, slug)| slug),
        };
        let is_new = written != id.written() || id.omitted == 0;
        if is_new {
            self.edits.replace(id.span, written);
        }
        is_new
    }
}
