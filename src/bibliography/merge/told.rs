//! What merging tells of works: under which key each is added, and why one is not.

use super::Merging;
use super::shelf::Match;
use crate::annotation::{is_key, key_like};
use crate::bibliography::import::Import;
use crate::bibliography::key::{free, make};
use crate::bibliography::words::shown;
use crate::code::Code;
use crate::diagnostic::Diagnostic;

impl Merging<'_> {
    /// The key under which an import is added; tells of one that is not its own.
    pub(super) fn new_key(&mut self, import: &Import) -> String {
        let work = &import.work;
        let taken = |key: &str| self.shelf.has_key(key);
        if work.key.is_empty() {
            return make(work, taken);
        }
        let like = Some(work.key.clone()).filter(|key| is_key(key)).or_else(|| key_like(&work.key));
        let key = like.map_or_else(|| make(work, taken), |like| free(&like, taken));
        if key == work.key {
            return key;
        }
        let fault = match self.shelf.with_key(&work.key) {
            Some((other, span)) => {
                let message = format!(
                    "the key `{}` belongs to another work in the library: added as `{}`",
                    shown(&work.key),
                    shown(&key)
                );
                Diagnostic::new(Code::DuplicateWork, import.span, message).with(span, "the other work").help(
                    format!(
                        "the other is `{}`, this one `{}`",
                        shown(&other.title().plain()),
                        shown(&work.title().plain())
                    ),
                )
            }
            None => {
                let message = format!(
                    "records cannot refer to a work by the key `{}`: added as `{}`",
                    shown(&work.key),
                    shown(&key)
                );
                Diagnostic::new(Code::BibValue, import.span, message)
            }
        };
        self.diagnostics.push(fault.help(format!("records refer to it as `{}`", shown(&key))));
        key
    }
}

/// That an import cannot be added.
pub(super) fn unwritable(import: &Import, key: &str) -> Diagnostic {
    let message = format!("`{}` cannot be written as a BibTeX entry: skipped", shown(key));
    Diagnostic::new(Code::ImportSyntax, import.span, message)
        .help("give it a key of letters, digits and `-`, and balance its braces")
}

/// That a work is here already, and what shows it.
pub(super) fn said(key: &str, how: Match) -> String {
    let key = shown(key);
    match how {
        Match::Key => format!("already in the library, with the same key: `{key}`"),
        Match::Doi => format!("already in the library, with the same DOI: `{key}`"),
        Match::Title => format!("already in the library, with the same title and year: `{key}`"),
    }
}
