//! `catena export graph|graphml|gexf|csv-nodes|csv-edges|mermaid`

use std::path::PathBuf;

use clap::Args;

use crate::cli::export::exported::{Exported, exported};
use crate::cli::export::write;
use crate::cli::losses::tell;
use crate::cli::{Context, Outcome};
use crate::debate::Losses;
use crate::error::Error;
use crate::exchange::{beside, gexf, graphml, mermaid, spreadsheet};
use crate::render::graph_json;

/// What the formats of graphs share.
#[derive(Args)]
pub(super) struct Graphs {
    /// The question to write what its answer is about; `@NAME` is a saved question [default: the whole library]
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
            let text = written(context, exported, format, &mut losses)?;
            write(context, self.output.as_deref(), &text)?;
            tell(context, &losses);
            Ok(())
        })
    }
}

fn written(
    context: &Context,
    exported: &Exported<'_>,
    format: Format,
    losses: &mut Losses,
) -> Result<String, Error> {
    let Exported { session, graph, excerpt, .. } = exported;
    Ok(match format {
        Format::Graph => graph_json::excerpt(&session.catalog, graph, excerpt),
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
