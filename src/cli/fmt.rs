//! `catena fmt`

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::annotation::{Body, Document, print};
use crate::catalog::{Words, settle, settle_by};
use crate::cli::changes::diff;
use crate::cli::{Context, Outcome};
use crate::code::Code;
use crate::corpus::Corpus;
use crate::corpus::load::{Library, read};
use crate::error::Error;
use crate::files::{Change, named};
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

/// What formatting a text gives.
enum Formatted {
    /// The canonical text.
    Text(String),
    /// Why it is left alone.
    Refused(String),
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
            let words = library.as_ref().map(|library| library.load().map(|corpus| Words::of(&corpus)));
            let words = words.transpose()?;
            // Nobody else writes between the reading and the writing.
            let writer = if only_told { None } else { library.as_ref().map(Library::writer).transpose()? };
            let view = if only_told { library.as_ref().map(Library::view).transpose()? } else { None };
            let mut changes = Vec::new();
            for (name, path) in files {
                let place = view.as_ref().and_then(|view| view.path(&path));
                let bytes = read(place.unwrap_or(&path))?;
                match formatted(&name, bytes.clone(), words.as_ref()) {
                    Formatted::Refused(why) => {
                        context.output.message(&format!("error: `{name}` was not changed: {why}"));
                        refused += 1;
                    }
                    Formatted::Text(text) if text.as_bytes() != bytes => {
                        changes.push((name, Change { path, old: Some(bytes), new: text.into_bytes() }));
                    }
                    Formatted::Text(_) => {}
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
        for path in &self.files {
            // Links within a library are followed when it is written, so the file itself is not asked.
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok();
            let full = folder.as_ref().zip(path.file_name()).map(|(folder, name)| folder.join(name));
            let library = folder.and_then(|folder| Library::find(&folder).ok());
            let library =
                library.filter(|library| full.as_ref().is_some_and(|at| at.starts_with(library.corpus())));
            let full = full.filter(|_| library.is_some()).unwrap_or_else(|| path.clone());
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
    let words = Words::of(&Corpus::read(files.clone()));
    for (name, bytes) in files.into_iter().filter(|(name, _)| name.ends_with(".catena")) {
        match formatted(&name, bytes.clone(), Some(&words)) {
            Formatted::Refused(why) => {
                context.output.message(&format!("error: `{name}` cannot be formatted: {why}"));
                refused += 1;
            }
            Formatted::Text(text) if text.as_bytes() != bytes => {
                context.output.answer(&format!("{name}\n"))?;
                changed += 1;
            }
            Formatted::Text(_) => {}
        }
    }
    context.output.message(&format!("{} would be formatted", counted(changed, "file")));
    Ok(if refused + changed > 0 { Outcome::Findings } else { Outcome::Answered })
}

fn standard_input(context: &Context) -> Result<Outcome, Error> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    // Names are those of the library at hand, if there is one, and of the text itself.
    let library = context.library().and_then(|library| library.load());
    let words = library.ok().map(|corpus| {
        let mut words = Words::of(&corpus);
        let text = Corpus::read(vec![("standard input".to_owned(), bytes.clone())]);
        text.documents.iter().for_each(|(_, document)| words.add(document));
        words
    });
    match formatted("standard input", bytes, words.as_ref()) {
        Formatted::Text(text) => {
            context.output.data(&text)?;
            Ok(Outcome::Answered)
        }
        Formatted::Refused(why) => {
            context.output.message(&format!("error: standard input was not formatted: {why}"));
            Ok(Outcome::Wrong)
        }
    }
}

/// The canonical text of a file, unless it is no text of records, or has a conflict that formatting
/// could hide, or would not say the same afterwards. Its names are those of `words`; without them, its own.
fn formatted(name: &str, bytes: Vec<u8>, words: Option<&Words>) -> Formatted {
    let settled = |bytes| {
        let mut corpus = Corpus::read(vec![(name.to_owned(), bytes)]);
        match words {
            Some(words) => settle_by(&mut corpus, words),
            None => settle(&mut corpus),
        }
        corpus
    };
    let corpus = settled(bytes);
    let conflict = corpus.diagnostics.iter().find(|found| found.code == Code::ConflictMarker);
    let (Some((_, document)), None) = (corpus.documents.first(), conflict) else {
        let found = conflict.or(corpus.diagnostics.first());
        let why = found.map_or_else(String::new, |found| {
            format!("{} ({})", found.message, corpus.sources.place(found.primary.span))
        });
        return Formatted::Refused(why);
    };
    let text = print(document);
    let again = settled(text.clone().into_bytes());
    if again.documents.first().is_some_and(|(_, again)| same_records(document, again)) {
        Formatted::Text(text)
    } else {
        Formatted::Refused("formatting would change its meaning; please report this as a bug".to_owned())
    }
}

/// True if two documents have the same records, as far as their number and text can tell.
fn same_records(before: &Document, after: &Document) -> bool {
    let bodies = |document: &Document| -> Vec<String> {
        let body = |body: &Body| match body {
            Body::Record(record) => {
                let mut fields: Vec<String> =
                    record.fields.iter().map(|field| said(&field.name.value, &field.value)).collect();
                fields.sort();
                format!("{}\n{}", crate::annotation::print_head(&record.head), fields.join("\n"))
            }
            Body::Broken { text, .. } => text.clone(),
        };
        document.items.iter().map(|item| body(&item.body)).collect()
    };
    bodies(before) == bodies(after)
}

fn said(name: &str, value: &crate::annotation::Value) -> String {
    format!("{name} {}", crate::annotation::print_value(value))
}
