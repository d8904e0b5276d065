//! Writes documents as canonical text: one order of fields, one alignment, one way to break lines.
//!
//! Reading what is printed gives the same document, apart from places; printing that again gives
//! the same text.

use unicode_width::UnicodeWidthStr;

use crate::annotation::ast::{Body, Citation, Document, Field, Head, Item, Record, Value};
use crate::annotation::lenient::closing;
use crate::annotation::list::{AND, WHEN};
use crate::annotation::locator::{Range, quoted};
use crate::annotation::parse::{is_id, reads_as};
use crate::source::Spanned;

/// Lines are broken before this column where they can be.
const WIDTH: usize = 100;
const INDENT: usize = 2;

/// The order of fields in a record. Relations, and names that the language does not know, stand
/// between `broader` and `stated`, in the order in which they were written.
const ORDER: [&str; 49] = [
    "plural",
    "inverse",
    "affirmable",
    "name",
    "text",
    "aka",
    "read",
    "in",
    "notes",
    "lists",
    "from",
    "to",
    "implies",
    "against",
    "contradicts",
    "spreads",
    "transitive",
    "symmetric",
    "rests",
    "cito",
    "skos",
    "premises",
    "concludes",
    "scheme",
    "at",
    "by",
    "via",
    "quote",
    "about",
    "tags",
    "says",
    "when",
    "force",
    "same-as",
    "broader",
    RELATIONS,
    "stated",
    "as",
    "for",
    "named",
    "is",
    "with",
    "reads",
    "note",
    "marked",
    "done",
    "imported",
    "allow",
    "was",
];
const RELATIONS: &str = "";

/// The names of the language's own fields.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    ORDER.into_iter().filter(|name| *name != RELATIONS)
}

/// The canonical text of a document. Records that could not be read keep their lines.
#[must_use]
pub fn print(document: &Document) -> String {
    let mut out = String::new();
    let mut last: Option<&Item> = None;
    for item in &document.items {
        let tight = item.before.is_empty() && last.is_some_and(is_one_line);
        if last.is_some() && !tight {
            out.push('\n');
        }
        remarks(&mut out, &item.before, true);
        match &item.body {
            Body::Record(record) => print_record(&mut out, record),
            Body::Broken { text, .. } => {
                out.push_str(text);
                out.push('\n');
            }
        }
        last = Some(item);
    }
    if document.after.iter().any(Option::is_some) {
        if last.is_some() {
            out.push('\n');
        }
        remarks(&mut out, &document.after, false);
    }
    out
}

fn is_one_line(item: &Item) -> bool {
    matches!(&item.body, Body::Record(record) if record.fields.is_empty() && record.after.is_empty())
}

/// Comments with single blank lines between their blocks, and after them if they had one.
fn remarks(out: &mut String, lines: &[Option<String>], record_follows: bool) {
    let mut blank = false;
    let mut any = false;
    for line in lines {
        match line {
            Some(comment) => {
                if blank && any {
                    out.push('\n');
                }
                out.push_str(comment);
                out.push('\n');
                any = true;
                blank = false;
            }
            None => blank = true,
        }
    }
    if any && blank && record_follows {
        out.push('\n');
    }
}

/// The canonical text of one record.
pub(crate) fn print_record(out: &mut String, record: &Record) {
    out.push_str(&written_head(&record.head));
    out.push('\n');
    let column = value_column(&record.fields);
    let mut fields: Vec<&Field> = record.fields.iter().collect();
    fields.sort_by_key(|field| rank(&field.name.value));
    for field in fields {
        print_field(out, field, column);
    }
    comments(out, &record.after);
}

/// How many columns after the indentation the values of these fields begin.
pub(crate) fn value_column<'f>(fields: impl IntoIterator<Item = &'f Field>) -> usize {
    fields.into_iter().map(|field| field.name.value.width()).max().unwrap_or(0) + 2
}

/// A field with the comments above it, its value beginning `column` columns after the indentation.
pub(crate) fn print_field(out: &mut String, field: &Field, column: usize) {
    comments(out, &field.comments);
    let name = &field.name.value;
    out.extend(std::iter::repeat_n(' ', INDENT));
    out.push_str(name);
    out.extend(std::iter::repeat_n(' ', column.saturating_sub(name.width())));
    fill(out, &pieces(&field.value, Spanned::written), INDENT + column);
    out.push('\n');
}

/// Comments within a record, a line each.
pub(crate) fn comments(out: &mut String, lines: &[String]) {
    for line in lines {
        out.extend(std::iter::repeat_n(' ', INDENT));
        out.push_str(line);
        out.push('\n');
    }
}

/// The place of a field among the others of a record.
pub(crate) fn rank(name: &str) -> usize {
    let place = |wanted| ORDER.iter().position(|name| *name == wanted);
    place(name).or_else(|| place(RELATIONS)).unwrap_or(ORDER.len())
}

