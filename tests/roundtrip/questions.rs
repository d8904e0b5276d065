//! Any question at all is answered or refused; what is understood can be printed as core and read
//! again.

use catena::query::expr::Printed;
use catena::session::{Failure, Session};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::corpora::{Corpus, corpus};
use crate::support::phrases::{core, english, question};
use crate::support::shown::answer_text;
use crate::support::{cases, session_of};

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn any_text_is_understood_or_refused(text in any::<String>()) {
        SESSION.with(|session| drop(session.understand(&text)));
    }

    #[test]
    fn any_words_are_understood_or_refused(words in vec(piece(), 0..14)) {
        SESSION.with(|session| core_is_the_same_expression(session, &words.concat()))?;
    }

    #[test]
    fn what_is_understood_prints_as_core_that_means_the_same(question in question()) {
        SESSION.with(|session| core_is_the_same_expression(session, &question))?;
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_core_of_an_english_question_has_its_answer(corpus in corpus(6), questions in vec(english(), 4)) {
        let session = session_of(&corpus);
        for question in questions {
            let Ok(mut answer) = session.ask(&question) else { continue };
            // The core has one reading, and tells in its own words why nothing is there.
            answer.read_as = None;
            answer.reasons.clear();
            let Ok(mut again) = session.ask(&answer.core) else {
                return Err(TestCaseError::fail(format!("{question}\nis {}\nwhich is refused", answer.core)));
            };
            again.reasons.clear();
            let [english, core] = [&answer, &again].map(|answer| answer_text(&session.catalog, answer));
            prop_assert_eq!(english, core, "{}\nis {}", question, answer.core);
        }
    }
}

#[test]
fn most_questions_of_these_tests_make_sense() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for (name, strategy) in [("English", english().boxed()), ("core", core().boxed())] {
        let questions: Vec<String> =
            (0..400).map(|_| strategy.new_tree(&mut runner).expect("a question").current()).collect();
        let understood = SESSION
            .with(|session| questions.iter().filter(|question| session.understand(question).is_ok()).count());
        assert!(understood > 200, "{name}: only {understood} of 400");
    }
}

#[test]
fn conditions_that_say_nothing_are_refused_or_left_out() {
    SESSION.with(|session| {
        for question in [
            "explanations or admit trust",
            "explanations admit trust or are",
            "explanations that are not are",
            "explanations not are",
            "explanations that are",
            "works that are by Adams",
            "works that are not by Adams",
            "concepts that are excluded or by bipolarity",
            "concepts do not do no explanations exclude",
            "find concept e where not (not (e.id = trust))",
            "find concept e where e -[^(^broader)]-> trust",
        ] {
            core_is_the_same_expression(session, question).unwrap_or_else(|fault| panic!("{fault}"));
        }
    });
}

#[test]
fn long_questions_are_refused_or_understood_within_bounds() {
    let many = |part: &str| part.repeat(16_000 / part.len());
    let questions = [
        many("a "),
        format!("why {}", many("a ")),
        format!("why bipolarity {} trust", many("does exclude ")),
        format!("why {}", many("trust ")),
        format!("which {}", many("explanations ")),
        format!("which explanations {}", many("admit ")),
        format!("which explanations admit {}", many("trust ")),
        format!("which explanations do no {}", many("explanations ")),
        format!("which explanations {}", many("admit trust or ")),
        format!("which explanations admit trust {}", many("and not admit trust ")),
        format!("claims {}", many("by Adams ")),
        format!("claims {}", many("1990 ")),
        format!("trace {} to trust", many("trust ")),
        format!("search \"{}\"", many("trust ")),
        format!("search \"{}\"", many("t* ")),
        format!("find claim e where {}", many("not ")),
        format!("find claim e where {} e.id = a", many("e.id = a and ")),
        format!("find claim e where {} e.id = a", many("e.id = a or e.id = b and ")),
        format!("find claim e where e -[{}any]-> trust", many("any/")),
        format!("find claim e where e -[{}any]-> trust", many("any|")),
        format!("find claim e where e -[{}any{}]-> trust", "(".repeat(60), ")*".repeat(60)),
        format!("find claim e where e -[{}any{}]-> trust", "(".repeat(60), ")+".repeat(60)),
        format!("find claim e where e -[{}any{}]-> trust", "^(".repeat(60), ")".repeat(60)),
        format!("find claim e where {}e.id = a{}", "exists any x (".repeat(60), ")".repeat(60)),
        format!("find claim e where {}e.id = a{}", "not (".repeat(60), ")".repeat(60)),
        format!("find claim e show {}id", many("id, ")),
    ];
    SESSION.with(|session| {
        for question in &questions {
            // What is made of a question, or said against it, is no more than so many times as long as itself.
            let begin = &question[..question.len().min(60)];
            let made = match session.understand(question) {
                Ok(expr) => Printed { expr: &expr, catalog: &session.catalog }.to_string().len(),
                Err(Failure::Wrong(wrong)) => {
                    wrong.0.message.len() + wrong.0.help.iter().map(String::len).sum::<usize>()
                }
                Err(Failure::World(error)) => panic!("{error} for {begin}…"),
            };
            assert!(made <= 8 * question.len(), "{made} bytes for {begin}…");
        }
    });
}

