//! Questions that fit a corpus: one of every form of the language, about what the corpus speaks of most.
//!
//! A form is a row of [`FORMS`]: a question and what it answers, with slots, and where the words for the slots
//! come from. To show another form is to add a row; a row whose words no source has yet needs a source in
//! `facts`. No question is listed that the corpus does not answer with something.

mod facts;
mod like;
mod stock;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::query::answer::{Answer, Shape, Value};
use crate::query::understand::examples::facts::{Facts, Filling, Source};
use crate::verdict::Status;

pub use self::facts::Foremost;
pub use self::like::like;
pub use self::stock::Stock;

/// A question, and one line of what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The question.
    pub question: String,
    /// What it answers.
    pub tells: String,
}

/// A form of the language. `{slots}` are filled from the source.
struct Form {
    question: &'static str,
    tells: &'static str,
    source: Source,
}

/// A form whose words come from `source`.
const fn form(source: Source, question: &'static str, tells: &'static str) -> Form {
    Form { question, tells, source }
}

/// Of how many fillings one is sought that the corpus answers.
const TRIES: usize = 12;

/// The forms, in the order in which they are listed.
const FORMS: [Form; 41] = [
    form(
        Source::Statement,
        "which {kinds} {relate} {object}",
        "the {kinds} whose verdict is “{relates} {name}”, each with the claims for and against it",
    ),
    form(
        Source::Opposed,
        "which {kinds} neither {relate} nor {oppose} {object}",
        "the {kinds} on which the claims decide neither way",
    ),
    form(
        Source::Statement,
        "which {objects} are {inverse} {subject}",
        "the same relation from its other end",
    ),
    form(Source::Statement, "why does {subject} {relate} {object}", "a verdict, and what it is derived from"),
    form(Source::Statement, "why not {subject} {relate} {object}", "the same, asked the other way"),
    form(Source::Statement, "what {relates} {object}", "everything that does so, according to the claims"),
    form(Source::Speaker, "what does {scholar} say about {topic}", "who says what, asked in everyday words"),
    form(Source::Speaker, "claims by {scholar} about {topic}", "who says what, and on which page"),
    form(Source::Since, "claims about {topic} since {year}", "what later works claim about it"),
    form(Source::Topic, "claims about {topic} not by {scholar}", "what the others say"),
    form(Source::Via, "claims via {work}", "what you know second-hand, through that work"),
    form(
        Source::Work,
        "claims in {work} show text, locator",
        "what the work claims, with the columns chosen",
    ),
    form(Source::Via, "how many claims only via {work} per scholar", "scholars known only through it"),
    form(Source::Cited, "works citing {work}", "who cites it"),
    form(Source::Cited, "citations of {work}", "where, which pages, what for, and for which claims"),
    form(Source::Intent, "works citing {work} as {intent}", "who cites it that way"),
    form(
        Source::Statement,
        "compare {kinds} on {object}",
        "what each of them does to it, with the main evidence",
    ),
    form(Source::Truth, "divided {statements}", "the {statements} on whose truth the claims disagree"),
    form(Source::Truth, "why is {statement} {affirmed}", "whether it is so, and who says what"),
    form(Source::Once, "claims that are challenged", "the claims to which an objection stands"),
    form(Source::Once, "defended claims", "the claims to which every objection has been answered"),
    form(Source::Cited, "what rests on {work}", "the claims that it makes or supports"),
    form(
        Source::Cited,
        "what rests only on {work}",
        "the claims that fall without it, and the verdicts that would change",
    ),
    form(Source::Since, "as of {year} but not {before}: claims about {topic}", "what was new in these years"),
    form(
        Source::Voice,
        "according to {scholar}: why does {subject} {relate} {object}",
        "the same by the word of one scholar alone",
    ),
    form(
        Source::Voice,
        "without {work}: why does {subject} {relate} {object}",
        "the same as if a work were withdrawn",
    ),
    form(
        Source::Topic,
        "how many claims about {topic} per scholar sort count desc",
        "who says most about it",
    ),
    form(Source::Once, "count claims per work sort count desc limit 5", "the works with the most claims"),
    form(Source::Link, "trace {from} to {to}", "how one leads to the other, each step with its claim"),
    form(
        Source::Link,
        "trace {from} to {to} within 3 avoiding {between}",
        "the same, but avoiding one thing",
    ),
    form(Source::Into, "trace {topic} into {kinds}", "the shortest way to each of them"),
    form(Source::Word, "search {word}", "everything with this word, the best first"),
    form(
        Source::Word,
        "search label:{beginning}* OR quote:{beginning}*",
        "names and quotes with words that begin this way",
    ),
    form(Source::Word, "claims matching \"{word}\" sort year", "claims with this word, by year"),
    form(
        Source::Topic,
        "find claim c where c -[about]-> {kind}:{topic} and c.force = suggests",
        "the core language: what is only suggested about it",
    ),
    form(
        Source::Topic,
        "find scholar s where exists claim c (c -[by]-> s and c -[about]-> {kind}:{topic})",
        "the core language: scholars who speak about it",
    ),
    form(
        Source::Once,
        "find claim c, claim d where c -[disputes]-> d",
        "the core language: claims that dispute another, with that claim",
    ),
    form(
        Source::Cited,
        "find claim c where supported(c) and not supported(c without work:{work})",
        "the core language: the claims that fall without a work",
    ),
    form(
        Source::Once,
        "find work w where not exists work v (v -[cites]-> w) sort year",
        "the core language: works that nothing in the corpus cites",
    ),
    form(
        Source::Argued,
        "find argument a where challenged(a)",
        "the core language: the arguments that lost a premise, or that an objection meets",
    ),
    form(Source::Saved, "@{saved}", "a saved question: {question}"),
];

