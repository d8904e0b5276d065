//! What else is wrong with records that are set aside or not used, so that all faults are told in one run.

use std::collections::BTreeSet;

use crate::annotation::{Head, Record, Rest};
use crate::catalog::Builder;
use crate::catalog::declared::WordSort;
use crate::catalog::fields::Fields;
use crate::catalog::names::Names;
use crate::catalog::{cito, people};
use crate::code::Code;
use crate::diagnostic::Diagnostic;

impl Builder<'_> {
    /// Looks at the records that say nothing: those with a fault in a first line or a field, the second of one
    /// id, those of no kind and those of a reserved name.
    pub(super) fn look_at_faulty(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
        let rests = self.corpus.documents.iter().flat_map(|(_, document)| document.rests());
        for rest in rests {
            let mut found = Vec::new();
            if let Head::Topic { kind, id, .. } = &rest.record.head
                && rest.unread_head.is_none()
                && self.vocabulary.kind(&kind.value).is_none()
            {
                found.push(self.unknown_keyword(kind, id));
            }
            self.look_at(&rest.record, names, &mut found);
            self.allows_of(&rest.record, &mut found);
            found.retain(|fault| !is_consequence(rest, fault));
            diagnostics.append(&mut found);
        }
        let mut seen: BTreeSet<(Option<&str>, &str)> = BTreeSet::new();
        for record in &self.records {
            let Some(id) = record.head.id() else { continue };
            let is_first = seen.insert((record.head.space(), &id.value));
            match &record.head {
                Head::Topic { kind, .. } if self.vocabulary.kind(&kind.value).is_none() => {
                    let mut found = Vec::new();
                    self.look_at(record, names, &mut found);
                    // Which fields it may have and what it may be joined to, its kind would tell.
                    found.retain(|fault| !matches!(fault.code, Code::UnknownField | Code::WrongEnds));
                    diagnostics.append(&mut found);
                }
                Head::Kind(id) if is_first && self.vocabulary.kind(&id.value).is_some() => {}
                Head::Relation(id) if is_first && self.vocabulary.find(&id.value).is_some() => {}
                // Every one of them is looked at where it is read.
                Head::Intent(_) | Head::Scheme(_) | Head::Scholar(_) => {}
                Head::Kind(_) | Head::Relation(_) => self.look_at(record, names, diagnostics),
                _ if is_first => {}
                _ => self.look_at(record, names, diagnostics),
            }
        }
    }

    /// Reads a record for its faults alone.
    fn look_at(&self, record: &Record, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
        match &record.head {
            Head::Claim(_) => {
                self.claim(record, names, diagnostics);
            }
            Head::Argument(_) => {
                self.argument(record, names, diagnostics);
            }
            Head::Excerpt(_) => {
                self.excerpt(record, names, diagnostics);
            }
            Head::Topic { .. } => {
                self.topic(record, names, diagnostics);
            }
            Head::Work(_) => self.look_at_work(record, names, diagnostics),
            Head::Cite { to: Some(_), .. } => {
                self.cite(record, names, diagnostics);
            }
            Head::Cite { to: None, .. } => {
                self.cites_nothing(record, names, diagnostics);
            }
            Head::Query { id, .. } => {
                super::remarks::saved(&id.value, record, diagnostics);
            }
            Head::Expect(_) => {
                super::remarks::expect(record, diagnostics);
            }
            Head::Scholar(_) => {
                Fields::of(record, &people::FIELDS, diagnostics);
            }
            Head::Intent(_) => {
                cito::check(&Fields::of(record, WordSort::Intent.fields(), diagnostics), diagnostics);
            }
            Head::Scheme(_) => {
                Fields::of(record, WordSort::Scheme.fields(), diagnostics);
            }
            Head::Kind(_) => {
                Fields::of(record, &super::vocabulary::KIND_FIELDS, diagnostics);
            }
            Head::Relation(id) => self.vocabulary.look_at(record, id, diagnostics),
        }
    }
}

/// True of a fault that is told already: it would not be there if the record could be read.
fn is_consequence(rest: &Rest, fault: &Diagnostic) -> bool {
    if rest.is_torn && matches!(fault.code, Code::MissingField | Code::RepeatedField) {
        return true;
    }
    let Some(head) = rest.unread_head else { return false };
    let at = fault.primary.span;
    let is_in_head = at.file == head.file && head.start <= at.start && at.end <= head.end;
    let of_no_kind = matches!(rest.record.head, Head::Topic { .. })
        && matches!(fault.code, Code::UnknownField | Code::WrongEnds);
    of_no_kind || (is_in_head && fault.code != Code::MissingField)
}
