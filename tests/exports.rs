//! Exports: every format of the table, of a small library and of an answer, and what other programs read in them.

mod documents;
mod hostile;
mod rdf;
mod reports;
mod same;
pub(crate) mod tables;
mod vault;
mod xml;

use std::collections::BTreeSet;
use std::path::Path;

use catena::exchange::format::{ALL, Format, Of, Output};
use insta::{Settings, assert_snapshot};

use crate::program::{Run, catena, root};

/// The libraries of these tests.
const LIBRARY: &str = "tests/exports/library";
const HOSTILE: &str = "tests/exports/hostile";

/// A question whose answer is exported.
const QUESTION: &str = "why does near-distance hinder creativity";

/// Runs a command in a library, of which nothing is kept.
fn run(library: &str, arguments: &[&str]) -> Run {
    catena(Path::new(library), &[&["--no-cache"], arguments].concat())
}

/// The formats that are one text to be read; pictures have tests where they are drawn.
fn texts() -> impl Iterator<Item = &'static Format> {
    let is_picture = |format: &&Format| ["svg", "png"].contains(&format.name);
    ALL.iter().filter(move |format| format.output == Output::Text && !is_picture(format))
}

fn shown(arguments: &[&str]) -> String {
    let run = run(LIBRARY, arguments);
    format!("$ catena {}\n{}---\n{}[{}]\n", arguments.join(" "), run.stdout, run.stderr, run.code)
}

/// What is written in each format, of the library and of an answer, and what is said of it.
#[test]
fn every_format_of_a_small_library() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("exports/golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for format in texts() {
        assert_snapshot!(format.name, shown(&["export", format.name]));
        if format.of == Of::Either {
            assert_snapshot!(format!("{}-of-answer", format.name), shown(&["export", format.name, QUESTION]));
        }
    }
}

#[test]
fn the_commands_are_those_of_the_table() {
    let help = run(LIBRARY, &["export", "--help"]).stdout;
    let lines =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let listed: BTreeSet<&str> = lines
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(listed, ALL.iter().map(|format| format.name).collect());
    let flat = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for format in ALL {
        assert!(flat.contains(&format!("{} {}", format.name, format.what)), "{}: {help}", format.name);
    }
}

#[test]
fn the_table_is_in_the_documents() {
    let path = root().join("docs/exports.md");
    let text = std::fs::read_to_string(&path).expect("the page on exports");
    for Format { name, what, readers, of, .. } in ALL {
        let of = if *of == Of::Library { "library" } else { "library, answer" };
        let row = format!("| `{name}` | {what} | {readers} | {of} |");
        assert!(text.contains(&row), "{} lacks the row\n{row}", path.display());
    }
}

#[test]
fn an_answer_without_results_is_an_empty_export() {
    let run = run(LIBRARY, &["export", "graphml", "claims by Diaz"]);
    assert_eq!((run.code, run.stdout.matches("<node").count()), (1, 0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn what_is_hidden_from_a_standpoint_is_in_no_export_of_its_answer() {
    let whole = run(LIBRARY, &["export", "csv-edges", "claims about creativity"]).stdout;
    let part = run(LIBRARY, &["export", "csv-edges", "as of 1999: claims about creativity"]).stdout;
    assert!(whole.contains("chen2004/far-does-not"), "{whole}");
    assert!(part.contains("boyd1999/far-fosters") && !part.contains("chen2004/"), "{part}");
}
