//! Two versions of one record, united field by field.

use super::Marks;
use super::blocks::United;
use super::three::{Three, set, value};
use crate::annotation::{
    Field, Head, Record, Value, comments, print_field, print_head, print_value, rank, value_column,
    written_head,
};
use crate::catalog::SINGLE;
use crate::source::Spanned;

/// All fields of one name.
enum Slot {
    Agreed(Vec<Field>),
    Conflict { name: String, ours: Vec<Field>, theirs: Vec<Field> },
}

impl Slot {
    fn fields(&self) -> impl Iterator<Item = &Field> {
        let (first, second): (&[Field], &[Field]) = match self {
            Self::Agreed(fields) => (fields, &[]),
            Self::Conflict { ours, theirs, .. } => (ours, theirs),
        };
        first.iter().chain(second)
    }
}

/// Unites two versions of a record.
pub(super) fn unite(base: Option<&Record>, ours: &Record, theirs: &Record, marks: &Marks) -> United {
    let mut united = United { text: String::new(), conflicts: Vec::new() };
    let line = |head: &Head| written_head(head) + "\n";
    match head(base.map(|base| &base.head), &ours.head, &theirs.head) {
        Some(head) => united.text += &line(&head),
        None => {
            united.conflicts.push("head".to_owned());
            united.text += &marks.conflict(&line(&ours.head), &line(&theirs.head));
        }
    }
    let base_fields = base.map_or(&[][..], |base| &base.fields);
    let slots: Vec<Slot> = names(&ours.fields, &theirs.fields)
        .into_iter()
        .map(|name| {
            let [base, ours, theirs] =
                [base_fields, &ours.fields, &theirs.fields].map(|fields| named(fields, name));
            slot(name, &base, &ours, &theirs)
        })
        .collect();
    let column = value_column(slots.iter().flat_map(Slot::fields));
    let printed = |fields: &[Field]| {
        let mut text = String::new();
        fields.iter().for_each(|field| print_field(&mut text, field, column));
        text
    };
    for slot in slots {
        match slot {
            Slot::Agreed(fields) => united.text += &printed(&fields),
            Slot::Conflict { name, ours, theirs } => {
                united.conflicts.push(name);
                united.text += &marks.conflict(&printed(&ours), &printed(&theirs));
            }
        }
    }
    let after = set(base.map_or(&[][..], |base| &base.after), &ours.after, &theirs.after);
    comments(&mut united.text, &after);
    united
}

/// The names of all fields in the order of writing.
fn names<'f>(ours: &'f [Field], theirs: &'f [Field]) -> Vec<&'f str> {
    let mut names: Vec<&str> = Vec::new();
    for field in ours.iter().chain(theirs) {
        if !names.contains(&field.name.value.as_str()) {
            names.push(&field.name.value);
        }
    }
    names.sort_by_key(|name| rank(name));
    names
}

fn named<'f>(fields: &'f [Field], name: &str) -> Vec<&'f Field> {
    fields.iter().filter(|field| field.name.value == name).collect()
}

/// The first line, part by part; none if both sides changed one part differently.
fn head(base: Option<&Head>, ours: &Head, theirs: &Head) -> Option<Head> {
    let part = |base: Option<&Spanned<String>>, ours: &Spanned<String>, theirs: &Spanned<String>| {
        let base = base.map(|base| &base.value);
        match value(&base, Some(&ours.value), Some(&theirs.value)) {
            Three::Agreed(Some(agreed)) => Some(ours.clone().map(|_| agreed.clone())),
            _ => None,
        }
    };
    match (ours, theirs) {
        (
            Head::Topic { kind, id, label },
            Head::Topic { kind: their_kind, id: their_id, label: their_label },
        ) => {
            let before = match base {
                Some(Head::Topic { kind, id, label }) => Some((kind, id, label)),
                _ => None,
            };
            let text = |label: &Option<Spanned<String>>| label.as_ref().map(|label| label.value.clone());
            let base_label = before.and_then(|before| text(before.2));
            let label = match value(&base_label, text(label), text(their_label)) {
                Three::Agreed(agreed) => agreed.map(|words| Spanned::new(words, id.span)),
                Three::Conflict(..) => return None,
            };
            Some(Head::Topic {
                kind: part(before.map(|before| before.0), kind, their_kind)?,
                id: part(before.map(|before| before.1), id, their_id)?,
                label,
            })
        }
        (Head::Query { id, question }, Head::Query { id: their_id, question: their_question }) => {
            let before = match base {
                Some(Head::Query { id, question }) => Some((id, question)),
                _ => None,
            };
            Some(Head::Query {
                id: part(before.map(|before| before.0), id, their_id)?,
                question: part(before.map(|before| before.1), question, their_question)?,
            })
        }
        _ => {
            let line = base.map(print_head).unwrap_or_default();
            match value(&line, print_head(ours), print_head(theirs)) {
                Three::Agreed(agreed) if agreed == print_head(ours) => Some(ours.clone()),
                Three::Agreed(_) => Some(theirs.clone()),
                Three::Conflict(..) => None,
            }
        }
    }
}

