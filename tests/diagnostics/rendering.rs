//! The terminal's and the JSON's picture of a diagnostic, whatever the text and the place.

use catena::code::Code;
use catena::diagnostic::{Diagnostic, Fix};
use catena::render::paint::Paint;
use catena::render::{diagnostic_json, terminal};
use catena::source::{Sources, Span};
use insta::{Settings, assert_snapshot};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{PAINT, folder, wrong};
use crate::fixture::Fixture;

/// Text with everything that could lead a renderer astray.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z ]{0,12}",
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("漢字かな".to_owned()),
        Just("e\u{301}\u{200d}👩\u{200d}🔬".to_owned()),
        Just("\u{1b}[31m\u{9b}31m\0\r".to_owned()),
        Just("\u{202e}\u{2066}\u{2028}\u{85}".to_owned()),
        "\\PC{0,8}",
        Just("long ".repeat(60)),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn without_escapes(text: &str) -> String {
    let mut in_escape = false;
    let keep = |c: &char| {
        let hidden = in_escape || *c == '\u{1b}';
        in_escape = hidden && *c != 'm';
        !hidden
    };
    text.chars().filter(keep).collect()
}

proptest! {
    #[test]
    fn any_place_in_any_text_can_be_shown(
        (first, second) in (text(), text()),
        places in prop::collection::vec((any::<bool>(), 0..500_usize, 0..60_usize), 1..5),
        words in text(),
        width in 0..200_usize,
    ) {
        let mut sources = Sources::new();
        let files = [sources.add("first.catena", first), sources.add("second.catena", second)];
        let mut spans = places.iter().map(|(other, start, length)| {
            Span::new(files[usize::from(*other)], *start, start + length)
        });
        let primary = spans.next().expect("at least one");
        let mut diagnostic = Diagnostic::new(Code::UnknownId, primary, words.clone()).label(words.clone());
        for span in spans {
            diagnostic = diagnostic.with(span, words.clone());
        }
        diagnostic = diagnostic.help(words.clone());
        diagnostic.fix = Some(Fix { span: primary, replacement: words });
        let plain = terminal::render(&diagnostic, &sources, Paint { color: false, width });
        let colored = terminal::render(&diagnostic, &sources, Paint { color: true, width });
        prop_assert_eq!(&without_escapes(&colored), &plain);
        prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{:?}", plain);
        prop_assert!(plain.lines().all(|line| !line.ends_with(' ')), "{:?}", plain);
        prop_assert!(plain.starts_with("error[unknown-id]:"));
        serde_json::from_str::<serde_json::Value>(&diagnostic_json::render(&[diagnostic], &sources))
            .expect("JSON");
    }
}

proptest! {
    #[test]
    fn any_question_is_understood_or_refused_with_a_place_in_it(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..12),
        between in prop::sample::select(vec!["", " ", "  "]),
    ) {
        let session = Fixture::read(include_str!("library.fixture")).session();
        let question = words.join(between);
        if let Some((diagnostic, sources)) = wrong(&session, &question) {
            // Of several questions, which `;` parts, the one that is wrong is shown by itself.
            let span = diagnostic.primary.span;
            let asked = &sources.file(span.file).text;
            prop_assert!(question.contains(asked.as_str()), "{question:?}: {asked:?}");
            prop_assert!(asked.get(span.range()).is_some(), "{question:?}: {:?} of {asked:?}", span.range());
            prop_assert!(!diagnostic.message.is_empty());
            prop_assert!(terminal::render(&diagnostic, &sources, PAINT).contains("question:"));
        }
    }
}

#[test]
fn the_place_of_a_fault_is_in_the_question_that_has_it() {
    let session = Fixture::read(include_str!("library.fixture")).session();
    let (diagnostic, sources) = wrong(&session, "all bipolarity ; é… claims but -[").expect("a fault");
    let span = diagnostic.primary.span;
    assert_eq!((sources.file(span.file).text.as_str(), sources.text(span)), ("é… claims but -[", "["));
}

