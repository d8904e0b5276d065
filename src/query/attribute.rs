//! What can be shown, compared and counted of a thing.

use std::collections::BTreeSet;

use crate::catalog::entry::{Claim, Force, Node, NodeId, Read, Work};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::locator_text;
use crate::index::Field;
use crate::order::{Key, Place, Text};

/// An attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// The id.
    Id,
    /// The kind.
    Kind,
    /// What a reader calls it.
    Label,
    /// The statement or description.
    Text,
    /// Other names.
    Names,
    /// The year of the work, or of a claim's work.
    Year,
    /// The work, or a claim's work.
    Work,
    /// Who makes a claim, who wrote a work, who a scholar is.
    Scholar,
    /// Where in the work.
    Locator,
    /// The work in which it was read.
    Via,
    /// Where in that work.
    ViaAt,
    /// How strongly it is claimed.
    Force,
    /// The words quoted.
    Quote,
    /// The annotator's note.
    Note,
    /// What a claim is about.
    About,
    /// The title of a work.
    Title,
    /// How well a work is known.
    Read,
    /// What a work is in its bibliography: `book`, `article`.
    Type,
    /// What is to be known of how a thing is known: `second-hand`, `first-hand`, `hedged`, `quoted`, `unquoted`.
    Mark,
    /// The work that a citation is of.
    Cited,
    /// Who wrote that work.
    CitedScholar,
    /// Where in that work.
    CitedAt,
    /// What a citation is for.
    Intent,
    /// The claims that a citation serves.
    Serves,
}

