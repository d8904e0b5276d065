//! Notes joined to the highlights that they are on, and one of highlights that overlap because one was extended.

use std::collections::{HashMap, HashSet};

use super::mark::{Book, Mark};
use super::words::Kind;
use crate::highlight::plain::one_line;
use crate::highlight::{Found, Highlight};

/// A mark is compared with so many that begin after it: no reader extends one more often, and an export in which all
/// overlap does not take long.
const COMPARED: usize = 50;

/// Makes highlights of marks, in the order of the marks.
pub(super) fn joined(marks: &[Mark], found: &mut Found) {
    let mut of_book: HashMap<&Book, Vec<usize>> = HashMap::new();
    for (at, mark) in marks.iter().enumerate() {
        of_book.entry(&mark.book).or_default().push(at);
    }
    let mut shorter: HashMap<usize, usize> = HashMap::new();
    let mut notes: HashMap<usize, Vec<&Mark>> = HashMap::new();
    let mut placed: HashSet<usize> = HashSet::new();
    // The same note twice is one.
    let mut seen: HashSet<(usize, String)> = HashSet::new();
    for numbers in of_book.values() {
        let mut highlights: Vec<Ranged> = ranged(marks, numbers, Kind::Highlight);
        extended(marks, &highlights, &mut shorter);
        highlights.retain(|highlight| !shorter.contains_key(&highlight.at));
        let mut alone: Vec<Ranged> = Vec::new();
        for note in ranged(marks, numbers, Kind::Note) {
            if let Some(at) = under(&highlights, &note) {
                if seen.insert((at, one_line(&marks[note.at].text))) {
                    notes.entry(at).or_default().push(&marks[note.at]);
                }
                placed.insert(note.at);
            } else {
                alone.push(note);
            }
        }
        extended(marks, &alone, &mut shorter);
    }
    let mut before: HashMap<usize, Vec<&Mark>> = HashMap::new();
    for (at, mark) in marks.iter().enumerate().filter(|(at, _)| shorter.contains_key(at)) {
        before.entry(last(&shorter, at)).or_default().push(mark);
    }
    for (at, mark) in marks.iter().enumerate() {
        if let Some(longer) = shorter.get(&at) {
            let place = marks[*longer].place.shown().unwrap_or_default();
            let is_same = one_line(&marks[*longer].text) == one_line(&mark.text);
            let why = if is_same {
                "it appears twice, and one is kept"
            } else {
                "it was extended, and the longer one is kept"
            };
            found.skip(mark.what(), mark.line, format!("{why} ({place})"));
        } else if mark.kind == Kind::Bookmark {
            found.skip(mark.what(), mark.line, "it has no words");
        } else if one_line(&mark.text).is_empty() {
            found.skip(mark.what(), mark.line, "it is empty");
        } else if !mark.has_words() {
            found.skip(mark.what(), mark.line, "Kindle kept no words: the book's limit was reached");
        } else if !placed.contains(&at) {
            let own = notes.remove(&at).unwrap_or_default();
            let own = longest(own, found);
            let before = before.remove(&at).unwrap_or_default();
            let earlier = before.into_iter().map(Mark::id).filter(|id| *id != mark.id()).collect();
            found.highlights.push(Highlight { earlier, ..mark.highlight(&own) });
        }
    }
}

/// The mark that a shorter one became at last.
fn last(shorter: &HashMap<usize, usize>, at: usize) -> usize {
    let mut at = at;
    // None is shorter than itself, however many were between.
    for _ in 0..shorter.len() {
        let Some(longer) = shorter.get(&at) else { break };
        at = *longer;
    }
    at
}

/// So many bytes of a book are one location.
const LOCATION: usize = 150;

/// A mark with the numbers of its place.
struct Ranged {
    at: usize,
    start: u64,
    end: u64,
}

/// The marks of a kind that have words and numbers, by where they begin. A note on what has no words stands for itself.
fn ranged(marks: &[Mark], numbers: &[usize], kind: Kind) -> Vec<Ranged> {
    let of_kind = numbers.iter().filter(|at| marks[**at].kind == kind && marks[**at].has_words());
    let mut all: Vec<Ranged> = of_kind
        .filter_map(|at| {
            let mark = &marks[*at];
            let (start, end) = mark.place.range()?;
            let is_long = mark.is_start && kind == Kind::Highlight && mark.place.location.is_some();
            let length = if is_long { mark.text.len().div_ceil(LOCATION) as u64 } else { 0 };
            Some(Ranged { at: *at, start, end: end.saturating_add(length) })
        })
        .collect();
    all.sort_by_key(|mark| (mark.start, mark.at));
    all
}

/// Puts down each highlight whose words another has, with that other. Of two with the same words the first is kept.
fn extended(marks: &[Mark], highlights: &[Ranged], shorter: &mut HashMap<usize, usize>) {
    let words: Vec<String> = highlights.iter().map(|mark| one_line(&marks[mark.at].text)).collect();
    for (one, first) in highlights.iter().enumerate() {
        for (other, second) in highlights.iter().enumerate().skip(one + 1).take(COMPARED) {
            if second.start > first.end {
                break;
            }
            let (gone, kept) = if words[one] == words[other] {
                (first.at.max(second.at), first.at.min(second.at))
            } else if words[other].contains(&words[one]) {
                (first.at, second.at)
            } else if words[one].contains(&words[other]) {
                (second.at, first.at)
            } else {
                continue;
            };
            shorter.entry(gone).or_insert(kept);
        }
    }
}

/// The highlight that a note is on: the one that ends where the note is, or else the nearest around it. A device puts a
/// note at the end of its highlight.
fn under(highlights: &[Ranged], note: &Ranged) -> Option<usize> {
    let before = highlights.partition_point(|mark| mark.start <= note.start);
    let near = || highlights[..before].iter().rev().take(COMPARED);
    let ending = near().find(|mark| mark.end == note.start);
    ending.or_else(|| near().find(|mark| mark.end >= note.start)).map(|mark| mark.at)
}

/// The notes on a highlight in their order, without those that a later one begins with: a device keeps what a note was
/// before it was changed.
fn longest<'m>(mut notes: Vec<&'m Mark>, found: &mut Found) -> Vec<&'m Mark> {
    notes.sort_by_key(|note| note.line);
    let words: Vec<String> = notes.iter().map(|note| one_line(&note.text)).collect();
    let mut kept = Vec::new();
    for (at, note) in notes.iter().enumerate() {
        let later = words.iter().skip(at + 1).take(COMPARED);
        if later.into_iter().any(|later| later.starts_with(&words[at])) {
            found.skip(note.what(), note.line, "it was extended, and the longer one is kept");
        } else {
            kept.push(*note);
        }
    }
    kept
}
