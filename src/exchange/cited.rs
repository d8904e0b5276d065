//! Claims and arguments with what is cited for them, as parts of a document.

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId, Place};
use crate::exchange::document::{Cite, Inline};
use crate::graph::{Edge, Evidence, Graph, Meaning, Source};
use crate::render::{cite, names};
use crate::statement;
use crate::verdict::Speaker;

/// What parts of documents are made of.
#[derive(Clone, Copy)]
pub(super) struct Cited<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) graph: &'a Graph,
}

impl Cited<'_> {
    /// Where something stands, and where it was read: `The Minister in [@evans2010, p. 31; via @chen2004, n. 4]`. A work of
    /// the library itself is in no bibliography, and is named.
    pub(super) fn source(&self, source: &Source) -> Vec<Inline> {
        let stated = source.claim.or(source.argument).and_then(|id| self.catalog.stated_as(id));
        let speakers = stated.map_or(&[][..], |stated| stated.by);
        let speakers: Vec<String> = speakers.iter().map(|who| self.catalog.label(*who)).collect();
        let mut line = Vec::new();
        if !speakers.is_empty() {
            line.push(Inline::Text(format!("{} in ", speakers.join(" and "))));
        }
        let places = [("", &source.place), ("via", &source.via)];
        let places: Vec<(&str, &Place)> =
            places.into_iter().filter_map(|(before, place)| Some((before, place.as_ref()?))).collect();
        let is_own = |place: &Place| self.catalog.work(place.work).is_some_and(|work| work.is_own);
        if places.iter().any(|(_, place)| is_own(place)) {
            line.push(Inline::Text(cite::read_in(
                self.catalog,
                &Source { claim: None, argument: None, ..source.clone() },
            )));
        } else if !places.is_empty() {
            let cite = |(before, place): &(&str, &Place)| Cite {
                before: (*before).to_owned(),
                key: self.catalog.id(place.work).to_owned(),
                place: place.locator.clone(),
            };
            line.push(Inline::Cite(places.iter().map(cite).collect()));
        }
        line
    }

    /// Where a claim or an argument stands.
    pub(super) fn of(&self, stated: NodeId) -> Vec<Inline> {
        self.source(&Evidence::of_stated(self.catalog, stated).source(self.catalog))
    }

    /// What somebody says, as a sentence with its force, its conditions and its citation, and what disputes or qualifies it.
    pub(super) fn sentence(&self, speaker: &Speaker) -> Vec<Inline> {
        let (text, source) = cite::speaker(self.catalog, speaker);
        let force = cite::force_of(self.catalog, &source);
        let force = (force != Force::Asserts).then(|| force.word().to_owned());
        let conditional = source.claim.map(|claim| self.conditional(claim)).unwrap_or_default();
        let remarks: Vec<String> = force.into_iter().chain(conditional).collect();
        let cited = self.source(&source);
        let mut line = vec![Inline::text(without_stop(&text))];
        if !remarks.is_empty() {
            line.push(Inline::Text(format!(" ({})", remarks.join("; "))));
        }
        match cited.first() {
            None => {}
            Some(Inline::Cite(_)) => line.extend([vec![Inline::text(" ")], cited].concat()),
            // Somebody's words in the work of another.
            Some(_) => line.extend([vec![Inline::text(" (")], cited, vec![Inline::text(")")]].concat()),
        }
        let challenges =
            source.claim.or(source.argument).map(|stated| self.challenges(stated)).unwrap_or_default();
        if !challenges.is_empty() {
            line.push(Inline::text("; "));
            line.extend(challenges);
        }
        line.push(Inline::text("."));
        line
    }

    /// What a claim says under conditions.
    fn conditional(&self, id: NodeId) -> Vec<String> {
        let Some(claim) = self.catalog.claim(id) else { return Vec::new() };
        let said = claim.says.iter().filter(|said| !said.when.is_empty());
        let said = said.map(|said| statement::said(self.catalog, said, claim.force));
        let own = self.graph.outgoing(id).filter(Edge::is_own).filter_map(|edge| {
            let when = edge.conditions(self.catalog).words(self.catalog);
            let words = statement::edge(&self.catalog.vocabulary, &edge);
            (!when.is_empty()).then(|| format!("{words} {} {when}", self.catalog.label(edge.to)))
        });
        said.chain(own).collect()
    }

    /// What disputes or qualifies something: `disputed by [@chen2004, pp. 11-12]; qualified (only asks) by …`.
    pub(super) fn challenges(&self, of: NodeId) -> Vec<Inline> {
        let vocabulary = &self.catalog.vocabulary;
        let manners: Vec<_> =
            ["disputes", "qualifies"].iter().filter_map(|name| vocabulary.find(name)).collect();
        let mut line = Vec::new();
        for edge in self.graph.incoming(of).filter(Edge::is_own) {
            let Meaning::Declared(id) = edge.meaning else { continue };
            if !manners.iter().any(|manner| vocabulary.implies(id, *manner)) {
                continue;
            }
            if !line.is_empty() {
                line.push(Inline::text("; "));
            }
            line.push(Inline::Text(format!("{} ", statement::inverse(vocabulary, id, edge.force))));
            line.extend(self.of(edge.from));
        }
        line
    }

    /// What a claim says of topics, and how it itself bears on something.
    pub(super) fn says(&self, id: NodeId) -> Vec<Inline> {
        let Some(claim) = self.catalog.claim(id) else { return Vec::new() };
        let said = claim
            .says
            .iter()
            .map(|said| vec![Inline::Text(statement::said(self.catalog, said, claim.force))]);
        let own = self
            .graph
            .outgoing(id)
            .filter(|edge| edge.is_own() && matches!(edge.meaning, Meaning::Declared(_)));
        let own = own.map(|edge| {
            let when = edge.conditions(self.catalog).words(self.catalog);
            let words = statement::edge(&self.catalog.vocabulary, &edge);
            let (end, when) = (self.named(edge.to), if when.is_empty() { when } else { format!(" {when}") });
            [vec![Inline::Text(format!("{words} "))], end, vec![Inline::Text(when)]].concat()
        });
        joined(said.chain(own))
    }

    /// Something by its name; a claim or an argument by where it stands.
    pub(super) fn named(&self, node: NodeId) -> Vec<Inline> {
        if self.catalog.can_stand(node) && self.catalog.stated_as(node).is_some() {
            return self.of(node);
        }
        vec![Inline::Text(names::plain(self.catalog, node))]
    }

    /// The premises of an argument, or its conclusion: claims by their words, topics by their names.
    pub(super) fn end(&self, node: NodeId) -> Vec<Inline> {
        match self.catalog.stated_as(node) {
            Some(stated) => {
                [vec![Inline::Text(format!("{} ", without_stop(stated.text)))], self.of(node)].concat()
            }
            None => self.named(node),
        }
    }
}

/// Lines with semicolons between them.
pub(super) fn joined(lines: impl Iterator<Item = Vec<Inline>>) -> Vec<Inline> {
    let mut all = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        if !all.is_empty() {
            all.push(Inline::text("; "));
        }
        all.extend(line);
    }
    all
}

/// A sentence without its full stop, to which something is added.
pub(super) fn without_stop(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('.').unwrap_or(text)
}
