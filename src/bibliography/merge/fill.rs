//! Fields that an entry lacks, filled in from an import.

use super::differences::Difference;
use crate::bibliography::bibtex::{Dialect, Written, written};
use crate::bibliography::{Entry, Reference, read};
use crate::source::Sources;

/// Fields to be added to an entry.
#[derive(Clone, Debug)]
pub(super) struct Fill {
    fields: Vec<(String, String)>,
}

/// What `here` lacks, of all in which it differs from `there`.
pub(super) fn missing(here: &Reference, there: &Reference, differences: &[Difference]) -> Fill {
    let lacks = |field: &str| differences.iter().any(|found| found.field == field && found.here.is_none());
    let mut more = Reference { kind: here.kind.clone(), ..Reference::default() };
    more.people = there.people.clone().into_iter().filter(|(role, _)| lacks(role)).collect();
    more.truncated = there.truncated.iter().filter(|role| lacks(role)).cloned().collect();
    more.dates = there.dates.clone().into_iter().filter(|(name, _)| lacks(name)).collect();
    more.fields = there.fields.clone().into_iter().filter(|(name, _)| lacks(name)).collect();
    more.latex = there.latex.clone();
    Fill { fields: written(&more, Dialect::Library).fields }
}

/// What is to be inserted, and at which byte of `entry`, the text of one entry, so that it has the fields
/// too; none if it cannot take them, as when a comment ends it.
pub(super) fn insertion(entry: &str, fill: &Fill, break_: &str) -> Option<(usize, String)> {
    let at = entry[..entry.len().checked_sub(1)?].trim_end().len();
    let comma = if entry[..at].ends_with(',') { "" } else { "," };
    let fields = Written { fields: fill.fields.clone(), ..Written::default() };
    let (indent, width) = layout(&entry[..at]);
    let inserted = format!("{comma}{break_}{}", fields.lines(indent, width).join(&format!(",{break_}")));
    let new = format!("{}{inserted}{}", &entry[..at], &entry[at..]);
    let (before, after) = (only(entry)?, only(&new)?);
    let keeps = before.fields.iter().all(|(name, value)| after.fields.get(name) == Some(value));
    (keeps && Reference::of(&before) != Reference::of(&after)).then_some((at, inserted))
}

/// How the last field of an entry that begins a line is indented, and to how many characters its name
/// is filled up.
fn layout(entry: &str) -> (&str, usize) {
    let field = |line: &'_ str| {
        let (before, _) = line.split_once('=')?;
        let name = before.trim();
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        let indent = before.len() - before.trim_start().len();
        is_name.then(|| (indent, before.trim_start().chars().count().saturating_sub(1)))
    };
    let mut lines = entry.lines().skip(1).collect::<Vec<_>>().into_iter().rev();
    let found = lines.find_map(|line| field(line).map(|(indent, width)| (&line[..indent], width)));
    found.unwrap_or(("  ", 0))
}

/// The one entry of a text.
fn only(text: &str) -> Option<Entry> {
    let file = Sources::new().add("", "");
    let mut entries = read(file, text, &mut Vec::new());
    if entries.len() == 1 { entries.pop() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Fill, insertion};

    #[test]
    fn fields_go_to_the_end_of_their_entry() {
        let fill = Fill { fields: vec![("note".to_owned(), "N".to_owned())] };
        for (text, expected) in [
            ("@book{a, title={A}}", Some("@book{a, title={A},\n  note = {N}}")),
            ("@book{a,\n  title = {A},\n}", Some("@book{a,\n  title = {A},\n  note  = {N}\n}")),
            ("@book(a, title={A} )", Some("@book(a, title={A},\n  note = {N} )")),
            ("@book{a,\n\ttitle={A}}", Some("@book{a,\n\ttitle={A},\n\tnote = {N}}")),
            ("@book{a}", Some("@book{a,\n  note = {N}}")),
            ("@book{a, title={A} % last\n}", None),
            ("", None),
        ] {
            let new = insertion(text, &fill, "\n").map(|(at, new)| [&text[..at], &new, &text[at..]].concat());
            assert_eq!(new.as_deref(), expected, "{text}");
        }
    }
}
