//! Names of the bibliography that may be one person's: of one family name, or of two that differ by one
//! letter.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::locator::quoted;
use crate::catalog::entry::{NodeId, Scholar, Work};
use crate::catalog::people::{agree, bare_family, can_be_one, display, family, slug, written};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// Shorter family names differ by a letter too often: Li and Lu, Hall and Ball.
const SHORTEST: usize = 5;

/// The pairs of authors and editors whose family names are the same or one edit apart, and whose given
/// names can be the same.
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
    let mut found = of_one_family(session, &works);
    for (one, other) in alike(families.keys()) {
        for (alike, there) in &families[one] {
            let same = families[other].iter().filter(|(who, _)| agree(&who.name.given, &alike.name.given));
            found.extend(same.map(|(scholar, here)| report((scholar, here), (alike, there))));
        }
    }
    found
}

/// The authors and editors who can be someone else of their family name, each told once, with everybody
/// who has more of a name than they.
fn of_one_family(session: &Session, works: &BTreeMap<NodeId, &Work>) -> Vec<Diagnostic> {
    let mut families: BTreeMap<String, Vec<(&Scholar, &Work)>> = BTreeMap::new();
    for (id, scholar) in session.catalog.scholars() {
        let Some(work) = works.get(&id) else { continue };
        // Several people who are read as one name are told of otherwise.
        if scholar.name.given.contains(',') {
            continue;
        }
        let (_, family) = bare_family(&scholar.name);
        families.entry(family).or_default().push((scholar, work));
    }
    let mut found = Vec::new();
    for people in families.values_mut() {
        // Those with the most of a name first: others are compared with them.
        people
            .sort_by_key(|(who, _)| (std::cmp::Reverse(display(&who.name).chars().count()), who.id.clone()));
        for (at, (scholar, work)) in people.iter().enumerate() {
            let same: Vec<&Scholar> = people[..at]
                .iter()
                .map(|(other, _)| *other)
                .filter(|other| can_be_one(&scholar.name, &other.name))
                .collect();
            if let [first, more @ ..] = same.as_slice() {
                found.push(one_person(session, (scholar, work), first, more));
            }
        }
    }
    found
}

/// No more people are named beside the one who may be any of them.
const MOST_NAMED: usize = 3;

fn one_person(
    session: &Session,
    (scholar, work): (&Scholar, &Work),
    first: &Scholar,
    more: &[&Scholar],
) -> Diagnostic {
    let name = |scholar: &Scholar| display(&scholar.name);
    let others: Vec<String> = std::iter::once(first)
        .chain(more.iter().copied())
        .take(MOST_NAMED)
        .map(|other| format!("`{}`", name(other)))
        .collect();
    let left = more.len().saturating_sub(MOST_NAMED - 1);
    let left = if left == 0 { String::new() } else { format!(" or {left} more") };
    let message = format!("`{}` may be {}{left}: are they one person?", name(scholar), others.join(" or "));
    let is_record = |scholar: &Scholar| session.sources().file(scholar.span.file).name.ends_with(".catena");
    let spelled = |scholar: &Scholar| written(&scholar.name).unwrap_or_else(|| name(scholar));
    let aka = spelled(scholar);
    let aka = if aka.contains(',') { quoted(&aka) } else { aka };
    let unite = if is_record(first) {
        format!("if so, say it in the record `scholar {}`: `aka {aka}`", first.id)
    } else {
        format!("if so, join them: `scholar {}` with `name {}` and `aka {aka}`", first.id, spelled(first))
    };
    let mut part = String::new();
    if !is_record(scholar) {
        part = format!("a record `work {}`, or in ", work.key);
    }
    let part = format!(
        "if they are two people, say so in {part}the record `scholar {}` with `name {}`: `allow alike-names \"…\"`",
        scholar.id,
        spelled(scholar)
    );
    let diagnostic = Diagnostic::new(Code::AlikeNames, scholar.span, message);
    diagnostic.with(first.span, format!("`{}`", name(first))).help(unite).help(part)
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
            "if so, correct the entry, or join the spellings: `scholar {}` with `aka {one}`",
            alike.id
        ))
        .help(format!(
            "if they are two people, say so in the record `work {}`: `allow alike-names \"…\"`",
            here.key
        ))
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
