//! `catena export obsidian`

use std::path::PathBuf;

use clap::Args;

use crate::cli::export::exported::exported;
use crate::cli::losses::tell;
use crate::cli::{Context, Outcome};
use crate::debate::Losses;
use crate::error::Error;
use crate::exchange::{beside, vault};
use crate::files::tree::Tree;
use crate::render::phrase::counted;

const EXAMPLES: &str = "\
Examples:
  catena export obsidian -o notes
  catena export obsidian \"claims by {scholar}\" -o notes

The notes are written anew each time. Other files in the folder stay as they are. Changes to the notes are not read back.";

/// Where a vault is written, and what of.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Obsidian {
    /// Write only what the answer to this question is about; `@NAME` is a saved question [default: the whole library]
    question: Vec<String>,
    /// The folder to write to: a new or empty one, or one that this command wrote before
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
}

impl Obsidian {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        exported(context, &self.question, |exported| {
            let catalog = &exported.session.catalog;
            let mut losses = Losses::default();
            match exported.answer {
                Some(answer) => beside::of_answer(catalog, answer, &mut losses),
                None => beside::of_library(catalog, &mut losses),
            }
            let network = exported.network();
            let files = vault::files(exported.session, exported.graph, &exported.excerpt, &network);
            let tree = Tree::begin(&self.output, files.keys().cloned())?;
            let mut changed = 0;
            for (name, text) in &files {
                changed += usize::from(tree.write(name, text.as_bytes())?);
            }
            let removed = tree.finish()?;
            let written = counted(files.len(), "file");
            context.output.answer(&format!("{written}, {changed} new or changed, {removed} removed\n"))?;
            tell(context, &losses);
            Ok(())
        })
    }
}
