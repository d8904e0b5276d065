//! Citations, saved questions and expected answers.

use std::collections::BTreeMap;

use crate::annotation::{Field, Head, Record, print_head};
use crate::catalog::Builder;
use crate::catalog::entry::{Cite, Expect, NoCitation, Saved};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::code::Code;
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

    pub(super) fn cite(
        &self,
        record: &Record,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Cite> {
        let Head::Cite { from, to: Some(to) } = &record.head else { return None };
        let fields = Fields::of(record, &["as", "for", "named", "note", "reads"], diagnostics);
        let id = print_head(&record.head);
        let id = id.strip_prefix("cite ").unwrap_or(&id).to_owned();
        let from = self.place(from, names, diagnostics);
        let to = self.place(to, names, diagnostics);
        let mut serves: Vec<_> =
            fields.refs("for").filter_map(|id| names.resolve(id, &[Class::Claim], diagnostics)).collect();
        serves.sort();
        serves.dedup();
        let intent =
            fields.refs("as").next().and_then(|word| self.vocabulary.resolve_intent(word, diagnostics));
        Some(Cite {
            id,
            from: from?,
            to: to?,
            intent: intent.map(|intent| intent.id.clone()).unwrap_or_default(),
            serves,
            named: fields.strings("named").cloned().collect(),
            note: fields.prose("note").unwrap_or_default(),
            span: record.head.span(),
        })
    }

    /// The places that are recorded as citing nothing, in their order.
    pub(super) fn without_citation(
        &self,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<NoCitation> {
        let mut found = Vec::new();
        for record in &self.records {
            found.extend(self.cites_nothing(record, names, diagnostics));
        }
        found.sort_by(|a, b| (&a.from, &a.note).cmp(&(&b.from, &b.note)));
        found
    }

    pub(super) fn cites_nothing(
        &self,
        record: &Record,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<NoCitation> {
        let Head::Cite { from, to: None } = &record.head else { return None };
        let fields = Fields::of(record, &["note", "reads"], diagnostics);
        let note = fields.prose("note").unwrap_or_default();
        let from = self.place(from, names, diagnostics)?;
        Some(NoCitation { from, note, span: record.head.span() })
    }

    /// The saved questions, in the order of names.
    pub(super) fn saved(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Saved> {
        let records = self.heads(|head| match head {
            Head::Query { id, .. } => Some(&id.value),
            _ => None,
        });
        records.into_iter().filter_map(|(id, record)| saved(&id, record, diagnostics)).collect()
    }

    /// The expected answers, in the order of questions. `none` stands for an empty answer.
    pub(super) fn expects(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Expect> {
        let mut expects: Vec<Expect> =
            self.records.iter().filter_map(|record| expect(record, diagnostics)).collect();
        expects.sort_by(|a, b| (&a.question, &a.ids).cmp(&(&b.question, &b.ids)));
        expects
    }
}

pub(super) fn saved(id: &str, record: &Record, diagnostics: &mut Vec<Diagnostic>) -> Option<Saved> {
    let Head::Query { question, .. } = &record.head else { return None };
    let fields = Fields::of(record, &["with", "note", "was", "reads"], diagnostics);
    Some(Saved {
        id: id.to_owned(),
        was: fields.refs("was").map(|old| old.value.clone()).collect(),
        question: question.value.clone(),
        with: fields.names("with").map(|name| name.value.clone()).collect(),
        note: fields.prose("note").unwrap_or_default(),
        span: question.span,
    })
}

pub(super) fn expect(record: &Record, diagnostics: &mut Vec<Diagnostic>) -> Option<Expect> {
    let Head::Expect(question) = &record.head else { return None };
    let fields = Fields::of(record, &["is", "note", "reads"], diagnostics);
    fields.require(
        "is",
        question.span,
        "list the ids of the expected answer in order, or write `is none`",
        diagnostics,
    );
    for name in fields.refs("is").filter(|name| name.value.contains(' ')) {
        let message = format!("unknown name `{}`", name.value);
        diagnostics.push(
            Diagnostic::new(Code::UnknownId, name.span, message)
                .help("ids are joined by commas; a thing can be named by its label as well"),
        );
    }
    let lists: Vec<&Field> = record.fields.iter().filter(|field| field.name.value == "is").collect();
    let ids = lists.iter().flat_map(|field| field.value.refs());
    let ids: Vec<String> = ids.map(|id| id.value.clone()).filter(|id| id != "none").collect();
    let ids_span: Span = lists.first().map_or(question.span, |field| field.span);
    Some(Expect { question: question.value.clone(), ids, span: question.span, ids_span })
}
