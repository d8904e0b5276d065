//! Sections and chapters that are named by what they are called: `in the section on NATO`, `the chapter called On
//! Trust`, `in the introduction`.

use std::collections::BTreeSet;

use crate::annotation::locator::{Part, Unit, quoted};
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL};
use crate::query::understand::reader::token::{Token, asked, key, tokens};

/// A question with the titles of such places in quotation marks, as a place is written.
pub(super) fn sections(known: &Known<'_>, words: &[Token]) -> Vec<Token> {
    let Some(from) = (0..words.len()).find(|at| unit(&words[*at].word).is_some() || is_front(words, *at))
    else {
        return words.to_vec();
    };
    let titles = titles(known);
    let found = match unit(&words[from].word) {
        Some(unit) => titled(&titles, unit, words, from),
        None => front(&titles, words, from),
    };
    let Some((part, to)) = found else { return words.to_vec() };
    let mut place = asked(&part);
    place.iter_mut().for_each(|token| token.span = words[from].span.start..words[to - 1].span.end);
    if let Some(last) = place.last_mut() {
        last.ends = words[to - 1].ends;
    }
    // A place has no article.
    let article = from.checked_sub(1).filter(|at| words[*at].word == "the");
    [&words[..article.unwrap_or(from)], &place, &words[to..]].concat()
}

/// Parts of a work that may have a title, with the words for them.
fn unit(word: &str) -> Option<Unit> {
    match word {
        "section" | "subsection" => Some(Unit::Section),
        "chapter" => Some(Unit::Chapter),
        "part" => Some(Unit::Part),
        _ => None,
    }
}

/// True of a word that is itself a title, after `in the`.
fn is_front(words: &[Token], at: usize) -> bool {
    let after =
        at >= 2 && words[at - 1].word == "the" && ["in", "from"].contains(&words[at - 2].word.as_str());
    after
        && ["introduction", "conclusion", "conclusions", "preface", "discussion", "abstract"]
            .contains(&words[at].word.as_str())
}

/// The titles of the places where claims are, each with what is called so.
fn titles(known: &Known<'_>) -> BTreeSet<(Unit, String)> {
    let places = known.catalog.claims().flat_map(|(_, claim)| &claim.at.parts);
    let titled = places.filter_map(|part| match part {
        Part::Titled { unit, title, .. } => Some((*unit, title.clone())),
        _ => None,
    });
    titled.collect()
}

/// `section on NATO`: the one title that has these words, or has them and no others, as it is written; and where it ends.
fn titled(
    titles: &BTreeSet<(Unit, String)>,
    unit: Unit,
    words: &[Token],
    at: usize,
) -> Option<(String, usize)> {
    let joined = ["on", "about", "called", "entitled", "titled", "named", "concerning"];
    let from = at + 1 + usize::from(joined.contains(&words.get(at + 1)?.word.as_str()));
    let own: Vec<&String> =
        titles.iter().filter(|(known, _)| *known == unit).map(|(_, title)| title).collect();
    for to in (from + 1..=words.len()).rev() {
        let said = telling(&words[from..to]);
        let exact: Vec<&&String> = own.iter().filter(|title| telling(&tokens(title)) == said).collect();
        let within: Vec<&&String> =
            own.iter().filter(|title| said.is_subset(&telling(&tokens(title)))).collect();
        let [title] = (if exact.is_empty() { within } else { exact })[..] else { continue };
        if !said.is_empty() {
            return Some((format!("{} {}", words[at].word.trim_start_matches("sub"), quoted(title)), to));
        }
    }
    None
}

/// `in the introduction`
fn front(titles: &BTreeSet<(Unit, String)>, words: &[Token], at: usize) -> Option<(String, usize)> {
    let mut called = titles.iter().filter(|(_, title)| key(title) == words[at].word);
    let (unit, title) = called.next().filter(|_| called.next().is_none())?;
    let word = match unit {
        Unit::Chapter => "chapter",
        Unit::Part => "part",
        _ => "section",
    };
    Some((format!("{word} {}", quoted(title)), at + 1))
}

/// The stems of the words that tell something.
fn telling(words: &[Token]) -> BTreeSet<String> {
    let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word);
    words.iter().filter(|token| !is_small(&token.word)).map(|token| token.stem.clone()).collect()
}
