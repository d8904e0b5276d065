//! `catena add excerpts`

mod gathered;
mod json;
mod told;

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::add::{Refused, excerpts};
use crate::cli::add::excerpts::gathered::{Form, Gathered, Unread};
use crate::cli::add::excerpts::json::json;
use crate::cli::add::excerpts::told::told;
use crate::cli::add::input::inputs;
use crate::cli::changes::{make_or_show, of_files, read_for_change};
use crate::cli::output::TextOrJson;
use crate::cli::texts::reader;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::highlight::FORMATS;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  catena add excerpts zotero.json         highlights of other programs
  catena add excerpts kydd2005.pdf        what you marked in a PDF
  catena add excerpts --dry-run clippings.txt
                                          show what would be added

Exit codes: 0 all has a place, 1 something has none or was changed on both sides, 2 wrong usage or unreadable \
input. See docs/excerpts.md.";

/// Add passages that you marked in other programs, as excerpts
///
/// The works are recognised by key, DOI, ISBN, title and file. What is already here is not added again; what changed
/// in the other program is brought, unless you changed it here too.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Excerpts {
    /// The files to read; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format of the files, if catena does not recognise it
    #[arg(long, value_name = "FORMAT")]
    from: Option<Form>,
    /// The format of what is told
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
    /// Change nothing; show what would be added
    #[arg(long)]
    dry_run: bool,
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Form; FORMATS.len() + 1] = {
            let mut all = [Form::Pdf; FORMATS.len() + 1];
            let mut at = 0;
            while at < FORMATS.len() {
                all[at] = Form::Export(FORMATS[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Export(format) => format.word(),
            Self::Pdf => "pdf",
        }))
    }
}

impl Excerpts {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let mut read = Gathered::default();
        let reader = reader();
        for (name, bytes) in inputs(&self.files)? {
            if let Err(why) = read.add(&name, &bytes, self.from, &reader) {
                unreadable(context, &name, &why);
                return Ok(Outcome::Wrong);
            }
        }
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let session = Session::of(corpus);
        let import = match excerpts(&session, &read.highlights) {
            Ok(import) => import,
            Err(Refused::Wrong(wrong)) => {
                let (faults, sources) = *wrong;
                faults.iter().for_each(|fault| context.output.diagnostic(fault, &sources));
                context.output.message("help: nothing was added");
                return Ok(Outcome::Wrong);
            }
            Err(Refused::World(error)) => return Err(error),
        };
        let sources = session.sources();
        let held = |name: &str| {
            sources.iter().find(|(_, file)| file.name == name).map(|(_, file)| file.text.clone())
        };
        let (names, changes) = of_files(library.root(), &import.files, held);
        match self.format {
            TextOrJson::Text => {
                make_or_show(context, writer, &names, &changes)?;
                told(&import, &read, self.dry_run).iter().for_each(|line| context.output.message(line));
            }
            TextOrJson::Json => {
                if let Some(writer) = writer {
                    writer.write(&changes)?;
                }
                context.output.answer(&json(&import, &read, self.dry_run))?;
            }
        }
        let is_all = import.not_placed.is_empty() && import.kept.is_empty() && import.older.is_empty();
        Ok(if is_all { Outcome::Answered } else { Outcome::Findings })
    }
}

fn unreadable(context: &Context, name: &str, why: &Unread) {
    match why {
        Unread::Export(fault) => {
            let line = fault.line.map_or_else(String::new, |line| format!(" on line {line}"));
            context.output.message(&format!("error: `{name}` cannot be read{line}: {fault}"));
            if !fault.help.is_empty() {
                context.output.message(&format!("help: {}", fault.help));
            }
        }
        Unread::Pdf(why) => context.output.message(&format!("error: `{name}` {why}")),
    }
    context.output.message("help: nothing was added");
}
