//! `catena fmt`

mod format;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::changes::diff;
use crate::cli::fmt::format::{Formatted, formatted};
use crate::cli::{Context, Outcome};
use crate::corpus::load::{Library, read};
use crate::error::Error;
use crate::files::{Change, Writer, named};
use crate::git::Repository;
use crate::render::phrase::counted;

const EXAMPLES: &str = "\
Examples:
  catena fmt                       every file of the corpus
  catena fmt --check               list files that would change; exit code 1 if any would
  catena fmt --diff                show what would change
  catena fmt - < notes.catena      from standard input to standard output";

/// Format annotation files in the canonical layout
///
/// Only the layout changes: the order of fields, alignment and line breaks. Records that cannot be read stay
/// as they are. catena replaces all files or none, even if the machine stops halfway. Files that are already
/// formatted are not touched.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Fmt {
    /// The files; `-` is standard input [default: all files of the corpus]
    files: Vec<PathBuf>,
    /// Change nothing; list the files that would change
    #[arg(long)]
    check: bool,
    /// Change nothing; show what would change
    #[arg(long)]
    diff: bool,
    /// Check what `git commit` would commit instead of the files (only with `--check`)
    #[arg(long, requires = "check", conflicts_with_all = ["files", "diff"])]
    staged: bool,
}

impl Fmt {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        if self.files.len() == 1 && self.files[0].as_os_str() == "-" {
            return standard_input(context);
        }
        if self.staged {
            return staged(context);
        }
        let only_told = self.check || self.diff;
        let (mut changed, mut refused) = (0, 0);
        for (library, files) in self.groups(context)? {
            // Nobody else writes between the reading and the writing.
            let writer = if only_told { None } else { library.as_ref().map(Library::writer).transpose()? };
            let mut changes = Vec::new();
            for (found, (name, path)) in
                texts(library.as_ref(), writer.as_ref(), &files)?.into_iter().zip(files)
            {
                match found {
                    Formatted::Refused(why) => {
                        context.output.message(&format!("error: `{name}` was not changed: {why}"));
                        refused += 1;
                    }
                    Formatted::Text { old, new } => {
                        changes.push((name, Change { path, old: Some(old), new: new.into_bytes() }));
                    }
                    Formatted::Same => {}
                }
            }
            changed += changes.len();
            let (names, changes): (Vec<String>, Vec<Change>) = changes.into_iter().unzip();
            if self.diff {
                context.output.data(&diff(&names, &changes))?;
                continue;
            }
            match &writer {
                _ if self.check => {}
                Some(writer) => drop(writer.write(&changes)?),
                None => changes.iter().try_for_each(named::change)?,
            }
            drop(writer);
            context.output.answer(&names.iter().map(|name| format!("{name}\n")).collect::<String>())?;
        }
        let would = if only_told { "would be formatted" } else { "formatted" };
        context.output.message(&format!("{changed} file{} {would}", if changed == 1 { "" } else { "s" }));
        let findings = refused > 0 || (changed > 0 && only_told);
        Ok(if findings { Outcome::Findings } else { Outcome::Answered })
    }

    /// The files with the names by which messages call them, those of a library together.
    fn groups(&self, context: &Context) -> Result<Vec<Group>, Error> {
        if self.files.is_empty() {
            let library = context.library()?;
            let files = library.files()?.into_iter();
            let files = files.filter(|path| path.extension().is_some_and(|end| end == "catena"));
            let named = files.map(|path| (library.name_of(&path), path)).collect();
            return Ok(vec![(Some(library), named)]);
        }
        let mut groups: BTreeMap<Option<PathBuf>, Vec<(String, PathBuf)>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for path in &self.files {
            // Links within a library are followed when it is written, so the file itself is not asked.
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok();
            let full = folder.as_ref().zip(path.file_name()).map(|(folder, name)| folder.join(name));
            let library = folder.and_then(|folder| Library::find(&folder).ok());
            let library =
                library.filter(|library| full.as_ref().is_some_and(|at| at.starts_with(library.corpus())));
            let full = full.filter(|_| library.is_some()).unwrap_or_else(|| path.clone());
            if !seen.insert(full.clone()) {
                continue;
            }
            let root = library.map(|library| library.root().to_owned());
            groups.entry(root).or_default().push((path.display().to_string(), full));
        }
        let library = |root: Option<PathBuf>| root.map(|root| Library::at(&root)).transpose();
        groups.into_iter().map(|(root, files)| Ok((library(root)?, files))).collect()
    }
}

