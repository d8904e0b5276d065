//! How large a corpus is, counted in what it declares.

use std::collections::BTreeMap;

use crate::catalog::NodeClass;
use crate::catalog::entry::{Force, NodeId};
use crate::session::Session;

/// The figures of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Files of annotations.
    pub annotation_files: usize,
    /// Bibliographies.
    pub bibliography_files: usize,
    /// The bytes of all files.
    pub bytes: usize,
    /// Words of prose: texts and notes of claims and topics, runs of characters between blanks.
    pub words: usize,
    /// Things by kind: `claim`, `work`, `scholar`, each declared kind of topic, and `argument` and `excerpt` if there are
    /// any.
    pub kinds: BTreeMap<String, usize>,
    /// Citations.
    pub citations: usize,
    /// Saved questions.
    pub questions: usize,
    /// Expected answers.
    pub expectations: usize,
    /// Edges of the graph by relation, whatever their force.
    pub relations: BTreeMap<String, usize>,
    /// Of these those that are not asserted: by relation, how many are suggested, asked, denied, by the word of the
    /// force.
    pub not_asserted: BTreeMap<String, BTreeMap<&'static str, usize>>,
    /// The parts of the graph that no edge joins, by how many things each has, largest first.
    pub components: Vec<usize>,
}

impl Statistics {
    /// Counts a corpus.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let catalog = &session.catalog;
        let mut figures = Self {
            citations: catalog.cites.len(),
            questions: catalog.saved.len(),
            expectations: catalog.expects.len(),
            components: components(session),
            ..Self::default()
        };
        for (_, file) in session.sources().iter() {
            let is_bibliography = file.name.ends_with(".bib");
            figures.bibliography_files += usize::from(is_bibliography);
            figures.annotation_files += usize::from(!is_bibliography);
            figures.bytes += file.text.len();
        }
        for class in [NodeClass::Claim, NodeClass::Work, NodeClass::Scholar] {
            figures.kinds.insert(class.word().to_owned(), 0);
        }
        for kind in catalog.vocabulary.kinds() {
            figures.kinds.insert(kind.id.clone(), 0);
        }
        for (id, _) in catalog.nodes().filter(|(id, _)| catalog.citation(*id).is_none()) {
            let kind = match catalog.class(id) {
                NodeClass::Topic => catalog.kind(id),
                class => class.word(),
            };
            *figures.kinds.entry(kind.to_owned()).or_default() += 1;
        }
        for edge in session.graph.edges().filter(|edge| !edge.is_turned(catalog)) {
            let name = edge.meaning.name(&catalog.vocabulary).to_owned();
            if edge.force != Force::Asserts {
                let forces = figures.not_asserted.entry(name.clone()).or_default();
                *forces.entry(edge.force.word()).or_default() += 1;
            }
            *figures.relations.entry(name).or_default() += 1;
        }
        let count = |text: &str| text.split_whitespace().count();
        figures.words = catalog.stated().map(|stated| count(stated.text) + count(stated.note)).sum();
        figures.words += catalog
            .topic_records()
            .map(|(_, _, topic)| count(&topic.text) + count(&topic.note))
            .sum::<usize>();
        figures
    }
}

/// The sizes of the parts that no edge joins, largest first. A citation is an edge, not a part, and no edge leads to
/// an excerpt.
fn components(session: &Session) -> Vec<usize> {
    let catalog = &session.catalog;
    let size = catalog.len();
    let mut parent: Vec<usize> = (0..size).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    for edge in session.graph.edges() {
        let (one, other) = (root(&mut parent, edge.from.index()), root(&mut parent, edge.to.index()));
        parent[one.max(other)] = one.min(other);
    }
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    let is_apart = |id: NodeId| catalog.citation(id).is_none() && catalog.excerpt(id).is_none();
    for (id, _) in catalog.nodes().filter(|(id, _)| is_apart(*id)) {
        let at = id.index();
        *sizes.entry(root(&mut parent, at)).or_default() += 1;
    }
    let mut sizes: Vec<usize> = sizes.into_values().collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes
}
