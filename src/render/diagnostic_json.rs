//! Diagnostics as JSON, for programs: the same data that the terminal shows.

use serde::Serialize;

use crate::check::Allowed;
use crate::code::Severity;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Sources, Span};

/// The number of the contract.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    diagnostics: Vec<DiagnosticJson<'a>>,
    errors: usize,
    warnings: usize,
    /// The warnings that records allow.
    allowed: Vec<AllowedJson<'a>>,
}

#[derive(Serialize)]
struct AllowedJson<'a> {
    #[serde(flatten)]
    diagnostic: DiagnosticJson<'a>,
    reason: &'a str,
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    primary: LabelJson<'a>,
    secondary: Vec<LabelJson<'a>>,
    help: &'a [String],
    fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
struct LabelJson<'a> {
    #[serde(flatten)]
    range: RangeJson<'a>,
    label: &'a str,
}

#[derive(Serialize)]
struct FixJson<'a> {
    #[serde(flatten)]
    range: RangeJson<'a>,
    replacement: &'a str,
}

/// From the first character to the place after the last.
#[derive(Serialize)]
struct RangeJson<'a> {
    file: &'a str,
    start: PlaceJson,
    end: PlaceJson,
}

/// Lines and columns are counted from 1, columns in characters; bytes from 0.
#[derive(Serialize)]
struct PlaceJson {
    line: u32,
    column: u32,
    byte: u32,
}

/// All diagnostics in their order, and how many there are: one JSON object and a line feed.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    with_allowed(diagnostics, &[], sources)
}

/// As [`render`], with the warnings that records allow.
#[must_use]
pub fn with_allowed(diagnostics: &[Diagnostic], allowed: &[Allowed], sources: &Sources) -> String {
    let reasoned = allowed.iter().map(|allowed| AllowedJson {
        diagnostic: one(&allowed.diagnostic, sources),
        reason: &allowed.reason,
    });
    let count = |severity: Severity| diagnostics.iter().filter(|d| d.severity() == severity).count();
    let report = ReportJson {
        schema: SCHEMA,
        diagnostics: diagnostics.iter().map(|diagnostic| one(diagnostic, sources)).collect(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        allowed: reasoned.collect(),
    };
    // Plain structures of texts and numbers: there is nothing that could fail.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn one<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> DiagnosticJson<'a> {
    let label = |label: &'a Label| LabelJson { range: range(label.span, sources), label: &label.text };
    DiagnosticJson {
        code: diagnostic.code.name(),
        severity: diagnostic.severity().to_string(),
        message: &diagnostic.message,
        primary: label(&diagnostic.primary),
        secondary: diagnostic.secondary.iter().map(label).collect(),
        help: &diagnostic.help,
        fix: diagnostic
            .fix
            .as_ref()
            .map(|fix| FixJson { range: range(fix.span, sources), replacement: &fix.replacement }),
    }
}

fn range(span: Span, sources: &Sources) -> RangeJson<'_> {
    let file = sources.file(span.file);
    let place = |byte: u32| {
        let at = file.line_column(byte);
        PlaceJson { line: at.line, column: at.column, byte }
    };
    RangeJson { file: &file.name, start: place(span.start), end: place(span.end) }
}
