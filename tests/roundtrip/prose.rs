//! Prose of any words, those that name fields too: what the formatter writes is never taken for a field.

use catena::annotation::{Value, is_key, key_like, print};
use catena::corpus::Corpus;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::cases;

const WORDS: [&str; 24] = [
    "by",
    "as",
    "in",
    "for",
    "says",
    "text",
    "note",
    "force",
    "denies",
    "about",
    "trust",
    "hinders",
    "power",
    "at",
    "p.",
    "9",
    "via",
    "snyder1997",
    "#1",
    "end.",
    "quote",
    "\"words\"",
    "from",
    "cooperation",
];

fn read(text: &str) -> Corpus {
    let vocabulary = "kind concept\nrelation hinders\nconcept trust\nconcept power\n";
    let files = [("a.catena", text), ("v.catena", vocabulary)];
    Corpus::read(files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).to_vec())
}

fn said(corpus: &Corpus) -> Vec<String> {
    let (_, document) = corpus.documents.first().expect("a document");
    let fields = document.records().flat_map(|record| &record.fields);
    let prose = fields.filter_map(|field| match &field.value {
        Value::Prose(text) => Some(text.value.clone()),
        _ => None,
    });
    prose.collect()
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn prose_of_any_words_is_formatted_without_a_fault(
        words in vec(select(&WORDS[..]), 1..60), first in select(&["text", "note"][..]),
    ) {
        let prose = format!("Said {}", words.join(" "));
        let text = format!("claim snyder1997/a\n  {first} {prose}\n  about  trust\n");
        let corpus = read(&text);
        prop_assert!(corpus.diagnostics.is_empty(), "{:?}", corpus.diagnostics);
        let printed = print(&corpus.documents[0].1);
        let again = read(&printed);
        prop_assert!(again.diagnostics.is_empty(), "{:?}\n{printed}", again.diagnostics);
        prop_assert_eq!(said(&again), vec![prose]);
    }

    #[test]
    fn a_field_indented_too_deep_is_never_lost(
        deeper in 1..12_usize,
        field in select(&["force  denies", "about  trust", "says  power hinders trust", "hinders  snyder1997/b",
            "force denies", "at p. 9", "quote \"fear\"", "by  snyder", "note  Mine."][..]),
    ) {
        let text = format!("claim snyder1997/a\n  text  Allies fear.\n  {}{field}\n", " ".repeat(deeper));
        let corpus = read(&text);
        let in_line = deeper == 6 && !field.contains("  ");
        prop_assert_eq!(corpus.diagnostics.is_empty(), in_line, "{}", text);
        prop_assert_eq!(print(&corpus.documents[0].1) == text, !in_line, "{}", text);
    }

    #[test]
    fn a_key_that_is_proposed_can_be_named(text in any::<String>()) {
        if let Some(like) = key_like(&text) {
            prop_assert!(is_key(&like), "{like:?} for {text:?}");
            let record = format!("work {like}\n\nclaim {like}/a-b\n  text  A.\n\ncite {like} p. 1 -> {like}\n");
            let corpus = read(&record);
            prop_assert!(corpus.diagnostics.is_empty(), "{:?}", corpus.diagnostics);
            prop_assert_eq!(print(&corpus.documents[0].1), record);
        }
    }
}

#[test]
fn keys_of_other_programs_can_be_named_or_another_is_proposed() {
    for key in [
        "DBLP:conf/x/Harl06",
        "10.1111/j.1",
        "d’alb2001",
        "o'neil2004",
        "müller2010",
        "a+b",
        "smith:2004",
        "123",
    ] {
        assert!(is_key(key), "{key}");
        assert_eq!(key_like(key).as_deref(), Some(key));
    }
    for (key, like) in
        [("x&y", "x-y"), ("a b", "a-b"), ("a.", "a"), ("/a/", "a"), ("none", "none-work"), ("a@#%b", "a-b")]
    {
        assert!(!is_key(key), "{key}");
        assert_eq!(key_like(key).as_deref(), Some(like));
    }
}
