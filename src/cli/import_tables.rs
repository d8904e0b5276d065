//! `catena import-tables`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::export::tables::{TableFormat, answer, told};
use crate::cli::output::Output;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::relational::export::{Bounds, Export};
use crate::relational::import::{Bad, Catalogue, Counts, Import, Told};
use crate::render::phrase::counted;

const EXAMPLES: &str = "\
Examples:
  catena import-tables openalex works.jsonl -o tables
  catena import-tables crossref 0.json.gz 1.json.gz -o tables --format csv

A file has a work on each line, or a list of works as the programming interfaces of OpenAlex and Crossref answer. It may be \
compressed with gzip. No library is needed, and none is changed. See docs/tables.md.

Exit codes: 0 written, 1 written without the lines that cannot be read, 2 not written.";

/// So many faulty lines are shown; more are only counted.
const SHOWN: u64 = 20;
/// After so many works it is told how many have been read.
const STEP: u64 = 1000;

/// Who publishes the works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// Works of OpenAlex
    Openalex,
    /// Works of Crossref
    Crossref,
}

/// Make tables of the works of OpenAlex or Crossref, without a library
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ImportTables {
    /// Who publishes the works
    #[arg(value_name = "CATALOGUE")]
    from: From,
    /// The files, as JSON or with a work as JSON on each line; `.gz` or not
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder to write to: a new or empty one, or one with tables of catena's
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
    /// The format of the files
    #[arg(long, value_name = "FORMAT", default_value = "parquet")]
    format: TableFormat,
}

impl ImportTables {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let catalogue = match self.from {
            From::Openalex => Catalogue::OpenAlex,
            From::Crossref => Catalogue::Crossref,
        };
        let output = &context.output;
        let bounds = Bounds::default();
        let export = Export::begin(&self.output, catalogue.word(), self.format.into(), bounds)?;
        let mut reading = Reading { output, bad: 0 };
        let import = Import::read(catalogue, &self.files, export.beside(), bounds.memory, &mut reading);
        output.progress_ended();
        let import = import?;
        if import.counts.works == 0 {
            output.message(&format!(
                "error: there is no work of {} in what was read, and nothing is written",
                catalogue.name()
            ));
            output.message("help: see docs/tables.md for what files may look like");
            return Ok(Outcome::Wrong);
        }
        let written = export.write(&import, &mut told(output));
        output.progress_ended();
        let written = written?;
        for note in notes(&import.counts) {
            output.notice(&note);
        }
        let counts = &import.counts;
        let works = counted(number(counts.works), "work");
        let scholars = counted(number(counts.scholars), "scholar");
        let cited = match number(counts.cited) {
            0 => String::new(),
            cited => format!(", and {} known only from citations", counted(cited, "work")),
        };
        output.answer(&format!("{works}, {scholars}{cited}\n"))?;
        answer(output, &written, &self.output)?;
        Ok(if import.counts.bad > 0 { Outcome::Findings } else { Outcome::Answered })
    }
}

fn number(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// What is not in the tables.
fn notes(counts: &Counts) -> Vec<String> {
    let mut notes = Vec::new();
    if counts.bad > 0 {
        let shown = if counts.bad > SHOWN { format!("; the first {SHOWN} are shown") } else { String::new() };
        notes.push(format!("skipped {} that cannot be read{shown}", counted(number(counts.bad), "record")));
    }
    if counts.replaced > 0 {
        let records = counted(number(counts.replaced), "record");
        notes.push(format!("skipped {records} of works of which there is another, changed as late or later"));
    }
    if counts.without_key > 0 {
        let references = counted(number(counts.without_key), "reference");
        notes.push(format!("skipped {references} without an identifier of the work that is cited"));
    }
    notes
}

/// Tells how reading goes.
struct Reading<'o> {
    output: &'o Output,
    bad: u64,
}

impl Told for Reading<'_> {
    fn read(&mut self, works: u64) {
        if works.is_multiple_of(STEP) {
            self.output.progress(&format!("{} read", counted(number(works), "work")));
        }
    }

    fn bad(&mut self, bad: &Bad<'_>) {
        self.bad += 1;
        if self.bad <= SHOWN {
            self.output.progress_ended();
            self.output.message(&format!("warning: {bad}"));
        }
    }
}
