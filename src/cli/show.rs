//! `catena show`

use clap::Args;

use crate::catalog::vocabulary::RelationId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::cli::output::{Style, TextOrJson};
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::lexicon::Lexicon;
use crate::render::links::Links;
use crate::render::references::{Formatted, references};
use crate::render::show::{self, Declared, World};
use crate::session::Session;
use crate::suggest::did_you_mean;
use crate::verify::receipt::Receipts;

const EXAMPLES: &str = "\
Examples:
  catena show {subject}
  catena show {claim}
  catena show {work}
  catena show {work} --style apsr
  catena show scholar:{scholar}
  catena show {relates}                               what a relation means, and what it is said of
  catena show {kinds}                                 a kind, and all of it";

/// Show everything about a work, scholar, topic, claim, kind or relation
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Show {
    /// An id, `kind:id`, a label or a family name
    id: Vec<String>,
    /// The format
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
    /// The style of a work's reference
    #[arg(long, value_name = "STYLE", default_value = "apa")]
    style: Style,
}

const CLASSES: [Class; 7] = Class::ALL;

/// What the vocabulary declares under a name: `kind:ID`, `relation:ID`, or any form of either's words.
fn declared<'c>(catalog: &'c Catalog, lexicon: &Lexicon<'c>, name: &str) -> Option<Declared<'c>> {
    let vocabulary = &catalog.vocabulary;
    let relation = |id: RelationId| Declared::Relation(id, vocabulary.relation(id));
    match name.split_once(':') {
        Some(("kind", id)) => return vocabulary.kind(id).map(Declared::Kind),
        Some(("relation", id)) => return vocabulary.find(id).map(relation),
        _ => {}
    }
    if let Some(Sort::Kind(id)) = lexicon.sort(name) {
        return vocabulary.kind(&id).map(Declared::Kind);
    }
    match lexicon.relation(name, false).or_else(|| Some(lexicon.verb(name)?.relation))? {
        Relation::Declared { id, .. } => Some(relation(id)),
        _ => None,
    }
}

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
            context.output.message("error: expected something to show");
            context.output.message(
                "help: name a work, scholar, topic, claim or citation by its id, label or family name: `catena show ID`",
            );
            return Ok(Outcome::Wrong);
        }
        let lexicon = session.lexicon();
        let receipts = Receipts::read(&context.library()?)?;
        let root = session.root().filter(|_| context.output.has_links());
        let sources = session.sources();
        let world = World {
            links: root.as_deref().map(|root| Links { catalog, sources, root }),
            catalog,
            sources,
            graph: &session.graph,
            verdicts: &session.verdicts,
            kept: &session.kept,
            receipts: &receipts,
            reference: None,
        };
        let mut found = lexicon.look_up(&name, &CLASSES);
        if found.is_empty()
            && let Some(key) = session.work_of_year(&name)
        {
            found = lexicon.look_up(&key, &[Class::Work]);
        }
        if found.is_empty()
            && let Some(declared) = declared(catalog, &lexicon, &name)
        {
            let text = match self.format {
                TextOrJson::Text => show::declared(&world, context.output.paint(), declared),
                TextOrJson::Json => show::declared_json(&world, declared),
            };
            write(&text)?;
            return Ok(Outcome::Answered);
        }
        let [node] = found.as_slice() else {
            let list = found.iter().map(|node| format!("{}:{}", catalog.kind(*node), catalog.id(*node)));
            let list: Vec<String> = list.collect();
            if list.is_empty() {
                context.output.message(&format!("error: unknown name `{name}`"));
                let names = lexicon.names_of(&CLASSES);
                let names = names.iter().map(String::as_str);
                let names = names.chain(lexicon.kind_names()).chain(lexicon.verb_forms());
                let bare = name.replace(['"', '\''], " ");
                let search = format!("search for it with `catena ask 'search \"{}\"'`", bare.trim());
                let help = did_you_mean(&name, names).unwrap_or(search);
                context.output.message(&format!("help: {help}"));
            } else {
                context.output.message(&format!("error: `{name}` could be any of {}", list.join(", ")));
            }
            return Ok(Outcome::Wrong);
        };
        let works = session.references(&[*node]);
        let reference = references(&works, self.style.into()).first().map(Formatted::plain);
        let world = World { reference: reference.as_deref(), ..world };
        let text = match self.format {
            TextOrJson::Text => show::text(&world, context.output.paint(), *node),
            TextOrJson::Json => show::json(&world, *node),
        };
        write(&text)?;
        Ok(Outcome::Answered)
    }
}
