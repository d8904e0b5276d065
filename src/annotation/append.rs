//! More records in a file.

use crate::annotation::ast::Body;
use crate::annotation::parse::parse;
use crate::source::Sources;

/// `text` with `record`, which is canonical, or several records, at its end: a blank line before, unless both the
/// first of them and the one before are a line each; lines end as they do in the file. Nothing else of the text changes.
#[must_use]
pub fn append(text: &str, record: &str) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = text.to_owned();
    if !out.is_empty() && !out.ends_with('\n') {
        out += line_end;
    }
    let is_line = !record.starts_with('#') && record.lines().nth(1).is_none_or(|next| !next.starts_with(' '));
    let tight = is_line && ends_in_a_line(text);
    if !out.trim().is_empty() && !tight && !out.ends_with(&format!("{line_end}{line_end}")) {
        out += line_end;
    }
    for line in record.lines() {
        out += line;
        out += line_end;
    }
    out
}

/// True if the last thing in a file is a record of a single line.
fn ends_in_a_line(text: &str) -> bool {
    let mut sources = Sources::new();
    let file = sources.add("", text);
    let document = parse(file, text, &mut Vec::new());
    let is_line = |body: &Body| matches!(body, Body::Record(record) if record.fields.is_empty() && record.after.is_empty());
    document.after.is_empty() && document.items.last().is_some_and(|item| is_line(&item.body))
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn a_record_is_set_off_as_the_formatter_would() {
        for (text, record, expected) in [
            ("", "concept a\n", "concept a\n"),
            ("concept a\n", "concept b\n", "concept a\nconcept b\n"),
            ("concept a", "concept b\n  text  B.\n", "concept a\n\nconcept b\n  text  B.\n"),
            ("concept a\n  text  A.\n", "concept b\n", "concept a\n  text  A.\n\nconcept b\n"),
            ("concept a\n\n", "concept b\n  text  B.\n", "concept a\n\nconcept b\n  text  B.\n"),
            ("# why\n", "concept b\n", "# why\n\nconcept b\n"),
            ("concept a\r\n", "concept b\n  text  B.\n", "concept a\r\n\r\nconcept b\r\n  text  B.\r\n"),
        ] {
            assert_eq!(append(text, record), expected);
        }
    }
}
