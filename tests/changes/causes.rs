//! What follows from one claim more is told, and told to come from that claim.

use std::collections::BTreeSet;

use catena::catalog::NodeClass;
use catena::changes::described::Class;
use catena::changes::{Changes, What};
use catena::session::Session;
use catena::verdict::Status;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::corpora::{CONCEPTS, Corpus, EXPLANATIONS, RELATIONS, THEORIES, corpus};
use crate::support::{cases, session_of};

/// A verdict in words, and whether there is evidence for it, not against it alone.
fn verdict(session: &Session, [subject, relation, object]: [&str; 3]) -> (String, bool) {
    let catalog = &session.catalog;
    let topic = |id| catalog.names().get(NodeClass::Topic, id).expect("a topic of all corpora");
    let relation = catalog.vocabulary.find(relation).expect("a relation of all corpora");
    let verdict = session.verdicts.verdict(catalog, topic(subject), relation, topic(object));
    let is_for = matches!(verdict.status, Status::Holds | Status::Divided);
    (format!("{} {:?}", verdict.word(catalog), verdict.marks), is_for)
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_new_claim_is_the_cause_of_all_that_it_changes(corpus in corpus(8), at in any::<Index>()) {
        // A claim that no other names, so that the corpus is sound without it.
        let id = |claim: &str| claim.lines().next().map(|line| line.replace("claim ", "")).unwrap_or_default();
        let is_named = |id: &str| {
            let names = |record: &String| {
                record.lines().skip(1).any(|line| line.split([' ', ',']).any(|word| word == id))
            };
            corpus.claims.iter().chain(&corpus.arguments).chain(&corpus.records).any(names)
        };
        let free: Vec<usize> = (0..corpus.claims.len()).filter(|at| !is_named(&id(&corpus.claims[*at]))).collect();
        if free.is_empty() {
            return Ok(());
        }
        let mut claims = corpus.claims.clone();
        let id = id(&claims.remove(*at.get(&free)));
        let (old, new) = (session_of(&Corpus { claims, ..corpus.clone() }), session_of(&corpus));
        let found = Changes::between(&old, &new).expect("a text index in memory cannot fail");
        prop_assert_eq!(found.records.len(), 1);
        let record = &found.records[0];
        prop_assert_eq!((record.class, &record.id, &record.what), (Class::Claim, &id, &What::Added));
        for change in &found.verdicts {
            let causes: Vec<&str> = change.causes.iter().map(|cause| cause.id.as_str()).collect();
            prop_assert_eq!(causes, [id.as_str()], "{:?}", change);
        }
        // Every verdict is asked for: one that holds or is divided before or now, and is another, is told
        // of, under its relation or the opposite.
        let told: BTreeSet<(&str, &str)> =
            found.verdicts.iter().map(|change| (change.subject.as_str(), change.object.as_str())).collect();
        for subject in [&EXPLANATIONS[..], &THEORIES, &CONCEPTS].concat() {
            for (relation, object) in RELATIONS.iter().flat_map(|one| CONCEPTS.map(|other| (*one, other))) {
                let asked = [subject, relation, object];
                let (was, is) = (verdict(&old, asked), verdict(&new, asked));
                if was != is && (was.1 || is.1) {
                    // What holds both ways is told once.
                    let is_turned = relation == "rivals" && told.contains(&(object, subject));
                    prop_assert!(is_turned || told.contains(&(subject, object)), "{asked:?}: {was:?}, {is:?}");
                }
            }
        }
        let back = Changes::between(&new, &old).expect("a text index in memory cannot fail");
        prop_assert_eq!(back.verdicts.len(), found.verdicts.len());
        for (back, there) in back.verdicts.iter().zip(&found.verdicts) {
            prop_assert_eq!((&back.old, &back.new), (&there.new, &there.old));
        }
    }
}
