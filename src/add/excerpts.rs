//! Highlights of other programs put into a corpus as excerpts, each once.
//!
//! An excerpt keeps by what the other program knows it and a hash of what that said. So a later import can tell what
//! changed there from what was changed here, and brings the one without touching the other.

mod edit;
mod placing;
mod record;

use std::collections::{BTreeMap, BTreeSet};

pub use crate::add::excerpts::placing::is_file;
use crate::add::excerpts::placing::{Recognised, Unplaced, Works};
use crate::add::excerpts::record::{Imported, earlier, one_line, source};
use crate::add::{Refused, Wanted, add, new_errors, written, wrong};
use crate::annotation::{is_key, key_like};
use crate::catalog::Catalog;
use crate::catalog::entry::{Excerpt, NodeId};
use crate::corpus::Corpus;
use crate::highlight::{ALIKE, Detail, Highlight, Hint, Skipped, joined};
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
    /// The works that only author and year told, each with how many of the new excerpts were placed so.
    pub by_people: BTreeMap<String, usize>,
    /// Those whose work could not be told.
    pub not_placed: Vec<NotPlaced>,
    /// Those that are in the files twice, or have neither words nor a note there.
    pub left_out: Vec<Skipped>,
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
    /// True if several works could be meant.
    pub is_ambiguous: bool,
}

/// A highlight with its work.
struct Placed {
    work: NodeId,
    source: String,
    /// By what its program knew it before it was extended.
    earlier: Vec<String>,
    by: String,
    untold: Vec<Detail>,
    said: Imported,
}

impl Placed {
    fn is_of(&self, source: &str) -> bool {
        self.source == source || self.earlier.iter().any(|earlier| earlier == source)
    }

