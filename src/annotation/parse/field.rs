//! A field: its name, and its value in the form that the name asks for.

use pest::Parser;

use crate::annotation::ast::{Field, Value};
use crate::annotation::cut::Lines;
use crate::annotation::fault;
use crate::annotation::lenient::fold::{What, fold};
use crate::annotation::lenient::{is_blank, is_wide_blank};
use crate::annotation::list::{list, statement};
use crate::annotation::parse::place::{are_numbers, is_cited, is_place};
use crate::annotation::parse::reader::Reader;
use crate::annotation::parse::{Fault, Grammar, Rule};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};

/// A field, without its value if that cannot be read; none where it is not even known what field it is.
pub(super) fn field(file: FileId, text: &str, lines: Lines, faults: &mut Vec<Diagnostic>) -> Option<Field> {
    let reader = FieldReader::at(file, text, lines.span);
    let name = reader
        .name()
        .map_err(|fault| {
            if lines.is_whole {
                faults.push(*fault);
            }
        })
        .ok()?;
    let value = if lines.is_whole { reader.value(&name) } else { Ok(Value::Unread) };
    let mut value = value.unwrap_or_else(|fault| {
        faults.push(*fault);
        Value::Unread
    });
    value.fit();
    Some(Field { comments: lines.comments, name, value, span: lines.span })
}

/// What follows a field's name and its colon, from where its value begins: on the same line, or on a deeper one
/// after blank lines and comments.
fn without_remarks(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(next) = rest.strip_prefix('\n') {
        rest = next.trim_start_matches(is_blank);
        if rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        }
    }
    rest
}

/// How the value of a field is read.
#[derive(Clone, Copy)]
enum Form {
    /// Words to the end.
    Prose,
    /// Ids, joined by commas.
    Ids,
    /// As ids if it can be: the vocabulary knows whether the name is a relation's.
    Relation,
    /// Subject, relation and object.
    Statement,
    /// A place.
    Place,
    /// A work, and perhaps a place in it.
    Cited,
    /// Ranges of numbers.
    Numbers,
    /// As a rule says.
    Rule(Rule),
}

/// The form that a field's name asks for.
fn form(name: &str) -> Form {
    match name {
        "text" | "note" | "plural" | "inverse" | "name" | "reads" | "cito" | "skos" | "marked" | "done"
        | "imported" => Form::Prose,
        "aka" | "with" | "tags" => Form::Rule(Rule::names),
        "at" => Form::Place,
        "via" | "stated" => Form::Cited,
        "quote" | "named" => Form::Rule(Rule::quoted),
        "notes" => Form::Numbers,
        "allow" => Form::Rule(Rule::allowance),
        "says" => Form::Statement,
        "about" | "same-as" | "broader" | "by" | "force" | "from" | "to" | "implies" | "against"
        | "spreads" | "transitive" | "symmetric" | "affirmable" | "rests" | "premises" | "concludes"
        | "scheme" | "when" | "read" | "in" | "lists" | "as" | "for" | "is" | "was" => Form::Ids,
        _ => Form::Relation,
    }
}

/// True of the fields whose words are ids, labels or other names of things.
pub(super) fn takes_names(field: &str) -> bool {
    !matches!(
        field,
        "force" | "spreads" | "transitive" | "symmetric" | "affirmable" | "rests" | "read" | "was"
    )
}

/// Splits a field's line into its name and what follows, its colon left off.
pub(in crate::annotation) fn name_and_value(line: &str) -> (&str, &str) {
    let end = line.find(|c| is_blank(c) || matches!(c, '\n' | ':' | '：')).unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    // As French sets it, with a no-break blank before it. After a plain one a colon may be of the words.
    let colon = rest.strip_prefix(is_wide_blank).unwrap_or(rest);
    match colon.strip_prefix([':', '：']) {
        Some(after) if !name.is_empty() => (name, after),
        _ => (name, rest),
    }
}

/// Reads one field.
struct FieldReader<'a> {
    file: FileId,
    base: usize,
    text: &'a str,
}

impl<'a> FieldReader<'a> {
    fn at(file: FileId, text: &'a str, span: Span) -> Self {
        Self { file, base: span.start as usize, text: &text[span.range()] }
    }

    fn name(&self) -> Result<Spanned<String>, Fault> {
        let (word, _) = name_and_value(self.text);
        let name = Spanned::new(word.to_owned(), Span::new(self.file, self.base, self.base + word.len()));
        let is_sign = |c: char| c.is_lowercase() || c.is_alphanumeric() && !c.is_uppercase() || c == '-';
        if word.chars().all(is_sign) { Ok(name) } else { Err(Box::new(fault::field_name(name.span, word))) }
    }

    /// The value of the field of that name, which begins the text.
    fn value(&self, name: &Spanned<String>) -> Result<Value, Fault> {
        let word = name.value.as_str();
        let rest = without_remarks(name_and_value(self.text).1);
        if rest.is_empty() {
            return Err(Box::new(fault::no_value(name.span, word)));
        }
        let start = self.base + self.text.len() - rest.len();
        let form = form(word);
        let what = match form {
            Form::Prose | Form::Relation => What::Prose,
            Form::Ids | Form::Statement | Form::Numbers => What::Ids,
            Form::Rule(Rule::names) => What::Names,
            Form::Cited => What::Cited,
            Form::Place => What::Place,
            Form::Rule(_) => What::Quoted,
        };
        let value = Reader(fold(self.file, start, rest, what));
        Ok(match form {
            Form::Prose => prose(self.file, start, rest),
            Form::Rule(rule) => value.value(rule, word)?,
            Form::Place => value.locator(word)?,
            Form::Cited => value.cited(word)?,
            Form::Numbers => value.numbers(word)?,
            Form::Ids => value.ids(name.span, word)?,
            Form::Relation => value.plain_ids().unwrap_or_else(|| prose(self.file, start, rest)),
            Form::Statement => value.statement(name.span, word)?,
        })
    }
}

/// The words of prose, each blank or line break between them as one blank. Comments between its
/// lines have been noted by the cutter.
fn prose(file: FileId, base: usize, text: &str) -> Value {
    let lines = text.split('\n').enumerate();
    let said = lines.filter(|(at, line)| *at == 0 || !line.trim_start_matches(is_blank).starts_with('#'));
    let words = said.flat_map(|(_, line)| line.split_ascii_whitespace());
    let words = words.collect::<Vec<_>>().join(" ");
    Value::Prose(Spanned::new(words, Span::new(file, base, base + text.len())))
}

/// The ids, labels and other names of the value of a relation, whose name only the vocabulary knows; none if it
/// is no list.
pub(crate) fn names_of(file: FileId, text: &str, value: Span) -> Option<Vec<Spanned<String>>> {
    let reader = Reader(fold(file, value.start as usize, &text[value.range()], What::Ids));
    let items = list(&reader.0.text).ok()?;
    Some(items.into_iter().map(|item| reader.listed(item)).collect())
}

/// True if `value` can be read as the value of the field `name`, which has a form of its own.
pub(in crate::annotation) fn reads_as(name: &str, value: &str) -> bool {
    match form(name) {
        Form::Place => is_place(value),
        Form::Cited => is_cited(value),
        Form::Numbers => are_numbers(value),
        Form::Rule(rule) => Grammar::parse(rule, value).is_ok(),
        Form::Ids => list(value).is_ok_and(|items| items.iter().all(|item| item.rest.is_none())),
        Form::Statement => statement(value).is_ok(),
        Form::Prose | Form::Relation => false,
    }
}
