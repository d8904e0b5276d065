//! Topics that are the same: whatever names them, and however many records they are kept in, they are one.

use std::collections::BTreeMap;

use catena::corpus::Corpus as Files;
use catena::rename::rename;
use catena::session::{Failure, Session};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::program::{Library, catena};
use crate::support::corpora::{CONCEPTS, OUTCOMES, THEORIES, corpus};
use crate::support::shown::verdict_text;
use crate::support::{cases, session_of, sound_session};

/// Every verdict of a corpus as it is told, by the ids of its topics.
fn verdicts(session: &Session) -> BTreeMap<String, String> {
    let catalog = &session.catalog;
    let ids: Vec<_> = catalog.topics().map(|(id, _)| id).collect();
    let mut told = BTreeMap::new();
    for subject in &ids {
        for object in &ids {
            for (relation, declared) in catalog.vocabulary.relations() {
                let verdict = session.verdicts.verdict(catalog, *subject, relation, *object);
                let asked = format!("{} {} {}", catalog.id(*subject), declared.id, catalog.id(*object));
                // The evidence of a record is called after the record that it is.
                told.insert(
                    asked,
                    verdict_text(catalog, &verdict).replace("record of another", "record of …"),
                );
            }
        }
    }
    told
}

proptest! {
    #![proptest_config(cases(120))]

    /// A library in which one topic is kept as two that are the same comes to the same verdicts.
    #[test]
    fn a_topic_kept_as_two_is_weighed_as_one(
        made in corpus(8),
        id in select([&CONCEPTS[..], &THEORIES, &OUTCOMES].concat()),
        picks in vec(any::<bool>(), 7),
        takes_all in any::<bool>(),
    ) {
        let two = made.with_another(id, &picks, takes_all);
        let [one, two] = [&made, &two].map(session_of);
        let told = |session: &Session| -> BTreeMap<String, String> {
            let own = format!("record of {id}");
            verdicts(session).into_iter().map(|(asked, told)| (asked, told.replace(&own, "record of …"))).collect()
        };
        prop_assert_eq!(told(&one), told(&two));
        prop_assert_eq!(one.catalog.topics().count(), two.catalog.topics().count());
        for question in ["claims about trust", "which explanations admit trust", "trace bipolarity to power"] {
            for question in [question.to_owned(), question.replace("trust", "another")] {
                let Ok(answer) = one.ask(&question.replace("another", "trust")) else { continue };
                let of_trust = id == "trust" || !question.contains("another");
                if !of_trust {
                    continue;
                }
                let found = two.ask(&question).unwrap_or_else(|wrong| panic!("{question}: {wrong:?}"));
                let rows = |session: &Session, answer: &catena::query::answer::Answer| -> Vec<String> {
                    answer.rows.iter().filter_map(|row| row.node).map(|node| session.catalog.id(node).to_owned()).collect()
                };
                prop_assert_eq!(rows(&one, &answer), rows(&two, &found));
            }
        }
    }

    /// The topic by which the others are called is the same in whatever order the records are.
    #[test]
    fn the_order_of_records_does_not_matter(
        (leads, other) in vec((0..6_usize, 0..6_usize), 1..8).prop_flat_map(|leads| {
            (Just(leads), Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle())
        }),
    ) {
        let record = |at: &usize| {
            let to = leads.iter().filter(|(from, to)| from == at && to != at).map(|(_, to)| format!("  same-as  t{to}\n"));
            format!("concept t{at}\n{}", to.collect::<String>())
        };
        let called = |order: &[usize]| {
            let text: String = order.iter().map(record).collect();
            let session = sound_session(&[("v.catena", "kind concept\n"), ("t.catena", &text)]);
            let of = |at: usize| {
                let node = session.catalog.names().get(catena::catalog::NodeClass::Topic, &format!("t{at}"));
                node.map(|node| session.catalog.id(node).to_owned())
            };
            (0..6).map(of).collect::<Vec<_>>()
        };
        prop_assert_eq!(called(&[0, 1, 2, 3, 4, 5]), called(&other));
    }
}

