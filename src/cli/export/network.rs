//! `catena export graph|graphml|gexf|csv-nodes|csv-edges|mermaid`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::cli::export::exported::{Exported, exported};
use crate::cli::export::write;
use crate::cli::losses::tell;
use crate::cli::{Context, Outcome};
use crate::debate::Losses;
use crate::error::Error;
use crate::exchange::{beside, gexf, graphml, mermaid, spreadsheet};
use crate::files::named;
use crate::render::graph_json;

/// What the formats of graphs share.
#[derive(Args)]
pub(super) struct Graphs {
    /// Write only what the answer to this question is about; `@NAME` is a saved question [default: the whole library]
    pub(super) question: Vec<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// A format of graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Graph,
    GraphMl,
    Gexf,
    Nodes,
    Edges,
    Mermaid,
}

impl Graphs {
    pub(super) fn run(&self, context: &Context, format: Format) -> Result<Outcome, Error> {
        exported(context, &self.question, |exported| {
            let mut losses = Losses::default();
            match exported.answer {
                Some(answer) => beside::of_answer(&exported.session.catalog, answer, &mut losses),
                None if format == Format::Graph => {}
                None => beside::of_library(&exported.session.catalog, &mut losses),
            }
            if format == Format::Graph {
                self.stream(context, exported)?;
            } else {
                let text = written(context, exported, format, &mut losses)?;
                write(context, self.output.as_deref(), &text)?;
            }
            tell(context, &losses);
            Ok(())
        })
    }

    /// Writes JSON as it is made: a library of a million claims has more of it than memory should hold.
    fn stream(&self, context: &Context, exported: &Exported<'_>) -> Result<(), Error> {
        let Exported { session, graph, excerpt, .. } = exported;
        let make = |to: &mut dyn Write| graph_json::write(&session.catalog, graph, excerpt, to);
        match self.output.as_deref() {
            Some(path) => named::output_of(path, &make),
            None => context.output.stream(make),
        }
    }
}

fn written(
    context: &Context,
    exported: &Exported<'_>,
    format: Format,
    losses: &mut Losses,
) -> Result<String, Error> {
    Ok(match format {
        Format::Graph => String::new(),
        Format::GraphMl => graphml::write(&exported.network()),
        Format::Gexf => gexf::write(&exported.network()),
        Format::Nodes => spreadsheet::nodes(&exported.network())?,
        Format::Edges => spreadsheet::edges(&exported.network())?,
        Format::Mermaid => {
            let network = exported.network();
            let text = mermaid::write(&network, losses);
            if network.edges.len() > mermaid::MOST_EDGES || text.chars().count() > mermaid::LONGEST {
                let most = format!("{} edges and {} characters", mermaid::MOST_EDGES, mermaid::LONGEST);
                let usual = "unless `maxEdges` and `maxTextSize` are raised";
                context.output.notice(&format!("Mermaid draws at most {most}, {usual}: ask a question"));
            }
            text
        }
    })
}
