//! Laws of merging over random pairs of branches.

use std::collections::BTreeSet;

use catena::annotation::{Body, Head, Value, print_value};
use catena::bibliography::outline;
use catena::code::Code;
use catena::merge::{Marks, Merged, Versions, merge};
use proptest::prelude::*;

use super::branches::{Branch, File, Record, SINGLE, base, edits, remark, together};
use crate::support::{cases, read};

fn merged(base: &Branch, ours: &Branch, theirs: &Branch) -> Merged {
    let (base, ours, theirs) = (base.text(), ours.text(), theirs.text());
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    merge("corpus/one.catena", versions, &Marks::default()).expect("all versions can be read")
}

/// The claims of a text without conflicts.
fn claims(text: &str) -> File {
    let (document, faults) = read(text);
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    let mut file = File::new();
    for item in &document.items {
        let Body::Record(record) = &item.body else { panic!("a record cannot be read") };
        let Head::Claim(id) = &record.head else { panic!("a record is no claim") };
        let mut claim = Record::default();
        for field in &record.fields {
            match (&field.value, SINGLE.iter().find(|name| **name == field.name.value)) {
                (value, Some(name)) => {
                    assert!(claim.single.insert(name, print_value(value)).is_none(), "`{name}` twice");
                }
                (Value::Refs(refs), None) => claim.about.extend(refs.iter().map(|id| id.value.clone())),
                _ => panic!("an unknown field"),
            }
        }
        assert!(file.insert(id.value.clone(), claim).is_none(), "`{}` stands twice\n{text}", id.value);
    }
    file
}

/// Both versions of each conflict resolved to one side.
fn resolved(text: &str, ours: bool) -> String {
    let mut out = String::new();
    let mut side = None;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") {
            side = Some(true);
        } else if line == "=======\n" {
            side = Some(false);
        } else if line.starts_with(">>>>>>> ") {
            side = None;
        } else if side.is_none_or(|side| side == ours) {
            out += line;
        }
    }
    out
}

/// The records of a branch as entries of a bibliography: every other one in a layout of its own.
fn entries(branch: &Branch) -> String {
    let mut text = String::from("% Works\n\n@string{up = {University Press}}\n");
    for id in &branch.order {
        let fields = branch.records[id].single.iter();
        text += &if id.len() % 2 == 0 {
            let fields: String = fields.map(|(name, value)| format!(",\n  {name} = {{{value}}}")).collect();
            format!("\n@book{{{id}{fields}\n}}\n")
        } else {
            let fields: String = fields.map(|(name, value)| format!(" {name}=\"{value}\" ,")).collect();
            format!("\n@Article{{{id},{fields}}} % kept\n")
        };
    }
    text
}

