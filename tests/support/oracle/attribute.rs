//! Attributes, after the table in `docs/query-language.md`.

use std::collections::BTreeSet;

use catena::catalog::entry::{Claim, Node, NodeId, Read};
use catena::query::attribute::Attribute;

use super::part::{Part, arguers, makers, speakers};

impl Part<'_> {
    /// The values of an attribute.
    pub(super) fn values(&self, id: NodeId, attribute: Attribute) -> Vec<String> {
        let catalog = self.catalog;
        let word = |text: &str| vec![text.to_owned()];
        let ids = |nodes: Vec<NodeId>| nodes.into_iter().map(|node| catalog.id(node).to_owned()).collect();
        let hand = |second: bool| if second { "second-hand" } else { "first-hand" };
        let mut values: Vec<String> = match (attribute, catalog.node(id)) {
            (Attribute::Id, _) => word(catalog.id(id)),
            (Attribute::Kind, _) => word(catalog.kind(id)),
            (Attribute::Label, _) => vec![catalog.label(id)],
            (Attribute::Year, _) => self.year(id).map(|year| year.to_string()).into_iter().collect(),
            (Attribute::Standing, _) if self.can_stand(id) => word(self.standing(id)),
            (Attribute::Verdict, Node::Topic(_)) if self.is_affirmable(id) => {
                let affirms = catalog.vocabulary.find("affirms").unwrap();
                vec![self.word(&self.verdict(id, affirms, id))]
            }
            (Attribute::Text, Node::Topic(topic)) => word(&topic.text),
            (Attribute::Note, Node::Topic(topic)) => word(&topic.note),
            (Attribute::Names, Node::Topic(topic)) => topic.aka.clone(),
            (Attribute::Work, Node::Topic(topic)) => ids(topic.stated.iter().map(|one| one.work).collect()),
            (Attribute::Locator, Node::Topic(topic)) => {
                topic.stated.first().map(|one| one.locator.to_string()).into_iter().collect()
            }
            (Attribute::Text, Node::Claim(claim)) => word(&claim.text),
            (Attribute::Note, Node::Claim(claim)) => word(&claim.note),
            (Attribute::Work, Node::Claim(claim)) => ids(vec![claim.work]),
            (Attribute::Scholar, Node::Claim(claim)) => ids(speakers(catalog, claim)),
            (Attribute::Locator, Node::Claim(claim)) => vec![claim.at.to_string()],
            (Attribute::Via, Node::Claim(claim)) => ids(claim.via.iter().map(|via| via.work).collect()),
            (Attribute::ViaAt, Node::Claim(claim)) => {
                word(&claim.via.as_ref().map_or_else(String::new, |via| via.locator.to_string()))
            }
            (Attribute::Force, Node::Claim(claim)) => word(claim.force.word()),
            (Attribute::Quote, Node::Claim(claim)) => claim.quotes.clone(),
            (Attribute::About, Node::Claim(claim)) => ids(claim.about.clone()),
            (Attribute::When, Node::Claim(claim)) => ids(conditions(claim).into_iter().collect()),
            (Attribute::Mark, Node::Claim(claim)) => {
                let makers = makers(catalog, claim.work);
                let is_others = !claim.by.is_empty() && !claim.by.iter().any(|who| makers.contains(who));
                let mut marks = if claim.via.is_none() && is_others {
                    Vec::new()
                } else {
                    word(hand(claim.via.is_some()))
                };
                let hedged = claim.force.word() == "suggests";
                marks.extend((claim.via.is_some() || is_others).then(|| "reported".to_owned()));
                marks.extend(hedged.then(|| "hedged".to_owned()));
                let is_conditional = !conditions(claim).is_empty();
                marks.extend(is_conditional.then(|| "conditional".to_owned()));
                marks.extend(word(if claim.quotes.is_empty() { "unquoted" } else { "quoted" }));
                marks
            }
            (Attribute::From, Node::Claim(claim)) => ids(claim.from.clone()),
            (Attribute::Text, Node::Argument(argument)) => word(&argument.text),
            (Attribute::Note, Node::Argument(argument)) => word(&argument.note),
            (Attribute::Work, Node::Argument(argument)) => ids(vec![argument.work]),
            (Attribute::Scholar, Node::Argument(argument)) => ids(arguers(catalog, argument)),
            (Attribute::Locator, Node::Argument(argument)) => vec![argument.at.to_string()],
            (Attribute::Via, Node::Argument(argument)) => {
                ids(argument.via.iter().map(|via| via.work).collect())
            }
            (Attribute::ViaAt, Node::Argument(argument)) => {
                word(&argument.via.as_ref().map_or_else(String::new, |via| via.locator.to_string()))
            }
            (Attribute::Quote, Node::Argument(argument)) => argument.quotes.clone(),
            (Attribute::Premises, Node::Argument(argument)) => ids(argument.premises.clone()),
            (Attribute::Concludes, Node::Argument(argument)) => ids(vec![argument.concludes]),
            (Attribute::Scheme, Node::Argument(argument)) => word(&argument.scheme),
            (Attribute::Mark, Node::Argument(argument)) => {
                let mut marks = word(hand(argument.via.is_some()));
                marks.extend(word(if argument.quotes.is_empty() { "unquoted" } else { "quoted" }));
                marks
            }
            (Attribute::Text | Attribute::Title, Node::Work(work)) => word(&work.title),
            (Attribute::Note, Node::Work(work)) => word(&work.note),
            (Attribute::Work, Node::Work(_)) => ids(vec![id]),
            (Attribute::Scholar, Node::Work(_)) => ids(makers(catalog, id)),
            (Attribute::Locator, Node::Work(work)) => work.fields.get("pages").cloned().into_iter().collect(),
            (Attribute::Read, Node::Work(work)) => {
                work.read.map(|r| r.word().to_owned()).into_iter().collect()
            }
            (Attribute::Mark, Node::Work(work)) => {
                work.read.map(|read| hand(read == Read::SecondHand).to_owned()).into_iter().collect()
            }
            (Attribute::Names, Node::Scholar(scholar)) => scholar.aka.clone(),
            (Attribute::Scholar, Node::Scholar(_)) => ids(vec![id]),
            (attribute, Node::Excerpt(excerpt)) => match attribute {
                Attribute::Text => word(&excerpt.words()),
                Attribute::Quote => excerpt.quotes.clone(),
                Attribute::Note => word(&excerpt.note),
                Attribute::Work => ids(vec![excerpt.work]),
                Attribute::Scholar => ids(makers(catalog, excerpt.work)),
                Attribute::Locator => vec![excerpt.at.to_string()],
                Attribute::About => ids(excerpt.about.clone()),
                Attribute::Tags => excerpt.tags.clone(),
                Attribute::Marked => word(&excerpt.marked),
                Attribute::Done => word(&excerpt.done),
                Attribute::Serves => {
                    let made = catalog.claims().filter(|(_, claim)| claim.from.contains(&id));
                    ids(made.map(|(claim, _)| claim).collect())
                }
                Attribute::Mark => {
                    let is_used = catalog.claims().any(|(_, claim)| claim.from.contains(&id));
                    let rest = if excerpt.done.is_empty() { "unused" } else { "done" };
                    let mut marks = word(if is_used { "used" } else { rest });
                    marks.extend(word(if excerpt.quotes.is_empty() { "unquoted" } else { "quoted" }));
                    marks
                }
                _ => Vec::new(),
            },
            (attribute, Node::Citation(at)) => {
                let cite = &catalog.cites[*at];
                match attribute {
                    Attribute::Work => ids(vec![cite.from.work]),
                    Attribute::Scholar => ids(makers(catalog, cite.from.work)),
                    Attribute::Locator => vec![cite.from.locator.to_string()],
                    Attribute::Cited => ids(vec![cite.to.work]),
                    Attribute::CitedScholar => ids(makers(catalog, cite.to.work)),
                    Attribute::CitedAt => vec![cite.to.locator.to_string()],
                    Attribute::Intent => word(&cite.intent),
                    Attribute::Serves => ids(cite.serves.clone()),
                    Attribute::Note => word(&cite.note),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        };
        let mut known = BTreeSet::new();
        values.retain(|value| !value.is_empty() && known.insert(value.clone()));
        values
    }

    /// The year of a work, or of the work of a claim, argument or citation.
    pub(super) fn year(&self, id: NodeId) -> Option<i32> {
        let work = match self.catalog.node(id) {
            Node::Work(_) => id,
            Node::Claim(claim) => claim.work,
            Node::Argument(argument) => argument.work,
            Node::Excerpt(excerpt) => excerpt.work,
            Node::Citation(at) => self.catalog.cites[*at].from.work,
            Node::Topic(_) | Node::Scholar(_) => return None,
        };
        self.catalog.work(work).unwrap().year
    }
}

fn conditions(claim: &Claim) -> BTreeSet<NodeId> {
    claim.says.iter().flat_map(|said| said.when.clone()).chain(claim.when.clone()).collect()
}
