//! The formats in which works are exchanged, and how a text's format is recognised.

use std::fmt;

use super::bibtex::{self, Dialect};
use super::{csl, ris};
use crate::bibliography::Reference;

/// A format of works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// BibTeX.
    BibTeX,
    /// BibLaTeX: BibTeX's syntax with other types and fields.
    BibLaTeX,
    /// CSL-JSON, the data of the Citation Style Language.
    CslJson,
    /// RIS, as EndNote, Zotero and publishers' sites write it.
    Ris,
}

/// Every format.
pub const FORMATS: [Format; 4] = [Format::BibTeX, Format::BibLaTeX, Format::CslJson, Format::Ris];

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::BibTeX => "BibTeX",
            Self::BibLaTeX => "BibLaTeX",
            Self::CslJson => "CSL-JSON",
            Self::Ris => "RIS",
        })
    }
}

impl Format {
    /// The format of a text by its content or, where that says nothing, by the name of its file; none if
    /// neither tells.
    #[must_use]
    pub fn recognise(name: &str, text: &str) -> Option<Self> {
        let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if text.starts_with(['[', '{']) {
            return Some(Self::CslJson);
        }
        let mut lines = text.split(['\r', '\n']);
        let told = lines.find_map(|line| {
            if ris::is_type(line) {
                return Some(Self::Ris);
            }
            let line = line.trim_start();
            let word = line.strip_prefix('@')?.trim_start();
            let after =
                word.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
            (after.len() < word.len() && after.starts_with(['{', '('])).then_some(Self::BibTeX)
        });
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        told.or(match ending.as_deref() {
            Some("bib" | "bibtex") => Some(Self::BibTeX),
            Some("ris") => Some(Self::Ris),
            Some("json") => Some(Self::CslJson),
            _ => None,
        })
    }

    /// True of the two that have BibTeX's syntax.
    #[must_use]
    pub fn is_bibtex(self) -> bool {
        matches!(self, Self::BibTeX | Self::BibLaTeX)
    }

    /// Works as a text of this format, in the order given.
    #[must_use]
    pub fn write(self, works: &[Reference]) -> String {
        match self {
            Self::BibTeX => bibtex::write(works, Dialect::BibTeX),
            Self::BibLaTeX => bibtex::write(works, Dialect::BibLaTeX),
            Self::CslJson => csl::write(works),
            Self::Ris => ris::write(works),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn content_tells_more_than_the_name() {
        let cases = [
            ("a.txt", "\u{feff}\n@book{a, title={T}}", Some(Format::BibTeX)),
            ("a.bib", "TY  - BOOK\nER  - \n", Some(Format::Ris)),
            ("a", "Export\rTY  - BOOK\rER  - \r", Some(Format::Ris)),
            ("a", "  [ {\"id\": 1} ]", Some(Format::CslJson)),
            ("a.ris", "nothing of the kind", Some(Format::Ris)),
            ("a.txt", "jo@example.org (hello)", None),
            ("", "", None),
        ];
        for (name, text, format) in cases {
            assert_eq!(Format::recognise(name, text), format, "{name}: {text}");
        }
    }
}
