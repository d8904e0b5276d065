//! Places in works, as scholars write them: a file in `places/` for each kind, its canonical form first and then the
//! other ways to write it.

mod documents;
mod properties;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{read_dir, read_to_string};
use std::path::PathBuf;

use catena::annotation::locator::number::{Class, Inside};
use catena::annotation::locator::unit::{Entry, UNITS};
use catena::annotation::locator::{Locator, Number, Part};
use catena::annotation::{Head, print};
use catena::corpus::Corpus;
use catena::render::json;
use catena::session::Session;
use insta::glob;
use serde_json::Value;

use crate::fixture::golden;
use crate::program::root;
use crate::support::read;
use crate::support::shown::answer_text;

const WORKS: &str = "@book{doyle1983, author={Doyle, Michael}, title={Peace}, year={1983}}\n\
    @book{kydd2005, author={Kydd, Andrew}, title={Trust and Mistrust}, year={2005}}\n";

/// A claim at a place, read at it, cited from it with and without the work's key, and where a statement stands.
fn library(place: &str) -> Vec<(String, Vec<u8>)> {
    let text = format!(
        "kind concept\n\nconcept trust \"Trust\"\n  text    Trust.\n  stated  Kydd 2005, {place}\n\n\
        cite doyle1983 {place} -> Kydd 2005 {place}\n\n\
        work doyle1983\n  read  full\n\n\
        claim peace\n  text   Allies trust each other.\n  at     {place}\n  via    kydd2005 {place}\n  about  trust\n\n\
        cite n. 1 -> \"Trust and Mistrust\" {place}\n"
    );
    vec![
        ("corpus/a.bib".to_owned(), WORKS.as_bytes().to_vec()),
        ("corpus/a.catena".to_owned(), text.into_bytes()),
    ]
}

/// The library as `fmt` writes it, names as they are written.
fn written(files: &[(String, Vec<u8>)]) -> String {
    let corpus = Corpus::read(files.to_vec());
    corpus.documents.iter().map(|(_, document)| print(document)).collect()
}

/// The forms of a file: the canonical one, and the others.
fn forms(text: &str) -> (&str, Vec<&str>) {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    (lines.next().expect("a form"), lines.collect())
}

#[test]
fn each_kind_of_place_goes_in_and_out() {
    glob!("places/*.place", |path| golden(path, |text| {
        let (canonical, others) = forms(text);
        let expected = written(&library(canonical));
        for form in others.iter().chain([&canonical]) {
            let files = library(form);
            let session = Session::of(Corpus::read(files.clone()));
            assert_eq!(session.errors(), 0, "`{form}`: {:#?}", session.diagnostics);
            assert_eq!(session.catalog.cites.len(), 2, "`{form}`");
            assert_eq!(written(&files), expected, "`{form}`");
        }
        shown(canonical, &others)
    }));
}

/// What becomes of a place.
fn shown(canonical: &str, others: &[&str]) -> String {
    let place = Locator::of(canonical).expect("a place");
    assert_eq!(place.to_string(), canonical);
    let session = Session::of(Corpus::read(library(canonical)));
    let ask = |question: String| {
        let answer = session.ask(&question).unwrap_or_else(|_| panic!("{question}"));
        let json: Value =
            serde_json::from_str(&json::answer(&session.catalog, &answer, &BTreeMap::new())).expect("JSON");
        (question, json)
    };
    let quoted = format!("\"{}\"", canonical.replace('"', "\\\""));
    let asked = [
        ask(format!("find claim c where c.locator = {quoted} show c.locator")),
        ask(format!("citations with cited-at {quoted}")),
    ];
    let mut text = String::new();
    let mut line = |what: &str, value: &str| writeln!(text, "{what:<9} {value}").expect("text");
    line("place", canonical);
    line("also", &others.join(" · "));
    for part in &place.parts {
        line("counts", &value(part));
    }
    let csl = place.csl().expect("a locator");
    line("csl", &format!("{} | {}", csl.label.unwrap_or("(suffix)"), csl.value));
    line("postnote", &place.postnote().expect("a postnote"));
    for (question, json) in asked {
        let rows = json["rows"].as_array().map_or(0, Vec::len);
        line("asked", &format!("{question}: {rows}"));
    }
    text
}

