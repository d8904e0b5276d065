//! Where the entries and fields of a bibliography stand: for what changes some of its bytes and must
//! leave the others alone.

use std::ops::Range;

use super::raw::{Keys, RawField, entry, strings};
use super::split::split;
use crate::diagnostic::Bound;
use crate::source::{FileId, Sources};

/// An entry, or an `@string`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its type in lower case: `book`, `string`, …
    pub kind: String,
    /// Its key; of an `@string` the names that it defines, joined by blanks.
    pub key: String,
    /// From the `@` to one past the closing bracket.
    pub range: Range<usize>,
    /// One past the key; of an `@string` one past the opening bracket.
    pub head_end: usize,
    /// Its fields in order.
    pub fields: Vec<FieldOutline>,
}

/// A field as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldOutline {
    /// Its name in lower case.
    pub name: String,
    /// From the name to the end of the value, braces or quotes included.
    pub range: Range<usize>,
}

/// The entries and `@string`s of a text, in order. What stands between them, `@comment` and `@preamble`
/// included, is in none of them.
///
/// # Errors
/// The line, from 1, of the first fault, and what it is.
pub fn outline(text: &str) -> Result<Vec<Outline>, String> {
    let mut sources = Sources::new();
    let file = sources.add("text", text);
    let mut faults = Vec::new();
    let pieces = split(file, text, &mut faults, &mut Bound::default()).pieces;
    let mut found = Vec::new();
    for piece in &pieces {
        let opening = piece.range.start + piece.skeleton.find('{').unwrap_or_default();
        let read = if piece.kind == "string" {
            strings(file, text, piece).map(|fields| {
                let names: Vec<&str> = fields.iter().map(|field| field.name.value.as_str()).collect();
                (names.join(" "), opening + 1, outlines(text, &fields))
            })
        } else {
            entry(file, text, piece, Keys::Needed)
                .map(|raw| (raw.key.value, raw.key.span.range().end, outlines(text, &raw.fields)))
        };
        match read {
            Ok((key, head_end, fields)) => found.push(Outline {
                kind: piece.kind.clone(),
                key,
                range: piece.range.clone(),
                head_end,
                fields,
            }),
            Err(fault) => faults.push(*fault),
        }
    }
    match faults.first() {
        Some(fault) => {
            Err(format!("line {}: {}", line(&sources, file, fault.primary.span.start), fault.message))
        }
        None => Ok(found),
    }
}

fn line(sources: &Sources, file: FileId, at: u32) -> u32 {
    sources.file(file).line_column(at).line
}

fn outlines(text: &str, fields: &[RawField<'_>]) -> Vec<FieldOutline> {
    let outline = |field: &RawField<'_>| {
        let end = field.span().range().end;
        // A text in braces or quotes is given without them, a number has none.
        let is_enclosed = field
            .parts
            .last()
            .is_some_and(|last| !last.is_name && text[..last.span.range().start].ends_with(['{', '"']));
        let start = field.name.span.range().start;
        FieldOutline { name: field.name.value.clone(), range: start..end + usize::from(is_enclosed) }
    };
    fields.iter().map(outline).collect()
}

#[cfg(test)]
mod tests {
    use super::{Outline, outline};

    #[test]
    fn fields_stand_from_name_to_closing_bracket() {
        let text = "% top\n@string{up = {University Press}}\n@Book{a1,\n  title = {A {B} c},\n  \
                    publisher = \"X \" # up, year = 1997}\n@misc{b2}\n";
        let shown = |entry: &Outline| {
            let fields = entry.fields.iter().map(|field| &text[field.range.clone()]);
            format!("{} {}: {}", entry.kind, entry.key, fields.collect::<Vec<_>>().join(" | "))
        };
        let expected = [
            "string up: up = {University Press}",
            "book a1: title = {A {B} c} | publisher = \"X \" # up | year = 1997",
            "misc b2: ",
        ];
        let found = outline(text).map(|found| found.iter().map(shown).collect::<Vec<_>>());
        assert_eq!(found, Ok(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let fault = outline("@book{a, title = {x}}\n@book{b,\n  title {x}\n}\n").err().unwrap_or_default();
        assert!(fault.starts_with("line 3: "), "{fault}");
    }
}
