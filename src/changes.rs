//! What changed between two states of a corpus: its records, the relations that they draw, the verdicts
//! the standings and the answers that follow, and which records are the cause.

mod answers;
mod cause;
mod compare;
pub mod described;
pub mod log;
mod relations;
mod renames;
mod standings;
mod verdicts;

use std::collections::BTreeMap;

pub use answers::{AnswerChange, Line};
pub use cause::Cause;
pub use compare::{FieldChange, RecordChange, What, fields_between};
pub use relations::RelationChange;
pub use standings::StandingChange;
pub use verdicts::{Finding, VerdictChange, by_object};

use crate::changes::described::{Class, Described, described};
use crate::changes::renames::Renames;
use crate::error::Error;
use crate::session::Session;

/// The differences between two states, each list in the order of classes and ids. Ids are those of the
/// later state where a record's `was` tells what it was called.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Records that were added, removed or changed.
    pub records: Vec<RecordChange>,
    /// Declared relations that came or went, with the claim that carries each.
    pub relations: Vec<RelationChange>,
    /// Verdicts that are others now.
    pub verdicts: Vec<VerdictChange>,
    /// How many verdicts are as they were, but rest on other evidence.
    pub rests_otherwise: usize,
    /// Claims, arguments and statements that stand otherwise now.
    pub standings: Vec<StandingChange>,
    /// Answers of saved questions that are others now.
    pub answers: Vec<AnswerChange>,
}

impl Changes {
    /// What changed from `old` to `new`.
    ///
    /// # Errors
    /// If a question needs the text index and that fails.
    pub fn between(old: &Session, new: &Session) -> Result<Self, Error> {
        let (old_records, new_records) = (described(old.corpus()), described(new.corpus()));
        let renames = Renames::between(&old_records, &new_records);
        let old_records = renames.applied(old_records);
        let records = compare::records(&old_records, &new_records, &renames);
        let sides = Sides { old, new, renames: &renames };
        let (verdicts, rests_otherwise) = verdicts::between(&sides, &records);
        Ok(Self {
            relations: relations::between(&sides),
            verdicts,
            rests_otherwise,
            standings: standings::between(&sides, &records),
            answers: answers::between(&sides, &records, [&old_records, &new_records])?,
            records,
        })
    }

    /// True if nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
            && self.relations.is_empty()
            && self.verdicts.is_empty()
            && self.standings.is_empty()
            && self.answers.is_empty()
    }

    /// The changed records of a class.
    pub fn of(&self, class: Class) -> impl Iterator<Item = &RecordChange> {
        self.records.iter().filter(move |change| change.class == class)
    }
}

/// Records by class and id.
type Records = BTreeMap<(Class, String), Described>;

/// Two states, and what ids of the old one are called in the new one.
struct Sides<'a> {
    old: &'a Session,
    new: &'a Session,
    renames: &'a Renames,
}
