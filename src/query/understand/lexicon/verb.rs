//! Relations as questions word them, and the words of the language's own.

use serde::{Deserialize, Serialize};

use crate::query::expr::Relation;

/// A relation as a question words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verb {
    /// Which relation.
    pub relation: Relation,
    /// True if it is said from its other end: `admitted by`.
    pub inverse: bool,
    /// True if it holds of nothing else: `rests only on`.
    pub only: bool,
}

impl Verb {
    /// A relation as it is, said from its start.
    #[must_use]
    pub fn plain(relation: Relation) -> Self {
        Self { relation, inverse: false, only: false }
    }
}

/// Words of own relations, as verbs of English.
pub(super) const OWN_VERBS: [(&str, Relation, bool); 31] = [
    ("cite", Relation::Cites, false),
    ("cites", Relation::Cites, false),
    ("citing", Relation::Cites, false),
    ("cited by", Relation::Cites, true),
    ("wrote", Relation::Wrote, false),
    ("write", Relation::Wrote, false),
    ("written by", Relation::Wrote, true),
    ("edited", Relation::Edited, false),
    ("edit", Relation::Edited, false),
    ("edited by", Relation::Edited, true),
    ("make", Relation::By, true),
    ("makes", Relation::By, true),
    ("discuss", Relation::About, false),
    ("discusses", Relation::About, false),
    ("discussing", Relation::About, false),
    ("discussed by", Relation::About, true),
    ("state", Relation::States, false),
    ("states", Relation::States, false),
    ("stating", Relation::States, false),
    ("stated by", Relation::States, true),
    ("of", Relation::Of, false),
    ("for", Relation::For, false),
    ("rest on", Relation::RestsOn, false),
    ("rests on", Relation::RestsOn, false),
    ("depend on", Relation::RestsOn, false),
    ("depends on", Relation::RestsOn, false),
    ("narrower than", Relation::Broader, false),
    ("under", Relation::Broader, false),
    ("broader than", Relation::Broader, true),
    ("above", Relation::Broader, true),
    ("conditional on", Relation::When, false),
];

/// Words of own relations that a corpus without arguments leaves to everyday English, in which an argument is a claim.
pub(super) const VERBS_OF_ARGUMENTS: [(&str, Relation, bool); 12] = [
    ("conclude", Relation::Concludes, false),
    ("concludes", Relation::Concludes, false),
    ("concluding", Relation::Concludes, false),
    ("concluded by", Relation::Concludes, true),
    ("conclusion of", Relation::Concludes, true),
    ("conclusions of", Relation::Concludes, true),
    ("argue from", Relation::Premises, false),
    ("argues from", Relation::Premises, false),
    ("arguing from", Relation::Premises, false),
    ("premise of", Relation::Premises, true),
    ("a premise of", Relation::Premises, true),
    ("premises of", Relation::Premises, true),
];

/// Words of `rests-on` that say: on nothing else.
pub(super) const ONLY: [&str; 6] =
    ["rest only on", "rests only on", "depend only on", "depends only on", "fall without", "falls without"];

/// The forms of the language's own relations.
pub(in crate::query::understand) fn language_verbs(
    has_arguments: bool,
) -> impl Iterator<Item = &'static str> {
    own_verbs(has_arguments).map(|(form, _)| form)
}

/// The words of own relations, as verbs of English, each with the relation that it means.
pub(super) fn own_verbs(has_arguments: bool) -> impl Iterator<Item = (&'static str, Verb)> {
    let of_arguments = VERBS_OF_ARGUMENTS.iter().filter(move |_| has_arguments);
    let plain = OWN_VERBS.iter().chain(of_arguments).map(|(form, relation, inverse)| {
        (*form, Verb { relation: relation.clone(), inverse: *inverse, only: false })
    });
    plain.chain(ONLY.map(|form| (form, Verb { only: true, ..Verb::plain(Relation::RestsOn) })))
}
