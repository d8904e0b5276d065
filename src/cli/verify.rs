//! `catena verify`

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome, texts};
use crate::error::Error;
use crate::render::phrase::counted;
use crate::render::{verify as rendered, verify_json};
use crate::suggest::did_you_mean;
use crate::verify::receipt::Receipts;
use crate::verify::shelf::Shelf;
use crate::verify::{Missing, verify};

const EXAMPLES: &str = "\
Examples:
  catena verify --texts ~/texts                every quote; writes receipts
  catena verify --texts ~/texts {work}     the quotes from one work
  catena verify --texts ~/Zotero               the attachments that the bibliography's `file` names
  catena verify --texts ~/texts --missing      the works with quotes that have no copy there
  catena verify --texts ~/texts --check        writes nothing
  catena verify                                what the receipts say

Verdicts:
  exact, folded     it is where the claim says (folded: ignoring case, dashes, …)
  misplaced         it is elsewhere in the text
  ambiguous         it occurs in several places: quote more words
  elsewhere         it is only in another text
  not found         it is not in the texts; the nearest passage is suggested
  no text           there is no text and no receipt

A page is compared where the text is divided into pages whose numbers can be made out. A quote \
whose place cannot be compared is counted separately, not as verified.

Exit codes: 0 no findings, 1 findings (misplaced, ambiguous, elsewhere, not found), 2 wrong usage.";

/// So often it is worked out anew because the library was changed meanwhile.
const TRIES: usize = 20;

/// Check quotes against your own copies of the texts
///
/// A text is plain text, Markdown, PDF, EPUB, HTML or DOCX: the file named in `text` in the work's record, or
/// KEY.txt, KEY.pdf and so on, or the file that `file` in the bibliography names. Running heads, note marks, page
/// breaks and notes in mid-sentence are ignored. A quote counts as verified only if its words are exactly where the
/// claim says.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Verify {
    /// The folder with the texts [default: none; show the receipts]
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Write nothing; outdated receipts count as findings
    #[arg(long)]
    check: bool,
    /// List the works with quotes that have no copy in the folder
    #[arg(long, requires = "texts", conflicts_with = "check")]
    missing: bool,
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
    /// Claims or excerpts to check, or works to check all of [default: all]
    #[arg(value_name = "CLAIM")]
    claims: Vec<String>,
}

impl Verify {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        self.attempt(context, TRIES)
    }

    /// Works it out, and writes it if nobody has changed the library meanwhile; else begins anew.
    fn attempt(&self, context: &Context, tries: usize) -> Result<Outcome, Error> {
        let session = context.session()?;
        let catalog = &session.catalog;
        let wanted = match wanted(catalog, &self.claims) {
            Ok(wanted) => wanted,
            Err(message) => {
                context.output.message(&message);
                return Ok(Outcome::Wrong);
            }
        };
        let library = context.library()?;
        let before = Receipts::read(&library)?;
        if before.strange > 0 {
            let plural = if before.strange == 1 { " is not a receipt" } else { "s are not receipts" };
            context.output.notice(&format!("{} line{plural} in `corpus/anchors.lock`", before.strange));
        }
        let shelf = match &self.texts {
            Some(folder) => texts::shelf(folder, catalog)?,
            None => Shelf::default(),
        };
        let is_wanted = |claim: NodeId| self.claims.is_empty() || wanted.contains(&claim);
        if self.missing {
            return self.without_copy(context, catalog, &shelf, is_wanted);
        }
        let report = verify(catalog, &shelf, &before, is_wanted, progress())?;
        for notice in shelf.notices() {
            context.output.notice(&notice);
        }
        let stale = report.receipts.differ(&before);
        let is_written = stale && !self.check && self.texts.is_some();
        if is_written {
            let writer = library.writer()?;
            let is_same = library.load_for(&writer)?.fingerprint() == session.fingerprint()
                && Receipts::read(&library)?.are_those_of(&before);
            if !is_same && tries > 1 {
                drop(writer);
                return self.attempt(context, tries - 1);
            }
            if !is_same {
                return Err(Error::Changed(library.corpus()));
            }
            report.receipts.write(&library, &writer, &before)?;
        }
        context.output.answer(&match self.format {
            TextOrJson::Text => rendered::text(catalog, &report, context.output.paint()),
            TextOrJson::Json => verify_json::render(catalog, &report, stale),
        })?;
        if is_written {
            context.output.message("wrote `corpus/anchors.lock`");
        } else if stale && self.check {
            context.output.message("the receipts are outdated: run `catena verify --texts DIR`");
        }
        let findings = report.findings().next().is_some() || (stale && self.check);
        Ok(if findings { Outcome::Findings } else { Outcome::Answered })
    }

    /// Lists the works that have quotes and no copy.
    fn without_copy(
        &self,
        context: &Context,
        catalog: &Catalog,
        shelf: &Shelf,
        is_wanted: impl Fn(NodeId) -> bool,
    ) -> Result<Outcome, Error> {
        let missing = Missing::of(catalog, shelf, is_wanted);
        for notice in shelf.notices() {
            context.output.notice(&notice);
        }
        context.output.answer(&match self.format {
            TextOrJson::Text => rendered::missing(catalog, &missing),
            TextOrJson::Json => verify_json::missing(catalog, &missing),
        })?;
        let works = missing.quotes.len();
        context
            .output
            .message(&format!("{} with quotes and without a copy in the folder", counted(works, "work")));
        if works > 0 {
            context.output.message(
                "help: name a copy by the work's key (`KEY.pdf`), or write its name as `text` into the work's record, or \
                 export the bibliography with its attachments (`file`)",
            );
        }
        Ok(if works == 0 { Outcome::Answered } else { Outcome::Findings })
    }
}

/// The claims, arguments and excerpts that the command line names, or why a word of it names none.
fn wanted(catalog: &Catalog, names: &[String]) -> Result<BTreeSet<NodeId>, String> {
    let mut wanted = BTreeSet::new();
    for name in names {
        let named = |claim: &&(NodeId, &str, &str)| claim.1 == name || claim.2 == name;
        let claims: Vec<(NodeId, &str, &str)> =
            catalog.quoted().map(|stated| (stated.node, stated.id, catalog.id(stated.work))).collect();
        let found: Vec<NodeId> = claims.iter().filter(named).map(|claim| claim.0).collect();
        if found.is_empty() {
            let names = claims.iter().flat_map(|claim| [claim.1, claim.2]);
            let help = did_you_mean(name, names).map_or_else(String::new, |help| format!("\nhelp: {help}"));
            return Err(format!("error: unknown claim `{name}`, and no work with this key has claims{help}"));
        }
        wanted.extend(found);
    }
    Ok(wanted)
}

/// Tells on a terminal how far it is; the line is gone when all is done.
fn progress() -> impl FnMut(usize, usize) {
    let shown = std::io::stderr().is_terminal();
    // A text may take a second to read, or quotes no time at all.
    let mut last = Instant::now();
    move |done, total| {
        if shown && (done == 0 || last.elapsed() > Duration::from_millis(100) || done + 1 == total) {
            last = Instant::now();
            let mut err = std::io::stderr().lock();
            let line = if done + 1 == total { String::new() } else { format!("{done} of {total} quotes") };
            let _ = write!(err, "\r\x1b[K{line}").and_then(|()| err.flush());
        }
    }
}
