//! `catena export`

mod debate;
mod picture;
mod works;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::bibliography::format as bibliography;
use crate::cli::drawn;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::files::named;
use crate::render::graph_json;
use crate::suggest::did_you_mean;

const EXAMPLES: &str = "\
Examples:
  catena export svg -o corpus.svg
  catena export png \"why does {subject} {relate} {object}\" -o why.png
  catena export svg --around {subject} --steps 2 -o around.svg
  catena export dot --kinds {kind} | dot -Tsvg -o kinds.svg
  catena export bibtex -o all.bib
  catena export csl-json \"claims by {scholar} about {topic}\"
  catena export ris \"which {kinds} {relate} {object}\"
  catena export graph -o corpus.json
  catena export argdown -o corpus.argdown
  catena export aif -o corpus-aif.json";

const OF_PICTURES: &str = "\
Examples:
  catena export svg -o corpus.svg
  catena export svg \"why does {subject} {relate} {object}\" -o why.svg
  catena export png --around {subject} --steps 2 -o around.png

Colours and heads stand for relations, the same in all pictures of a library; what opposes is dashed. \
See docs/exports.md.";

/// Export the corpus, or the answer to a question, for other programs
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    #[command(subcommand)]
    format: Format,
}

#[derive(Subcommand)]
enum Format {
    /// A picture of the corpus, of an answer or of what lies around one thing, as SVG: for pages, and to be scaled
    #[command(after_help = OF_PICTURES)]
    Svg(picture::Picture),
    /// The same picture as PNG, 16 by 9: for slides
    #[command(after_help = OF_PICTURES)]
    Png(picture::Picture),
    /// The same as a graph for Graphviz
    Dot(picture::Picture),
    /// Works as BibTeX
    Bibtex(works::Works),
    /// Works as BibLaTeX
    Biblatex(works::Works),
    /// Works as CSL-JSON, the data of the Citation Style Language
    CslJson(works::Works),
    /// Works as RIS
    Ris(works::Works),
    Graph(Graph),
    Argdown(debate::Argdown),
    Aif(debate::Aif),
    /// A word that is no format.
    #[command(external_subcommand)]
    Other(Vec<String>),
}

/// The words for formats.
const FORMATS: [&str; 10] =
    ["svg", "png", "dot", "bibtex", "biblatex", "csl-json", "ris", "graph", "argdown", "aif"];
/// The formats that answers have and exports do not.
const OF_ANSWERS: [&str; 5] = ["csv", "json", "markdown", "ndjson", "table"];

/// The whole corpus as JSON: every node, and every edge with its claim and work
#[derive(Args)]
#[command(
    after_help = "Examples:\n  catena export graph | jq '.edges | map(.relation) | unique'\n  catena export graph -o corpus.json"
)]
struct Graph {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        match &self.format {
            Format::Svg(picture) => picture.run(context, drawn::Picture::Svg),
            Format::Png(picture) => picture.run(context, drawn::Picture::Png),
            Format::Dot(picture) => picture.run(context, drawn::Picture::Dot),
            Format::Bibtex(works) => works.run(context, bibliography::Format::BibTeX),
            Format::Biblatex(works) => works.run(context, bibliography::Format::BibLaTeX),
            Format::CslJson(works) => works.run(context, bibliography::Format::CslJson),
            Format::Ris(works) => works.run(context, bibliography::Format::Ris),
            Format::Argdown(argdown) => argdown.run(context),
            Format::Aif(aif) => aif.run(context),
            Format::Other(words) => {
                no_format(context, words.first().map_or("", String::as_str));
                Ok(Outcome::Wrong)
            }
            Format::Graph(graph) => {
                let session = context.session()?;
                let make = |to: &mut dyn Write| graph_json::write(&session.catalog, &session.graph, to);
                match graph.output.as_deref() {
                    Some(path) => named::output_of(path, &make)?,
                    None => context.output.stream(make)?,
                }
                Ok(Outcome::Answered)
            }
        }
    }
}

/// Says that a word is no format, and which is meant or what writes it.
fn no_format(context: &Context, word: &str) {
    context.output.message(&format!("error: unknown export format `{word}`"));
    let help = if OF_ANSWERS.contains(&word) {
        format!("write an answer as {word} with `catena ask --format {word} QUESTION`")
    } else {
        did_you_mean(word, FORMATS).unwrap_or_else(|| format!("formats: {}", FORMATS.join(", ")))
    };
    context.output.message(&format!("help: {help}"));
    if word == "json" {
        context.output.message("help: write the whole corpus as JSON with `catena export graph`");
    }
}

fn write(context: &Context, output: Option<&Path>, text: &str) -> Result<(), Error> {
    match output {
        Some(path) => named::output(path, text.as_bytes()),
        None => context.output.data(text),
    }
}
