//! Giving a thing another id, everywhere it is named, with the same meaning as before.
//!
//! ```text
//! OLD ── thing ──▶ the ids that change (a work's key: those of its claims too)
//!    ── uses, bibliography ──▶ edits of the places that name them, and `was` in their records
//!    ── read again ── questions ──▶ edits of saved questions and expected answers
//!    ── read again ── same ──▶ nothing but the ids is another
//! ```
//!
//! Only the names themselves are edited: comments, layout and all else keep their bytes.

mod asked;
mod edits;
mod expected;
mod meaning;
mod person;
mod questions;
mod receipts;
mod same;
mod thing;
mod uses;
mod was;

use std::collections::BTreeMap;

use crate::catalog::NodeClass as Class;
use crate::code::Severity;
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::rename::edits::Edits;
use crate::rename::thing::{Space, Thing, contains_word, find, new_id};
use crate::session::{Failure, Session};
use crate::source::Sources;

/// The name of the file of receipts in a library.
pub const RECEIPTS: &str = "corpus/anchors.lock";

/// What a rename does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// The files that change, by name, with what they are to hold.
    pub files: BTreeMap<String, String>,
    /// How many places that name the thing change, those in its own record aside.
    pub uses: usize,
    /// What a reader should know besides.
    pub notices: Vec<String>,
}

/// The ids that change: those that things have, with those that they get.
pub(crate) type Ids = BTreeMap<(Space, String), String>;

/// Renames what `old` stands for: an id, or `kind:id` where several things have it. For a scholar,
/// `new` may be another spelling of the name instead of an id. `receipts` are those of the library,
/// if it has any.
///
/// # Errors
/// [`Failure::Wrong`] if `old` stands for nothing or for several things, if `new` is taken or no id, and
/// if faults of the corpus could hide uses of `old`.
pub fn rename(session: &Session, receipts: Option<&str>, old: &str, new: &str) -> Result<Renamed, Failure> {
    let mut question = Sources::new();
    let words = question.add("rename", format!("{old} {new}"));
    let wrong = |diagnostic: Box<Diagnostic>| Failure::Wrong(Box::new((*diagnostic, question.clone())));
    let thing = find(session, words, old).map_err(wrong)?;
    faults(session, &thing)?;
    let mut edits = Edits::default();
    let mut ids = Ids::new();
    if thing.space == Space::Node(Class::Scholar) && person::is_spelling(new) {
        person::respell(session, &thing, new, &mut edits);
    } else {
        let new = new_id(session, &thing, words, old.len() + 1, new).map_err(wrong)?;
        ids = thing.ids(session, &new);
        uses::edit(session, &ids, &mut edits);
        was::edit(session, &ids, &mut edits);
    }
    let mut renamed = Renamed { uses: edits.uses, ..Renamed::default() };
    let without_questions = Session::of(read_again(session, &edits));
    questions::edit(session, &without_questions, &ids, &mut edits, &mut renamed.notices)?;
    let after = Session::of(read_again(session, &edits));
    expected::edit(session, &after, &ids, &mut edits, &mut renamed.notices)?;
    let after = Session::of(read_again(session, &edits));
    same::hold(session, &after, &ids).map_err(|what| Failure::World(Error::Other(what)))?;
    renamed.uses += edits.in_questions;
    renamed.files = edits.files(session.corpus());
    if let Some(receipts) = receipts {
        let changed = receipts::renamed(&session.catalog, &after.catalog, &ids, receipts);
        renamed.files.extend(changed.map(|text| (RECEIPTS.to_owned(), text)));
    }
    Ok(renamed)
}

/// The corpus with the edits made.
fn read_again(session: &Session, edits: &Edits) -> Corpus {
    let changed = edits.files(session.corpus());
    let kept = session.sources().iter().map(|(_, file)| (file.name.clone(), file.text.clone()));
    let files: BTreeMap<String, String> = kept.chain(changed).collect();
    Corpus::read(files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
}

/// Refuses where a fault could hide a use: what cannot be read cannot be renamed.
fn faults(session: &Session, thing: &Thing) -> Result<(), Failure> {
    let sources = session.sources();
    let hides = |found: &&Diagnostic| {
        found.severity() == Severity::Error
            && contains_word(&sources.file(found.primary.span.file).text, &thing.id)
    };
    let Some(fault) = session.diagnostics.iter().find(hides) else { return Ok(()) };
    let message = format!("an error in a file that uses `{}`: {}", thing.id, fault.message);
    let diagnostic = Diagnostic::new(fault.code, fault.primary.span, message)
        .help("fix the file first, so that no use is missed: `catena check` lists all errors");
    Err(Failure::Wrong(Box::new((diagnostic, sources.clone()))))
}
