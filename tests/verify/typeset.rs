//! Books that are made up and typeset in every way: their quotes are found on their pages, and what only looks like a quote
//! is found nowhere.

mod press;

use std::collections::BTreeMap;
use std::fmt::Write;

use catena::verify::receipt::Receipts;
use catena::verify::shelf::Shelf;
use catena::verify::{Checked, Status, verify};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::{cases, sound_session};
use crate::verify::typeset::press::{Book, Printed, book};

/// So many quotes of each book are looked for.
const QUOTES: usize = 12;
/// Of a hundred quotes so many are found on their pages.
const FOUND: usize = 98;

/// What comes of quotes, each claimed on a page, in a printed book.
fn checked(printed: &Printed, quotes: &[(String, String)]) -> Vec<Checked> {
    let mut claims = String::new();
    for (at, (page, quote)) in quotes.iter().enumerate() {
        write!(claims, "claim w/c{at:03}\n  text   A claim.\n  at     p. {page}\n  quote  \"{quote}\"\n\n")
            .expect("text");
    }
    let session = sound_session(&[("corpus/a.bib", &printed.entry), ("corpus/a.catena", &claims)]);
    let shelf = Shelf::of(vec![("w.txt".to_owned(), printed.text.as_bytes().to_vec())], &session.catalog);
    let report = verify(&session.catalog, &shelf, &Receipts::default(), |_| true, |_, _| {});
    report.expect("texts in memory can be read").quotes
}

/// Some words in a row, by their places in the book: they stand in one paragraph.
fn excerpt(book: &Book, start: &Index, length: usize) -> Option<std::ops::Range<usize>> {
    let start = start.index(book.words.len());
    let end = start + length;
    let is_whole = end <= book.words.len() && !book.breaks.iter().any(|at| start < *at && *at < end);
    is_whole.then_some(start..end)
}

#[test]
fn quotes_are_found_on_their_pages() {
    let mut runner = TestRunner::new(cases(60));
    let strategy = (book(), proptest::collection::vec((any::<Index>(), 5_usize..11), QUOTES));
    let (mut all, mut right, mut counts) = (0, 0, BTreeMap::new());
    for _ in 0..cases(60).cases {
        let (book, drawn) = strategy.new_tree(&mut runner).expect("a book").current();
        let printed = book.printed();
        let ranges: Vec<_> =
            drawn.iter().filter_map(|(start, length)| excerpt(&book, start, *length)).collect();
        let quotes: Vec<(String, String)> = ranges
            .iter()
            .map(|range| (printed.page(range.start), book.words[range.clone()].join(" ")))
            .collect();
        for (found, (page, quote)) in checked(&printed, &quotes).iter().zip(&quotes) {
            all += 1;
            *counts.entry(found.words()).or_insert(0) += 1;
            assert!(
                found.status != Status::Misplaced,
                "“{quote}” is on p. {page}: {found:?}\n{}",
                printed.text
            );
            if found.is_verified() {
                right += 1;
            }
        }
        // On another page it is not.
        let other = |(page, quote): &(String, String)| (format!("9{page}"), quote.clone());
        let elsewhere: Vec<(String, String)> = quotes.iter().map(other).collect();
        for found in checked(&printed, &elsewhere) {
            assert!(!found.is_verified(), "{found:?}");
        }
    }
    assert!(right * 100 >= all * FOUND, "{right} of {all}: {counts:?}");
}

/// How a look-alike differs from a quote.
#[derive(Clone, Copy, Debug)]
enum Change {
    Another,
    Negated,
    Swapped,
    Dropped,
    Cut,
    Lengthened,
    Number,
    Joined,
}

fn change() -> impl Strategy<Value = Change> {
    use Change::{Another, Cut, Dropped, Joined, Lengthened, Negated, Number, Swapped};
    proptest::sample::select(vec![Another, Negated, Swapped, Dropped, Cut, Lengthened, Number, Joined])
}

/// A quote that is changed; `far` are words of another page.
fn changed(words: &[String], change: Change, at: usize, far: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    match change {
        Change::Another => words[at] = "quandary".to_owned(),
        Change::Negated => words.insert(at, "not".to_owned()),
        Change::Swapped => words[..].rotate_left(1),
        Change::Dropped => drop(words.remove(at.clamp(1, words.len() - 2))),
        Change::Cut => drop(words[0].remove(0)),
        Change::Lengthened => words.last_mut().expect("a word").push('s'),
        Change::Number => words.insert(at, "77".to_owned()),
        Change::Joined => words.extend(far.iter().take(3).cloned()),
    }
    words
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_only_looks_like_a_quote_is_found_nowhere(
        book in book(),
        drawn in proptest::collection::vec((any::<Index>(), any::<Index>(), 5_usize..11, change(), any::<Index>()), QUOTES),
    ) {
        let printed = book.printed();
        let all = format!(" {} ", book.words.join(" ").to_lowercase());
        let mut quotes = Vec::new();
        for (start, far, length, change, at) in &drawn {
            let (Some(range), Some(far)) = (excerpt(&book, start, *length), excerpt(&book, far, 5)) else { continue };
            let words = changed(&book.words[range.clone()], *change, at.index(range.len()), &book.words[far]);
            let quote = words.join(" ");
            // By chance it may be a quote after all.
            if !all.contains(&format!(" {} ", quote.to_lowercase())) {
                quotes.push((printed.page(range.start), quote));
            }
        }
        for (found, (_, quote)) in checked(&printed, &quotes).iter().zip(&quotes) {
            prop_assert!(!found.status.is_in_text(), "“{quote}”: {found:?}\n{}", printed.text);
        }
    }
}
