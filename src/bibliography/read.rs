//! A BibTeX file, read from text to works: cut into entries, each read by itself, then what they
//! inherit from one another.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, draft};
use super::head::key;
use super::inherit::inherit;
use super::raw::{entry, strings};
use super::split::{Piece, Pieces, split};
use super::strings::Strings;
use super::words::shown;
use crate::bibliography::Entry;
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

/// Reads `text`, which is `file`, as BibTeX or BibLaTeX. The entries come in the order of the file.
///
/// An entry that cannot be read, or whose key another has before it, is reported and left out. An
/// abbreviation or parent that is not there is reported, and the entry kept without it. Containers of
/// shared fields (`@xdata`) are no works and left out when they have been inherited from.
pub fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut bound = Bound::default();
    let Pieces { pieces, broken } = split(file, text, diagnostics, &mut bound);
    let mut broken: BTreeSet<String> = broken.into_iter().collect();
    let mut abbreviations = Strings::new();
    for piece in pieces.iter().filter(|piece| piece.kind == "string") {
        match strings(file, text, piece) {
            Ok(fields) => fields.iter().for_each(|field| abbreviations.define(field, diagnostics)),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| piece.kind != "string") {
        bound.keep(diagnostics);
        let raw = match entry(file, text, piece) {
            Ok(raw) => raw,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                broken.extend(key_of(text, piece));
                continue;
            }
        };
        let (key, span) = (raw.key.value.clone(), raw.key.span);
        if let Some(earlier) = first.get(&key) {
            let message = format!("the key `{}` appears twice", shown(&key));
            diagnostics.push(
                Diagnostic::new(Code::BibDuplicateKey, span, message)
                    .with(*earlier, "the first, which is kept")
                    .help("give this entry another key, or remove it if both are the same work"),
            );
            continue;
        }
        first.insert(key, span);
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
