//! Exports that are damaged: nothing of them stops the program, and what is read makes a sound library.

use std::fs;

use catena::debate::{Losses, aif, argdown, discourse};
use proptest::collection::vec;
use proptest::prelude::{any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::strategy::Strategy;
use proptest::{prop_assert, proptest};
use serde_json::{Value, json};

use super::round_trips::library_with;
use crate::fixture::Fixture;
use crate::program::root;
use crate::support::cases;

/// The text that a fixture imports.
fn imported(name: &str) -> String {
    let path = root().join("tests/debates").join(name);
    let fixture = Fixture::read(&fs::read_to_string(path).expect("a fixture can be read"));
    String::from_utf8(fixture.imports[0].1.clone()).expect("it is a text")
}

/// What takes the place of a part.
fn odd() -> impl Strategy<Value = Value> {
    let of_these = vec![
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!(""),
        json!("Norms build trust"),
        json!("argument"),
        json!("equivalence-class"),
        json!("inference"),
        json!("undercut"),
        json!("contrary"),
        json!("I"),
        json!("RA"),
        json!("CA"),
        json!([1, 2, 3]),
        json!([0, 99]),
        json!({"uses": [7, 1, 1]}),
        json!({"uses": "x"}),
        json!({"isCanonical": true}),
        json!(18_446_744_073_709_551_615_u64),
    ];
    prop_oneof![3 => select(of_these), 1 => (0_u32..20).prop_map(|number| json!(number)), 1 => "\\PC{0,9}".prop_map(|text| json!(text))]
}

/// Puts something else into the place of a part, or takes the part away.
fn damage(value: &mut Value, at: Index, odd: Option<&Value>) {
    let mut count = 0;
    each(value, &mut |_| count += 1);
    let wanted = at.index(count);
    let mut number = 0;
    each(value, &mut |part| {
        if number == wanted {
            *part = odd.cloned().unwrap_or_else(|| match part.take() {
                Value::Array(mut parts) => {
                    parts.truncate(parts.len() / 2);
                    Value::Array(parts)
                }
                Value::Object(parts) => Value::Object(parts.into_iter().skip(1).collect()),
                _ => Value::Null,
            });
        }
        number += 1;
    });
}

/// All parts of a value, from the whole inwards; what took the place of one is not looked into.
fn each(value: &mut Value, look: &mut impl FnMut(&mut Value)) {
    look(value);
    match value {
        Value::Array(parts) => parts.iter_mut().for_each(|part| each(part, look)),
        Value::Object(parts) => parts.values_mut().for_each(|part| each(part, look)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn damaged_exports_of_argdown(damages in vec((any::<Index>(), proptest::option::of(odd())), 1..4)) {
        let mut value: Value = serde_json::from_str(&imported("argdown.fixture")).unwrap();
        damages.into_iter().for_each(|(at, odd)| damage(&mut value, at, odd.as_ref()));
        if let Ok(debate) = argdown::read::read(&value.to_string(), &mut Losses::default()) {
            let written = argdown::write::write(&debate, &mut Losses::default());
            prop_assert!(debate.statements.is_empty() || !written.is_empty());
            library_with(&debate);
        }
    }

    #[test]
    fn damaged_graphs_of_aif(damages in vec((any::<Index>(), proptest::option::of(odd())), 1..4)) {
        let mut value: Value = serde_json::from_str(&imported("aif.fixture")).unwrap();
        damages.into_iter().for_each(|(at, odd)| damage(&mut value, at, odd.as_ref()));
        if let Ok(debate) = aif::read::read(&value.to_string(), &mut Losses::default()) {
            library_with(&debate);
        }
    }

    #[test]
    fn pages_of_any_text(
        words in vec(select(&["---\n", "title: ", "[[CLM]] - ", "EVD - ", "- ", "**", "Supports", "::", "[[", "]]", "[", "](", ".md)", "|", "@key",
            " - ", "\n", "a", "ü", "\"", "\\", "###### Discourse Context\n"][..]), 0..30),
        name in "(CLM - |EVD - |)[a-c]{0,2}(\\.md)?",
    ) {
        let pages = [(name, words.concat()), ("CLM - a.md".to_owned(), words.concat())];
        if let Ok(debate) = discourse::read(&pages, &mut Losses::default()) {
            library_with(&debate);
        }
    }
}
