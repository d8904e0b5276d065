//! A library as a debate: what its claims say, and how they and its arguments bear on one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Locator, WHEN};
use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Argument, Claim, Force, Node, NodeId};
use crate::catalog::people::slug;
use crate::debate::titles::of_quote;
use crate::debate::{Bearing, Debate, End, Inference, Losses, Statement};
use crate::standing::{Role, Roles};

/// The claims and arguments of a catalog, and the topics that are true or not and of which these speak.
///
/// What bears on what is what decides [standing](crate::standing). What a debate cannot hold is put down in `losses`.
#[must_use]
pub fn of_catalog(catalog: &Catalog, losses: &mut Losses) -> Debate {
    let mut reader = Reader { catalog, losses, debate: Debate::default(), ends: BTreeMap::new() };
    for (id, claim) in catalog.claims() {
        reader.claim(id, claim);
    }
    for (id, argument) in catalog.arguments() {
        reader.argument(id, argument);
    }
    let roles = Roles::of(&catalog.vocabulary);
    for (id, claim) in catalog.claims() {
        reader.relations(id, claim, &roles);
    }
    for cite in catalog.cites.iter() {
        reader.losses.omitted("citations", cite.id.as_str());
    }
    let tags: BTreeSet<NodeId> =
        catalog.claims().flat_map(|(_, claim)| claim.about.iter().copied()).collect();
    for (id, topic) in catalog.topics().filter(|(id, _)| !reader.ends.contains_key(id)) {
        let what = if tags.contains(&id) { "names and definitions of topics" } else { "topics" };
        reader.losses.omitted(what, topic.id.as_str());
    }
    let Reader { mut debate, .. } = reader;
    if let [(_, title)] = debate.works.iter().collect::<Vec<_>>().as_slice() {
        debate.title = (*title).clone();
    }
    debate.settle();
    debate
}

struct Reader<'a> {
    catalog: &'a Catalog,
    losses: &'a mut Losses,
    debate: Debate,
    ends: BTreeMap<NodeId, End>,
}

