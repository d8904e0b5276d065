//! `catena merge-driver`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{Context, Outcome};
use crate::corpus::load::read;
use crate::error::Error;
use crate::files::{Change, named};
use crate::git;
use crate::merge::{Conflict, Marks, Versions, merge};

const EXAMPLES: &str = "\
git runs this command; `catena init --git` sets it up. To set it up by hand, run in the repository:

  git config merge.catena.driver \\
    \"catena merge-driver %O %A %B --path %P --marker-size %L\"

and add to .gitattributes:
  *.catena merge=catena
  corpus/**/*.bib merge=catena
  corpus/anchors.lock merge=catena

Exit codes: 0 merged, 1 merged with conflicts. They are marked in the file, and \
`catena check` lists them.";

/// Merge two versions of a file record by record (a merge driver for git)
///
/// If one side changed a record, its version is used. If both changed it, their changes are merged field by
/// field. There is a conflict only if both changed the same value differently, or one changed a record that
/// the other removed. A file that cannot be read is merged line by line, as git does.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MergeDriver {
    /// The common ancestor's version (git's %O)
    base: PathBuf,
    /// Our version, which the result replaces (git's %A)
    ours: PathBuf,
    /// Their version (git's %B)
    theirs: PathBuf,
    /// The file's path in the repository; its extension shows its type (git's %P) [default: the path of OURS]
    #[arg(long, value_name = "P")]
    path: Option<PathBuf>,
    /// The length of conflict marks (git's %L)
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=200))]
    marker_size: u16,
    /// The name of our side in a conflict (git's %X)
    #[arg(long, value_name = "NAME", default_value = "ours")]
    ours_label: String,
    /// The name of their side in a conflict (git's %Y)
    #[arg(long, value_name = "NAME", default_value = "theirs")]
    theirs_label: String,
}

impl MergeDriver {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let path = self.path.as_deref().unwrap_or(&self.ours);
        let name = path.to_string_lossy();
        let texts = [&self.base, &self.ours, &self.theirs].map(|path| text(path));
        let [base, ours, theirs] = texts;
        let marks = Marks {
            ours: label(&self.ours_label, "ours"),
            theirs: label(&self.theirs_label, "theirs"),
            size: usize::from(self.marker_size),
        };
        let mut held = String::new();
        let merged = match (&base?, &ours?, &theirs?) {
            (Some(base), Some(ours), Some(theirs)) => {
                held.clone_from(ours);
                merge(&name, Versions { base, ours, theirs }, &marks)
            }
            _ => Err("a version is not in UTF-8".to_owned()),
        };
        match merged {
            Ok(merged) => {
                let (path, old) = (self.ours.clone(), Some(held.into_bytes()));
                named::change(&Change { path, old, new: merged.text.into_bytes() })?;
                for conflict in &merged.conflicts {
                    context.output.message(&format!("conflict in `{name}`: {}", told(conflict)));
                }
                Ok(if merged.conflicts.is_empty() { Outcome::Answered } else { Outcome::Findings })
            }
            Err(why) => {
                context.output.notice(&format!("merging `{name}` line by line, not by record: {why}"));
                let files = [&*self.base, &*self.ours, &*self.theirs];
                let old = Some(read(&self.ours)?);
                let (new, clean) = git::merge_lines(files, [&marks.ours, &marks.theirs], marks.size)?;
                named::change(&Change { path: self.ours.clone(), old, new })?;
                Ok(if clean { Outcome::Answered } else { Outcome::Findings })
            }
        }
    }
}

/// The text of a version; none if it is no text.
fn text(path: &Path) -> Result<Option<String>, Error> {
    Ok(String::from_utf8(read(path)?).ok())
}

/// A git that does not know a placeholder leaves it as it is.
fn label(given: &str, usual: &str) -> String {
    if given.is_empty() || given.starts_with('%') { usual.to_owned() } else { given.to_owned() }
}

fn told(conflict: &Conflict) -> String {
    match conflict.field.as_deref() {
        Some("head") => format!("both sides changed the first line of `{}`", conflict.record),
        Some(field) => format!("both sides changed `{field}` of `{}`", conflict.record),
        None => format!("one side changed `{}`, the other removed it", conflict.record),
    }
}
