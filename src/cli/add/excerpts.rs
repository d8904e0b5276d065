//! `catena add excerpts`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::add::{Import, NotPlaced, Refused, excerpts};
use crate::cli::add::input::inputs;
use crate::cli::changes::{make_or_show, of_files, read_for_change};
use crate::cli::output::TextOrJson;
use crate::cli::texts::reader;
use crate::cli::{Context, Outcome};
use crate::document;
use crate::error::Error;
use crate::highlight::{self, FORMATS, Fault, Highlight, Skipped, of_marks};
use crate::render::phrase::counted;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  catena add excerpts zotero.json         highlights of other programs
  catena add excerpts kydd2005.pdf        what you marked in a PDF
  catena add excerpts --dry-run clippings.txt
                                          show what would be added

Exit codes: 0 all has a place, 1 something has none or was changed on both sides, 2 wrong usage or unreadable \
input. See docs/excerpts.md.";

/// So many highlights of a work that has no place are shown.
const SHOWN: usize = 3;
/// So many letters of their words are shown.
const WORDS: usize = 60;

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
    from: Option<From>,
    /// The format of what is told
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
    /// Change nothing; show what would be added
    #[arg(long)]
    dry_run: bool,
}

/// A format of highlights, as it is typed.
#[derive(Clone, Copy)]
struct From(highlight::Format);

impl ValueEnum for From {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [From; FORMATS.len()] = {
            let mut all = [From(FORMATS[0]); FORMATS.len()];
            let mut at = 0;
            while at < FORMATS.len() {
                all[at] = From(FORMATS[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

impl Excerpts {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let mut highlights: Vec<Highlight> = Vec::new();
        let mut skipped: Vec<Skipped> = Vec::new();
        for (name, bytes) in inputs(&self.files)? {
            if self.from.is_none() && document::Format::of(&name, &bytes) == document::Format::Pdf {
                match reader().marks(&name, &bytes) {
                    Ok(marks) => highlights.extend(of_marks(&name, marks)),
                    Err(why) => {
                        context.output.message(&format!("error: `{name}` {why}"));
                        context.output.message("help: nothing was added");
                        return Ok(Outcome::Wrong);
                    }
                }
                continue;
            }
            let read = match self.from {
                Some(From(format)) => highlight::read_as(format, &bytes),
                None => highlight::read(&name, &bytes),
            };
            match read {
                Ok(read) => {
                    highlights.extend(read.highlights);
                    skipped.extend(read.skipped);
                }
                Err(fault) => {
                    unreadable(context, &name, &fault);
                    return Ok(Outcome::Wrong);
                }
            }
        }
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let session = Session::of(corpus);
        let import = match excerpts(&session, &highlights) {
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
                told(&import, &skipped, self.dry_run).iter().for_each(|line| context.output.message(line));
            }
            TextOrJson::Json => {
                if let Some(writer) = writer {
                    writer.write(&changes)?;
                }
                context.output.answer(&json(&import, &skipped, self.dry_run))?;
            }
        }
        let is_all = import.not_placed.is_empty() && import.kept.is_empty();
        Ok(if is_all { Outcome::Answered } else { Outcome::Findings })
    }
}

fn unreadable(context: &Context, name: &str, fault: &Fault) {
    let line = fault.line.map_or_else(String::new, |line| format!(" on line {line}"));
    context.output.message(&format!("error: `{name}` cannot be read{line}: {fault}"));
    if !fault.help.is_empty() {
        context.output.message(&format!("help: {}", fault.help));
    }
    context.output.message("help: nothing was added");
}

/// What was done, a line each.
fn told(import: &Import, skipped: &[Skipped], dry_run: bool) -> Vec<String> {
    let done = if dry_run { "would add" } else { "added" };
    let mut lines = Vec::new();
    let works = by_work(&import.added);
    let of = if works.is_empty() { String::new() } else { format!(" of {}", works.join(", ")) };
    lines.push(format!("{done} {}{of}", counted(import.added.len(), "excerpt")));
    let fields = |list: &[&str]| list.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let changed = if dry_run { "would change" } else { "changed" };
    for (id, names) in &import.changed {
        lines.push(format!("{changed} {id}: {}", fields(names)));
    }
    for (id, names) in &import.kept {
        lines.push(format!(
            "kept {id} as it is here: {} changed here and in the other program",
            fields(names)
        ));
    }
    if !import.here.is_empty() {
        lines.push(format!("already here: {}", counted(import.here.len(), "excerpt")));
    }
    lines.extend(import.left_out.iter().chain(skipped).map(|one| format!("omitted: {one}")));
    lines.extend(without_place(&import.not_placed));
    lines
}

/// `kydd2005 (8)`: the works of new excerpts, with how many each has.
fn by_work(ids: &[String]) -> Vec<String> {
    let mut works: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        *works.entry(id.rsplit_once('/').map_or(id, |(work, _)| work)).or_default() += 1;
    }
    works.into_iter().map(|(work, number)| format!("{work} ({number})")).collect()
}

/// What has no place, by work and reason.
fn without_place(not_placed: &[NotPlaced]) -> Vec<String> {
    let mut works: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for one in not_placed {
        works.entry((called(one), &one.why)).or_default().push(&one.words);
    }
    let mut lines = Vec::new();
    for ((work, why), words) in &works {
        lines.push(format!("not placed: {} of {work}: {why}", counted(words.len(), "highlight")));
        for words in words.iter().take(SHOWN) {
            let short: String = words.chars().take(WORDS).collect();
            let mark = if short.len() < words.len() { "…" } else { "" };
            lines.push(format!("  “{short}{mark}”"));
        }
        if words.len() > SHOWN {
            lines.push(format!("  and {} more", words.len() - SHOWN));
        }
    }
    if !works.is_empty() {
        lines.push("help: add the works first, `catena add works FILE`, then the excerpts again".to_owned());
    }
    lines
}

/// What is told of a work, in words.
fn called(one: &NotPlaced) -> String {
    let work = &one.work;
    let title = work.title.as_ref().map(|title| format!("“{title}”"));
    let other = [&work.doi, &work.isbn, &work.file, &work.url, &work.key];
    let name = title.or_else(|| other.into_iter().flatten().next().cloned());
    let year = work.year.as_ref().map(ToString::to_string);
    let beside: Vec<String> = work.authors.iter().cloned().chain(year).collect();
    let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(", ")) };
    name.unwrap_or_else(|| "an unnamed work".to_owned()) + &beside
}

