//! Names of the bibliography that differ by one letter.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{NodeId, Scholar, Work};
use crate::catalog::people::{agree, display, family, slug};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// Shorter family names differ by a letter too often: Li and Lu, Hall and Ball.
const SHORTEST: usize = 5;

/// The pairs of authors and editors whose family names are one edit apart, and whose given names can
/// be the same.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut works: BTreeMap<NodeId, &Work> = BTreeMap::new();
    for (_, work) in catalog.works() {
        for who in work.authors.iter().chain(&work.editors) {
            works.entry(*who).or_insert(work);
        }
    }
    let mut families: BTreeMap<Family, Vec<(&Scholar, &Work)>> = BTreeMap::new();
    for (id, scholar) in catalog.scholars() {
        let (Some(work), Some(family)) = (works.get(&id), key(scholar)) else { continue };
        families.entry(family).or_default().push((scholar, work));
    }
    let mut found = Vec::new();
    for (one, other) in alike(families.keys()) {
        for (alike, there) in &families[one] {
            let same = families[other].iter().filter(|(who, _)| agree(&who.name.given, &alike.name.given));
            found.extend(same.map(|(scholar, here)| report((scholar, here), (alike, there))));
        }
    }
    found
}

/// A family name in plain letters, and the initial of the given names.
type Family = (String, char);

fn key(scholar: &Scholar) -> Option<Family> {
    let family = slug(&family(&scholar.name));
    let initial = slug(&scholar.name.given).chars().next()?;
    (family.chars().count() >= SHORTEST).then_some((family, initial))
}

/// The pairs of names one edit apart. Such names have a spelling in common when one letter is left out
/// of either, or of none.
fn alike<'f>(families: impl Iterator<Item = &'f Family>) -> BTreeSet<(&'f Family, &'f Family)> {
    let mut near: BTreeMap<(String, char), Vec<&Family>> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for family in families {
        for short in with_one_letter_less(&family.0) {
            let others = near.entry((short, family.1)).or_default();
            let alike = others.iter().filter(|other| strsim::osa_distance(&other.0, &family.0) == 1);
            pairs.extend(alike.map(|other| (*other, family)));
            others.push(family);
        }
    }
    pairs
}

fn report((scholar, here): (&Scholar, &Work), (alike, there): (&Scholar, &Work)) -> Diagnostic {
    let (one, other) = (display(&scholar.name), display(&alike.name));
    let message = format!("`{one}` and `{other}` differ by one letter: are they one person?");
    Diagnostic::new(Code::AlikeNames, here.span, message)
        .with(there.span, format!("`{other}`"))
        .help(format!(
            "if they are one, correct the entry, or unite the spellings: `scholar {}` with `aka {one}`",
            alike.id
        ))
        .help(format!("if they are two, say it in the record `work {}`: `allow alike-names \"…\"`", here.key))
}

/// A word, and each that it becomes when a letter is left out.
fn with_one_letter_less(word: &str) -> BTreeSet<String> {
    let less = word.char_indices().map(|(at, letter)| {
        let mut shorter = word.to_owned();
        shorter.replace_range(at..at + letter.len_utf8(), "");
        shorter
    });
    less.chain([word.to_owned()]).collect()
}
