//! `catena export tables`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::output::Output;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::relational::export::{Bounds, Export, LIBRARY, Written};
use crate::relational::rows::Library;
use crate::relational::write;
use crate::render::phrase::counted;

pub(super) const EXAMPLES: &str = "\
Examples:
  catena export tables tables
  catena export tables --format csv tables
  duckdb -c \"SELECT class, count(*) FROM 'tables/nodes.parquet' GROUP BY class\"

The folder is new or empty, or one that this command wrote before, which is replaced as a whole. Its file tables.json \
lists the tables with their columns. A table of more than a million rows is a folder of files. See docs/tables.md.";

/// In what tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TableFormat {
    /// Apache Parquet
    Parquet,
    /// CSV with a head: empty text is `""`, what is missing is nothing
    Csv,
}

impl From<TableFormat> for write::Format {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Parquet => Self::Parquet,
            TableFormat::Csv => Self::Csv,
        }
    }
}

/// Where tables are written.
#[derive(Args)]
pub(super) struct Tables {
    /// The format of the files
    #[arg(long, value_name = "FORMAT", default_value = "parquet")]
    format: TableFormat,
    /// The folder to write to: a new or empty one, or one that this command wrote before
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Tables {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let export = Export::begin(&self.folder, LIBRARY, self.format.into(), Bounds::default())?;
        let written = export.write(&Library::of(&session), &mut told(&context.output));
        context.output.progress_ended();
        let written = written?;
        for notice in session.notices() {
            context.output.notice(&notice);
        }
        answer(&context.output, &written, &self.folder)?;
        Ok(Outcome::Answered)
    }
}

/// Says what was written.
pub(in crate::cli) fn answer(output: &Output, written: &Written, folder: &Path) -> Result<(), Error> {
    let rows = usize::try_from(written.rows).unwrap_or(usize::MAX);
    let (files, rows) = (counted(written.files, "file"), counted(rows, "row"));
    output.answer(&format!("{files} with {rows} in `{}`\n", folder.display()))
}

/// Tells how many rows of a table there are so far.
pub(in crate::cli) fn told(output: &Output) -> impl FnMut(&'static str, u64) {
    move |table, rows| output.progress(&format!("{table}: {rows} rows"))
}
