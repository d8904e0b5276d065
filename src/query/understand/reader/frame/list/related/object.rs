//! What a relation leads to: the thing that is named, or what is said of it.

use crate::catalog::NodeClass as Class;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::clause::Named;
use crate::query::understand::reader::frame::list::related::Relating;
use crate::query::understand::reader::frame::list::{List, Target};
use crate::query::understand::reader::frame::verb::said;
use crate::query::understand::reader::relations::{Form, Meant};

impl List<'_> {
    /// A relation to what is named, or, where that is a topic and the relation leads to claims, to any claim about it.
    pub(super) fn with_object(mut self, named: &Named, words: &str, relating: &Relating<'_>) -> Vec<Self> {
        let is_topic = self.clause.class(named) == Some(Class::Topic);
        // `the bipolarity explanation`, with the kind beside the name.
        self.take_kinds_beside(named.first, named.last + 1);
        if let Some((sort, rows)) = &named.rows
            && !self.leads_to(relating.meant, sort.word())
            && !relating.is_cites()
        {
            let any = match sort {
                Sort::Scholar => format!("any claim (by {rows})"),
                Sort::Work => format!("any claim (that are stated by {rows})"),
                Sort::Topic | Sort::Kind(_) => format!("any claim (about {rows})"),
                _ => rows.clone(),
            };
            return self.with(named, |_| format!("that {words} {any}"));
        }
        let proves = self.clause.class(named) == Some(Class::Claim) && self.upholds(relating.meant);
        if proves && self.target == Target::Kind(Sort::Claim) {
            return self.evidence(named, words);
        }
        // To attack a topic is not to dispute what is said of it, unless it can be disputed itself.
        let is_noun = relating.meant[0].form == Form::Noun;
        let lifts = is_topic && (is_noun || self.can_lead_to(named, relating.meant));
        let lifted = lifts.then(|| Self { worth: self.worth - 2, if_found: true, ..self.clone() });
        // What speaks against somebody's theory speaks against what they say.
        let owner = self.owner_of(named).map(|owner| format!("that {words} any claim (by {owner})"));
        let about =
            |name: &str| owner.clone().unwrap_or_else(|| format!("that {words} any claim (about {name})"));
        let lifted = lifted.into_iter().flat_map(|list| list.with(named, about));
        let upheld = self.upheld(named, words, relating);
        let direct = Self { if_found: is_topic, ..self }.with(named, |name| format!("that {words} {name}"));
        direct.into_iter().chain(lifted).chain(upheld).collect()
    }

    /// The scholar by whose name a topic is called: `Kydd's theory`.
    fn owner_of(&self, named: &Named) -> Option<String> {
        let words = &self.clause.tokens[self.clause.mentions[named.first].words.clone()];
        let owner = words.iter().position(|token| token.possessive)?;
        let people = self.clause.known.names.person(self.clause.known.catalog, &words[..=owner]);
        match people.as_slice() {
            [one] => Some(self.clause.name(*one)),
            _ => None,
        }
    }

    /// What speaks against a topic speaks against a claim that speaks for it.
    fn upheld(&self, named: &Named, words: &str, relating: &Relating<'_>) -> Vec<Self> {
        let is_topic = self.clause.class(named) == Some(Class::Topic);
        let known = self.clause.known;
        let against = known.relations_for("dispute");
        let disputes = |meant: &Meant| against.iter().any(|known| known.verb.relation == meant.verb.relation);
        let supports = known.relations_for("support").into_iter().find(|meant| {
            self.can_lead_to(named, std::slice::from_ref(meant))
                && self.starts_from(std::slice::from_ref(meant)) == "claim"
        });
        let supports = supports.and_then(|meant| said(known.catalog, &meant.verb, false));
        let fits = is_topic && relating.meant.iter().all(disputes) && !relating.denied;
        let Some(supports) = supports.filter(|_| fits) else { return Vec::new() };
        let list = Self { worth: self.worth - 4, if_found: true, ..self.clone() };
        list.with(named, |name| format!("that {words} any claim (that {supports} {name})"))
    }

    /// `evidence for the claim that …`: what supports it, else what is cited for it, else its page.
    fn evidence(self, named: &Named, words: &str) -> Vec<Self> {
        let cited = Self { target: Target::Kind(Sort::Citation), worth: self.worth - 1, ..self.clone() };
        let page = Self { worth: self.worth - 8, ..self.clone() };
        let mut ways = Self { if_found: true, ..self }.with(named, |name| format!("that {words} {name}"));
        ways.extend(Self { if_found: true, ..cited }.with(named, |name| format!("for {name}")));
        ways.extend(page.whole(named, "page", |name| format!("what is {name}")));
        ways
    }

    /// True of relations by which a claim speaks for another.
    fn upholds(&self, meant: &[Meant]) -> bool {
        self.are_called(meant, &["support"])
    }

    /// True if all of the relations may be called by one of these verbs.
    fn are_called(&self, meant: &[Meant], verbs: &[&str]) -> bool {
        let called: Vec<Meant> =
            verbs.iter().flat_map(|verb| self.clause.known.relations_for(verb)).collect();
        meant.iter().all(|one| called.iter().any(|known| known.verb.relation == one.verb.relation))
    }

    /// True if one of the relations can lead to a thing of a kind.
    pub(in crate::query::understand::reader::frame::list) fn leads_to(
        &self,
        meant: &[Meant],
        kind: &str,
    ) -> bool {
        let vocabulary = &self.clause.known.catalog.vocabulary;
        meant.iter().any(|meant| match &meant.verb.relation {
            Relation::Declared { id, .. } => vocabulary.relation(*id).to.iter().any(|known| known == kind),
            _ => false,
        })
    }

    /// True if one of the relations can lead to what is named itself.
    fn can_lead_to(&self, named: &Named, meant: &[Meant]) -> bool {
        let catalog = self.clause.known.catalog;
        named.things.iter().flatten().all(|node| self.leads_to(meant, catalog.kind(*node)))
    }
}
