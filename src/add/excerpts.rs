//! Highlights of other programs put into a corpus as excerpts, each once.
//!
//! An excerpt keeps by what the other program knows it and a hash of what that said. So a later import can tell what
//! changed there from what was changed here, and brings the one without touching the other.

mod edit;
mod placing;
mod record;

use std::collections::{BTreeMap, BTreeSet};

use crate::add::excerpts::placing::Works;
use crate::add::excerpts::record::{Imported, source};
use crate::add::{Refused, Wanted, add, new_errors, written, wrong};
use crate::catalog::Catalog;
use crate::catalog::entry::{Excerpt, NodeId};
use crate::corpus::Corpus;
use crate::highlight::{Highlight, Hint};
use crate::session::Session;

/// What comes of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The files that change, by name, with what they are to hold.
    pub files: BTreeMap<String, String>,
    /// The ids of the excerpts that are new, in the order of their works and places.
    pub added: Vec<String>,
    /// The excerpts that changed in the other program, with the fields that did.
    pub changed: Vec<(String, Vec<&'static str>)>,
    /// Those that are here and did not change there; whatever was changed in the record stays.
    pub here: Vec<String>,
    /// Those that changed there and here, and are kept as they are here, with the fields that differ.
    pub kept: Vec<(String, Vec<&'static str>)>,
    /// Those whose work could not be told.
    pub not_placed: Vec<NotPlaced>,
    /// How many were left out because the files have them twice, or have neither words nor a note of them.
    pub left_out: usize,
}

/// A highlight that has no place in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPlaced {
    /// By what its program knows it.
    pub source: String,
    /// What is told of its work.
    pub work: Hint,
    /// Its words, or its note.
    pub words: String,
    /// Why, in a phrase.
    pub why: String,
}

/// A highlight with its work.
struct Placed {
    work: NodeId,
    source: String,
    said: Imported,
}

/// Puts highlights into a corpus.
///
/// # Errors
/// [`Refused::Wrong`] with the faults that the corpus would have with them and has not now.
pub fn excerpts(session: &Session, highlights: &[Highlight]) -> Result<Import, Refused> {
    let mut import = Import::default();
    let catalog = &session.catalog;
    let held = Held::of(catalog);
    let mut new: Vec<Placed> = Vec::new();
    let mut edits: Vec<(NodeId, String)> = Vec::new();
    for placed in placed(catalog, highlights, &mut import) {
        let Some((id, excerpt)) = held.find(&placed) else {
            new.push(placed);
            continue;
        };
        let now = Imported::in_record(excerpt);
        let (hash, before) = (placed.said.hash(), held_hash(excerpt));
        let is_known = excerpt.imported.split(' ').next() == Some(placed.source.as_str());
        let fields = now.between(&placed.said);
        if !is_known || before == Some(hash.as_str()) {
            import.here.push(excerpt.id.clone());
        } else if before == Some(now.hash().as_str()) || fields.is_empty() {
            if fields.is_empty() {
                import.here.push(excerpt.id.clone());
            } else {
                import.changed.push((excerpt.id.clone(), fields));
            }
            edits.push((id, edit::edited(session, excerpt, &placed.said, &imported(&placed))));
        } else {
            import.kept.push((excerpt.id.clone(), fields));
        }
    }
    let changed = edit::files(session, &edits);
    let after = read_with(session, &changed);
    let faults = new_errors(&session.diagnostics, &after.diagnostics);
    if !faults.is_empty() {
        return Err(wrong(faults, after.sources().clone()));
    }
    let text = records(catalog, new, &mut import.added);
    import.files = changed;
    if !import.added.is_empty() {
        import.files.extend(add(&after, &text, None)?.files);
    }
    Ok(import)
}

