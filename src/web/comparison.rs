//! What of a library can be set against what: topics of a kind, works or scholars against topics of a kind, wherever
//! something is said of the one and the other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::graph::Graph;
use crate::query::expr::Sort;
use crate::query::understand::lexicon::plural;
use crate::render::show::topic::said;
use crate::statement;
use crate::verdict::{Speaker, Verdicts};

/// So many kinds are compared unless a reader chooses.
const KINDS: usize = 4;
/// On so many topics.
const TOPICS: usize = 6;
/// How finely it is told how full a table is.
const FULL: usize = 1_000;
/// Of fewer there is nothing to compare.
const FEWEST: usize = 2;
/// The numbers of topics among which a reader chooses.
pub(super) const MANY: [usize; 3] = [TOPICS, 12, 24];

/// A comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// What is compared, and on what, in words.
    pub title: String,
    /// A name of its own among the usual ones, fit for a file.
    pub name: String,
    /// The word for what is compared, as [`Wanted::rows`] has it.
    pub rows: String,
    /// The question.
    pub question: String,
    /// What is compared, and on what.
    pub nodes: BTreeSet<NodeId>,
}

/// What the parameters of an address choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// What is compared: a kind by its id, `work` or `scholar`.
    pub rows: String,
    /// On topics of which kind; of all kinds if it is empty.
    pub columns: String,
    /// On how many.
    pub most: usize,
}

impl Wanted {
    /// What an address chooses; what there is not is not chosen.
    pub(super) fn read(rows: String, columns: String, most: &str) -> Self {
        let most = most.parse().ok().filter(|most| MANY.contains(most)).unwrap_or(TOPICS);
        Self { rows, columns, most }
    }
}

/// All that can be compared.
#[derive(Debug, Default)]
pub(super) struct Comparisons {
    /// Of each sort of rows: what it speaks of, by the kind of that.
    speaking: BTreeMap<Sort, BTreeMap<String, Speaking>>,
}

impl Comparisons {
    /// Goes through a library once.
    #[must_use]
    pub(super) fn of(catalog: &Catalog, graph: &Graph, verdicts: &Verdicts) -> Self {
        let mut found = Self::default();
        for edge in said(graph.edges()) {
            if let (Some(subject), Some(_)) = (catalog.topic(edge.from), catalog.topic(edge.to)) {
                found.add(catalog, Sort::Kind(subject.kind.clone()), edge.from, edge.to);
            }
        }
        for (topic, verdict) in catalog.topics().filter_map(|(id, _)| Some((id, verdicts.on(catalog, id)?))) {
            for evidence in verdict.listed() {
                let Speaker::Claim(claim) = &evidence.speaker else { continue };
                let Some(stated) = catalog.stated_as(*claim) else { continue };
                found.add(catalog, Sort::Work, stated.work, topic);
                for who in catalog.makers(stated.by, stated.work) {
                    found.add(catalog, Sort::Scholar, *who, topic);
                }
            }
        }
        found.speaking.values_mut().for_each(|columns| columns.retain(|_, one| one.subjects.len() >= FEWEST));
        found.speaking.retain(|_, columns| !columns.is_empty());
        found
    }

    fn add(&mut self, catalog: &Catalog, rows: Sort, subject: NodeId, object: NodeId) {
        let columns = self.speaking.entry(rows).or_default();
        let speaking = columns.entry(catalog.kind(object).to_owned()).or_default();
        speaking.subjects.insert(subject);
        speaking.objects.entry(object).or_default().insert(subject);
    }

    /// What can be compared, by the words that choose it.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Sort> {
        self.speaking.keys()
    }

    /// The kinds on which something can be compared, or all things can.
    pub(super) fn columns(&self) -> BTreeSet<&str> {
        self.speaking.values().flat_map(BTreeMap::keys).map(String::as_str).collect()
    }

    /// The comparison that was chosen; none if nothing is said of the one and the other.
    pub(super) fn chosen(&self, catalog: &Catalog, wanted: &Wanted) -> Option<Comparison> {
        let (rows, columns) = self.speaking.iter().find(|(rows, _)| rows.word() == wanted.rows)?;
        let speaking = match wanted.columns.as_str() {
            "" => Speaking::together(columns.values()),
            kind => columns.get(kind)?.clone(),
        };
        let on = catalog.vocabulary.kind(&wanted.columns).map(|kind| kind.plural.as_str());
        Some(comparison(catalog, rows, on, &speaking, wanted.most))
    }

    /// What is compared unless a reader chooses: the kinds whose table is fullest, each on what most of them speak of, then
    /// works on what can be true.
    pub(super) fn usual(&self, catalog: &Catalog) -> Vec<Comparison> {
        let mut kinds: Vec<(usize, &Sort, Speaking)> = self
            .speaking
            .iter()
            .filter(|(rows, _)| rows.is_topic())
            .map(|(rows, columns)| {
                let speaking = Speaking::together(columns.values());
                let objects = speaking.most_spoken_of(TOPICS);
                let cells: usize = objects.iter().map(|object| speaking.objects[object].len()).sum();
                let size = catalog.topics().filter(|(_, topic)| topic.kind == rows.word()).count().max(1);
                (cells * FULL / (size * objects.len().max(1)), rows, speaking)
            })
            .collect();
        kinds.sort_by_key(|(full, rows, _)| (Reverse(*full), *rows));
        let kinds = kinds.iter().take(KINDS).map(|(_, rows, speaking)| (*rows, None, speaking));
        let works = self.speaking.get(&Sort::Work).into_iter().flatten();
        let works = works.map(|(kind, speaking)| (&Sort::Work, catalog.vocabulary.kind(kind), speaking));
        let all = kinds.chain(works);
        all.map(|(rows, kind, speaking)| {
            comparison(catalog, rows, kind.map(|kind| kind.plural.as_str()), speaking, TOPICS)
        })
        .collect()
    }
}

/// Rows of a sort on what most of them speak of.
fn comparison(
    catalog: &Catalog,
    rows: &Sort,
    on: Option<&str>,
    speaking: &Speaking,
    most: usize,
) -> Comparison {
    let plural = plural(catalog, rows);
    let objects = speaking.most_spoken_of(most);
    let names: Vec<&str> = objects.iter().map(|object| catalog.id(*object)).collect();
    let words = statement::named(&plural);
    let on = on.map(statement::named);
    Comparison {
        title: on.as_ref().map_or_else(|| words.clone(), |on| format!("{words} on {on}")),
        name: on.map_or_else(|| rows.word().to_owned(), |on| format!("{} on {on}", rows.word())),
        rows: rows.word().to_owned(),
        question: format!("compare {plural} on {}", names.join(", ")),
        nodes: speaking.subjects.iter().chain(&objects).copied().collect(),
    }
}

/// What some things speak of.
#[derive(Clone, Debug, Default)]
struct Speaking {
    subjects: BTreeSet<NodeId>,
    /// Each topic that is spoken of, with those that do.
    objects: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Speaking {
    /// What the same things speak of, whatever its kind.
    fn together<'s>(parts: impl Iterator<Item = &'s Self>) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.subjects.extend(&part.subjects);
            for (object, subjects) in &part.objects {
                all.objects.entry(*object).or_default().extend(subjects);
            }
        }
        all
    }

    /// The topics of which most speak.
    fn most_spoken_of(&self, most: usize) -> Vec<NodeId> {
        let mut objects: Vec<(Reverse<usize>, NodeId)> =
            self.objects.iter().map(|(object, subjects)| (Reverse(subjects.len()), *object)).collect();
        objects.sort_unstable();
        objects.into_iter().take(most).map(|(_, object)| object).collect()
    }
}