#[test]
fn the_end_is_what_the_others_lead_to() {
    for (text, called) in [
        // A chain, several ends, a circle, and what leads to a circle.
        ("concept a\n  same-as  b\nconcept b\n  same-as  c\nconcept c\n", "c"),
        ("concept a\n  same-as  b, c\nconcept b\nconcept c\n", "b"),
        ("concept a\n  same-as  b\nconcept b\n  same-as  a\nconcept c\n  same-as  b\n", "a"),
        ("concept a\n  same-as  b\nconcept b\n  same-as  c\nconcept c\n  same-as  b\n", "b"),
    ] {
        let session = sound_session(&[("v.catena", "kind concept\n"), ("t.catena", text)]);
        let ids: Vec<&str> = session.catalog.topics().map(|(_, topic)| topic.id.as_str()).collect();
        assert_eq!(ids, [called], "{text}");
    }
}

const LIBRARY: &str = "\
kind concept

relation fosters
  inverse  fostered by
  from     concept
  to       concept

concept trust \"Trust\"
  text  Relying on others.

concept trustworthiness \"Trustworthiness\"
  text     What makes one be relied on.
  aka      being reliable
  same-as  trust

concept travel \"Travel\"
  text  Going far.

claim one/says
  text   Travel makes people trust.
  about  Trustworthiness
  says   travel fosters trustworthiness

query who \"which concepts foster trustworthiness\"
query about \"find claim c where c.about = trustworthiness\"

expect \"which concepts are fostered by travel\"
  is  trustworthiness
";

const WORKS: &str = "@book{one, author = {Adams, Ann}, title = {Bargains}, year = 1990}\n";

fn open(text: &str) -> Session {
    sound_session(&[("works.bib", WORKS), ("all.catena", text)])
}

fn renamed(text: &str, old: &str, new: &str) -> String {
    let files = vec![
        ("corpus/works.bib".to_owned(), WORKS.as_bytes().to_vec()),
        ("corpus/all.catena".to_owned(), text.as_bytes().to_vec()),
    ];
    match rename(&Session::of(Files::read(files)), None, old, new) {
        Ok(renamed) => renamed.files["corpus/all.catena"].clone(),
        Err(Failure::Wrong(wrong)) => panic!("{old} to {new}: {}", wrong.0.message),
        Err(Failure::World(error)) => panic!("{old} to {new}: {error}"),
    }
}

/// Both records stay, and what leads from one to the other follows.
#[test]
fn either_can_be_renamed() {
    let other = renamed(LIBRARY, "trustworthiness", "reliability");
    let expected = LIBRARY
        .replace("trustworthiness", "reliability")
        .replace("  same-as  trust\n", "  same-as  trust\n  was      trustworthiness\n")
        .replace("about  Trustworthiness", "about  reliability");
    assert_eq!(other, expected);
    let called = renamed(LIBRARY, "trust", "trust-as-belief");
    let expected = LIBRARY
        .replace("concept trust ", "concept trust-as-belief ")
        .replace("same-as  trust\n", "same-as  trust-as-belief\n")
        .replace("  text  Relying on others.\n", "  text  Relying on others.\n  was   trust\n");
    assert_eq!(called, expected);
    for text in [&other, &called] {
        let found = catena::check::check(&open(text)).expect("a text index in memory cannot fail");
        let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
        assert!(messages.is_empty(), "{messages:?}");
    }
}

/// In a circle the id decides by which of them all are called, and another one may after a renaming.
#[test]
fn one_of_a_circle_can_be_renamed() {
    let circle = LIBRARY.replace(
        "  text  Relying on others.\n",
        "  text     Relying on others.\n  same-as  trustworthiness\n",
    );
    let session = open(&renamed(&circle, "trust", "zeal"));
    let found = catena::check::check(&session).expect("a text index in memory cannot fail");
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(session.catalog.topics().count(), 2);
}

/// A name that several of them have stands for the one in records too; not if a topic that is another has it as well.
#[test]
fn a_name_of_several_stands_for_the_one() {
    let shared =
        LIBRARY.replace("\"Trustworthiness\"", "\"Trust\"").replace("about  Trustworthiness", "about  Trust");
    let by_old = shared
        .replace("same-as  trust\n", "same-as  old-trust\n")
        .replace("on others.\n", "on others.\n  was  old-trust\n");
    for text in [&shared, &by_old] {
        let session = open(text);
        let about: Vec<_> = session.catalog.claims().flat_map(|(_, claim)| claim.about.clone()).collect();
        let ids: Vec<&str> = about.iter().map(|topic| session.catalog.id(*topic)).collect();
        assert_eq!(ids, ["travel", "trust"]);
    }
    let other = shared.replace("concept travel \"Travel\"", "concept travel \"Trust\"");
    let files = vec![
        ("corpus/works.bib".to_owned(), WORKS.as_bytes().to_vec()),
        ("corpus/all.catena".to_owned(), other.into_bytes()),
    ];
    let found = Session::of(Files::read(files)).diagnostics;
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages, ["`Trust` is a name of 2 topics"]);
}