/// The entries of a text without conflicts.
fn entries_of(text: &str) -> File {
    let outlines = outline(text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    let mut file = File::new();
    for entry in outlines.into_iter().filter(|entry| entry.kind != "string") {
        let mut record = Record::default();
        for field in &entry.fields {
            let (_, value) = text[field.range.clone()].split_once('=').expect("a field has a value");
            let value = value.trim().trim_matches(['{', '}', '"']).to_owned();
            let name = SINGLE.iter().find(|name| **name == field.name).expect("a field of the test");
            assert!(record.single.insert(name, value).is_none(), "`{name}` stands twice\n{text}");
        }
        assert!(file.insert(entry.key.clone(), record).is_none(), "`{}` stands twice\n{text}", entry.key);
    }
    file
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn entries_of_two_branches_are_united(base in base(), one in edits(), other in edits()) {
        let without_lists = |mut branch: Branch| {
            branch.records.values_mut().for_each(|record| record.about.clear());
            branch
        };
        let [base, ours, theirs] =
            [base.clone(), base.edited(&one, "ours"), base.edited(&other, "theirs")].map(without_lists);
        let (union, disputed) = together(&base.records, &ours.records, &theirs.records);
        let texts = [&base, &ours, &theirs].map(entries);
        let versions = Versions { base: &texts[0], ours: &texts[1], theirs: &texts[2] };
        let merged = merge("corpus/references.bib", versions, &Marks::default()).expect("they can be read");
        prop_assert_eq!(merged.conflicts.len(), disputed.len(), "{}", merged.text);
        let top = "% Works\n\n@string{up = {University Press}}\n";
        prop_assert!(merged.text.starts_with(top), "{}", merged.text);
        let mut wanted = union;
        for (id, field) in &disputed {
            match (field, ours.records.get(id)) {
                (None, Some(record)) => {
                    wanted.insert(id.clone(), record.clone());
                }
                (Some(name), Some(record)) => {
                    let kept = wanted.get_mut(id).expect("an entry of both");
                    let name = SINGLE.iter().find(|own| *own == name).expect("a field of the test");
                    kept.single.remove(name);
                    kept.single.extend(record.single.get(name).map(|value| (*name, value.clone())));
                }
                (_, None) => {}
            }
        }
        prop_assert_eq!(entries_of(&resolved(&merged.text, true)), wanted, "{}", merged.text);
    }

    #[test]
    fn what_two_branches_say_is_united_and_what_they_dispute_is_reported(
        base in base(), one in edits(), other in edits()
    ) {
        let (ours, theirs) = (base.edited(&one, "ours"), base.edited(&other, "theirs"));
        let (union, disputed) = together(&base.records, &ours.records, &theirs.records);
        let merged = merged(&base, &ours, &theirs);
        let reported: BTreeSet<(String, Option<String>)> = merged
            .conflicts
            .iter()
            .map(|conflict| (conflict.record.replace("claim ", ""), conflict.field.clone()))
            .collect();
        prop_assert_eq!(&reported, &disputed);
        prop_assert_eq!(merged.text.matches("<<<<<<< ours\n").count(), disputed.len());
        // A conflict sets aside its own record and no other.
        let (document, _) = read(&merged.text);
        let sound = document.records().filter_map(|record| record.head.id()).map(|id| id.value.clone());
        let undisputed = union.keys().filter(|id| disputed.iter().all(|(disputed, _)| disputed != *id));
        prop_assert_eq!(sound.collect::<BTreeSet<_>>(), undisputed.cloned().collect::<BTreeSet<_>>());
        for ours_wins in [true, false] {
            let mut wanted = union.clone();
            let winner = if ours_wins { &ours } else { &theirs };
            for (id, field) in &disputed {
                match (field, winner.records.get(id)) {
                    (None, Some(record)) => {
                        wanted.insert(id.clone(), record.clone());
                    }
                    (Some(name), Some(record)) => {
                        let kept = wanted.get_mut(id).expect("a record of both");
                        let name = SINGLE.iter().find(|own| *own == name).expect("a field of the test");
                        kept.single.remove(name);
                        kept.single.extend(record.single.get(name).map(|value| (*name, value.clone())));
                    }
                    (_, None) => {}
                }
            }
            let text = resolved(&merged.text, ours_wins);
            prop_assert_eq!(claims(&text), wanted, "{}", merged.text);
        }
    }

    #[test]
    fn conflicts_are_found_by_check(base in base(), one in edits(), other in edits()) {
        let merged = merged(&base, &base.edited(&one, "ours"), &base.edited(&other, "theirs"));
        let (_, faults) = read(&merged.text);
        prop_assert!(faults.iter().all(|fault| fault.code == Code::ConflictMarker), "{faults:?}");
        prop_assert_eq!(faults.len(), merged.conflicts.len(), "{}", merged.text);
    }

    #[test]
    fn comments_stay_above_their_records(base in base(), one in edits(), other in edits()) {
        let merged = merged(&base, &base.edited(&one, "ours"), &base.edited(&other, "theirs"));
        for line in merged.text.lines().filter(|line| line.starts_with("claim ")) {
            let remark = remark(line.trim_start_matches("claim "));
            prop_assert_eq!(merged.text.matches(remark.as_str()).count(), 1, "{} in\n{}", remark, merged.text);
            let stands = |between: &str| merged.text.contains(&format!("{remark}{between}{line}\n"));
            prop_assert!(
                stands("") || stands("<<<<<<< ours\n") || stands("<<<<<<< ours\n=======\n"),
                "{line} in\n{}", merged.text
            );
        }
    }

    #[test]
    fn both_directions_say_the_same(base in base(), one in edits(), other in edits()) {
        let (ours, theirs) = (base.edited(&one, "ours"), base.edited(&other, "theirs"));
        let there = merged(&base, &ours, &theirs);
        let back = merged(&base, &theirs, &ours);
        prop_assert_eq!(there.conflicts.len(), back.conflicts.len());
        prop_assert_eq!(claims(&resolved(&there.text, true)), claims(&resolved(&back.text, false)));
    }

    #[test]
    fn untouched_records_keep_their_bytes(base in base(), one in edits(), other in edits()) {
        let (ours, theirs) = (base.edited(&one, "ours"), base.edited(&other, "theirs"));
        let text = merged(&base, &ours, &theirs).text;
        for id in &base.order {
            let same = |branch: &Branch| branch.records.get(id) == base.records.get(id);
            if same(&ours) && same(&theirs) {
                let alone = Branch {
                    order: vec![id.clone()],
                    records: base.records.clone(),
                };
                let bytes = alone.text();
                let bytes = &bytes[bytes.find("claim ").expect("a claim")..];
                prop_assert!(text.contains(bytes), "{id} in\n{text}");
            }
        }
    }
}
