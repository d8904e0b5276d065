//! Holds a renamed corpus against the one before: nothing but the ids may be another.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::catalog::entry::{Link, Node, NodeId, Place};
use crate::catalog::people::display;
use crate::catalog::vocabulary::RelationId;
use crate::catalog::{Catalog, NodeClass};
use crate::rename::Ids;
use crate::rename::thing::Space;
use crate::session::Session;

/// Checks that `after` says what `before` says.
///
/// # Errors
/// What it would say otherwise, in a sentence.
pub(super) fn hold(before: &Session, after: &Session, ids: &Ids) -> Result<(), String> {
    if after.errors() > before.errors() {
        let known: BTreeSet<&str> = before.diagnostics.iter().map(|found| found.message.as_str()).collect();
        let new = after.diagnostics.iter().find(|found| !known.contains(found.message.as_str()));
        let what = new.map_or("", |found| found.message.as_str());
        return Err(format!("nothing was renamed: it would cause an error: {what}"));
    }
    // Where no id changes, it is a scholar's name that does.
    let names = !ids.is_empty();
    let old = Said { catalog: &before.catalog, ids, names }.all();
    let new = Said { catalog: &after.catalog, ids: &Ids::new(), names }.all();
    match old.symmetric_difference(&new).next() {
        None => Ok(()),
        Some(what) => Err(format!(
            "nothing was renamed: the corpus would not say the same afterwards (`{what}`); please report \
             this as a bug"
        )),
    }
}

/// What a catalog says, with the ids that things get.
struct Said<'a> {
    catalog: &'a Catalog,
    ids: &'a Ids,
    /// Whether the names of scholars are among it.
    names: bool,
}

