//! Words that a corpus declares for the value of one field: what a citation can be for, how an argument can go.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::Record;
use crate::catalog::cito;
use crate::catalog::fields::Fields;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use crate::suggest::with_article;

/// What the words are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordSort {
    /// What a citation can be for: `intent evidence`.
    Intent,
    /// How an argument can go: `scheme cause-to-effect`.
    Scheme,
}

impl WordSort {
    /// The keyword of their records.
    fn keyword(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Scheme => "scheme",
        }
    }

    /// The fields of their records.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Intent => &["text", "rests", "cito", "reads", "note", "was"],
            Self::Scheme => &["text", "reads", "note", "was"],
        }
    }
}

/// A declared word: `evidence`, `cause-to-effect`, …
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeclaredWord {
    /// Its id.
    pub id: String,
    /// What it means; may be empty.
    pub text: String,
    /// Of an intent: whether a claim that such a citation serves rests on the work that is cited.
    pub rests: bool,
    /// The property of CiTO that an intent is exported as; may be empty.
    pub cito: String,
    /// Its id in the record.
    pub span: Span,
}

/// The declared words of one sort.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct DeclaredWords {
    words: BTreeMap<String, DeclaredWord>,
    /// Ids that words had before, with those that they have now.
    was: BTreeMap<String, String>,
}

impl DeclaredWords {
    /// Takes a record that declares a word; of two with one id, the first.
    pub(super) fn declare(
        &mut self,
        sort: WordSort,
        record: &Record,
        id: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let fields = Fields::of(record, sort.fields(), diagnostics);
        cito::check(&fields, diagnostics);
        self.was.extend(fields.refs("was").map(|old| (old.value.clone(), id.value.clone())));
        self.words.entry(id.value.clone()).or_insert_with(|| DeclaredWord {
            id: id.value.clone(),
            text: fields.prose("text").unwrap_or_default(),
            rests: fields.choice("rests", &["yes", "no"], diagnostics) == Some("yes"),
            cito: fields.prose("cito").unwrap_or_default(),
            span: id.span,
        });
    }

    /// The words in the order of ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = &DeclaredWord> {
        self.words.values()
    }

    /// The word of an id, or of one that it had before.
    pub(super) fn get(&self, id: &str) -> Option<&DeclaredWord> {
        self.words.get(id).or_else(|| self.words.get(self.was.get(id)?))
    }

    /// The word that a field names; another one is reported, with the list of those that there are.
    pub(super) fn resolve(
        &self,
        sort: WordSort,
        wanted: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&DeclaredWord> {
        let found = self.get(&wanted.value);
        if found.is_none() {
            let keyword = sort.keyword();
            let message = format!("unknown {keyword} `{}`", wanted.value);
            let known = self.words.keys().map(String::as_str);
            let mut diagnostic =
                Diagnostic::new(Code::UnknownId, wanted.span, message).nearest(&wanted.value, known);
            if !self.words.is_empty() {
                let list: Vec<String> = self.words.keys().map(|id| format!("`{id}`")).collect();
                diagnostic = diagnostic.help(format!("known {keyword}s: {}", list.join(", ")));
            }
            let one = with_article(keyword);
            diagnostics
                .push(diagnostic.help(format!("declare {one} with a record `{keyword} {}`", wanted.value)));
        }
        found
    }
}
