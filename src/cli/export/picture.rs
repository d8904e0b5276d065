//! `catena export dot|svg|png`

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::cli::ask::report;
use crate::cli::drawn::{of_answer, write};
use crate::cli::{Context, Outcome, only_one};
use crate::error::Error;
use crate::query::understand::lexicon::Lexicon;
use crate::render::drawn::Picture as Format;
use crate::render::picture::{self, Drawing, MOST, Options, Words};
use crate::session::Session;
use crate::suggest::did_you_mean;

/// What is drawn, and where it is written.
#[derive(Args)]
pub(super) struct Picture {
    /// Draw the answer to this question [default: the whole corpus]
    question: Vec<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Draw what lies around one thing instead: an id, `kind:id`, a label or a family name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["question", "claims", "works", "scholars", "kinds", "words", "no_legend"])]
    around: Option<String>,
    /// Go N steps from it (only with `--around`)
    #[arg(long, value_name = "N", default_value = "1", requires = "around", value_parser = clap::value_parser!(u8).range(1..=3))]
    steps: u8,
    /// Draw claims and arguments too (whole corpus only)
    #[arg(long)]
    claims: bool,
    /// Draw works too (whole corpus only)
    #[arg(long)]
    works: bool,
    /// Draw scholars too (whole corpus only)
    #[arg(long)]
    scholars: bool,
    /// Draw only topics of these kinds, or `none` (whole corpus only)
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kinds: Vec<String>,
    /// Write on every line what it says and who says it; by default, a picture of many things shows only their names
    /// (whole corpus only; DOT always has all the words)
    #[arg(long)]
    words: bool,
    /// Omit the legend (whole corpus only)
    #[arg(long)]
    no_legend: bool,
}

impl Picture {
    pub(super) fn run(&self, context: &Context, format: Format) -> Result<Outcome, Error> {
        let session = context.session()?;
        if let Some(name) = &self.around {
            let Some(node) = called(context, &session, name) else { return Ok(Outcome::Wrong) };
            let (catalog, graph) = (&session.catalog, &session.graph);
            let steps = usize::from(self.steps);
            let drawing = picture::around(catalog, graph, &session.verdicts, node, steps, MOST);
            return self.write(context, &session, format, drawing);
        }
        let question = self.question.join(" ");
        if question.is_empty() {
            let Some(options) = self.options(context, &session, format) else { return Ok(Outcome::Wrong) };
            let drawing = picture::corpus(&session.catalog, &session.graph, &session.verdicts, &options);
            return self.write(context, &session, format, drawing);
        }
        report(context, session.ask(&question), |answer| {
            if !only_one(context, &answer) {
                return Ok(Outcome::Wrong);
            }
            if !write(format, context, &session, self.output.as_deref(), of_answer(&session, &answer))? {
                return Ok(Outcome::Wrong);
            }
            for notice in &answer.notices {
                context.output.notice(notice);
            }
            Ok(Outcome::of(&answer))
        })
    }

    /// What of the corpus is drawn; none if a kind is unknown, which is said.
    fn options(&self, context: &Context, session: &Session, format: Format) -> Option<Options> {
        let declared: Vec<&str> = session.catalog.vocabulary.kinds().map(|kind| kind.id.as_str()).collect();
        let unknown = |kind: &&String| *kind != "none" && !declared.contains(&kind.as_str());
        if let Some(kind) = self.kinds.iter().find(unknown) {
            context.output.message(&format!("error: unknown kind `{kind}`"));
            let help = did_you_mean(kind, declared.iter().copied());
            let help = help.unwrap_or_else(|| format!("kinds: {}", declared.join(", ")));
            context.output.message(&format!("help: {help}"));
            return None;
        }
        let named: BTreeSet<String> = self.kinds.iter().filter(|kind| *kind != "none").cloned().collect();
        Some(Options {
            claims: self.claims,
            works: self.works,
            scholars: self.scholars,
            legend: !self.no_legend,
            words: if self.words || format == Format::Dot { Words::All } else { Words::Fitting },
            kinds: (!self.kinds.is_empty()).then_some(named),
            topics: None,
        })
    }

    fn write(
        &self,
        context: &Context,
        session: &Session,
        format: Format,
        drawing: Drawing,
    ) -> Result<Outcome, Error> {
        let is_written = write(format, context, session, self.output.as_deref(), drawing)?;
        Ok(if is_written { Outcome::Answered } else { Outcome::Wrong })
    }
}

/// What is called so; none if it is nothing, or several things, which is said.
fn called(context: &Context, session: &Session, name: &str) -> Option<NodeId> {
    let catalog = &session.catalog;
    let lexicon = Lexicon::build(catalog);
    let is_drawn = |class: &Class| !matches!(class, Class::Excerpt | Class::Citation);
    let classes: Vec<Class> = Class::ALL.into_iter().filter(is_drawn).collect();
    match lexicon.look_up(name, &classes).as_slice() {
        [node] => Some(*node),
        [] => {
            context.output.message(&format!("error: unknown name `{name}`"));
            let names = lexicon.names_of(&classes);
            if let Some(help) = did_you_mean(name, names.iter().map(String::as_str)) {
                context.output.message(&format!("help: {help}"));
            }
            None
        }
        several => {
            let list: Vec<String> =
                several.iter().map(|node| format!("{}:{}", catalog.kind(*node), catalog.id(*node))).collect();
            context.output.message(&format!("error: `{name}` could be any of {}", list.join(", ")));
            None
        }
    }
}
