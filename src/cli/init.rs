//! `catena init`

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::example::{COMMON, EMPTY, EXAMPLE};
use crate::files;

const EXAMPLES: &str = "\
Examples:
  catena init my-review            a new library with a starting vocabulary
  catena init nato --example       the annotated paper that catena comes with";

/// Make a new library
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Init {
    /// Its folder
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Put the example in it: the annotation of Keating (2015), Trusting Relationships in the NATO Alliance
    #[arg(long)]
    example: bool,
}

impl Init {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        if context.library.is_some() {
            context.output.message(
                "error: `init` makes a library in the folder that is its argument, not in `--library`",
            );
            return Ok(Outcome::Wrong);
        }
        let corpus = self.folder.join("corpus");
        if corpus.exists() || corpus.is_symlink() {
            return Err(Error::Exists(corpus));
        }
        let chosen: &[(&str, &str)] = if self.example { EXAMPLE } else { &EMPTY };
        for (name, text) in chosen.iter().chain(&COMMON) {
            let path = self.folder.join(name);
            if !path.exists() {
                write(&path, text)?;
            }
        }
        let files = chosen.len();
        context.output.answer(&format!("{}\n", corpus.display()))?;
        context.output.message(&format!("{files} files written; next: {}", self.next()));
        Ok(Outcome::Answered)
    }

    fn next(&self) -> String {
        let question = if self.example { "which explanations admit trust" } else { "claims" };
        let library = if self.folder == Path::new(".") {
            String::new()
        } else {
            format!("--library {} ", self.folder.display())
        };
        format!("catena {library}ask \"{question}\"")
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
    }
    files::replace(path, text.as_bytes())
}
