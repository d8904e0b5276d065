//! The index against a scan that takes each condition literally.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop};
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::super::tokens::Form;
use super::super::{Document, Field, Words, highlight};
use super::index;

/// True if `words` are found in `fields` of `document`.
fn matches(document: &Document, words: &Words, fields: &[Field]) -> bool {
    let occurs = |form: Form, sought: &str, fits: &dyn Fn(&str, &str) -> bool| {
        fields.iter().any(|&field| in_order(&texts(form, document.field(field)), &texts(form, sought), fits))
    };
    match words {
        Words::Word(word) => occurs(Form::Stemmed, word, &|a, b| a == b),
        Words::Phrase(words) => occurs(Form::Stemmed, &words.join(" "), &|a, b| a == b),
        Words::Prefix(word) => occurs(Form::Exact, word, &|found, sought| found.starts_with(sought)),
        Words::Fuzzy(word, edits) => {
            occurs(Form::Exact, word, &|a, b| strsim::osa_distance(a, b) <= usize::from(*edits).min(2))
        }
        Words::All(parts) => !parts.is_empty() && parts.iter().all(|part| matches(document, part, fields)),
        Words::Any(parts) => parts.iter().any(|part| matches(document, part, fields)),
        Words::In(field, words) => fields.contains(field) && matches(document, words, &[*field]),
    }
}

fn in_order(found: &[String], sought: &[String], fits: &dyn Fn(&str, &str) -> bool) -> bool {
    let Some((last, before)) = sought.split_last() else { return false };
    found.windows(sought.len()).any(|w| &w[..before.len()] == before && fits(&w[before.len()], last))
}

fn texts(form: Form, text: &str) -> Vec<String> {
    form.tokens(text).into_iter().map(|token| token.text).collect()
}

const INFLECTED: [&str; 9] =
    ["trust", "trusts", "trusted", "ally", "allies", "Ältere", "ALTERE", "NATO's", "—"];

/// Few and similar words, so that much is found.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ab]{1,3}",
        2 => prop::sample::select(INFLECTED.to_vec()).prop_map(str::to_owned),
        1 => "[ab]{1,2}-[ab]{1,2}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..7).prop_map(|words| words.join(" "))
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let document =
        (text(), text(), text(), any::<bool>()).prop_map(|(label, text, quote, people)| Document {
            people: if people { label.clone() } else { String::new() },
            label,
            text,
            quote,
            ..Document::default()
        });
    prop::collection::vec(document, 0..12).prop_map(|mut documents| {
        // Numbers with gaps, and not in order.
        let count = u32::try_from(documents.len()).unwrap_or(0);
        (0..count).zip(&mut documents).for_each(|(at, document)| document.node = (count - at) * 3);
        documents
    })
}

fn conditions() -> impl Strategy<Value = Words> {
    let leaf = prop_oneof![
        word().prop_map(Words::Word),
        prop::collection::vec(word(), 0..4).prop_map(Words::Phrase),
        word().prop_map(Words::Prefix),
        (word(), 0..4u8).prop_map(|(word, edits)| Words::Fuzzy(word, edits)),
    ];
    leaf.prop_recursive(4, 12, 4, |inner| {
        let parts = prop::collection::vec(inner.clone(), 0..4);
        let bound = (prop::sample::select(Field::ALL.to_vec()), inner);
        prop_oneof![
            2 => parts.clone().prop_map(Words::All),
            2 => parts.prop_map(Words::Any),
            1 => bound.prop_map(|(field, words)| Words::In(field, Box::new(words))),
        ]
    })
}

fn field() -> impl Strategy<Value = Option<Field>> {
    prop_oneof![Just(None), prop::sample::select(Field::ALL.to_vec()).prop_map(Some)]
}

proptest! {
    // Each case builds an index.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_index_finds_what_a_scan_finds(
        documents in documents(),
        asked in prop::collection::vec((conditions(), field()), 1..12),
    ) {
        let index = index(documents.clone());
        for (words, field) in asked {
            let fields = field.map_or(Field::ALL.to_vec(), |field| vec![field]);
            let found = documents.iter().filter(|document| matches(document, &words, &fields));
            let mut expected: Vec<u32> = found.map(|document| document.node).collect();
            expected.sort_unstable();
            prop_assert_eq!(&index.matching(&words, field).unwrap(), &expected, "{:?} in {:?}", words, field);
            if field.is_none() {
                let mut ranked: Vec<u32> =
                    index.search(&words, 100).unwrap().into_iter().map(|hit| hit.node).collect();
                ranked.sort_unstable();
                prop_assert_eq!(&ranked, &expected);
            }
        }
    }

    #[test]
    fn what_is_found_can_be_shown(text in text(), words in conditions()) {
        let places = highlight(&words, Field::Text, &text);
        prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        prop_assert!(places.iter().all(|place| text.get(place.clone()).is_some_and(|shown| !shown.is_empty())));
        let document = Document { text, ..Document::default() };
        if matches(&document, &words, &[Field::Text]) {
            prop_assert!(!places.is_empty());
        }
    }
}
