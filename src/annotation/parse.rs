//! Reads a file of annotations: pest for each head and each field, a diagnostic for each fault.

mod field;
mod head;
mod key;
mod place;
mod reader;

use pest_derive::Parser;

use crate::annotation::ast::{Body, Document, Head, Item, Record, Rest};
use crate::annotation::cut::{Piece, cut};
use crate::annotation::parse::field::field;
use crate::annotation::parse::reader::Reader;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span};

pub(crate) use crate::annotation::parse::field::names_of;
pub(super) use crate::annotation::parse::field::{name_and_value, reads_as};
pub(super) use crate::annotation::parse::key::is_id;
pub use crate::annotation::parse::key::{is_key, key_like};

#[derive(Parser)]
#[grammar = "../grammar/annotation.pest"]
struct Grammar;

type Fault = Box<Diagnostic>;

/// Reads one file. Every fault is reported; a record with a fault is kept as text, with what can be read of it.
#[must_use]
pub fn parse(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let mut bound = Bound::default();
    let pieces = cut(file, text, diagnostics);
    let mut context = Context::None;
    let read = |piece| {
        let item = item(file, text, piece, &mut context, diagnostics);
        bound.keep(diagnostics);
        item
    };
    let items = pieces.pieces.into_iter().map(read).collect();
    bound.finish(diagnostics);
    Document { items, after: pieces.after }
}

/// What the last `work` record says of the records below it, up to the next one.
#[derive(Clone, Debug)]
enum Context {
    /// There is none above.
    None,
    /// The work of this key.
    Work(String),
    /// There is one, and it cannot be read.
    Unread,
}

fn item(
    file: FileId,
    text: &str,
    piece: Piece,
    context: &mut Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Item {
    let Piece { before, span, head: first, fields: lines, after, sound, is_record, is_torn } = piece;
    let mut faults = Vec::new();
    let mut record = None;
    let mut is_known = true;
    if is_record {
        let reader = Reader::head_at(file, text, first);
        let head = reader.head(context);
        if reader.first_word() == "work" {
            *context = match &head {
                Ok(Head::Work(key)) => Context::Work(key.value.clone()),
                _ => Context::Unread,
            };
        }
        let head = head.map_err(|fault| match fault {
            Some(fault) => faults.push(*fault),
            // It has been told that the record above cannot be read.
            None => is_known = false,
        });
        let head = head.ok();
        let unread_head = head.is_none().then_some(first);
        let head = head.unwrap_or_else(|| reader.guessed_head());
        let mut fields: Vec<_> =
            lines.into_iter().filter_map(|lines| field(file, text, lines, &mut faults)).collect();
        fields.shrink_to_fit();
        let work = match context {
            Context::Work(key) => Some(key.clone()),
            Context::None | Context::Unread => None,
        };
        record = Some(Rest { record: Record { head, fields, after, span, work }, unread_head, is_torn });
    }
    let is_sound = sound && is_known && faults.is_empty();
    diagnostics.append(&mut faults);
    let body = match record {
        Some(rest) if is_sound => Body::Record(rest.record),
        rest => broken(text, span, rest),
    };
    Item { before, body }
}

/// A record that is set aside.
pub(super) fn broken(text: &str, span: Span, rest: Option<Rest>) -> Body {
    let lines = &text[span.range()];
    let mut ids = declared_ids(lines);
    if let Some(key) = rest.as_ref().and_then(|rest| rest.record.work.as_ref())
        && ["claim", "argument", "excerpt"].iter().any(|keyword| lines.starts_with(keyword))
    {
        ids = ids.into_iter().flat_map(|id| [format!("{key}/{id}"), id]).collect();
    }
    Body::Broken { span, text: lines.replace("\r\n", "\n"), ids, rest: rest.map(Box::new) }
}

/// The ids that lines of a file seem to declare, whether they can be read or not: the word after a
/// keyword, and what the words before a label may have been meant as.
pub(crate) fn declared_ids(lines: &str) -> Vec<String> {
    let heads = lines.lines().filter(|line| !line.starts_with([' ', '\t', '#']));
    let heads = heads.filter_map(|line| line.split_once([' ', '\t']));
    let declared =
        heads.filter(|(keyword, _)| !matches!(*keyword, "cite" | "expect")).flat_map(|(_, rest)| {
            let words: Vec<&str> = rest.split('"').next().unwrap_or_default().split_whitespace().collect();
            let first = words.first().map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
            [first.unwrap_or_default().to_owned(), words.join("-").to_lowercase()]
        });
    let mut ids: Vec<String> = declared.filter(|id| !id.is_empty()).collect();
    ids.dedup();
    ids
}
