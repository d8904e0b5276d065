//! Answers and maps as files for other programs.

use crate::bibliography::Reference;
use crate::bibliography::format::Format as Bibliography;
use crate::catalog::entry::NodeId;
use crate::debate::Losses;
use crate::error::Error;
use crate::exchange::document::Notation;
use crate::exchange::tables;
use crate::git::history::Revision;
use crate::query::answer::Answer;
use crate::query::excerpt::Excerpt;
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
    /// Tables with citations, for a paper.
    Latex,
    /// The same for Typst.
    Typst,
    /// The works that the answer rests on.
    Bibtex,
    /// A picture.
    Picture(Picture),
}

impl Format {
    /// All of them, with what readers call each, the ending of the file, and what it is as HTTP says it.
    pub(super) const ALL: [(Self, &'static str, &'static str, &'static str); 9] = [
        (Self::Csv, "CSV", "csv", "text/csv; charset=utf-8"),
        (Self::Json, "JSON", "json", "application/json"),
        (Self::Markdown, "Markdown", "md", "text/markdown; charset=utf-8"),
        (Self::Latex, "LaTeX", "tex", "application/x-tex; charset=utf-8"),
        (Self::Typst, "Typst", "typ", "text/plain; charset=utf-8"),
        (Self::Bibtex, "BibTeX of its works", "bib", "application/x-bibtex; charset=utf-8"),
        (Self::Picture(Picture::Svg), "SVG", "svg", "image/svg+xml"),
        (Self::Picture(Picture::Png), "PNG", "png", "image/png"),
        (Self::Picture(Picture::Dot), "DOT", "dot", "text/vnd.graphviz; charset=utf-8"),
    ];

    /// What readers call it.
    #[must_use]
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(own, ..)| *own == self).map_or("", |(_, name, ..)| name)
    }

    /// How the names of its files end.
    #[must_use]
    pub(super) fn ending(self) -> &'static str {
        Self::ALL.iter().find(|(own, ..)| *own == self).map_or("", |(_, _, ending, _)| ending)
    }
}

/// Works as pages and their files show them to everybody: without the names of files on somebody's computer.
pub(super) fn published(session: &Session, works: &[NodeId]) -> Vec<Reference> {
    session.references(works).into_iter().map(Reference::without_local_files).collect()
}

/// What an answer is about as tables with citations, as `catena export` writes them.
fn tables_of(session: &Session, answer: &Answer, notation: Notation) -> String {
    let catalog = &session.catalog;
    let graph = session.graph_from(&answer.standpoint);
    let excerpt = Excerpt::of(catalog, &graph, answer);
    notation.part(&tables::of(catalog, &graph, &excerpt, Some(answer), &mut Losses::default()))
}

/// An answer in a format, with the state of the library in the caption of a picture. Several questions in one are one
/// after the other; a picture is of the first.
pub(super) fn written(
    session: &Session,
    answer: &Answer,
    format: Format,
    revision: Option<&Revision>,
) -> Result<Vec<u8>, Error> {
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
            let cited = published(session, &works(catalog, answer));
            Ok(markdown::answer(catalog, answer, snippets) + &references::markdown(&cited, Style::Apa))
        }),
        Format::Latex => each(&|answer, _| Ok(tables_of(session, answer, Notation::Latex))),
        Format::Typst => each(&|answer, _| Ok(tables_of(session, answer, Notation::Typst))),
        Format::Bibtex => {
            each(&|answer, _| Ok(Bibliography::BibTeX.write(&published(session, &works(catalog, answer)))))
        }
        Format::Picture(format) => {
            if !is_drawable(answer) {
                return Err(Error::Other("too large to be drawn here: use `catena export svg`".to_owned()));
            }
            let drawing = picture::answer(catalog, &session.graph, &session.verdicts, answer);
            format.bytes(drawing, revision)
        }
    }
}
