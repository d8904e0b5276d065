//! Intents: what a citation can be for, as the corpus declares.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::{Head, Record};
use crate::catalog::cito;
use crate::catalog::fields::Fields;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// The fields of an `intent` record.
pub(super) const FIELDS: [&str; 5] = ["text", "cito", "reads", "note", "was"];

/// What a citation can be for: `evidence`, `definition`, …
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Intent {
    /// Its id.
    pub id: String,
    /// What it means; may be empty.
    pub text: String,
    /// The property of CiTO that it is exported as; may be empty.
    pub cito: String,
    /// Its id in the record.
    pub span: Span,
}

/// The intents of a corpus.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Intents {
    intents: BTreeMap<String, Intent>,
    /// Ids that intents had before, with those that they have now.
    was: BTreeMap<String, String>,
}

impl Intents {
    /// Takes a record `intent ID`; of two with one id, the first.
    pub(super) fn declare(
        &mut self,
        record: &Record,
        id: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let fields = Fields::of(record, &FIELDS, diagnostics);
        cito::check(&fields, diagnostics);
        self.was.extend(fields.refs("was").map(|old| (old.value.clone(), id.value.clone())));
        self.intents.entry(id.value.clone()).or_insert_with(|| Intent {
            id: id.value.clone(),
            text: fields.prose("text").unwrap_or_default(),
            cito: fields.prose("cito").unwrap_or_default(),
            span: id.span,
        });
    }

    /// The intents in the order of ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Intent> {
        self.intents.values()
    }

    /// The intent of an id, or of one that it had before.
    pub(super) fn get(&self, id: &str) -> Option<&Intent> {
        self.intents.get(id).or_else(|| self.intents.get(self.was.get(id)?))
    }

    /// The intent that `as` names; another word is reported, with the list of those that there are.
    pub(super) fn resolve(
        &self,
        wanted: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&Intent> {
        let found = self.get(&wanted.value);
        if found.is_none() {
            let message = format!("unknown intent `{}`", wanted.value);
            let known = self.intents.keys().map(String::as_str);
            let mut diagnostic =
                Diagnostic::new(Code::UnknownId, wanted.span, message).nearest(&wanted.value, known);
            if !self.intents.is_empty() {
                let list: Vec<String> = self.intents.keys().map(|id| format!("`{id}`")).collect();
                diagnostic = diagnostic.help(format!("known intents: {}", list.join(", ")));
            }
            diagnostics
                .push(diagnostic.help(format!("declare an intent with a record `intent {}`", wanted.value)));
        }
        found
    }
}

/// The id of a record `intent ID`.
pub(super) fn declared(record: &Record) -> Option<&Spanned<String>> {
    match &record.head {
        Head::Intent(id) => Some(id),
        _ => None,
    }
}
