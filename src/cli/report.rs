//! `catena report`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::bibliography::format::Format as References;
use crate::catalog::entry::NodeId;
use crate::cli::export::exported::answered;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::exchange::document::{Document, Notation};
use crate::exchange::report::section;
use crate::files::named;
use crate::query::understand::saved::filled;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  catena report \"which {kinds} {relate} {object}\" \"claims by {scholar}\"
  catena report -o review.tex -b references.bib
  catena report @saved-question --title \"What is known\" -o review.typ

Without a question there is a section for each saved question that needs no values. The claims are in the words of \
your records, each with its citation: a text for you to rewrite.";

/// Write the skeleton of a literature review: a section for each question
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Report {
    /// Questions, each in quotes; `@NAME` is a saved question [default: all saved questions]
    question: Vec<String>,
    /// The format [default: from the ending of the output file, else pandoc]
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<Format>,
    /// The title of the text
    #[arg(long, default_value = "Review of the literature")]
    title: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the works that the text cites to this file, as BibLaTeX, which Pandoc, LaTeX and Typst read
    #[arg(long, short, value_name = "FILE")]
    bibliography: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown for Pandoc and Quarto
    Pandoc,
    /// LaTeX with BibLaTeX
    Latex,
    /// Typst
    Typst,
}

/// The bibliography that a text names if none is written.
const BIBLIOGRAPHY: &str = "references.bib";

impl Report {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let notation = self.notation();
        let file = self
            .bibliography
            .as_deref()
            .map_or(BIBLIOGRAPHY.into(), |path| beside(path, self.output.as_deref()));
        if let Some(sign) = file.chars().find(|char| "{}\\%#$&^~\"\n".contains(*char)) {
            context.output.message(&format!(
                "error: expected the name of a bibliography without `{sign}`, found `{file}`"
            ));
            return Ok(Outcome::Wrong);
        }
        let session = context.session()?;
        let questions = self.questions(&session);
        if questions.is_empty() {
            context
                .output
                .message("error: expected a question: no saved question can be asked without values");
            return Ok(Outcome::Wrong);
        }
        let mut blocks = Vec::new();
        let mut outcome = Outcome::Answered;
        for question in questions {
            let one = answered(context, &session, &[question], |exported| {
                let answer = exported.answer.into_iter();
                blocks
                    .extend(answer.flat_map(|answer| {
                        section(&session.catalog, exported.graph, answer, exported.title)
                    }));
                Ok(())
            })?;
            match one {
                Outcome::Wrong => return Ok(Outcome::Wrong),
                Outcome::Answered => {}
                worse => outcome = worse,
            }
        }
        let document = Document { title: self.title.clone(), blocks };
        let text = notation.whole(&document, &file);
        match &self.output {
            Some(path) => named::output(path, text.as_bytes())?,
            None => context.output.data(&text)?,
        }
        if let Some(path) = &self.bibliography {
            let works =
                session.catalog.works().filter(|(_, work)| document.keys().contains(work.key.as_str()));
            let works: Vec<NodeId> = works.map(|(id, _)| id).collect();
            named::output(path, References::BibLaTeX.write(&session.references(&works)).as_bytes())?;
        } else {
            context.output.notice(&format!(
                "the text cites works in `{BIBLIOGRAPHY}`: write them with `-b {BIBLIOGRAPHY}`"
            ));
        }
        Ok(outcome)
    }

    fn questions(&self, session: &Session) -> Vec<String> {
        if !self.question.is_empty() {
            return self.question.clone();
        }
        let saved = session.catalog.saved.iter().filter(|saved| filled(saved, &[]).is_ok());
        saved.map(|saved| format!("@{}", saved.id)).collect()
    }

    fn notation(&self) -> Notation {
        let ending = self.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
        match (self.format, ending) {
            (Some(Format::Latex), _) | (None, Some("tex")) => Notation::Latex,
            (Some(Format::Typst), _) | (None, Some("typ")) => Notation::Typst,
            (Some(Format::Pandoc) | None, _) => Notation::Pandoc,
        }
    }
}

/// A file as another one in the same folder names it.
fn beside(path: &Path, from: Option<&Path>) -> String {
    let folder = from.and_then(Path::parent);
    let path = folder.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}
