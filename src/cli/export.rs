//! `catena export`

mod debate;
mod works;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::bibliography::format as bibliography;
use crate::cli::ask::report;
use crate::cli::{Context, Outcome, only_one};
use crate::error::Error;
use crate::files::named;
use crate::render::{dot, graph_json, picture};
use crate::suggest::did_you_mean;

const EXAMPLES: &str = "\
Examples:
  catena export dot | dot -Tsvg -o corpus.svg
  catena export dot --kinds {kind} | dot -Tsvg -o kinds.svg
  catena export dot \"why does {subject} {relate} {object}\" -o why.dot
  catena export bibtex -o all.bib
  catena export csl-json \"claims by {scholar} about {topic}\"
  catena export ris \"which {kinds} {relate} {object}\"
  catena export graph -o corpus.json
  catena export argdown -o corpus.argdown
  catena export aif -o corpus-aif.json";

/// Export the corpus, or the answer to a question, for other programs
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    #[command(subcommand)]
    format: Format,
}

#[derive(Subcommand)]
enum Format {
    Dot(Dot),
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
const FORMATS: [&str; 8] = ["dot", "bibtex", "biblatex", "csl-json", "ris", "graph", "argdown", "aif"];
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

/// A graph for Graphviz
#[derive(Args)]
struct Dot {
    /// The question to draw the answer to [default: the whole corpus]
    question: Vec<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
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
    /// Omit the legend (whole corpus only)
    #[arg(long)]
    no_legend: bool,
}

impl Export {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        match &self.format {
            Format::Dot(dot) => dot.run(context),
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
                let text = graph_json::graph(&session.catalog, &session.graph);
                write(context, graph.output.as_deref(), &text)?;
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

impl Dot {
    fn kinds(&self) -> Option<BTreeSet<String>> {
        let named = self.kinds.iter().filter(|kind| *kind != "none").cloned().collect();
        (!self.kinds.is_empty()).then_some(named)
    }

    fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let question = self.question.join(" ");
        let declared: Vec<&str> = session.catalog.vocabulary.kinds().map(|kind| kind.id.as_str()).collect();
        let unknown = |kind: &&String| *kind != "none" && !declared.contains(&kind.as_str());
        if let Some(kind) = self.kinds.iter().find(unknown) {
            context.output.message(&format!("error: unknown kind `{kind}`"));
            let help = did_you_mean(kind, declared.iter().copied());
            let help = help.unwrap_or_else(|| format!("kinds: {}", declared.join(", ")));
            context.output.message(&format!("help: {help}"));
            return Ok(Outcome::Wrong);
        }
        if question.is_empty() {
            let options = picture::Options {
                claims: self.claims,
                works: self.works,
                scholars: self.scholars,
                legend: !self.no_legend,
                kinds: self.kinds(),
            };
            let text =
                dot::dot(&picture::corpus(&session.catalog, &session.graph, &session.verdicts, &options));
            write(context, self.output.as_deref(), &text)?;
            return Ok(Outcome::Answered);
        }
        report(context, session.ask(&question), |answer| {
            if !only_one(context, &answer) {
                return Ok(Outcome::Wrong);
            }
            let text =
                dot::dot(&picture::answer(&session.catalog, &session.graph, &session.verdicts, &answer));
            write(context, self.output.as_deref(), &text)?;
            for notice in &answer.notices {
                context.output.notice(notice);
            }
            Ok(Outcome::of(&answer))
        })
    }
}

fn write(context: &Context, output: Option<&Path>, text: &str) -> Result<(), Error> {
    match output {
        Some(path) => named::output(path, text.as_bytes()),
        None => context.output.data(text),
    }
}
