//! Records of two states held against each other.

use std::collections::BTreeSet;

use super::Records;
use super::described::{Class, Described, Part};
use super::renames::Renames;
use crate::annotation::rank;

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else, or has another name: the one that it had before.
    Changed {
        /// The id that it had, if another.
        was: Option<String>,
    },
}

impl What {
    /// The word for it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed { was: None } => "changed",
            Self::Changed { was: Some(_) } => "renamed",
        }
    }

    /// The sign for it at the margin.
    #[must_use]
    pub fn sign(&self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Changed { .. } => '~',
        }
    }
}

/// A record that was added, removed or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// What it declares.
    pub class: Class,
    /// Its id; of a citation both places, of an expected answer the question.
    pub id: String,
    /// What a reader knows it by.
    pub title: String,
    /// The file that it stands in, or stood in.
    pub file: String,
    /// What became of it.
    pub what: What,
    /// Its fields, where it was changed those that are others.
    pub fields: Vec<FieldChange>,
}

impl RecordChange {
    /// True if more than words changed that no verdict or answer is derived from.
    pub(super) fn bears_on_answers(&self) -> bool {
        const WORDS_ONLY: [&str; 6] = ["at", "note", "quote", "reads", "text", "stated"];
        !matches!(self.what, What::Changed { .. })
            || self.fields.iter().any(|field| !WORDS_ONLY.contains(&field.name.as_str()))
    }
}

/// The values of a field that went and came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub name: String,
    /// The values that only the old state has.
    pub old: Vec<String>,
    /// The values that only the new state has.
    pub new: Vec<String>,
}

pub(super) fn records(old: &Records, new: &Records, renames: &Renames) -> Vec<RecordChange> {
    let nothing = Described::default();
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let change = |key: &(Class, String)| {
        let (class, id) = key;
        let (before, after) = (old.get(key), new.get(key));
        let was = renames.before(*class, id).map(str::to_owned);
        let fields = fields_between(before.unwrap_or(&nothing), after.unwrap_or(&nothing));
        let (what, shown) = match (before, after) {
            (Some(_), Some(_)) if fields.is_empty() && was.is_none() => return None,
            (Some(_), Some(after)) => (What::Changed { was }, after),
            (None, Some(after)) => (What::Added, after),
            (Some(before), None) => (What::Removed, before),
            (None, None) => return None,
        };
        let (title, file) = (shown.title.clone(), shown.file.clone());
        Some(RecordChange { class: *class, id: id.clone(), title, file, what, fields })
    };
    keys.into_iter().filter_map(change).collect()
}

/// What a claim's force adds to what it says: nothing for an assertion.
fn force_of(record: &Described) -> &'static str {
    match record.said("force").as_str() {
        "suggests" => " (suggested)",
        "asks" => " (only asked)",
        "denies" => " (denied)",
        _ => "",
    }
}

/// The fields that differ, in the order in which records have them. Of lists, what came and went; where only the
/// order is another, all of it.
#[must_use]
pub fn fields_between(old: &Described, new: &Described) -> Vec<FieldChange> {
    let names: BTreeSet<&String> = old.fields.keys().chain(new.fields.keys()).collect();
    let change = |name: &String| {
        let of = |record: &Described| record.fields.get(name).cloned().unwrap_or_default();
        let told = |record: &Described, part: &Part| match part {
            Part::Statement(..) => format!("{}{}", part.text(), force_of(record)),
            _ => part.text(),
        };
        let (before, after) = (of(old), of(new));
        // Only of an expected answer does the order of ids say something.
        let is_other_order = name == "is" && before != after;
        let without = |record: &Described, one: &[Part], other: &[Part]| -> Vec<String> {
            let mut left = other.to_vec();
            let mut only = Vec::new();
            for part in one {
                match left.iter().position(|found| found == part) {
                    Some(at) => drop(left.swap_remove(at)),
                    None => only.push(told(record, part)),
                }
            }
            only
        };
        let (gone, came) = (without(old, &before, &after), without(new, &after, &before));
        let texts = |parts: &[Part]| parts.iter().map(Part::text).collect();
        match (gone.is_empty() && came.is_empty(), is_other_order) {
            (true, false) => None,
            (true, true) => Some(FieldChange { name: name.clone(), old: texts(&before), new: texts(&after) }),
            (false, _) => Some(FieldChange { name: name.clone(), old: gone, new: came }),
        }
    };
    let mut names: Vec<&String> = names.into_iter().collect();
    names.sort_by_key(|name| rank(name));
    names.into_iter().filter_map(change).collect()
}
