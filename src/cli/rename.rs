//! `catena rename`

use clap::Args;

use crate::cli::changes::{make_or_show, of_files, read_for_change};
use crate::cli::{Context, Outcome};
use crate::corpus::load::{Library, read};
use crate::error::Error;
use crate::rename::{RECEIPTS, rename};
use crate::session::{Failure, Session};

const EXAMPLES: &str = "\
Examples:
  catena rename {subject} another-id              a topic
  catena rename {work} {work}a            a work with its claims
  catena rename {work}/old {work}/new     a claim
  catena rename relation:{relates} another-id            the relation of that id
  catena rename scholar:{scholar} another-id        a scholar's id
  catena rename scholar:{scholar} \"Given A. Family\"   the spelling of the name
  catena rename --dry-run {subject} another-id    show the change";

/// Rename an id everywhere
///
/// OLD is the id of a topic, claim, work, scholar, kind, relation or saved question. All files that use it
/// change together or not at all. The record keeps the old id in `was`, so the old id still works. Only the
/// names change: layout and comments stay as they are.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Rename {
    /// The id, or `kind:id` if several things have it
    old: String,
    /// The new id; for a scholar, also a new spelling of the name
    new: String,
    /// Change nothing; show what would change
    #[arg(long)]
    dry_run: bool,
}

impl Rename {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let session = Session::of(corpus);
        let receipts = receipts(&library)?;
        let renamed = match rename(&session, receipts.as_deref(), &self.old, &self.new) {
            Ok(renamed) => renamed,
            Err(Failure::Wrong(wrong)) => {
                let (diagnostic, sources) = *wrong;
                context.output.diagnostic(&diagnostic, &sources);
                return Ok(Outcome::Wrong);
            }
            Err(Failure::World(error)) => return Err(error),
        };
        let held = |name: &str| match name {
            RECEIPTS => receipts.clone(),
            name => session
                .sources()
                .iter()
                .find(|(_, file)| file.name == name)
                .map(|(_, file)| file.text.clone()),
        };
        let (names, changes) = of_files(library.root(), &renamed.files, held);
        for notice in &renamed.notices {
            context.output.notice(notice);
        }
        make_or_show(context, writer, &names, &changes)?;
        let plural =
            |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        context.output.message(&format!(
            "{} `{}` to `{}`: {} in {}",
            if self.dry_run { "would rename" } else { "renamed" },
            self.old,
            self.new,
            plural(renamed.uses, "use"),
            plural(names.len(), "file"),
        ));
        Ok(Outcome::Answered)
    }
}

/// The text of the library's receipts, if it has any.
fn receipts(library: &Library) -> Result<Option<String>, Error> {
    let path = library.anchors();
    if !path.exists() && !path.is_symlink() {
        return Ok(None);
    }
    Ok(String::from_utf8(read(&path)?).ok())
}