impl Attribute {
    /// Every attribute with its words; the first is the one that is printed.
    const WORDS: [(Self, &'static [&'static str]); 24] = [
        (Self::Id, &["id", "key"]),
        (Self::Kind, &["kind"]),
        (Self::Label, &["label"]),
        (Self::Text, &["text", "statement"]),
        (Self::Names, &["names", "aka"]),
        (Self::Year, &["year", "years"]),
        (Self::Work, &["work", "works", "in"]),
        (Self::Scholar, &["scholar", "scholars", "author", "authors", "by"]),
        (Self::Locator, &["locator", "at", "page", "pages", "place"]),
        (Self::Via, &["via"]),
        (Self::ViaAt, &["via-at"]),
        (Self::Force, &["force"]),
        (Self::Quote, &["quote", "quotes"]),
        (Self::Note, &["note"]),
        (Self::About, &["about", "topic", "topics"]),
        (Self::Title, &["title"]),
        (Self::Read, &["read"]),
        (Self::Type, &["type"]),
        (Self::Mark, &["mark", "marks"]),
        (Self::Cited, &["cited", "of"]),
        (Self::CitedScholar, &["cited-scholar", "cited-scholars"]),
        (Self::CitedAt, &["cited-at"]),
        (Self::Intent, &["intent", "intents", "as"]),
        (Self::Serves, &["for", "claims"]),
    ];

    /// The words by which questions call attributes.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::WORDS.into_iter().flat_map(|(_, words)| words.iter().copied())
    }

    /// The attribute of a word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::WORDS
            .into_iter()
            .find(|(_, words)| words.contains(&word.as_str()))
            .map(|(attribute, _)| attribute)
    }

    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::WORDS.into_iter().find(|(attribute, _)| *attribute == self);
        found.and_then(|(_, words)| words.first().copied()).unwrap_or_default()
    }

    /// The field of the text index that holds it, if one does.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Label | Self::Title => Some(Field::Label),
            Self::Names => Some(Field::Names),
            Self::Text => Some(Field::Text),
            Self::Quote => Some(Field::Quote),
            Self::Note => Some(Field::Note),
            Self::Scholar => Some(Field::People),
            _ => None,
        }
    }

    /// True if its values are places in a work.
    #[must_use]
    pub fn is_place(self) -> bool {
        matches!(self, Self::Locator | Self::ViaAt | Self::CitedAt)
    }

    /// A value as it is ordered: years by number, places by pages, notes and sections, the rest as text.
    #[must_use]
    pub fn key(self, value: &str) -> Key {
        match self {
            Self::Year => value.parse().map_or_else(|_| Key::Text(Text::of(value)), Key::Number),
            Self::Locator | Self::ViaAt | Self::CitedAt => Key::Place(Place::of(value)),
            _ => Key::Text(Text::of(value)),
        }
    }

    /// The values of a node, each once, as ids where they are things; several for, say, a work of two authors.
    #[must_use]
    pub fn values(self, catalog: &Catalog, node: NodeId) -> Vec<String> {
        let mut values = self.listed(catalog, node);
        let mut known = BTreeSet::new();
        values.retain(|value| known.insert(value.clone()));
        values
    }

    /// The values of a node as they are listed.
    fn listed(self, catalog: &Catalog, node: NodeId) -> Vec<String> {
        let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
        let ids = |nodes: &[NodeId]| nodes.iter().map(|node| catalog.id(*node).to_owned()).collect();
        match (self, catalog.node(node)) {
            (Self::Id, _) => one(catalog.id(node)),
            (Self::Kind, _) => one(catalog.kind(node)),
            (Self::Label, _) => one(&catalog.label(node)),
            (Self::Text, Node::Topic(topic)) => one(&topic.text),
            (Self::Text, Node::Claim(claim)) => one(&claim.text),
            (Self::Text | Self::Title, Node::Work(work)) => one(&work.title),
            (Self::Names, Node::Topic(topic)) => topic.aka.clone(),
            (Self::Names, Node::Scholar(scholar)) => scholar.aka.clone(),
            (Self::Year, Node::Work(work)) => work.year.map(|year| year.to_string()).into_iter().collect(),
            (Self::Year, Node::Claim(claim)) => self.values(catalog, claim.work),
            (Self::Work, Node::Claim(claim)) => ids(&[claim.work]),
            (Self::Work, Node::Work(_)) => ids(&[node]),
            (Self::Work, Node::Topic(topic)) => {
                topic.stated.iter().map(|place| catalog.id(place.work).to_owned()).collect()
            }
            (Self::Scholar, Node::Claim(claim)) => ids(catalog.speakers(claim)),
            (Self::Scholar, Node::Work(work)) => ids(work.makers()),
            (Self::Scholar, Node::Scholar(_)) => ids(&[node]),
            (Self::Locator, Node::Claim(claim)) => one(&claim.at.to_string()),
            (Self::Locator, Node::Topic(topic)) => one(&locator_text(topic.stated.first())),
            (Self::Locator, Node::Work(work)) => one(work.fields.get("pages").map_or("", String::as_str)),
            (Self::Via, Node::Claim(claim)) => {
                claim.via.iter().map(|via| catalog.id(via.work).to_owned()).collect()
            }
            (Self::ViaAt, Node::Claim(claim)) => {
                one(&claim.via.as_ref().map_or_else(String::new, |via| via.locator.to_string()))
            }
            (Self::Force, Node::Claim(claim)) => one(claim.force.word()),
            (Self::Quote, Node::Claim(claim)) => claim.quotes.clone(),
            (Self::Note, Node::Topic(topic)) => one(&topic.note),
            (Self::Note, Node::Claim(claim)) => one(&claim.note),
            (Self::Note, Node::Work(work)) => one(&work.note),
            (Self::About, Node::Claim(claim)) => ids(&claim.about),
            (Self::Read, Node::Work(work)) => {
                work.read.map(|read| read.word().to_owned()).into_iter().collect()
            }
            (Self::Type, Node::Work(work)) => one(&work.kind),
            (Self::Mark, Node::Claim(claim)) => marks(claim),
            (Self::Mark, Node::Work(work)) => match work.read {
                Some(Read::SecondHand) => one(SECOND_HAND),
                Some(Read::Full | Read::Part) => one(FIRST_HAND),
                None => Vec::new(),
            },
            (_, Node::Citation(_)) => catalog.citation(node).map_or_else(Vec::new, |cite| match self {
                Self::Work => ids(&[cite.from.work]),
                Self::Scholar => ids(catalog.work(cite.from.work).map_or(&[], Work::makers)),
                Self::Locator => one(&cite.from.locator.to_string()),
                Self::Year => self.values(catalog, cite.from.work),
                Self::Cited => ids(&[cite.to.work]),
                Self::CitedScholar => ids(catalog.work(cite.to.work).map_or(&[], Work::makers)),
                Self::CitedAt => one(&cite.to.locator.to_string()),
                Self::Intent => one(&cite.intent),
                Self::Serves => ids(&cite.serves),
                Self::Note => one(&cite.note),
                _ => Vec::new(),
            }),
            _ => Vec::new(),
        }
    }

    /// The class of the things whose ids its values are; none if they are words.
    #[must_use]
    pub fn class(self) -> Option<Class> {
        match self {
            Self::Scholar | Self::CitedScholar => Some(Class::Scholar),
            Self::Work | Self::Via | Self::Cited => Some(Class::Work),
            Self::About => Some(Class::Topic),
            Self::Serves => Some(Class::Claim),
            _ => None,
        }
    }

    /// The year of a node, for comparisons and order.
    #[must_use]
    pub fn year(catalog: &Catalog, node: NodeId) -> Option<i32> {
        match catalog.node(node) {
            Node::Work(work) => work.year,
            Node::Claim(claim) => catalog.work(claim.work).and_then(|work| work.year),
            Node::Citation(_) => Self::year(catalog, catalog.citation(node)?.from.work),
            Node::Topic(_) | Node::Scholar(_) => None,
        }
    }
}

const SECOND_HAND: &str = "second-hand";
const FIRST_HAND: &str = "first-hand";

/// The marks that things can have, which questions use as adjectives: `second-hand claims`.
pub const MARKS: [&str; 5] = [FIRST_HAND, "hedged", "quoted", SECOND_HAND, "unquoted"];

fn marks(claim: &Claim) -> Vec<String> {
    let hand = if claim.via.is_some() { SECOND_HAND } else { FIRST_HAND };
    let quoted = if claim.quotes.is_empty() { "unquoted" } else { "quoted" };
    // A question hedges nothing: it says nothing.
    let hedged = (claim.force == Force::Suggests).then_some("hedged");
    [Some(hand), hedged, Some(quoted)].into_iter().flatten().map(str::to_owned).collect()
}
