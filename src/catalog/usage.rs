//! How often the words that a corpus declares are used in it.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::vocabulary::RelationId;

/// How often each declared word is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The topics of each kind, by its id.
    pub kinds: BTreeMap<String, usize>,
    /// What each relation is said of: once for each pair in a record.
    pub relations: BTreeMap<RelationId, usize>,
    /// The citations of each intent, by its id.
    pub intents: BTreeMap<String, usize>,
    /// The arguments of each scheme, by its id.
    pub schemes: BTreeMap<String, usize>,
}

impl Usage {
    /// Counts them.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut usage = Self::default();
        let of_topics =
            catalog.topic_records().flat_map(|(_, _, record)| record.links.iter().map(|link| link.relation));
        let of_claims = catalog.claims().flat_map(|(_, claim)| {
            let links = claim.links.iter().map(|link| link.relation);
            links.chain(claim.says.iter().map(|said| said.relation))
        });
        for relation in of_topics.chain(of_claims) {
            *usage.relations.entry(relation).or_default() += 1;
        }
        let count = |words: &mut BTreeMap<String, usize>, word: &str| {
            if !word.is_empty() {
                *words.entry(word.to_owned()).or_default() += 1;
            }
        };
        catalog.topics().for_each(|(_, topic)| count(&mut usage.kinds, &topic.kind));
        catalog.cites.iter().for_each(|cite| count(&mut usage.intents, &cite.intent));
        catalog.arguments().for_each(|(_, argument)| count(&mut usage.schemes, &argument.scheme));
        usage
    }
}
