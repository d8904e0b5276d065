//! What was said comes out as it was said: no command shows in any format as asserted what a claim denies, asks or
//! only suggests.
//!
//! The table below lists every renderer. A new one fails the test until it is listed, with the commands that show it.

use std::collections::BTreeSet;
use std::fs::read_to_string;

use serde_json::Value;

use crate::program::root;
use crate::repository::Repository;

/// What shows statements, by the module of `src/render` or `src/exchange` that writes it.
const SHOWING: [(&str, &[&[&str]]); 18] = [
    ("table", &[&["ask"], &["ask", "--format", "table"]]),
    ("headline", &[&["ask", "--brief"], &["ask", "--full"]]),
    ("markdown", &[&["ask", "--format", "markdown"]]),
    ("csv", &[&["ask", "--format", "csv"]]),
    ("json", &[&["ask", "--format", "json"], &["ask", "--format", "ndjson"]]),
    ("dot", &[&["ask", "--format", "dot"], &["export", "dot"]]),
    ("svg", &[&["ask", "--format", "svg"], &["export", "svg"]]),
    ("show", &[&["show"], &["show", "--format", "json"]]),
    ("graph_json", &[&["export", "graph"]]),
    ("graphml", &[&["export", "graphml"]]),
    ("gexf", &[&["export", "gexf"]]),
    ("spreadsheet", &[&["export", "csv-edges"]]),
    ("mermaid", &[&["export", "mermaid"]]),
    ("tables", &[&["export", "pandoc"], &["export", "latex"], &["export", "typst"]]),
    ("report", &[&["report"]]),
    ("stats", &[&["stats"], &["stats", "--format", "json"]]),
    ("log", &[&["log"], &["log", "--format", "json"]]),
    (
        "changes",
        &[
            &["diff", "HEAD~1"],
            &["diff", "HEAD~1", "--format", "json"],
            &["diff", "HEAD~1", "--format", "markdown"],
        ],
    ),
];

/// What only helps those, or shows no statement of a claim; `rdf` has a test of its own in `exports/rdf.rs`, and
/// `vault` in `exports/vault.rs`.
const OTHERS: [&str; 42] = [
    "amount",
    "bearing",
    "beside",
    "cells",
    "challenged",
    "changes_json",
    "changes_markdown",
    "cite",
    "concise",
    "diagnostic_json",
    "document",
    "draft",
    "drawn",
    "font",
    "forces",
    "format",
    "github",
    "grid",
    "impact",
    "layout",
    "links",
    "names",
    "network",
    "paint",
    "phrase",
    "picture",
    // The pixels of what `svg` writes.
    "png",
    "rdf",
    "reason",
    "references",
    "remark",
    "sarif",
    "share",
    "sheet",
    "status",
    "status_json",
    "terminal",
    "vault",
    "verify",
    "verify_json",
    "vocabulary",
    "wrap",
];

/// The questions whose answers show what a claim says: sides, a derivation, a path, a comparison, rows.
const QUESTIONS: [&str; 7] = [
    "why does norms nurture faith",
    "why does norms stunt faith",
    "which notions nurture faith",
    "does norms nurture deep-faith",
    "trace norms to faith",
    "compare norms on faith",
    "claims about faith",
];

/// Words on a line, or near it in JSON, that tell a reader that it is not asserted.
const MARKS: [&str; 10] =
    ["not ", "deni", "ask", "whether", "suggest", "may ", "hedged", "divided", "no claim says", "perhaps"];

pub(crate) fn library(force: &str) -> Repository {
    let repository = Repository::small();
    // A few relations may be there already: these are its own.
    let vocabulary = "kind notion\n\nrelation nurtures\n  against  stunts\n\nrelation stunts\n\n\
                      relation rebuts\n  inverse  rebutted by\n  from     claim\n\n\
                      notion norms \"Norms\"\n\nnotion faith \"Faith\"\n\nnotion deep-faith \"Deep faith\"\n  broader  faith\n";
    repository.write(
        "corpus/forces.bib",
        "@book{own2001,\n  author = {Own, Ada},\n  title = {Own},\n  year = 2001\n}\n",
    );
    repository.write("corpus/forces.catena", vocabulary);
    repository.commit("Before");
    let claim = format!(
        "\nclaim own2001/of-norms\n  text      A sentence of its own.\n  at        p. 1\n  says      norms nurtures faith\n  \
         force     {force}\n  rebuts    deep-faith\n"
    );
    repository.write("corpus/forces.catena", &(vocabulary.to_owned() + &claim));
    repository.commit("After");
    repository
}

