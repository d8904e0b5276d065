//! A bibliography as blocks: one an entry or `@string`. What stands between them stays.

use std::collections::BTreeSet;

use super::Marks;
use super::blocks::{Block, Language, Layout, United};
use super::three::{Three, value};
use crate::bibliography::{FieldOutline, Outline, outline};

pub(super) struct Bibliography;

/// An entry with the places of its parts counted from its own start.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    outline: Outline,
    text: String,
}

impl Entry {
    fn new(text: &str, mut outline: Outline) -> Self {
        let start = outline.range.start;
        let text = text[outline.range.clone()].to_owned();
        outline.head_end -= start;
        for field in &mut outline.fields {
            field.range = field.range.start - start..field.range.end - start;
        }
        Self { outline, text }
    }

    /// What a field says, its line breaks and runs of blanks folded.
    fn said(&self, name: &str) -> Option<String> {
        let lines = self.field(name).map(|field| &self.text[field.range.clone()])?;
        let (_, value) = lines.split_once('=')?;
        Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn field(&self, name: &str) -> Option<&FieldOutline> {
        self.outline.fields.iter().find(|field| field.name == name)
    }

    /// All that it says: two entries that differ only in layout and order have the same.
    fn meaning(&self) -> (&str, &str, Vec<(&str, Option<String>)>) {
        let names = self.outline.fields.iter().map(|field| field.name.as_str());
        let mut fields: Vec<_> = names.map(|name| (name, self.said(name))).collect();
        fields.sort();
        (&self.outline.kind, &self.outline.key, fields)
    }

    /// The text between the end of the field before, or the key, and the field at `at`.
    fn lead(&self, at: usize) -> &str {
        let from = match at.checked_sub(1) {
            Some(before) => self.outline.fields[before].range.end,
            None => self.outline.head_end,
        };
        &self.text[from..self.outline.fields[at].range.start]
    }

    /// The text from the last field, or the key, to the end.
    fn tail(&self) -> &str {
        &self.text[self.outline.fields.last().map_or(self.outline.head_end, |field| field.range.end)..]
    }
}

impl Language for Bibliography {
    type Item = Entry;

    fn read<'t>(&self, text: &'t str) -> Result<Layout<'t, Entry>, String> {
        let outlines = outline(text)?;
        let twice = outlines.iter().find(|entry| {
            let names: BTreeSet<&str> = entry.fields.iter().map(|field| field.name.as_str()).collect();
            names.len() < entry.fields.len()
        });
        if let Some(entry) = twice {
            return Err(format!("a field appears twice in `{}`", entry.key));
        }
        let entries = outlines.into_iter().map(|outline| {
            let class = if outline.kind == "string" { "@string" } else { "@" };
            (outline.range.clone(), format!("{class} {}", outline.key), Entry::new(text, outline))
        });
        Ok(Layout::new(text, entries))
    }

    fn same(&self, one: &Entry, other: &Entry) -> bool {
        one.meaning() == other.meaning()
    }

    fn former(&self, _: &Entry) -> Vec<String> {
        Vec::new()
    }

    fn name(&self, entry: &Entry) -> String {
        format!("@{}{{{}}}", entry.outline.kind, entry.outline.key)
    }

    fn unite(
        &self,
        base: Option<&Block<'_, Entry>>,
        ours: &Block<'_, Entry>,
        theirs: &Block<'_, Entry>,
        marks: &Marks,
    ) -> United {
        let mut writer = Writer { text: String::new(), after_conflict: false, conflicts: Vec::new(), marks };
        writer.entry(base.map(|base| &base.item), &ours.item, &theirs.item);
        let end = &ours.text[ours.item.text.len()..];
        writer.text += if end.is_empty() { "\n" } else { end };
        United { text: writer.text, conflicts: writer.conflicts }
    }
}

/// Writes our version of an entry with what the other side changed.
struct Writer<'m> {
    text: String,
    /// The text ends in a conflict, whose lines have the comma that a field needs.
    after_conflict: bool,
    conflicts: Vec<String>,
    marks: &'m Marks,
}

impl Writer<'_> {
    fn entry(&mut self, base: Option<&Entry>, ours: &Entry, theirs: &Entry) {
        self.head(base, ours, theirs);
        let field = |entry: &Entry, name: &str| -> Option<String> {
            entry.field(name).map(|field| entry.text[field.range.clone()].to_owned())
        };
        for (at, own) in ours.outline.fields.iter().enumerate() {
            let name = own.name.as_str();
            let before = base.and_then(|base| base.said(name));
            match value(&before, ours.said(name), theirs.said(name)) {
                Three::Agreed(None) => {}
                Three::Agreed(agreed) => {
                    let from = if agreed == ours.said(name) { ours } else { theirs };
                    self.lead(ours.lead(at));
                    self.text += &field(from, name).unwrap_or_default();
                }
                Three::Conflict(..) => {
                    self.conflict(name, ours.lead(at), field(ours, name), field(theirs, name));
                }
            }
        }
        let usual = match ours.outline.fields.len() {
            0 => ",\n  ",
            number => ours.lead(number - 1),
        };
        for new in theirs.outline.fields.iter().filter(|field| ours.field(&field.name).is_none()) {
            let name = new.name.as_str();
            match base.and_then(|base| base.said(name)) {
                None => {
                    self.lead(if usual.contains('%') { ",\n  " } else { usual });
                    self.text += &field(theirs, name).unwrap_or_default();
                }
                Some(before) if Some(&before) == theirs.said(name).as_ref() => {}
                Some(_) => self.conflict(name, usual, None, field(theirs, name)),
            }
        }
        self.lead(ours.tail());
    }

    fn head(&mut self, base: Option<&Entry>, ours: &Entry, theirs: &Entry) {
        let head = |entry: &Entry| entry.text[..entry.outline.head_end].to_owned();
        let before = base.map(|base| base.outline.kind.clone()).unwrap_or_default();
        match value(&before, ours.outline.kind.clone(), theirs.outline.kind.clone()) {
            Three::Agreed(kind) if kind == ours.outline.kind => self.text += &head(ours),
            Three::Agreed(_) => self.text += &head(theirs),
            Three::Conflict(..) => {
                self.conflicts.push("head".to_owned());
                let line = |entry: &Entry| head(entry) + ",\n";
                self.text += &self.marks.conflict(&line(ours), &line(theirs));
                self.after_conflict = true;
            }
        }
    }

    /// What stands before a field or the end, without the comma that a conflict before it has already.
    fn lead(&mut self, lead: &str) {
        if !self.after_conflict {
            self.text += lead;
            return;
        }
        self.after_conflict = false;
        let without_comma = lead.replacen(',', "", 1);
        self.text += without_comma.strip_prefix('\n').unwrap_or(&without_comma);
    }

    fn conflict(&mut self, name: &str, lead: &str, ours: Option<String>, theirs: Option<String>) {
        let (before, indent) = lead.rsplit_once('\n').unwrap_or((lead.trim_end(), "  "));
        self.lead(before);
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let line =
            |field: Option<String>| field.map_or_else(String::new, |field| format!("{indent}{field},\n"));
        self.text += &self.marks.conflict(&line(ours), &line(theirs));
        self.conflicts.push(name.to_owned());
        self.after_conflict = true;
    }
}
