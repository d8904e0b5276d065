//! What is lost with a text that could not be read. Whatever names it would be reported too, and one
//! fault must not look like many.

use std::collections::BTreeSet;

use crate::annotation::{Body, Document, conflict, is_conflict_mark};
use crate::bibliography::Entry;
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

/// The ids that the broken records of a document seem to declare.
pub(super) fn ids(document: &Document) -> impl Iterator<Item = String> {
    let broken = document.items.iter().filter_map(|item| match &item.body {
        Body::Broken { ids, .. } => Some(ids.as_slice()),
        Body::Record(_) => None,
    });
    broken.flatten().cloned()
}

/// The keys that stand after `@word{` in a bibliography and are not those of `entries`.
pub(super) fn keys(text: &str, entries: &[Entry]) -> BTreeSet<String> {
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let key = |after: &str| {
        let bracket = after.trim_start_matches(|c: char| c.is_alphanumeric() || c == ' ');
        let key = bracket.strip_prefix(['{', '('])?.trim_start();
        let end = key.find(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | '"' | '=' | '@'));
        Some(key[..end.unwrap_or(key.len())].to_owned())
    };
    let found = text.split('@').skip(1).filter_map(key);
    found.filter(|key| !key.is_empty() && !known.contains(key.as_str())).collect()
}

/// Reports the conflicts that git left in a bibliography, in place of whatever else is wrong within
/// them.
pub(super) fn conflicts(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut places: Vec<Span> = Vec::new();
    let (mut start, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if is_conflict_mark(content) {
            let span = Span::new(file, start, start + content.len());
            match places.last_mut() {
                Some(place) if open => *place = place.to(span),
                _ if content.starts_with('<') => places.push(span),
                // Between entries anything may stand.
                _ => {}
            }
            open = !content.starts_with('>') && (open || content.starts_with('<'));
        }
        start += line.len();
    }
    let within = |span: Span| places.iter().any(|place| (place.start..place.end).contains(&span.start));
    diagnostics.retain(|diagnostic| {
        let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        diagnostic.code == Code::BibValue || !labels.into_iter().any(|label| within(label.span))
    });
    let (mut found, mut bound) = (Vec::new(), Bound::default());
    for place in places {
        let length = text[place.range()].find(['\r', '\n']).unwrap_or(place.range().len());
        found.push(conflict(Span::new(file, place.start as usize, place.start as usize + length)));
        bound.keep(&mut found);
    }
    bound.finish(&mut found);
    diagnostics.extend(found);
}
