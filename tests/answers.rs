//! What answers look like: comparisons, derivations, what rests on a source, citations. Each line of
//! `answers/*.asks` is a width, a format and a question over the library in `answers/`, as in `tables`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::read_to_string;
use std::path::Path;

use catena::corpus::Corpus;
use catena::corpus::load::Library;
use catena::query::snippet::Snippets;
use catena::render::amount::Amount;
use catena::render::paint::Paint;
use catena::render::{json, markdown, table};
use catena::session::Session;
use insta::{Settings, assert_snapshot, glob};

use crate::program::{Library as Small, catena, words};
use crate::support::without_faults;
use crate::tables::shown;

#[test]
fn answers_as_people_see_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers");
    let library = Library::at(&folder).and_then(|library| library.load());
    let session = without_faults(Session::of(library.expect("the library of these tests can be read")));
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("answers");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    glob!("answers/*.asks", |path| {
        let text = read_to_string(path).expect("the questions can be read");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let shown: Vec<String> =
            lines.map(|line| format!("════ {line}\n{}", shown(&session, line))).collect();
        assert_snapshot!(shown.join("\n"));
    });
}

/// A library in which a source carries so many verdicts.
fn with_changes(number: usize) -> Session {
    let mut text =
        "kind concept\n  plural  concepts\n\nrelation admits\n  plural  admit\n\nconcept trust \"Trust\"\n"
            .to_owned();
    for at in 0..number {
        write!(
            text,
            "\nconcept c{at:02} \"C{at:02}\"\n\nclaim hume1999/c{at:02}\n  text  C{at:02} admits it.\n  at  p. 1\n  says  c{at:02} admits trust\n"
        )
        .expect("a string takes any text");
    }
    let works = "@book{hume1999, author = {Hume, Ann}, title = {One View}, publisher = {P}, year = {1999}}\n";
    let files = vec![
        ("corpus/a.catena".to_owned(), text.into_bytes()),
        ("corpus/a.bib".to_owned(), works.as_bytes().to_vec()),
    ];
    without_faults(Session::of(Corpus::read(files)))
}

#[test]
fn after_twenty_changes_the_rest_is_counted_and_json_has_them_all() {
    let none = Snippets::new();
    let paint = Paint { color: false, width: 80 };
    for (number, listed, more) in [(20, 20, None), (21, 20, Some(1)), (27, 20, Some(7))] {
        let session = with_changes(number);
        let answer = session.ask("what rests only on hume1999").expect("an answer");
        for text in [
            table::answer(&session.catalog, paint, &answer, &none, Amount::Usual, None),
            markdown::answer(&session.catalog, &answer, &none),
        ] {
            assert_eq!(text.matches(" · Trust: admits → silent").count(), listed, "{text}");
            let counted = more.map(|more| format!("… and {more} more: "));
            assert_eq!(text.contains("… and "), counted.is_some(), "{text}");
            assert!(counted.is_none_or(|counted| text.contains(&counted)), "{text}");
        }
        let written: serde_json::Value =
            serde_json::from_str(&json::answer(&session.catalog, &answer, &none)).expect("JSON");
        let subjects: BTreeSet<&str> = written["changes"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|change| change["subject"].as_str())
            .collect();
        assert_eq!(subjects.len(), number);
    }
}

#[test]
fn what_csv_and_ndjson_have_no_place_for_is_told_beside_them() {
    for format in ["csv", "ndjson"] {
        let run = catena(Path::new("."), &["ask", "--format", format, "what rests only on donnelly2003"]);
        assert!(run.stderr.contains("3 verdicts would change"), "{}", run.stderr);
        let run = catena(Path::new("."), &["ask", "--format", format, "which explanations admit trust"]);
        assert!(run.stderr.contains("1 omitted because of its verdict"), "{}", run.stderr);
        assert!(!run.stdout.contains("omitted"), "{}", run.stdout);
    }
    for format in ["table", "json", "markdown", "dot", "svg"] {
        let run = catena(Path::new("."), &["ask", "--format", format, "what rests only on donnelly2003"]);
        assert_eq!(run.stderr, "", "{format}");
    }
}

#[test]
fn small_things_are_said_well() {
    let run = |command: &str| catena(Path::new("."), &words(command));
    let said = |command: &str, wanted: &[&str]| {
        let run = run(command);
        assert_eq!(run.code, 2, "{command}: {}", run.stderr);
        for wanted in wanted {
            assert!(run.stderr.contains(wanted), "{command}: {}", run.stderr);
        }
    };
    let empty = catena(Path::new("."), &["show", ""]);
    assert_eq!((empty.code, empty.stdout.as_str()), (2, ""));
    assert!(
        empty.stderr.starts_with("error: expected something to show\nhelp: name a work, scholar"),
        "{}",
        empty.stderr
    );
    for format in ["csv", "json", "markdown"] {
        let meant = format!("help: write an answer as {format} with `catena ask --format {format} QUESTION`");
        said(&format!("export {format}"), &["unknown export format", &meant]);
    }
    said("export json trust", &["write the whole corpus as JSON with `catena export graph`"]);
    said("export bibtx", &["unknown export format `bibtx`", "did you mean `bibtex`?"]);
    said(
        "export powerpoint",
        &["formats: svg, png, dot, mermaid, graph, graphml", "biblatex, csl-json, ris"],
    );
}

#[test]
fn one_of_a_sort_is_counted_in_the_singular() {
    let library = Small::small();
    library.write(
        "corpus/claims.catena",
        "concept trust \"Trust\"\n\nclaim snyder1997/one\n  text   One.\n  at     p. 1\n  about  trust\n",
    );
    let run = catena(library.path(), &["check"]);
    assert!(
        run.stderr.contains("1 topic, 1 claim, 1 work, 0 citations, 0 expected answers"),
        "{}",
        run.stderr
    );
}
