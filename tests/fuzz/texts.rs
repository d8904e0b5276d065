//! What the library makes of hostile texts.

use catena::annotation::print;
use catena::bibliography::Abbreviations;
use catena::bibliography::format::Format;
use catena::bibliography::import::import;
use catena::check::check;
use catena::corpus::Corpus;
use catena::merge::{Marks, Versions, merge};
use catena::query::answer::Answer;
use catena::render::paint::Paint;
use catena::render::{diagnostic_json, terminal};
use catena::session::{Failure, Session};
use catena::source::Sources;
use catena::verify::receipt::Receipts;
use catena::visible::{hidden, printed};

use super::dice::{Dice, texts};
use super::each;
use crate::support::corpora::{BIBLIOGRAPHY, VOCABULARY};
use crate::support::shown::answer_text;
use crate::support::{meaning, read};

const PAINT: Paint = Paint { color: true, width: 80 };

fn corpus(files: &[(&str, &[u8])]) -> Session {
    Session::of(Corpus::read(
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect(),
    ))
}

/// Holds what is wrong with a corpus to its places, and to what can be printed.
fn told(session: &Session) {
    let sources = session.sources();
    let found = check(session).expect("a text index in memory does not fail");
    for fault in &found {
        let span = fault.primary.span;
        assert!(sources.file(span.file).text.get(span.range()).is_some(), "{fault:?} has no place");
        let shown = terminal::render(fault, sources, PAINT);
        let shown = printed(&shown).replace("\u{1b}[", "");
        assert!(hidden(&shown).next().is_none(), "{shown:?}");
    }
    serde_json::from_str::<serde_json::Value>(&diagnostic_json::render(&found, sources)).expect("JSON");
}

