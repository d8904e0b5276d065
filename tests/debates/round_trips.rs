//! Debates written and read again: as records of a library, and as AIF.

use std::collections::{BTreeMap, BTreeSet};

use catena::add::{add, written};
use catena::debate::of_catalog::of_catalog;
use catena::debate::records::{Source, records};
use catena::debate::{Bearing, Debate, End, Losses, aif};
use catena::session::Session;
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::made_up::debate;
use crate::support::{cases, session, without_faults};

/// What a debate says, whatever its numbers and its order. Every statement of a made-up debate has a text of its own.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    statements: BTreeSet<String>,
    inferences: Vec<String>,
    relations: BTreeSet<String>,
}

impl Said {
    /// `shown` is what is left of a title, by whether it is a statement's.
    fn of(debate: &Debate, shown: impl Fn(&str) -> String) -> Self {
        let text = |at: usize| debate.statements[at].text.as_str();
        let statements = debate.statements.iter();
        let statements = statements
            .map(|one| format!("{}|{}|{}|{}", one.text, shown(&one.title), one.is_sketch, one.section))
            .collect();
        let inference = |at: usize| {
            let one = &debate.inferences[at];
            let premises: BTreeSet<&str> = one.premises.iter().map(|premise| text(*premise)).collect();
            let title = shown(&one.title);
            format!("{title}|{}|{}|{}|{premises:?}|{}", one.text, one.rule, one.section, text(one.conclusion))
        };
        let mut inferences: Vec<String> = (0..debate.inferences.len()).map(inference).collect();
        inferences.sort();
        let relations = debate.relations.iter().map(|relation| {
            let end = match relation.to {
                End::Statement(to) => text(to).to_owned(),
                End::Inference(to) => inference(to),
            };
            let mut ends = [text(relation.from).to_owned(), end];
            if relation.bearing.is_symmetric() {
                ends.sort();
            }
            format!("{:?} {ends:?}", relation.bearing)
        });
        Self { statements, inferences, relations: relations.collect() }
    }
}

/// A new library with a debate in it, of which it can hold everything.
fn library(debate: &Debate) -> Session {
    let (library, losses) = library_with(debate);
    assert!(losses.is_empty(), "{losses:?}");
    library
}

/// A new library with a debate in it, and what it cannot hold.
pub(super) fn library_with(debate: &Debate) -> (Session, Losses) {
    let empty = session(&[("corpus/vocabulary.catena", catena::example::EMPTY[0].1)]);
    let source = Source { key: "debate".to_owned(), name: "debate".to_owned() };
    let mut losses = Losses::default();
    let text: String = records(debate, &source, &empty.catalog, &mut losses).iter().map(written).collect();
    let added = add(&empty, &text, None).unwrap_or_else(|refused| panic!("{refused:?}\n{text}"));
    let vocabulary = ("corpus/vocabulary.catena".to_owned(), catena::example::EMPTY[0].1.to_owned());
    let mut files = BTreeMap::from([vocabulary]);
    files.extend(added.files);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    (without_faults(session(&files)), losses)
}

fn back(session: &Session) -> (Debate, Losses) {
    let mut losses = Losses::default();
    let debate = of_catalog(&session.catalog, &mut losses);
    (debate, losses)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_debate_comes_back_from_a_library(debate in debate()) {
        let (again, losses) = back(&library(&debate));
        // What has no title is called by its id.
        let titled = |title: &str| if title.starts_with("debate/") { String::new() } else { title.to_owned() };
        prop_assert!(losses.is_empty(), "{:?}", losses);
        prop_assert_eq!(&again.title, "A debate");
        prop_assert_eq!(Said::of(&again, titled), Said::of(&debate, str::to_owned));
    }

    #[test]
    fn a_debate_comes_back_from_aif_but_for_what_that_cannot_hold(debate in debate()) {
        let text = aif::write::write(&debate, &mut Losses::default());
        let mut losses = Losses::default();
        let again = aif::read::read(&text, &mut losses).map_err(|error| panic!("{error:?}")).unwrap();
        prop_assert!(losses.is_empty(), "{:?}", losses);
        // Of equal titles all but the first get a number.
        let base = |title: &str| {
            let numbered = title.rsplit_once(" (").filter(|(_, number)| number.ends_with(')'));
            let title = numbered.map_or(title, |(base, _)| base);
            if title.chars().any(char::is_alphabetic) || !title.is_ascii() { title.to_owned() } else { String::new() }
        };
        prop_assert_eq!(Said::of(&again, base), Said::of(&as_aif(&debate), base));
        // What was read is held by AIF as a whole.
        let mut losses = Losses::default();
        let twice = aif::read::read(&aif::write::write(&again, &mut losses), &mut losses).unwrap();
        prop_assert!(losses.is_empty(), "{:?}", losses);
        prop_assert_eq!(Said::of(&twice, base), Said::of(&again, base));
    }
}

/// What AIF can say of a debate, by the table of `docs/debates.md`.
fn as_aif(debate: &Debate) -> Debate {
    let mut held = debate.clone();
    for one in &mut held.statements {
        one.is_sketch = false;
        one.section.clear();
    }
    held.relations.clear();
    for relation in &debate.relations {
        let (from, to) = (relation.from, relation.to);
        match (relation.bearing, to) {
            (Bearing::Supports, End::Inference(_)) => {}
            (Bearing::Supports | Bearing::Entails, _) => held.relate(from, Bearing::Supports, to),
            (_, End::Inference(_)) => held.relate(from, Bearing::Undercuts, to),
            (bearing, End::Statement(other)) => {
                held.relate(from, Bearing::Attacks, to);
                if bearing.is_symmetric() {
                    held.relate(other, Bearing::Attacks, End::Statement(from));
                }
            }
        }
    }
    for one in &mut held.inferences {
        one.text.clear();
        one.section.clear();
    }
    held.settle();
    bare_steps_as_supports(held)
}

/// A step without a title and a rule from one premise, on which nothing bears, is a support.
fn bare_steps_as_supports(mut debate: Debate) -> Debate {
    let is_borne_on = |at: usize| debate.relations.iter().any(|relation| relation.to == End::Inference(at));
    let is_numeric = |title: &str| title.chars().all(|char| char.is_ascii_digit() || "_-.:".contains(char));
    let is_bare = |at: usize| {
        let one = &debate.inferences[at];
        is_numeric(&one.title) && one.rule.is_empty() && one.premises.len() == 1 && !is_borne_on(at)
    };
    let (bare, kept): (Vec<usize>, Vec<usize>) = (0..debate.inferences.len()).partition(|at| is_bare(*at));
    for at in bare {
        let one = debate.inferences[at].clone();
        debate.relate(one.premises[0], Bearing::Supports, End::Statement(one.conclusion));
    }
    for relation in &mut debate.relations {
        if let End::Inference(at) = relation.to {
            relation.to = End::Inference(kept.iter().position(|one| *one == at).expect("it is borne on"));
        }
    }
    debate.inferences = kept.iter().map(|at| debate.inferences[*at].clone()).collect();
    debate.settle();
    debate
}
