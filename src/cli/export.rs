//! `catena export`

mod debate;
mod documents;
pub(super) mod exported;
mod network;
mod obsidian;
mod picture;
mod rdf;
pub(super) mod tables;
mod works;

use std::path::Path;

use clap::{Args, Subcommand};

use crate::bibliography::format as bibliography;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::exchange::document::Notation;
use crate::exchange::format::{self as formats, what};
use crate::files::named;
use crate::render::drawn::Picture;
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
  catena export graphml \"which {kinds} {relate} {object}\" -o answer.graphml
  catena export mermaid \"why does {subject} {relate} {object}\"
  catena export argdown -o corpus.argdown
  catena export aif -o corpus-aif.json
  catena export tables tables";

const OF_PICTURES: &str = "\
Examples:
  catena export svg -o corpus.svg
  catena export svg \"why does {subject} {relate} {object}\" -o why.svg
  catena export png --around {subject} --steps 2 -o around.png

Colours and arrowheads stand for relations, the same in all pictures of a library. Lines that oppose are dashed. \
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
    #[command(about = what("svg"), after_help = OF_PICTURES)]
    Svg(picture::Picture),
    #[command(about = what("png"), after_help = OF_PICTURES)]
    Png(picture::Picture),
    #[command(about = what("dot"))]
    Dot(picture::Picture),
    #[command(about = what("mermaid"))]
    Mermaid(network::Graphs),
    #[command(about = what("graph"), after_help = GRAPH)]
    Graph(network::Graphs),
    #[command(about = what("graphml"))]
    Graphml(network::Graphs),
    #[command(about = what("gexf"))]
    Gexf(network::Graphs),
    #[command(about = what("csv-nodes"), after_help = CSV)]
    CsvNodes(network::Graphs),
    #[command(about = what("csv-edges"), after_help = CSV)]
    CsvEdges(network::Graphs),
    #[command(about = what("turtle"), after_help = RDF)]
    Turtle(rdf::Rdf),
    #[command(about = what("json-ld"), after_help = RDF)]
    JsonLd(rdf::Rdf),
    #[command(about = what("nanopublications"), after_help = RDF)]
    Nanopublications(rdf::Rdf),
    #[command(about = what("pandoc"), after_help = DOCUMENTS)]
    Pandoc(network::Graphs),
    #[command(about = what("latex"), after_help = DOCUMENTS)]
    Latex(network::Graphs),
    #[command(about = what("typst"), after_help = DOCUMENTS)]
    Typst(network::Graphs),
    #[command(about = what("obsidian"))]
    Obsidian(obsidian::Obsidian),
    #[command(about = what("argdown"))]
    Argdown(debate::Argdown),
    #[command(about = what("aif"))]
    Aif(debate::Aif),
    #[command(about = what("bibtex"))]
    Bibtex(works::Works),
    #[command(about = what("biblatex"))]
    Biblatex(works::Works),
    #[command(about = what("csl-json"))]
    CslJson(works::Works),
    #[command(about = what("ris"))]
    Ris(works::Works),
    #[command(about = what("tables"), after_help = tables::EXAMPLES)]
    Tables(tables::Tables),
    /// A word that is no format.
    #[command(external_subcommand)]
    Other(Vec<String>),
}

const GRAPH: &str = "Examples:\n  catena export graph | jq '.edges | map(.relation) | unique'\n  catena export graph -o \
                     corpus.json";
const CSV: &str = "Examples:\n  catena export csv-nodes -o nodes.csv\n  catena export csv-edges -o edges.csv\n\nText \
                   that a spreadsheet would take for a formula has an apostrophe before it.";

const RDF: &str = "Examples:\n  catena export turtle --base https://example.org/library/ -o library.ttl\n  catena export \
                   json-ld \"claims by {scholar}\"\n\nWhat somebody says is described, with its force and its \
                   conditions. It is not stated as a fact.";

const DOCUMENTS: &str = "Examples:\n  catena export latex \"claims by {scholar}\" -o claims.tex\n  catena export biblatex \
                         \"claims by {scholar}\" -o references.bib\n\nTables to put into a paper. `catena report` writes a \
                         text that is complete in itself.";

/// The formats that answers have and exports do not.
const OF_ANSWERS: [&str; 5] = ["csv", "json", "markdown", "ndjson", "table"];

impl Export {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        match &self.format {
            Format::Svg(picture) => picture.run(context, Picture::Svg),
            Format::Png(picture) => picture.run(context, Picture::Png),
            Format::Dot(picture) => picture.run(context, Picture::Dot),
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
            Format::Graph(graphs) => graphs.run(context, network::Format::Graph),
            Format::Graphml(graphs) => graphs.run(context, network::Format::GraphMl),
            Format::Gexf(graphs) => graphs.run(context, network::Format::Gexf),
            Format::CsvNodes(graphs) => graphs.run(context, network::Format::Nodes),
            Format::CsvEdges(graphs) => graphs.run(context, network::Format::Edges),
            Format::Turtle(rdf) => rdf.run(context, rdf::Format::Turtle),
            Format::JsonLd(rdf) => rdf.run(context, rdf::Format::JsonLd),
            Format::Nanopublications(rdf) => rdf.run(context, rdf::Format::Nanopublications),
            Format::Pandoc(graphs) => documents::run(graphs, context, Notation::Pandoc),
            Format::Latex(graphs) => documents::run(graphs, context, Notation::Latex),
            Format::Typst(graphs) => documents::run(graphs, context, Notation::Typst),
            Format::Obsidian(obsidian) => obsidian.run(context),
            Format::Tables(tables) => tables.run(context),
            Format::Mermaid(graphs) => graphs.run(context, network::Format::Mermaid),
        }
    }
}

/// Says that a word is no format, and which is meant or what writes it.
fn no_format(context: &Context, word: &str) {
    context.output.message(&format!("error: unknown export format `{word}`"));
    let help = if OF_ANSWERS.contains(&word) {
        format!("write an answer as {word} with `catena ask --format {word} QUESTION`")
    } else {
        let names: Vec<&str> = formats::ALL.iter().map(|format| format.name).collect();
        did_you_mean(word, names.iter().copied()).unwrap_or_else(|| format!("formats: {}", names.join(", ")))
    };
    context.output.message(&format!("help: {help}"));
    if word == "csv" {
        context
            .output
            .message("help: write nodes and edges as CSV with `catena export csv-nodes` and `csv-edges`");
    }
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
