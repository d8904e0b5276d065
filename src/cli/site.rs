//! `catena site`

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::corpus::load::Library;
use crate::error::Error;
use crate::render::phrase::counted;
use crate::verify::receipt::Receipts;
use crate::web::{Beside, Explorer, History, Index, Mode, site};

const EXAMPLES: &str = "\
Examples:
  catena site -o public
  catena site -o public --title \"Trust among allies\"

Open the folder's index.html from disk, or copy the folder to any web server. Run the command again after a change: \
other files in the folder stay as they are. See docs/sharing.md.

Exit codes: 0 written, 1 the library has errors and nothing was written.";

/// Write the library as web pages: everything in it, with its evidence, and the answers to the saved questions
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Site {
    /// The folder to write to: a new or empty one, or one that this command wrote before
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
    /// Write the pages even if the library has errors; records with errors get no page
    #[arg(long)]
    skip_errors: bool,
    /// What to call the library [default: the name of its folder]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

/// The title of a library: the one given, else the name of its folder.
pub(super) fn title_of(library: &Library, given: Option<&str>) -> String {
    let root = library.root();
    let folder = || {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        root.file_name().map(|name| name.to_string_lossy().into_owned())
    };
    given.map(str::to_owned).or_else(folder).unwrap_or_else(|| "Library".to_owned())
}

impl Site {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        if session.errors() > 0 && !self.skip_errors {
            context.output.message("error: nothing was written, because pages would be missing");
            context
                .output
                .message("help: fix what `catena check` reports, or write the rest with `--skip-errors`");
            return Ok(Outcome::Findings);
        }
        let library = context.library()?;
        let (receipts, history) = (Receipts::read(&library)?, History::of(&session));
        let title = title_of(&library, self.title.as_deref());
        let index = Index::of(&session).with_references(&session);
        let (receipts, history) = (&receipts, &history);
        let beside = Beside { receipts, history, title: &title, mode: Mode::Files, faulty: None };
        let explorer = Explorer::new(&session, &index, beside, session.budget());
        let told = AtomicUsize::new(0);
        let written = site::write(&explorer, &self.output, &|done, all| {
            let percent = done * 100 / all.max(1);
            if percent > told.load(Ordering::Relaxed) && told.fetch_max(percent, Ordering::Relaxed) < percent
            {
                context.output.progress(&format!("{done} of {} pages", all));
            }
        })?;
        context.output.progress_ended();
        for notice in session.notices() {
            context.output.notice(&notice);
        }
        let parts = [
            counted(written.files, "file"),
            format!("{} new or changed", written.changed),
            format!("{} removed", written.removed),
        ];
        let index = self.output.join("index.html");
        context.output.answer(&format!("{}\nopen `{}`\n", parts.join(", "), index.display()))?;
        Ok(Outcome::Answered)
    }
}