#[derive(Serialize)]
struct ImportJson<'a> {
    schema: u32,
    dry_run: bool,
    /// The files that are other.
    files: Vec<&'a str>,
    /// Ids.
    added: &'a [String],
    changed: Vec<ChangedJson<'a>>,
    /// Changed on both sides, and as they were.
    kept: Vec<ChangedJson<'a>>,
    /// Ids.
    already_here: &'a [String],
    /// How many highlights are empty or there twice.
    omitted: usize,
    /// These, and what of the files is no highlight, and why.
    skipped: Vec<String>,
    not_placed: Vec<NotPlacedJson<'a>>,
}

#[derive(Serialize)]
struct ChangedJson<'a> {
    id: &'a str,
    fields: &'a [&'static str],
}

#[derive(Serialize)]
struct NotPlacedJson<'a> {
    source: &'a str,
    work: String,
    words: &'a str,
    why: &'a str,
}

fn json(import: &Import, skipped: &[Skipped], dry_run: bool) -> String {
    fn changed<'a>(list: &'a [(String, Vec<&'static str>)]) -> Vec<ChangedJson<'a>> {
        list.iter().map(|(id, fields)| ChangedJson { id, fields }).collect()
    }
    let not_placed = import.not_placed.iter().map(|one| NotPlacedJson {
        source: &one.source,
        work: called(one),
        words: &one.words,
        why: &one.why,
    });
    let json = ImportJson {
        schema: 1,
        dry_run,
        files: import.files.keys().map(String::as_str).collect(),
        added: &import.added,
        changed: changed(&import.changed),
        kept: changed(&import.kept),
        already_here: &import.here,
        omitted: import.left_out.len(),
        skipped: import.left_out.iter().chain(skipped).map(ToString::to_string).collect(),
        not_placed: not_placed.collect(),
    };
    serde_json::to_string_pretty(&json).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}