/// Asks, and holds the answer to the one by the literal plan, and its core to be a fixed point.
fn asked(session: &Session, question: &str) {
    let answer = match session.ask(question) {
        Ok(answer) => answer,
        Err(Failure::World(error)) => panic!("{question}: {error}"),
        Err(Failure::Wrong(wrong)) => {
            let (fault, sources) = &*wrong;
            assert!(sources.file(fault.primary.span.file).text.get(fault.primary.span.range()).is_some());
            return;
        }
    };
    if answer.truncated {
        return;
    }
    // Why an answer is empty is told in the words of the question.
    let told = |answer: &Answer| {
        let text = answer_text(&session.catalog, answer);
        text.lines()
            .filter(|line| !line.starts_with("  reason: ") && !line.starts_with("read as: "))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let text = told(&answer);
    let again = session.ask(&answer.core).unwrap_or_else(|wrong| panic!("{}: {wrong:?}", answer.core));
    assert_eq!(again.core, answer.core, "the core of {question} is another when it is read again");
    assert_eq!(told(&again), text, "{question}");
    if let Ok(literal) = session.ask_literally(question)
        && !literal.truncated
    {
        assert_eq!(told(&literal), text, "{question}, by its literal plan");
    }
}

fn question(dice: &mut Dice) -> String {
    const QUESTIONS: [&str; 16] = [
        "which concepts admit trust",
        "claims about trust",
        "claims by Snyder",
        "why bipolarity admits trust",
        "trace trust into concepts",
        "works before 0005",
        "as of -0001: claims",
        "works since 1990",
        "search trust",
        "how many claims per work",
        "compare concepts on trust",
        "what rests on one",
        "find claim c where c.year in 0005..1990",
        "find topic t where t.text matches \"trust\"",
        "citations in one",
        "works after 9999",
    ];
    let saved = texts("question");
    let text = if dice.once_in(3) { dice.one(&QUESTIONS) } else { dice.one(&saved) };
    if dice.once_in(2) { (*text).to_owned() } else { dice.changed(text) }
}

#[test]
fn corpora_of_any_texts_are_read_told_of_and_asked() {
    let (annotations, works) = (texts(".catena"), texts(".bib"));
    each(120, |dice| {
        let sound = dice.one(&annotations).as_bytes();
        let changed = dice.one(&annotations);
        let changed = dice.changed_bytes(changed);
        let entries = dice.one(&works);
        let entries = dice.changed_bytes(entries);
        let session = corpus(&[
            ("corpus/a.catena", sound),
            ("corpus/b.catena", &changed),
            ("corpus/c.bib", &entries),
            ("corpus/d.bib", BIBLIOGRAPHY.as_bytes()),
            ("corpus/e.catena", VOCABULARY.as_bytes()),
        ]);
        told(&session);
        // What a thing is called finds that thing, whatever stands beside it.
        for (id, _) in session.catalog.nodes() {
            let _ = (session.catalog.id(id), session.catalog.label(id), session.document(id));
        }
        for _ in 0..2 {
            asked(&session, &question(dice));
        }
    });
}

#[test]
fn what_is_printed_of_any_text_is_printed_again() {
    let annotations = texts(".catena");
    each(600, |dice| {
        let text = dice.one(&annotations);
        let text = dice.changed(text);
        let (document, faults) = read(&text);
        if faults.is_empty() && !text.contains(['\r', '\0', '\u{1b}', '\u{7}']) {
            let canonical = print(&document);
            let (again, faults) = read(&canonical);
            assert!(faults.is_empty(), "{canonical}\n{faults:?}");
            assert!(meaning(&again) == meaning(&document), "{text}\nis printed as\n{canonical}");
            assert_eq!(print(&again), canonical);
        }
    });
}

#[test]
fn the_order_of_files_changes_nothing() {
    let annotations = texts(".catena");
    each(60, |dice| {
        let (one, other) = (dice.one(&annotations), dice.one(&annotations));
        let (one, other) = (dice.changed_bytes(one), dice.changed_bytes(other));
        let rest = [("corpus/v.catena", VOCABULARY.as_bytes()), ("corpus/w.bib", BIBLIOGRAPHY.as_bytes())];
        let usual = corpus(&[rest[0], rest[1], ("corpus/a.catena", &one), ("corpus/b.catena", &other)]);
        let turned = corpus(&[("corpus/z.catena", &one), ("corpus/b.catena", &other), rest[0], rest[1]]);
        // Of two records with one id the first stays: which that is, and so what else is wrong, is of the order.
        assert_eq!(usual.errors() > 0, turned.errors() > 0);
        if usual.errors() > 0 {
            return;
        }
        assert_eq!(usual.diagnostics.len(), turned.diagnostics.len());
        let question = question(dice);
        if let (Ok(answer), Ok(again)) = (usual.ask(&question), turned.ask(&question)) {
            let text = answer_text(&usual.catalog, &answer);
            assert_eq!(text, answer_text(&turned.catalog, &again), "{question}");
        }
    });
}

#[test]
fn a_merge_is_symmetric() {
    let annotations = texts(".catena");
    each(150, |dice| {
        let base = dice.one(&annotations);
        let (ours, theirs) = (dice.changed(base), dice.changed(base));
        let merged = |ours: &str, theirs: &str| {
            let versions = Versions { base, ours, theirs };
            merge("corpus/one.catena", versions, &Marks::default())
        };
        match (merged(&ours, &theirs), merged(&theirs, &ours)) {
            (Ok(one), Ok(other)) => {
                assert_eq!(one.conflicts.len(), other.conflicts.len(), "{}\n{}", one.text, other.text);
                let (alike, _) = (merged(&ours, &ours), ());
                assert!(alike.is_ok_and(|alike| alike.conflicts.is_empty()));
            }
            (one, other) => assert_eq!(one.is_ok(), other.is_ok()),
        }
    });
}

#[test]
fn imports_and_receipts_of_any_text_are_read() {
    let kinds = [(".ris", Format::Ris), (".bib", Format::BibTeX), (".json", Format::CslJson)];
    each(300, |dice| {
        let (end, format) = *dice.one(&kinds);
        let found = texts(end);
        if let Some(text) = (!found.is_empty()).then(|| dice.one(&found)) {
            let text = dice.changed(text);
            let (mut sources, mut faults) = (Sources::new(), Vec::new());
            let file = sources.add("import", text.as_str());
            let works = import(file, &text, format, &Abbreviations::default(), &mut faults);
            for fault in faults {
                assert!(text.get(fault.primary.span.range()).is_some(), "{fault:?}");
                let _ = terminal::render(&fault, &sources, PAINT);
            }
            drop(works);
        }
        let receipts = dice.changed("# receipts\none/c0 aaaa bbbb exact 12\ntwo/c1 cccc dddd near 3\n");
        let _ = Receipts::parse(&receipts).len();
    });
}
