//! Highlights of other programs put into a corpus as excerpts, each once.
//!
//! An excerpt keeps by what the other program knows it and a hash of what that said. So a later import can tell what
//! changed there from what was changed here, and brings the one without touching the other.

mod alike;
mod edit;
mod placing;
mod record;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};

use crate::add::excerpts::alike::without_alike;
pub use crate::add::excerpts::placing::is_file;
use crate::add::excerpts::placing::{Recognised, Unplaced, Works};
use crate::add::excerpts::record::{Imported, earlier, one_line, source};
use crate::add::{Refused, Wanted, add, new_errors, written, wrong};
use crate::annotation::{is_key, key_like};
use crate::catalog::Catalog;
use crate::catalog::entry::{Excerpt, NodeId};
use crate::corpus::Corpus;
use crate::highlight::{ALIKE, Detail, Highlight, Hint, Skipped, Tool, joined};
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
    /// Those of which the export says less than was brought before, by its own dates, with the fields that differ.
    pub older: Vec<(String, Vec<&'static str>)>,
    /// The works that only author and year told, each with how many of the new excerpts were placed so.
    pub by_people: BTreeMap<String, usize>,
    /// Those whose work could not be told.
    pub not_placed: Vec<NotPlaced>,
    /// Those that are in the files twice, or have neither words nor a note there.
    pub left_out: Vec<Skipped>,
    /// True if the bibliography has no works, so that nothing can have a place.
    pub has_no_works: bool,
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
    tool: Tool,
    source: String,
    /// By what its program knew it before it was extended.
    earlier: Vec<String>,
    /// The file that it is in, if that is told.
    file: Option<String>,
    by: String,
    on: String,
    color: String,
    untold: Vec<Detail>,
    said: Imported,
    /// When it was last changed, on one line and without blanks.
    changed: Option<String>,
    /// Its name in a message.
    what: String,
    /// Its place in the files.
    order: usize,
    /// True if it is in the library by its source.
    is_here: bool,
    /// True if only author and year told its work.
    by_people: bool,
}

impl Placed {
    fn is_of(&self, source: &str) -> bool {
        self.source == source || self.earlier.iter().any(|earlier| earlier == source)
    }

    /// True if it says nothing that another highlight of the same words does not: no other note, no other tag, no
    /// other colour, and nobody else who marked them.
    fn adds_nothing_to(&self, other: &Imported) -> bool {
        let (said, by) = (&self.said, other.by());
        (said.note.is_empty() || said.note == other.note)
            && said.tags.iter().all(|tag| other.tags.contains(tag))
            && (self.by.is_empty() || by.is_empty() || self.by == by)
            && (self.color.is_empty() || self.color == other.color())
    }
}

/// Puts highlights into a corpus.
///
/// # Errors
/// [`Refused::Wrong`] with the faults that the corpus would have with them and has not now.
pub fn excerpts(session: &Session, highlights: &[Highlight]) -> Result<Import, Refused> {
    let catalog = &session.catalog;
    let mut import = Import { has_no_works: catalog.works().next().is_none(), ..Import::default() };
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
        let is_same = held_hash(excerpt).is_some_and(|hash| said.has_hash(hash));
        let is_untouched = held_hash(excerpt).is_some_and(|hash| now.has_hash(hash));
        let days = placed.changed.as_deref().zip(held_change(excerpt));
        let is_known = excerpt.imported.split(' ').next().is_some_and(|source| placed.is_of(source));
        let fields = now.between(&said);
        let changed = placed.changed.as_deref().or_else(|| held_change(excerpt));
        let edited =
            || (id, edit::edited(session, excerpt, &said, &imported(&placed.source, &said, changed)));
        if !is_known {
            import.here.push(excerpt.id.clone());
        } else if days.is_some_and(|(there, here)| there < here) {
            // It takes back neither what was brought since nor when that was.
            let is_here = is_same || fields.is_empty();
            if is_here {
                import.here.push(excerpt.id.clone());
            } else {
                import.older.push((excerpt.id.clone(), fields));
            }
        } else if is_same {
            import.here.push(excerpt.id.clone());
            // Later exports are older than this one.
            if days.is_some_and(|(there, here)| there > here) {
                let imported = with_day(excerpt, changed);
                edits.push((id, edit::dated(session, excerpt, &imported)));
            }
        } else if fields.is_empty() {
            import.here.push(excerpt.id.clone());
            // What the export cannot tell may have been changed here: a hash with it is none of what the program said.
            edits.extend(placed.untold.is_empty().then(edited));
        } else if is_untouched {
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
    let mut placed: Vec<Placed> = Vec::new();
    // Each with its place in the files.
    let mut left_out: Vec<(usize, Skipped)> = Vec::new();
    let (highlights, twice) = joined(highlights.to_vec());
    for (highlight, why) in twice {
        import.left_out.push(Skipped { what: highlight.what(), line: None, why: why.to_owned() });
    }
    let skipped = |what: String, why: &str| Skipped { what, line: None, why: why.to_owned() };
    for (order, highlight) in highlights.iter().enumerate() {
        let (source, said) = (source(highlight), Imported::of(highlight));
        if said.is_empty() {
            left_out.push((order, skipped(highlight.what(), "it is empty")));
            continue;
        }
        // What is here stays in its work, whatever the export says of that now.
        let earlier = earlier(highlight);
        let here = held.known(&source, &earlier);
        let here = here.map(|(_, excerpt)| Recognised { work: excerpt.work, by_people: false });
        match here.map_or_else(|| works.recognise(&highlight.work), Ok).and_then(|one| nameable(catalog, one))
        {
            Ok(Recognised { work, by_people }) => placed.push(Placed {
                work,
                tool: highlight.source.tool,
                source,
                earlier,
                file: highlight.work.file.clone(),
                by: one_line(highlight.by.as_deref().unwrap_or_default()),
                on: one_line(highlight.on.as_deref().unwrap_or_default()),
                color: said.color().to_owned(),
                untold: highlight.untold.clone(),
                said,
                changed: highlight
                    .changed
                    .as_deref()
                    .map(str::trim)
                    .filter(|day| is_word(day))
                    .map(str::to_owned),
                what: highlight.what(),
                order,
                is_here: here.is_some(),
                by_people,
            }),
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
    sheet::settle(catalog, &mut placed);
    let (placed, alike) = without_alike(placed);
    left_out.extend(alike.into_iter().map(|one| (one.order, skipped(one.what, ALIKE))));
    left_out.sort_by_key(|(order, _)| *order);
    import.left_out.extend(left_out.into_iter().map(|(_, one)| one));
    for new in placed.iter().filter(|one| one.by_people && held.find(one).is_none()) {
        *import.by_people.entry(catalog.id(new.work).to_owned()).or_default() += 1;
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

/// When it was last changed in the other program, as far as was brought.
fn held_change(excerpt: &Excerpt) -> Option<&str> {
    excerpt.imported.split(' ').nth(2)
}

/// What a record keeps of where it is from: the source, a hash of what that said, and when it was last changed there.
fn imported(source: &str, said: &Imported, changed: Option<&str>) -> String {
    let parts = [Some(source), Some(&said.hash()), changed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What a record keeps of where it is from, with another day.
fn with_day(excerpt: &Excerpt, changed: Option<&str>) -> String {
    excerpt.imported.split(' ').take(2).chain(changed).collect::<Vec<_>>().join(" ")
}

/// True for a text that can stand among others that blanks divide.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
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
        let imported = imported(&placed.source, &placed.said, placed.changed.as_deref());
        let fields = placed.said.fields().into_iter().chain([("imported", imported)]);
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
