//! `catena init`

mod quoted;
mod share;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::corpus::load::Library;
use crate::error::Error;
use crate::example::{COMMON, EMPTY, EXAMPLE};
use crate::files::{CORPUS, Change, Recovered, Writer, named};
use crate::render::phrase::counted;

const EXAMPLES: &str = "\
Examples:
  catena init my-review            a new library with a starting vocabulary
  catena init nato --example       the annotated paper that catena comes with
  catena init my-review --git      in a git repository
  catena init --git --ci           set up this library; keeps existing files

`--git` writes .gitattributes and a pre-commit hook, and sets merge.catena.driver for the \
repository. Everyone who clones it runs `catena init --git` once.";

/// Make a new library, or set up an existing one for sharing
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Init {
    /// The folder of the library
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Fill it with the example: the annotation of Keating (2015), Trusting Relationships in the NATO
    /// Alliance
    #[arg(long)]
    example: bool,
    /// Set up git: merge record by record and check before each commit. Makes a repository if there is none
    #[arg(long)]
    git: bool,
    /// Write a workflow for GitHub that checks pull requests and shows what they change
    #[arg(long)]
    ci: bool,
}

impl Init {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        if context.library.is_some() {
            context.output.message("error: `init` takes its folder as an argument, not from `--library`");
            return Ok(Outcome::Wrong);
        }
        if !quoted::can_be_written(&self.folder) {
            context.output.message(&format!(
                "error: the folder name `{}` has a line break, another control character or invalid Unicode; \
                 choose another name",
                self.folder.display().to_string().escape_debug()
            ));
            return Ok(Outcome::Wrong);
        }
        let there = self.existing();
        let root = match &there {
            Some(library) => library.root().to_owned(),
            None => {
                self.make(context)?;
                self.folder.clone()
            }
        };
        if self.git {
            share::git(context, &root)?;
        }
        if self.ci {
            share::workflow(context, &root)?;
        }
        if there.is_some() {
            context.output.message("the library is set up; existing files were kept");
        } else {
            context.output.message(&format!("next: {}", self.next()));
        }
        Ok(Outcome::Answered)
    }

    /// The library that is to be set up, if it is there: that of the folder or, where none is named, the
    /// one that this folder is in.
    fn existing(&self) -> Option<Library> {
        if !self.git && !self.ci {
            return None;
        }
        let is_here = self.folder == Path::new(".");
        let above = || std::env::current_dir().ok().and_then(|here| Library::find(&here).ok());
        Library::at(&self.folder).ok().or_else(|| if is_here { above() } else { None })
    }

    /// Makes a library, where there is none: all of it, or nothing that the next attempt would trip over.
    fn make(&self, context: &Context) -> Result<(), Error> {
        let corpus = self.folder.join(CORPUS);
        let failed = |error| Error::write(&corpus, error);
        if corpus.is_symlink() || (corpus.exists() && !corpus.is_dir()) {
            return Err(Error::Exists(corpus));
        }
        named::make_folder(&corpus)?;
        let writer = Writer::of(&corpus)?;
        let is_finished = matches!(writer.recovered(), Recovered::Finished(_));
        // One that was stopped may have left folders.
        let is_empty = holds_nothing(&corpus).map_err(failed)?;
        if !is_empty && !is_finished {
            return Err(Error::Exists(corpus));
        }
        for (name, text) in COMMON {
            write(&self.folder, name, text)?;
        }
        let chosen: &[(&str, &str)] = if self.example { EXAMPLE } else { &EMPTY };
        if !is_finished {
            let change = |(name, text): &(&str, &str)| {
                let (path, new) = (self.folder.join(name), text.as_bytes().to_vec());
                Change { path, old: None, new }
            };
            writer.write(&chosen.iter().map(change).collect::<Vec<_>>())?;
        }
        drop(writer);
        context.output.answer(&format!("{}\n", corpus.display()))?;
        context.output.message(&format!("{} written", counted(chosen.len(), "file")));
        Ok(())
    }

    fn next(&self) -> String {
        let command =
            if self.example { "ask \"which explanations admit trust\"" } else { "add works FILE.bib" };
        let library = if self.folder == Path::new(".") {
            String::new()
        } else {
            let folder = self.folder.display().to_string();
            let folder = if folder.starts_with('-') { format!("./{folder}") } else { folder };
            format!("--library {} ", quoted::for_shell(&folder))
        };
        format!("catena {library}{command}")
    }
}

/// True for a folder in which, and in whose folders, there is no file.
fn holds_nothing(folder: &Path) -> std::io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() || !holds_nothing(&entry.path())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Writes a file of the library's folder, unless it is there. True if it was not.
fn write(root: &Path, name: &str, text: &str) -> Result<bool, Error> {
    let is_new = named::setting(root, name)?.is_none();
    if is_new {
        named::set_up(root, name, None, text.as_bytes())?;
    }
    Ok(is_new)
}
