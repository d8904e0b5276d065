//! Answers are right: the optimised plan, the literal plan and a reader that shares nothing with either say the
//! same of random corpora and questions.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use catena::session::{Failure, Session};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestError, TestRunner};

use crate::support::corpora::{CONCEPTS, Corpus, OUTCOMES, TRUTHS, corpus, with_same_topics};
use crate::support::joins::{OPERATORS, Operators, count as operators_of};
use crate::support::oracle::{answer as expected, told_by};
use crate::support::phrases::{question, question_of_truth};
use crate::support::shown::answer_text;
use crate::support::{cases, session_of};

/// Corpora, and questions to each.
const CORPORA: u32 = 1000;
const QUESTIONS: usize = 50;

/// What a run did.
#[derive(Debug, Default)]
struct Tally {
    pairs: Cell<usize>,
    understood: Cell<usize>,
    with_answer: Cell<usize>,
    /// By the oracle too.
    compared: Cell<usize>,
    /// With more paths than the oracle lists.
    passed_over: Cell<usize>,
    /// What the plans of those compared are made of.
    operators: RefCell<Operators>,
    /// How often the answers compared have each word of [`WORDS`].
    words: RefCell<BTreeMap<&'static str, usize>>,
}

/// Results, marks and standings, each of which is told of at least so often.
const WORDS: [&str; 17] = [
    "\"circular\"",
    "\"circular-against\"",
    "\"circular-for\"",
    "\"contested\"",
    "\"defended\"",
    " affirmed [",
    " challenged, disputed by",
    " depends [",
    "\"conditional\"",
    "\"conditional-against\"",
    "\"conditional-for\"",
    " defended, disputed by",
    " divided [",
    " not demonstrated [",
    " rejected [",
    " unchallenged [",
    " undecided, disputed by",
];
const OF_EACH_WORD: usize = 5;

/// Each operator of a plan is made at least so often.
const OF_EACH_OPERATOR: usize = 60;

#[test]
fn answers_are_those_of_the_oracle() {
    let tally = Tally::default();
    // A case is fifty questions: to shrink it takes long.
    let config = Config { max_shrink_iters: 400, ..cases(CORPORA) };
    let asked = config.cases as usize * QUESTIONS;
    are_answered_right(config, &(with_same_topics(corpus(7)), vec(question(), QUESTIONS)), &tally);
    let understood = tally.understood.get();
    assert!(asked < 30_000 || tally.compared.get() >= 20_000, "{tally:?}");
    assert!(understood * 2 > tally.pairs.get(), "most questions make sense: {tally:?}");
    assert!(tally.with_answer.get() * 2 > understood, "most of them have an answer: {tally:?}");
    assert!(tally.passed_over.get() * 50 < understood, "{tally:?}");
    let operators = tally.operators.borrow();
    for operator in OPERATORS {
        let made = operators.get(operator).copied().unwrap_or_default();
        assert!(asked < 30_000 || made >= OF_EACH_OPERATOR, "{operator}: {made}");
    }
}

/// A corpus, often with two claims more that hold each other up and bear on an outcome, or with two that speak of one
/// under conditions of their own.
fn ringed() -> impl Strategy<Value = Corpus> {
    let ring = option::of((select(&TRUTHS[..]), select(&OUTCOMES[..])));
    let apart = option::of((select(&OUTCOMES[..]), subsequence(CONCEPTS.to_vec(), 2)));
    (corpus(9), ring, apart).prop_map(|(mut made, ring, apart)| {
        made.claims.extend(apart.into_iter().flat_map(|(outcome, when)| {
            let claim = |id: &str, relation: &str, when: &str| {
                format!("claim {id}\n  text  Trust.\n  {relation}  {outcome}\n  when  {when}\n")
            };
            [claim("one/w0", "affirms", when[0]), claim("two/w1", "rejects", when[1])]
        }));
        made.claims.extend(ring.into_iter().flat_map(|(relation, outcome)| {
            [
                format!("claim one/r0\n  text  Trust.\n  {relation}  {outcome}\n  supports  two/r1\n"),
                "claim two/r1\n  text  Allies.\n  supports  one/r0\n".to_owned(),
            ]
        }));
        made
    })
}

/// Corpora, and questions to each of what is true and how things stand.
const OF_TRUTH: u32 = 480;

#[test]
fn answers_of_truth_are_those_of_the_oracle() {
    let tally = Tally::default();
    let config = Config { max_shrink_iters: 2000, ..cases(OF_TRUTH) };
    let is_full = config.cases >= OF_TRUTH;
    are_answered_right(config, &(ringed(), vec(question_of_truth(), 8)), &tally);
    let words = tally.words.borrow();
    for word in WORDS {
        let told = words.get(word).copied().unwrap_or_default();
        assert!(!is_full || told >= OF_EACH_WORD, "{word}: {told}");
    }
}

