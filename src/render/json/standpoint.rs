//! From where an answer was looked for.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::query::answer::Answer;

#[derive(Serialize)]
pub(super) struct StandpointJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    but_not: Option<i32>,
    according_to: Vec<String>,
    without: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    when: Vec<String>,
}

impl StandpointJson {
    /// That of an answer; none for the whole corpus.
    pub(super) fn of(catalog: &Catalog, answer: &Answer) -> Option<Self> {
        let Standpoint { year, voices, without, when } = &answer.standpoint;
        let ids = |nodes: &[NodeId]| nodes.iter().map(|node| catalog.id(*node).to_owned()).collect();
        (!answer.standpoint.is_everything()).then(|| Self {
            as_of: *year,
            but_not: answer.but_not,
            according_to: ids(voices),
            without: ids(without),
            when: ids(when),
        })
    }
}
