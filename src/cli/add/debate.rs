//! `catena add debate`

mod pages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::add::{Refused, Wanted, add, written};
use crate::annotation::is_key;
use crate::bibliography::import::decoded;
use crate::catalog::people::slug;
use crate::cli::add::debate::pages::texts;
use crate::cli::add::record::file_name;
use crate::cli::changes::{make_or_show, of_files, read_for_change};
use crate::cli::losses::{names, tell};
use crate::cli::{Context, Outcome};
use crate::debate::format::{Format, Unreadable, recognise};
use crate::debate::records::{Sorted, Source, records, sorted};
use crate::debate::{Debate as Read, Losses, aif, argdown, discourse};
use crate::error::Error;
use crate::render::phrase::{counted, listed};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  npx @argdown/cli json softdrugs.argdown .
  catena add debate softdrugs.json        Argdown, as its own JSON
  catena add debate aifdb-1234.json       AIF, as JSON
  catena add debate my-graph/             pages of a Discourse Graph
  catena add debate --dry-run debate.json show what would be added
  catena add debate --work hume1748 a.json
                                          as claims of a work that is here

Exit codes: 0 all was added, 1 something was omitted, changed or already here, 2 wrong usage or unreadable input. \
See docs/debates.md.";

/// Add a debate from Argdown, AIF or a Discourse Graph, as claims and arguments
///
/// Statements become claims, and arguments with premises become arguments. They are those of a work of the library
/// itself, unless `--work` names another. What cannot be held is listed. What is already here is not added again.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Debate {
    /// The files to read, or a folder of Markdown pages; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format, if catena does not recognise it
    #[arg(long, value_name = "FORMAT")]
    from: Option<From>,
    /// The key of the work that the debate is read from [default: the name of the file]
    #[arg(long, value_name = "KEY")]
    work: Option<String>,
    /// The file in `corpus/` to add to [default: the files where the records belong]
    #[arg(long, value_name = "FILE")]
    into: Option<String>,
    /// Change nothing; show what would be added
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// The JSON that Argdown exports
    Argdown,
    /// JSON of the Argument Interchange Format
    Aif,
    /// Markdown pages of a Discourse Graph
    DiscourseGraph,
}

impl From {
    fn format(self) -> Format {
        match self {
            Self::Argdown => Format::Argdown,
            Self::Aif => Format::Aif,
            Self::DiscourseGraph => Format::DiscourseGraph,
        }
    }
}

impl Debate {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let wrong = |messages: &[String]| {
            messages.iter().for_each(|message| context.output.message(message));
            Ok(Outcome::Wrong)
        };
        let into = match self.into.as_deref().map(file_name).transpose() {
            Ok(into) => into,
            Err(message) => return wrong(&[message]),
        };
        if let Some(key) = self.work.as_ref().filter(|key| !is_key(key)) {
            return wrong(&[format!("error: expected the key of a work after `--work`, found `{key}`")]);
        }
        let library = context.library()?;
        // Before anyone has to wait: standard input may be slow.
        let texts = texts(&self.files)?;
        let mut losses = Losses::default();
        let debates = match self.debates(context, texts, &mut losses) {
            Ok(debates) => debates,
            Err((name, unreadable)) => {
                let help = Some(format!("help: {}", unreadable.help)).filter(|_| !unreadable.help.is_empty());
                let error = format!("error: `{name}` {}", unreadable.why);
                return wrong(&[Some(error), help].into_iter().flatten().collect::<Vec<_>>());
            }
        };
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let session = Session::of(corpus);
        let all = debates
            .iter()
            .flat_map(|(debate, source)| records(debate, source, &session.catalog, &mut losses));
        let Sorted { new, here, differ } = sorted(once(all), session.corpus());
        let text: String = new.iter().map(written).collect();
        let added = match add(&session, &text, into.as_deref()) {
            Ok(added) => added,
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
        let (files, changes) = of_files(library.root(), &added.files, held);
        make_or_show(context, writer, &files, &changes)?;
        let done = if self.dry_run { "would add" } else { "added" };
        context.output.message(&format!("{done} {}", sorts(&new)));
        for (ids, why) in
            [(&here, "already here"), (&differ, "already here with other words, and kept as they are")]
        {
            if !ids.is_empty() {
                context.output.message(&format!("not added, {why}: {}", names(ids)));
            }
        }
        tell(context, &losses);
        let is_all = losses.is_empty() && here.is_empty() && differ.is_empty() && !new.is_empty();
        Ok(if is_all { Outcome::Answered } else { Outcome::Findings })
    }

