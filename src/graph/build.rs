//! Builds the graph from the catalog.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Link, Node, NodeId, Statement};
use crate::catalog::view::View;
use crate::graph::rows::Rows;
use crate::graph::{Edge, Evidence, Graph, Meaning};

impl Graph {
    /// The graph of a catalog: a node for each of its nodes, with the same numbers.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        Self::of(catalog, &View::all())
    }

    /// The graph of part of a catalog: a node for each node of the whole, with the same numbers, but no edge
    /// that starts from, leads to or rests on what is hidden.
    #[must_use]
    pub fn of(catalog: &Catalog, view: &View) -> Self {
        let mut edges = Vec::new();
        for (id, node) in catalog.nodes().filter(|(id, _)| view.shows(*id)) {
            match node {
                Node::Topic(_) => {
                    let mut narrower = BTreeSet::new();
                    for record in catalog.records_of(id) {
                        let Some(topic) = catalog.topic(record) else { continue };
                        let broader = topic.broader.iter().filter(|to| narrower.insert(**to));
                        let broader = broader.map(|to| (Meaning::Broader, *to)).collect::<Vec<_>>();
                        let counts = view.counts_record(topic);
                        let links = topic.links.iter().filter(|_| counts).map(declared);
                        let evidence = Evidence::Record(record);
                        edges.extend(broader.into_iter().chain(links).map(edge(
                            id,
                            evidence,
                            Force::Asserts,
                        )));
                    }
                }
                Node::Claim(claim) => {
                    let evidence = Evidence::Claim(id);
                    let about = claim.about.iter().map(|to| (Meaning::About, *to));
                    edges.extend(about.map(edge(id, evidence, Force::Asserts)));
                    let counts: Vec<&Statement> =
                        claim.says.iter().filter(|said| view.under(catalog, &said.when).counts()).collect();
                    let when: BTreeSet<NodeId> =
                        counts.iter().flat_map(|said| &said.when).chain(&claim.when).copied().collect();
                    let when = when.into_iter().map(|to| (Meaning::When, to));
                    edges.extend(when.map(edge(id, evidence, Force::Asserts)));
                    let counts_at_all = view.under(catalog, &claim.when).counts();
                    let is_of_truth = |link: &Link| catalog.speaks_of_truth(link);
                    for link in claim.links.iter().filter(|link| counts_at_all || !is_of_truth(link)) {
                        let force = of_link(catalog, link, claim.force);
                        edges.push(edge(id, evidence, force)(declared(link)));
                    }
                    edges.push(Edge {
                        from: claim.work,
                        meaning: Meaning::States,
                        to: id,
                        evidence,
                        force: Force::Asserts,
                    });
                    edges.extend(counts.into_iter().map(|said| Edge {
                        from: said.subject,
                        meaning: Meaning::Declared(said.relation),
                        to: said.object,
                        evidence,
                        force: claim.force,
                    }));
                }
                Node::Argument(argument) => {
                    let evidence = Evidence::Argument(id);
                    let premises = argument.premises.iter().map(|premise| (Meaning::Premise, *premise));
                    let ends = premises.chain([(Meaning::Concludes, argument.concludes)]);
                    edges.extend(ends.map(edge(id, evidence, Force::Asserts)));
                    edges.push(edge(argument.work, evidence, Force::Asserts)((Meaning::States, id)));
                }
                Node::Work(work) => {
                    let people = work.authors.iter().map(|who| (Meaning::Wrote, *who));
                    let people = people.chain(work.editors.iter().map(|who| (Meaning::Edited, *who)));
                    edges.extend(people.map(|(meaning, from)| Edge {
                        from,
                        meaning,
                        to: id,
                        evidence: Evidence::Bibliography,
                        force: Force::Asserts,
                    }));
                }
                Node::Citation(at) => edges.extend(catalog.cites.get(*at).map(|cite| Edge {
                    from: cite.from.work,
                    meaning: Meaning::Cites,
                    to: cite.to.work,
                    evidence: Evidence::Cite(*at),
                    force: Force::Asserts,
                })),
                Node::Scholar(_) | Node::Excerpt(_) => {}
            }
        }
        // Whoever says that one topic rivals another says it of the other and the one too.
        let holds_both_ways = |edge: &&Edge| match edge.meaning {
            Meaning::Declared(id) => catalog.vocabulary.relation(id).symmetric,
            _ => false,
        };
        let turned = edges.iter().filter(holds_both_ways).filter(|edge| edge.from != edge.to);
        let turned: Vec<Edge> = turned.map(|edge| Edge { from: edge.to, to: edge.from, ..*edge }).collect();
        edges.extend(turned);
        edges.retain(|edge| view.shows(edge.from) && view.shows(edge.to));
        let name = |edge: &Edge| edge.meaning.name(&catalog.vocabulary).to_owned();
        edges.sort_by_cached_key(|edge| (name(edge), edge.from, edge.to, edge.evidence));
        // A record may say both ways itself.
        edges.dedup();
        Self { rows: Rows::of(catalog.len(), &edges) }
    }
}

fn declared(link: &Link) -> (Meaning, NodeId) {
    (Meaning::Declared(link.relation), link.target)
}

/// How strongly a claim of that force bears on another thing. Only what it says of the truth of a topic can be denied.
fn of_link(catalog: &Catalog, link: &Link, force: Force) -> Force {
    match force {
        Force::Denies if !catalog.speaks_of_truth(link) => Force::Asserts,
        other => other,
    }
}

fn edge(from: NodeId, evidence: Evidence, force: Force) -> impl Fn((Meaning, NodeId)) -> Edge {
    move |(meaning, to)| Edge { from, meaning, to, evidence, force }
}
