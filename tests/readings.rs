//! How the conditions of an English question go together, held to a second reader of the rules in
//! `docs/query-language.md`: whatever is true of each condition, both say the same of the question.

use std::collections::BTreeMap;

use catena::query::expr::{Body, Condition, print_condition};
use catena::session::{Failure, Session};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::corpora::Corpus;
use crate::support::{cases, session_of};

/// How a condition is joined to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Beside,
    And,
    But,
    Or,
}

impl Joint {
    fn words(self) -> &'static str {
        match self {
            Self::Beside => " ",
            Self::And => " and ",
            Self::But => " but ",
            Self::Or => " or ",
        }
    }
}

/// A condition as it is said.
#[derive(Clone, Debug)]
struct Said {
    joint: Joint,
    that: bool,
    not: bool,
    /// Its preposition is that of the condition before.
    bare: bool,
    sort: &'static str,
    /// Its words and its core.
    name: &'static str,
    core: &'static str,
}

/// Sorts of conditions, with what each may say.
const SORTS: [(&str, [(&str, &str); 3]); 4] = [
    (
        "by",
        [
            ("Adams", "c -[by]-> scholar:adams"),
            ("Baker", "c -[by]-> scholar:baker"),
            ("Clark", "c -[by]-> scholar:clark"),
        ],
    ),
    (
        "about",
        [
            ("trust", "c -[about]-> concept:trust"),
            ("power", "c -[about]-> concept:power"),
            ("attitude", "c -[about]-> concept:attitude"),
        ],
    ),
    ("in", [("one", "c -[in]-> work:one"), ("two", "c -[in]-> work:two"), ("three", "c -[in]-> work:three")]),
    (
        "matching",
        [
            ("\"allies\"", "c matches \"allies\""),
            ("\"costly\"", "c matches \"costly\""),
            ("\"signals\"", "c matches \"signals\""),
        ],
    ),
];

fn said() -> impl Strategy<Value = Said> {
    let joint =
        select(&[Joint::Beside, Joint::Beside, Joint::And, Joint::But, Joint::Or, Joint::Or, Joint::Or][..]);
    let flags = (prop::bool::weighted(0.15), prop::bool::weighted(0.2), prop::bool::weighted(0.4));
    (joint, flags, 0..SORTS.len(), 0..3_usize).prop_map(|(joint, (that, not, bare), sort, which)| {
        let (sort, names) = SORTS[sort];
        let (name, core) = names[which];
        Said { joint, that, not, bare, sort, name, core }
    })
}

/// Conditions of which each can be said: names take a preposition from a neighbour that has one.
fn conditions() -> impl Strategy<Value = Vec<Said>> {
    (vec(said(), 1..6), 0..3_usize).prop_map(|(mut list, other)| {
        list[0].joint = Joint::Beside;
        for at in 0..list.len() {
            let takes =
                at > 0 && list[at].bare && list[at].joint != Joint::Beside && list[at - 1].sort != "matching";
            list[at].bare = takes;
            if takes {
                let (sort, names) = SORTS.into_iter().find(|(sort, _)| *sort == list[at - 1].sort).unwrap();
                (list[at].sort, (list[at].name, list[at].core)) = (sort, names[other]);
                list[at].that = false;
            }
        }
        list
    })
}

fn english(list: &[Said]) -> String {
    let words = list.iter().map(|said| {
        let that = if said.that { "that " } else { "" };
        let not = if said.not { "not " } else { "" };
        let sort = if said.bare { String::new() } else { format!("{} ", said.sort) };
        format!("{}{that}{not}{sort}{}", said.joint.words(), said.name)
    });
    format!("claims{}", words.collect::<String>())
}

/// What is true of each condition.
type Facts<'a> = BTreeMap<&'a str, bool>;

/// The question's truth, after the rules.
fn truth(list: &[Said], facts: &Facts<'_>) -> bool {
    // Of one sort, side by side.
    let runs: Vec<&[Said]> = list.chunk_by(|one, other| one.sort == other.sort).collect();
    let mut sides: Vec<Vec<&[Said]>> = Vec::new();
    for run in &runs {
        if sides.is_empty() || run[0].joint == Joint::Or {
            sides.push(Vec::new());
        }
        sides.last_mut().unwrap().push(run);
    }
    let sorts: Vec<Vec<&str>> =
        sides.iter().map(|side| side.iter().map(|run| run[0].sort).collect()).collect();
    let twice = sorts
        .iter()
        .enumerate()
        .any(|(at, side)| sorts[at + 1..].concat().iter().any(|sort| side.contains(sort)));
    let that = sides[1..].iter().any(|side| side[0][0].that);
    if sides.len() > 1 && (twice || that) {
        return sides.iter().any(|side| side.iter().all(|run| run_truth(run, facts)));
    }
    precedence(&runs.iter().map(|run| (run[0].joint, run_truth(run, facts))).collect::<Vec<_>>())
}

