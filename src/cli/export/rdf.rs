//! `catena export turtle|json-ld|nanopublications`

use clap::Args;

use crate::cli::export::exported::exported;
use crate::cli::export::network::Graphs;
use crate::cli::export::write;
use crate::cli::losses::tell;
use crate::cli::{Context, Outcome};
use crate::debate::Losses;
use crate::error::Error;
use crate::exchange::beside;
use crate::exchange::rdf::{Base, DEFAULT_BASE, facts, nanopublications, write as written};

/// What the formats of RDF share.
#[derive(Args)]
pub(super) struct Rdf {
    #[command(flatten)]
    graphs: Graphs,
    /// What the IRIs of things begin with
    #[arg(long, value_name = "IRI", default_value = DEFAULT_BASE)]
    base: String,
}

/// A format of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Turtle,
    JsonLd,
    Nanopublications,
}

impl Rdf {
    pub(super) fn run(&self, context: &Context, format: Format) -> Result<Outcome, Error> {
        let base = match Base::new(&self.base) {
            Ok(base) => base,
            Err(why) => {
                context
                    .output
                    .message(&format!("error: expected an absolute IRI, found `{}`: {why}", self.base));
                context.output.message("help: write `--base https://example.org/library/`");
                return Ok(Outcome::Wrong);
            }
        };
        exported(context, &self.graphs.question, |exported| {
            let catalog = &exported.session.catalog;
            let network = exported.network();
            let mut losses = Losses::default();
            match exported.answer {
                Some(answer) => beside::of_answer(catalog, answer, &mut losses),
                None if format == Format::Nanopublications => beside::of_library(catalog, &mut losses),
                None => beside::beside_vocabulary(catalog, &mut losses),
            }
            let text = match format {
                Format::Turtle => written::turtle(&facts(catalog, &network, &base))?,
                Format::JsonLd => written::json_ld(&facts(catalog, &network, &base))?,
                Format::Nanopublications => {
                    beside::claims_alone(&network, &mut losses);
                    nanopublications::write(catalog, &network, &base)?
                }
            };
            write(context, self.graphs.output.as_deref(), &text)?;
            tell(context, &losses);
            Ok(())
        })
    }
}
