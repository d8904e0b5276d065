//! `catena check`

mod mend;

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};

use crate::check::{Findings, examine};
use crate::cli::{Context, Outcome, sharing};
use crate::code::{Code, Severity};
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::git::Repository;
use crate::render::paint::wrap;
use crate::render::phrase::counted;
use crate::render::{concise, diagnostic_json, github, sarif, terminal};
use crate::session::Session;
use crate::suggest::did_you_mean;
use crate::verify::shelf::{is_text, why_not_read};

const EXAMPLES: &str = "\
Examples:
  catena check
  catena check --ignore bib-value          all but these codes
  catena check --select unknown-id,claim-key
  catena check --fix                       fix what has only one possible fix
  catena check --fix --select unknown-id   also fix guesses, for these codes
  catena check --diff                      show what `--fix` would change
  catena check --staged                    what `git commit` would commit
  catena check --format sarif > catena.sarif
  catena explain unknown-id                what a code means

A record allows a warning with its code and a reason: \
`allow page-range \"the paper prints 28-30\"`. `--format json` lists allowed warnings with their \
reasons. `--fix` keeps a fix only if it leaves fewer problems. As text, at most a hundred problems \
of a kind are shown; other formats have all.

Exit codes: 0 no errors (warnings do not count), 1 errors, or with `--diff` something to fix, \
2 an unknown code or unreadable input.";

/// Check the corpus and report every problem
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Check {
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Report only these codes
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not report these codes
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Fix what has only one possible fix. An unknown name is replaced by the nearest one only if you select
    /// its code
    #[arg(long)]
    fix: bool,
    /// Change nothing; show what `--fix` would change
    #[arg(long)]
    diff: bool,
    /// Check what `git commit` would commit instead of the files
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    staged: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading, with the lines concerned
    Text,
    /// One line each
    Concise,
    /// One JSON document
    Json,
    /// Workflow commands of GitHub
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// Of one kind of fault no more than so many are shown with their lines; the others are counted.
const MOST_SHOWN: usize = 100;

/// The codes that are asked for.
struct Codes {
    selected: Vec<Code>,
    ignored: Vec<Code>,
}

impl Codes {
    fn tell_of(&self, code: Code) -> bool {
        (self.selected.is_empty() || self.selected.contains(&code)) && !self.ignored.contains(&code)
    }
}

impl Check {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let Some(codes) = self.codes(context) else { return Ok(Outcome::Wrong) };
        let library = context.library()?;
        if self.diff {
            return mend::show(context, &library, &codes);
        }
        let session = if self.staged {
            Session::of(Corpus::read(Repository::of(library.root())?.staged()?))
        } else if self.fix {
            let files = mend::mend(context, &library, &codes)?;
            Session::of(Corpus::read(files))
        } else {
            Session::from_texts(library.clone())?
        };
        for name in library.passed_over()? {
            context.output.notice(&format!(
                "`{name}` is ignored: catena reads files that end in `.catena` or `.bib` and are not hidden"
            ));
        }
        for (_, work) in session.catalog.works() {
            if !work.text.is_empty() && !is_text(&work.text) {
                context.output.notice(&format!(
                    "the text of `{}`, `{}`, {}",
                    work.key,
                    work.text,
                    why_not_read(&work.text)
                ));
            }
        }
        let Findings { mut found, mut allowed } = examine(&session)?;
        found.retain(|diagnostic| codes.tell_of(diagnostic.code));
        allowed.retain(|allowed| codes.tell_of(allowed.diagnostic.code));
        let sources = session.sources();
        let errors = found.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count();
        match self.format {
            Format::Json => {
                context.output.answer(&diagnostic_json::with_allowed(&found, &allowed, sources))?;
            }
            Format::Concise => context.output.answer(&concise::render(&found, sources))?,
            Format::Github => {
                context.output.answer(&github::render(&found, sources, &folder(&library)))?;
            }
            Format::Sarif => {
                context.output.answer(&sarif::render(&found, sources, &folder(&library)))?;
            }
            Format::Text => text(context, &session, &found)?,
        }
        if matches!(self.format, Format::Concise | Format::Github | Format::Text) {
            let summary = summary(&session, errors, found.len() - errors, allowed.len());
            context.output.message(&wrap(&summary, context.output.paint().width).join("\n"));
        }
        if matches!(self.format, Format::Concise | Format::Text) {
            sharing::tell(context, &library);
        }
        if let (Format::Text, Some(first)) = (self.format, found.first()) {
            context
                .output
                .message(&format!("help: `catena explain {}` shows what this code means", first.code.name()));
        }
        Ok(if errors > 0 { Outcome::Findings } else { Outcome::Answered })
    }

    /// The codes by their names; none, and a message, if a name is no code.
    fn codes(&self, context: &Context) -> Option<Codes> {
        let read = |names: &[String]| -> Option<Vec<Code>> {
            names
                .iter()
                .map(|name| {
                    let code = Code::from_name(name.trim());
                    if code.is_none() {
                        context.output.message(&format!("error: unknown code `{name}`"));
                        let help = did_you_mean(name, Code::all().map(Code::name));
                        let help = help.unwrap_or_else(|| "list them with `catena explain`".to_owned());
                        context.output.message(&format!("help: {help}"));
                    }
                    code
                })
                .collect()
        };
        Some(Codes { selected: read(&self.select)?, ignored: read(&self.ignore)? })
    }
}

fn text(context: &Context, session: &Session, found: &[Diagnostic]) -> Result<(), Error> {
    let mut text = String::new();
    let mut told: BTreeMap<Code, usize> = BTreeMap::new();
    for diagnostic in found {
        let number = told.entry(diagnostic.code).or_default();
        *number += 1;
        if *number > MOST_SHOWN {
            continue;
        }
        text += context.output.rendered(diagnostic, session.sources()).trim_end();
        text += "\n\n";
    }
    for (code, number) in told.into_iter().filter(|(_, number)| *number > MOST_SHOWN) {
        let (name, more) = (code.name(), number - MOST_SHOWN);
        let line = format!(
            "{}[{name}]: {more} more of this kind not shown; list all {number} with `catena check --select {name} --format concise`",
            code.severity()
        );
        text += &wrap(&line, context.output.paint().prose()).join("\n");
        text += "\n\n";
    }
    context.output.answer(&text)
}

/// The library's folder from the top of its repository, for tools that know files by their places there;
/// empty where there is no repository.
fn folder(library: &crate::corpus::load::Library) -> String {
    let repository = Repository::of(library.root());
    repository.map_or_else(|_| String::new(), |repository| repository.prefix().to_owned())
}

fn summary(session: &Session, errors: usize, warnings: usize, allowed: usize) -> String {
    let catalog = &session.catalog;
    let unchecked = if session.errors() == 0 {
        ""
    } else {
        "; expected answers and the corpus as a whole will be checked once the errors are fixed"
    };
    let arguments = match catalog.arguments().count() {
        0 => String::new(),
        number => format!(", {}", counted(number, "argument")),
    };
    let size = format!(
        "{}, {}{arguments}, {}, {}, {}",
        counted(catalog.topics().count(), "topic"),
        counted(catalog.claims().count(), "claim"),
        counted(catalog.works().count(), "work"),
        counted(catalog.cites.len(), "citation"),
        counted(catalog.expects.len(), "expected answer"),
    );
    let faults =
        if errors + warnings == 0 { "no problems".to_owned() } else { terminal::summary(errors, warnings) };
    let allowed = if allowed == 0 { String::new() } else { format!(", {allowed} allowed") };
    format!("{faults}{allowed}: {size}{unchecked}")
}
