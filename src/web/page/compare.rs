//! Topics of a kind against the topics of which most of them speak.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use maud::html;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::graph::Graph;
use crate::render::show::topic::said;
use crate::statement;
use crate::web::page::Page;
use crate::web::piece::section::section;
use crate::web::piece::text::Text;
use crate::web::piece::{answer, next};
use crate::web::sheet::Sheet;

/// So many kinds are compared.
const KINDS: usize = 4;
/// On so many topics.
const TOPICS: usize = 6;
/// How finely it is told how full a table is.
const FULL: usize = 1_000;
/// A kind with fewer topics has nothing to compare.
const FEWEST: usize = 2;

/// The page; none in a library in which nothing can be compared.
pub(super) fn page(sheet: &Sheet<'_>) -> Option<Page> {
    let questions = sheet.explorer.index().compared();
    if questions.is_empty() {
        return None;
    }
    let body = html! {
        header.thing {
            h1 { "Compare" }
            p.lead { "What each comes to on the topics of which most of them speak. Every verdict leads to its evidence." }
        }
        @for (at, (kind, question)) in questions.iter().enumerate() {
            (section(&format!("of-{}", at + 1), &statement::named(kind), Some(html! {
                p.remark { (next::one(sheet, question)) }
                @match sheet.explorer.ask(question) {
                    Ok(found) => (answer::whole(sheet, &found)),
                    Err(why) => p.problem { (Text(&why)) },
                }
            })))
        }
    };
    Some(Page { title: "Compare".to_owned(), body })
}

/// For each kind of which several topics speak of others, a comparison on what most of them speak of; the kinds
/// whose table is fullest first.
pub(in crate::web) fn questions(catalog: &Catalog, graph: &Graph) -> Vec<(String, String)> {
    let mut speaking: BTreeMap<&str, Speaking> = BTreeMap::new();
    for edge in said(graph.edges()) {
        let (Some(subject), Some(_)) = (catalog.topic(edge.from), catalog.topic(edge.to)) else { continue };
        let kind = speaking.entry(&subject.kind).or_default();
        kind.subjects.insert(edge.from);
        kind.objects.entry(edge.to).or_default().insert(edge.from);
    }
    let size = |kind: &str| catalog.topics().filter(|(_, topic)| topic.kind == kind).count().max(1);
    let mut kinds: Vec<(usize, &str, Vec<NodeId>)> = speaking
        .into_iter()
        .filter(|(_, speaking)| speaking.subjects.len() >= FEWEST)
        .map(|(kind, speaking)| {
            let objects = speaking.most_spoken_of();
            let cells: usize = objects.iter().map(|object| speaking.objects[object].len()).sum();
            (cells * FULL / (size(kind) * objects.len()), kind, objects)
        })
        .collect();
    kinds.sort_by_key(|(full, kind, _)| (Reverse(*full), *kind));
    let question = |(_, kind, objects): (usize, &str, Vec<NodeId>)| {
        let names: Vec<&str> = objects.iter().map(|object| catalog.id(*object)).collect();
        let plural = catalog.vocabulary.kind(kind)?.plural.clone();
        Some((plural.clone(), format!("compare {plural} on {}", names.join(", "))))
    };
    kinds.into_iter().take(KINDS).filter_map(question).collect()
}

/// What the topics of a kind speak of.
#[derive(Default)]
struct Speaking {
    subjects: BTreeSet<NodeId>,
    /// Each topic that is spoken of, with those that do.
    objects: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Speaking {
    /// The topics of which most speak.
    fn most_spoken_of(&self) -> Vec<NodeId> {
        let mut objects: Vec<(Reverse<usize>, NodeId)> =
            self.objects.iter().map(|(object, subjects)| (Reverse(subjects.len()), *object)).collect();
        objects.sort_unstable();
        objects.into_iter().take(TOPICS).map(|(_, object)| object).collect()
    }
}
