//! Works merged into a bibliography: what is there stays byte for byte, what is there already is told
//! and not added twice.

mod apart;
mod differences;
mod fill;
mod kin;
mod place;
mod shelf;
mod told;

use std::collections::BTreeMap;
use std::ops::Range;

use super::bibtex::Written;
use super::import::Import;
use super::read::read;
use super::words::shown;
use crate::bibliography::{Entry, Reference};
use crate::code::{Code, Severity};
use crate::diagnostic::{Diagnostic, any_error};
use crate::source::{FileId, Sources};

use differences::{Difference, differences};
use fill::Fill;
use shelf::{Match, Shelf};
use told::{said, unwritable};

/// What became of an imported work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is added under this key.
    Added(String),
    /// It is here already, under this key, and the import says nothing else of it.
    Here(String),
    /// It is here already, under this key, and the import says something else or more of it.
    Differs(String),
    /// It is here already, under this key, and fields that it lacked are filled in.
    Filled(String),
    /// It cannot be added: it cannot be written.
    Refused,
}

/// A bibliography with works merged into it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The new text of the file.
    pub text: String,
    /// What became of each import, in their order.
    pub outcomes: Vec<Outcome>,
    /// The keys of works that are added though they may be here, each with that of the one they may be.
    pub alike: Vec<(String, String)>,
}

/// What is done with works that are here already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// They are added, unless they have the same key too.
    pub anyway: bool,
    /// Fields that they lack are filled in; what they have stays.
    pub fill: bool,
}

/// Merges `imports` into `text`, which is `file`. `entries` are all entries of the corpus, those of
/// `text` among them; only those of `text` can be filled in.
///
/// A work is here already if an entry has its key, its DOI, or its title and year and nothing that tells
/// the two apart. A key that is another work's, or that records cannot name, becomes another one. New entries go where
/// their keys belong if the entries of `text` are in the order of their keys, upper and lower case alike, and else to
/// its end.
pub fn merge(
    file: FileId,
    text: &str,
    entries: &[Entry],
    imports: &[Import],
    options: Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Merged {
    let break_ = place::line_end(text);
    let own = entries.iter().filter(|entry| entry.span.file == file);
    let mut merging = Merging {
        shelf: Shelf::of(entries),
        diagnostics,
        options,
        keys: BTreeMap::new(),
        alike: Vec::new(),
        file,
        text,
        break_,
        ranges: own.map(|entry| (entry.key.as_str(), entry.span.range())).collect(),
        insertions: BTreeMap::new(),
    };
    let decided: Vec<Outcome> = imports.iter().map(|import| merging.decide(import)).collect();
    merging.find_containers(imports, entries);
    let keys = std::mem::take(&mut merging.keys);
    let mut outcomes = Vec::new();
    let mut added = Vec::new();
    for (import, outcome) in imports.iter().zip(decided) {
        let Outcome::Added(key) = &outcome else {
            outcomes.push(outcome);
            continue;
        };
        let entry = written(import, key, &keys, break_);
        if is_sound(&entry, key) {
            added.push((outcomes.len(), key.clone(), entry));
            outcomes.push(outcome);
        } else {
            merging.diagnostics.push(unwritable(import, key));
            outcomes.push(Outcome::Refused);
        }
    }
    let filled = merging.filled();
    let here = read(file, &filled, &mut Vec::new());
    let inserted = |added: &[(usize, String, String)]| {
        let entries = added.iter().map(|(_, key, entry)| (key.clone(), entry.clone())).collect();
        place::insert(&filled, &here, entries, break_)
    };
    let mut merged = inserted(&added);
    let faults_before = errors(file, &filled);
    if errors(file, &merged) > faults_before {
        // Together the entries may be what each by itself is not: works that are said to contain each other.
        for (at, key, entry) in &mut added {
            *entry = Written { key: key.clone(), ..imports[*at].full.clone() }.text(break_);
        }
        merged = inserted(&added);
    }
    if errors(file, &merged) > faults_before {
        for (at, key, _) in std::mem::take(&mut added) {
            merging.diagnostics.push(unwritable(&imports[at], &key));
            outcomes[at] = Outcome::Refused;
        }
        merged = inserted(&added);
    }
    Merged { text: merged, outcomes, alike: merging.alike }
}

/// How many errors a bibliography has by itself; an entry that it inherits from may be in another file.
fn errors(file: FileId, text: &str) -> usize {
    let mut faults = Vec::new();
    read(file, text, &mut faults);
    let is_error =
        |fault: &&Diagnostic| fault.severity() == Severity::Error && fault.code != Code::BibUnknownParent;
    faults.iter().filter(is_error).count()
}

/// The entry of an import under its final key, naming the work that contains it by that one's.
fn written(import: &Import, key: &str, keys: &BTreeMap<String, String>, break_: &str) -> String {
    let host = import.work.host.as_ref();
    let new_host = host.or(import.container.as_ref()).and_then(|host| keys.get(host));
    let new_host = new_host.filter(|host| *host != key);
    let mut entry =
        if host.is_some() && new_host.is_none() { import.full.clone() } else { import.written.clone() };
    key.clone_into(&mut entry.key);
    entry.fields.extend(new_host.map(|host| ("crossref".to_owned(), host.clone())));
    entry.text(break_)
}

/// True if the text is read as one entry with this key and without an error.
fn is_sound(entry: &str, key: &str) -> bool {
    let mut faults = Vec::new();
    let file = Sources::new().add("", "");
    let found = read(file, entry, &mut faults);
    faults.retain(|fault| fault.code != Code::BibUnknownParent);
    matches!(found.as_slice(), [only] if only.key.value == key) && !any_error(&faults)
}

struct Merging<'d> {
    shelf: Shelf,
    diagnostics: &'d mut Vec<Diagnostic>,
    options: Options,
    /// The keys of imports, by the keys that they came with, where those works are here afterwards.
    keys: BTreeMap<String, String>,
    alike: Vec<(String, String)>,
    file: FileId,
    text: &'d str,
    break_: &'static str,
    /// Where the entries of the text are, by their keys.
    ranges: BTreeMap<&'d str, Range<usize>>,
    /// What is inserted into entries, by the byte before which it is.
    insertions: BTreeMap<usize, String>,
}

