use super::Completions;
use crate::corpus::Corpus;
use crate::session::Session;

const CORPUS: &str = "\
kind open-question
  plural  open questions
kind theory
  plural  theories
  aka     school of thought
kind concept
relation accounts-for
  plural   account for
  inverse  accounted for by
  aka      make good sense out of
concept trust \"Lasting trust\"
theory trust-theory \"A theory of trust\"
claim kydd2005/trust-grows
  text  Trust grows.
query on-trust \"claims about trust\"
";
const WORKS: &str = "@book{kydd2005, author = {Kydd, Andrew}, title = {Trust and Mistrust}, year = {2005}}
@book{bush2001, author = {Bush, George W.}, title = {A}, year = {2001}}
@book{bush1990, author = {Bush, George H.}, title = {B}, year = {1990}}
";

/// What the line up to `|` can become: what stands before the word, and the words.
fn completed(line: &str) -> (String, Vec<String>) {
    let files = [("corpus/a.catena", CORPUS), ("corpus/a.bib", WORKS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let session = Session::of(Corpus::read(files.to_vec()));
    let (start, words) = Completions::of(&session.catalog).complete(line);
    (line[..start].to_owned(), words.into_iter().map(|choice| choice.text).collect())
}

#[track_caller]
fn completes(line: &str, start: &str, expected: &[&str]) {
    let (before, words) = completed(line);
    assert_eq!(words, expected, "{line}");
    assert_eq!(before, start, "{line}");
}

#[test]
fn a_question_begins_with_a_form_a_kind_or_a_saved_question() {
    completes("whi", "", &["which"]);
    completes("what r", "", &["what rests on", "what rests only on"]);
    completes("comp", "", &["compare"]);
    completes("as", "", &["as of"]);
    completes("how m", "", &["how many"]);
    completes("cit", "", &["citation", "citations"]);
    completes("OPEN", "", &["open questions", "open-question"]);
    completes("  @", "  ", &["@on-trust"]);
    completes("which t", "which ", &["theories", "theory", "topic", "topics"]);
    completes("which open q", "which ", &["open questions"]);
}

#[test]
fn other_words_are_completed() {
    completes("which school", "which ", &["school of thought", "schools of thought"]);
    completes("which schools of t", "which ", &["schools of thought"]);
    completes("theories that make good s", "theories that ", &["make good sense out of"]);
    completes("theories that make good sense out o", "theories that ", &["make good sense out of"]);
}

#[test]
fn what_follows_a_keyword_is_what_can_stand_there() {
    completes("claims by ", "claims by ", &["Kydd", "bush-george-h", "bush-george-w"]);
    completes("claims by k", "claims by ", &["Kydd"]);
    completes("claims in b", "claims in ", &["bush1990", "bush2001"]);
    completes("claims about tr", "claims about ", &["trust", "trust-theory"]);
    completes("concepts accounted for by tr", "concepts accounted for by ", &["trust", "trust-theory"]);
    completes(
        "trace trust into c",
        "trace trust into ",
        &["citation", "citations", "claim", "claims", "concept", "concepts"],
    );
    completes("works since 19", "works since 19", &[]);
}

#[test]
fn attributes_follow_the_stages_that_want_them() {
    completes("claims show lo", "claims show ", &["locator"]);
    completes("claims show text, ye", "claims show text, ", &["year", "years"]);
    completes("works sort ti", "works sort ", &["title"]);
    completes("works sort by ti", "works sort by ", &["title"]);
    completes("how many claims per fo", "how many claims per ", &["for", "force"]);
    completes("claims show text so", "claims show text ", &["sort"]);
}

#[test]
fn words_of_comparing_counting_and_resting_are_completed() {
    completes("compare th", "compare ", &["theories", "theory"]);
    completes(
        "compare theories o",
        "compare theories ",
        &["on", "only", "only via", "open questions", "open-question", "or"],
    );
    completes("compare theories on tr", "compare theories on ", &["trust", "trust-theory"]);
    completes("what rests only on ky", "what rests only on ", &["Kydd", "kydd2005"]);
    completes("how many claims per work hav", "how many claims per work ", &["having"]);
}

#[test]
fn relations_names_and_labels_are_completed_within() {
    completes("theories that acc", "theories that ", &["account for", "accounted for by", "accounts for"]);
    completes("theories that account f", "theories that ", &["account for"]);
    completes("theories that account for ky", "theories that account for ", &["Kydd", "kydd2005"]);
    completes("claims about \"last", "claims about ", &["\"Lasting trust\""]);
    completes(
        "find claim c where c -[about]-> concept:",
        "find claim c where c -[about]-> ",
        &["concept:trust"],
    );
    completes("why kydd2005/", "why ", &["kydd2005/trust-grows"]);
}

#[test]
fn what_no_word_begins_is_looked_for_in_names() {
    completes("claims about last", "claims about ", &["trust"]);
    completes("claims about a theory of", "claims about ", &["trust-theory"]);
    completes("claims by geor", "claims by ", &["bush-george-h", "bush-george-w"]);
    completes("claims in mistr", "claims in ", &["kydd2005"]);
    completes("theories that account for grow", "theories that account for ", &["kydd2005/trust-grows"]);
    completes("works since grow", "works since grow", &[]);
}
