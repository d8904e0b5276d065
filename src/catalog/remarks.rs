//! Citations, saved questions and expected answers.

use std::collections::BTreeMap;

use crate::annotation::{Field, Head, Record, print_head};
use crate::catalog::Builder;
use crate::catalog::entry::{Cite, Expect, Saved};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

impl Builder<'_> {
    /// The citations, in the order of their places.
    pub(super) fn cites(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Cite> {
        let mut cites: Vec<Cite> =
            self.records.iter().filter_map(|record| self.cite(record, names, diagnostics)).collect();
        cites.sort_by(|a, b| {
            let (one, other) = ((&a.from, &a.to, &a.intent), (&b.from, &b.to, &b.intent));
            (one, &a.serves, &a.note).cmp(&(other, &b.serves, &b.note))
        });
        let mut heads: BTreeMap<String, usize> = BTreeMap::new();
        for cite in &mut cites {
            let alike = heads.entry(cite.id.clone()).or_default();
            *alike += 1;
            if *alike > 1 {
                cite.id += &format!(" ({alike})");
            }
        }
        cites
    }

    fn cite(&self, record: &Record, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Option<Cite> {
        let Head::Cite { from, to } = &record.head else { return None };
        let fields = Fields::of(record, &["as", "for", "note", "reads"], diagnostics);
        let id = print_head(&record.head);
        let id = id.strip_prefix("cite ").unwrap_or(&id).to_owned();
        let from = self.place(from, names, diagnostics);
        let to = self.place(to, names, diagnostics);
        let mut serves: Vec<_> =
            fields.refs("for").filter_map(|id| names.resolve(id, &[Class::Claim], diagnostics)).collect();
        serves.sort();
        Some(Cite {
            id,
            from: from?,
            to: to?,
            intent: fields.refs("as").next().map(|intent| intent.value.clone()).unwrap_or_default(),
            serves,
            note: fields.prose("note").unwrap_or_default(),
            span: record.head.span(),
        })
    }

    /// The saved questions, in the order of names.
    pub(super) fn saved(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Saved> {
        let records = self.heads(|head| match head {
            Head::Query { id, .. } => Some(&id.value),
            _ => None,
        });
        let saved = records.into_iter().filter_map(|(id, record)| match &record.head {
            Head::Query { question, .. } => {
                let fields = Fields::of(record, &["with", "note", "was", "reads"], diagnostics);
                let with = fields.names("with").map(|name| name.value.clone()).collect();
                let note = fields.prose("note").unwrap_or_default();
                let was = fields.refs("was").map(|old| old.value.clone()).collect();
                Some(Saved { id, was, question: question.value.clone(), with, note, span: question.span })
            }
            _ => None,
        });
        saved.collect()
    }

    /// The expected answers, in the order of questions. `none` stands for an empty answer.
    pub(super) fn expects(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Expect> {
        let mut expects: Vec<Expect> =
            self.records.iter().filter_map(|record| expect(record, diagnostics)).collect();
        expects.sort_by(|a, b| (&a.question, &a.ids).cmp(&(&b.question, &b.ids)));
        expects
    }
}

fn expect(record: &Record, diagnostics: &mut Vec<Diagnostic>) -> Option<Expect> {
    let Head::Expect(question) = &record.head else { return None };
    let fields = Fields::of(record, &["is", "note", "reads"], diagnostics);
    fields.require(
        "is",
        question.span,
        "list the ids that the answer must have, in their order, or write `is none`",
        diagnostics,
    );
    let lists: Vec<&Field> = record.fields.iter().filter(|field| field.name.value == "is").collect();
    let ids = lists.iter().flat_map(|field| field.value.refs());
    let ids: Vec<String> = ids.map(|id| id.value.clone()).filter(|id| id != "none").collect();
    let ids_span: Span = lists.first().map_or(question.span, |field| field.span);
    Some(Expect { question: question.value.clone(), ids, span: question.span, ids_span })
}
