//! `catena add works`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use similar::TextDiff;

use crate::bibliography::format::{FORMATS, Format};
use crate::bibliography::import::{Import, import};
use crate::bibliography::merge::{self, Options, merge};
use crate::bibliography::{Abbreviations, Reference};
use crate::cli::add::input::{inputs, is_plain};
use crate::cli::changes::read_for_change;
use crate::cli::{Context, Outcome};
use crate::corpus::load::read;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::files::{Change, unfit};
use crate::render::phrase::counted;
use crate::source::Sources;
use crate::source::decode::decoded;

const EXAMPLES: &str = "\
Examples:
  catena add works zotero.bib             from Zotero, JabRef, …
  catena add works a.ris b.json           in any of the formats
  catena add works --dry-run zotero.bib   show what would change
  catena add works --fill zotero.bib      also fill in missing fields
  catena add works < works.json           from standard input

Exit codes: 0 every work was added, 1 a work was not added or had a problem, 2 wrong usage or \
unreadable input. See docs/works.md.";

/// Add works from BibTeX, BibLaTeX, RIS or CSL-JSON to the bibliography
///
/// A work that is already there (with the same key, DOI, or title and year) is reported, not added again.
/// Existing entries are not changed. A work without a key gets one from its first author and year, one whose
/// key is another work's a new one.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Works {
    /// The files to read; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format, if catena does not recognise it
    #[arg(long, value_name = "FORMAT")]
    from: Option<From>,
    /// The bibliography in `corpus/` to add to
    #[arg(long, value_name = "FILE", default_value = "references.bib")]
    into: PathBuf,
    /// Add works even if they seem to be there already, but never a key twice
    #[arg(long)]
    anyway: bool,
    /// Add missing fields to works that are already there; existing values stay
    #[arg(long)]
    fill: bool,
    /// Change nothing; show what would change
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// BibTeX
    Bibtex,
    /// BibLaTeX
    Biblatex,
    /// CSL-JSON
    CslJson,
    /// RIS
    Ris,
}

impl From {
    fn format(self) -> Format {
        match self {
            Self::Bibtex => Format::BibTeX,
            Self::Biblatex => Format::BibLaTeX,
            Self::CslJson => Format::CslJson,
            Self::Ris => Format::Ris,
        }
    }
}

impl Works {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let target = library.corpus().join(&self.into);
        let name = library.name_of(&target);
        let inside =
            target.extension().is_some_and(|ending| ending == "bib") && self.into.components().all(is_plain);
        if !inside {
            context.output.message(&format!(
                "error: expected the name of a `.bib` file in `corpus/` after `--into`, found `{}`",
                self.into.display()
            ));
            return Ok(Outcome::Wrong);
        }
        if let Some(why) = self.into.iter().find_map(unfit) {
            context.output.message(&format!("error: `{name}` cannot be written: {why}"));
            return Ok(Outcome::Wrong);
        }
        // Before anyone has to wait: standard input may be slow.
        let inputs = inputs(&self.files)?;
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let mut sources = corpus.sources;
        let known =
            sources.iter().find(|(_, file)| file.name == name).map(|(id, file)| (id, file.text.clone()));
        let is_new = known.is_none();
        let (file, old) = known.unwrap_or_else(|| (sources.add(name.as_str(), ""), String::new()));
        let held = if is_new { None } else { Some(read(&target)?) };
        if held.as_deref().is_some_and(|held| held != old.as_bytes()) {
            context.output.message(&format!("error: `{name}` is not UTF-8, so nothing was added to it"));
            context.output.message("help: save it as UTF-8; `catena check` shows where");
            return Ok(Outcome::Wrong);
        }
        let mut faults = Vec::new();
        let Some(imports) = self.imports(context, inputs, &mut sources, &mut faults) else {
            return Ok(Outcome::Wrong);
        };
        let options = Options { anyway: self.anyway, fill: self.fill };
        let merged = merge(file, &old, &corpus.entries, &imports, options, &mut faults);
        let broken = faults.iter().filter(|fault| fault.severity() == crate::code::Severity::Error).count();
        diagnostic::sort(&mut faults, &sources);
        for fault in &faults {
            context.output.diagnostic(fault, &sources);
        }
        if self.dry_run {
            let (from, to) = (format!("a/{name}"), format!("b/{name}"));
            let diff = TextDiff::from_lines(&old, &merged.text);
            context.output.data(&diff.unified_diff().header(&from, &to).to_string())?;
        } else {
            if let Some(writer) = writer.filter(|_| merged.text != old) {
                let new = merged.text.clone().into_bytes();
                writer.write(&[Change { path: target, old: held, new }])?;
            }
            context.output.answer(&added(&imports, &merged.outcomes))?;
        }
        let count = Count::of(&merged.outcomes);
        context.output.message(&count.summary(self.dry_run, &name, broken));
        let notes = [known_entirely(&merged.outcomes), perhaps_known(&merged.alike)];
        for note in notes.into_iter().flatten() {
            context.output.message(&note);
        }
        let left_out = count.here + count.differ + count.refused;
        let fine = left_out == 0 && broken == 0 && count.added + count.filled > 0;
        Ok(if fine { Outcome::Answered } else { Outcome::Findings })
    }

    /// The works of all files; none, and a message, if a file's format is not known.
    fn imports(
        &self,
        context: &Context,
        inputs: Vec<(String, Vec<u8>)>,
        sources: &mut Sources,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Import>> {
        let mut texts = Vec::new();
        for (name, bytes) in inputs {
            let (text, encoding) = decoded(bytes);
            if let Some(encoding) = encoding {
                context.output.notice(&format!("`{name}` is not UTF-8; reading it as {encoding}"));
            }
            let format = self.from.map(From::format).or_else(|| Format::recognise(&name, &text));
            let Some(format) = format else {
                let known: Vec<String> = FORMATS.iter().map(ToString::to_string).collect();
                let message = if text.trim().is_empty() {
                    format!("error: `{name}` is empty")
                } else {
                    format!("error: `{name}` is not in any of the formats {}", known.join(", "))
                };
                context.output.message(&message);
                context.output.message("help: name the format with `--from bibtex|biblatex|ris|csl-json`");
                return None;
            };
            texts.push((sources.add(name, text.as_str()), text, format));
        }
        // Abbreviations may be defined in a file of their own, or in one that is here.
        let imported =
            texts.iter().filter(|(.., format)| format.is_bibtex()).map(|(_, text, _)| text.as_str());
        let here = sources
            .iter()
            .filter(|(_, file)| file.name.ends_with(".bib"))
            .map(|(_, file)| file.text.as_str());
        let shared = Abbreviations::of(imported.chain(here));
        let read = |(file, text, format): &(_, String, _)| import(*file, text, *format, &shared, faults);
        Some(texts.iter().flat_map(read).collect())
    }
}