/// Questions that fit a corpus, in the order of the language's forms. `ask` answers a question, and gives
/// nothing for one that is wrong.
pub fn examples<'a>(
    catalog: &'a Catalog,
    ask: &'a dyn Fn(&str) -> Option<Answer>,
) -> impl Iterator<Item = Example> + 'a {
    let facts = Facts::of(catalog, Arc::new(Foremost::of(catalog)));
    let example = move |form: &Form| {
        let fillings = facts.fillings(form.source).into_iter().take(TRIES);
        let mut filled = fillings.filter_map(|filling| {
            let question = fill(form.question, &filling)?;
            Some((question, fill(form.tells, &filling)?, filling))
        });
        let answered = |filling: &Filling, question: &str| {
            // A saved question is asked by its words: names are looked up before.
            let words =
                filling.iter().find(|(slot, _)| *slot == "question").map_or(question, |(_, words)| words);
            ask(words).is_some_and(|answer| says_something(&answer))
        };
        let found = filled.find(|(question, _, filling)| answered(filling, question))?;
        Some(Example { question: found.0, tells: found.1 })
    };
    FORMS.iter().filter_map(example)
}

/// The first of these questions that begin differently.
#[must_use]
pub fn first_examples(catalog: &Catalog, ask: &dyn Fn(&str) -> Option<Answer>, most: usize) -> Vec<String> {
    let mut begun = BTreeSet::new();
    let begins = |question: &str| question.split_whitespace().next().unwrap_or_default().to_owned();
    let questions = examples(catalog, ask).map(|example| example.question);
    questions.filter(|question| begun.insert(begins(question))).take(most).collect()
}

/// A text with its slots filled; none if the filling lacks a slot's words.
fn fill(text: &str, filling: &Filling) -> Option<String> {
    let mut parts = text.split('{');
    let mut filled = parts.next()?.to_owned();
    for part in parts {
        let (slot, after) = part.split_once('}')?;
        let (_, words) = filling.iter().find(|(name, words)| *name == slot && !words.is_empty())?;
        filled += words;
        filled += after;
    }
    Some(filled)
}

