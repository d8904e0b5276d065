//! What it costs to make a library answerable from its texts, step by step, in milliseconds of one run.
//!
//! ```text
//! cargo run --release --example build -- LIBRARY …
//! ```

#![allow(clippy::disallowed_methods, reason = "it measures the program from outside")]

use std::process::ExitCode;
use std::time::Instant;

use catena::catalog::{Catalog, settle};
use catena::corpus::Corpus;
use catena::corpus::load::Library;
use catena::graph::Graph;
use catena::query::evaluate::kept::Kept;
use catena::query::understand::lexicon::Words;
use catena::query::understand::reader::Vocabulary;
use catena::session::Session;
use catena::verdict::Verdicts;

fn main() -> ExitCode {
    let libraries: Vec<String> = std::env::args().skip(1).collect();
    if libraries.is_empty() {
        eprintln!("usage: build LIBRARY …");
        return ExitCode::from(2);
    }
    for library in &libraries {
        if let Err(error) = measured(library) {
            eprintln!("error: {library}: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Tells of each step how long it took.
struct Steps(Instant);

impl Steps {
    fn told<T>(&mut self, name: &str, made: T) -> T {
        println!("{:>10.1} ms  {name}", self.0.elapsed().as_secs_f64() * 1000.0);
        self.0 = Instant::now();
        made
    }
}

fn measured(library: &str) -> Result<(), String> {
    let library = Library::at(library.as_ref()).map_err(|error| error.to_string())?;
    println!("{}", library.root().display());
    let mut steps = Steps(Instant::now());
    let contents = steps.told("read files", library.contents().map_err(|error| error.to_string())?);
    let mut corpus = steps.told("parse", Corpus::read(contents));
    settle(&mut corpus);
    steps.told("settle names", ());
    let mut diagnostics = corpus.diagnostics.clone();
    let catalog = steps.told("resolve", Catalog::build(&corpus, &mut diagnostics));
    let graph = steps.told("graph", Graph::build(&catalog));
    steps.told("verdicts", Verdicts::build(&catalog));
    steps.told("columns", Kept::of(&catalog, &graph));
    let words = steps.told("words", Words::of(&catalog));
    steps.told("vocabulary", Vocabulary::of(&catalog, &words));
    drop((catalog, graph, corpus));
    steps.0 = Instant::now();
    let session = Session::without_cache(library).map_err(|error| error.to_string())?;
    steps.told("all but the text index", ());
    session.build_index().map_err(|error| error.to_string())?;
    steps.told("text index in memory", ());
    catena::check::examine(&session).map_err(|error| error.to_string())?;
    steps.told("check", ());
    Ok(())
}