/// Files and their names, and the library that they are of, if they are of one.
type Group = (Option<Library>, Vec<(String, PathBuf)>);

/// Lists the files that would be formatted, of those that are about to be committed.
fn staged(context: &Context) -> Result<Outcome, Error> {
    let library = context.library()?;
    let (mut changed, mut refused) = (0, 0);
    let files = Repository::of(library.root())?.staged()?;
    let names: Vec<String> =
        files.iter().map(|(name, _)| name).filter(|name| name.ends_with(".catena")).cloned().collect();
    for (found, name) in formatted(files, &names).into_iter().zip(names) {
        match found {
            Formatted::Refused(why) => {
                context.output.message(&format!("error: `{name}` cannot be formatted: {why}"));
                refused += 1;
            }
            Formatted::Text { .. } => {
                context.output.answer(&format!("{name}\n"))?;
                changed += 1;
            }
            Formatted::Same => {}
        }
    }
    context.output.message(&format!("{} would be formatted", counted(changed, "file")));
    Ok(if refused + changed > 0 { Outcome::Findings } else { Outcome::Answered })
}

fn standard_input(context: &Context) -> Result<Outcome, Error> {
    const NAME: &str = "standard input";
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    // Names are those of the library at hand, if there is one, and of the text itself.
    let library = context.library().and_then(|library| library.contents());
    let mut texts = library.unwrap_or_default();
    texts.push((NAME.to_owned(), bytes.clone()));
    match formatted(texts, &[NAME.to_owned()]).pop() {
        Some(Formatted::Refused(why)) => {
            context.output.message(&format!("error: standard input was not formatted: {why}"));
            Ok(Outcome::Wrong)
        }
        Some(Formatted::Text { new, .. }) => {
            context.output.data(&new)?;
            Ok(Outcome::Answered)
        }
        Some(Formatted::Same) | None => {
            context.output.data(&String::from_utf8_lossy(&bytes))?;
            Ok(Outcome::Answered)
        }
    }
}

/// What formatting gives of each file, by its name and path: those of a library are read as part of it, under the lock
/// of the one who writes them or as they are between two changes; others each by themselves.
fn texts(
    library: Option<&Library>,
    writer: Option<&Writer<'_>>,
    files: &[(String, PathBuf)],
) -> Result<Vec<Formatted>, Error> {
    let Some(library) = library else {
        let alone = files.iter().map(|(name, path)| {
            let texts = vec![(name.clone(), read(path)?)];
            Ok(formatted(texts, std::slice::from_ref(name)))
        });
        return alone.collect::<Result<Vec<_>, Error>>().map(|all| all.into_iter().flatten().collect());
    };
    let view = if writer.is_none() { Some(library.view()?) } else { None };
    let mut texts = match (writer, &view) {
        (Some(writer), _) => library.contents_for(writer)?,
        (None, Some(view)) => library.contents_in(view)?,
        (None, None) => library.contents()?,
    };
    let names: Vec<String> = files.iter().map(|(_, path)| library.name_of(path)).collect();
    let known: BTreeSet<String> = texts.iter().map(|(name, _)| name.clone()).collect();
    for (name, (_, path)) in names.iter().zip(files).filter(|(name, _)| !known.contains(*name)) {
        let place = view.as_ref().and_then(|view| view.path(path));
        texts.push((name.clone(), read(place.unwrap_or(path))?));
    }
    Ok(formatted(texts, &names))
}
