//! What is wrong with a text: data that the terminal, JSON and an editor all show.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::code::{Code, Severity};
use crate::source::{FileId, Sources, Span};

/// A place and what is to be said of it. The text may be empty: the place alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words beside it, or none.
    pub text: String,
}

/// A change of text that removes the fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// One fault: its code, what was expected and found, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Which fault this is.
    pub code: Code,
    /// Lower case, one phrase, names in backticks.
    pub message: String,
    /// The place of the fault.
    pub primary: Label,
    /// Other places that explain it.
    pub secondary: Vec<Label>,
    /// What to do, a sentence each.
    pub help: Vec<String>,
    /// The change that mends it, where there is exactly one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A fault at `span`.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// Words beside the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Another place that explains the fault.
    #[must_use]
    pub fn with(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// A sentence that says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// A sentence that says what to do where nothing better is said.
    #[must_use]
    pub fn otherwise(mut self, text: impl Into<String>) -> Self {
        if self.help.is_empty() {
            self.help.push(text.into());
        }
        self
    }

    /// The nearest right name for `found`, as help and, where the primary place is just that name,
    /// as a fix.
    #[must_use]
    pub fn nearest<'a>(mut self, found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        if let Some(name) = crate::suggest::nearest(found, candidates) {
            self.help.push(format!("did you mean `{name}`?"));
            let span = self.primary.span;
            // Words that the name has not may be meant: `social-trust if recession` is more than a trust.
            let words = |text: &str| text.split([' ', '-']).count();
            if span.range().len() == found.len() && words(found) <= words(name) {
                self.fix = Some(Fix { span, replacement: name.to_owned() });
            }
        }
        self
    }

    /// The severity of its code.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Puts diagnostics into the order of files' names and places, whatever order they were found in.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| {
            let span = d.primary.span;
            (sources.file(span.file).name.as_str(), span.start, span.end, d.code.name())
        };
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}

/// Of one kind no more than so many faults of a file are kept.
const MOST_OF_A_KIND: usize = 1000;

/// Keeps the faults of one text within bounds while it is read: where a file is nothing but faults, the first of
/// each kind are told, and the others counted.
#[derive(Debug, Default)]
pub struct Bound {
    seen: usize,
    of_kind: BTreeMap<Code, (usize, Option<Span>)>,
}

impl Bound {
    /// Takes out of `diagnostics`, which are those of one text, what is too many.
    pub fn keep(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let new = diagnostics.split_off(self.seen.min(diagnostics.len()));
        for diagnostic in new {
            let (number, first_left) = self.of_kind.entry(diagnostic.code).or_default();
            *number += 1;
            if *number > MOST_OF_A_KIND {
                first_left.get_or_insert(diagnostic.primary.span);
            } else {
                diagnostics.push(diagnostic);
            }
        }
        self.seen = diagnostics.len();
    }

    /// Tells of what was taken out.
    pub fn finish(mut self, diagnostics: &mut Vec<Diagnostic>) {
        self.keep(diagnostics);
        for (code, (number, first_left)) in self.of_kind {
            let Some(span) = first_left else { continue };
            diagnostics.push(counted(code, span, number - MOST_OF_A_KIND));
        }
    }
}

/// Keeps those of a whole library, in the order of places, within the same bounds: of one kind in one file the first are
/// told, and the others counted.
pub fn bound(diagnostics: &mut Vec<Diagnostic>) {
    // What was counted while a file was read is one more.
    const MOST: usize = MOST_OF_A_KIND + 1;
    let mut of_kind: BTreeMap<(FileId, Code), (usize, Option<Span>)> = BTreeMap::new();
    diagnostics.retain(|diagnostic| {
        let span = diagnostic.primary.span;
        let (number, first_left) = of_kind.entry((span.file, diagnostic.code)).or_default();
        *number += 1;
        if *number > MOST {
            first_left.get_or_insert(span);
        }
        *number <= MOST
    });
    for ((_, code), (number, first_left)) in of_kind {
        diagnostics.extend(first_left.map(|span| counted(code, span, number - MOST)));
    }
}

/// That there are so many more of a kind from some place on.
fn counted(code: Code, span: Span, more: usize) -> Diagnostic {
    let message = format!("{more} more problems of this kind in the file, from here on");
    Diagnostic::new(code, span, message).help("fix the first ones and check again")
}

/// True if any of them is an error.
#[must_use]
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity() == Severity::Error)
}
