//! Which documents words find.

use super::super::{Field, Words};
use super::{index, library, words};

fn found(text: &str) -> Vec<u32> {
    let index = index(library());
    index.matching(&words(text), None).unwrap()
}

#[test]
fn words_are_found_in_any_inflection_case_and_accent() {
    assert_eq!(found("trust"), [0, 3, 4]);
    assert_eq!(found("TRUSTS"), [0, 3, 4]);
    assert_eq!(found("reputation"), [3, 4]);
    assert_eq!(found("alliances"), [1]);
    assert_eq!(found("ally"), [2, 9]);
    assert_eq!(found("cooperation"), [0]);
    assert_eq!(found("nato"), [2]);
    assert_eq!(found("NATO’s"), [2]);
    assert_eq!(found("absent"), [0; 0]);
}

#[test]
fn hyphenated_words_are_found_by_their_parts_and_as_a_phrase() {
    assert_eq!(found("burden"), [2, 9]);
    assert_eq!(found("sharing"), [2, 9]);
    assert_eq!(found("burden-sharing"), [2]);
    assert_eq!(found("'burden sharing'"), [2]);
    assert_eq!(found("burden-shar*"), [2]);
    assert_eq!(found("burden-sahring~"), [2]);
}

#[test]
fn phrases_keep_their_order_within_one_field() {
    assert_eq!(found("costly signal"), [3, 4]);
    assert_eq!(found("'costly signal'"), [3]);
    assert_eq!(found("'signal costly'"), [0; 0]);
    assert_eq!(found("'politics glenn'"), [0; 0]);
    assert_eq!(found("politics glenn"), [1]);
}

#[test]
fn prefixes_and_edits_are_of_the_word_as_written() {
    assert_eq!(found("reputation*"), [3, 4]);
    assert_eq!(found("reputations*"), [3]);
    assert_eq!(found("coo*"), [0]);
    assert_eq!(found("Snider~"), [1, 2]);
    assert_eq!(found("Synder~1"), [1, 2]);
    assert_eq!(found("zekhausr~"), [0; 0]);
    assert_eq!(found("zekhausr~2"), [9]);
}

#[test]
fn any_and_all_nest() {
    assert_eq!(found("snyder OR kydd trust"), [1, 2, 3]);
    let empty =
        [Words::All(Vec::new()), Words::Any(Vec::new()), words_of("—"), Words::Phrase(vec!["…".to_owned()])];
    let index = index(library());
    for nothing in empty {
        assert_eq!(index.matching(&nothing, None).unwrap(), [0; 0], "{nothing:?}");
        let either = Words::Any(vec![nothing.clone(), words("kydd")]);
        assert_eq!(index.matching(&either, None).unwrap(), [3]);
        let both = Words::All(vec![nothing, words("kydd")]);
        assert_eq!(index.matching(&both, None).unwrap(), [0; 0]);
    }
}

#[test]
fn one_field_can_be_asked() {
    let index = index(library());
    let found = |field| index.matching(&words("trust OR snyder"), Some(field)).unwrap();
    assert_eq!(found(Field::Label), [0]);
    assert_eq!(found(Field::Text), [3, 4]);
    assert_eq!(found(Field::People), [1, 2]);
    assert_eq!(found(Field::Quote), [0; 0]);
}

#[test]
fn deep_and_wide_words_are_answered() {
    let index = index(library());
    let mut deep = words("trust");
    for level in 0..200 {
        let parts = vec![deep, words("trust OR snyder")];
        deep = if level % 2 == 0 { Words::All(parts) } else { Words::Any(parts) };
    }
    assert_eq!(index.matching(&deep, None).unwrap(), [0, 1, 2, 3, 4]);
    assert_eq!(index.search(&deep, 9).unwrap().len(), 5);
    let wide = Words::Any((0..3000).map(|n| words_of(&format!("trust{n}"))).chain([words("kydd")]).collect());
    assert_eq!(index.matching(&wide, None).unwrap(), [3]);
}

fn words_of(word: &str) -> Words {
    Words::Word(word.to_owned())
}