/// Words and signs of questions, and what has no business in them.
const WORDS: [&str; 56] = [
    "which",
    "explanations",
    "claims",
    "admit",
    "excludes",
    "trust",
    "bipolarity",
    "Snyder",
    "find",
    "claim",
    "c",
    "c.year",
    "c.text",
    "where",
    "not",
    "and",
    "or",
    "but",
    "neither",
    "nor",
    "exists",
    "path",
    "p",
    "=",
    "shortest",
    "all",
    "-[",
    "]->",
    "^",
    "any",
    "{1..3}",
    "(",
    ")",
    "[",
    "]",
    "->",
    "\"",
    "“",
    "”",
    "?",
    ",",
    ";",
    "1990",
    "1990..2000",
    "in",
    "by",
    "since",
    "limit",
    "trace",
    "to",
    "into",
    "why",
    "search",
    "matching",
    "é…",
    "\n",
];

#[test]
fn a_very_long_line_is_cut_around_the_place() {
    let mut sources = Sources::new();
    let before = "word ".repeat(6_000);
    let line = format!("  text  {before}turst {before}\n");
    let at = line.find("turst").expect("it is there");
    let file = sources.add("corpus/long.catena", line);
    let diagnostic = Diagnostic::new(Code::UnknownId, Span::new(file, at, at + 5), "unknown topic `turst`");
    for width in [40, 80, 100, 200] {
        let text = terminal::render(&diagnostic, &sources, Paint { color: false, width });
        assert!(text.lines().all(|line| line.width() <= width.max(60)), "{text}");
        assert!(text.contains("turst"), "{text}");
    }
    assert_snapshot!(terminal::render(&diagnostic, &sources, PAINT), @"
    error[unknown-id]: unknown topic `turst`
     --> corpus/long.catena:1:30009
      |
    1 | ...d word word word word word word word word turst word word word word word word word word wo...
      |                                              ^^^^^
    ");
}

#[test]
fn what_lies_between_two_distant_places_is_not_shown() {
    let mut sources = Sources::new();
    let text = format!("concept trust\n{}concept trust\n", "# a remark\n".repeat(5_000));
    let at = text.len() - "trust\n".len();
    let file = sources.add("corpus/long.catena", text);
    let diagnostic =
        Diagnostic::new(Code::DuplicateId, Span::new(file, at, at + 5), "`trust` has a record already")
            .with(Span::new(file, 8, 13), "the first record");
    assert_snapshot!(terminal::render(&diagnostic, &sources, PAINT), @"
    error[duplicate-id]: `trust` has a record already
        --> corpus/long.catena:5002:9
         |
    5002 | concept trust
         |         ^^^^^
         |
        ::: corpus/long.catena:1:9
         |
       1 | concept trust
         |         ----- the first record
    ");
}

#[test]
fn the_same_in_json() {
    let mut sources = Sources::new();
    let vocabulary = sources.add("corpus/vocabulary.catena", "relation admits\n  to  concept\n");
    let claims = sources.add("corpus/claims.catena", "claim kydd2005/é\n  says  trust admit bipolarity\n");
    let mut first = Diagnostic::new(Code::UnknownId, Span::new(claims, 32, 37), "unknown relation `admit`")
        .with(Span::new(vocabulary, 9, 15), "the nearest")
        .help("did you mean `admits`?");
    first.fix = Some(Fix { span: first.primary.span, replacement: "admits".to_owned() });
    let second = Diagnostic::new(Code::ByteOrderMark, Span::new(vocabulary, 0, 0), "a mark").label("here");
    let mut settings = Settings::new();
    settings.set_snapshot_path(folder());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!("json", diagnostic_json::render(&[first, second], &sources)));
}

#[test]
fn counts_are_said_in_words() {
    assert_eq!(terminal::summary(3, 1), "3 errors, 1 warning");
    assert_eq!(terminal::summary(1, 0), "1 error");
    assert_eq!(terminal::summary(0, 2), "2 warnings");
    assert_eq!(terminal::summary(0, 0), "no errors");
}
