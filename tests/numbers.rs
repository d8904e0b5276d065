//! Every id leads to its own thing, whatever else is wrong with the corpus.

use catena::catalog::NodeClass as Class;
use catena::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::cases;
use crate::support::corpora::{CONCEPTS, corpus};

/// Each node is found by its id, and bears that id.
fn all_lead_to_themselves(session: &Session) {
    let catalog = &session.catalog;
    for (node, _) in catalog.nodes() {
        let id = catalog.id(node);
        let class = match catalog.kind(node) {
            "claim" => Class::Claim,
            "argument" => Class::Argument,
            "work" => Class::Work,
            "scholar" => Class::Scholar,
            "excerpt" => Class::Excerpt,
            "citation" => Class::Citation,
            _ => Class::Topic,
        };
        assert_eq!(catalog.names().get(class, id), Some(node), "{id}");
    }
}

fn session(files: &[(&str, &str)]) -> Session {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    Session::of(catena::corpus::Corpus::read(files.collect()))
}

const THREE_WORKS: &str = "
@book{k2000, author = {Kay, Ann}, title = {Keeping}, year = {2000}}
@book{m2001, author = {May, Bob}, title = {Making},  year = {2001}}
@book{z2002, author = {Zed, Cy},  title = {Zeal},    year = {2002}}
";

#[test]
fn an_id_that_is_set_aside_shifts_nothing() {
    let records = "kind concept\nconcept trust\n\
         claim k2000/new\n  text  New.\n  about  trust\n  was  k2000/old\n\
         claim k2000/old\n  text  Old.\n  about  nothing-known\n\
         claim z2002/last\n  text  Last.\n  about  trust\n";
    let session = session(&[("a.bib", THREE_WORKS), ("a.catena", records)]);
    all_lead_to_themselves(&session);
    let answer = |question: &str| {
        let answer = session.ask(question).expect("an answer");
        let rows = answer.rows.iter().filter_map(|row| row.node);
        rows.map(|node| session.catalog.id(node).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(answer("works"), ["k2000", "m2001", "z2002"]);
    assert_eq!(answer("works by Zed"), ["z2002"]);
    assert_eq!(answer("claims by Zed"), ["z2002/last"]);
    assert!(answer("claims by May").is_empty());
    assert_eq!(answer("scholars"), ["kay", "may", "zed"]);
}

#[test]
fn a_claim_is_about_what_it_says_something_of() {
    let records = "kind concept\nconcept norms\nconcept trust\nconcept deep-trust\n  broader  trust\n\
         relation hinders\n  from  concept\n  to  concept\n\
         claim k2000/a\n  text  Norms hinder it.\n  says  norms hinders deep-trust\n";
    let session = session(&[("a.bib", THREE_WORKS), ("a.catena", records)]);
    for topic in ["norms", "deep-trust", "trust"] {
        let answer = session.ask(&format!("claims about {topic}")).expect("an answer");
        assert_eq!(answer.rows.len(), 1, "{topic}");
    }
}

proptest! {
    #![proptest_config(cases(150))]

    /// Records with faults among sound ones, which had each other's ids before.
    #[test]
    fn ids_match_numbers(
        corpus in corpus(6),
        broken in vec((0..6_usize, 0..6_usize, any::<bool>()), 0..4),
        topic in select(&CONCEPTS[..]),
    ) {
        let mut made = corpus;
        let ids: Vec<String> = made.claims.iter().filter_map(|text| {
            text.lines().next()?.strip_prefix("claim ").map(str::to_owned)
        }).collect();
        for (at, other, faulty) in broken {
            let (at, other) = (at % ids.len(), &ids[other % ids.len()]);
            made.claims[at] += &format!("  was  {other}\n");
            if faulty {
                made.claims[at] += "  about  nothing-known\n";
            }
        }
        made.records.push(format!("concept newer-{topic}\n  was  {topic}\n  broader  nothing-known\n"));
        let files = made.files();
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        all_lead_to_themselves(&session(&files));
    }
}
