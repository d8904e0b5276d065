//! Highlights and notes of other programs: bytes of an export in, [`Highlight`]s out.

use std::fmt;

use serde_json::Value;

/// A passage that a reader marked in another program, with what they wrote beside it. It has a quote, a note, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// Which it is, among all of its program.
    pub source: Source,
    /// What is said of the work that it is in.
    pub work: Hint,
    /// The words that are marked, on one line.
    pub quote: Option<String>,
    /// What the reader wrote, as plain text that may have several lines.
    pub note: Option<String>,
    /// What the reader tagged or coded it with, in the program's order; none twice.
    pub tags: Vec<String>,
    /// Where it is: `p. 9`, `location 1406-1407`, or as the program writes it.
    pub place: Option<String>,
    /// Who marked it, as the program calls them.
    pub by: Option<String>,
    /// The day on which it was marked, `YYYY-MM-DD`.
    pub on: Option<String>,
    /// Its colour: a name, or `#rrggbb`.
    pub color: Option<String>,
}

/// What identifies a highlight. Exporting again, or changing note, tags or colour, changes neither part.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The program.
    pub tool: Tool,
    /// The program's own id or, where it gives none, a hash of work, place and words.
    pub id: String,
}

/// A program, or a standard that several programs write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// Zotero.
    #[default]
    Zotero,
    /// Hypothesis.
    Hypothesis,
    /// Readwise.
    Readwise,
    /// Amazon's Kindle.
    Kindle,
    /// REFI-QDA, the exchange format of NVivo, ATLAS.ti, MAXQDA and others.
    Qdpx,
}

/// What an export says of a work; any part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// Its citation key.
    pub key: Option<String>,
    /// Its DOI, in small letters, without an address before it.
    pub doi: Option<String>,
    /// Its ISBN, as written.
    pub isbn: Option<String>,
    /// Its title, or the name of its document.
    pub title: Option<String>,
    /// Its authors: `Family, Given` where the program tells the parts apart, otherwise as written, or family names alone.
    pub authors: Vec<String>,
    /// Its year.
    pub year: Option<i32>,
    /// Its address.
    pub url: Option<String>,
    /// The path or name of its file; in Zotero's storage, `storage/KEY/NAME` or `storage/KEY`.
    pub file: Option<String>,
}

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The highlights, in the order of the export. No two have the same [`Source`].
    pub highlights: Vec<Highlight>,
    /// What was not made a highlight, in the order of the export.
    pub skipped: Vec<Skipped>,
}

/// Something of an export that became no highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// What it is: `bookmark at location 12`.
    pub what: String,
    /// Its line in the export, from 1, where that is text.
    pub line: Option<usize>,
    /// Why, as a phrase to follow a colon.
    pub why: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.why)
    }
}

/// Why bytes cannot be read as an export. Shown as one phrase: `expected A, found B`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What was expected: `a row of column names`.
    pub expected: String,
    /// What was found instead.
    pub found: String,
    /// The line on which it was found, from 1, where the export is text.
    pub line: Option<usize>,
    /// What helps, as a phrase that begins with a verb; may be empty.
    pub help: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

/// Reads the annotations of Hypothesis as its interface gives them.
///
/// # Errors
/// What was expected, and what the bytes are instead.
pub fn read(_name: &str, bytes: &[u8]) -> Result<Reading, Fault> {
    let expected = |found: &str| Fault {
        expected: "annotations of Hypothesis".to_owned(),
        found: found.to_owned(),
        line: None,
        help: String::new(),
    };
    let json: Value = serde_json::from_slice(bytes).map_err(|_| expected("no JSON"))?;
    let rows = json["rows"].as_array().ok_or_else(|| expected("JSON without `rows`"))?;
    Ok(Reading { highlights: rows.iter().map(highlight).collect(), skipped: Vec::new() })
}

fn highlight(row: &Value) -> Highlight {
    let text = |of: &Value, name: &str| of[name].as_str().map(str::to_owned);
    let list = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let selectors: Vec<Value> =
        list(row, "target").iter().flat_map(|target| list(target, "selector")).collect();
    let label = selectors.iter().find_map(|selector| text(selector, "label"));
    let user = text(row, "user").unwrap_or_default();
    let user = user.trim_start_matches("acct:").split('@').next().unwrap_or_default().to_owned();
    let tags = list(row, "tags");
    Highlight {
        source: Source { tool: Tool::Hypothesis, id: text(row, "id").unwrap_or_default() },
        work: Hint { title: row["document"]["title"][0].as_str().map(str::to_owned), ..Hint::default() },
        quote: selectors.iter().find_map(|selector| text(selector, "exact")),
        note: text(row, "text").filter(|text| !text.is_empty()),
        tags: tags.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        place: label.map(|label| format!("p. {label}")),
        by: Some(user).filter(|user| !user.is_empty()),
        on: text(row, "created").and_then(|on| on.get(..10).map(str::to_owned)),
        color: None,
    }
}
