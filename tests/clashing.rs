//! Relations and kinds that are called by words of the language: a question can still be asked with each of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use catena::corpus::Corpus;
use catena::query::understand::declared::understood;
use catena::query::understand::lexicon::Lexicon;
use catena::query::words::WORDS;
use catena::session::{Failure, Session};
use catena::source::Sources;

const WORKS: &str = "@book{kydd2005, author = {Kydd, Andrew}, title = {Trust and Mistrust}, year = {2005}}";

/// A corpus with these kinds and relations, two concepts, and a claim that the first does each to the second.
fn corpus(kinds: &[&str], relations: &[String]) -> Session {
    let mut text = String::from("kind concept\n");
    for (at, plural) in kinds.iter().enumerate() {
        writeln!(text, "kind k{at}\n  plural  {plural}\nk{at} thing-{at} \"Thing {at}\"").expect("a string");
    }
    text += "concept power \"Power\"\nconcept trust \"Trust\"\n";
    let mut says = String::new();
    for (at, plural) in relations.iter().enumerate() {
        writeln!(text, "relation z{at}\n  plural   {plural}\n  inverse  {plural} fro").expect("a string");
        writeln!(says, "  says  power z{at} trust").expect("a string");
    }
    text += &format!("claim kydd2005/all\n  text  It does all that.\n{says}");
    let files = [("corpus/a.catena", text.as_str()), ("corpus/a.bib", WORKS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    Session::of(Corpus::read(files.to_vec()))
}

/// What the question is in the core, or why it is refused.
fn core(session: &Session, question: &str) -> String {
    match session.ask(question) {
        Ok(answer) => answer.core,
        Err(Failure::Wrong(wrong)) => format!("{}: {}", wrong.0.code.name(), wrong.0.message),
        Err(Failure::World(error)) => error.to_string(),
    }
}

/// Each word of the language, by itself.
fn words() -> Vec<&'static str> {
    let words: BTreeSet<&str> = WORDS.iter().flat_map(|(words, _)| words.split(' ')).collect();
    words.into_iter().collect()
}

/// Holds the questions of each form against what they are in the core.
#[track_caller]
fn hold(session: &Session, questions: &[(String, String)]) {
    let found = questions.iter().map(|(question, _)| core(session, question));
    let wrong: Vec<String> = found
        .zip(questions)
        .filter(|(found, (_, expected))| found != expected)
        .map(|(found, (question, _))| format!("{question}\n  {found}\n"))
        .collect();
    assert!(wrong.is_empty(), "{} are not understood:\n{}", wrong.len(), wrong.concat());
}

#[test]
fn every_word_of_the_language_can_be_part_of_a_relation() {
    for shape in ["vex WORD", "vex WORD well", "vex the WORD", "WORD vexingly"] {
        let relations: Vec<String> = words().iter().map(|word| shape.replace("WORD", word)).collect();
        let session = corpus(&[], &relations);
        let asked = |(at, form): (usize, &String)| {
            let found = |condition: &str| format!("find concept c where {condition}");
            [
                (format!("which concepts {form} trust"), found(&format!("c -[z{at}]-> concept:trust"))),
                (
                    format!("concepts that do not {form} trust limit 5"),
                    found(&format!("not c -[z{at}]-> concept:trust limit 5")),
                ),
                (
                    format!("how many concepts {form} trust"),
                    found(&format!("c -[z{at}]-> concept:trust count")),
                ),
                (format!("does power {form} trust"), format!("why concept:power -[z{at}]-> concept:trust")),
                (
                    format!("why does power {form} trust"),
                    format!("why concept:power -[z{at}]-> concept:trust"),
                ),
                (format!("concepts {form} fro power"), found(&format!("c -[^z{at}]-> concept:power"))),
                (
                    format!("concepts that {form} trust or {form} power"),
                    found(&format!("c -[z{at}]-> concept:trust or c -[z{at}]-> concept:power")),
                ),
                (
                    format!("trace trust to power via {form}"),
                    format!(
                        "find path p = all shortest concept:trust -[(z{at}|^z{at}){{1..6}}]-> concept:power"
                    ),
                ),
            ]
        };
        hold(&session, &relations.iter().enumerate().flat_map(asked).collect::<Vec<_>>());
    }
}

#[test]
fn verbs_that_are_words_of_the_language_are_relations_where_nothing_else_makes_sense() {
    let forms = [
        "limit",
        "sort",
        "show",
        "contribute to",
        "fail to explain",
        "lead to",
        "give rise to",
        "come before",
    ];
    let session = corpus(&[], &forms.map(str::to_owned));
    let of = |at: usize, object: &str| format!("c -[z{at}]-> concept:{object}");
    let mut questions = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        questions.extend([
            (format!("does power {form} trust"), format!("why concept:power -[z{at}]-> concept:trust")),
            (format!("which concepts {form} trust?"), format!("find concept c where {}", of(at, "trust"))),
            (
                format!("which concepts do not {form} trust limit 3"),
                format!("find concept c where not {} limit 3", of(at, "trust")),
            ),
            (
                format!("concepts that {form} \"Trust\" but not power show id"),
                format!("find concept c where {} and not {} show c.id", of(at, "trust"), of(at, "power")),
            ),
        ]);
    }
    questions.push((
        "claims about trust limit 5".to_owned(),
        "find claim c where c -[about]-> concept:trust limit 5".to_owned(),
    ));
    questions.push((
        "which concepts lead to “Trust” and give rise to “Power”".to_owned(),
        format!("find concept c where {} and {}", of(5, "trust"), of(6, "power")),
    ));
    questions.push((
        "claims matching “lead to” limit trust".to_owned(),
        format!("find claim c where c matches \"lead to\" and {}", of(0, "trust")),
    ));
    questions.push((
        "claims matching \"lead to\" sort year".to_owned(),
        "find claim c where c matches \"lead to\" sort c.year asc".to_owned(),
    ));
    hold(&session, &questions);
}

#[test]
fn every_word_of_the_language_can_be_part_of_a_kind() {
    let plurals: Vec<String> = words().iter().map(|word| format!("vexes {word} all")).collect();
    let session = corpus(&plurals.iter().map(String::as_str).collect::<Vec<_>>(), &["foster".to_owned()]);
    let asked = |(at, plural): (usize, &String)| {
        [
            (format!("which {plural} foster trust"), format!("find k{at} k where k -[z0]-> concept:trust")),
            (format!("how many {plural}"), format!("find k{at} k count")),
            (format!("trace trust into {plural}"), String::new()),
        ]
    };
    let questions = plurals.iter().enumerate().flat_map(asked).filter(|(_, core)| !core.is_empty());
    hold(&session, &questions.collect::<Vec<_>>());
}

#[test]
fn what_is_wrong_is_underlined_where_it_stands() {
    let session = corpus(&[], &["contribute to".to_owned(), "limit".to_owned()]);
    for (question, place) in [
        ("as of 1990: which concepts contribute to turst", "turst"),
        ("which concepts contribute   to \"Trust\" and limit pwer", "pwer"),
        ("which concepts limit trust show yaer", "yaer"),
    ] {
        let file = Sources::new().add("question", question);
        let Err(wrong) = understood(file, question, &Lexicon::build(&session.catalog)) else {
            panic!("{question} is understood")
        };
        assert_eq!(&question[wrong.primary.span.range()], place, "{}", wrong.message);
    }
}