#[test]
fn odd_numbers_are_understood_or_refused() {
    SESSION.with(|session| {
        for value in ["2147483647", "-2147483648", "99999999999", "0", "-0", "5", "12345"] {
            for sign in ["=", "!=", "<", "<=", ">", ">="] {
                let question = format!("find claim e where e.year {sign} {value}");
                core_is_the_same_expression(session, &question).unwrap_or_else(|fault| panic!("{fault}"));
                drop(session.ask(&question));
            }
        }
        for limit in ["0", "999999999"] {
            for question in ["trace trust to bipolarity", "claims", "find claim e"] {
                drop(session.ask(&format!("{question} limit {limit}")));
            }
        }
    });
}

/// What is understood of a question prints as core; reading that gives the same expression.
fn core_is_the_same_expression(session: &Session, question: &str) -> Result<(), TestCaseError> {
    let Ok(expr) = session.understand(question) else { return Ok(()) };
    let core = Printed { expr: &expr, catalog: &session.catalog }.to_string();
    match session.understand(&core) {
        Ok(again) => {
            prop_assert!(again == expr, "{question}\nis {core}\nwhich is read as {again:?}\nnot {expr:?}");
            Ok(())
        }
        Err(Failure::Wrong(wrong)) => {
            Err(TestCaseError::fail(format!("{question}\nis {core}\nwhich is refused: {}", wrong.0.message)))
        }
        Err(Failure::World(error)) => Err(TestCaseError::fail(error.to_string())),
    }
}

thread_local! {
    /// A small corpus, the same for all questions.
    pub(crate) static SESSION: Session = session_of(&Corpus {
        records: vec![
            "concept trust\nconcept specific-trust \"Specific trust\"\n  broader trust\nconcept attitude\nconcept lasting-trust\nconcept power\n".to_owned(),
            "explanation bipolarity\nexplanation democratic-norms\nexplanation institutions\n".to_owned(),
            "theory rational-theory\ntheory social-theory\noutcome durability\n".to_owned(),
        ],
        claims: vec![
            "claim one/c0\n  text  Allies.\n  says  bipolarity excludes trust\n".to_owned(),
            "claim two/c1\n  text  Signals.\n  about  trust\n  supports  one/c0\n".to_owned(),
            "claim two/c2\n  text  Signals.\n  says  institutions fosters specific-trust\n".to_owned(),
        ],
        arguments: vec![
            "argument two/a0\n  text  Signals.\n  premises  two/c1, two/c2\n  concludes  durability\n".to_owned(),
        ],
        excerpts: Vec::new(),
    });
}

/// A piece of a question, or of what looks like one.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(&WORDS[..]).prop_map(|word| format!("{word} ")),
        2 => select(&SIGNS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

const WORDS: [&str; 64] = [
    "which",
    "what",
    "how many",
    "count",
    "list",
    "explanations",
    "claims",
    "works",
    "concepts",
    "theories",
    "admit",
    "admits",
    "exclude",
    "admitted by",
    "foster",
    "trust",
    "power",
    "bipolarity",
    "\"Specific trust\"",
    "Adams",
    "one",
    "two",
    "one/c0",
    "concept:trust",
    "and",
    "or",
    "but",
    "not",
    "but not",
    "do not",
    "are not",
    "is not",
    "do",
    "no",
    "any",
    "any claim",
    "neither",
    "nor",
    "by",
    "in",
    "via",
    "about",
    "matching \"signals\"",
    "1990",
    "1990-2000",
    "since",
    "that",
    "are",
    "trace",
    "to",
    "into",
    "within 3",
    "avoiding",
    "why",
    "why not",
    "search",
    "limit 2",
    "sort year",
    "show text",
    "per scholar",
    "find claim c where",
    "exists work w (",
    "c -[about]->",
    "c.year",
];

const SIGNS: [&str; 22] = [
    "(", ")", "[", "]", "{1..2}", "-[", "]->", "|", "/", "^", "!", "=", "<", ">=", ",", "?", "\"", "“", "\\",
    "..", "*", "not (",
];
