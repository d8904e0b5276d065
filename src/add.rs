//! Records put into the files where they belong, without making any file wrong.

mod excerpts;
mod made;
mod slug;
mod written;

use std::collections::BTreeMap;

use crate::annotation::{Body, Document, Item, append, parse, print, print_head};
use crate::catalog::{Words, settle_by};
use crate::check::check;
use crate::code::Severity;
use crate::corpus::Corpus;
use crate::corpus::home::Home;
use crate::diagnostic::{Diagnostic, any_error};
use crate::error::Error;
use crate::query::understand::examples::Stock;
use crate::session::Session;
use crate::source::Sources;

pub use excerpts::{Import, NotPlaced, excerpts, is_file};
pub use made::made_from;
pub use written::{Wanted, words_of, written};

/// What adding records does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The files that change, by name, with what they are to hold.
    pub files: BTreeMap<String, String>,
    /// The first lines of the records.
    pub heads: Vec<String>,
}

/// Why records cannot be added.
#[derive(Debug)]
pub enum Refused {
    /// They are wrong: the faults, and the texts that they are in.
    Wrong(Box<(Vec<Diagnostic>, Sources)>),
    /// The world is wrong: a question of theirs cannot be asked.
    World(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::World(error)
    }
}

fn wrong(faults: Vec<Diagnostic>, sources: Sources) -> Refused {
    Refused::Wrong(Box::new((faults, sources)))
}

/// Adds the records of `text` to a corpus: to the file `file`, or each to the one where it belongs.
///
/// # Errors
/// [`Refused::Wrong`] with the faults of the text, or with those that the corpus would have with it and
/// has not now.
pub fn add(session: &Session, text: &str, file: Option<&str>) -> Result<Added, Refused> {
    let mut sources = Sources::new();
    let id = sources.add("the new record", text);
    let mut faults = Vec::new();
    let document = parse(id, text, &mut faults);
    if any_error(&faults) {
        let stock = Stock::of(&session.catalog);
        faults.iter_mut().for_each(|fault| stock.fill_in(fault));
        return Err(wrong(faults, sources));
    }
    let mut new = Corpus { documents: vec![(id, document)], sources, ..Corpus::default() };
    let mut words = Words::of(session.corpus());
    new.documents.iter().for_each(|(_, document)| words.add(document));
    settle_by(&mut new, &words);
    let mut added = Added::default();
    let mut homes: BTreeMap<Home, String> = BTreeMap::new();
    let mut by_file: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in new.documents.into_iter().flat_map(|(_, document)| document.items) {
        let Body::Record(record) = &item.body else { continue };
        added.heads.push(print_head(&record.head));
        let home = Home::of(&record.head);
        let name = match file {
            Some(file) => file.to_owned(),
            None => homes.entry(home).or_insert_with_key(|home| home.file(session.corpus())).clone(),
        };
        by_file.entry(name).or_default().push(in_full(item));
    }
    for (name, items) in by_file {
        let before = text_of(session.corpus(), &name).unwrap_or_default();
        let changed = append(before, &print(&Document { items, after: Vec::new() }));
        added.files.insert(name, changed);
    }
    held_against(session, &added)?;
    Ok(added)
}

/// A record that names its work, wherever it is put.
fn in_full(item: Item) -> Item {
    let body = match item.body {
        Body::Record(record) => Body::Record(record.in_full()),
        body @ Body::Broken { .. } => body,
    };
    Item { body, ..item }
}

fn text_of<'c>(corpus: &'c Corpus, name: &str) -> Option<&'c str> {
    corpus.sources.iter().find(|(_, file)| file.name == name).map(|(_, file)| file.text.as_str())
}

/// Reads the corpus with the records in it.
fn held_against(session: &Session, added: &Added) -> Result<(), Refused> {
    let kept = session.sources().iter().map(|(_, file)| (file.name.clone(), file.text.clone()));
    let files: BTreeMap<String, String> = kept.chain(added.files.clone()).collect();
    let files = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let after = Session::of(Corpus::read(files));
    // Questions are understood, and their answers compared, only where there are new ones: it costs more.
    let asks = added.heads.iter().any(|head| head.starts_with("query ") || head.starts_with("expect "));
    let new = if asks {
        new_errors(&check(session)?, &check(&after)?)
    } else {
        new_errors(&session.diagnostics, &after.diagnostics)
    };
    if !new.is_empty() {
        return Err(wrong(new, after.sources().clone()));
    }
    let number = |session: &Session| -> usize {
        session.corpus().documents.iter().map(|(_, document)| document.records().count()).sum()
    };
    if number(&after) == number(session) + added.heads.len() {
        return Ok(());
    }
    // A file with a fault at its end takes what follows as part of it.
    let is_changed =
        |fault: &&Diagnostic| added.files.contains_key(&after.sources().file(fault.primary.span.file).name);
    let faults = after.diagnostics.iter().filter(is_changed).cloned().map(|mut fault| {
        fault.message = format!("the record cannot be added after this error: {}", fault.message);
        fault
    });
    Err(wrong(faults.collect(), after.sources().clone()))
}

/// The errors that there are after and were not before.
fn new_errors(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for fault in before {
        *known.entry((fault.code.name(), &fault.message)).or_default() += 1;
    }
    let mut new = Vec::new();
    for fault in after.iter().filter(|fault| fault.severity() == Severity::Error) {
        match known.get_mut(&(fault.code.name(), fault.message.as_str())).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => new.push(fault.clone()),
        }
    }
    new
}
