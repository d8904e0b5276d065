//! What is found in a draft, for readers and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::draft::{Finding, Kind, Severity};
use crate::graph::Evidence;
use crate::render::paint::{Paint, Role};
use crate::render::phrase::counted;
use crate::render::{challenged, cite};
use crate::verdict::Verdicts;

/// So many places are named.
const NAMED: usize = 8;

/// A draft with what is found in it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// What its file is called.
    pub name: &'a str,
    /// What it says.
    pub text: &'a str,
    /// How many citations and quotations were looked at.
    pub looked_at: (usize, usize),
    /// What is found.
    pub findings: &'a [Finding],
}

/// A message for each finding, with its place and help, and a last line that counts.
#[must_use]
pub fn text(catalog: &Catalog, verdicts: &Verdicts, drafts: &[Checked<'_>], paint: Paint) -> String {
    let mut out = String::new();
    for draft in drafts {
        for finding in draft.findings {
            let (line, column) = place(draft.text, finding.at.start);
            let severity = finding.kind.severity();
            let role = match severity {
                Severity::Error => Role::Bad,
                Severity::Warning => Role::Mixed,
                Severity::Note => Role::Faint,
            };
            let (message, help) = told(catalog, verdicts, &finding.kind);
            let word = paint.text(role, severity.word());
            // A string takes any text.
            let _ = writeln!(out, "{}:{line}:{column}: {word}: {message}", draft.name);
            for help in help {
                let _ = writeln!(out, "  {help}");
            }
        }
    }
    let (cites, quotes) = drafts
        .iter()
        .fold((0, 0), |(cites, quotes), draft| (cites + draft.looked_at.0, quotes + draft.looked_at.1));
    let looked_at = [counted(cites, "citation"), counted(quotes, "quotation")].join(", ");
    let number = |severity| {
        drafts.iter().flat_map(|draft| draft.findings).filter(|one| one.kind.severity() == severity).count()
    };
    let found =
        [Severity::Error, Severity::Warning, Severity::Note].map(|one| counted(number(one), one.word()));
    let _ = writeln!(out, "{looked_at}: {}", found.join(", "));
    out
}

/// The same as JSON: `findings`, each with its file, line, column, code, severity, message and help.
#[must_use]
pub fn json(catalog: &Catalog, verdicts: &Verdicts, drafts: &[Checked<'_>]) -> String {
    let findings = drafts.iter().flat_map(|draft| {
        draft.findings.iter().map(|finding| {
            let (line, column) = place(draft.text, finding.at.start);
            let (message, help) = told(catalog, verdicts, &finding.kind);
            let help: Vec<&str> =
                help.iter().map(|line| line.strip_prefix("help: ").unwrap_or(line)).collect();
            json!({
                "file": draft.name, "line": line, "column": column, "code": finding.kind.name(),
                "severity": finding.kind.severity().word(), "message": message, "help": help,
            })
        })
    });
    let findings: Vec<Value> = findings.collect();
    let sum = |of: fn(&Checked<'_>) -> usize| drafts.iter().map(of).sum::<usize>();
    let whole = json!({
        "schema": 1, "citations": sum(|draft| draft.looked_at.0), "quotations": sum(|draft| draft.looked_at.1),
        "findings": findings,
    });
    format!("{whole:#}\n")
}

/// The line and the column of a byte, both from 1, in characters.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// A finding in words, and what to do or know besides.
fn told(catalog: &Catalog, verdicts: &Verdicts, kind: &Kind) -> (String, Vec<String>) {
    let key = |node| catalog.id(node);
    match kind {
        Kind::UnknownKey(key, help) => {
            let help = help.clone().map(|help| format!("help: {help}"));
            (format!("no work has the key `{key}`"), help.into_iter().collect())
        }
        Kind::NothingRecorded(work) => {
            let help = format!("help: record a claim with `catena add claim {}/ID`", key(*work));
            (format!("nothing is recorded of `{}`", key(*work)), vec![help])
        }
        Kind::NoRecord(work, place, recorded) => {
            let more = recorded.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let places = recorded.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("; ");
            let help = format!("help: there are records at {places}{more}");
            (format!("nothing is recorded of `{}` at `{place}`", key(*work)), vec![help])
        }
        Kind::OtherPlaces(work, place) => {
            (format!("the records of `{}` cannot be compared with `{place}`", key(*work)), Vec::new())
        }
        Kind::NotInText(work, words, near) => {
            let near = near.as_ref().map(|near| format!("help: {} has “{}”", near.place, near.words));
            (format!("the text of `{}` does not have “{words}”", key(*work)), near.into_iter().collect())
        }
        Kind::Unseen(work, words) => {
            let help = "help: give the folder with its text, `--texts DIR`".to_owned();
            (
                format!("no record of `{}` quotes “{words}”, and catena does not have its text", key(*work)),
                vec![help],
            )
        }
        Kind::Misplaced(stated, words) => {
            let source = Evidence::of_stated(catalog, *stated).source(catalog);
            let help = format!("help: `{}` quotes it from {}", key(*stated), cite::read_in(catalog, &source));
            (format!("“{words}” is recorded at another place"), vec![help])
        }
        Kind::WithoutCitation(words) => (format!("nothing is cited for “{words}”"), Vec::new()),
        Kind::Contested(stated) => {
            let how = challenged::itself(catalog, &verdicts.challenged(catalog, *stated));
            let says = catalog.stated_as(*stated).map(|stated| format!("it says: {}", stated.text));
            (format!("`{}` is {how}", key(*stated)), says.into_iter().collect())
        }
    }
}
