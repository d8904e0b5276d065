//! What is said of nodes and lines in words: on lines, under names, in tooltips.

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId, Place};
use crate::catalog::vocabulary::Vocabulary;
use crate::graph::{Evidence, Meaning};
use crate::render::cite;
use crate::render::phrase;
use crate::render::picture::label::{COLUMNS, balanced};
use crate::verdict::{Status, Verdict};

/// Works named on one line; the rest are counted.
const WORKS: usize = 3;

/// A relation as a reader says it: `cannot account for`.
pub(super) fn relation(vocabulary: &Vocabulary, meaning: Meaning) -> String {
    meaning.name(vocabulary).replace('-', " ")
}

/// The words of the id of a claim or an argument.
pub(super) fn slug(catalog: &Catalog, claim: NodeId) -> String {
    catalog.id(claim).rsplit('/').next().unwrap_or_default().replace('-', " ")
}

/// What a thing is called on one line: a claim or an argument by the words of its id and its place.
pub(super) fn called(catalog: &Catalog, id: NodeId) -> String {
    match catalog.stated_as(id) {
        Some(_) => format!("{}, {}", slug(catalog, id), place(catalog, Evidence::of_stated(catalog, id))),
        None => catalog.label(id),
    }
}

/// How strongly evidence says what it says.
pub(super) fn force(catalog: &Catalog, evidence: Evidence) -> Force {
    match evidence {
        Evidence::Claim(id) => catalog.claim(id).map_or(Force::Asserts, |claim| claim.force),
        Evidence::Argument(_) | Evidence::Record(_) | Evidence::Cite(_) | Evidence::Bibliography => {
            Force::Asserts
        }
    }
}

/// Who says it, where, and where that was read: `Webber 2013, p. 44, via keating2015 n. 89`.
pub(super) fn place(catalog: &Catalog, evidence: Evidence) -> String {
    let source = evidence.source(catalog);
    let text = cite::source(catalog, &source);
    // What names the claim or argument itself is for tooltips.
    let id = source.claim.or(source.argument);
    let id = id.map_or_else(String::new, |stated| format!(" · {}", catalog.id(stated)));
    text.strip_suffix(id.as_str()).unwrap_or(&text).to_owned()
}

/// The works that evidence stands in, a line each: `Keating 2015 ×2`.
pub(super) fn works(catalog: &Catalog, evidence: &[Evidence]) -> Vec<String> {
    let mut works: Vec<(NodeId, usize)> = Vec::new();
    for Place { work, .. } in evidence.iter().filter_map(|evidence| evidence.source(catalog).place) {
        match works.iter_mut().find(|(known, _)| *known == work) {
            Some((_, times)) => *times += 1,
            None => works.push((work, 1)),
        }
    }
    let named = works.iter().take(WORKS).map(|(work, times)| match times {
        1 => cite::author_year(catalog, *work),
        times => format!("{} ×{times}", cite::author_year(catalog, *work)),
    });
    let rest = works.len().saturating_sub(WORKS);
    named.chain((rest > 0).then(|| format!("and {rest} more"))).collect()
}

/// What a verdict says of a row: `admits Trust`, and its marks.
pub(super) fn status(catalog: &Catalog, row: Option<NodeId>, verdict: &Verdict) -> String {
    let word = verdict.words(catalog);
    let asked = relation(&catalog.vocabulary, Meaning::Declared(verdict.relation));
    let (subject, object) = (catalog.label(verdict.subject), catalog.label(verdict.object));
    let text = match (row == Some(verdict.object), verdict.status) {
        (_, Status::Depends) if verdict.is_of_truth => phrase::of_subject(catalog, verdict),
        _ if verdict.is_of_truth => word,
        (_, Status::Depends) if row == Some(verdict.object) => phrase::of_object(catalog, verdict),
        (_, Status::Depends) => phrase::of_subject(catalog, verdict),
        (false, Status::Silent | Status::Divided) => format!("{word} on whether it {asked} {object}"),
        (true, Status::Silent | Status::Divided) => format!("{word} on whether {subject} {asked} it"),
        (false, _) => format!("{word} {object}"),
        (true, _) => format!("{subject} {word} it"),
    };
    let marks = phrase::marks(verdict);
    let marks = if marks.is_empty() { marks } else { format!("({marks})") };
    format!("{}\n{marks}", balanced(&text, COLUMNS)).trim_end().to_owned()
}

/// What a reader may want to know of a node beyond its label.
pub(super) fn tooltip(catalog: &Catalog, id: NodeId) -> String {
    match catalog.node(id) {
        Node::Topic(topic) if topic.text.is_empty() => topic.label.clone(),
        Node::Topic(topic) => format!("{}: {}", topic.label, topic.text),
        Node::Claim(_) | Node::Argument(_) => said(catalog, Evidence::of_stated(catalog, id)),
        Node::Work(_) => format!("{}: {}", cite::beside_title(catalog, id), catalog.label(id)),
        Node::Excerpt(excerpt) => excerpt.words(),
        Node::Scholar(_) | Node::Citation(_) => catalog.label(id),
    }
}

/// What evidence says, where, and how strongly.
pub(super) fn said(catalog: &Catalog, evidence: Evidence) -> String {
    let text = match evidence {
        Evidence::Claim(id) => catalog.claim(id).map_or("", |claim| claim.text.as_str()),
        Evidence::Argument(id) => catalog.argument(id).map_or("", |argument| argument.text.as_str()),
        Evidence::Record(id) => catalog.topic(id).map_or("", |topic| topic.text.as_str()),
        Evidence::Cite(at) => catalog.cites.get(at).map_or("", |cite| cite.intent.as_str()),
        Evidence::Bibliography => "",
    };
    let place = cite::source(catalog, &evidence.source(catalog));
    let force = cite::force(force(catalog, evidence));
    [text, &place, force].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
