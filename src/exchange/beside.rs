//! What is in no network: what a library has beside nodes and edges, and what an answer concludes from them.

use crate::catalog::Catalog;
use crate::debate::Losses;
use crate::exchange::network::{Network, Value};
use crate::query::answer::{Answer, Value as Answered};

/// What of a whole library no graph holds.
pub fn of_library(catalog: &Catalog, losses: &mut Losses) {
    let vocabulary = &catalog.vocabulary;
    vocabulary.kinds().for_each(|kind| losses.omitted("definitions of kinds", kind.id.as_str()));
    vocabulary.relations().for_each(|(_, one)| losses.omitted("definitions of relations", one.id.as_str()));
    vocabulary.intents().for_each(|one| losses.omitted("definitions of intents", one.id.as_str()));
    vocabulary.schemes().for_each(|one| losses.omitted("definitions of schemes", one.id.as_str()));
    beside_vocabulary(catalog, losses);
}

/// What of a whole library is neither in a graph nor in its vocabulary.
pub fn beside_vocabulary(catalog: &Catalog, losses: &mut Losses) {
    catalog.saved.iter().for_each(|one| losses.omitted("saved questions", one.id.as_str()));
    catalog.expects.iter().for_each(|one| losses.omitted("expected answers", one.question.as_str()));
    for one in catalog.without_citation.iter() {
        let place = format!("{} {}", catalog.id(one.from.work), one.from.locator);
        losses.omitted("places that cite nothing", place);
    }
    for one in catalog.allows.iter() {
        losses.omitted("allowed warnings", one.code.name());
    }
}

/// The citations of a whole library.
pub fn of_citations(catalog: &Catalog, losses: &mut Losses) {
    catalog.citations().for_each(|(id, _)| losses.omitted("citations", catalog.id(id)));
}

/// What of an answer no graph holds: verdicts are derived, so they are no facts of the literature.
pub fn of_answer(catalog: &Catalog, answer: &Answer, losses: &mut Losses) {
    for row in &answer.rows {
        for verdict in &row.verdicts {
            let [subject, object] = [verdict.subject, verdict.object].map(|id| catalog.id(id));
            losses.omitted("verdicts", format!("{subject} {} {object}", verdict.words(catalog)));
        }
        // What a thing says of itself is in its node; figures are of the answer.
        for (column, value) in &row.values {
            if let Answered::Number(number) = value {
                let of = row.node.map_or("", |node| catalog.id(node));
                losses.omitted("figures", format!("{of} {column}: {number}"));
            }
        }
    }
    for left in &answer.left_out {
        losses.omitted("what the answer omits because of its verdict", catalog.id(left.node));
    }
    for change in &answer.changes {
        losses.omitted("verdicts that would change", catalog.id(change.before.subject));
    }
}

/// What of a network is neither a claim nor said by one.
pub fn claims_alone(network: &Network, losses: &mut Losses) {
    for node in &network.nodes {
        let what = match node.class {
            "topic" => "topics",
            "argument" => "arguments",
            "work" => "works",
            "scholar" => "scholars",
            _ => continue,
        };
        losses.omitted(what, node.id.split_once(':').map_or("", |(_, id)| id));
    }
    for edge in network.edges.iter().filter(|edge| edge.relation == "cites") {
        losses.omitted("citations", edge.attributes.get("citation").map(Value::text).unwrap_or_default());
    }
}
