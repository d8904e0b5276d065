//! Bounds that hold however large the input is: measured against a smaller one of its kind, or counted.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use catena::corpus::Corpus;
use catena::diagnostic::any_error;
use catena::session::Session;

use crate::program::{Library, catena};

fn session(name: &str, text: String) -> Session {
    Session::of(Corpus::read(vec![(name.to_owned(), text.into_bytes())]))
}

/// The time that a piece of work takes, the best of three.
fn time(work: impl Fn()) -> Duration {
    let once = || {
        let started = Instant::now();
        work();
        started.elapsed()
    };
    [once(), once(), once()].into_iter().min().unwrap_or_default()
}

/// Holds work on four times as much to no more than ten times the time: what is quadratic takes sixteen.
fn grows_slowly(small: usize, work: impl Fn(usize)) {
    let (one, four) = (time(|| work(small)), time(|| work(4 * small)));
    assert!(four < one * 10, "{one:?} for {small}, {four:?} for four times as much");
}

/// A chain of topics, each under the one before.
fn chain(length: usize) -> String {
    let mut text = "kind concept\nconcept t0\n".to_owned();
    for at in 1..length {
        write!(text, "concept t{at}\n  broader  t{}\n", at - 1).expect("a string takes any text");
    }
    text
}

#[test]
fn long_chains_of_broader_topics_take_little() {
    grows_slowly(400, |length| {
        let session = session("corpus/a.catena", chain(length));
        let id =
            |name: String| session.catalog.topics().find(|(_, topic)| topic.id == name).map(|(id, _)| id);
        let (top, bottom) = (id("t0".to_owned()), id(format!("t{}", length - 1)));
        let hierarchy = session.verdicts.hierarchy();
        assert!(bottom.zip(top).is_some_and(|(bottom, top)| hierarchy.is_narrower(bottom, top)));
        assert!(bottom.zip(top).is_some_and(|(bottom, top)| !hierarchy.is_narrower(top, bottom)));
    });
}

#[test]
fn faults_without_number_are_counted() {
    let mut works = "@book{good, title = {Good}, year = 1997}\n".to_owned();
    let mut records = "kind concept\nconcept good\n".to_owned();
    for at in 0..20_000 {
        writeln!(works, "@book{{k{at}, title = {{T}}, year = {{x}}").expect("a string takes any text");
        write!(records, "concept t{at} nonsense\n  at  page\n").expect("a string takes any text");
    }
    for (name, text) in [("corpus/a.bib", works), ("corpus/a.catena", records)] {
        let session = session(name, text);
        assert!(any_error(&session.diagnostics), "{name}");
        assert!(session.diagnostics.len() < 10_000, "{name}: {}", session.diagnostics.len());
        let counted =
            session.diagnostics.iter().any(|fault| fault.message.contains("more problems of this kind"));
        assert!(counted, "{name}");
        assert!(session.catalog.nodes().any(|(id, _)| session.catalog.id(id) == "good"), "{name}");
    }
}

#[test]
fn reading_faulty_files_takes_time_in_proportion() {
    grows_slowly(5_000, |lines| drop(session("corpus/a.bib", "@book{k, title = {T\n".repeat(lines))));
    grows_slowly(5_000, |lines| drop(session("corpus/a.bib", "@\n".repeat(lines))));
    grows_slowly(5_000, |lines| drop(session("corpus/a.bib", "@book{k, title = {T}}}\n".repeat(lines))));
    grows_slowly(5_000, |lines| drop(session("corpus/a.catena", "concept a b c\n".repeat(lines))));
}

#[test]
fn warnings_of_one_kind_are_shown_up_to_a_number() {
    let library = Library::small();
    let topics: String = (0..250).map(|at| format!("concept t{at} \"Topic {at}\"\n")).collect();
    library.write("corpus/more.catena", &topics);
    let run = catena(library.path(), &["check"]);
    assert_eq!(run.stdout.matches("warning[orphan-topic]: no claim is about").count(), 100, "{}", run.stdout);
    // Two topics of the small library are among them.
    assert!(run.stdout.contains("warning[orphan-topic]: 152 more of this kind"), "{}", run.stdout);
    assert!(run.stderr.contains("253 warnings"), "{}", run.stderr);
    let run = catena(library.path(), &["check", "--select", "orphan-topic", "--format", "concise"]);
    assert_eq!(run.stdout.lines().count(), 252);
}

#[test]
fn the_time_is_that_of_all_that_a_question_takes() {
    let library = Library::small();
    let text: String = (0..600)
        .map(|at| {
            format!(
                "claim snyder1997/c{at}\n  text   Norms w{at} build trust.\n  at     p. 9\n  about  trust\n\n"
            )
        })
        .collect();
    library.write("corpus/more.catena", &text);
    for question in [
        "search trust",
        "claims matching \"norm*\"",
        "claims about trust",
        "claims matching trust about trust",
    ] {
        for format in ["table", "json"] {
            let run = catena(library.path(), &["ask", "--max-time", "0", "--format", format, question]);
            assert!(run.stderr.contains("results truncated"), "{question}, {format}: {}", run.stderr);
            assert_eq!(run.code, 3, "{}", run.stderr);
            let run = catena(library.path(), &["ask", "--max-time", "600000", "--format", format, question]);
            assert!(!run.stderr.contains("results truncated: the question takes"), "{}", run.stderr);
        }
    }
}
