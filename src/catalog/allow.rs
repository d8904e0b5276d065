//! What records allow: warnings that are to be silent there, each for a reason.

use std::collections::BTreeMap;

use crate::annotation::{Field, Head, Record, Value};
use crate::catalog::Builder;
use crate::code::{Code, Severity};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A warning that a record allows.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The code of the warning.
    pub code: Code,
    /// Why it is allowed.
    pub reason: String,
    /// Where it is silent: within the record and, for a `work`, within its entry in the bibliography.
    pub within: Vec<Span>,
    /// The code in the record.
    pub span: Span,
}

impl Builder<'_> {
    /// What the records allow, in the order of files and places.
    pub(super) fn allows(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Allow> {
        let entries: BTreeMap<&str, Span> =
            self.corpus.entries.iter().rev().map(|entry| (entry.key.as_str(), entry.span)).collect();
        let mut allows = Vec::new();
        for (record, field) in self.records.iter().flat_map(|record| allowances(record)) {
            let Value::Allow { code, reason } = &field.value else { continue };
            let entry = match &record.head {
                Head::Work(key) => entries.get(key.as_str()).copied(),
                _ => None,
            };
            if reason.value.trim().is_empty() {
                diagnostics.push(
                    Diagnostic::new(Code::MissingField, reason.span, "this `allow` gives no reason")
                        .help("say why a reader can accept it: `allow CODE \"the reason\"`"),
                );
            } else if let Some(known) = allowable(code, diagnostics) {
                allows.push(Allow {
                    code: known,
                    reason: reason.value.clone(),
                    within: std::iter::once(record.span).chain(entry).collect(),
                    span: code.span,
                });
            }
        }
        allows
    }
}

fn allowances(record: &Record) -> impl Iterator<Item = (&Record, &Field)> {
    record.fields.iter().filter(|field| field.name.value == "allow").map(move |field| (record, field))
}

/// The code of that name, if it is one that can be allowed; reports it if not.
fn allowable(name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<Code> {
    let warnings = || Code::all().filter(|code| may_be_allowed(*code)).map(Code::name);
    let Some(code) = Code::from_name(&name.value) else {
        let message = format!("no code is called `{}`", name.value);
        diagnostics.push(
            Diagnostic::new(Code::UnknownId, name.span, message)
                .nearest(&name.value, warnings())
                .otherwise("`catena explain` lists the codes; those of warnings can be allowed"),
        );
        return None;
    };
    if may_be_allowed(code) {
        return Some(code);
    }
    let why = if code == Code::UnusedAllow {
        "take out the `allow` that silences nothing instead"
    } else {
        "only warnings can be allowed; an error is to be mended"
    };
    let message = format!("`{}` cannot be allowed", name.value);
    diagnostics.push(Diagnostic::new(Code::UnusedAllow, name.span, message).help(why));
    None
}

fn may_be_allowed(code: Code) -> bool {
    code.severity() == Severity::Warning && code != Code::UnusedAllow
}
