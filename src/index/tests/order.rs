//! In which order hits come.

use super::super::{Document, TextIndex, Words};
use super::{index, library, statement, words};

fn ranked(index: &TextIndex, words: &Words, limit: usize) -> Vec<u32> {
    index.search(words, limit).unwrap().into_iter().map(|hit| hit.node).collect()
}

#[test]
fn what_a_thing_is_called_counts_most() {
    let index = index(library());
    assert_eq!(ranked(&index, &words("trust"), 9)[0], 0);
    assert_eq!(ranked(&index, &words("reputation"), 9), [4, 3]);
}

#[test]
fn what_is_called_just_so_comes_first_whatever_else_has_the_words_more_often() {
    let labels = [
        "Trust, trust and trusting",
        "Lasting trust",
        "Trusting",
        "Trust",
        "Costly signal",
        "Signal, costly",
    ];
    let documents = (0..).zip(labels).map(|(node, label)| Document {
        label: label.to_owned(),
        names: "trust".repeat(usize::from(label != "Trust")),
        ..statement(node, "trust trust costly signal signals")
    });
    let index = index(documents.collect());
    for (text, first) in
        [("trust", 3), ("TRUST", 3), ("trusting", 2), ("costly signal", 4), ("'costly signal'", 4)]
    {
        assert_eq!(ranked(&index, &words(text), 9)[0], first, "{text}");
    }
    let all = ranked(&index, &words("trust"), 9);
    assert_eq!(all.len(), labels.len());
    // Beginnings and alternatives name nothing.
    assert_ne!(ranked(&index, &words("trust*"), 9)[0], 3);
}

#[test]
fn a_limit_of_nothing_or_of_everything_is_no_fault() {
    let index = index(library());
    assert_eq!(ranked(&index, &words("trust"), 0), [0; 0]);
    assert_eq!(ranked(&index, &words("trust"), usize::MAX).len(), 3);
    assert_eq!(ranked(&index, &words("trust"), 1), [0]);
}

#[test]
fn equal_hits_come_by_number_however_they_were_given() {
    let documents = |numbers: &mut dyn Iterator<Item = u32>| -> Vec<Document> {
        numbers.map(|node| statement(node, "trust between allies needs costly signals")).collect()
    };
    let up = index(documents(&mut (0..500)));
    let down = index(documents(&mut (0..500).rev()));
    for text in
        ["trust", "trust OR ally OR absent OR signal", "'costly signal' trust", "tru* OR cost*", "tryst~"]
    {
        let expected: Vec<u32> = (0..40).collect();
        assert_eq!(ranked(&up, &words(text), 40), expected, "{text}");
        assert_eq!(ranked(&down, &words(text), 40), expected, "{text}");
    }
}

#[test]
fn the_same_documents_get_the_same_scores_each_time() {
    let text =
        |n: u32| ["trust", "ally", "costly signals", "a state"][(n % 4) as usize].repeat((n % 7) as usize);
    let documents =
        || (0..300).map(|n| statement(n, &format!("{} {} trust", text(n), text(n / 3)))).collect();
    let (one, other) = (index(documents()), index(documents()));
    for text in ["trust", "trust ally OR state", "'costly signal' OR stat*"] {
        let hits = one.search(&words(text), 300).unwrap();
        assert!(!hits.is_empty());
        assert_eq!(other.search(&words(text), 300).unwrap(), hits);
        assert_eq!(one.search(&words(text), 7).unwrap(), hits[..7]);
    }
}

#[test]
fn an_index_can_be_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&index(Vec::new()));
}
