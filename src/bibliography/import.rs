//! Works read from a text in any format of exchange, ready to be merged into a bibliography.

use std::collections::{BTreeMap, BTreeSet};

use super::bibtex::{Dialect, Written, written};
use super::date::month_number;
use super::format::Format;
use super::identifiers::doi_in;
use super::raw::{Keys, entry};
use super::read::read_loosely;
use super::split::split;
use super::strings::Strings;
use super::{csl, ris};
use crate::annotation::is_key;
use crate::bibliography::{Abbreviations, Reference};
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

/// A work as a reader of a format finds it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) work: Reference,
    /// Where it begins.
    pub(super) span: Span,
}

/// A work to be added.
#[derive(Clone, Debug)]
pub struct Import {
    /// The work; its key is empty if it has none.
    pub work: Reference,
    /// Where it is in the imported text: its key or its beginning.
    pub span: Span,
    /// As it will be written: of BibTeX what its author wrote, abbreviations replaced.
    pub(super) written: Written,
    /// What `crossref` names, though it is not among the imports.
    pub(super) container: Option<String>,
    /// The same with everything that it inherits, for when what it inherits from is not added.
    pub(super) full: Written,
}

/// Reads the works of `text`, which is `file`, in the order in which they stand there. What cannot be
/// read costs its own entry, and is reported. Of BibTeX an entry may use the abbreviations of other texts.
pub fn import(
    file: FileId,
    text: &str,
    format: Format,
    shared: &Abbreviations,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Import> {
    let found = match format {
        Format::BibTeX | Format::BibLaTeX => return bibtex(file, text, shared, diagnostics),
        Format::CslJson => csl::read(file, text, diagnostics),
        Format::Ris => ris::read(file, text, diagnostics),
    };
    let import = |Found { work, span }| {
        let written = written(&work, Dialect::Library);
        Import { full: written.clone(), container: None, written, work, span }
    };
    found.into_iter().map(import).collect()
}

fn bibtex(
    file: FileId,
    text: &str,
    shared: &Abbreviations,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Import> {
    let entries = read_loosely(file, text, shared, diagnostics);
    let keys: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let mut fields = as_written(file, text, shared);
    let import = |entry: &super::Entry| {
        let work = Reference::of(entry);
        let fields = fields.remove(&entry.span.start).unwrap_or_default();
        let own = |name: &str| name != "xdata" && name != "crossref";
        let container = fields.iter().find(|(name, _)| name == "crossref").map(|(_, key)| key.clone());
        let takes_all = fields.iter().any(|(name, _)| name == "xdata");
        let fields: Vec<(String, String)> = fields.into_iter().filter(|(name, _)| own(name)).collect();
        let head = Written { kind: entry.kind.clone(), key: entry.key.value.clone(), fields: Vec::new() };
        let full = Written { fields: completed(&fields, &work), ..head.clone() };
        // A container of shared fields is no work: what it gave is written out.
        let written = if takes_all { full.clone() } else { Written { fields, ..head } };
        // A circle among the imports was reported, and is not to be taken over.
        let container = container.filter(|container| !keys.contains(container.as_str()));
        Import { work, span: entry.key.span, container, written, full }
    };
    entries.iter().map(import).collect()
}

/// The fields as written, then those that the work has besides.
fn completed(own: &[(String, String)], work: &Reference) -> Vec<(String, String)> {
    let has = |name: &str| {
        let other = super::fields::biblatex_name(name);
        own.iter().any(|(own, _)| own == name || other == Some(own))
    };
    let dated = has("date") || has("year");
    let is_date = |name: &str| matches!(name, "date" | "year" | "month" | "day");
    let more = written(work, Dialect::Library).fields.into_iter();
    let more = more.filter(|(name, _)| !(has(name) || dated && is_date(name)));
    own.iter().cloned().chain(more).collect()
}

/// The fields of each entry by the byte where it begins, in LaTeX, abbreviations replaced. Faults have
/// been reported when the text was first read.
fn as_written(file: FileId, text: &str, shared: &Abbreviations) -> BTreeMap<u32, Vec<(String, String)>> {
    let mut ignored = Vec::new();
    let pieces = split(file, text, &mut ignored, &mut Bound::default()).pieces;
    let mut abbreviations = Strings::new(shared);
    abbreviations.define_all(file, text, &pieces, &mut ignored);
    let mut entries = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| piece.kind != "string") {
        let Ok(raw) = entry(file, text, piece, Keys::Loose) else { continue };
        let mut fields: Vec<(String, String)> = Vec::new();
        for field in &raw.fields {
            let is_first = fields.iter().all(|(name, _)| *name != field.name.value);
            // The abbreviation of a month stays one: every style knows it.
            let month = field.parts.first().filter(|part| part.is_name && field.parts.len() == 1);
            let month = month.map(|part| part.text.to_lowercase()).filter(|month| {
                field.name.value == "month" && month.len() == 3 && month_number(month).is_some()
            });
            let value = month.unwrap_or_else(|| abbreviations.value(field, &mut ignored));
            if is_first {
                let clean = value.replace(|c: char| c.is_control() && c != '\n' && c != '\t', " ");
                fields.push((field.name.value.clone(), clean.trim().to_owned()));
            }
        }
        let start = Span::new(file, piece.range.start, piece.range.end).start;
        entries.insert(start, fields);
    }
    entries
}

/// An id of another program as a citation key, if it can be one. Addresses, DOIs and the mere numbers of
/// databases are none.
pub(super) fn key_of_id(id: &str) -> Option<String> {
    let id = id.trim();
    let is_name = id.contains(char::is_alphabetic) && !id.contains("//") && doi_in(id).is_none();
    (is_name && is_key(id)).then(|| id.to_owned())
}