/// What becomes of the fields of one name.
fn slot(name: &str, base: &[&Field], ours: &[&Field], theirs: &[&Field]) -> Slot {
    let said =
        |fields: &[&Field]| -> Vec<String> { fields.iter().map(|field| print_value(&field.value)).collect() };
    let owned = |fields: &[&Field]| -> Vec<Field> { fields.iter().map(|field| (*field).clone()).collect() };
    let (base_said, ours_said, theirs_said) = (said(base), said(ours), said(theirs));
    match value(&base_said, ours_said.clone(), theirs_said.clone()) {
        Three::Agreed(agreed) => {
            let (taken, other) = if agreed == ours_said { (ours, theirs) } else { (theirs, ours) };
            Slot::Agreed(with_remarks(owned(taken), base, other))
        }
        Three::Conflict(..) if is_one_value(name, base, ours, theirs) => {
            Slot::Conflict { name: name.to_owned(), ours: owned(ours), theirs: owned(theirs) }
        }
        Three::Conflict(..) if lists(base) && lists(ours) && lists(theirs) => {
            Slot::Agreed(with_remarks(united_lists(base, ours, theirs), base, theirs))
        }
        Three::Conflict(..) => {
            let values = set(&base_said, &ours_said, &theirs_said);
            let field = |said: String| {
                let found = ours.iter().chain(theirs).find(|field| print_value(&field.value) == said);
                found.map(|field| (*field).clone())
            };
            Slot::Agreed(with_remarks(values.into_iter().filter_map(field).collect(), base, theirs))
        }
    }
}

/// True where all fields of the name are one value together: it says one thing, its order matters, or
/// it is prose that no side has twice.
fn is_one_value(name: &str, base: &[&Field], ours: &[&Field], theirs: &[&Field]) -> bool {
    let sides = [base, ours, theirs];
    let is_prose = sides.iter().any(|side| side.iter().any(|field| matches!(field.value, Value::Prose(_))));
    SINGLE.contains(&name) || name == "is" || (is_prose && sides.iter().all(|side| side.len() <= 1))
}

fn lists(fields: &[&Field]) -> bool {
    fields.iter().all(|field| matches!(field.value, Value::Refs(_) | Value::Names(_)))
}

fn items(value: &Value) -> &[Spanned<String>] {
    match value {
        Value::Refs(items) | Value::Names(items) => items,
        _ => &[],
    }
}

/// The lists of both sides as one set, in our fields as far as they go.
fn united_lists(base: &[&Field], ours: &[&Field], theirs: &[&Field]) -> Vec<Field> {
    let all = |fields: &[&Field]| -> Vec<String> {
        fields.iter().flat_map(|field| items(&field.value)).map(|item| item.value.clone()).collect()
    };
    let wanted = set(&all(base), &all(ours), &all(theirs));
    let frame = if ours.is_empty() { theirs } else { ours };
    let kept: Vec<&Field> = frame
        .iter()
        .copied()
        .filter(|field| items(&field.value).iter().any(|item| wanted.contains(&item.value)))
        .collect();
    let Some(first) = kept.first().or(frame.first()) else { return Vec::new() };
    let span = first.span;
    // Each value goes to the field that has it, a new one to that of the value before it.
    let mut place = 0;
    let mut lists: Vec<Vec<Spanned<String>>> = vec![Vec::new(); kept.len().max(1)];
    for item in wanted {
        let own = kept.iter().position(|field| items(&field.value).iter().any(|own| own.value == item));
        place = own.unwrap_or(place);
        let known = ours.iter().chain(theirs).flat_map(|field| items(&field.value));
        let omitted = known.filter(|known| known.value == item).map(|known| known.omitted).min().unwrap_or(0);
        lists[place].push(Spanned { omitted, ..Spanned::new(item, span) });
    }
    let frame = if kept.is_empty() { vec![*first] } else { kept };
    let filled = frame.into_iter().zip(lists).filter(|(_, list)| !list.is_empty());
    filled
        .map(|(field, list)| {
            let value = match field.value {
                Value::Names(_) => Value::Names(list),
                _ => Value::Refs(list),
            };
            Field { value, ..field.clone() }
        })
        .collect()
}

/// The fields, with the comments that the other side added above its own.
fn with_remarks(mut fields: Vec<Field>, base: &[&Field], other: &[&Field]) -> Vec<Field> {
    let known: Vec<String> = base.iter().flat_map(|field| field.comments.clone()).collect();
    let present: Vec<String> = fields.iter().flat_map(|field| field.comments.clone()).collect();
    let added = other.iter().flat_map(|field| &field.comments);
    let added: Vec<String> =
        added.filter(|line| !known.contains(line) && !present.contains(line)).cloned().collect();
    if let Some(first) = fields.first_mut() {
        first.comments.extend(added);
    }
    fields
}
