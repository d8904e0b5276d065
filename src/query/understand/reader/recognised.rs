//! What the words of a question were recognised as, for who shows a question with its mentions marked.

use std::ops::Range;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::query::expr::Named;
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::reader::Vocabulary;
use crate::query::understand::reader::mention::Sense;
use crate::query::understand::reader::parted::Parted;
use crate::query::understand::reader::token::asked;
use crate::query::understand::reader::when::WITH_PLACE;

/// Of a question with more words none is marked.
const MOST_WORDS: usize = 200;

/// What words may be recognised as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// A thing, or one of several that are called so; never none.
    Thing(Vec<NodeId>),
    /// A kind, by the word of the core.
    Kind(String),
    /// A relation, by its id; of several that may be meant the first.
    Relation(String),
    /// How claims are made or stand, in the words of a condition.
    Mark(String),
    /// Years.
    Years(String),
    /// A place in a work.
    Place(String),
    /// What a work is cited as.
    Intent(String),
    /// Words that are looked for.
    Text,
}

/// Words of a question, and what they were recognised as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Where they are, in bytes.
    pub words: Range<usize>,
    /// As what.
    pub class: Class,
}

impl Vocabulary {
    /// The words of a question that mention something, in their order, as what its meaning has them; of a question
    /// without a meaning, as what they are most likely. Words that ask or join are not among them.
    #[must_use]
    pub fn recognised(&self, lexicon: &Lexicon<'_>, text: &str, meant: Option<&Named>) -> Vec<Recognised> {
        let tokens = asked(text);
        if tokens.len() > MOST_WORDS {
            return Vec::new();
        }
        let mut end = 0;
        let mut found = Vec::new();
        for mention in self.known(lexicon, &Parted::default()).mentions(&tokens) {
            let Some((first, last)) = tokens[mention.words]
                .split_first()
                .map(|(first, rest)| (first, rest.last().unwrap_or(first)))
            else {
                continue;
            };
            let words = first.span.start..last.span.end;
            let class = mention.senses.iter().find_map(|sense| class(lexicon.catalog(), sense, meant));
            // Two words may be said in one.
            if let Some(class) = class.filter(|_| words.start >= end) {
                end = words.end;
                found.push(Recognised { words, class });
            }
        }
        found
    }
}

/// What a sense says that the meaning of the question has; none of a sense that it has not.
fn class(catalog: &Catalog, sense: &Sense, meant: Option<&Named>) -> Option<Class> {
    match sense {
        Sense::Thing(nodes) => {
            let is_meant = |node: &NodeId| meant.is_none_or(|meant| meant.nodes.contains(node));
            let nodes: Vec<NodeId> = nodes.iter().copied().filter(is_meant).collect();
            (!nodes.is_empty()).then_some(Class::Thing(nodes))
        }
        Sense::Kind(sort, _) | Sense::Rows(sort, _) => Some(Class::Kind(sort.word().to_owned())),
        Sense::Relation(all) => {
            let mut relations = all.iter().map(|one| &one.verb.relation);
            let relation = relations.find(|relation| meant.is_none_or(|meant| meant.has(relation)))?;
            Some(Class::Relation(relation.word(&catalog.vocabulary).to_owned()))
        }
        Sense::Mark(words) => Some(Class::Mark((*words).to_owned())),
        Sense::Unit(words) if words.starts_with(WITH_PLACE) => Some(Class::Place(words.clone())),
        Sense::Unit(words) if words.starts_with("as ") => Some(Class::Intent(words.clone())),
        Sense::Unit(words) => Some(Class::Years(words.clone())),
        Sense::Text(_) => Some(Class::Text),
        Sense::Cue(_) | Sense::Joint(_) | Sense::Small | Sense::Unknown => None,
    }
}
