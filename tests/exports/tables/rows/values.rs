//! The values of attributes, and the words of texts.

use std::collections::BTreeMap;

use catena::index::Field;
use catena::order::Key;
use catena::query::attribute::Attribute;
use catena::relational::cell::Cell;
use catena::relational::sort_key;
use catena::session::Session;

use crate::exports::tables::Tables;
use crate::exports::tables::rows::name;

/// Every value of every attribute once, in its place, and sorted by the text as by the value.
pub(super) fn attributes(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = BTreeMap::new();
    for (id, _) in catalog.nodes() {
        for attribute in Attribute::all() {
            let values = match attribute {
                Attribute::Standing if catalog.can_stand(id) => {
                    vec![session.verdicts.standings().standing(id).word().to_owned()]
                }
                Attribute::Verdict => {
                    let verdict = session.verdicts.on(catalog, id);
                    let word = |word: String| match word.as_str() {
                        "divided" | "depends" | "silent" => word,
                        _ => "decided".to_owned(),
                    };
                    verdict.map(|verdict| word(verdict.word(catalog))).into_iter().collect()
                }
                _ => attribute.values(catalog, id),
            };
            for (at, value) in values.into_iter().enumerate() {
                wanted.insert((attribute.word().to_owned(), name(session, id), at), value);
            }
        }
    }
    let mut found = BTreeMap::new();
    let mut keys: BTreeMap<String, Vec<(Key, String)>> = BTreeMap::new();
    for row in tables.rows("attributes") {
        let [
            Cell::Text(word),
            Cell::Number(node),
            Cell::Number(at),
            Cell::Text(value),
            Cell::Text(sort),
            number,
        ] = row.as_slice()
        else {
            panic!("{row:?}")
        };
        let attribute = Attribute::from_word(word).expect("an attribute");
        assert_eq!(*sort, sort_key(attribute, value));
        keys.entry(word.to_string()).or_default().push((attribute.key(value), sort.to_string()));
        match number {
            Cell::Number(number) => assert_eq!(number.to_string(), *value),
            _ => assert!(value.parse::<i64>().is_err() || value.starts_with(['0', '+', '-']), "{value}"),
        }
        let decided = attribute == Attribute::Verdict && ["affirmed", "rejected"].contains(&value.as_ref());
        let value = if decided { "decided".to_owned() } else { value.to_string() };
        found.insert(
            (word.to_string(), tables.names[node].clone(), usize::try_from(*at).expect("a place")),
            value,
        );
    }
    assert_eq!(found.len(), tables.rows("attributes").len(), "a value is there twice");
    assert_eq!(found, wanted);
    for (word, mut keys) in keys {
        keys.sort();
        assert!(keys.is_sorted_by_key(|(_, sort)| sort), "{word} is not sorted by its text as by its values");
    }
}

/// The words of every text, in both forms.
pub(super) fn tokens(session: &Session, tables: &Tables) {
    let mut stems = BTreeMap::<_, Vec<(i64, String)>>::new();
    let mut exact = BTreeMap::<_, Vec<i64>>::new();
    for row in tables.rows("tokens") {
        let [Cell::Text(form), Cell::Text(token), Cell::Text(field), Cell::Number(node), Cell::Number(at)] =
            row.as_slice()
        else {
            panic!("{row:?}")
        };
        let key = (tables.names[node].clone(), field.to_string());
        match form.as_ref() {
            "stemmed" => stems.entry(key).or_default().push((*at, token.to_string())),
            "exact" => exact.entry(key).or_default().push(*at),
            other => panic!("{other}"),
        }
    }
    let mut wanted = BTreeMap::new();
    for (id, _) in session.catalog.nodes() {
        let document = session.document(id);
        for field in Field::ALL {
            let words = document.field(field).split(|c: char| !c.is_alphanumeric() || c == '\u{2bc}');
            let words: Vec<String> = words.map(catena::index::stem).filter(|word| !word.is_empty()).collect();
            if !words.is_empty() {
                wanted.insert((name(session, id), field.name().to_owned()), words);
            }
        }
    }
    assert_eq!(stems.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    for (key, mut found) in stems {
        found.sort();
        let places: Vec<i64> = found.iter().map(|(at, _)| *at).collect();
        let mut other = exact.remove(&key).expect("the words as they are");
        other.sort_unstable();
        assert_eq!(places, other, "{key:?}");
        // Possessives are no words of the index; all others are, in their order.
        let mut words = wanted[&key].iter();
        for (_, token) in &found {
            assert!(words.any(|word| word == token), "{key:?}: `{token}` is not in its place");
        }
        assert!(places.first() == Some(&0) && places.is_sorted_by(|one, next| one < next), "{key:?}");
    }
    assert!(exact.is_empty());
}

/// How many words each field has, and how many the index takes it to have: no more, and no fewer by an eighth.
pub(super) fn lengths(tables: &Tables) {
    let mut wanted = BTreeMap::<(String, i64), i64>::new();
    for row in tables.rows("tokens") {
        let [Cell::Text(form), _, Cell::Text(field), Cell::Number(node), _] = row.as_slice() else {
            panic!("{row:?}")
        };
        if form == "stemmed" {
            *wanted.entry((field.to_string(), *node)).or_default() += 1;
        }
    }
    let mut found = BTreeMap::new();
    for row in tables.rows("lengths") {
        let [Cell::Text(field), Cell::Number(node), Cell::Number(words), Cell::Number(norm)] = row.as_slice()
        else {
            panic!("{row:?}")
        };
        assert!(norm <= words && words - norm <= words / 8, "{words} words are taken for {norm}");
        assert!(*words > 40 || norm == words, "{words} words are taken for {norm}");
        found.insert((field.to_string(), *node), *words);
    }
    assert_eq!(found, wanted);
}
