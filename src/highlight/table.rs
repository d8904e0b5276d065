//! What the readers of CSV have in common.

use csv::{ReaderBuilder, StringRecord};

use super::fault::Fault;

/// The rows of a table with the line on which each begins. Rows may differ in length.
///
/// # Errors
/// Where it is no CSV.
pub(super) fn rows(text: &str) -> Result<Vec<(usize, StringRecord)>, Fault> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| Fault::new("a table in CSV", error.to_string()))?;
        let line = row.position().map_or(0, csv::Position::line);
        rows.push((usize::try_from(line).unwrap_or(usize::MAX), row));
    }
    Ok(rows)
}

/// The columns of a table, found by name.
pub(super) struct Columns(Vec<String>);

impl Columns {
    /// The columns that a row names.
    pub(super) fn of(row: &StringRecord) -> Self {
        Self(row.iter().map(|name| name.trim().to_lowercase()).collect())
    }

    /// True if there is a column of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|known| known == name)
    }

    /// What a row has in the first of these columns that exists; empty if none does.
    pub(super) fn get<'r>(&self, row: &'r StringRecord, names: &[&str]) -> &'r str {
        let at = names.iter().find_map(|name| self.0.iter().position(|known| known == name));
        at.and_then(|at| row.get(at)).unwrap_or_default().trim()
    }
}
