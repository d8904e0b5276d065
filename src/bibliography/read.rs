//! A BibTeX file, read from text to works: cut into entries, each read by itself, then what they
//! inherit from one another.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, draft};
use super::head::key;
use super::inherit::inherit;
use super::raw::{Keys, entry};
use super::split::{Piece, Pieces, split};
use super::strings::{Abbreviations, Strings};
use super::words::shown;
use crate::bibliography::Entry;
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

/// Reads `text`, which is `file`, as BibTeX or BibLaTeX. The entries come in the order of the file.
///
/// An entry that cannot be read, or whose key another has before it, is reported and left out. An
/// abbreviation that is not there is reported and stands for its own name; a parent that is not there is
/// reported, and the entry kept without it. Containers of shared fields (`@xdata`) are no works and left
/// out when they have been inherited from.
pub fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    read_among(file, text, &Abbreviations::default(), diagnostics)
}

/// As [`read`], for a text that may use the abbreviations of others.
pub fn read_among(
    file: FileId,
    text: &str,
    shared: &Abbreviations,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    entries(file, text, shared, Keys::Needed, diagnostics)
}

/// As [`read_among`], for a text that is to be imported: entries may have no key, which is the empty one
/// then, or one that others have too.
pub(super) fn read_loosely(
    file: FileId,
    text: &str,
    shared: &Abbreviations,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    entries(file, text, shared, Keys::Loose, diagnostics)
}

fn entries(
    file: FileId,
    text: &str,
    shared: &Abbreviations,
    keys: Keys,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut bound = Bound::default();
    let Pieces { pieces, broken } = split(file, text, diagnostics, &mut bound);
    let mut broken: BTreeSet<String> = broken.into_iter().collect();
    let mut abbreviations = Strings::new(shared);
    abbreviations.define_all(file, text, &pieces, diagnostics);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| piece.kind != "string") {
        bound.keep(diagnostics);
        let raw = match entry(file, text, piece, keys) {
            Ok(raw) => raw,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                broken.extend(key_of(text, piece));
                continue;
            }
        };
        let (key, span) = (raw.key.value.clone(), raw.key.span);
        if let Some(earlier) = first.get(&key).filter(|_| keys == Keys::Needed) {
            let message = format!("the key `{}` appears twice", shown(&key));
            diagnostics.push(
                Diagnostic::new(Code::BibDuplicateKey, span, message)
                    .with(*earlier, "the first, which is kept")
                    .help("give this entry another key, or remove it if both are the same work"),
            );
            continue;
        }
        first.entry(key).or_insert(span);
        drafts.push(draft(file, piece, raw, &mut abbreviations, diagnostics));
    }
    let entries = inherit(drafts, &broken, diagnostics);
    bound.finish(diagnostics);
    entries
}

/// The key of an entry that could not be read.
fn key_of(text: &str, piece: &Piece) -> Option<String> {
    let open = piece.range.start + piece.skeleton.find('{')?;
    key(text, open).filter(|key| key.end <= piece.range.end).map(|key| text[key].to_owned())
}

#[cfg(test)]
mod tests;
