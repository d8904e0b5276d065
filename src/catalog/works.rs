//! Works: the entries of the bibliography, and what `work` records add to them.

use std::collections::BTreeSet;

use crate::annotation::locator::Range;
use crate::annotation::numbers::Numbers;
use crate::annotation::{Head, Record, is_key, key_like};
use crate::bibliography::{Entry, PersonName};
use crate::catalog::Builder;
use crate::catalog::entry::{NodeId, Read, Work};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Spanned;

const FIELDS: [&str; 10] = ["read", "in", "notes", "lists", "text", "note", "was", "reads", NAME, BY];
/// The field that makes a record the entry of a work of the library itself.
const NAME: &str = "name";
/// Who made such a work.
const BY: &str = "by";
const READS: [Read; 3] = [Read::Full, Read::Part, Read::SecondHand];

/// What a `work` record adds to its entry.
struct Added {
    read: Option<Read>,
    notes: Option<Spanned<Vec<Range>>>,
    lists: Vec<Spanned<NodeId>>,
    text: String,
    note: String,
    host: Option<NodeId>,
    authors: Vec<NodeId>,
}

impl Builder<'_> {
    /// The works in the order of keys.
    pub(super) fn works(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Work> {
        let records = self.heads(|head| match head {
            Head::Work(key) => Some(&key.value),
            _ => None,
        });
        let mut entries: Vec<&Entry> = self.corpus.entries.iter().collect();
        entries.sort_by(|a, b| a.key.value.cmp(&b.key.value));
        // Within one file the bibliography reports this itself.
        entries.dedup_by(|later, first| {
            let same = later.key.value == first.key.value;
            if same {
                let key = &later.key.value;
                let (message, help) = match (self.is_in_bibliography(first), self.is_in_bibliography(later)) {
                    (true, false) => (
                        format!("`{key}` is in the bibliography, which says what it is called"),
                        "remove `name`, or give this work of the library another key",
                    ),
                    // Of two records with one key another fault tells.
                    (false, false) => return same,
                    _ => (
                        format!("the key `{key}` appears twice"),
                        "give this entry another key, or remove it if both are the same work",
                    ),
                };
                diagnostics.push(
                    Diagnostic::new(Code::BibDuplicateKey, later.key.span, message)
                        .with(first.key.span, "the first, which is kept")
                        .help(help),
                );
            }
            same
        });
        diagnostics.extend(entries.iter().filter_map(|entry| unusable_key(&entry.key, names)));
        let mut works: Vec<Work> = entries.into_iter().map(|entry| self.work(entry, names)).collect();
        for (key, record) in &records {
            match works.binary_search_by(|work| work.key.as_str().cmp(key)) {
                Ok(at) => self.complete(&mut works[at], record, names, diagnostics),
                Err(_) => self.look_at_work(record, names, diagnostics),
            }
        }
        works
    }

    /// Reads a `work` record for its faults alone.
    pub(super) fn look_at_work(&self, record: &Record, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
        let Head::Work(key) = &record.head else { return };
        if names.get(Class::Work, &key.value).is_none() {
            let known = names.of(Class::Work).map(|(key, _)| key);
            let message = format!("unknown work `{}`: the bibliography has no such entry", key.value);
            diagnostics.push(
                Diagnostic::new(Code::UnknownId, key.span, message).nearest(&key.value, known).otherwise(
                    "add the work to a `.bib` file in `corpus/`; a `work` record adds to its entry. A work of the \
                     library itself needs none: give its record a `name`",
                ),
            );
        }
        Self::added(record, names, diagnostics);
    }

    /// False of an entry that the record of a work of the library itself stands for.
    fn is_in_bibliography(&self, entry: &Entry) -> bool {
        self.corpus.sources.file(entry.span.file).name.ends_with(".bib")
    }

    fn work(&self, entry: &Entry, names: &Names) -> Work {
        let people = |list: &[PersonName]| -> Vec<NodeId> {
            let ids = list.iter().filter_map(|name| self.people.id_of(name));
            // Two spellings of one person are one author.
            let mut known = BTreeSet::new();
            ids.filter_map(|id| names.get(Class::Scholar, id)).filter(|who| known.insert(*who)).collect()
        };
        let mut fields = entry.fields.clone();
        Work {
            key: entry.key.value.clone(),
            kind: entry.kind.clone(),
            is_own: !self.is_in_bibliography(entry),
            title: title(&mut fields),
            year: entry.year,
            letter: String::new(),
            authors: people(&entry.authors),
            editors: people(&entry.editors),
            host: entry.host.as_ref().and_then(|key| names.get(Class::Work, key)),
            fields,
            read: None,
            notes: None,
            lists: Vec::new(),
            text: String::new(),
            note: String::new(),
            span: entry.key.span,
        }
    }

    fn complete(&self, work: &mut Work, record: &Record, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
        let added = Self::added(record, names, diagnostics);
        work.read = added.read;
        work.notes = added.notes;
        work.lists = added.lists;
        work.text = added.text;
        work.note = added.note;
        work.host = added.host.or(work.host);
        work.authors.extend(added.authors);
    }

    fn added(record: &Record, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Added {
        let fields = Fields::of(record, &FIELDS, diagnostics);
        let read = fields.choice("read", &READS.map(Read::word), diagnostics);
        let notes = fields.numbers("notes").filter(|notes| are_in_order(notes, diagnostics)).cloned();
        let listed = fields
            .refs("lists")
            .filter_map(|key| Some(Spanned::new(names.resolve(key, &[Class::Work], diagnostics)?, key.span)));
        let lists = listed.collect();
        let host: Option<&Spanned<String>> = fields.refs("in").next();
        let is_own = record.fields.iter().any(|field| field.name.value == NAME);
        let by = record.fields.iter().find(|field| field.name.value == BY).filter(|_| !is_own);
        diagnostics.extend(by.map(|by| {
            let message = "the bibliography says who made a work";
            Diagnostic::new(Code::UnknownField, by.name.span, message).help(
                "a work of the library itself, which has no entry, has a `name`: then `by` says who made it",
            )
        }));
        let makers = fields.refs(BY).filter(|_| is_own);
        let mut authors = Vec::new();
        for who in makers.filter_map(|who| names.resolve(who, &[Class::Scholar], diagnostics)) {
            if !authors.contains(&who) {
                authors.push(who);
            }
        }
        let read = read.or(is_own.then_some(Read::Full.word()));
        Added {
            read: READS.into_iter().find(|known| read == Some(known.word())),
            notes,
            lists,
            text: fields.prose("text").unwrap_or_default(),
            note: fields.prose("note").unwrap_or_default(),
            host: host.and_then(|key| names.resolve(key, &[Class::Work], diagnostics)),
            authors,
        }
    }
}

/// A key that no record can name, with one that would do.
fn unusable_key(key: &Spanned<String>, names: &Names) -> Option<Diagnostic> {
    if is_key(&key.value) {
        return None;
    }
    let message = format!("records cannot refer to a work by the key `{}`", key.value);
    let mut diagnostic = Diagnostic::new(Code::BibValue, key.span, message);
    let like = key_like(&key.value).filter(|like| names.get(Class::Work, like).is_none());
    if let Some(like) = like {
        diagnostic = diagnostic.help(format!("`{like}` would work"));
        diagnostic.fix = Some(Fix { span: key.span, replacement: like });
    }
    Some(
        diagnostic
            .help("a key has letters, digits and, between them, `_ - : . + ' ’ /`; it cannot be `none`"),
    )
}

/// False, and a fault, if nobody can tell which numbers a range holds.
fn are_in_order(notes: &Spanned<Vec<Range>>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let wrong = notes.value.iter().find(|range| Numbers::of([*range]).is_empty());
    diagnostics.extend(wrong.map(|range| {
        let message = format!("expected a range from a number to a greater one, found `{range}`");
        Diagnostic::new(Code::Syntax, notes.span, message)
            .help("number notes upwards, all in Arabic or all in Roman numerals: `notes 1-89`")
    }));
    wrong.is_none()
}

/// The title, with the subtitle after a colon, taken out of the fields.
fn title(fields: &mut std::collections::BTreeMap<String, String>) -> String {
    let title = fields.remove("title").unwrap_or_default();
    match fields.remove("subtitle") {
        Some(subtitle) if !title.is_empty() => format!("{title}: {subtitle}"),
        Some(subtitle) => subtitle,
        None => title,
    }
}