    /// True if it says nothing that another highlight of the same words does not: no other note, no other tag, and
    /// nobody else who marked them.
    fn adds_nothing_to(&self, other: &Imported) -> bool {
        let (said, by) = (&self.said, other.by());
        (said.note.is_empty() || said.note == other.note)
            && said.tags.iter().all(|tag| other.tags.contains(tag))
            && (self.by.is_empty() || by.is_empty() || self.by == by)
    }
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
    for placed in placed(catalog, highlights, &held, &mut import) {
        let Some((id, excerpt)) = held.find(&placed) else {
            new.push(placed);
            continue;
        };
        let now = Imported::in_record(excerpt);
        let said = placed.said.completed(&placed.untold, &now);
        let (hash, before) = (said.hash(), held_hash(excerpt));
        let is_known = excerpt.imported.split(' ').next().is_some_and(|source| placed.is_of(source));
        let fields = now.between(&said);
        let edited = || (id, edit::edited(session, excerpt, &said, &imported(&placed.source, &said)));
        if !is_known || before == Some(hash.as_str()) {
            import.here.push(excerpt.id.clone());
        } else if fields.is_empty() {
            import.here.push(excerpt.id.clone());
            // What the export cannot tell may have been changed here: a hash with it is none of what the program said.
            edits.extend(placed.untold.is_empty().then(edited));
        } else if before == Some(now.hash().as_str()) {
            edits.push(edited());
            import.changed.push((excerpt.id.clone(), fields));
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
fn placed(catalog: &Catalog, highlights: &[Highlight], held: &Held<'_>, import: &mut Import) -> Vec<Placed> {
    let works = Works::of(catalog);
    let mut by_words: BTreeMap<Words, Vec<usize>> = BTreeMap::new();
    let mut placed: Vec<Placed> = Vec::new();
    let (highlights, twice) = joined(highlights.to_vec());
    for highlight in twice {
        import.left_out.push(Skipped { what: highlight.what(), line: None, why: ALIKE.to_owned() });
    }
    for highlight in &highlights {
        let (source, said) = (source(highlight), Imported::of(highlight));
        let left_out = |why: &str| Skipped { what: highlight.what(), line: None, why: why.to_owned() };
        if said.is_empty() {
            import.left_out.push(left_out("it is empty"));
            continue;
        }
        // What is here stays in its work, whatever the export says of that now.
        let earlier = earlier(highlight);
        let here = held.known(&source, &earlier);
        let here = here.map(|(_, excerpt)| Recognised { work: excerpt.work, by_people: false });
        match here.map_or_else(|| works.recognise(&highlight.work), Ok).and_then(|one| nameable(catalog, one))
        {
            Ok(Recognised { work, by_people }) => {
                let by = one_line(highlight.by.as_deref().unwrap_or_default());
                let new = Placed { work, source, earlier, by, untold: highlight.untold.clone(), said };
                let alike = by_words.entry((work, new.said.words())).or_default();
                if here.is_none() && alike.iter().any(|at| new.adds_nothing_to(&placed[*at].said)) {
                    import.left_out.push(left_out(ALIKE));
                } else {
                    if by_people && held.find(&new).is_none() {
                        *import.by_people.entry(catalog.id(work).to_owned()).or_default() += 1;
                    }
                    alike.push(placed.len());
                    placed.push(new);
                }
            }
            Err(Unplaced { why, is_ambiguous }) => {
                let words = said.quotes.first().unwrap_or(&said.note).clone();
                import.not_placed.push(NotPlaced {
                    source,
                    work: highlight.work.clone(),
                    words,
                    why,
                    is_ambiguous,
                });
            }
        }
    }
    placed
}

/// A work whose key an id can begin with.
fn nameable(catalog: &Catalog, one: Recognised) -> Result<Recognised, Unplaced> {
    let key = catalog.id(one.work);
    if is_key(key) {
        return Ok(one);
    }
    let other = key_like(key).map_or_else(String::new, |other| format!(", such as `{other}`"));
    let why = format!("no record can name the key `{key}`: give the work another{other}");
    Err(Unplaced { why, is_ambiguous: false })
}

/// A work, with the words and the place of something in it.
type Words = (NodeId, (String, String));

/// The excerpts of a library, by what tells one from another.
struct Held<'c> {
    by_source: BTreeMap<&'c str, (NodeId, &'c Excerpt)>,
    by_words: BTreeMap<Words, Vec<(NodeId, &'c Excerpt)>>,
}

impl<'c> Held<'c> {
    fn of(catalog: &'c Catalog) -> Self {
        let mut held = Self { by_source: BTreeMap::new(), by_words: BTreeMap::new() };
        for (id, excerpt) in catalog.excerpts() {
            if let Some(source) = excerpt.imported.split(' ').next().filter(|source| !source.is_empty()) {
                held.by_source.entry(source).or_insert((id, excerpt));
            }
            let words = Imported::in_record(excerpt).words();
            held.by_words.entry((excerpt.work, words)).or_default().push((id, excerpt));
        }
        held
    }

    /// The excerpt that a highlight is already: by its source, else by its work, words and place, if it adds nothing.
    fn find(&self, placed: &Placed) -> Option<(NodeId, &'c Excerpt)> {
        let by_words = || {
            let alike = self.by_words.get(&(placed.work, placed.said.words()))?;
            alike.iter().find(|(_, excerpt)| placed.adds_nothing_to(&Imported::in_record(excerpt)))
        };
        self.known(&placed.source, &placed.earlier).or_else(|| by_words().copied())
    }

    /// The excerpt that has one of these sources, the own one before earlier ones.
    fn known(&self, source: &str, earlier: &[String]) -> Option<(NodeId, &'c Excerpt)> {
        let mut sources = std::iter::once(source).chain(earlier.iter().map(String::as_str));
        sources.find_map(|source| self.by_source.get(source)).copied()
    }
}

/// The hash of what the other program said when the record was last brought up to it.
fn held_hash(excerpt: &Excerpt) -> Option<&str> {
    excerpt.imported.split(' ').nth(1)
}

/// What a record keeps of where it is from.
fn imported(source: &str, said: &Imported) -> String {
    format!("{source} {}", said.hash())
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
        let fields =
            placed.said.fields().into_iter().chain([("imported", imported(&placed.source, &placed.said))]);
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