impl Reader<'_> {
    fn claim(&mut self, id: NodeId, claim: &Claim) {
        let (title, is_sketch) = self.title(&claim.id, &claim.quotes);
        let statement = Statement {
            title,
            text: claim.text.clone(),
            is_sketch,
            section: self.section(&claim.id, &claim.at),
            tags: claim.about.iter().map(|topic| self.catalog.id(*topic).to_owned()).collect(),
            work: self.work(claim.work),
            ..Statement::default()
        };
        self.ends.insert(id, End::Statement(self.debate.statements.len()));
        self.debate.statements.push(statement);
        for said in &claim.says {
            let [subject, object] = [said.subject, said.object].map(|topic| self.catalog.id(topic));
            let relation = &self.catalog.vocabulary.relation(said.relation).id;
            let when = Conditions::all_of(&said.when).value(self.catalog);
            let when = if when.is_empty() { when } else { format!(" {WHEN} {when}") };
            self.losses.omitted(
                "what claims say of topics (`says`)",
                format!("{}: {subject} {relation} {object}{when}", claim.id),
            );
        }
        let conditions = Conditions::all_of(&claim.when);
        if !conditions.is_always() {
            let name = format!("{}: {}", claim.id, conditions.value(self.catalog));
            self.losses.omitted("conditions (`when`)", name);
        }
        if claim.force != Force::Asserts {
            self.losses.omitted("forces", format!("{}: {}", claim.id, claim.force.word()));
        }
        self.rest(
            &claim.id,
            [!claim.by.is_empty(), claim.via.is_some(), !claim.reads.is_empty(), !claim.note.is_empty()],
        );
    }

    fn argument(&mut self, id: NodeId, argument: &Argument) {
        let (title, _) = self.title(&argument.id, &argument.quotes);
        let premises: Vec<usize> =
            argument.premises.iter().filter_map(|premise| self.statement(*premise)).collect();
        let Some(conclusion) = self.statement(argument.concludes) else { return };
        let scheme = self.catalog.vocabulary.scheme(&argument.scheme);
        let is_text = argument.text != title && argument.text != self.debate.statements[conclusion].text;
        let inference = Inference {
            text: if is_text { argument.text.clone() } else { String::new() },
            title,
            note: String::new(),
            rule: scheme.map(|scheme| called(&scheme.id, &scheme.text)).unwrap_or_default(),
            premises,
            conclusion,
            section: self.section(&argument.id, &argument.at),
            work: self.work(argument.work),
        };
        self.ends.insert(id, End::Inference(self.debate.inferences.len()));
        self.debate.inferences.push(inference);
        let rest = [
            !argument.by.is_empty(),
            argument.via.is_some(),
            !argument.reads.is_empty(),
            !argument.note.is_empty(),
        ];
        self.rest(&argument.id, rest);
    }

    fn relations(&mut self, id: NodeId, claim: &Claim, roles: &Roles) {
        let Some(End::Statement(from)) = self.ends.get(&id).copied() else { return };
        for link in &claim.links {
            let relation = &self.catalog.vocabulary.relation(link.relation).id;
            let Role { challenges, supports } = roles.role(self.catalog, claim, link);
            let bearings = [(challenges, Bearing::Attacks), (supports, Bearing::Supports)];
            let bearings = bearings.into_iter().filter(|(holds, _)| *holds).map(|(_, bearing)| bearing);
            if !challenges && !supports {
                let name = format!("{} {relation} {}", claim.id, self.catalog.id(link.target));
                self.losses.omitted("relations that neither support nor challenge", name);
            }
            for bearing in bearings {
                let bearing = self.exact(bearing, relation, id, link.target);
                if let Some(to) = self.end(link.target) {
                    self.debate.relate(from, bearing, to);
                } else {
                    let name = format!("{} {relation} {}", claim.id, self.catalog.id(link.target));
                    self.losses.omitted("challenges of topics that are neither true nor false", name);
                }
            }
        }
    }

    /// The bearing that a relation says, where formats of debates have a word for it.
    fn exact(&self, bearing: Bearing, relation: &str, from: NodeId, to: NodeId) -> Bearing {
        let is_argument = matches!(self.catalog.node(to), Node::Argument(_));
        let back = || {
            self.catalog.claim(to).is_some_and(|other| {
                let is_same = |other: &str| other == relation;
                other.links.iter().any(|link| {
                    link.target == from && is_same(&self.catalog.vocabulary.relation(link.relation).id)
                })
            })
        };
        match (bearing, relation) {
            (Bearing::Attacks, "undercuts") if is_argument => Bearing::Undercuts,
            (Bearing::Attacks, "is-contradictory-to") if back() => Bearing::Contradictory,
            (Bearing::Attacks, "is-contrary-to") if back() => Bearing::Contrary,
            (Bearing::Supports, "entails") if !is_argument => Bearing::Entails,
            _ => bearing,
        }
    }

    fn end(&mut self, node: NodeId) -> Option<End> {
        match self.ends.get(&node) {
            Some(end) => Some(*end),
            None => self.statement(node).map(End::Statement),
        }
    }

    /// The statement of a claim or a topic; a topic has none before it is needed, and none if it cannot be true.
    fn statement(&mut self, node: NodeId) -> Option<usize> {
        match self.ends.get(&node) {
            Some(End::Statement(at)) => return Some(*at),
            Some(End::Inference(_)) => return None,
            None => {}
        }
        let topic = self.catalog.topic(node).filter(|_| self.catalog.is_affirmable(node))?;
        let at = self.debate.statements.len();
        let text = if topic.text.is_empty() { &topic.label } else { &topic.text };
        let statement = Statement { title: topic.label.clone(), text: text.clone(), ..Statement::default() };
        self.debate.statements.push(statement);
        self.ends.insert(node, End::Statement(at));
        Some(at)
    }

    /// The title that a quote prints, and whether it is an argument's; else the id. Other quotes are lost.
    fn title(&mut self, id: &str, quotes: &[String]) -> (String, bool) {
        let found = quotes.iter().position(|quote| of_quote(quote).is_some());
        for (at, quote) in quotes.iter().enumerate() {
            if Some(at) != found {
                self.losses.omitted("quotes", format!("{id}: “{quote}”"));
            }
        }
        let title = found.and_then(|at| of_quote(&quotes[at]));
        title.map_or_else(|| (id.to_owned(), false), |(title, is_sketch)| (title.to_owned(), is_sketch))
    }

    /// The heading, where a place is that alone.
    fn section(&mut self, id: &str, at: &Locator) -> String {
        let heading = match at.parts.as_slice() {
            [] => Some(String::new()),
            [part] => part.section_name(),
            _ => None,
        };
        match heading {
            Some(heading) => heading,
            None => {
                self.losses.omitted("places", format!("{id}: {at}"));
                String::new()
            }
        }
    }

    fn work(&mut self, work: NodeId) -> String {
        let key = self.catalog.id(work).to_owned();
        let title = self.catalog.work(work).map(|work| work.title.clone()).filter(|title| !title.is_empty());
        self.debate.works.entry(key.clone()).or_insert_with(|| title.unwrap_or_else(|| key.clone()));
        key
    }

    /// The fields of a record that only it has: who speaks, where it was read, who annotated it, a note.
    fn rest(&mut self, id: &str, has: [bool; 4]) {
        for (one, _) in
            ["speakers (`by`)", "works where claims were read (`via`)", "annotators (`reads`)", "notes"]
                .into_iter()
                .zip(has)
                .filter(|(_, has)| *has)
        {
            self.losses.omitted(one, id);
        }
    }
}

/// What a scheme is called: its text if that is no more than its name, else the words of its id.
fn called(id: &str, text: &str) -> String {
    if slug(text) == id { text.to_owned() } else { id.replace('-', " ") }
}
