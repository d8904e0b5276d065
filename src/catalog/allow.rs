//! What records allow: warnings that are to be silent there, each for a reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::{Head, Record, Value, ast, print_head};
use crate::catalog::Builder;
use crate::code::{Code, Severity};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A warning that a record allows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Allow {
    /// The first line of the record, as it is written.
    pub record: String,
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
        for record in &self.records {
            let entry = match &record.head {
                Head::Work(key) => entries.get(key.as_str()).copied(),
                _ => None,
            };
            let mut own = self.allows_of(record, diagnostics);
            own.iter_mut().for_each(|allow| allow.within.extend(entry));
            allows.append(&mut own);
        }
        allows
    }

    /// What a record allows.
    pub(super) fn allows_of(&self, record: &Record, diagnostics: &mut Vec<Diagnostic>) -> Vec<Allow> {
        let mut allows = Vec::new();
        for field in record.fields.iter().filter(|field| field.name.value == "allow") {
            let Value::Allow(allow) = &field.value else { continue };
            let ast::Allow { code, reason } = &**allow;
            if reason.value.trim().is_empty() {
                diagnostics.push(
                    Diagnostic::new(Code::MissingField, reason.span, "missing reason in this `allow`")
                        .help("say why readers can accept it: `allow CODE \"the reason\"`"),
                );
            } else if let Some(known) = allowable(code, diagnostics) {
                allows.push(Allow {
                    record: print_head(&record.head),
                    code: known,
                    reason: reason.value.clone(),
                    within: vec![record.span],
                    span: code.span,
                });
            }
        }
        allows
    }
}

/// The code of that name, if it is one that can be allowed; reports it if not.
fn allowable(name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<Code> {
    let warnings = || Code::all().filter(|code| may_be_allowed(*code)).map(Code::name);
    let Some(code) = Code::from_name(&name.value) else {
        let message = format!("unknown code `{}`", name.value);
        diagnostics.push(
            Diagnostic::new(Code::UnknownId, name.span, message)
                .nearest(&name.value, warnings())
                .otherwise("`catena explain` lists the codes; only warnings can be allowed"),
        );
        return None;
    };
    if may_be_allowed(code) {
        return Some(code);
    }
    let why = if code == Code::UnusedAllow {
        "remove the `allow` that has no effect instead"
    } else {
        "only warnings can be allowed; errors must be fixed"
    };
    let message = format!("`{}` cannot be allowed", name.value);
    diagnostics.push(Diagnostic::new(Code::UnusedAllow, name.span, message).help(why));
    None
}

fn may_be_allowed(code: Code) -> bool {
    code.severity() == Severity::Warning && code != Code::UnusedAllow
}