/// True of an answer that is worth showing: rows or paths, a figure above zero, a verdict that is not silent.
fn says_something(answer: &Answer) -> bool {
    let figure = |value: &Value| matches!(value, Value::Number(number) if *number > 0);
    match answer.shape {
        Shape::Counts => answer.rows.iter().flat_map(|row| &row.values).any(|(_, value)| figure(value)),
        Shape::Why(_) => {
            let mut verdicts = answer.rows.iter().flat_map(|row| &row.verdicts);
            verdicts.any(|verdict| verdict.status != Status::Silent)
        }
        _ => !answer.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Example, FORMS, examples, facts, fill};
    use crate::corpus::Corpus;
    use crate::session::Session;

    fn session(files: &[(&str, &str)]) -> Session {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Session::of(Corpus::read(files.collect()))
    }

    fn all(session: &Session) -> Vec<Example> {
        examples(&session.catalog, &|question| session.ask(question).ok()).collect()
    }

    #[test]
    fn the_example_corpus_has_a_question_of_every_form_and_answers_each() {
        let session = session(crate::example::PAPER.files);
        let found = all(&session);
        let questions: Vec<&str> = found.iter().map(|example| example.question.as_str()).collect();
        // It has no statements, no arguments and no objection that is answered.
        let lacking = FORMS.iter().filter(|form| {
            [facts::Source::Truth, facts::Source::Argued].contains(&form.source)
                || form.question == "defended claims"
        });
        assert_eq!(found.len(), FORMS.len() - lacking.count(), "{questions:#?}");
        let plain = questions.iter().filter(|question| !question.starts_with('@'));
        for question in plain {
            assert!(session.ask(question).is_ok_and(|answer| !answer.is_empty()), "{question}");
        }
    }

    #[test]
    fn a_debate_has_questions_of_what_is_true_and_what_stands() {
        let republic = crate::example::examples().find(|example| example.name == "republic");
        let found = republic.map_or_else(Vec::new, |example| all(&session(example.files)));
        let questions: Vec<&str> = found.iter().map(|example| example.question.as_str()).collect();
        for wanted in ["divided statements", "defended claims", "find argument a where challenged(a)"] {
            assert!(questions.contains(&wanted), "no `{wanted}` in {questions:#?}");
        }
        assert!(questions.iter().any(|question| question.starts_with("why is ")), "{questions:#?}");
    }

    #[test]
    fn a_corpus_that_has_nothing_gets_none_and_a_small_one_those_that_fit() {
        let nothing = session(&[]);
        assert!(all(&nothing).is_empty());
        let small = session(&[
            ("corpus/a.bib", "@book{oak2001, author = {Oak, Ann}, title = {Trees}, year = {2001}}"),
            (
                "corpus/a.catena",
                "kind concept\nconcept shade \"Shade\"\nclaim oak2001/dark\n  text  It is dark.\n  about  shade\n",
            ),
        ]);
        let found = all(&small);
        let questions: Vec<&str> = found.iter().map(|example| example.question.as_str()).collect();
        insta::assert_snapshot!(questions.join("\n"), @"
        what does Oak say about shade
        claims by Oak about shade
        claims in oak2001 show text, locator
        how many claims about shade per scholar sort count desc
        count claims per work sort count desc limit 5
        search shade
        search label:shad* OR quote:shad*
        find scholar s where exists claim c (c -[by]-> s and c -[about]-> concept:shade)
        find work w where not exists work v (v -[cites]-> w) sort year
        ");
    }

    #[test]
    fn the_order_of_files_changes_nothing() {
        let listed = |files: &[(&str, &str)]| {
            let session = session(files);
            all(&session)
        };
        let reversed: Vec<_> = crate::example::PAPER.files.iter().rev().copied().collect();
        assert_eq!(listed(crate::example::PAPER.files), listed(&reversed));
    }

    #[test]
    fn a_slot_without_words_fills_nothing() {
        let filling = vec![("a", "x".to_owned()), ("b", String::new())];
        assert_eq!(fill("{a} and {a}", &filling), Some("x and x".to_owned()));
        assert_eq!(fill("{a} and {b}", &filling), None);
        assert_eq!(fill("{a} and {c}", &filling), None);
    }
}
