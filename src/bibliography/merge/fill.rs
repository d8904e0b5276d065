//! Fields that an entry lacks, filled in from an import.

use super::differences::Difference;
use crate::bibliography::bibtex::{Dialect, Written, written};
use crate::bibliography::{Entry, Reference, read};
use crate::source::FileId;

/// Fields to be added to an entry.
#[derive(Clone, Debug)]
pub(super) struct Fill {
    /// The entry's key.
    pub(super) key: String,
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
    Fill { key: here.key.clone(), fields: written(&more, Dialect::BibTeX).fields }
}

/// The text with the fields added at the end of their entry; none if the entry cannot take them, as
/// when a comment ends it, or is not in this text.
pub(super) fn filled(file: FileId, text: &str, fill: &Fill, break_: &str) -> Option<String> {
    let before = entries(file, text);
    let entry = before.iter().find(|entry| entry.key.value == fill.key)?;
    let closing = entry.span.range().end.checked_sub(1)?;
    let end = text[..closing].trim_end().len();
    let comma = if text[..end].ends_with(',') { "" } else { "," };
    let fields =
        Written { fields: fill.fields.clone(), ..Written::default() }.lines().join(&format!(",{break_}"));
    let new = format!("{}{comma}{break_}{fields}{}", &text[..end], &text[end..]);
    let after = entries(file, &new);
    // Nothing else may have changed, and nothing that was there.
    let keeps = |(old, new): (&Entry, &Entry)| {
        old.key.value == new.key.value
            && old.fields.iter().all(|(name, value)| new.fields.get(name) == Some(value))
            && (old.key.value == fill.key || old.fields.len() == new.fields.len() || old.host.is_some())
    };
    let grew = |old: &Entry, new: &Entry| Reference::of(new) != Reference::of(old);
    let changed = after.iter().find(|again| again.key.value == fill.key)?;
    (before.len() == after.len() && before.iter().zip(&after).all(keeps) && grew(entry, changed))
        .then_some(new)
}

fn entries(file: FileId, text: &str) -> Vec<Entry> {
    read(file, text, &mut Vec::new())
}

#[cfg(test)]
mod tests {
    use super::{Fill, filled};
    use crate::source::Sources;

    #[test]
    fn fields_go_to_the_end_of_their_entry() {
        let fill = Fill { key: "a".to_owned(), fields: vec![("note".to_owned(), "N".to_owned())] };
        let file = Sources::new().add("", "");
        for (text, expected) in [
            ("@book{a, title={A}}", Some("@book{a, title={A},\n  note = {N}}")),
            ("@book{a,\n  title = {A},\n}\n", Some("@book{a,\n  title = {A},\n  note = {N}\n}\n")),
            ("@book(a, title={A} )", Some("@book(a, title={A},\n  note = {N} )")),
            ("@book{a}", Some("@book{a,\n  note = {N}}")),
            ("@book{a, title={A} % last\n}", None),
            ("@book{b, title={B}}", None),
        ] {
            assert_eq!(filled(file, text, &fill, "\n").as_deref(), expected, "{text}");
        }
    }
}
