//! `catena add debate`

mod pages;
mod reading;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::add::{Wanted, written};
use crate::annotation::is_key;
use crate::cli::add::debate::pages::texts;
use crate::cli::add::debate::reading::Reading;
use crate::cli::add::put::put;
use crate::cli::add::record::file_name;
use crate::cli::changes::read_for_change;
use crate::cli::losses::{names, tell};
use crate::cli::{Context, Outcome};
use crate::debate::Losses;
use crate::debate::format::{Format, Unreadable};
use crate::debate::records::{Sorted, records, sorted};
use crate::error::Error;
use crate::render::phrase::{counted, listed};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  npx @argdown/cli@1 json softdrugs.argdown .
  catena add debate softdrugs.json        Argdown, as its own JSON
  catena add debate aifdb-1234.json       AIF, as JSON
  catena add debate my-graph/             pages of a Discourse Graph
  catena add debate --dry-run debate.json show what would be added
  catena add debate --work hume1748 a.json
                                          as claims of a work in the library

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
        let into = match self.into.as_deref().map(file_name).transpose() {
            Ok(into) => into,
            Err(message) => return Ok(refused(context, &[message])),
        };
        if let Some(key) = self.work.as_ref().filter(|key| !is_key(key)) {
            let message = format!("error: expected the key of a work after `--work`, found `{key}`");
            return Ok(refused(context, &[message]));
        }
        let library = context.library()?;
        // Before anyone has to wait: standard input may be slow.
        let texts = texts(&self.files)?;
        let mut losses = Losses::default();
        let folder = self.files.iter().find(|path| path.is_dir()).map(PathBuf::as_path);
        let reading = Reading { from: self.from.map(From::format), work: self.work.as_deref(), folder };
        let debates = match reading.debates(context, texts, &mut losses) {
            Ok(debates) => debates,
            Err((name, Unreadable { why, help })) => {
                let help = (!help.is_empty()).then(|| format!("help: {help}"));
                let messages = [Some(format!("error: `{name}` {why}")), help];
                return Ok(refused(context, &messages.into_iter().flatten().collect::<Vec<_>>()));
            }
        };
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let session = Session::of(corpus);
        // On many disks files of keys that differ in case are one.
        let is_other = |key: &&str| {
            let work = self.work.as_deref().unwrap_or_default();
            *key != work && key.eq_ignore_ascii_case(work)
        };
        let mut keys = session.catalog.works().map(|(id, _)| session.catalog.id(id));
        if let Some(key) = keys.find(is_other) {
            let work = self.work.as_deref().unwrap_or_default();
            let message = format!("error: there is no work `{work}`");
            return Ok(refused(context, &[message, format!("help: did you mean `{key}`?")]));
        }
        let all = debates
            .iter()
            .flat_map(|(debate, source)| records(debate, source, &session.catalog, &mut losses));
        let sorted = sorted(once(all), session.corpus());
        // A blank line between them: a scheme below an argument would be a field of it.
        let text = sorted.new.iter().map(written).collect::<Vec<_>>().join("\n");
        if put(context, &library, writer, &session, &text, into.as_deref())?.is_none() {
            return Ok(refused(context, &["help: nothing was added".to_owned()]));
        }
        self.tell(context, &sorted);
        tell(context, &losses);
        let is_all = losses.is_empty() && sorted.is_new() && !sorted.new.is_empty();
        Ok(if is_all { Outcome::Answered } else { Outcome::Findings })
    }

    /// Says what was added and what was here already.
    fn tell(&self, context: &Context, sorted: &Sorted) {
        let done = if self.dry_run { "would add" } else { "added" };
        context.output.message(&format!("{done} {}", sorts(&sorted.new)));
        let known = [
            (&sorted.here, "already here"),
            (&sorted.differ, "already here with other words, and kept as they are"),
            (&sorted.lacking, "since these records are already here, and kept as they are"),
        ];
        for (ids, why) in known.into_iter().filter(|(ids, _)| !ids.is_empty()) {
            context.output.message(&format!("not added, {why}: {}", names(ids)));
        }
        if sorted.differ.len() > (sorted.here.len() + sorted.lacking.len()).max(1) {
            context.output.message("help: if this is another debate, name its work: `--work KEY`");
        }
    }
}

fn refused(context: &Context, messages: &[String]) -> Outcome {
    messages.iter().for_each(|message| context.output.message(message));
    Outcome::Wrong
}

/// Records without those of the vocabulary that another debate needed before.
fn once(records: impl Iterator<Item = Wanted>) -> Vec<Wanted> {
    let mut seen = BTreeSet::new();
    let is_shared = |record: &Wanted| ["relation", "scheme"].contains(&record.keyword.as_str());
    let mut is_new = |record: &Wanted| seen.insert((record.keyword.clone(), record.head.clone()));
    records.filter(|record| !is_shared(record) || is_new(record)).collect()
}

/// How many records there are of each sort: `1 work, 17 claims and 3 arguments`.
fn sorts(records: &[Wanted]) -> String {
    let number = |sort: &&str| records.iter().filter(|record| record.keyword == **sort).count();
    let sorts = ["work", "claim", "argument", "relation", "scheme"];
    let counts = sorts.iter().map(|sort| (sort, number(sort))).filter(|(_, number)| *number > 0);
    let counts: Vec<String> = counts.map(|(sort, number)| counted(number, sort)).collect();
    if counts.is_empty() { "nothing".to_owned() } else { listed(&counts) }
}
