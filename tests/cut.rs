//! A bound on the cost cuts an answer and never falsifies it: what is shown is part of the whole answer, no figure
//! is shown of what was counted in part, and that something was cut is told in every format and by the exit code.

use std::cell::Cell;
use std::collections::BTreeSet;

use catena::query::answer::{Answer, Row, Shape, Value};
use catena::query::budget::Budget;
use catena::query::expr::{Body, Stage};
use catena::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::measured::made_up;
use crate::program::{Library, catena};
use crate::support::corpora::corpus;
use crate::support::phrases::question;
use crate::support::{cases, session_of};

/// Rows and paths, each as text.
fn found(answer: &Answer, columns: &[String]) -> BTreeSet<String> {
    // Which columns an answer has that asks for none depends on its rows.
    let values = |row: &Row| row.values.iter().filter(|(name, _)| columns.contains(name)).cloned().collect();
    let rows = answer.rows.iter().map(|row| (row, values(row)));
    let rows = rows.map(|(row, values): (&Row, Vec<(String, Value)>)| {
        format!("{:?} {:?} {values:?}", row.node, row.group)
    });
    rows.chain(answer.paths.iter().map(|path| format!("{path:?}"))).collect()
}

/// Whether a question asks for no more than some of what there is.
fn is_limited(session: &Session, question: &str) -> bool {
    let Ok(expr) = session.understand(question) else { return true };
    match expr.body {
        Body::Find(find) => {
            find.stages.iter().any(|stage| matches!(stage, Stage::Limit(_))) || find.paths.is_some()
        }
        Body::Why(_) | Body::Compare(_) | Body::Page(_) => false,
    }
}

#[test]
fn what_is_cut_is_part_of_the_whole() {
    let (cut, whole) = (Cell::new(0_usize), Cell::new(0_usize));
    let case = (corpus(7), vec((question(), 0..60_usize), 20));
    let run =
        TestRunner::new(Config { max_shrink_iters: 100, ..cases(60) }).run(&case, |(made, questions)| {
            let session = session_of(&made);
            for (question, steps) in questions {
                let Ok(all) = session.ask(&question) else { continue };
                let budget = Budget { steps, ..session.budget() };
                let answer = session.ask_within(&question, budget).expect("a question that makes sense");
                if !answer.cut {
                    whole.set(whole.get() + 1);
                    let columns = &all.columns;
                    prop_assert_eq!(found(&answer, columns), found(&all, columns), "{}", question);
                    continue;
                }
                cut.set(cut.get() + 1);
                prop_assert!(answer.truncated && !answer.notices.is_empty(), "{question}");
                prop_assert!(answer.reasons.is_empty(), "{question}: {:?}", answer.reasons);
                if answer.is_empty() {
                    prop_assert!(answer.nothing().contains("limit"), "{question}");
                }
                if answer.shape == Shape::Counts {
                    prop_assert!(answer.rows.is_empty() && answer.total == 0, "{question}");
                } else if !is_limited(&session, &question) {
                    let is_common = |column: &&String| all.columns.contains(column);
                    let common: Vec<String> = answer.columns.iter().filter(is_common).cloned().collect();
                    prop_assert!(
                        found(&answer, &common).is_subset(&found(&all, &common)),
                        "{question}: {answer:?}\nis not of {all:?}"
                    );
                }
            }
            Ok(())
        });
    run.unwrap_or_else(|fault| panic!("{fault}"));
    assert!(cut.get() > 100 && whole.get() > 100, "{cut:?} cut, {whole:?} whole");
}

#[test]
fn a_cut_answer_is_told_by_the_exit_code_and_in_every_format() {
    let library = Library::small();
    for question in ["how many claims", "claims", "trace trust into explanations", "claims per work"] {
        let whole = catena(library.path(), &["ask", question]);
        assert_eq!(whole.code, 0, "{question}: {}", whole.stderr);
        for format in ["table", "json", "ndjson", "csv", "markdown", "dot", "svg"] {
            let run = catena(library.path(), &["ask", "--max-steps", "0", "--format", format, question]);
            assert_eq!(run.code, 3, "{question} as {format}\n{}{}", run.stdout, run.stderr);
            assert!(run.stderr.contains("truncated"), "{question} as {format}: {}", run.stderr);
            for wrong in ["no results", "no path", "Nothing fulfils"] {
                assert!(!run.stdout.contains(wrong), "{question} as {format}\n{}", run.stdout);
            }
            assert!(!run.stdout.contains("0\n"), "{question} as {format}\n{}", run.stdout);
        }
        let limited = catena(library.path(), &["ask", "--limit", "1", question]);
        assert_eq!(limited.code, 0, "who limits an answer gets what was asked for: {}", limited.stderr);
    }
}

