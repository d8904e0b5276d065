//! What can be asked next about a thing: questions that have an answer.

use std::collections::BTreeMap;

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::graph::Meaning;
use crate::render::show::World;
use crate::render::show::topic::{of_object, of_subject};
use crate::statement;
use crate::verdict::Status;

/// Questions about a thing that have an answer, the first those that most people would ask.
pub(crate) fn questions(world: &World<'_>, node: NodeId) -> Vec<String> {
    match world.catalog.node(node) {
        Node::Topic(_) => of_topic(world, node),
        Node::Claim(claim) => vec![format!("claims in {}", name(world, claim.work))],
        Node::Argument(argument) => vec![format!("arguments in {}", name(world, argument.work))],
        Node::Work(_) => of_work(world, node),
        Node::Scholar(_) => of_scholar(world, node),
        Node::Excerpt(excerpt) => vec![format!("excerpts in {}", name(world, excerpt.work))],
        Node::Citation(_) => {
            let cite = world.catalog.citation(node);
            cite.map(|cite| format!("citations of {}", name(world, cite.to.work))).into_iter().collect()
        }
    }
}

fn of_topic(world: &World<'_>, node: NodeId) -> Vec<String> {
    let (catalog, graph) = (world.catalog, world.graph);
    let id = name(world, node);
    let mut questions = Vec::new();
    let relation = |meaning: Meaning| statement::named(meaning.name(&catalog.vocabulary));
    // That for which most speaks; of several the first.
    let verdicts = of_subject(world, node);
    let most = verdicts.iter().rev().max_by_key(|verdict| verdict.speaking().count());
    if let Some(verdict) = most {
        let said = relation(Meaning::Declared(verdict.relation));
        questions.push(format!("why {id} {said} {}", name(world, verdict.object)));
    }
    // What most are found to do to it; of several the first.
    let mut found: BTreeMap<RelationId, usize> = BTreeMap::new();
    for verdict in of_object(world, node).iter().filter(|verdict| verdict.status == Status::Holds) {
        *found.entry(verdict.relation).or_default() += 1;
    }
    let most = found.iter().rev().max_by_key(|(_, times)| **times);
    if let Some((most, _)) = most {
        questions.push(format!("what {} {id}", relation(Meaning::Declared(*most))));
    }
    let is_about = |node: NodeId| graph.incoming(node).any(|edge| edge.meaning == Meaning::About);
    if is_about(node) {
        questions.push(format!("claims about {id}"));
    }
    questions
}

fn of_work(world: &World<'_>, node: NodeId) -> Vec<String> {
    let id = name(world, node);
    let mut questions = Vec::new();
    if world.graph.outgoing(node).any(|edge| edge.meaning == Meaning::States) {
        questions.push(format!("claims in {id}"));
        questions.push(format!("what rests only on {id}"));
    }
    if is_cited(world, node) {
        questions.push(format!("citations of {id}"));
    }
    if world.catalog.excerpts().any(|(_, excerpt)| excerpt.work == node) {
        questions.push(format!("excerpts in {id}"));
    }
    questions
}

fn of_scholar(world: &World<'_>, node: NodeId) -> Vec<String> {
    let catalog = world.catalog;
    let id = name(world, node);
    let mut questions = Vec::new();
    if world.kept.made_by(catalog, node).into_iter().any(|id| catalog.claim(id).is_some()) {
        questions.push(format!("claims by {id}"));
    }
    let made = |work: NodeId| catalog.work(work).is_some_and(|work| work.makers().contains(&node));
    let mut works = world.graph.outgoing(node).map(|edge| edge.to).filter(|work| made(*work));
    if works.any(|work| is_cited(world, work)) {
        questions.push(format!("works citing {id}"));
    }
    if catalog.excerpts().any(|(_, excerpt)| made(excerpt.work)) {
        questions.push(format!("excerpts by {id}"));
    }
    questions
}

fn is_cited(world: &World<'_>, work: NodeId) -> bool {
    world.graph.incoming(work).any(|edge| edge.meaning == Meaning::Cites)
}

/// How a question names a thing: by its id, with its kind where others have the id too.
pub(super) fn name(world: &World<'_>, node: NodeId) -> String {
    let id = world.catalog.id(node);
    let names = world.catalog.names();
    let others = Class::ALL.into_iter().filter(|class| names.get(*class, id).is_some()).count();
    if others > 1 { format!("{}:{id}", world.catalog.kind(node)) } else { id.to_owned() }
}