/// Questions name any of them, by its id, label or other name, and find the words of each.
#[test]
fn questions_name_any_of_them() {
    let session = open(LIBRARY);
    let ids = |question: &str| -> Vec<String> {
        let answer = session.ask(question).unwrap_or_else(|wrong| panic!("{question}: {wrong:?}"));
        answer
            .rows
            .iter()
            .filter_map(|row| row.node)
            .map(|node| session.catalog.id(node).to_owned())
            .collect()
    };
    for name in
        ["trust", "trustworthiness", "Trustworthiness", "\"being reliable\"", "concept:trustworthiness"]
    {
        assert_eq!(ids(&format!("which concepts foster {name}")), ["travel"], "{name}");
        assert_eq!(ids(&format!("claims about {name}")), ["one/says"], "{name}");
    }
    assert_eq!(ids("find claim c where c.about = trustworthiness"), ["one/says"]);
    assert_eq!(ids("search \"relying on others\""), ["trust"]);
    assert_eq!(ids("search \"makes one\""), ["trust"]);
    assert_eq!(ids("which concepts are fostered by travel"), ["trust"]);
    assert_eq!(ids("find concept c where c.id = trustworthiness"), ["trust"]);
    assert_eq!(ids("concepts"), ["travel", "trust"]);
}

/// A library whose topics are the same.
fn library() -> Library {
    let library = Library::small();
    library.write("corpus/references.bib", WORKS);
    library.write("corpus/vocabulary.catena", "");
    library.write("corpus/claims.catena", LIBRARY);
    library
}

/// Its page has all records, whichever is named, and is the same when it comes from what was kept.
#[test]
fn a_page_has_all_records() {
    let library = library();
    let expected = "\
Trust  concept:trust
Relying on others.
  also called       Trustworthiness
                    being reliable
  also declared as  Trustworthiness: What makes one be relied on. · trustworthiness ·
                    corpus/claims.catena:11:9
  record            corpus/claims.catena:8:9
";
    for name in ["trust", "trustworthiness", "Trustworthiness", "being reliable"] {
        for arguments in [&["show", name][..], &["show", name, "--no-cache"]] {
            let page = catena(library.path(), arguments);
            assert_eq!(page.code, 0, "{}", page.stderr);
            assert!(page.stdout.starts_with(expected), "{arguments:?}\n{}", page.stdout);
        }
    }
}

/// They are counted, exported and drawn once.
#[test]
fn they_are_one_everywhere() {
    let library = library();
    let ran = |arguments: &[&str]| {
        let run = catena(library.path(), arguments);
        assert_eq!(run.code, 0, "{arguments:?} {}", run.stderr);
        run.stdout + &run.stderr
    };
    let graph: serde_json::Value =
        serde_json::from_str(&catena(library.path(), &["export", "graph"]).stdout).expect("it is JSON");
    let topics = graph["nodes"].as_array().expect("a list").iter().filter(|node| node["kind"] == "concept");
    let topics: Vec<&serde_json::Value> = topics.collect();
    assert_eq!(topics.len(), 2);
    let same = topics.iter().find(|topic| topic["id"] == "trust").map(|topic| &topic["same_as"]);
    let expected = serde_json::json!([{
        "id": "trustworthiness", "label": "Trustworthiness", "was": [], "text": "What makes one be relied on.",
        "aka": ["being reliable"], "stated": [], "note": "",
    }]);
    assert_eq!(same, Some(&expected));
    let drawn = ran(&["export", "dot"]);
    assert!(drawn.contains("\"topic:trust\"") && !drawn.contains("topic:trustworthiness"), "{drawn}");
    assert!(ran(&["check"]).contains("2 topics"), "{}", ran(&["check"]));
    assert!(
        ran(&["stats"]).lines().any(|line| line.contains("concept") && line.contains('2')),
        "{}",
        ran(&["stats"])
    );
    let added = [
        "add",
        "concept",
        "faith",
        "Faith",
        "--text",
        "To rely on others.",
        "--field",
        "same-as=Trustworthiness",
    ];
    ran(&added);
    assert!(ran(&["check"]).contains("2 topics"), "{}", ran(&["check"]));
    assert!(ran(&["show", "faith"]).starts_with("Trust "));
}