/// Questions whose cost is that of what they look up, not of all pairs.
const LOOKED_UP: [&str; 12] = [
    "find claim c where exists claim d (d -[disputes]-> c)",
    "how many claims not contested by any claim",
    "how many claims that dispute any claim",
    "how many claims about any theory",
    "scholars cited by any work",
    "find work w where exists citation c (c -[in]-> w and c.intent = \"evidence\")",
    "find work w where not exists work v (v -[cites]-> w)",
    "find scholar s where not exists claim c (c -[by]-> s and c.force = \"asserts\")",
    "find claim c where exists claim d ((d -[disputes]-> c or d -[qualifies]-> c) and d.force = \"asks\")",
    "find claim c where exists work w (c -[in]-> w and not exists work v (v -[cites]-> w))",
    "find claim c where exists claim d (d -[supports]-> c) and exists claim d (c -[supports]-> d)",
    "find theory t where exists claim c (c -[about]-> t and exists claim d (d -[disputes]-> c))",
];

/// Questions whose cost is that of one search, or of what is said of the topics that they name.
const SEARCHED: [&str; 8] = [
    "trace concept-bababan to concept-nigiwin",
    "trace concept-bababan to concept-nigiwin limit 50",
    "trace concept-bababan into explanations",
    "trace theory-bababan into theories via says",
    "find path p = all concept:concept-bababan -[(admits|^admits){1..2}]-> concept:concept-mevepin",
    "which explanations admit concept-bababan",
    "what does theory-bababan admit",
    "what is admitted by concept-bababan",
];

/// The fewest steps within which a question is answered in whole.
fn cost(session: &Session, question: &str) -> usize {
    let is_whole = |steps: usize| {
        let budget = Budget { steps, ..session.budget() };
        !session.ask_within(question, budget).expect("a question that makes sense").cut
    };
    let (mut least, mut most) = (0, 4_000_000);
    assert!(is_whole(most), "{question} takes more than {most} steps");
    while least + 1 < most {
        let middle = least.midpoint(most);
        if is_whole(middle) { most = middle } else { least = middle }
    }
    most
}

#[test]
fn what_exists_is_looked_up() {
    let (small, large) = (made_up(500), made_up(2000));
    for question in LOOKED_UP {
        let (one, four) = (cost(&small, question), cost(&large, question));
        assert!(four < one * 8, "{question}: {one} steps of 500 claims, {four} of 2000");
    }
}

#[test]
fn what_is_searched_grows_as_the_library_does() {
    let (small, large) = (made_up(1000), made_up(4000));
    // How far a search must go is a matter of luck, but it looks at no edge more than a few times.
    let edges = small.graph.edges().count();
    for question in SEARCHED {
        let (one, four) = (cost(&small, question).max(edges), cost(&large, question));
        // Four to the power of 1.15.
        assert!(four * 100 < one * 492, "{question}: {one} steps of 1000 claims, {four} of 4000");
    }
}

/// Paths that are looked for in steps: whatever their number, what is told is part of the whole or the whole.
#[test]
fn a_search_that_is_cut_never_says_that_there_is_no_path() {
    let session = made_up(300);
    for question in SEARCHED.iter().filter(|question| question.contains("trace") || question.contains("path"))
    {
        let whole = session.ask(question).expect("a question that makes sense");
        let all: BTreeSet<String> = whole.paths.iter().map(|path| format!("{path:?}")).collect();
        assert!(!whole.cut && !all.is_empty(), "{question}");
        let (mut cut, most) = (0, cost(&session, question));
        let budgets = (0..40).chain((40..most + 40).step_by(most / 40 + 1)).chain([most - 1, most]);
        for steps in budgets {
            let budget = Budget { steps, ..session.budget() };
            let answer = session.ask_within(question, budget).expect("a question that makes sense");
            let found: BTreeSet<String> = answer.paths.iter().map(|path| format!("{path:?}")).collect();
            assert!(found.is_subset(&all), "{question} in {steps} steps");
            assert!(answer.cut || found == all, "{question} in {steps} steps");
            if answer.cut {
                cut += 1;
                assert!(
                    answer.reasons.is_empty() && !answer.notices.is_empty(),
                    "{question} in {steps} steps"
                );
                assert!(!answer.nothing().contains("no path"), "{question} in {steps} steps");
            }
        }
        assert!(cut > 20, "{question}: {cut}");
    }
}
