//! What people see first: the commands in `screens/commands`, each in a terminal of 80 and of 160 columns.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::process::{Command, Stdio};

use catena::catalog::entry::NodeId;
use catena::corpus::load::Library;
use catena::query::answer::Shape;
use catena::query::snippet::Snippets;
use catena::render::amount::Amount;
use catena::render::paint::Paint;
use catena::render::show::{self, World};
use catena::render::table;
use catena::session::Session;
use catena::verdict::Evidence;
use catena::verify::receipt::Receipts;
use catena::visible::hidden;
use insta::{Settings, assert_snapshot};
use unicode_width::UnicodeWidthStr;

use crate::program::{root, words};

#[test]
fn screens_of_two_widths() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for (name, arguments) in commands() {
        for width in [80, 160] {
            let shown = screen(&arguments, width);
            for line in shown.lines() {
                assert!(line.width() <= width, "{name} at {width}: {line}");
                assert_eq!(hidden(line).next(), None, "{name}: {line}");
            }
            assert_snapshot!(format!("{name}-{width}"), shown);
        }
    }
}

/// All the evidence that programs get is in what `--full` shows.
#[test]
fn no_evidence_is_lost_in_full() {
    let session = Session::of(crate::questions::library());
    let paint = Paint { color: false, width: 100 };
    let mut held = 0;
    for question in crate::questions::questions() {
        let Ok(answer) = session.ask(&question) else { continue };
        let shown = table::answer(&session.catalog, paint, &answer, &Snippets::new(), Amount::Full, None);
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let left_out = answer.left_out.iter().map(|left| &left.verdict);
        let verdicts = answer.rows.iter().flat_map(|row| &row.verdicts).chain(left_out);
        let has_evidence = !answer.shown && answer.shape != Shape::Counts;
        for verdict in verdicts.filter(|_| has_evidence) {
            for claim in verdict.listed().filter_map(Evidence::claim) {
                let claim = session.catalog.claim(claim).expect("a claim");
                assert!(shown.contains(&claim.text) && shown.contains(&claim.id), "{question}: {}", claim.id);
                held += 1;
            }
        }
    }
    assert!(held > 100, "only {held}");
}

/// What a page says can be asked next has an answer.
#[test]
fn what_can_be_asked_next_is_answered() {
    let library = Library::at(&root()).expect("the example corpus");
    let session = Session::of(library.load().expect("the example corpus"));
    let world = World {
        catalog: &session.catalog,
        sources: session.sources(),
        graph: &session.graph,
        verdicts: &session.verdicts,
        kept: &session.kept,
        receipts: &Receipts::default(),
        links: None,
        reference: None,
    };
    let mut asked = BTreeSet::new();
    let paint = Paint { color: false, width: 400 };
    let every = |node: &NodeId| session.catalog.claim(*node).is_none() || node.index().is_multiple_of(20);
    for node in session.catalog.nodes().map(|(node, _)| node).filter(every) {
        let page = show::text(&world, paint, node);
        let next = page.split_once("\nask next\n").map_or("", |(_, next)| next);
        for command in next.lines() {
            let question = command.trim().trim_start_matches("catena ask '").trim_end_matches('\'');
            if asked.insert(question.to_owned()) {
                let answer = session.ask(question).unwrap_or_else(|wrong| panic!("{question}: {wrong:?}"));
                assert!(!answer.finds_nothing(), "{question}");
                assert!(answer.read_as.is_none(), "{question}: {:?}", answer.read_as);
            }
        }
    }
    assert!(asked.len() > 200, "only {}", asked.len());
}

/// Where the terminal opens links, what is shown leads to the file and line of its record, and reads the same.
#[test]
fn titles_are_links_where_the_terminal_opens_them() {
    for arguments in
        [&["ask", "works by Kydd"][..], &["ask", "which explanations admit trust"], &["show", "kydd"]]
    {
        let run = |links: &str| {
            let output = Command::new(env!("CARGO_BIN_EXE_catena"))
                .args(arguments)
                .current_dir(root())
                .env("COLUMNS", "80")
                .env("FORCE_HYPERLINK", links)
                .output()
                .expect("the program starts");
            String::from_utf8(output.stdout).expect("UTF-8")
        };
        let (plain, linked) = (run("0"), run("1"));
        assert!(linked.contains("\u{1b}]8;;file:///") && linked.contains("/corpus/"), "{linked}");
        let mut read = String::new();
        for (at, part) in linked.split("\u{1b}]8;;").enumerate() {
            let (url, text) = if at == 0 { ("", part) } else { part.split_once("\u{1b}\\").expect("an end") };
            assert!(
                url.is_empty() || url.rsplit_once('#').is_some_and(|(_, line)| line.parse::<u32>().is_ok())
            );
            read += text;
        }
        assert_eq!(read, plain);
    }
}

/// The names and words of the commands.
fn commands() -> Vec<(String, Vec<String>)> {
    let text = read_to_string(root().join("tests/screens/commands")).expect("the commands can be read");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let commands = lines.map(|line| {
        let (name, command) = line.split_once(' ').expect("a name and a command");
        (name.to_owned(), words(command.trim()))
    });
    let commands: Vec<_> = commands.collect();
    assert!(commands.len() >= 10);
    commands
}

/// What a command prints for a terminal so wide.
fn screen(arguments: &[String], width: usize) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_catena"))
        .args(arguments)
        .current_dir(root())
        .env("COLUMNS", width.to_string())
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}
