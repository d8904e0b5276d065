//! `catena show`

use clap::Args;

use crate::catalog::NodeClass as Class;
use crate::cli::output::{Style, TextOrJson};
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::lexicon::Lexicon;
use crate::render::references::{Formatted, references};
use crate::render::show::{self, World};
use crate::session::Session;
use crate::suggest::did_you_mean;
use crate::verify::receipt::Receipts;

const EXAMPLES: &str = "\
Examples:
  catena show {subject}
  catena show {claim}
  catena show {work}
  catena show {work} --style apsr
  catena show scholar:{scholar}";

/// Show everything about a work, scholar, topic or claim
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Show {
    /// An id, `kind:id`, a label or a family name
    id: Vec<String>,
    /// How to show it
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
    /// The style of a work's reference
    #[arg(long, value_name = "STYLE", default_value = "apa")]
    style: Style,
}

const CLASSES: [Class; 5] = [Class::Topic, Class::Claim, Class::Work, Class::Scholar, Class::Citation];

impl Show {
    /// Shows what is called so, for reading.
    pub(super) fn of(name: &str) -> Self {
        Self { id: vec![name.to_owned()], format: TextOrJson::Text, style: Style::Apa }
    }

    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        self.show(context, &*context.session()?, &|text| context.output.answer(text))
    }

    /// Shows it from a session that is open, by `write`.
    pub(super) fn show(
        &self,
        context: &Context,
        session: &Session,
        write: &dyn Fn(&str) -> Result<(), Error>,
    ) -> Result<Outcome, Error> {
        let catalog = &session.catalog;
        let name = self.id.join(" ");
        if name.trim().is_empty() {
            context.output.message("error: what is to be shown?");
            context.output.message(
                "help: name a work, scholar, topic, claim or citation by its id, label or family name: `catena show ID`",
            );
            return Ok(Outcome::Wrong);
        }
        let lexicon = Lexicon::build(catalog);
        let found = lexicon.look_up(&name, &CLASSES);
        let [node] = found.as_slice() else {
            let list = found.iter().map(|node| format!("{}:{}", catalog.kind(*node), catalog.id(*node)));
            let list: Vec<String> = list.collect();
            if list.is_empty() {
                context.output.message(&format!("error: nothing here is called `{name}`"));
                let names = lexicon.names_of(&CLASSES);
                if let Some(help) = did_you_mean(&name, names.iter().map(String::as_str)) {
                    context.output.message(&format!("help: {help}"));
                }
            } else {
                context.output.message(&format!("error: `{name}` could be any of {}", list.join(", ")));
            }
            return Ok(Outcome::Wrong);
        };
        let receipts = Receipts::read(&context.library()?)?;
        let works = session.references(&[*node]);
        let reference = references(&works, self.style.into()).first().map(Formatted::plain);
        let world = World {
            catalog,
            graph: &session.graph,
            verdicts: &session.verdicts,
            receipts: &receipts,
            reference: reference.as_deref(),
        };
        let text = match self.format {
            TextOrJson::Text => show::text(&world, context.output.paint(), *node),
            TextOrJson::Json => show::json(&world, *node),
        };
        write(&text)?;
        Ok(Outcome::Answered)
    }
}
