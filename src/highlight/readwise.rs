//! Readwise: its CSV, one row a highlight.

use csv::StringRecord;

use super::date::day;
use super::fault::Fault;
use super::identity::hashed;
use super::plain::{note, one_line, quote, some};
use super::table::{Columns, rows};
use super::{Found, Highlight, Hint, Tool};

/// Reads a table.
///
/// # Errors
/// Where it has no such columns.
pub(super) fn read(text: &str) -> Result<Found, Fault> {
    let rows = rows(text)?;
    let Some(((line, names), rows)) = rows.split_first() else {
        return Err(Fault::new("a table in CSV", "nothing"));
    };
    let columns = Columns::of(names);
    if !is_header(names) {
        let found = names.iter().next().unwrap_or_default();
        return Err(Fault::new(
            "a first row with the columns `Highlight` and `Book Title`",
            format!("`{}`", super::plain::shortened(found)),
        )
        .on_line(*line)
        .help("export all highlights as CSV in Readwise"));
    }
    let mut found = Found::default();
    for (line, row) in rows {
        if row.len() < names.len() {
            // Without its place and its day it would be another one than the same highlight of a whole export.
            let why = format!("it has {} of {} columns: the export may be cut off", row.len(), names.len());
            found.skip("row", Some(*line), why);
            continue;
        }
        match highlight(&columns, row) {
            Some(highlight) => found.highlights.push(highlight),
            None => found.skip("row", Some(*line), "it has neither highlight nor note"),
        }
    }
    Ok(found)
}

/// True of a first row of Readwise's.
pub(super) fn is_header(names: &StringRecord) -> bool {
    let columns = Columns::of(names);
    columns.has("highlight") && (columns.has("book title") || columns.has("title"))
}

fn highlight(columns: &Columns, row: &StringRecord) -> Option<Highlight> {
    let get = |names: &[&str]| columns.get(row, names);
    let title = some(get(&["book title", "title"]));
    let author = get(&["book author", "author"]);
    let (kind, at) = (get(&["location type"]), get(&["location"]));
    let words = quote(get(&["highlight"]));
    let own = note(get(&["note"]));
    let text = words.as_ref().or(own.as_ref())?;
    let id = hashed(&[title.as_deref().unwrap_or_default(), kind, at, text]);
    let work = Hint {
        title,
        authors: authors(author),
        isbn: some(get(&["amazon book id"])).filter(|id| is_isbn(id)),
        url: some(get(&["url", "source url"])),
        ..Hint::default()
    };
    let mut highlight = Highlight::new(Tool::Readwise, id, work);
    (highlight.quote, highlight.note) = (words, own);
    for tag in get(&["tags"]).split(',') {
        highlight.tag(tag);
    }
    highlight.place = some(at).and_then(|at| match kind.to_lowercase().as_str() {
        "page" => Some(format!("p. {at}")),
        // What only Readwise counts.
        "order" | "offset" | "none" => None,
        "" => Some(at),
        kind => Some(format!("{kind} {at}")),
    });
    highlight.on = day(get(&["highlighted at", "date"]));
    highlight.color = some(get(&["color"])).map(|color| color.to_lowercase());
    Some(highlight)
}

/// Names joined by `and`, `&` or `;`, and by commas where each has a given name before its family name.
fn authors(text: &str) -> Vec<String> {
    let text = text.replace(" & ", ";").replace(", and ", ";").replace(" and ", ";");
    let all_whole = text.split([';', ',']).all(|name| name.split_whitespace().count() > 1);
    let names: Vec<&str> =
        if all_whole { text.split([';', ',']).collect() } else { text.split(';').collect() };
    names.into_iter().map(one_line).filter(|name| !name.is_empty()).collect()
}

/// True of what Amazon has as the number of a printed book; those of e-books begin with a letter.
fn is_isbn(id: &str) -> bool {
    id.len() == 10 && id.bytes().take(9).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{authors, read};

    #[test]
    fn a_row_that_is_cut_off_is_no_highlight() {
        let text = "Highlight,Book Title,Location,Tags\none,Title,5,\ntwo,Title\n\"three";
        let Ok(found) = read(text) else { unreachable!("it has the columns") };
        assert_eq!(found.highlights.len(), 1);
        let lines: Vec<_> = found.skipped.iter().map(|one| (one.line, one.why.as_str())).collect();
        let why = ["it has 2 of 4 columns", "it has 1 of 4 columns"]
            .map(|why| format!("{why}: the export may be cut off"));
        assert_eq!(lines, [(Some(3), why[0].as_str()), (Some(4), why[1].as_str())]);
    }

    #[test]
    fn authors_are_divided() {
        for (text, wanted) in [
            ("Adam Tooze", vec!["Adam Tooze"]),
            ("Kotkin, Stephen", vec!["Kotkin, Stephen"]),
            ("Ann Roe, Bo Doe, and Cy Poe", vec!["Ann Roe", "Bo Doe", "Cy Poe"]),
            ("Roe, Ann; Doe, Bo", vec!["Roe, Ann", "Doe, Bo"]),
            ("nytimes.com", vec!["nytimes.com"]),
            ("", vec![]),
        ] {
            assert_eq!(authors(text), wanted, "{text}");
        }
    }
}
