//! `catena diff`

use clap::{Args, ValueEnum};

use crate::changes::Changes;
use crate::cli::{Context, Outcome};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::git::Repository;
use crate::render::{changes, changes_json, changes_markdown};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  catena diff                              what is not committed yet
  catena diff v1.0                         since a tag
  catena diff main my-branch               between two revisions
  catena diff main...my-branch             what a branch changed
  catena diff --format markdown main...HEAD    for a pull request

Exit codes: 0 (with `--exit-code`, 1 if there are differences), 2 an unknown revision.";

/// Show what changed between two revisions: records, verdicts, answers of saved questions
///
/// Records are compared field by field, wherever they are and however they are laid out. A record with its
/// old id in `was` counts as renamed. Each changed verdict and answer is shown with the records that caused
/// the change.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Diff {
    /// The old state: a commit, branch or tag; `A..B` or `A...B` gives both
    #[arg(value_name = "REV", default_value = "HEAD")]
    old: String,
    /// The new state [default: the files as they are]
    #[arg(value_name = "REV")]
    new: Option<String>,
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Exit with code 1 if there are differences
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// For a pull request
    Markdown,
    /// One JSON document
    Json,
}

impl Diff {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let repository = Repository::of(library.root())?;
        let Some((old, new)) = self.revisions() else {
            context.output.message(&format!("error: `{}` already names both revisions", self.old));
            return Ok(Outcome::Wrong);
        };
        let (from, to) = (old.to_string(), new.as_ref().map_or("the files".to_owned(), ToString::to_string));
        let at = |revision: &Revision| -> Result<Session, Error> {
            let commit = match revision {
                Revision::Commit(name) => repository.commit(name)?,
                Revision::Parting(one, other) => repository.merge_base(one, other)?,
            };
            Ok(Session::of(Corpus::read(repository.corpus(&commit)?)))
        };
        let old = at(&old)?;
        let new = match &new {
            Some(revision) => at(revision)?,
            None => Session::of(library.load()?),
        };
        for (name, session) in [(&from, &old), (&to, &new)] {
            if session.errors() > 0 {
                context.output.notice(&format!(
                    "the corpus of `{name}` has errors, and the affected records do not count in verdicts and answers"
                ));
            }
        }
        let found = Changes::between(&old, &new)?;
        let text = match self.format {
            Format::Text => changes::text(&found, context.output.paint()),
            Format::Markdown => changes_markdown::text(&found, &from, &to),
            Format::Json => changes_json::text(&found, &from, &to),
        };
        context.output.answer(&text)?;
        let is_finding = self.exit_code && !found.is_empty();
        Ok(if is_finding { Outcome::Findings } else { Outcome::Answered })
    }

    /// The old and the new state; the new one is the files if there is none. None if three are given.
    fn revisions(&self) -> Option<(Revision, Option<Revision>)> {
        let named = |name: &str| Revision::Commit(if name.is_empty() { "HEAD" } else { name }.to_owned());
        let range = self.old.split_once("...").map(|(one, other)| {
            let end = if other.is_empty() { "HEAD" } else { other };
            let start = if one.is_empty() { "HEAD" } else { one };
            (Revision::Parting(start.to_owned(), end.to_owned()), named(end))
        });
        let range =
            range.or_else(|| self.old.split_once("..").map(|(one, other)| (named(one), named(other))));
        match (range, &self.new) {
            (Some(_), Some(_)) => None,
            (Some((old, new)), None) => Some((old, Some(new))),
            (None, new) => Some((named(&self.old), new.as_deref().map(named))),
        }
    }
}

/// A state of the corpus in the repository.
enum Revision {
    Commit(String),
    /// Where the histories of two part.
    Parting(String, String),
}

impl std::fmt::Display for Revision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Commit(name) => f.write_str(name),
            Self::Parting(one, other) => write!(f, "{one}...{other}"),
        }
    }
}
