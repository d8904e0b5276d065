//! Over texts that are made up: a quote is found where a plain search of the words finds it, whatever
//! page breaks, notes, line ends and emphasis stand between them, and nowhere else. The vocabulary is
//! so small that look-alikes abound.

use std::collections::BTreeSet;

use catena::session::Session;
use catena::verify::receipt::Receipts;
use catena::verify::shelf::Shelf;
use catena::verify::{Checked, Status, verify};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{cases, sound_session};
use crate::verify::properties::made_up::{Setting, Words, book, setting};

mod made_up;

/// What a plain search finds: the places of the passages that have the words in a row, each as often
/// as they stand there.
fn searched(book: &Words, quote: &str, fold: bool) -> Vec<String> {
    let folded = |text: &str| if fold { text.to_lowercase() } else { text.to_owned() };
    let quote = format!(" {} ", folded(quote));
    let mut places = Vec::new();
    for (place, words) in book.passages() {
        // A full stop ends a word and is none.
        let text = format!(" {} ", folded(&words));
        let loose = text.replace(". ", " . ");
        let quote = quote.replace(". ", " . ");
        let times = (0..loose.len()).filter(|at| loose[*at..].starts_with(&quote)).count();
        places.extend(std::iter::repeat_n(place, times));
    }
    places
}

/// What the program finds for a quote that is claimed to stand somewhere.
fn checked(text: &str, quote: &str, claimed: &str) -> Checked {
    let claim = format!("claim w/c\n  text   A claim.\n  at     {claimed}\n  quote  \"{quote}\"\n");
    let bibliography = "@book{w, title = {A Book}}\n";
    let session: Session = sound_session(&[("corpus/a.bib", bibliography), ("corpus/a.catena", &claim)]);
    let shelf = Shelf::of(vec![("w.md".to_owned(), text.as_bytes().to_vec())], &session.catalog);
    let report = verify(&session.catalog, &shelf, &Receipts::default(), |_| true, |_, _| {});
    report.expect("texts in memory can be read").quotes.remove(0)
}

/// What the verdict must be: the plain search decides.
fn expected(book: &Words, quote: &str, claimed: &str) -> (Status, Vec<String>) {
    let exact = searched(book, quote, false);
    let folded = searched(book, quote, true);
    let status = match (exact.as_slice(), folded.as_slice()) {
        ([], []) => Status::NotFound,
        ([place], _) if place == claimed => Status::Exact,
        ([], [place]) if place == claimed => Status::Folded,
        ([_], [_]) | ([], [_]) => Status::Misplaced,
        _ => Status::Ambiguous,
    };
    let found =
        if exact.is_empty() || (exact.len() == 1 && status == Status::Ambiguous) { folded } else { exact };
    (status, found)
}

/// The verdict on a quote is the one that a plain search gives, at the same places.
fn agrees(book: &Words, setting: &Setting, quote: &str, claimed: &str) -> Result<Status, TestCaseError> {
    let text = book.printed(setting);
    let found = checked(&text, quote, claimed);
    let (status, places) = expected(book, quote, claimed);
    let told: BTreeSet<String> = found.places.iter().map(|place| without_times(place)).collect();
    let places: BTreeSet<String> = places.into_iter().collect();
    prop_assert_eq!(found.status, status, "`{}` at {} {:?} in\n{}", quote, claimed, found.places, text);
    prop_assert_eq!(told, places, "`{}` in\n{}", quote, text);
    Ok(status)
}

fn without_times(place: &str) -> String {
    place.split(" (").next().unwrap_or_default().to_owned()
}

/// Some words in a row from a passage, and the passage's place.
fn excerpt(book: &Words, passage: &Index, start: &Index, length: usize) -> (String, String) {
    let passages = book.passages();
    let (place, text) = &passages[passage.index(passages.len())];
    let words: Vec<&str> = text.split(' ').collect();
    let start = start.index(words.len());
    let end = (start + length).min(words.len());
    (words[start..end].join(" ").trim_end_matches('.').to_owned(), place.clone())
}

/// How a look-alike differs from the words.
#[derive(Clone, Copy, Debug)]
enum Change {
    Another,
    Negated,
    Swapped,
    Dropped,
    Cut,
    Joined,
    Capital,
}