    /// The debates of the texts, each with the work that it is read from: pages of a graph are one debate, every other
    /// text is one of its own.
    fn debates(
        &self,
        context: &Context,
        texts: Vec<(String, Vec<u8>)>,
        losses: &mut Losses,
    ) -> Result<Vec<(Read, Source)>, (String, Unreadable)> {
        let mut debates = Vec::new();
        let mut pages = Vec::new();
        for (name, bytes) in texts {
            let (text, encoding) = decoded(bytes);
            let text = text.trim_start_matches('\u{feff}').to_owned();
            if let Some(encoding) = encoding {
                context.output.notice(&format!("`{name}` is not UTF-8; reading it as {encoding}"));
            }
            let format = match self.from {
                Some(_) if text.trim().is_empty() => recognise(&name, &text),
                Some(from) => Ok(from.format()),
                None => recognise(&name, &text),
            };
            let read = format.and_then(|format| match format {
                Format::Argdown => argdown::read::read(&text, losses).map(Some),
                Format::Aif => aif::read::read(&text, losses).map(Some),
                Format::DiscourseGraph => {
                    pages.push((name.clone(), text));
                    Ok(None)
                }
            });
            if let Some(debate) = read.map_err(|unreadable| (name.clone(), unreadable))? {
                let source = self.source(&name, &debate.title);
                debates.push((debate, source));
            }
        }
        let folder = self.files.iter().find(|path| path.is_dir()).map(|path| path.display().to_string());
        // A folder is read as a graph even if nothing is in it.
        if let Some(name) = folder.or_else(|| pages.first().map(|(name, _)| name.clone())) {
            let debate = discourse::read(&pages, losses).map_err(|unreadable| (name.clone(), unreadable))?;
            debates.push((debate, self.source(&name, "")));
        }
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, source) in &debates {
            *keys.entry(&source.key).or_default() += 1;
        }
        if let Some((key, number)) = keys.into_iter().find(|(_, number)| *number > 1) {
            let why = format!("would be the work of {}", counted(number, "debate"));
            return Err((
                key.to_owned(),
                Unreadable { why, help: "add each by itself, with `--work`".to_owned() },
            ));
        }
        Ok(debates)
    }

    fn source(&self, name: &str, title: &str) -> Source {
        let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.filter(|_| name != "standard input").unwrap_or_else(|| title.to_owned());
        let key = self.work.clone().unwrap_or_else(|| slug(&stem));
        let usual = || "debate".to_owned();
        let key = if is_key(&key) { key } else { usual() };
        Source { name: if stem.trim().is_empty() { usual() } else { stem }, key }
    }
}

/// Records of which several debates need the same, each once: those of the vocabulary.
fn once(records: impl Iterator<Item = Wanted>) -> Vec<Wanted> {
    let mut seen: Vec<Wanted> = Vec::new();
    let mut all = Vec::new();
    for record in records {
        let is_shared = ["relation", "scheme"].contains(&record.keyword.as_str());
        if is_shared && seen.iter().any(|one| one.head == record.head && one.keyword == record.keyword) {
            continue;
        }
        if is_shared {
            seen.push(record.clone());
        }
        all.push(record);
    }
    all
}

/// How many records there are of each sort: `1 work, 17 claims and 3 arguments`.
fn sorts(records: &[Wanted]) -> String {
    let number = |sort: &&str| records.iter().filter(|record| record.keyword == **sort).count();
    let sorts = ["work", "claim", "argument", "relation", "scheme"];
    let counts = sorts.iter().map(|sort| (sort, number(sort))).filter(|(_, number)| *number > 0);
    let counts: Vec<String> = counts.map(|(sort, number)| counted(number, sort)).collect();
    if counts.is_empty() { "nothing".to_owned() } else { listed(&counts) }
}