fn questions<'a>(command: &[&'a str]) -> Vec<Vec<&'a str>> {
    let with = |more: &[&'static str]| [command, more].concat();
    match command {
        ["ask", ..] => QUESTIONS.iter().map(|question| with(&[question])).collect(),
        ["export", "dot" | "svg"] => {
            let pictures: [&[&str]; 4] =
                [&[], &["--claims"], &["--claims", "--works", "--scholars"], &["--no-legend"]];
            pictures.into_iter().map(with).chain(QUESTIONS.iter().map(|question| with(&[question]))).collect()
        }
        ["export", "graphml" | "gexf" | "csv-edges" | "mermaid" | "pandoc" | "latex" | "typst"] => {
            std::iter::once(vec![])
                .chain(QUESTIONS.map(|question| vec![question]))
                .map(|more| [command, &more].concat())
                .collect()
        }
        ["report"] => QUESTIONS.iter().map(|question| with(&[question])).collect(),
        ["show", ..] => {
            ["own2001/of-norms", "norms", "faith", "own2001"].iter().map(|id| with(&[id])).collect()
        }
        ["log", ..] => vec![with(&["own2001/of-norms"])],
        _ => vec![command.to_vec()],
    }
}

#[test]
fn no_output_shows_as_asserted_what_is_not() {
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    for force in ["suggests", "asks", "denies"] {
        let library = library(force);
        for (renderer, commands) in SHOWING {
            for arguments in commands.iter().flat_map(|command| questions(command)) {
                let run = library.catena(&arguments);
                assert!(run.code <= 1, "{arguments:?}: {}", run.stderr);
                if let Ok(json) = serde_json::from_str::<Value>(&run.stdout) {
                    hold(&json, force, &format!("{arguments:?}"));
                } else if run.stdout.starts_with("<?xml") {
                    // What is said of an edge stands in several lines.
                    let edges = run.stdout.split("<edge").map(|edge| edge.replace('\n', " "));
                    edges.for_each(|edge| hold_line(&edge, force, &format!("{arguments:?}")));
                } else {
                    // The words of a box or a line, each on a line of its own in SVG, belong together.
                    let text = run.stdout.replace("\n<text", "<text");
                    text.lines().for_each(|line| hold_line(line, force, &format!("{arguments:?}")));
                }
                if run.stdout.contains("nurture") {
                    shown.insert(renderer);
                }
            }
        }
    }
    let all: BTreeSet<&str> = SHOWING.iter().map(|(renderer, _)| *renderer).collect();
    assert_eq!(shown, all, "each of them shows the relation");
}

/// A line that has the relation has a mark of its force, or is the name of a field or column.
pub(crate) fn hold_line(line: &str, force: &str, of: &str) {
    if let Ok(json) = serde_json::from_str::<Value>(line) {
        return hold(&json, force, of);
    }
    let low = line.to_lowercase();
    let says = [
        "nurtures faith",
        "nurtures→ faith",
        "nurtures→ `faith",
        "norms nurtures",
        "nurtures→",
        "\"nurtures",
        "nurtures\\n",
    ];
    let looked_up = ["question", "**why", "verdict:"];
    if says.iter().any(|words| low.contains(words)) && !looked_up.iter().any(|words| low.starts_with(words)) {
        let legend = low.contains("legend");
        assert!(legend || MARKS.iter().any(|mark| low.contains(mark)), "{force}, {of}: {line}");
    }
}

/// Wherever a relation stands as the value of a key in JSON, its force stands beside it.
fn hold(json: &Value, force: &str, of: &str) {
    match json {
        Value::Array(list) => list.iter().for_each(|one| hold(one, force, of)),
        Value::Object(keys) => {
            let is_said = keys.get("relation").is_some_and(|relation| relation == "nurtures")
                && ["from", "other"].iter().any(|end| keys.contains_key(*end));
            if is_said {
                assert_eq!(keys.get("force").and_then(Value::as_str), Some(force), "{of}: {json}");
            }
            if let Some(side) = keys.get("for").and_then(Value::as_array).filter(|_| force != "suggests") {
                assert!(side.iter().all(|one| one["force"] != "asks"), "{of}: {json}");
            }
            keys.values().for_each(|value| hold(value, force, of));
        }
        Value::String(text) => text.lines().for_each(|line| {
            if line.contains("orms nurtures") {
                assert!(MARKS.iter().any(|mark| line.to_lowercase().contains(mark)), "{of}: {line}");
            }
        }),
        _ => {}
    }
}

