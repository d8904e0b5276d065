//! The figures of a corpus, for a terminal and for programs.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::render::paint::{Paint, Role};
use crate::stats::Statistics;

/// The number of the contract.
const SCHEMA: u32 = 1;
/// So many components are shown by their size.
const COMPONENTS: usize = 5;

/// How long it took to open the corpus.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// Reading the files.
    pub load: Duration,
    /// Parsing them.
    pub parse: Duration,
    /// Resolving names, and building the graph and what verdicts are derived from.
    pub build: Duration,
}

/// The figures as text.
#[must_use]
pub fn text(figures: &Statistics, times: Times, paint: Paint) -> String {
    let mut lines = vec![paint.text(Role::Title, "corpus")];
    let files = figures.annotation_files + figures.bibliography_files;
    let mut row = |name: &str, value: &str| lines.extend(paint.block(&format!("  {name}"), 18, value));
    let bibliographies = figures.bibliography_files;
    row("files", &format!("{files} ({bibliographies} .bib), {} bytes", figures.bytes));
    row("words", &format!("{} in texts and notes", figures.words));
    let largest: Vec<String> = figures.components.iter().take(COMPONENTS).map(usize::to_string).collect();
    let more = if figures.components.len() > COMPONENTS { ", …" } else { "" };
    let sizes = match figures.components.len() {
        0 => String::new(),
        _ => format!(" (sizes: {}{more})", largest.join(", ")),
    };
    row("components", &format!("{}{sizes}", figures.components.len()));
    let millis = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
    let [load, parse, build] = [times.load, times.parse, times.build].map(millis);
    row("opened in", &format!("load {load} · parse {parse} · build {build}"));
    let records = [
        ("citation", figures.citations),
        ("saved question", figures.questions),
        ("expected answer", figures.expectations),
    ];
    let kinds = figures.kinds.iter().map(|(kind, number)| (kind.as_str(), *number));
    let relations = figures.relations.iter().map(|(name, number)| (name.as_str(), *number));
    counts(
        "records",
        kinds.chain(records).map(|(name, number)| (name, number, String::new())).collect(),
        &mut lines,
        paint,
    );
    let relations = relations.map(|(name, number)| (name, number, forces(figures, name)));
    counts("relations", relations.collect(), &mut lines, paint);
    lines.join("\n") + "\n"
}

/// A block of counts, the largest first.
fn counts(title: &str, mut rows: Vec<(&str, usize, String)>, lines: &mut Vec<String>, paint: Paint) {
    rows.sort_by(|one, other| (other.1, one.0).cmp(&(one.1, other.0)));
    lines.extend([String::new(), paint.text(Role::Title, title)]);
    let widest = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
    lines.extend(rows.iter().map(|(name, number, more)| format!("  {name:<widest$}  {number:>7}{more}")));
}

/// ` (2 only asked, 1 denied)`; nothing where all are asserted.
fn forces(figures: &Statistics, relation: &str) -> String {
    let words = [("suggests", "suggested"), ("asks", "only asked"), ("denies", "denied")];
    let found = figures.not_asserted.get(relation);
    let told = words.into_iter().filter_map(|(force, word)| Some(format!("{} {word}", found?.get(force)?)));
    let told: Vec<String> = told.collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

#[derive(Serialize)]
struct StatisticsJson<'a> {
    schema: u32,
    files: FilesJson,
    words: usize,
    things: &'a BTreeMap<String, usize>,
    citations: usize,
    saved_questions: usize,
    expected_answers: usize,
    relations: &'a BTreeMap<String, usize>,
    /// Of these those that are not asserted, by relation and force.
    not_asserted: &'a BTreeMap<String, BTreeMap<&'static str, usize>>,
    components: &'a [usize],
    milliseconds: TimesJson,
}

#[derive(Serialize)]
struct FilesJson {
    annotations: usize,
    bibliographies: usize,
    bytes: usize,
}

#[derive(Serialize)]
struct TimesJson {
    load: f64,
    parse: f64,
    build: f64,
}

/// The figures as one JSON object and a line feed.
#[must_use]
pub fn json(figures: &Statistics, times: Times) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let json = StatisticsJson {
        schema: SCHEMA,
        files: FilesJson {
            annotations: figures.annotation_files,
            bibliographies: figures.bibliography_files,
            bytes: figures.bytes,
        },
        words: figures.words,
        things: &figures.kinds,
        citations: figures.citations,
        saved_questions: figures.questions,
        expected_answers: figures.expectations,
        relations: &figures.relations,
        not_asserted: &figures.not_asserted,
        components: &figures.components,
        milliseconds: TimesJson {
            load: millis(times.load),
            parse: millis(times.parse),
            build: millis(times.build),
        },
    };
    // Plain structures of texts and numbers: there is nothing that could fail.
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}
