//! `catena check-draft`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome, texts};
use crate::corpus::load::read;
use crate::draft::{self, Draft, Finding, Notation, Severity, Texts};
use crate::error::Error;
use crate::render::draft::{self as rendered, Checked};
use crate::verify::shelf::Shelf;

const EXAMPLES: &str = "\
Examples:
  catena check-draft paper.md
  catena check-draft chapters/*.tex --texts ~/texts
  catena check-draft paper.typ --format json

What is checked:
  citations   the key is known, and something is recorded at the place
  quotations  their words are in a record of the work, or in its text
  claims      whether what is recorded at the place is disputed or qualified

A quotation belongs to the citation in or behind its sentence.

Exit codes: 0 nothing but notes, 1 errors or warnings, 2 wrong usage.";

/// Check the citations and quotations of a paper against the library
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckDraft {
    /// Drafts in Markdown (.md, .qmd), LaTeX (.tex) or Typst (.typ)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder with your own copies of the texts
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

struct File {
    name: String,
    text: String,
    draft: Draft,
    findings: Vec<Finding>,
}

impl CheckDraft {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let mut files = Vec::new();
        for path in &self.files {
            let name = path.display().to_string();
            let Some(notation) = Notation::of(path) else {
                context.output.message(&format!("error: expected Markdown, LaTeX or Typst, found `{name}`"));
                context.output.message("help: drafts end in .md, .qmd, .tex or .typ");
                return Ok(Outcome::Wrong);
            };
            let Some(text) = text_of(path)? else {
                context.output.message(&format!("error: `{name}` is not UTF-8"));
                return Ok(Outcome::Wrong);
            };
            let draft = draft::read(&text, notation);
            files.push(File { name, text, draft, findings: Vec::new() });
        }
        let session = context.session()?;
        let (catalog, verdicts) = (&session.catalog, &session.verdicts);
        let shelf = match &self.texts {
            Some(folder) => texts::shelf(folder, catalog)?,
            None => Shelf::default(),
        };
        for file in &mut files {
            file.findings = draft::check(Texts { catalog, verdicts, shelf: &shelf }, &file.draft)?;
        }
        for notice in shelf.notices() {
            context.output.notice(&notice);
        }
        let checked: Vec<Checked<'_>> = files.iter().map(File::checked).collect();
        context.output.answer(&match self.format {
            TextOrJson::Text => rendered::text(catalog, verdicts, &checked, context.output.paint()),
            TextOrJson::Json => rendered::json(catalog, verdicts, &checked),
        })?;
        let mut findings = files.iter().flat_map(|file| &file.findings);
        let is_wrong = findings.any(|finding| finding.kind.severity() != Severity::Note);
        Ok(if is_wrong { Outcome::Findings } else { Outcome::Answered })
    }
}

fn text_of(path: &Path) -> Result<Option<String>, Error> {
    let text = String::from_utf8(read(path)?).ok();
    Ok(text.map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
}

impl File {
    fn checked(&self) -> Checked<'_> {
        let looked_at = (self.draft.cites.len(), self.draft.quotes.len());
        Checked { name: &self.name, text: &self.text, looked_at, findings: &self.findings }
    }
}
