//! The rules of `docs/verdicts.md`, one by one: what claims say, and the verdict that follows.

mod rule_1;
mod rule_2;
mod rule_3;
mod rule_4;
mod rule_5;

use catena::catalog::NodeClass;
use catena::session::Session;
use catena::verdict::{Mark, Of, Status, Verdict};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::corpora::{BIBLIOGRAPHY, CONCEPTS, EXPLANATIONS, RELATIONS, VOCABULARY, corpus};
use crate::support::shown::verdict_text;
use crate::support::{cases, session_of, sound_session};

/// `attitude` is broader than `trust`, which is broader than `specific-trust`.
const TOPICS: &str = "
concept attitude
concept trust
  broader  attitude
concept specific-trust
  broader  trust
concept power
outcome durability
theory rational-theory
explanation bipolarity
";

/// Claims, one a line: an id, a colon, and fields with semicolons between them. Then what is asked,
/// and the verdict as [`verdict_text`].
type Case<'a> = (&'a str, &'a str, &'a str);

fn all_hold(cases: &[Case<'_>]) {
    for (claims, asked, expected) in cases {
        let session = given(claims);
        assert_eq!(
            verdict_text(&session.catalog, &verdict(&session, asked)),
            *expected,
            "{asked}, where\n{claims}"
        );
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn one_more_claim_for_never_turns_a_verdict_round(
        corpus in corpus(8),
        relation in select(&RELATIONS[..]),
        force in select(&["asserts", "suggests", "asks"][..]),
        more in select(&["", "  qualifies  one/first\n", "  disputes  one/first\n"][..]),
    ) {
        let mut before = corpus;
        before.claims.push("claim one/first\n  text  First.\n  says  bipolarity excludes trust\n".to_owned());
        let mut after = before.clone();
        after.claims.push(format!(
            "claim two/more\n  text  More.\n  force  {force}\n  says  bipolarity {relation} trust\n{more}"
        ));
        let asked = format!("bipolarity {relation} trust");
        let [before, after] = [before, after].map(|corpus| {
            let session = session_of(&corpus);
            verdict(&session, &asked).status
        });
        let allowed: &[Status] = match before {
            Status::Holds => &[Status::Holds],
            Status::Divided => &[Status::Divided],
            // Only asked, it says nothing; said without a condition, it holds under each.
            Status::Depends => &[Status::Depends, Status::Divided],
            Status::Opposite => &[Status::Opposite, Status::Divided],
            Status::Silent => &[Status::Silent, Status::Holds],
        };
        prop_assert!(allowed.contains(&after), "{asked}: {before:?} became {after:?}");
    }

    #[test]
    fn a_verdict_and_that_of_the_opposite_mirror_each_other(corpus in corpus(8)) {
        let session = session_of(&corpus);
        for subject in EXPLANATIONS {
            for object in CONCEPTS {
                let admits = verdict(&session, &format!("{subject} admits {object}"));
                let excludes = verdict(&session, &format!("{subject} excludes {object}"));
                let mirrored = match admits.status {
                    Status::Holds => Status::Opposite,
                    Status::Opposite => Status::Holds,
                    other => other,
                };
                prop_assert_eq!(mirrored, excludes.status, "{} {}", subject, object);
                let turned = |mark: &Mark| match *mark {
                    Mark::Hedged(of) => Mark::Hedged(mirrored_of(of)),
                    Mark::SecondHand(of) => Mark::SecondHand(mirrored_of(of)),
                    Mark::Inherited(of) => Mark::Inherited(mirrored_of(of)),
                    Mark::Conditional(of) => Mark::Conditional(mirrored_of(of)),
                    Mark::Circular(of) => Mark::Circular(mirrored_of(of)),
                    other @ (Mark::Qualified | Mark::Contested | Mark::Defended) => other,
                };
                prop_assert_eq!(admits.marks.iter().map(turned).collect::<Vec<_>>(), excludes.marks);
            }
        }
    }
}

/// The other side of a division.
fn mirrored_of(of: Of) -> Of {
    match of {
        Of::All => Of::All,
        Of::For => Of::Against,
        Of::Against => Of::For,
    }
}

/// The corpus of a case.
fn given(claims: &str) -> Session {
    let mut text = String::new();
    for line in claims.lines() {
        let (id, fields) = line.split_once(':').expect("a claim is an id, a colon and fields");
        text += &format!("claim {}\n  text  Words.\n", id.trim());
        for field in fields.split(';') {
            text += &format!("  {}\n", field.trim());
        }
    }
    sound_session(&[
        ("a.bib", BIBLIOGRAPHY),
        ("a.catena", VOCABULARY),
        ("b.catena", TOPICS),
        ("c.catena", &text),
    ])
}

/// The verdict on `subject relation object`.
fn verdict(session: &Session, asked: &str) -> Verdict {
    let words: Vec<&str> = asked.split(' ').collect();
    let catalog = &session.catalog;
    let topic = |id: &str| catalog.names().get(NodeClass::Topic, id).expect("a topic");
    let relation = catalog.vocabulary.find(words[1]).expect("a relation");
    session.verdicts.verdict(catalog, topic(words[0]), relation, topic(words[2]))
}
