//! Small pictures, line by line, and what is drawn of what.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::corpus::load::Library;
use crate::render::dot::tests::{ask, everything, small};
use crate::render::picture::{Drawing, Line, Mark, Options, Part, Words};
use crate::render::svg::tests::read::elements;
use crate::render::svg::tests::{alone, map, near, of, page};
use crate::session::Session;

/// Without the font, of which nobody reads anything.
fn readable(svg: &str) -> String {
    let (before, rest) = svg.split_once("@font-face").unwrap();
    let (_, after) = rest.split_once('}').unwrap();
    format!("{before}{after}")
}

#[test]
fn the_derivation_of_a_verdict() {
    let session = small();
    let answer = ask(&session, "why does polarity exclude trust");
    let drawing = Drawing { stamp: "revision 66f6338, 2026-11-30".to_owned(), ..of(&session, &answer) };
    insta::assert_snapshot!(readable(&alone(&drawing)));
}

#[test]
fn an_element_of_a_page() {
    let session = small();
    insta::assert_snapshot!(page(&of(&session, &ask(&session, "trace polarity to bonds"))));
}

/// Some pictures of each sort.
fn drawings(session: &Session) -> Vec<Drawing> {
    let questions = [
        "which accounts admit trust",
        "why not norms admit fear",
        "trace polarity to bonds",
        "trace fear to polarity within 1",
        "claims",
        "claims show text, locator, year",
        "works",
        "how many claims per work",
        "compare accounts on trust, bonds",
    ];
    let mut drawings: Vec<Drawing> =
        questions.iter().map(|question| of(session, &ask(session, question))).collect();
    drawings.push(map(session, &Options::default()));
    drawings.push(map(session, &everything()));
    drawings.push(map(session, &Options { words: Words::Names, ..Options::default() }));
    drawings.extend(
        session
            .catalog
            .nodes()
            .flat_map(|(node, _)| (1..=2).map(move |steps| (node, steps)))
            .map(|(node, steps)| near(session, node, steps)),
    );
    drawings
}

fn parts<'a>(drawing: &'a Drawing, marks: &mut Vec<&'a Mark>, lines: &mut Vec<&'a Line>) {
    fn take<'a>(part: &'a Part, marks: &mut Vec<&'a Mark>, lines: &mut Vec<&'a Line>) {
        match part {
            Part::Mark(mark) => marks.push(mark),
            Part::Line(line) => lines.push(line),
            Part::Frame(frame) => frame.parts.iter().for_each(|part| take(part, marks, lines)),
            Part::Rows(_) | Part::Second(_) | Part::Legend(_) => {}
        }
    }
    drawing.body.iter().chain(&drawing.below).for_each(|part| take(part, marks, lines));
}

#[test]
fn every_box_and_every_line_is_drawn() {
    let session = small();
    for drawing in drawings(&session) {
        let (mut marks, mut lines) = (Vec::new(), Vec::new());
        parts(&drawing, &mut marks, &mut lines);
        for svg in [alone(&drawing), page(&drawing)] {
            let elements = elements(&svg);
            let count = |class: &str| elements.iter().filter(|element| element.has_class(class)).count();
            assert_eq!(count("node"), marks.len(), "{svg}");
            assert_eq!(count("edge"), lines.len(), "{svg}");
            // Each line has a stroke, and each label all its words.
            assert!(count("stroke") >= lines.len());
            let written: String =
                elements.iter().filter(|one| one.name == "text").map(|one| one.text.as_str()).collect();
            for mark in &marks {
                for line in mark.label.lines().iter().filter(|line| !line.contains(' ')) {
                    assert!(written.contains(line), "{line}: {svg}");
                }
            }
            for line in &lines {
                assert!(line.words.lines().all(|words| written.contains(words)), "{}: {svg}", line.words);
            }
        }
    }
}

#[test]
fn it_is_the_same_each_time() {
    let session = small();
    for (one, other) in drawings(&session).iter().zip(drawings(&small()).iter()) {
        assert_eq!(alone(one), alone(other));
    }
}

#[test]
fn xmllint_reads_every_picture() {
    let session = small();
    let Some(()) = lint(&alone(&map(&session, &Options::default()))) else {
        println!("skipped: xmllint is not installed");
        return;
    };
    for drawing in drawings(&session) {
        assert!(lint(&alone(&drawing)).is_some() && lint(&page(&drawing)).is_some());
    }
    let library = Library::at(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let session = Session::without_cache(library).unwrap();
    for options in [Options::default(), everything(), Options { words: Words::Fitting, ..Options::default() }]
    {
        lint(&alone(&map(&session, &options)));
    }
}

/// Has xmllint read a document. None if it is not installed.
fn lint(svg: &str) -> Option<()> {
    let mut command = Command::new("xmllint");
    let command = command.args(["--noout", "--nonet", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    let mut input = child.stdin.take().unwrap();
    let text = svg.to_owned();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}\n{svg}");
    Some(())
}