/// The highlights with their works, each once; what has none is put down.
fn placed(catalog: &Catalog, highlights: &[Highlight], import: &mut Import) -> Vec<Placed> {
    let works = Works::of(catalog);
    let mut sources: BTreeSet<String> = BTreeSet::new();
    let mut all: BTreeSet<Words> = BTreeSet::new();
    let mut placed = Vec::new();
    for highlight in highlights {
        let (source, said) = (source(highlight), Imported::of(highlight));
        if said.is_empty() || !sources.insert(source.clone()) {
            import.left_out += 1;
            continue;
        }
        match works.recognise(&highlight.work) {
            Ok(work) if all.insert((work, said.words())) => placed.push(Placed { work, source, said }),
            Ok(_) => import.left_out += 1,
            Err(why) => {
                let words = said.quotes.first().unwrap_or(&said.note).clone();
                import.not_placed.push(NotPlaced { source, work: highlight.work.clone(), words, why });
            }
        }
    }
    placed
}

/// A work, with the words and the place of something in it.
type Words = (NodeId, (String, String));

/// The excerpts of a library, by what tells one from another.
struct Held<'c> {
    by_source: BTreeMap<&'c str, (NodeId, &'c Excerpt)>,
    by_words: BTreeMap<Words, (NodeId, &'c Excerpt)>,
}

impl<'c> Held<'c> {
    fn of(catalog: &'c Catalog) -> Self {
        let mut held = Self { by_source: BTreeMap::new(), by_words: BTreeMap::new() };
        for (id, excerpt) in catalog.excerpts() {
            if let Some(source) = excerpt.imported.split(' ').next().filter(|source| !source.is_empty()) {
                held.by_source.entry(source).or_insert((id, excerpt));
            }
            let words = Imported::in_record(excerpt).words();
            held.by_words.entry((excerpt.work, words)).or_insert((id, excerpt));
        }
        held
    }

    /// The excerpt that a highlight is already: by its source, else by its work, words and place.
    fn find(&self, placed: &Placed) -> Option<(NodeId, &'c Excerpt)> {
        let by_words = || self.by_words.get(&(placed.work, placed.said.words()));
        self.by_source.get(placed.source.as_str()).or_else(by_words).copied()
    }
}

/// The hash of what the other program said when the record was last brought up to it.
fn held_hash(excerpt: &Excerpt) -> Option<&str> {
    excerpt.imported.split(' ').nth(1)
}

/// What a record keeps of where it is from.
fn imported(placed: &Placed) -> String {
    format!("{} {}", placed.source, placed.said.hash())
}

/// The records of new excerpts, by work and place, and their ids.
fn records(catalog: &Catalog, mut new: Vec<Placed>, ids: &mut Vec<String>) -> String {
    // Places in the order of pages; of one place, in the order of the files.
    let place = |placed: &Placed| crate::order::Place::of(&placed.said.at);
    new.sort_by_cached_key(|placed| (placed.work, place(placed)));
    let mut taken: BTreeSet<String> = catalog.quoted().map(|one| one.id.to_owned()).collect();
    let mut records = Vec::new();
    for placed in new {
        let stem = format!("{}/{}", catalog.id(placed.work), placed.said.slug());
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let id = std::iter::once(stem.clone()).chain(numbered).find(|id| !taken.contains(id));
        let Some(id) = id else { continue };
        taken.insert(id.clone());
        let fields = placed.said.fields().into_iter().chain([("imported", imported(&placed))]);
        let fields = fields.map(|(name, value)| (name.to_owned(), value)).collect();
        records.push(written(&Wanted { keyword: "excerpt".to_owned(), head: vec![id.clone()], fields }));
        ids.push(id);
    }
    records.join("\n")
}

/// The library as it is with other files.
fn read_with(session: &Session, changed: &BTreeMap<String, String>) -> Session {
    let kept = session.sources().iter().map(|(_, file)| (file.name.clone(), file.text.clone()));
    let files: BTreeMap<String, String> = kept.chain(changed.clone()).collect();
    Session::of(Corpus::read(files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()))
}

#[cfg(test)]
mod tests;