/// The works that were added, a line each: the key, then the title.
fn added(imports: &[Import], outcomes: &[merge::Outcome]) -> String {
    let keys: BTreeMap<usize, &str> = outcomes
        .iter()
        .enumerate()
        .filter_map(|(at, outcome)| match outcome {
            merge::Outcome::Added(key) => Some((at, key.as_str())),
            _ => None,
        })
        .collect();
    let widest = keys.values().map(|key| key.chars().count()).max().unwrap_or(0);
    let title = |work: &Reference| work.title().plain();
    let line = |(at, key): (&usize, &&str)| {
        format!("{key:<widest$}  {}", title(&imports[*at].work)).trim_end().to_owned() + "\n"
    };
    keys.iter().map(line).collect()
}

/// The keys of the works that were not added since they are here already, and of which nothing else is said.
fn known_entirely(outcomes: &[merge::Outcome]) -> Option<String> {
    let keys = outcomes.iter().filter_map(|outcome| match outcome {
        merge::Outcome::Here(key) => Some(format!("`{key}`")),
        _ => None,
    });
    first_of(&keys.collect::<Vec<_>>()).map(|keys| format!("not added, because it is already here: {keys}"))
}

/// The keys of the works that were added though they may be here already.
fn perhaps_known(alike: &[(String, String)]) -> Option<String> {
    let keys = alike.iter().map(|(key, other)| format!("`{key}` like `{other}`"));
    let said = "added, though the title and year are those of another work and too little else is said";
    first_of(&keys.collect::<Vec<_>>()).map(|keys| format!("{said}: {keys}"))
}

/// Names in a line, the first of many; none if there are none.
fn first_of(names: &[String]) -> Option<String> {
    const SHOWN: usize = 20;
    let more = names.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map_or_else(String::new, |more| format!(" and {more} more"));
    (!names.is_empty()).then(|| names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ") + &more)
}

/// How many works came to what.
#[derive(Default)]
struct Count {
    added: usize,
    here: usize,
    differ: usize,
    filled: usize,
    refused: usize,
}

impl Count {
    fn of(outcomes: &[merge::Outcome]) -> Self {
        let mut count = Self::default();
        for outcome in outcomes {
            match outcome {
                merge::Outcome::Added(_) => count.added += 1,
                merge::Outcome::Here(_) => count.here += 1,
                merge::Outcome::Differs(_) => count.differ += 1,
                merge::Outcome::Filled(_) => count.filled += 1,
                merge::Outcome::Refused => count.refused += 1,
            }
        }
        count
    }

    fn summary(&self, dry: bool, name: &str, broken: usize) -> String {
        let would = if dry { "would be added" } else { "added" };
        let mut parts = vec![format!("{} {would} to `{name}`", counted(self.added, "work"))];
        match (self.here + self.differ, self.differ) {
            (0, _) => {}
            (here, 0) => parts.push(format!("{here} already here")),
            (here, differ) => parts.push(format!("{here} already here ({differ} with differences)")),
        }
        if self.filled > 0 {
            let done = if dry { "would be filled in" } else { "filled in" };
            parts.push(format!("{} {done}", self.filled));
        }
        if self.refused > 0 {
            parts.push(format!("{} refused", self.refused));
        }
        if broken > 0 {
            parts.push(format!("{broken} error{} in the input", if broken == 1 { "" } else { "s" }));
        }
        parts.join(", ")
    }
}