impl Merging<'_> {
    fn decide(&mut self, import: &Import) -> Outcome {
        let work = &import.work;
        let outcome = match self.shelf.find(work, import.span) {
            Some(found) if found.how == Match::Key || !(self.options.anyway || found.in_doubt) => {
                self.found(import, &found)
            }
            found => {
                let key = self.new_key(import);
                let alike = found.filter(|found| found.in_doubt && !self.options.anyway);
                self.alike.extend(alike.map(|found| (key.clone(), found.work.key)));
                Outcome::Added(key)
            }
        };
        if let Outcome::Added(key) | Outcome::Here(key) | Outcome::Differs(key) | Outcome::Filled(key) =
            &outcome
        {
            // What names a key that two entries have means the first.
            if !work.key.is_empty() {
                self.keys.entry(work.key.clone()).or_insert_with(|| key.clone());
            }
            if matches!(outcome, Outcome::Added(_)) {
                self.shelf.add(Reference { key: key.clone(), ..work.clone() }, import.span);
            }
        }
        outcome
    }

    /// Tells what is here already in place of an import.
    fn found(&mut self, import: &Import, found: &shelf::Found) -> Outcome {
        let key = found.work.key.clone();
        let mut differences = differences(&found.work, &import.work);
        // What is imported again is only counted.
        if found.how == Match::Key && differences.is_empty() {
            return Outcome::Here(key);
        }
        let mut is_filled = false;
        if self.options.fill && found.span.file == self.file {
            let fill = fill::missing(&found.work, &import.work, &differences);
            if self.fill(&key, &fill) {
                is_filled = true;
                differences.retain(|difference| difference.here.is_some());
                if differences.is_empty() {
                    return Outcome::Filled(key);
                }
            }
        }
        let mut fault = Diagnostic::new(Code::DuplicateWork, import.span, said(&key, found.how));
        if found.span != import.span {
            fault = fault.with(found.span, "the work in the library");
        }
        const SHOWN: usize = 8;
        let more = differences.len().saturating_sub(SHOWN);
        for Difference { field, here, there } in differences.iter().take(SHOWN) {
            let here =
                here.as_ref().map_or_else(|| "missing".to_owned(), |here| format!("`{}`", shown(here)));
            fault = fault
                .help(format!("`{field}` is {here} in the library and `{}` in the import", shown(there)));
        }
        if more > 0 {
            fault = fault.help(format!("and {more} more"));
        }
        self.diagnostics.push(if differences.is_empty() {
            fault.help("nothing needs to be done")
        } else {
            fault.help("the library keeps its own values: change them by hand if the import is right")
        });
        match differences.is_empty() {
            _ if is_filled => Outcome::Filled(key),
            true => Outcome::Here(key),
            false => Outcome::Differs(key),
        }
    }

    /// Takes the containers that the imports name and that are here: that they are not among the imports
    /// is no fault then.
    fn find_containers(&mut self, imports: &[Import], entries: &[Entry]) {
        for import in imports {
            let Some(container) = &import.container else { continue };
            let is_here = entries.iter().any(|entry| entry.key.value == *container);
            if is_here && !self.keys.contains_key(container) {
                self.keys.insert(container.clone(), container.clone());
            }
            if is_here {
                let (file, found) = (import.span.file, format!("found `{}`", shown(container)));
                self.diagnostics.retain(|fault| {
                    fault.code != Code::BibUnknownParent
                        || fault.primary.span.file != file
                        || !fault.message.ends_with(&found)
                });
            }
        }
    }

    /// The text with what is inserted into its entries.
    fn filled(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut copied = 0;
        for (at, inserted) in &self.insertions {
            out.push_str(&self.text[copied..*at]);
            out.push_str(inserted);
            copied = *at;
        }
        out + &self.text[copied..]
    }

    /// Notes down what is to be inserted into the entry `key`, once at most; false if nothing can be.
    fn fill(&mut self, key: &str, fill: &Fill) -> bool {
        let Some(range) = self.ranges.get(key) else { return false };
        let Some(entry) = self.text.get(range.clone()) else { return false };
        let Some((at, inserted)) = fill::insertion(entry, fill, self.break_) else { return false };
        let at = range.start + at;
        if self.insertions.contains_key(&at) {
            return false;
        }
        self.insertions.insert(at, inserted);
        true
    }
}
