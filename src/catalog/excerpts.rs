//! Excerpts: passages that readers marked, and what was made from them.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Head, Record, Value};
use crate::catalog::claims::work_of;
use crate::catalog::entry::{Excerpt, Node, NodeId};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::catalog::people::slug;
use crate::catalog::{Builder, Catalog};
use crate::code::Code;
use crate::diagnostic::Diagnostic;

/// The fields of an excerpt.
const FIELDS: [&str; 9] = ["at", "quote", "about", "tags", "note", "marked", "done", "imported", "was"];

impl Builder<'_> {
    /// The excerpt of a record; none if it has neither words nor a note.
    pub(super) fn excerpt(
        &self,
        record: &Record,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Excerpt> {
        let Head::Excerpt(id) = &record.head else { return None };
        let fields = Fields::of(record, &FIELDS, diagnostics);
        let work = work_of(id, Class::Excerpt, names, diagnostics);
        let is_empty = |field: &Value| match field {
            Value::Quote(words) => words.value.trim().is_empty(),
            _ => false,
        };
        let has_words = |name: &str| {
            let mut named = record.fields.iter().filter(|field| field.name.value == name);
            named.any(|field| !is_empty(&field.value))
        };
        if !has_words("quote") && !has_words("note") {
            let message = "missing `quote` in this record";
            diagnostics.push(
                Diagnostic::new(Code::MissingField, id.span, message)
                    .help("copy the words that were marked: `quote \"…\"`, or say what you noted: `note …`"),
            );
        }
        let about: BTreeSet<NodeId> =
            fields.refs("about").filter_map(|id| names.resolve(id, &[Class::Topic], diagnostics)).collect();
        let prose = |name: &str| fields.prose(name).unwrap_or_default();
        Some(Excerpt {
            id: id.value.clone(),
            work: work?,
            at: fields.locator("at"),
            quotes: fields.strings("quote").map(|quote| quote.value.clone()).collect(),
            about: about.into_iter().collect(),
            tags: fields.names("tags").map(|tag| tag.value.clone()).collect(),
            note: prose("note"),
            marked: prose("marked"),
            done: prose("done"),
            imported: prose("imported"),
            made: Vec::new(),
            span: id.span,
        })
    }

    /// Adds the topics that tags name. A tag that names none, or several, is a mere word: it came from another program,
    /// which knows nothing of topics.
    pub(super) fn tag(&self, excerpts: &mut [&mut Excerpt], names: &Names) {
        if excerpts.iter().all(|excerpt| excerpt.tags.is_empty()) {
            return;
        }
        let called = self.topics_by_name(names);
        for excerpt in excerpts {
            let named = excerpt.tags.iter().filter_map(|tag| called.get(&slug(tag)));
            let named = named.filter(|topics| topics.len() == 1).flatten();
            let about: BTreeSet<NodeId> = excerpt.about.iter().chain(named).copied().collect();
            excerpt.about = about.into_iter().collect();
        }
    }

    /// The topics by their ids, those of before too, their labels and their other names.
    fn topics_by_name(&self, names: &Names) -> BTreeMap<String, BTreeSet<NodeId>> {
        let mut called: BTreeMap<String, BTreeSet<NodeId>> = BTreeMap::new();
        for record in &self.records {
            let Head::Topic { id, label, .. } = &record.head else { continue };
            let Some(topic) = names.get(Class::Topic, &id.value) else { continue };
            let aka = record.fields.iter().filter(|field| field.name.value == "aka");
            let aka = aka.flat_map(|field| match &field.value {
                Value::Names(names) => names.as_slice(),
                _ => &[],
            });
            let was = record.fields.iter().filter(|field| field.name.value == "was");
            let was = was.flat_map(|field| field.value.refs());
            for name in std::iter::once(id).chain(label).chain(aka).chain(was) {
                called.entry(slug(&name.value)).or_default().insert(topic);
            }
        }
        called
    }

    /// The excerpts that a claim or an argument was made from.
    pub(super) fn made_from(
        fields: &Fields<'_>,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<NodeId> {
        let named = fields.refs("from").filter_map(|id| names.resolve(id, &[Class::Excerpt], diagnostics));
        named.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// What became of an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// A claim or an argument was made from it.
    Used,
    /// It says why none is.
    Done,
    /// Neither: it waits for its reader.
    Unused,
}

impl Use {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Done => "done",
            Self::Unused => "unused",
        }
    }
}

/// Keeps in each excerpt what was made from it.
pub(super) fn note_made(nodes: &mut [Node]) {
    let mut made: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (id, node) in (0..).map(NodeId).zip(nodes.iter()) {
        let from = match node {
            Node::Claim(claim) => &claim.from,
            Node::Argument(argument) => &argument.from,
            _ => continue,
        };
        from.iter().for_each(|excerpt| made.entry(*excerpt).or_default().push(id));
    }
    for (excerpt, made) in made {
        if let Some(Node::Excerpt(excerpt)) = nodes.get_mut(excerpt.index()) {
            excerpt.made = made;
        }
    }
}

/// The excerpts of a work, in the order of places.
pub(crate) fn of_work(catalog: &Catalog, work: NodeId) -> Vec<(NodeId, &Excerpt)> {
    let mut of: Vec<(NodeId, &Excerpt)> =
        catalog.excerpts().filter(|(_, excerpt)| excerpt.work == work).collect();
    of.sort_by(|(one, first), (other, second)| (&first.at, one).cmp(&(&second.at, other)));
    of
}

impl Excerpt {
    /// What became of it.
    #[must_use]
    pub fn used(&self) -> Use {
        match (self.made.is_empty(), self.done.is_empty()) {
            (false, _) => Use::Used,
            (true, false) => Use::Done,
            (true, true) => Use::Unused,
        }
    }

    /// The words that were marked, or the note where there are none.
    #[must_use]
    pub fn words(&self) -> String {
        if self.quotes.is_empty() { self.note.clone() } else { self.quotes.join(" … ") }
    }
}