/// What a part counts, in words.
fn value(part: &Part) -> String {
    match part {
        Part::Numbered { unit, ranges, .. } => {
            let ranges: Vec<String> = ranges
                .iter()
                .map(|range| {
                    let same = if range.is_same { "the same as " } else { "" };
                    let to = if range.from == range.to {
                        String::new()
                    } else {
                        format!(" to {}", number(&range.to))
                    };
                    format!("{same}{}{to}", number(&range.from))
                })
                .collect();
            format!("{}: {}", unit.entry().name, ranges.join(", "))
        }
        Part::Titled { unit, title, .. } => format!("{}: called {title}", unit.entry().name),
        Part::Words(words) => format!("in words: {words}"),
    }
}

fn number(number: &Number) -> String {
    let before = match number.class() {
        Class::Roman => "roman ".to_owned(),
        Class::Arabic => String::new(),
        Class::Lettered(letters) => format!("[{letters}] "),
    };
    let steps: Vec<String> = number.steps().iter().map(u32::to_string).collect();
    let (suffix, below) = number.suffix();
    let after = if suffix.is_empty() { String::new() } else { format!(" [{suffix}]") };
    let below = if below == 0 { String::new() } else { format!(" {below}") };
    let inside: String = number
        .inside()
        .iter()
        .map(|inside| match inside {
            Inside::Roman(value) => format!(" ({value} roman)"),
            Inside::Arabic(value) => format!(" ({value})"),
            Inside::Letters(letters) => format!(" ({letters})"),
        })
        .collect();
    format!("{before}{}{after}{below}{inside}", steps.join(" then ")).trim_end().to_owned()
}

/// The canonical forms of all files.
fn all() -> Vec<String> {
    let folder = root().join("tests/places");
    let mut paths: Vec<PathBuf> =
        read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "place"));
    paths.sort();
    paths.iter().map(|path| forms(&read_to_string(path).expect("a text")).0.to_owned()).collect()
}

/// Every kind beside the others, in the order in which answers have them.
#[test]
fn places_are_sorted_by_what_they_count() {
    let claims: String = all()
        .iter()
        .enumerate()
        .map(|(at, place)| format!("claim doyle1983/c{at}\n  text  Said.\n  at  {place}\n\n"))
        .collect();
    let session = crate::support::session(&[("a.bib", WORKS), ("a.catena", &claims)]);
    assert_eq!(session.errors(), 0, "{:#?}", session.diagnostics);
    golden(&root().join("tests/places/order.question"), |question| {
        let answer = session.ask(question.trim()).unwrap_or_else(|_| panic!("{question}"));
        answer_text(&session.catalog, &answer)
    });
}

/// Words for what places count are ids of works as well.
#[test]
fn a_work_whose_key_is_a_word_for_what_is_counted_is_cited() {
    let words = UNITS
        .iter()
        .flat_map(Entry::words)
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    for word in words {
        for place in ["p. 1", "n 3", "pt. A", "v. 1", "l. 2"] {
            let text = format!("cite {word} {place} -> {word} {place}\n");
            let (document, diagnostics) = read(&text);
            assert!(diagnostics.is_empty(), "{text}{diagnostics:#?}");
            let heads: Vec<&Head> = document.records().map(|record| &record.head).collect();
            let [Head::Cite { from, to: Some(to) }] = heads[..] else { panic!("{text}") };
            let keys = [from, to].map(|citation| (citation.key.value.as_str(), citation.locator.to_string()));
            let place = Locator::of(place).expect("a place").to_string();
            assert_eq!(keys, [(word, place.clone()), (word, place)], "{text}");
        }
    }
}
