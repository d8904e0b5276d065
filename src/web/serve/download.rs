//! Answers as files for other programs.

use crate::bibliography::format::Format as Bibliography;
use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::snippet::Snippets;
use crate::query::used::works;
use crate::render::references::Style;
use crate::render::{csv, dot, json, markdown, references};
use crate::session::Session;

/// A format of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For a spreadsheet.
    Csv,
    /// One document, as `docs/answer.schema.json` has it.
    Json,
    /// For notes.
    Markdown,
    /// The works that the answer rests on.
    Bibtex,
    /// A graph for Graphviz.
    Dot,
}

impl Format {
    /// All of them, with the ending of the file, what it is as HTTP says it, and what readers call it.
    pub(super) const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Csv, "csv", "text/csv; charset=utf-8"),
        (Self::Json, "json", "application/json"),
        (Self::Markdown, "md", "text/markdown; charset=utf-8"),
        (Self::Bibtex, "bib", "application/x-bibtex; charset=utf-8"),
        (Self::Dot, "dot", "text/vnd.graphviz; charset=utf-8"),
    ];
}

/// An answer in a format. Several questions in one are one after the other.
pub(super) fn written(session: &Session, answer: &Answer, format: Format) -> Result<String, Error> {
    let catalog = &session.catalog;
    if format == Format::Json {
        let snippets = answer.each().flat_map(|answer| session.found_in(answer)).collect();
        return Ok(json::answer(catalog, answer, &snippets));
    }
    let parts: Result<Vec<String>, Error> = answer
        .each()
        .map(|answer| {
            let snippets: Snippets = session.found_in(answer);
            Ok(match format {
                Format::Csv => csv::answer(catalog, answer, &snippets)?,
                Format::Json => String::new(),
                Format::Markdown => {
                    let cited = session.references(&works(catalog, answer));
                    markdown::answer(catalog, answer, &snippets) + &references::markdown(&cited, Style::Apa)
                }
                Format::Bibtex => Bibliography::BibTeX.write(&session.references(&works(catalog, answer))),
                Format::Dot => dot::answer(catalog, &session.graph, &session.verdicts, answer),
            })
        })
        .collect();
    Ok(parts?.join("\n"))
}
