//! Words that a reader sees where there is little to say: short answers, nothing found, things counted.

use crate::program::{Run, catena, root};

fn run(arguments: &[&str]) -> Run {
    catena(&root(), arguments)
}

#[test]
fn a_verdict_in_short_has_no_counts_of_evidence_that_is_not_shown() {
    let short = run(&["ask", "--brief", "why does bipolarity exclude trust"]);
    assert!(short.stdout.contains("Verdict `excludes`"), "{}", short.stdout);
    assert!(!short.stdout.contains("more: `--full`"), "{}", short.stdout);
}

#[test]
fn a_page_without_a_row_says_so() {
    let page = run(&["ask", "as of 1950: who is Kydd"]);
    assert_eq!(page.stdout, "As of 1950, no results\n\n  nothing that counts here mentions Andrew Kydd\n");
}

#[test]
fn a_search_without_results_repeats_what_was_searched() {
    for (question, told) in [
        ("search zzyzx", "nothing matches `\"zzyzx\"`"),
        ("claims matching zzyzx", "no claim matches `zzyzx`"),
    ] {
        let none = run(&["ask", question]);
        assert!(none.stdout.contains(told), "{}", none.stdout);
    }
}

#[test]
fn a_headline_counts_each_row_once_among_the_doubtful() {
    let judged = run(&["ask", "explanations that admit trust or exclude trust"]);
    assert!(judged.stdout.starts_with("4 explanations (2 qualified)\n"), "{}", judged.stdout);
}

#[test]
fn one_is_singular() {
    let counted = run(&["ask", "how many claims only via keating2015 per scholar having exactly 8"]);
    assert!(counted.stdout.starts_with("1 scholar with 8 claims\n"), "{}", counted.stdout);
    let cut = run(&["ask", "--max-rows", "1", "--format", "csv", "claims about trust"]);
    assert!(cut.stderr.contains("more than 1 row\n"), "{}", cut.stderr);
}

#[test]
fn help_on_a_refused_question_has_no_titles() {
    let refused = run(&["ask", "--explain", "who foozles trust"]);
    assert!(refused.stderr.contains("foozles: unknown"), "{}", refused.stderr);
    for title in ["help: words", "help: possible readings"] {
        assert!(!refused.stderr.contains(title), "{}", refused.stderr);
    }
}

#[test]
fn an_unknown_name_can_be_searched() {
    let unknown = run(&["show", "zzyzx"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.stderr.ends_with("help: search for it with `catena ask 'search \"zzyzx\"'`\n"),
        "{}",
        unknown.stderr
    );
}
