//! What is wrong with a draft, or worth knowing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::annotation::Locator;
use crate::catalog::entry::NodeId;
use crate::catalog::stated::Stated;
use crate::catalog::{Catalog, NodeClass};
use crate::draft::place::Cited as Place;
use crate::draft::{Cited, Draft, Quoted};
use crate::error::Error;
use crate::suggest::did_you_mean;
use crate::verdict::Verdicts;
use crate::verify::shelf::Shelf;
use crate::verify::{Near, Words, are_within, words_in};

/// Fewer words in quotation marks that nothing is cited for are a manner of speaking.
const SPOKEN: usize = 4;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is wrong.
    Error,
    /// The library does not bear it out.
    Warning,
    /// It is worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Something in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What is found. Words are those of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No work has this key; perhaps another one is meant.
    UnknownKey(String, Option<String>),
    /// The library has no claim, argument or citation of a work.
    NothingRecorded(NodeId),
    /// Nothing is recorded of a work at this place; there are records at others.
    NoRecord(NodeId, String, Vec<String>),
    /// The records of a work have no places of this sort.
    OtherPlaces(NodeId, String),
    /// These words are not in the text of a work; something near them may be.
    NotInText(NodeId, String, Option<Near>),
    /// The library quotes these words at no place of a work, and does not have its text.
    Unseen(NodeId, String),
    /// A record quotes these words, at another place.
    Misplaced(NodeId, String),
    /// A quotation for which nothing is cited.
    WithoutCitation(String),
    /// A claim or an argument at a place that is cited is disputed or qualified.
    Contested(NodeId),
}

impl Kind {
    /// The name for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::UnknownKey(..) => "unknown-key",
            Self::NothingRecorded(_) => "nothing-recorded",
            Self::NoRecord(..) => "no-record",
            Self::OtherPlaces(..) => "other-places",
            Self::NotInText(..) => "not-in-text",
            Self::Unseen(..) => "unseen-quote",
            Self::Misplaced(..) => "misplaced-quote",
            Self::WithoutCitation(_) => "no-citation",
            Self::Contested(_) => "contested",
        }
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnknownKey(..) | Self::NotInText(..) => Severity::Error,
            Self::NothingRecorded(_) | Self::NoRecord(..) | Self::Unseen(..) | Self::Misplaced(..) => {
                Severity::Warning
            }
            Self::OtherPlaces(..) | Self::WithoutCitation(_) | Self::Contested(_) => Severity::Note,
        }
    }
}

/// What a draft is held against.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// The library.
    pub catalog: &'a Catalog,
    /// How its claims stand.
    pub verdicts: &'a Verdicts,
    /// The texts of its works.
    pub shelf: &'a Shelf,
}

/// What is found in a draft, in the order of its places.
///
/// # Errors
/// If a text of the shelf cannot be read.
pub fn check(texts: Texts<'_>, draft: &Draft) -> Result<Vec<Finding>, Error> {
    let records = records(texts.catalog);
    let mut findings = Vec::new();
    for cited in &draft.cites {
        let kinds = of_citation(texts, &records, cited);
        findings.extend(kinds.into_iter().map(|kind| Finding { at: cited.at.clone(), kind }));
    }
    for quoted in &draft.quotes {
        let cite = quoted.cite.and_then(|at| draft.cites.get(at));
        let kind = of_quotation(texts, quoted, cite)?;
        findings.extend(kind.map(|kind| Finding { at: quoted.at.clone(), kind }));
    }
    findings.sort_by_key(|finding| (finding.at.start, finding.kind.severity()));
    Ok(findings)
}

/// What is recorded of works: the places, with the claim or argument that stands there.
type Records<'c> = BTreeMap<NodeId, Vec<(Option<NodeId>, &'c Locator)>>;

fn records(catalog: &Catalog) -> Records<'_> {
    let mut records = Records::new();
    let mut add = |work: NodeId, stated, at| records.entry(work).or_default().push((stated, at));
    for stated in catalog.stated() {
        add(stated.work, Some(stated.node), stated.at);
        if let Some(via) = stated.via {
            add(via.work, Some(stated.node), &via.locator);
        }
    }
    for (_, topic) in catalog.topics() {
        topic.stated.iter().for_each(|place| add(place.work, None, &place.locator));
    }
    for cite in &catalog.cites {
        add(cite.from.work, None, &cite.from.locator);
        add(cite.to.work, None, &cite.to.locator);
    }
    records
}

fn work(catalog: &Catalog, key: &str) -> Option<NodeId> {
    catalog.names().get(NodeClass::Work, key)
}

fn of_citation(texts: Texts<'_>, records: &Records<'_>, cited: &Cited) -> Vec<Kind> {
    let catalog = texts.catalog;
    let Some(work) = work(catalog, &cited.key) else {
        let keys = catalog.works().map(|(_, work)| work.key.as_str());
        return vec![Kind::UnknownKey(cited.key.clone(), did_you_mean(&cited.key, keys))];
    };
    let Some(records) = records.get(&work) else { return vec![Kind::NothingRecorded(work)] };
    let place = Place::read(&cited.place);
    let here: BTreeSet<Option<NodeId>> =
        records.iter().filter(|(_, at)| place.is_at(at)).map(|(stated, _)| *stated).collect();
    if here.is_empty() {
        if place.units().is_empty() {
            return Vec::new();
        }
        let like = records.iter().filter(|(_, at)| place.is_like(at));
        let mut places: Vec<&Locator> = like.map(|(_, at)| *at).collect();
        places.sort();
        places.dedup();
        return vec![match places.is_empty() {
            true => Kind::OtherPlaces(work, cited.place.clone()),
            false => {
                Kind::NoRecord(work, cited.place.clone(), places.iter().map(ToString::to_string).collect())
            }
        }];
    }
    let contested = |stated: &NodeId| !texts.verdicts.challenged(catalog, *stated).is_undisturbed();
    here.into_iter().flatten().filter(contested).map(Kind::Contested).collect()
}

fn of_quotation(texts: Texts<'_>, quoted: &Quoted, cite: Option<&Cited>) -> Result<Option<Kind>, Error> {
    let words = &quoted.words;
    let Some(cite) = cite else {
        let is_long = words.split_whitespace().count() >= SPOKEN;
        return Ok(is_long.then(|| Kind::WithoutCitation(words.clone())));
    };
    // An unknown key is told already.
    let Some(work) = work(texts.catalog, &cite.key) else { return Ok(None) };
    let quoting: Vec<_> = texts
        .catalog
        .stated()
        .filter(|stated| stated.work == work || stated.via.is_some_and(|via| via.work == work))
        .filter(|stated| stated.quotes.iter().any(|quote| are_within(words, quote)))
        .collect();
    if !quoting.is_empty() {
        let place = Place::read(&cite.place);
        let at = |stated: &Stated<'_>| match stated.via {
            Some(via) if via.work == work && stated.work != work => via.locator.clone(),
            _ => stated.at.clone(),
        };
        let is_elsewhere =
            quoting.iter().all(|stated| place.is_like(&at(stated)) && !place.is_at(&at(stated)));
        return Ok(quoting
            .first()
            .filter(|_| is_elsewhere)
            .map(|stated| Kind::Misplaced(stated.node, words.clone())));
    }
    Ok(match words_in(texts.shelf, work, words)? {
        Some(Words::Found) => None,
        Some(Words::Missing(near)) => Some(Kind::NotInText(work, words.clone(), near)),
        None => Some(Kind::Unseen(work, words.clone())),
    })
}