/// Of conditions of one sort: first the lists that share a preposition, then the rest.
fn run_truth(run: &[Said], facts: &Facts<'_>) -> bool {
    let lists: Vec<&[Said]> = run.chunk_by(|_, other| other.bare).collect();
    let mut values: Vec<(Joint, bool, bool)> = Vec::new();
    for list in lists {
        // A list is denied as a whole if its first is and nothing ends that.
        let ends = list[1..].iter().any(|said| said.not || said.joint == Joint::But);
        let denied = list[0].not && !ends;
        let value = if denied { list.iter().any(|said| facts[said.core]) } else { list_truth(list, facts) };
        match values.last_mut() {
            Some((_, true, under)) if list[0].joint == Joint::Or && !list[0].that && !denied => {
                *under |= value;
            }
            _ => values.push((list[0].joint, denied, value)),
        }
    }
    precedence(&values.into_iter().map(|(joint, denied, value)| (joint, denied != value)).collect::<Vec<_>>())
}

/// Of names that share a preposition: each `not` holds as far as the next `not` or `but`.
fn list_truth(list: &[Said], facts: &Facts<'_>) -> bool {
    let scopes: Vec<&[Said]> = {
        let mut from = 0;
        let mut found = Vec::new();
        for at in 1..=list.len() {
            let goes_on = at < list.len() && list[from].not && !list[at].not && list[at].joint != Joint::But;
            if !goes_on {
                found.push(&list[from..at]);
                from = at;
            }
        }
        found
    };
    let value = |scope: &[Said]| scope.iter().any(|said| facts[said.core]) != scope[0].not;
    precedence(&scopes.into_iter().map(|scope| (scope[0].joint, value(scope))).collect::<Vec<_>>())
}

/// `and` and `but` first, then `or`, then what stands side by side.
fn precedence(values: &[(Joint, bool)]) -> bool {
    let split = |values: &[(Joint, bool)], at: Joint| -> Vec<Vec<(Joint, bool)>> {
        let mut parts = vec![Vec::new()];
        for (number, value) in values.iter().enumerate() {
            if number > 0 && value.0 == at {
                parts.push(Vec::new());
            }
            parts.last_mut().unwrap().push(*value);
        }
        parts
    };
    split(values, Joint::Beside)
        .iter()
        .all(|part| split(part, Joint::Or).iter().any(|both| both.iter().all(|(_, value)| *value)))
}

/// The truth of a condition of the core.
fn holds(session: &Session, condition: &Condition, facts: &Facts<'_>) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(session, part, facts)),
        Condition::One(parts) => parts.iter().any(|part| holds(session, part, facts)),
        Condition::Not(part) => !holds(session, part, facts),
        leaf => facts[print_condition(leaf, &session.catalog).as_str()],
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn conditions_go_together_by_the_rules(list in conditions()) {
        thread_local! {
            static SESSION: Session = session_of(&Corpus {
                records: vec!["concept trust\nconcept power\nconcept attitude\n".to_owned()],
                claims: vec!["claim one/c0\n  text  Allies.\n".to_owned()],
                arguments: Vec::new(),
                excerpts: Vec::new(),
            });
        }
        let question = english(&list);
        SESSION.with(|session| {
            let understood = match session.read(&question) {
                Ok(understood) => understood,
                Err(Failure::Wrong(wrong)) => return Err(TestCaseError::fail(format!("{question}: {}", wrong.0.message))),
                Err(failure) => return Err(TestCaseError::fail(format!("{question}: {failure:?}"))),
            };
            let Body::Find(find) = &understood.expr.body else { unreachable!("a question for rows") };
            let cores: Vec<&str> = SORTS.iter().flat_map(|(_, names)| names.map(|(_, core)| core)).collect();
            let said: Vec<&str> = cores.into_iter().filter(|core| list.iter().any(|said| said.core == *core)).collect();
            for world in 0..1_u32 << said.len() {
                let facts: Facts<'_> = said.iter().enumerate().map(|(at, core)| (*core, world >> at & 1 == 1)).collect();
                let core = print_condition(&find.condition, &session.catalog);
                prop_assert_eq!(holds(session, &find.condition, &facts), truth(&list, &facts), "{}\nis {}\nwhere {:?}", question, core, facts);
            }
            // Whatever mixes `or` with anything else has its reading printed.
            let joints = || list.iter().skip(1).map(|said| said.joint);
            let mixed = joints().any(|joint| joint == Joint::Or) && joints().any(|joint| joint != Joint::Or);
            prop_assert!(!mixed || understood.reading.is_some(), "{}", question);
            Ok(())
        })?;
    }
}
