//! Tables of awkward values: wide characters, accents of their own, emoji, formulas, markup, long ids. Each
//! line of `tables/*.asks` is a width, a format and a question over the library in `tables/`; the format
//! `marked` is a table with colours, its escapes made visible; `brief` and `full` are tables with less and more in them.

use std::fs::read_to_string;
use std::path::{Path, PathBuf};

use catena::corpus::load::Library;
use catena::query::snippet::snippets;
use catena::render::amount::Amount;
use catena::render::paint::Paint;
use catena::render::{csv, markdown, table};
use catena::session::Session;
use catena::visible::printed;
use insta::{Settings, assert_snapshot, glob};
use unicode_width::UnicodeWidthStr;

use crate::support::without_faults;

#[test]
fn awkward_values() {
    let session = session();
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("tables");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    glob!("tables/*.asks", |path| {
        let text = read_to_string(path).expect("the questions can be read");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let shown: Vec<String> =
            lines.map(|line| format!("════ {line}\n{}", shown(&session, line))).collect();
        assert_snapshot!(shown.join("\n"));
    });
}

/// The questions of all files.
pub(crate) fn questions() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the folder can be read").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "asks"));
    paths.sort();
    let texts = paths.iter().map(|path| read_to_string(path).expect("the questions can be read"));
    let lines: Vec<String> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let questions = lines.iter().filter(|line| !line.starts_with('#'));
    questions.filter_map(|line| line.splitn(3, ' ').nth(2)).map(str::to_owned).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables")
}

/// The library that the questions are about.
pub(crate) fn session() -> Session {
    let library = Library::at(&folder()).and_then(|library| library.load());
    without_faults(Session::of(library.expect("the library of these tests can be read")))
}

/// The answer to a line of a file of questions.
pub(crate) fn shown(session: &Session, line: &str) -> String {
    let mut words = line.splitn(3, ' ');
    let (width, format, question) = (words.next(), words.next(), words.next().expect("a question"));
    let width = width.and_then(|width| width.parse().ok()).expect("a width");
    let expr = session.understand(question).unwrap_or_else(|wrong| panic!("{question}: {wrong:?}"));
    let answer = session.ask(question).unwrap_or_else(|wrong| panic!("{question}: {wrong:?}"));
    let found = snippets(&expr, &answer, &|node| session.document(node));
    let in_colour = format == Some("marked");
    let paint = Paint { color: in_colour, width };
    match format {
        Some("table" | "marked" | "brief" | "full") => {
            let amount = match format {
                Some("brief") => Amount::Brief,
                Some("full") => Amount::Full,
                _ => Amount::Usual,
            };
            let text = table::answer(&session.catalog, paint, &answer, &found, amount, None);
            let too_wide = |line: &&str| !in_colour && line.width() > width;
            assert_eq!(text.lines().find(too_wide), None, "{line}");
            printed(&text).replace('\u{1b}', "␛")
        }
        Some("markdown") => markdown::answer(&session.catalog, &answer, &found),
        Some("csv") => {
            let text = csv::answer(&session.catalog, &answer, &found).expect("CSV");
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            assert!(reader.records().all(|record| record.is_ok()), "{text}");
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text}");
            text.replace('\r', "␍")
        }
        other => panic!("no format is called {other:?}"),
    }
}
