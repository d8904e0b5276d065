//! Answers and maps as files for other programs.

use crate::bibliography::format::Format as Bibliography;
use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::snippet::Snippets;
use crate::query::used::works;
use crate::render::drawn::Picture;
use crate::render::picture;
use crate::render::references::Style;
use crate::render::{csv, json, markdown, references};
use crate::session::Session;
use crate::web::piece::map::is_drawable;

/// A format of answers; those of pictures are formats of maps too.
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
    /// A picture.
    Picture(Picture),
}

impl Format {
    /// All of them, with the ending of the file and what it is as HTTP says it.
    pub(super) const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Csv, "csv", "text/csv; charset=utf-8"),
        (Self::Json, "json", "application/json"),
        (Self::Markdown, "md", "text/markdown; charset=utf-8"),
        (Self::Bibtex, "bib", "application/x-bibtex; charset=utf-8"),
        (Self::Picture(Picture::Svg), "svg", "image/svg+xml"),
        (Self::Picture(Picture::Png), "png", "image/png"),
        (Self::Picture(Picture::Dot), "dot", "text/vnd.graphviz; charset=utf-8"),
    ];
}

/// An answer in a format. Several questions in one are one after the other; a picture is of the first.
pub(super) fn written(session: &Session, answer: &Answer, format: Format) -> Result<Vec<u8>, Error> {
    let catalog = &session.catalog;
    let each = |write: &dyn Fn(&Answer, &Snippets) -> Result<String, Error>| {
        let parts: Result<Vec<String>, Error> =
            answer.each().map(|answer| write(answer, &session.found_in(answer))).collect();
        parts.map(|parts| parts.join("\n").into_bytes())
    };
    match format {
        Format::Json => {
            let snippets = answer.each().flat_map(|answer| session.found_in(answer)).collect();
            Ok(json::answer(catalog, answer, &snippets).into_bytes())
        }
        Format::Csv => each(&|answer, snippets| csv::answer(catalog, answer, snippets)),
        Format::Markdown => each(&|answer, snippets| {
            let cited = session.references(&works(catalog, answer));
            Ok(markdown::answer(catalog, answer, snippets) + &references::markdown(&cited, Style::Apa))
        }),
        Format::Bibtex => {
            each(&|answer, _| Ok(Bibliography::BibTeX.write(&session.references(&works(catalog, answer)))))
        }
        Format::Picture(format) => {
            if !is_drawable(answer) {
                return Err(Error::Other("too large to be drawn here: use `catena export svg`".to_owned()));
            }
            let drawing = picture::answer(catalog, &session.graph, &session.verdicts, answer);
            format.bytes(drawing, session.revision().as_ref())
        }
    }
}
