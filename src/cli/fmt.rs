//! `catena fmt`

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use similar::TextDiff;

use crate::annotation::{Body, Document, parse, print};
use crate::cli::{Context, Outcome};
use crate::code::Code;
use crate::corpus::Corpus;
use crate::corpus::load::read;
use crate::error::Error;
use crate::files;

const EXAMPLES: &str = "\
Examples:
  catena fmt                       every file of the corpus
  catena fmt --check               list the files that would change; exit code 1 if there are any
  catena fmt --diff                show what would change
  catena fmt - < notes.catena      from standard input to standard output";

/// Write annotations in canonical form
///
/// Only layout changes: the order of fields, alignment, line breaks. Records that cannot be read are
/// kept as they are. A file is replaced whole or not at all, and a file that is canonical is not
/// touched.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Fmt {
    /// The files [default: all of the corpus]; `-` is standard input
    files: Vec<PathBuf>,
    /// Change nothing; list what would change
    #[arg(long)]
    check: bool,
    /// Change nothing; show what would change
    #[arg(long)]
    diff: bool,
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
        let (mut changed, mut refused) = (0, 0);
        for (name, path) in self.paths(context)? {
            let bytes = read(&path)?;
            match formatted(&name, bytes.clone()) {
                Formatted::Refused(why) => {
                    context.output.message(&format!("error: `{name}` is left alone: {why}"));
                    refused += 1;
                }
                Formatted::Text(text) if text.as_bytes() != bytes => {
                    changed += 1;
                    self.change(context, &name, &path, &bytes, &text)?;
                }
                Formatted::Text(_) => {}
            }
        }
        let would = if self.check || self.diff { "would be formatted" } else { "formatted" };
        context.output.message(&format!("{changed} file{} {would}", if changed == 1 { "" } else { "s" }));
        let findings = refused > 0 || (changed > 0 && (self.check || self.diff));
        Ok(if findings { Outcome::Findings } else { Outcome::Answered })
    }

    /// The files with the names by which messages call them.
    fn paths(&self, context: &Context) -> Result<Vec<(String, PathBuf)>, Error> {
        if !self.files.is_empty() {
            return Ok(self.files.iter().map(|path| (path.display().to_string(), path.clone())).collect());
        }
        let library = context.library()?;
        let files =
            library.files()?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "catena"));
        Ok(files.map(|path| (library.name_of(&path), path)).collect())
    }

    fn change(
        &self,
        context: &Context,
        name: &str,
        path: &Path,
        bytes: &[u8],
        text: &str,
    ) -> Result<(), Error> {
        if self.diff {
            let old = String::from_utf8_lossy(bytes);
            let diff = TextDiff::from_lines(old.as_ref(), text);
            let (from, to) = (format!("a/{name}"), format!("b/{name}"));
            return context.output.answer(&diff.unified_diff().header(&from, &to).to_string());
        }
        if self.check {
            return context.output.answer(&format!("{name}\n"));
        }
        files::replace(path, text.as_bytes())?;
        context.output.answer(&format!("{name}\n"))
    }
}

fn standard_input(context: &Context) -> Result<Outcome, Error> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    match formatted("standard input", bytes) {
        Formatted::Text(text) => {
            context.output.answer(&text)?;
            Ok(Outcome::Answered)
        }
        Formatted::Refused(why) => {
            context.output.message(&format!("error: standard input is left alone: {why}"));
            Ok(Outcome::Wrong)
        }
    }
}

/// The canonical text of a file, unless it is no text of records, or has a conflict that formatting
/// could hide, or would not say the same afterwards.
fn formatted(name: &str, bytes: Vec<u8>) -> Formatted {
    let corpus = Corpus::read(vec![(name.to_owned(), bytes)]);
    let conflict = corpus.diagnostics.iter().find(|found| found.code == Code::ConflictMarker);
    let (Some((_, document)), None) = (corpus.documents.first(), conflict) else {
        let found = conflict.or(corpus.diagnostics.first());
        let why = found.map_or_else(String::new, |found| {
            format!("{} ({})", found.message, corpus.sources.place(found.primary.span))
        });
        return Formatted::Refused(why);
    };
    let text = print(document);
    let mut sources = crate::source::Sources::new();
    let file = sources.add(name, text.as_str());
    let again = parse(file, &text, &mut Vec::new());
    if same_records(document, &again) {
        Formatted::Text(text)
    } else {
        Formatted::Refused("formatting it would change what it says; please report this as a bug".to_owned())
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
