//! What is written in another form says the same.

use std::collections::BTreeSet;

use catena::annotation::lenient::FORMS;
use catena::catalog::settle;
use catena::changes::described::described;
use catena::corpus::Corpus;
use proptest::prelude::*;
use proptest::sample::select;

use super::{formatted, text};
use crate::support::cases;

/// Everything that the records of a library say, in any order.
pub(super) fn facts(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    let mut corpus = Corpus::read(files.to_vec());
    settle(&mut corpus);
    described(&corpus).into_iter().map(|(key, record)| format!("{key:?} {:?}", record.fields)).collect()
}

/// Whether a field is written in the other way, and the field in both.
type Written = (bool, (String, String));

/// The fields of a claim, each in a canonical way and in another that says the same.
fn fields() -> Vec<(String, String)> {
    let of_table = FORMS.iter().filter(|form| !form.written.starts_with("cite"));
    let of_table = of_table.flat_map(|form| form.accepted.iter().map(move |other| (form.written, *other)));
    let names = [
        ("about  trust", "about Trust"),
        ("about  trust, fear", "about confidence;  FEAR"),
        ("by  doyle", "by Michael Doyle"),
        ("by  doyle", "by Doyle, M."),
        ("by  doyle", "by “Doyle”"),
        ("via  doyle1983 p. 9", "via Doyle 1983 page 9"),
        ("via  doyle1983", "via \u{a0}„Peace and war“"),
        ("says  norms admits trust", "says Shared norms leave room for Trust"),
        ("says  norms admits trust", "says: Trust is admitted by 'Shared norms'"),
        ("supports  doyle1983/other", "supports other"),
        ("supports  doyle1983/other", "back up  doyle1983/other"),
        ("quote  \"one two\"", "quote \"one\n         two\""),
    ];
    of_table.chain(names).map(|(one, other)| (one.to_owned(), other.to_owned())).collect()
}

fn library(records: &[(bool, Vec<String>)], lines: &str) -> Vec<(String, Vec<u8>)> {
    const BIBLIOGRAPHY: &str =
        "@book{doyle1983, author={Doyle, Michael}, title={Peace and War}, year={1983}}\n";
    const DECLARED: &str = "kind concept\n\nrelation admits\n  plural   admit\n  inverse  admitted by\n  \
        aka      leave room for\n\nrelation supports\n  aka   back up\n  from  claim\n  to    claim\n\n\
        concept trust \"Trust\"\n  aka  confidence\n\nconcept fear \"Fear\"\n\n\
        concept norms \"Shared norms\"\n\nwork doyle1983\n  read  full\n\n\
        claim doyle1983/other\n  text  Other.\n";
    let mut annotations = DECLARED.to_owned();
    for (at, (is_short, fields)) in records.iter().enumerate() {
        let key = if *is_short { "" } else { "doyle1983/" };
        annotations += &format!("\nclaim {key}c{at}\n  text  Said.\n");
        for field in fields {
            annotations += &format!("  {field}\n");
        }
    }
    let annotations = annotations.replace('\n', lines);
    vec![
        ("corpus/a.bib".to_owned(), BIBLIOGRAPHY.as_bytes().to_vec()),
        ("corpus/a.catena".to_owned(), annotations.into_bytes()),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    /// Whatever mixture of forms is written says what the canonical one does, and `fmt` writes that.
    #[test]
    fn every_form_says_the_same(
        records in prop::collection::vec((any::<bool>(), prop::collection::vec((any::<bool>(), select(fields())), 0..4)), 1..4),
        lines in select(vec!["\n", "\r\n"]),
    ) {
        let single = ["at", "via"];
        let chosen = |other: bool| -> Vec<(bool, Vec<String>)> {
            let record = |(is_short, fields): &(bool, Vec<Written>)| {
                let mut seen: Vec<String> = Vec::new();
                let mut chosen = Vec::new();
                for (is_other, (canonical, written)) in fields {
                    let name = canonical.split(' ').next().unwrap_or_default().to_owned();
                    if single.contains(&name.as_str()) && seen.contains(&name) {
                        continue;
                    }
                    seen.push(name);
                    chosen.push(if other && *is_other { written.clone() } else { canonical.clone() });
                }
                (*is_short && other, chosen)
            };
            records.iter().map(record).collect()
        };
        let canonical = library(&chosen(false), "\n");
        let lenient = library(&chosen(true), lines);
        prop_assert_eq!(facts(&lenient), facts(&canonical), "{}", text(&lenient, "corpus/a.catena"));
        let written = formatted(&lenient);
        prop_assert_eq!(facts(&written), facts(&canonical), "{}", text(&written, "corpus/a.catena"));
        prop_assert_eq!(formatted(&written), written);
    }
}