fn changed(quote: &str, change: Change, at: &Index, word: &str) -> String {
    let mut words: Vec<String> = quote.split(' ').map(str::to_owned).collect();
    let at = at.index(words.len());
    match change {
        Change::Another => words[at] = word.to_owned(),
        Change::Negated => words.insert(at, "not".to_owned()),
        Change::Swapped if at > 0 => words.swap(at - 1, at),
        Change::Dropped if words.len() > 1 => drop(words.remove(at)),
        Change::Cut => {
            if let Some(last) = words.last_mut() {
                last.truncate(last.len().saturating_sub(1).max(1));
            }
        }
        Change::Joined if at > 0 => {
            let word = words.remove(at);
            words[at - 1] += &word;
        }
        Change::Capital => words[at] = words[at].to_uppercase(),
        _ => {}
    }
    words.join(" ")
}

fn change() -> impl Strategy<Value = Change> {
    use Change::{Another, Capital, Cut, Dropped, Joined, Negated, Swapped};
    select(vec![Another, Negated, Swapped, Dropped, Cut, Joined, Capital])
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_stands_in_a_text_is_found_there(
        book in book(), setting in setting(), passage: Index, start: Index, length in 1_usize..9,
    ) {
        let (quote, place) = excerpt(&book, &passage, &start, length);
        let status = agrees(&book, &setting, &quote, &place)?;
        prop_assert!(matches!(status, Status::Exact | Status::Ambiguous), "{quote}: {status:?}");
    }

    #[test]
    fn what_only_looks_alike_is_not_found(
        book in book(), setting in setting(), passage: Index, start: Index, length in 2_usize..9,
        change in change(), at: Index, word in made_up::word(),
    ) {
        let (quote, place) = excerpt(&book, &passage, &start, length);
        agrees(&book, &setting, &changed(&quote, change, &at, &word), &place)?;
    }

    #[test]
    fn what_stands_elsewhere_is_misplaced(
        book in book(), setting in setting(), passage: Index, start: Index, other: Index,
    ) {
        let (quote, _) = excerpt(&book, &passage, &start, 7);
        let passages = book.passages();
        let claimed = &passages[other.index(passages.len())].0;
        agrees(&book, &setting, &quote, claimed)?;
    }

    #[test]
    fn parts_are_joined_only_in_their_order_and_in_one_passage(
        book in book(), setting in setting(), first: Index, second: Index, starts in vec(any::<Index>(), 2),
    ) {
        let (one, place) = excerpt(&book, &first, &starts[0], 3);
        let (two, _) = excerpt(&book, &second, &starts[1], 3);
        let found = checked(&book.printed(&setting), &format!("{one} … {two}"), &place);
        let in_order = |text: &str| {
            let text = format!(" {} ", text.replace('.', " .").to_lowercase());
            let [one, two] = [&one, &two].map(|part| format!(" {} ", part.replace('.', " .").to_lowercase()));
            text.find(&one).is_some_and(|at| text[at + one.len() - 1..].contains(&two))
        };
        let possible = book.passages().iter().any(|(_, text)| in_order(text));
        prop_assert!(possible == (found.status != Status::NotFound), "{one} … {two}: {found:?}");
        if found.is_verified() {
            let here = book.passages().into_iter().find(|passage| passage.0 == place);
            prop_assert!(here.is_some_and(|(_, text)| in_order(&text)), "{one} … {two} at {place}");
        }
    }

    #[test]
    fn what_printers_do_differently_is_folded(
        book in book(), setting in setting(), passage: Index, start: Index, length in 1_usize..9,
    ) {
        let (quote, place) = excerpt(&book, &passage, &start, length);
        let typed = format!("'{quote}' - so");
        let printed = format!("{} “{quote}”—so", book.printed(&setting).trim_end());
        // The words are added to the last paragraph or note, so they are there in any case.
        let found = checked(&printed, &typed, &place);
        prop_assert_eq!(found.places.len(), 1);
        prop_assert!(matches!(found.status, Status::Folded | Status::Misplaced), "{found:?}\n{printed}");
    }
}
