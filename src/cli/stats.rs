//! `catena stats`

use std::time::{Duration, Instant};

use clap::Args;

use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::render::stats::{Times, json, text};
use crate::session::Session;
use crate::stats::Statistics;

const EXAMPLES: &str = "\
Examples:
  catena stats
  catena stats --format json";

/// Count what the corpus holds, and measure how long it takes to open
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Stats {
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

impl Stats {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let (files, load) = timed(|| library.contents());
        let files = files?;
        let (corpus, parse) = timed(|| Corpus::read(files));
        let (session, build) = timed(|| Session::of(corpus));
        if session.errors() > 0 {
            context.output.notice(
                "the corpus has errors, and the affected records are not counted: see `catena check`",
            );
        }
        let figures = Statistics::of(&session);
        let times = Times { load, parse, build };
        let shown = match self.format {
            TextOrJson::Text => text(&figures, times, context.output.paint()),
            TextOrJson::Json => json(&figures, times),
        };
        context.output.answer(&shown)?;
        Ok(Outcome::Answered)
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