#[test]
fn every_renderer_is_listed() {
    let list = |name: &str| read_to_string(root().join(name)).expect("a list of renderers");
    let text = list("src/render.rs") + &list("src/exchange.rs");
    let declared: BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let listed = SHOWING.iter().map(|(name, _)| *name).chain(OTHERS);
    assert_eq!(declared, listed.collect(), "list a new renderer here, with the commands that show it");
}

#[test]
fn every_format_of_an_answer_is_listed() {
    let run = crate::program::catena(&root(), &["ask", "--help"]);
    let listed: BTreeSet<&str> = SHOWING
        .iter()
        .flat_map(|(_, commands)| commands.iter())
        .filter_map(|command| if let ["ask", "--format", format] = command { Some(*format) } else { None })
        .chain(["png"])
        .collect();
    let help = run.stdout.split("--format <FORMAT>").nth(1).expect("the help on formats");
    let formats: BTreeSet<&str> = help
        .lines()
        .skip_while(|line| !line.contains("Possible values"))
        .skip(1)
        .map_while(|line| line.trim().strip_prefix("- ")?.split(':').next())
        .collect();
    assert!(formats.contains("table"), "{help}");
    assert_eq!(formats, listed, "list a new format here");
}

/// What contracts promise to be lists are lists, with one element or none.
#[test]
fn lists_are_lists_in_the_exported_corpus() {
    let library = library("denies");
    let run = library.catena(&["export", "graph"]);
    let whole: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let all = [
        "kinds",
        "relations",
        "intents",
        "was",
        "nodes",
        "edges",
        "citations",
        "without_citation",
        "questions",
        "expectations",
        "allowances",
    ];
    for list in all {
        assert!(whole[list].is_array(), "`{list}` is no list");
    }
    let claim =
        whole["nodes"].as_array().expect("a list").iter().find(|node| node["id"] == "own2001/of-norms");
    let claim = claim.expect("the claim");
    assert_eq!(claim["force"], "denies");
    for list in ["by", "quotes", "was"] {
        assert!(claim[list].is_array(), "`{list}` is no list");
    }
    let edges = whole["edges"].as_array().expect("a list");
    assert!(edges.iter().all(|edge| edge["force"].is_string()));
    let said = edges.iter().find(|edge| edge["relation"] == "nurtures").expect("what the claim says");
    assert_eq!(said["force"], "denies");
    let disputed = edges.iter().find(|edge| edge["relation"] == "rebuts").expect("what it disputes");
    assert_eq!(disputed["force"], "asserts", "who denies one thing disputes another all the same");
}

#[test]
fn what_bears_on_a_topic_is_in_the_picture_of_the_corpus() {
    let library = library("asks");
    let map = library.catena(&["export", "dot"]).stdout;
    let map = map.replace("\\n", " ");
    assert!(map.contains("rebutted (only asks) by Own 2001"), "{map}");
    let claims = library.catena(&["export", "dot", "--claims"]).stdout;
    assert!(claims.contains("rebuts (only asks)"), "{claims}");
}

#[test]
fn what_is_not_asserted_is_counted_apart_and_what_is_asked_is_not_hedged() {
    for (force, counted) in [("suggests", true), ("asks", true), ("denies", true), ("asserts", false)] {
        let library = library(force);
        let figures: Value =
            serde_json::from_str(&library.catena(&["stats", "--format", "json"]).stdout).expect("JSON");
        let apart = &figures["not_asserted"]["nurtures"][force];
        assert_eq!(apart.as_u64().is_some(), counted, "{force}: {figures}");
        let hedged = library.catena(&["ask", "claims that are hedged"]).stdout;
        assert_eq!(hedged.contains("own2001/of-norms"), force == "suggests", "{force}: {hedged}");
    }
}
