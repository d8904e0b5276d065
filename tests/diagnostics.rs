//! Every message, read by a test: `diagnostics/<code>/<name>.fixture` beside what the terminal shows.

mod explanations;
mod rendering;
mod together;

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use catena::check::check;
use catena::code::Code;
use catena::diagnostic::Diagnostic;
use catena::render::paint::Paint;
use catena::render::terminal;
use catena::session::{Failure, Session};
use catena::source::Sources;
use insta::glob;

use crate::fixture::{Fixture, golden};

/// Codes that ask for more to be written: a fixture or an example of a few lines leaves that out, unless
/// it is theirs.
const ASK_FOR_MORE: [Code; 2] = [Code::OrphanTopic, Code::UndefinedTopic];

const PAINT: Paint = Paint { color: false, width: 100 };

#[test]
fn fixtures() {
    glob!("diagnostics/*/*.fixture", |path| {
        let folder = path.parent().and_then(Path::file_name).expect("it is in a folder").to_string_lossy();
        golden(path, |text| shown(text, &folder));
    });
}

#[test]
fn each_code_has_a_folder_whose_fixtures_give_it() {
    let folders: BTreeSet<String> = read_dir(folder())
        .expect("the folder can be read")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let codes: BTreeSet<String> = Code::all().map(|code| code.name().to_owned()).collect();
    assert_eq!(folders, codes);
    for code in Code::all() {
        let fixtures = read_dir(folder().join(code.name())).expect("it can be read").flatten();
        let texts = fixtures.filter(|entry| entry.path().extension().is_some_and(|end| end == "fixture"));
        let gives = |text: &str| faults(&Fixture::read(text)).iter().any(|(found, _)| found.code == code);
        let mut texts = texts.map(|entry| read_to_string(entry.path()).expect("a fixture can be read"));
        assert!(texts.any(|text| gives(&text)), "no fixture gives {}", code.name());
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// False of a code that asks for more, in what is about another code.
fn is_asked_of(about: &str, found: Code) -> bool {
    found.name() == about || !ASK_FOR_MORE.contains(&found)
}

/// A fixture of the code `about` and, below it, its diagnostics.
fn shown(text: &str, about: &str) -> String {
    let fixture = Fixture::read(text);
    let session = fixture.session();
    let mut shown = format!("{}\n\n════ diagnostics\n", text.trim_end());
    let found = found_in(&session).into_iter();
    for diagnostic in found.filter(|found| is_asked_of(about, found.code)) {
        shown += &format!("{}\n\n", terminal::render(&diagnostic, session.sources(), PAINT));
    }
    let nodes = session.catalog.nodes();
    let left = nodes.map(|(id, _)| format!("{} {}", session.catalog.kind(id), session.catalog.id(id)));
    if !fixture.imports.is_empty() {
        let (faults, sources, text) = fixture.imported();
        for fault in faults {
            shown += &format!("{}\n\n", terminal::render(&fault, &sources, PAINT));
        }
        shown += &format!("════ corpus/references.bib\n{text}\n");
    }
    shown += &format!("════ what can be asked about: {}\n\n", left.collect::<Vec<_>>().join(", "));
    for question in &fixture.questions {
        shown += "════ question\n";
        shown += &match wrong(&session, question) {
            Some((diagnostic, sources)) => terminal::render(&diagnostic, &sources, PAINT) + "\n\n",
            None => format!("understood: {question}\n\n"),
        };
    }
    shown
}

/// Everything that is wrong with a fixture, its questions included.
fn faults(fixture: &Fixture) -> Vec<(Diagnostic, Sources)> {
    let session = fixture.session();
    let of_questions = fixture.questions.iter().filter_map(|question| wrong(&session, question));
    let of_corpus = found_in(&session).into_iter().map(|found| (found, session.sources().clone()));
    let (imported, sources, _) = fixture.imported();
    let of_imports = imported.into_iter().map(|found| (found, sources.clone()));
    of_corpus.chain(of_imports).chain(of_questions).collect()
}

fn found_in(session: &Session) -> Vec<Diagnostic> {
    check(session).expect("a text index in memory cannot fail")
}

fn wrong(session: &Session, question: &str) -> Option<(Diagnostic, Sources)> {
    match session.understand(question) {
        Err(Failure::Wrong(wrong)) => Some(*wrong),
        _ => None,
    }
}
