//! Pairs of branches: a file of records as two scholars change it, and what both of them want.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// A file as records by id: each has fields by name, a list among them.
pub(super) type File = BTreeMap<String, Record>;

/// Single fields by name, and the members of `about`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) single: BTreeMap<&'static str, String>,
    pub(super) about: BTreeSet<String>,
}

/// What somebody does to a file.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// Adds a record of this number, next to one that is there.
    Add(u8, Index, Record),
    /// Removes one.
    Remove(Index),
    /// Gives a field another value.
    Set(Index, &'static str, u8),
    /// Adds to a list.
    Join(Index, u8),
    /// Takes from a list.
    Leave(Index, Index),
    /// Puts a record somewhere else.
    Move(Index, Index),
}

pub(super) const SINGLE: [&str; 4] = ["text", "at", "force", "note"];

fn value(name: &str, number: u8) -> String {
    match name {
        "at" => format!("p. {}", number + 1),
        "force" => ["asserts", "suggests", "asks", "denies"][usize::from(number) % 4].to_owned(),
        _ => format!("{name} in words, number {number}"),
    }
}

fn record() -> impl Strategy<Value = Record> {
    let single = SINGLE.map(|name| prop::option::weighted(0.6, 0..8_u8).prop_map(move |n| (name, n)));
    (single, prop::collection::btree_set(0..6_u8, 0..4)).prop_map(|(single, about)| Record {
        single: single.into_iter().filter_map(|(name, n)| Some((name, value(name, n?)))).collect(),
        about: about.into_iter().map(|n| format!("topic-{n}")).collect(),
    })
}

pub(super) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let any = any::<Index>;
    let name = || prop::sample::select(&SINGLE[..]);
    let edit = prop_oneof![
        3 => (0..200_u8, any(), record()).prop_map(|(n, at, record)| Edit::Add(n, at, record)),
        1 => any().prop_map(Edit::Remove),
        4 => (any(), name(), 0..8_u8).prop_map(|(at, name, n)| Edit::Set(at, name, n)),
        2 => (any(), 0..6_u8).prop_map(|(at, n)| Edit::Join(at, n)),
        1 => (any(), any()).prop_map(|(at, which)| Edit::Leave(at, which)),
        1 => (any(), any()).prop_map(|(from, to)| Edit::Move(from, to)),
    ];
    vec(edit, 0..12)
}

pub(super) fn base() -> impl Strategy<Value = Branch> {
    vec(record(), 0..12).prop_map(|records| {
        let order: Vec<String> = (0..records.len()).map(|at| format!("one/c{at}")).collect();
        Branch { records: order.iter().cloned().zip(records).collect(), order }
    })
}

/// A file with the order of its records.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    pub(super) records: File,
    pub(super) order: Vec<String>,
}

impl Branch {
    /// The file after some edits; what is added has `whose` in its id.
    pub(super) fn edited(&self, edits: &[Edit], whose: &str) -> Self {
        let mut branch = self.clone();
        for edit in edits {
            branch.edit(edit, whose);
        }
        branch
    }

    fn edit(&mut self, edit: &Edit, whose: &str) {
        if let Edit::Add(number, at, record) = edit {
            let id = format!("one/{whose}{number}");
            if self.records.insert(id.clone(), record.clone()).is_none() {
                self.order.insert(at.index(self.order.len() + 1), id);
            }
            return;
        }
        let (Edit::Remove(at)
        | Edit::Set(at, ..)
        | Edit::Join(at, _)
        | Edit::Leave(at, _)
        | Edit::Move(at, _)) = edit
        else {
            return;
        };
        if self.order.is_empty() {
            return;
        }
        let place = at.index(self.order.len());
        let id = self.order[place].clone();
        let Some(record) = self.records.get_mut(&id) else { return };
        match edit {
            Edit::Set(_, name, number) => {
                record.single.insert(name, value(name, *number));
            }
            Edit::Join(_, number) => {
                record.about.insert(format!("topic-{number}"));
            }
            Edit::Leave(_, which) if !record.about.is_empty() => {
                let member = record.about.iter().nth(which.index(record.about.len())).cloned();
                member.map(|member| record.about.remove(&member));
            }
            Edit::Remove(_) => {
                self.records.remove(&id);
                self.order.remove(place);
            }
            Edit::Move(_, to) => {
                self.order.remove(place);
                self.order.insert(to.index(self.order.len() + 1), id);
            }
            Edit::Leave(..) | Edit::Add(..) => {}
        }
    }

    /// The file as text, with a comment above each record; every other record in a layout of its own.
    pub(super) fn text(&self) -> String {
        let mut text = String::from("# Claims of one\n");
        for id in &self.order {
            let record = &self.records[id];
            let (indent, blank) = if id.len() % 2 == 0 { ("  ", "\n") } else { ("     ", "\n\n") };
            text += &format!("{blank}{}claim {id}\n", remark(id));
            for (name, value) in &record.single {
                text += &format!("{indent}{name}  {value}\n");
            }
            if !record.about.is_empty() {
                let list: Vec<&str> = record.about.iter().map(String::as_str).collect();
                text += &format!("{indent}about  {}\n", list.join(", "));
            }
        }
        text
    }
}

/// The comment above a record.
pub(super) fn remark(id: &str) -> String {
    format!("# on {id}\n")
}

/// What two branches make together: the records that both want, and the places where they disagree.
pub(super) fn together(
    base: &File,
    ours: &File,
    theirs: &File,
) -> (File, BTreeSet<(String, Option<String>)>) {
    let mut merged = File::new();
    let mut conflicts = BTreeSet::new();
    let ids: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for id in ids {
        match (base.get(id), ours.get(id), theirs.get(id)) {
            (_, Some(ours), Some(theirs)) => {
                let empty = Record::default();
                let base = base.get(id).unwrap_or(&empty);
                let mut record = Record::default();
                for name in SINGLE {
                    let [b, o, t] = [base, ours, theirs].map(|record| record.single.get(name));
                    let value = if o == b { t } else { o };
                    if o != t && o != b && t != b {
                        conflicts.insert((id.clone(), Some(name.to_owned())));
                    }
                    record.single.extend(value.map(|value| (name, value.clone())));
                }
                let all = ours.about.union(&theirs.about);
                let stays = |topic: &&String| {
                    !base.about.contains(*topic)
                        || (ours.about.contains(*topic) && theirs.about.contains(*topic))
                };
                record.about = all.filter(stays).cloned().collect();
                merged.insert(id.clone(), record);
            }
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
                if one != base {
                    conflicts.insert((id.clone(), None));
                }
            }
            (None, Some(one), None) | (None, None, Some(one)) => {
                merged.insert(id.clone(), one.clone());
            }
            (_, None, None) => {}
        }
    }
    (merged, conflicts)
}
