//! Where entries name others.

use super::raw::{Keys, entry};
use super::split::split;
use crate::diagnostic::Bound;
use crate::source::{FileId, Span, Spanned};

/// The fields that hold keys of other entries, several joined by commas.
const FIELDS: [&str; 6] = ["crossref", "entryset", "related", "set", "xdata", "xref"];

/// The keys by which entries of `text`, which is `file`, name one another, each with its place. Keys
/// that an abbreviation stands for are not among them.
#[must_use]
pub fn mentions(file: FileId, text: &str) -> Vec<Spanned<String>> {
    let pieces = split(file, text, &mut Vec::new(), &mut Bound::default()).pieces;
    let entries = pieces.iter().filter(|piece| piece.kind != "string");
    let fields =
        entries.filter_map(|piece| entry(file, text, piece, Keys::Needed).ok()).flat_map(|raw| raw.fields);
    let named = fields.filter(|field| FIELDS.contains(&field.name.as_str()));
    let mut found = Vec::new();
    for part in named.flat_map(|field| field.parts).filter(|part| !part.is_name) {
        let mut start = part.span.range().start;
        for piece in part.text.split(',') {
            let key = piece.trim();
            if !key.is_empty() {
                let at = start + piece.len() - piece.trim_start().len();
                found.push(Spanned::new(key.to_owned(), Span::new(file, at, at + key.len())));
            }
            start += piece.len() + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use crate::source::Sources;

    #[test]
    fn keys_are_found_where_they_stand() {
        let text = "@string{s = {a}}\n@book{a, title = {crossref = {b}}}\n\
                    @inbook{b, crossref = {a}, xdata = \"c, d:e\", related={ f },}";
        let mut sources = Sources::new();
        let file = sources.add("a.bib", text);
        let found = mentions(file, text);
        let keys: Vec<&str> = found.iter().map(|key| key.as_str()).collect();
        assert_eq!(keys, ["a", "c", "d:e", "f"]);
        assert!(found.iter().all(|key| sources.text(key.span) == key.value));
    }
}
