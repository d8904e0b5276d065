//! `catena log`

use clap::Args;

use crate::catalog::settle;
use crate::changes::described::{Class, described};
use crate::changes::log::{Wanted, log};
use crate::cli::output::TextOrJson;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::git::Repository;
use crate::render;
use crate::suggest::did_you_mean;

const EXAMPLES: &str = "\
Examples:
  catena log {claim}
  catena log {subject}                a topic
  catena log topic:{object}               if something else has the same id
  catena log --format json {work}  a work and its entry";

/// Show who changed a record and when, from git
///
/// Lists changes field by field, newest first. A record is followed when it moves to another file and through
/// the earlier ids in its `was`. Commits that changed only the layout are omitted.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Log {
    /// An id, or `CLASS:ID`; earlier ids and ids of removed records also work
    id: String,
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

impl Log {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let library = context.library()?;
        let repository = Repository::of(library.root())?;
        let mut corpus = library.load()?;
        settle(&mut corpus);
        let records = described(&corpus);
        let (class, name) = self.parts();
        let known: Vec<&(Class, String)> = records
            .iter()
            .filter(|((own, id), record)| {
                class.is_none_or(|class| class == *own)
                    && (id == name || record.was.iter().any(|was| was == name))
            })
            .map(|(key, _)| key)
            .collect();
        let wanted = match known.as_slice() {
            [] => Wanted { class, ids: vec![name.to_owned()] },
            [(class, id)] => Wanted { class: Some(*class), ids: vec![id.clone(), name.to_owned()] },
            several => {
                let list: Vec<String> =
                    several.iter().map(|(class, id)| format!("{}:{id}", word(*class))).collect();
                context.output.message(&format!("error: `{name}` could be any of {}", list.join(", ")));
                return Ok(Outcome::Wrong);
            }
        };
        let steps = log(&repository, &corpus, wanted)?;
        if steps.is_empty() {
            context.output.message(&format!("error: no record has or had the id `{name}`"));
            if let Some(help) = did_you_mean(name, records.keys().map(|(_, id)| id.as_str())) {
                context.output.message(&format!("help: {help}"));
            }
            return Ok(Outcome::Wrong);
        }
        let text = match self.format {
            TextOrJson::Text => render::log::text(&steps, context.output.paint()),
            TextOrJson::Json => render::log::json(&steps),
        };
        context.output.answer(&text)?;
        Ok(Outcome::Answered)
    }

    /// The class, if one is named, and the id.
    fn parts(&self) -> (Option<Class>, &str) {
        let named = self.id.split_once(':').and_then(|(named, id)| {
            let class = Class::ALL.into_iter().find(|class| word(*class) == named)?;
            Some((Some(class), id))
        });
        named.unwrap_or((None, &self.id))
    }
}

/// The keyword of a class's records; `topic` for topics of all kinds.
fn word(class: Class) -> &'static str {
    match class {
        Class::Question => "query",
        Class::Expectation => "expect",
        Class::Citation => "cite",
        other => other.word(),
    }
}