impl Said<'_> {
    fn all(&self) -> BTreeSet<String> {
        let vocabulary = &self.catalog.vocabulary;
        let kinds = vocabulary.kinds().map(|kind| {
            let id = self.renamed(Space::Kind, &kind.id);
            format!("kind {id} {} {} {:?}", kind.affirmable, kind.text, kind.aka)
        });
        let relations = vocabulary.relations().map(|(id, _)| self.declared(id));
        // Citations are told apart by what they say, below: their ids hold the keys of works.
        let nodes = self.catalog.nodes().filter(|(id, _)| self.catalog.citation(*id).is_none());
        let nodes = nodes.map(|(id, node)| self.node(id, node));
        let cites = self.catalog.cites.iter().map(|cite| {
            let (from, to) = (self.place(&cite.from), self.place(&cite.to));
            let intent = self.renamed(Space::Intent, &cite.intent);
            format!("cite {from} -> {to} {intent} {} {}", self.list(&cite.serves), cite.note)
        });
        let saved =
            self.catalog.saved.iter().map(|saved| format!("query {}", self.renamed(Space::Query, &saved.id)));
        kinds.chain(relations).chain(nodes).chain(cites).chain(saved).collect()
    }

    fn renamed(&self, space: Space, id: &str) -> String {
        let new = self.ids.get(&(space, id.to_owned()));
        new.cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The id of a node; of a topic with several records all theirs, since any may come to be that by which it is called.
    fn id(&self, node: NodeId) -> String {
        let class = self.catalog.class(node);
        let id = |node| self.renamed(Space::Node(class), self.catalog.id(node));
        let ids: BTreeSet<String> = self.catalog.records_of(node).map(id).collect();
        format!("{}:{}", class.word(), ids.into_iter().collect::<Vec<_>>().join("="))
    }

    fn list(&self, nodes: &[NodeId]) -> String {
        let mut ids: Vec<String> = nodes.iter().map(|node| self.id(*node)).collect();
        ids.sort();
        ids.join(", ")
    }

    fn place(&self, place: &Place) -> String {
        format!("{} {}", self.id(place.work), place.locator)
    }

    fn relation(&self, id: RelationId) -> String {
        self.renamed(Space::Relation, &self.catalog.vocabulary.relation(id).id)
    }

    fn links(&self, links: &[Link]) -> String {
        let link = |link: &Link| format!("{} {}", self.relation(link.relation), self.id(link.target));
        let mut links: Vec<String> = links.iter().map(link).collect();
        links.sort();
        links.join(", ")
    }

    fn declared(&self, id: RelationId) -> String {
        let relation = self.catalog.vocabulary.relation(id);
        let kinds =
            |kinds: &[String]| kinds.iter().map(|kind| self.renamed(Space::Kind, kind)).collect::<Vec<_>>();
        let mut implied: Vec<String> =
            self.catalog.vocabulary.implied(id).iter().map(|id| self.relation(*id)).collect();
        implied.sort();
        let relations =
            |list: &[RelationId]| -> BTreeSet<String> { list.iter().map(|id| self.relation(*id)).collect() };
        let (against, contradicts) = (relations(&relation.against), relations(&relation.contradicts));
        format!(
            "relation {} from {:?} to {:?} implies {implied:?} against {against:?} \
             contradicts {contradicts:?} {:?} {} {} {} {:?} {:?}",
            self.relation(id),
            kinds(&relation.from),
            kinds(&relation.to),
            relation.spread,
            relation.symmetric,
            relation.inverse,
            relation.text,
            relation.aka,
            relation.terms,
        )
    }

    fn node(&self, id: NodeId, node: &Node) -> String {
        let mut said = self.id(id);
        let written = match node {
            Node::Topic(topic) if !topic.records.is_empty() => {
                let of_record = |record: &NodeId| {
                    let topic = Space::Node(NodeClass::Topic);
                    let id = self.renamed(topic, self.catalog.id(*record));
                    format!("{id} {}", self.node(*record, self.catalog.node(*record)))
                };
                let records: BTreeSet<String> = topic.records.iter().map(of_record).collect();
                write!(said, " {records:?}")
            }
            Node::Topic(topic) => {
                let mut stated: Vec<String> = topic.stated.iter().map(|place| self.place(place)).collect();
                stated.sort();
                let kind = self.renamed(Space::Kind, &topic.kind);
                let (broader, links) = (self.list(&topic.broader), self.links(&topic.links));
                write!(
                    said,
                    " {kind} {:?} {broader} {links} {stated:?} {} {}",
                    topic.aka, topic.text, topic.note
                )
            }
            Node::Claim(claim) => {
                let says = claim.says.iter().map(|says| {
                    format!(
                        "{} {} {} when {}",
                        self.id(says.subject),
                        self.relation(says.relation),
                        self.id(says.object),
                        self.list(&says.when),
                    )
                });
                let says: BTreeSet<String> = says.collect();
                let via = claim.via.as_ref().map(|place| self.place(place));
                let (by, about, links) =
                    (self.list(&claim.by), self.list(&claim.about), self.links(&claim.links));
                let when = self.list(&claim.when);
                write!(
                    said,
                    " of {} at {} by {by} via {via:?} {:?} from {} about {about} says {says:?} when {when} {:?} {links} {} \
                     {} {}",
                    self.id(claim.work),
                    claim.at,
                    claim.quotes,
                    self.list(&claim.from),
                    claim.force,
                    claim.text,
                    claim.reads,
                    claim.note,
                )
            }
            Node::Argument(argument) => {
                let via = argument.via.as_ref().map(|place| self.place(place));
                write!(
                    said,
                    " of {} at {} by {} via {via:?} {:?} from {} premises {} concludes {} scheme {} {} {} {}",
                    self.id(argument.work),
                    argument.at,
                    self.list(&argument.by),
                    argument.quotes,
                    self.list(&argument.from),
                    self.list(&argument.premises),
                    self.id(argument.concludes),
                    self.renamed(Space::Scheme, &argument.scheme),
                    argument.text,
                    argument.reads,
                    argument.note,
                )
            }
            Node::Work(work) => {
                let people = |people: &[NodeId]| people.iter().map(|one| self.id(*one)).collect::<Vec<_>>();
                let (authors, editors) = (people(&work.authors), people(&work.editors));
                let host = work.host.map(|host| self.id(host));
                let read = work.read;
                write!(
                    said,
                    " {} {} {:?} {authors:?} {editors:?} in {host:?} {read:?} {} {}",
                    work.kind, work.title, work.year, work.text, work.note
                )
            }
            Node::Excerpt(excerpt) => {
                // The topics that its tags name follow from these, whatever they are called.
                write!(
                    said,
                    " of {} at {} {:?} tags {:?} {} {} {} {}",
                    self.id(excerpt.work),
                    excerpt.at,
                    excerpt.quotes,
                    excerpt.tags,
                    excerpt.note,
                    excerpt.marked,
                    excerpt.done,
                    excerpt.imported,
                )
            }
            Node::Citation(_) => Ok(()),
            Node::Scholar(_) if !self.names => Ok(()),
            Node::Scholar(scholar) => write!(said, " {} {:?}", display(&scholar.name), scholar.aka),
        };
        // A string takes any text.
        debug_assert!(written.is_ok(), "a string takes any text");
        said
    }
}
