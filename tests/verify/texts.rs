//! Texts as printers, scanners and programs leave them, a file in `texts/` for each kind: the text, quotes with the places
//! that are claimed, and beside it what comes of them.

use std::fmt::Write;

use catena::session::Session;
use catena::verify::receipt::Receipts;
use catena::verify::shelf::Shelf;
use catena::verify::{Checked, verify};
use insta::glob;

use crate::fixture::{Fixture, golden};
use crate::support::sound_session;

#[test]
fn each_text_gives_what_it_holds() {
    glob!("texts/*.text", |path| golden(path, |text| {
        let fixture = Fixture::read(text);
        let (mut bibliography, mut claims, mut texts) =
            ("@book{w, title = {A Book}}\n".to_owned(), String::new(), vec![]);
        for (name, bytes) in fixture.files {
            let content = || String::from_utf8_lossy(&bytes).into_owned();
            match name.as_str() {
                "bibliography" => bibliography = content(),
                "quotes" => claims = content(),
                _ => texts.push((name, bytes)),
            }
        }
        let session = library(&bibliography, &claims);
        let shelf = Shelf::of(texts, &session.catalog);
        let report = verify(&session.catalog, &shelf, &Receipts::default(), |_| true, |_, _| {});
        report.expect("texts in memory can be read").quotes.iter().map(shown).collect()
    }));
}

/// A claim for each line, `place: quote`.
fn library(bibliography: &str, quotes: &str) -> Session {
    let mut records = String::new();
    for (at, line) in quotes.lines().filter(|line| !line.is_empty()).enumerate() {
        let (place, quote) = line.split_once(": ").expect("a place and a quote");
        let place = if place == "-" { String::new() } else { format!("  at     {place}\n") };
        let quote = quote.replace('\\', "\\\\").replace('"', "\\\"");
        write!(records, "claim w/c{:03}\n  text   A claim.\n{place}  quote  \"{quote}\"\n\n", at + 1)
            .expect("text");
    }
    sound_session(&[("corpus/a.bib", bibliography), ("corpus/a.catena", &records)])
}

/// A quote, what is claimed, and what came of it.
fn shown(checked: &Checked) -> String {
    let mut out = format!("{}\n  claimed {}\n  {}", checked.quote, checked.claimed, checked.words());
    let places = checked.places.join("; ");
    if !places.is_empty() {
        write!(out, ": {places}").expect("text");
    }
    let why = checked.unchecked.map(|why| why.words().to_owned());
    let dropped = (!checked.dropped.is_empty()).then(|| format!("drops {}", checked.dropped.join(", ")));
    let edited = (!checked.edited.is_empty()).then(|| format!("reads {}", checked.edited.join(", ")));
    let near = checked.near.as_ref().map(|near| format!("perhaps {}: {}", near.place, near.words));
    for line in [why, dropped, edited, near].into_iter().flatten() {
        write!(out, "\n  {line}").expect("text");
    }
    out + "\n\n"
}
