//! What is left when things are withdrawn is worked out from what depends on them alone, and comes to the same as if the
//! corpus had never had them.

use std::collections::BTreeSet;

use catena::catalog::Catalog;
use catena::catalog::entry::NodeId;
use catena::catalog::view::View;
use catena::grounds::gone_with;
use catena::standing::Standings;
use catena::verdict::Verdicts;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::corpora::{corpus, with_same_topics};
use crate::support::{cases, session_of, sound_session};

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_is_left_is_what_a_corpus_without_it_has(
        corpus in with_same_topics(corpus(7)),
        first in vec(any::<Index>(), 1..3),
        then in vec(any::<Index>(), 0..2),
    ) {
        let session = session_of(&corpus);
        let catalog = &session.catalog;
        // One after the other, so that what is left of what is left is held too.
        let (mut view, mut verdicts) = (View::all(), session.verdicts.clone());
        for drawn in [first, then] {
            let sources = sources(catalog, &view, &drawn);
            let mut gone = gone_with(catalog, verdicts.standings(), &sources);
            gone.extend(sources);
            view = view.without(catalog, gone.iter().copied());
            verdicts = verdicts.without(catalog, &view, &gone);
            let anew = Verdicts::of(catalog, &view);
            are_the_same(catalog, &view, &verdicts, &anew)?;
        }
    }
}

#[test]
fn an_argument_is_left_that_lost_an_objection_and_none_that_lost_a_premise() {
    let bibliography = "@book{one, author = {Adams, Ann}, title = {Bargains}, year = {1990}}
@book{two, author = {Baker, Bob}, title = {Doubts}, year = {2000}}";
    let text = "relation disputes\n  from  claim\n  to    claim, argument\n
claim one/premise\n  text  Trust.\n\nclaim one/end\n  text  Peace.\n
claim two/premise\n  text  Allies.\n\nclaim two/objection\n  text  War.\n  disputes  one/left\n
argument one/left\n  text  So.\n  premises  one/premise\n  concludes  one/end\n
argument one/torn\n  text  So.\n  premises  two/premise\n  concludes  one/end\n";
    let session = sound_session(&[("corpus/works.bib", bibliography), ("corpus/a.catena", text)]);
    let catalog = &session.catalog;
    let named = |name: &str| catalog.nodes().map(|(id, _)| id).filter(|id| catalog.id(*id) == name).collect();
    let gone = gone_with(catalog, session.verdicts.standings(), &named("two"));
    let gone: BTreeSet<&str> = gone.iter().map(|id| catalog.id(*id)).collect();
    assert_eq!(gone, BTreeSet::from(["one/torn", "two", "two/objection", "two/premise"]));
}

/// Works, scholars, claims and arguments that a view shows.
fn sources(catalog: &Catalog, view: &View, drawn: &[Index]) -> BTreeSet<NodeId> {
    let all = catalog.nodes().map(|(id, _)| id).filter(|id| view.shows(*id));
    let all: Vec<NodeId> =
        all.filter(|id| catalog.topic(*id).is_none() && catalog.citation(*id).is_none()).collect();
    if all.is_empty() { BTreeSet::new() } else { drawn.iter().map(|at| all[at.index(all.len())]).collect() }
}

fn are_the_same(
    catalog: &Catalog,
    view: &View,
    less: &Verdicts,
    anew: &Verdicts,
) -> Result<(), TestCaseError> {
    let shown: Vec<NodeId> = catalog.nodes().map(|(id, _)| id).filter(|id| view.shows(*id)).collect();
    for id in &shown {
        let name = catalog.id(*id);
        let told = |standings: &Standings| {
            (standings.standing(*id), standings.is_circular(*id), standings.grounds(*id))
        };
        prop_assert_eq!(told(less.standings()), told(anew.standings()), "{}", name);
        prop_assert_eq!(less.challenged(catalog, *id), anew.challenged(catalog, *id), "{}", name);
        prop_assert_eq!(less.on(catalog, *id), anew.on(catalog, *id), "{}", name);
    }
    let circular = |standings: &Standings| -> BTreeSet<NodeId> {
        standings.circular().filter(|id| view.shows(*id)).collect()
    };
    prop_assert_eq!(circular(less.standings()), circular(anew.standings()));
    let topics: Vec<NodeId> = shown.iter().copied().filter(|id| catalog.topic(*id).is_some()).collect();
    for (subject, object) in topics.iter().flat_map(|one| topics.iter().map(move |other| (*one, *other))) {
        for (relation, _) in catalog.vocabulary.relations() {
            let [less, anew] =
                [less, anew].map(|verdicts| verdicts.verdict(catalog, subject, relation, object));
            prop_assert_eq!(less, anew);
        }
    }
    Ok(())
}
