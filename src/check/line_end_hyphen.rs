//! Hyphens that a line's end left in a quote: `co- operation`.

use std::collections::BTreeSet;

use crate::annotation::Value;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::session::Session;
use crate::source::Span;

/// Words before which a hyphen stands for the rest of a word that comes later: `long- and short-term`.
const JOINING: [&str; 12] = ["and", "or", "nor", "to", "but", "und", "oder", "bis", "et", "ou", "y", "o"];

/// A hyphen within a quote, with blanks or a line's end behind it.
struct Found<'t> {
    span: Span,
    before: &'t str,
    after: &'t str,
}

/// Each hyphen that seems to be of a line's end, with the word that the corpus knows.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let sources = session.sources();
    let records = session.corpus().documents.iter().flat_map(|(_, document)| document.records());
    let quotes = records.flat_map(|record| &record.fields).filter_map(|field| match &field.value {
        Value::Quote(quote) if field.name.value == "quote" => Some(quote.span),
        _ => None,
    });
    let found: Vec<Found<'_>> = quotes.flat_map(|span| hyphens(span, sources.text(span))).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let words = words(session);
    found.iter().map(|found| report(found, &words)).collect()
}

fn hyphens(span: Span, text: &str) -> Vec<Found<'_>> {
    let is_part = |c: char| c.is_alphabetic();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('-') {
        let (left, right) = (&text[..at], &text[at + 1..]);
        let word = right.trim_start();
        let gap = right.len() - word.len();
        let start = left
            .rfind(|c: char| !is_part(c))
            .map_or(0, |end| end + left[end..].chars().next().map_or(0, char::len_utf8));
        let end = word.find(|c: char| !is_part(c)).unwrap_or(word.len());
        let (before, after) = (&left[start..], &word[..end]);
        if gap == 0 || before.is_empty() || !after.starts_with(char::is_lowercase) || JOINING.contains(&after)
        {
            continue;
        }
        let from = span.start as usize + start;
        let upto = span.start as usize + at + 1 + gap + end;
        found.push(Found { span: Span::new(span.file, from, upto), before, after });
    }
    found
}

/// The words of a corpus, in small letters: those with a hyphen in them whole.
fn words(session: &Session) -> BTreeSet<String> {
    let texts = session.sources().iter().map(|(_, source)| source.text.to_lowercase());
    let split = |text: String| {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        words.map(|word| word.trim_matches('-').to_owned()).collect::<Vec<_>>()
    };
    texts.flat_map(split).filter(|word| !word.is_empty()).collect()
}

fn report(found: &Found<'_>, words: &BTreeSet<String>) -> Diagnostic {
    let Found { span, before, after } = found;
    let (joined, hyphened) = (format!("{before}{after}"), format!("{before}-{after}"));
    let is_known = |word: &str| words.contains(&word.to_lowercase());
    let message = format!("`{before}- {after}` seems to have its hyphen from a line's end");
    let diagnostic = Diagnostic::new(Code::LineEndHyphen, *span, message);
    let word = match (is_known(&joined), is_known(&hyphened)) {
        (true, false) => joined,
        (false, true) => hyphened,
        _ => {
            return diagnostic.help(format!("write `{joined}` or `{hyphened}`, as the work prints it"));
        }
    };
    let mut diagnostic = diagnostic.help(format!("the corpus has `{word}` elsewhere"));
    diagnostic.fix = Some(Fix { span: *span, replacement: word });
    diagnostic
}