/// Asks each of the corpora its questions, and tells what was asked.
fn are_answered_right(config: Config, asked: &impl Strategy<Value = (Corpus, Vec<String>)>, tally: &Tally) {
    let run = TestRunner::new(config).run(asked, |(made, questions)| {
        let session = session_of(&made);
        questions.iter().try_for_each(|question| is_answered_right(&session, question, tally))
    });
    if let Err(TestError::Fail(reason, (made, _))) = &run {
        let files: Vec<String> = made.files().into_iter().skip(2).map(|(_, text)| text).collect();
        panic!("{reason}\n{}", files.join("\n"));
    }
    run.unwrap_or_else(|fault| panic!("{fault}"));
    println!("{tally:?}");
}

fn is_answered_right(session: &Session, question: &str, tally: &Tally) -> Result<(), TestCaseError> {
    let count = |of: &Cell<usize>| of.set(of.get() + 1);
    count(&tally.pairs);
    let understood = match session.read(question) {
        Ok(understood) => understood,
        Err(Failure::Wrong(_)) => return Ok(()),
        Err(failure) => return Err(TestCaseError::fail(format!("{question}: {failure:?}"))),
    };
    count(&tally.understood);
    let fail = |failure: Failure| TestCaseError::fail(format!("{question}: {failure:?}"));
    let expr = &understood.expr;
    let answer = session.answer_to(question, &understood).map_err(fail)?;
    let literal = session.answer_literally(question, &understood).map_err(fail)?;
    if !answer.is_empty() {
        count(&tally.with_answer);
    }
    let [shown, meant] = [&answer, &literal].map(|answer| answer_text(&session.catalog, answer));
    prop_assert_eq!(shown, meant, "{}\nis {}", question, answer.core);
    prop_assert!(answer == literal, "{question}: {answer:?}\nis not {literal:?}");
    if expr.but_not.is_some() {
        return Ok(());
    }
    match expected(&session.catalog, expr) {
        None => count(&tally.passed_over),
        Some(oracle) => {
            let wrong = oracle.wrong_with(&told_by(&session.catalog, expr, &answer));
            count(&tally.compared);
            if let Some(plan) = session.plan(expr).map_err(fail)? {
                operators_of(&plan, &mut tally.operators.borrow_mut());
            }
            let told = oracle.lines.concat().replace("\\\"", "\"");
            for word in WORDS {
                *tally.words.borrow_mut().entry(word).or_default() += usize::from(told.contains(word));
            }
            prop_assert!(wrong.is_none(), "{question}\nis {}\n{}", answer.core, wrong.unwrap_or_default());
        }
    }
    Ok(())
}

/// Questions that were once answered wrong.
const ONCE_WRONG: [&str; 8] = [
    // What has no value comes last.
    "how many works per year sort year desc",
    // The record of a topic that is not there yet says nothing, nor does one of a topic that is not.
    "as of 1990: compare social-theory, bipolarity on trust",
    "as of 1990: find concept c where social-theory -[admits]-> c",
    // Nor does anything lead from what is not there yet, whichever way it is looked up.
    "as of 1990: find any e where e -[^by]-> two/c1",
    // An argument of which a premise is not there yet is none.
    "as of 2005: find argument e",
    // What cannot rest on anything is not supported.
    "find any e where supported(e)",
    // What has no verdict of its own is not left out because of it.
    "find any e where not (e.verdict != silent) and e -[^admits]-> e",
    // Nothing affirms itself.
    "find any e where e -[affirms]-> durability",
];

#[test]
fn what_was_once_wrong_is_right() {
    let session = session_of(&Corpus {
        records: vec![
            "concept trust\nexplanation bipolarity\ntheory social-theory\n  admits  trust\n".to_owned(),
            "outcome durability\n".to_owned(),
        ],
        claims: vec![
            "claim one/c0\n  text  Allies.\n  says  bipolarity excludes trust\n".to_owned(),
            "claim two/c1\n  text  Signals.\n".to_owned(),
            "claim three/c2\n  text  Trust.\n  affirms  durability\n".to_owned(),
        ],
        arguments: vec![
            "argument two/a0\n  text  Signals.\n  premises  three/c2\n  concludes  two/c1\n".to_owned(),
        ],
        excerpts: Vec::new(),
    });
    let tally = Tally::default();
    for question in ONCE_WRONG {
        is_answered_right(&session, question, &tally).unwrap_or_else(|fault| panic!("{fault}"));
    }
    assert_eq!(tally.compared.get(), ONCE_WRONG.len());
}
