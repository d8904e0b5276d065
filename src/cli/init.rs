//! `catena init`

mod quoted;
mod share;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::corpus::load::Library;
use crate::error::Error;
use crate::example::{COMMON, EMPTY, Example, PAPER, examples};
use crate::files::{CORPUS, Change, Recovered, Writer, named};
use crate::render::phrase::counted;
use crate::suggest::nearest;

const EXAMPLES: &str = "\
Examples:
  catena init my-review            a new library with a starting vocabulary
  catena init nato --example       the annotated paper that catena comes with
  catena init r --example republic a debate with arguments, and its texts
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
    /// Fill it with an example. `keating`, the default, is the annotation of a paper on trust in NATO;
    /// `republic` is the debate of 1787 on whether a republic can be large; `descent` is Mivart against Darwin. The last
    /// two come with their texts
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = PAPER.name)]
    example: Option<String>,
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
        let (folder, example) = match self.chosen() {
            Ok(chosen) => chosen,
            Err(message) => {
                context.output.message(&message);
                return Ok(Outcome::Wrong);
            }
        };
        if !quoted::can_be_written(&folder) {
            context.output.message(&format!(
                "error: the folder name `{}` has a line break, another control character or invalid Unicode; \
                 choose another name",
                folder.display().to_string().escape_debug()
            ));
            return Ok(Outcome::Wrong);
        }
        let there = self.existing(&folder);
        let root = match &there {
            Some(library) => library.root().to_owned(),
            None => {
                make(context, &folder, example)?;
                folder.clone()
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
            context.output.message(&format!("next: {}", next(&folder, example)));
        }
        Ok(Outcome::Answered)
    }

    /// The library that is to be set up, if it is there: that of the folder or, where none is named, the
    /// one that this folder is in.
    fn existing(&self, folder: &Path) -> Option<Library> {
        if !self.git && !self.ci {
            return None;
        }
        let is_here = folder == Path::new(".");
        let above = || std::env::current_dir().ok().and_then(|here| Library::find(&here).ok());
        Library::at(folder).ok().or_else(|| if is_here { above() } else { None })
    }

    /// The folder of the library, and the example that fills it; what is wrong if there is no such example. A word after
    /// `--example` that is no name of one is the folder, where no other is named.
    fn chosen(&self) -> Result<(PathBuf, Option<&'static Example>), String> {
        let Some(name) = &self.example else { return Ok((self.folder.clone(), None)) };
        if let Some(example) = examples().find(|example| example.name == name) {
            return Ok((self.folder.clone(), Some(example)));
        }
        let names: Vec<&str> = examples().map(|example| example.name).collect();
        if self.folder == Path::new(".") && nearest(name, names.iter().copied()).is_none() {
            return Ok((PathBuf::from(name), Some(&PAPER)));
        }
        Err(format!("error: no example `{name}`: choose one of {}", names.join(", ")))
    }
}

/// Makes a library, where there is none: all of it, or nothing that the next attempt would trip over.
fn make(context: &Context, folder: &Path, example: Option<&Example>) -> Result<(), Error> {
    let corpus = folder.join(CORPUS);
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
        write(folder, name, text)?;
    }
    let chosen: &[(&str, &str)] = example.map_or(&EMPTY, |example| example.files);
    if !is_finished {
        // What is beside `corpus/`, texts and a README, comes first: the library is there once its corpus is.
        let (within, beside): (Vec<_>, Vec<_>) =
            chosen.iter().partition(|(name, _)| Path::new(name).starts_with(CORPUS));
        for (name, text) in beside {
            write(folder, name, text)?;
        }
        let change = |(name, text): &(&str, &str)| {
            let (path, new) = (folder.join(name), text.as_bytes().to_vec());
            Change { path, old: None, new }
        };
        writer.write(&within.iter().map(change).collect::<Vec<_>>())?;
    }
    drop(writer);
    context.output.answer(&format!("{}\n", corpus.display()))?;
    context.output.message(&format!("{} written", counted(chosen.len(), "file")));
    Ok(())
}

/// What to do next.
fn next(folder: &Path, example: Option<&Example>) -> String {
    let command = match example.map(|example| example.name) {
        None => "add works FILE.bib",
        Some(name) if name == PAPER.name => "ask \"which explanations admit trust\"",
        Some(_) => "ask \"divided statements\"",
    };
    let library = if folder == Path::new(".") {
        String::new()
    } else {
        let folder = folder.display().to_string();
        let folder = if folder.starts_with('-') { format!("./{folder}") } else { folder };
        format!("--library {} ", quoted::for_shell(&folder))
    };
    format!("catena {library}{command}")
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