/// The first line of a record.
#[must_use]
pub fn print_head(head: &Head) -> String {
    match head {
        Head::Kind(id) => format!("kind {}", id.value),
        Head::Intent(id) => format!("intent {}", id.value),
        Head::Scheme(id) => format!("scheme {}", id.value),
        Head::Relation(id) => format!("relation {}", id.value),
        Head::Work(key) => format!("work {}", key.value),
        Head::Scholar(id) => format!("scholar {}", id.value),
        Head::Claim(id) => format!("claim {}", id.value),
        Head::Argument(id) => format!("argument {}", id.value),
        Head::Excerpt(id) => format!("excerpt {}", id.value),
        Head::Topic { kind, id, label: Some(label) } => {
            format!("{} {} {}", kind.value, id.value, quoted(&label.value))
        }
        Head::Topic { kind, id, label: None } => format!("{} {}", kind.value, id.value),
        Head::Cite { from, to } => {
            let to = to.as_ref().map_or_else(|| "none".to_owned(), citation);
            format!("cite {} -> {to}", citation(from))
        }
        Head::Query { id, question } => format!("query {} {}", id.value, quoted(&question.value)),
        Head::Expect(question) => format!("expect {}", quoted(&question.value)),
    }
}

/// The first line of a record as it is written where its work is known: without that work's key.
#[must_use]
pub fn written_head(head: &Head) -> String {
    match head {
        Head::Claim(id) => format!("claim {}", id.written()),
        Head::Argument(id) => format!("argument {}", id.written()),
        Head::Excerpt(id) => format!("excerpt {}", id.written()),
        Head::Cite { from, to } if from.key.omitted > 0 => {
            let to = to.as_ref().map_or_else(|| "none".to_owned(), citation);
            let place = from.locator.to_string();
            let gap = if place.is_empty() { "" } else { " " };
            format!("cite {place}{gap}-> {to}")
        }
        other => print_head(other),
    }
}

fn citation(citation: &Citation) -> String {
    let key = &citation.key.value;
    // `n.i` is a key, and would be read as a note.
    let key = if reads_as("via", key) { id_or_quoted(key) } else { quoted(key) };
    if citation.locator.is_empty() { key } else { format!("{key} {}", citation.locator) }
}

/// An id or key, or the words of a label: those with signs of the language in quotes.
fn id_or_quoted(text: &str) -> String {
    let is_word = |word: &str| is_id(word) && !word.is_empty();
    if text.split(' ').all(is_word) { text.to_owned() } else { quoted(text) }
}

/// A value on one line.
#[must_use]
pub fn print_value(value: &Value) -> String {
    pieces(value, Spanned::as_str).join(" ")
}

/// The parts of a value between which a line may be broken; `part` is what is written of an id.
fn pieces(value: &Value, part: impl Fn(&Spanned<String>) -> &str) -> Vec<String> {
    let listed = |items: Vec<String>| {
        let last = items.len().saturating_sub(1);
        items.into_iter().enumerate().map(|(at, item)| if at < last { item + "," } else { item }).collect()
    };
    match value {
        Value::Prose(text) => text.value.split_ascii_whitespace().map(str::to_owned).collect(),
        Value::Names(names) => listed(names.iter().map(|name| bare_or_quoted(&name.value)).collect()),
        Value::Refs(refs) => listed(refs.iter().map(|id| id_or_quoted(part(id))).collect()),
        Value::Citation(place) => vec![citation(place)],
        Value::Locator(locator) => vec![locator.value.to_string()],
        Value::Quote(text) => vec![quoted(&text.value)],
        Value::Numbers(ranges) => listed(ranges.value.iter().map(Range::to_string).collect()),
        Value::Allow(allow) => vec![format!("{} {}", allow.code.value, quoted(&allow.reason.value))],
        Value::Statement(said) => {
            let mut words: Vec<String> = said.words.iter().map(|word| one_word(&word.value)).collect();
            for (at, topic) in said.when.iter().enumerate() {
                words.push(if at == 0 { WHEN } else { AND }.to_owned());
                words.push(one_word(&topic.value));
            }
            words
        }
        Value::Said(words) => words.iter().fold(Vec::new(), |mut pieces, word| {
            match pieces.last_mut() {
                Some(last) if word.value == "," => last.push(','),
                _ => pieces.push(one_word(&word.value)),
            }
            pieces
        }),
        Value::Unread => Vec::new(),
    }
}

/// A word of a statement: an id, or a label in quotes.
fn one_word(text: &str) -> String {
    if text.contains([' ', ',', '"']) || text.is_empty() { quoted(text) } else { text.to_owned() }
}

fn bare_or_quoted(name: &str) -> String {
    let folded = name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let bare = folded == name
        && name.trim() == name
        && !name.is_empty()
        && !name.starts_with('#')
        && !name.starts_with(|c| closing(c).is_some());
    if bare && !name.contains([',', '\r', '\n']) { name.to_owned() } else { quoted(name) }
}

/// Writes words onto lines of at most [`WIDTH`] columns, continued at column `indent`. A word that
/// would make a line a comment stays on the line before.
fn fill(out: &mut String, words: &[String], indent: usize) {
    let mut column = indent;
    for (at, word) in words.iter().enumerate() {
        let width = word.width();
        if at > 0 {
            if column + 1 + width > WIDTH && !word.starts_with('#') {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str(word);
        column += width;
    }
}
