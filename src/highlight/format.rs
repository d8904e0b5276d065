//! The formats in which highlights are read, and how each is recognised.

use std::fmt;

use serde_json::Value;

use super::fault::Fault;
use super::json::value;
use super::{Detail, kindle, readwise, table};
use crate::source::decode::decoded;

/// A format of highlights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Zotero's items as JSON, of its interfaces or of Better BibTeX.
    Zotero,
    /// A note of Zotero as Markdown, with links to Zotero.
    ZoteroMarkdown,
    /// Hypothesis' annotations as JSON, of its interface or its sidebar.
    Hypothesis,
    /// Readwise's CSV.
    Readwise,
    /// The file `My Clippings.txt` of a Kindle.
    KindleClippings,
    /// The notebook of a book that a Kindle app exports as HTML.
    KindleNotebook,
    /// The notebook of a book that a Kindle sends as CSV.
    KindleTable,
    /// A project of REFI-QDA, `.qdpx`.
    Qdpx,
}

/// Every format.
pub const FORMATS: [Format; 8] = [
    Format::Zotero,
    Format::ZoteroMarkdown,
    Format::Hypothesis,
    Format::Readwise,
    Format::KindleClippings,
    Format::KindleNotebook,
    Format::KindleTable,
    Format::Qdpx,
];

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Zotero => "Zotero JSON",
            Self::ZoteroMarkdown => "Zotero Markdown",
            Self::Hypothesis => "Hypothesis JSON",
            Self::Readwise => "Readwise CSV",
            Self::KindleClippings => "Kindle clippings",
            Self::KindleNotebook => "Kindle notebook (HTML)",
            Self::KindleTable => "Kindle notebook (CSV)",
            Self::Qdpx => "REFI-QDA project",
        })
    }
}

impl Format {
    /// The format in one word, as it is typed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Zotero => "zotero",
            Self::ZoteroMarkdown => "zotero-markdown",
            Self::Hypothesis => "hypothesis",
            Self::Readwise => "readwise",
            Self::KindleClippings => "kindle",
            Self::KindleNotebook => "kindle-html",
            Self::KindleTable => "kindle-csv",
            Self::Qdpx => "qdpx",
        }
    }

    /// What other exports of the same program tell of a highlight and this format cannot.
    #[must_use]
    pub fn untold(self) -> &'static [Detail] {
        match self {
            Self::ZoteroMarkdown => &[Detail::Tags, Detail::Who, Detail::Color],
            Self::KindleClippings => &[Detail::Color],
            Self::KindleNotebook | Self::KindleTable => &[Detail::Who],
            Self::Zotero | Self::Hypothesis | Self::Readwise | Self::Qdpx => &[],
        }
    }

    /// The format of an export by its content or, where that says nothing, by the name of its file.
    ///
    /// # Errors
    /// What the bytes are instead.
    pub fn recognise(name: &str, bytes: &[u8]) -> Result<Self, Fault> {
        let ends = |ending: &str| name.to_lowercase().ends_with(ending);
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || ends(".qdpx") {
            return Ok(Self::Qdpx);
        }
        let text = decoded(bytes.to_vec()).0.replace('\u{feff}', "");
        let text = text.trim_start();
        if text.is_empty() {
            return Err(none("an empty file"));
        }
        if text.starts_with(['{', '[']) {
            // A page of Markdown may begin with a bracket, too.
            return match value(text) {
                Ok(value) => of_json(&value),
                Err(_) if text.contains("](zotero://") => Ok(Self::ZoteroMarkdown),
                Err(fault) => Err(fault),
            };
        }
        if text.starts_with('<') && text.contains("noteHeading") {
            return Ok(Self::KindleNotebook);
        }
        if text.contains("urn:QDA-XML:project") {
            return Err(none("the XML of a REFI-QDA project alone")
                .help("give the `.qdpx` file, which has the texts too"));
        }
        if text.contains("](zotero://") {
            return Ok(Self::ZoteroMarkdown);
        }
        if kindle::is_clippings(text) {
            return Ok(Self::KindleClippings);
        }
        let first = table::rows(text.lines().next().unwrap_or_default());
        if first.is_ok_and(|rows| rows.first().is_some_and(|(_, row)| readwise::is_header(row))) {
            return Ok(Self::Readwise);
        }
        if kindle::is_table(text) {
            return Ok(Self::KindleTable);
        }
        Err(unknown(name, text))
    }
}

fn of_json(value: &Value) -> Result<Format, Fault> {
    let is_text = |value: &Value, key: &str| value.get(key).is_some_and(Value::is_string);
    let is_zotero = |value: &Value| {
        let data = value.get("data").unwrap_or(value);
        ["itemType", "annotationType", "annotationText"].iter().any(|key| is_text(data, key))
            || data.get("annotations").is_some() && data.get("path").is_some()
    };
    let is_hypothesis = |value: &Value| {
        value.get("target").is_some_and(Value::is_array) && value.get("uri").or(value.get("user")).is_some()
    };
    let counted = value.get("rows").is_some_and(Value::is_array) && value.get("total").is_some();
    let exported =
        value.get("annotations").is_some_and(Value::is_array) && value.get("export_date").is_some();
    if counted || exported || any(value, 0, &is_hypothesis) {
        Ok(Format::Hypothesis)
    } else if any(value, 0, &is_zotero) {
        Ok(Format::Zotero)
    } else if any(value, 0, &|value| is_text(value, "type") && value.get("title").is_some()) {
        Err(none("JSON of works (CSL-JSON)").help("import works with `catena add works`"))
    } else {
        Err(none("JSON of another kind"))
    }
}

/// True if a value, or one of those in its lists near the top, is as wanted.
fn any(value: &Value, depth: usize, wanted: &dyn Fn(&Value) -> bool) -> bool {
    const DEEPEST: usize = 4;
    const LOOKED_AT: usize = 100;
    let inner = |value: &Value| depth < DEEPEST && any(value, depth + 1, wanted);
    match value {
        Value::Array(values) => values.iter().take(LOOKED_AT).any(inner),
        Value::Object(members) => wanted(value) || members.values().take(LOOKED_AT).any(inner),
        _ => false,
    }
}

fn none(found: &str) -> Fault {
    Fault::new("highlights of Zotero, Hypothesis, Readwise, Kindle, a REFI-QDA project or a PDF", found)
        .help("export them as `docs/highlights.md` describes")
}

/// What a text of no known format is, as far as it can be told.
fn unknown(name: &str, text: &str) -> Fault {
    let lower = name.to_lowercase();
    let first = text.lines().next().unwrap_or_default();
    if text.starts_with("%PDF") {
        return Fault::new("an export of another program", "a PDF")
            .help("`catena add excerpts` reads what is marked in it");
    }
    if text.starts_with('@') || text.starts_with("TY  -") {
        return none("a bibliography").help("import works with `catena add works`");
    }
    if text.contains("zotero://") || lower.ends_with(".md") {
        return none("Markdown without links to Zotero").help(
            "from Zotero, export the note with `Include Zotero Links` ticked; from Hypothesis export JSON, from Readwise CSV",
        );
    }
    let fault = none(&format!("text that begins `{}`", super::plain::shortened(first))).on_line(1);
    if lower.ends_with(".csv") {
        return fault.help(
            "in CSV, catena reads what Readwise and Kindle export: keep the first row, which names the columns; from \
             Hypothesis export JSON",
        );
    }
    fault
}
