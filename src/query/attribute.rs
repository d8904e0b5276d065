//! What can be shown, compared and counted of a thing.

use std::collections::BTreeSet;

use crate::bibliography::is_of_type;
use crate::catalog::entry::{Argument, Claim, Excerpt, Force, Node, NodeId, Read, Work};
use crate::catalog::stated::Stated;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::locator_text;
use crate::index::Field;
use crate::order::{Key, Place, Text, is_at};

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
    /// Who makes a claim or an argument, who wrote a work, who a scholar is.
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
    /// From what an argument concludes.
    Premises,
    /// What an argument concludes.
    Concludes,
    /// How an argument goes.
    Scheme,
    /// How it stands under what challenges it: `unchallenged`, `defended`, `challenged`, `undecided`.
    Standing,
    /// What claims come to about a topic that can be true: `affirmed`, `rejected`, `divided`, `depends`, `silent`.
    Verdict,
    /// The topics under whose condition something holds that a claim says.
    When,
    /// Words that were put to an excerpt in another program.
    Tags,
    /// Who marked an excerpt, and when.
    Marked,
    /// Why no claim is made of an excerpt.
    Done,
    /// The excerpts that a claim or an argument was made from.
    From,
}

impl Attribute {
    /// Every attribute with its words; the first is the one that is printed.
    const WORDS: [(Self, &'static [&'static str]); 34] = [
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
        (Self::Premises, &["premises", "premise"]),
        (Self::Concludes, &["concludes", "conclusion"]),
        (Self::Scheme, &["scheme", "schemes"]),
        (Self::Standing, &["standing"]),
        (Self::Verdict, &["verdict", "verdicts"]),
        (Self::When, &["when", "condition", "conditions"]),
        (Self::Tags, &["tags", "tag"]),
        (Self::Marked, &["marked"]),
        (Self::Done, &["done"]),
        (Self::From, &["excerpt", "excerpts"]),
    ];

    /// Every attribute.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(attribute, _)| attribute)
    }

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
            Self::Names | Self::Tags => Some(Field::Names),
            Self::Text => Some(Field::Text),
            Self::Quote => Some(Field::Quote),
            Self::Note => Some(Field::Note),
            Self::Scholar | Self::Marked => Some(Field::People),
            _ => None,
        }
    }

    /// True if its values are places in a work.
    #[must_use]
    pub fn is_place(self) -> bool {
        matches!(self, Self::Locator | Self::ViaAt | Self::CitedAt)
    }

    /// True if a value is one that is asked for: the same, or a place that has something of it.
    #[must_use]
    pub fn is_met(self, value: &str, asked: &str) -> bool {
        value == asked
            || self.is_place() && is_at(value, asked)
            || self == Self::Type && is_of_type(value, asked)
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

    /// The values of a node that its record gives, each once, as ids where they are things; several for, say, a work
    /// of two authors. [`Standing`](Self::Standing) and [`Verdict`](Self::Verdict) are worked out elsewhere.
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
        if let Some(stated) = catalog.stated_as(node)
            && let Some(values) = self.of_stated(catalog, &stated)
        {
            return values;
        }
        match (self, catalog.node(node)) {
            (Self::Id, _) => one(catalog.id(node)),
            (Self::Kind, _) => one(catalog.kind(node)),
            (Self::Label, _) => one(&catalog.label(node)),
            (Self::Text, Node::Topic(topic)) => one(&topic.text),
            (Self::Text | Self::Title, Node::Work(work)) => one(&work.title),
            (Self::Names, Node::Topic(topic)) => topic.aka.clone(),
            (Self::Names, Node::Scholar(scholar)) => scholar.aka.clone(),
            (Self::Year, Node::Work(work)) => work.year.map(|year| year.to_string()).into_iter().collect(),
            (Self::Work, Node::Work(_)) => ids(&[node]),
            (Self::Work, Node::Topic(topic)) => {
                topic.stated.iter().map(|place| catalog.id(place.work).to_owned()).collect()
            }
            (Self::Scholar, Node::Work(work)) => ids(work.makers()),
            (Self::Scholar, Node::Scholar(_)) => ids(&[node]),
            (Self::Locator, Node::Topic(topic)) => one(&locator_text(topic.stated.first())),
            (Self::Locator, Node::Work(work)) => one(work.fields.get("pages").map_or("", String::as_str)),
            (Self::Force, Node::Claim(claim)) => one(claim.force.word()),
            (Self::Note, Node::Topic(topic)) => one(&topic.note),
            (Self::Note, Node::Work(work)) => one(&work.note),
            (Self::About, Node::Claim(claim)) => ids(&claim.about),
            (Self::When, Node::Claim(claim)) => ids(&claim.conditions()),
            (Self::Read, Node::Work(work)) => {
                work.read.map(|read| read.word().to_owned()).into_iter().collect()
            }
            (Self::Type, Node::Work(work)) => one(&work.kind),
            (Self::Mark, Node::Claim(claim)) => marks(catalog, claim),
            (Self::From, Node::Claim(claim)) => ids(&claim.from),
            (Self::From, Node::Argument(argument)) => ids(&argument.from),
            (_, Node::Excerpt(excerpt)) => self.of_excerpt(catalog, excerpt),
            (Self::Premises, Node::Argument(argument)) => ids(&argument.premises),
            (Self::Concludes, Node::Argument(argument)) => ids(&[argument.concludes]),
            (Self::Scheme, Node::Argument(argument)) => one(&argument.scheme),
            (Self::Mark, Node::Argument(argument)) => {
                source_marks(argument.via.is_some(), &argument.quotes).map(str::to_owned).to_vec()
            }
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

    /// The values of an excerpt.
    fn of_excerpt(self, catalog: &Catalog, excerpt: &Excerpt) -> Vec<String> {
        let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
        let ids = |nodes: &[NodeId]| nodes.iter().map(|node| catalog.id(*node).to_owned()).collect();
        match self {
            Self::Text => one(&excerpt.words()),
            Self::Quote => excerpt.quotes.clone(),
            Self::Note => one(&excerpt.note),
            Self::Locator => one(&excerpt.at.to_string()),
            Self::About => ids(&excerpt.about),
            Self::Tags => excerpt.tags.clone(),
            Self::Marked => one(&excerpt.marked),
            Self::Done => one(&excerpt.done),
            Self::Mark => {
                let quoted = if excerpt.quotes.is_empty() { "unquoted" } else { "quoted" };
                vec![excerpt.used().word().to_owned(), quoted.to_owned()]
            }
            Self::Serves => ids(&excerpt.made),
            Self::Work => ids(&[excerpt.work]),
            Self::Scholar => ids(catalog.makers(&[], excerpt.work)),
            Self::Year => self.values(catalog, excerpt.work),
            _ => Vec::new(),
        }
    }

    /// The values of a claim or an argument that both have; none for other attributes.
    fn of_stated(self, catalog: &Catalog, stated: &Stated<'_>) -> Option<Vec<String>> {
        let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
        let ids = |nodes: &[NodeId]| nodes.iter().map(|node| catalog.id(*node).to_owned()).collect();
        Some(match self {
            Self::Text => one(stated.text),
            Self::Year => self.values(catalog, stated.work),
            Self::Work => ids(&[stated.work]),
            Self::Scholar => ids(catalog.makers(stated.by, stated.work)),
            Self::Locator => one(&stated.at.to_string()),
            Self::Via => stated.via.map(|via| catalog.id(via.work).to_owned()).into_iter().collect(),
            Self::ViaAt => one(&stated.via.map_or_else(String::new, |via| via.locator.to_string())),
            Self::Quote => stated.quotes.to_vec(),
            Self::Note => one(stated.note),
            _ => return None,
        })
    }

    /// The class of the things whose ids its values are; none if they are words.
    #[must_use]
    pub fn class(self) -> Option<Class> {
        match self {
            Self::Scholar | Self::CitedScholar => Some(Class::Scholar),
            Self::Work | Self::Via | Self::Cited => Some(Class::Work),
            Self::About | Self::When => Some(Class::Topic),
            Self::Serves => Some(Class::Claim),
            _ => None,
        }
    }

    /// The year of a node, for comparisons and order.
    #[must_use]
    pub fn year(catalog: &Catalog, node: NodeId) -> Option<i32> {
        match catalog.node(node) {
            Node::Work(work) => work.year,
            Node::Claim(Claim { work, .. }) | Node::Argument(Argument { work, .. }) => {
                catalog.work(*work).and_then(|work| work.year)
            }
            Node::Excerpt(Excerpt { work, .. }) => Self::year(catalog, *work),
            Node::Citation(_) => Self::year(catalog, catalog.citation(node)?.from.work),
            Node::Topic(_) | Node::Scholar(_) => None,
        }
    }
}

const SECOND_HAND: &str = "second-hand";
const FIRST_HAND: &str = "first-hand";
const CONDITIONAL: &str = "conditional";
const REPORTED: &str = "reported";

/// The values that questions use as adjectives, with their attributes: `second-hand claims`, `challenged claims`.
pub const ADJECTIVES: [(&str, Attribute); 18] = [
    (CONDITIONAL, Attribute::Mark),
    (FIRST_HAND, Attribute::Mark),
    ("hedged", Attribute::Mark),
    ("quoted", Attribute::Mark),
    (REPORTED, Attribute::Mark),
    (SECOND_HAND, Attribute::Mark),
    ("unquoted", Attribute::Mark),
    ("done", Attribute::Mark),
    ("unused", Attribute::Mark),
    ("used", Attribute::Mark),
    ("unchallenged", Attribute::Standing),
    ("defended", Attribute::Standing),
    ("challenged", Attribute::Standing),
    ("undecided", Attribute::Standing),
    ("affirmed", Attribute::Verdict),
    ("rejected", Attribute::Verdict),
    ("divided", Attribute::Verdict),
    ("silent", Attribute::Verdict),
];

/// The adjectives that are of excerpts alone.
pub const OF_EXCERPTS: [&str; 3] = ["done", "unused", "used"];

/// The value that a word is the adjective of, in any case, with its attribute.
#[must_use]
pub fn adjective(word: &str) -> Option<(&'static str, Attribute)> {
    ADJECTIVES.into_iter().find(|(adjective, _)| word.eq_ignore_ascii_case(adjective))
}

fn marks(catalog: &Catalog, claim: &Claim) -> Vec<String> {
    let [hand, quoted] = source_marks(claim.via.is_some(), &claim.quotes);
    // What another's work puts down to somebody is no word of his or her own, wherever that was read.
    let hand = Some(hand).filter(|hand| *hand == SECOND_HAND || !catalog.is_reported(claim));
    // A question hedges nothing: it says nothing.
    let hedged = (claim.force == Force::Suggests).then_some("hedged");
    let conditional = (!claim.conditions().is_empty()).then_some(CONDITIONAL);
    let reported = catalog.is_reported(claim).then_some(REPORTED);
    [hand, reported, hedged, conditional, Some(quoted)].into_iter().flatten().map(str::to_owned).collect()
}

/// The marks of a claim or an argument that tell where it was read and whether its words are given.
fn source_marks(is_second_hand: bool, quotes: &[String]) -> [&'static str; 2] {
    let hand = if is_second_hand { SECOND_HAND } else { FIRST_HAND };
    [hand, if quotes.is_empty() { "unquoted" } else { "quoted" }]
}
