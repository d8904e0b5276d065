//! `how does disturbance affect invasions`, `what are the effects of disturbance`, `why did it happen`: whatever is
//! said of one topic and another, or of what brings a topic about.

use crate::catalog::NodeClass as Class;
use crate::query::expr::Relation;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::verb::said;
use crate::query::understand::reader::frame::{Candidate, Used};

pub(super) fn affect(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    let is_topic = |named: &Named| clause.class(named) == Some(Class::Topic) && named.things.len() == 1;
    if !named.iter().all(is_topic) {
        return Vec::new();
    }
    match named.as_slice() {
        [from, to] if clause.cue(&["affect"]).is_some() => between(clause, from, to),
        [topic] if clause.cue(&["affect"]).is_some() => of_one(clause, topic),
        [topic] if clause.is_cue(0, &["why"]) => why(clause, topic),
        _ => Vec::new(),
    }
}

fn between(clause: &Clause<'_>, from: &Named, to: &Named) -> Vec<Candidate> {
    let mut used = Used::of(clause);
    for named in [from, to] {
        used.take_all(named.first, named.last);
    }
    used.take_cues(&["affect", "how", "what", "which", "say"]);
    if !used.all() {
        return Vec::new();
    }
    let pairs = from.things[0].iter().flat_map(|from| to.things[0].iter().map(move |to| (*from, *to)));
    pairs
        .map(|(from, to)| (clause.name(from), clause.name(to)))
        .flat_map(|(from, to)| {
            let both = Candidate::new("affects", 54, format!("claims about {from} about {to}")).if_found();
            [both, Candidate::new("affects", 53, format!("trace {from} to {to}"))]
        })
        .collect()
}

/// `the effects of boilerplate`, `how does boilerplate matter`: what it brings about or keeps back; `what affects
/// boilerplate`: what does so to it.
fn of_one(clause: &Clause<'_>, topic: &Named) -> Vec<Candidate> {
    let Some(cue) = clause.cue(&["affect"]) else { return Vec::new() };
    let word = clause.tokens[clause.mentions[cue].words.start].word.clone();
    let is_noun = clause.joint_before(topic.first) == Some("of")
        || topic.possessive && topic.last < cue
        || topic.last + 1 == cue;
    let is_verb = VERBS.contains(&word.as_str());
    let object = is_verb && topic.first > cue;
    let subject = is_verb && topic.last < cue;
    let mut used = Used::of(clause);
    used.take_all(topic.first, topic.last);
    used.take_cues(&["affect", "how", "what", "which", "exist"]);
    if !used.all() || !(is_noun && !is_verb || object || subject) {
        return Vec::new();
    }
    topics(clause, topic, &["foster", "cause", "hinder", "deter", "strengthen", "weaken", "affect"], !object)
}

/// `why did the industrial revolution begin`: what brings it about, or explains it.
fn why(clause: &Clause<'_>, topic: &Named) -> Vec<Candidate> {
    let mut used = Used::of(clause);
    used.take_all(topic.first, topic.last);
    used.take_cues(&["why", "happen"]);
    let happens = clause.cue(&["happen"]).is_some_and(|at| at > topic.last);
    if !happens || !used.all() {
        return Vec::new();
    }
    topics(clause, topic, &["foster", "cause", "explain"], false)
}

/// Topics that bear any relation to one that is called by these words.
fn topics(clause: &Clause<'_>, topic: &Named, verbs: &[&str], inverse: bool) -> Vec<Candidate> {
    let vocabulary = &clause.known.catalog.vocabulary;
    let mut relations: Vec<String> = Vec::new();
    for meant in verbs.iter().flat_map(|verb| clause.known.relations_for(verb)) {
        let Relation::Declared { id, .. } = &meant.verb.relation else { continue };
        let ends = vocabulary.relation(*id);
        let kinds = if inverse { &ends.from } else { &ends.to };
        let fits = topic.things[0].iter().all(|node| {
            kinds.is_empty() || kinds.iter().any(|kind| kind == clause.known.catalog.kind(*node))
        });
        let words = said(clause.known.catalog, &meant.verb, inverse);
        relations.extend(words.filter(|words| fits && !relations.contains(words)));
    }
    if relations.is_empty() {
        return Vec::new();
    }
    let are = if inverse { "are " } else { "" };
    let relations = relations.join(" or ");
    let question = |name: String| format!("topics that {are}{relations} {name}");
    // The relations that were found may not be all that are meant.
    let candidate = |name: String| Candidate::new("affects", 53, question(name)).must_find();
    clause.names(topic, " and ").into_iter().map(candidate).collect()
}

const VERBS: [&str; 8] =
    ["affect", "affects", "influence", "influences", "shape", "shapes", "affected", "influenced"];
