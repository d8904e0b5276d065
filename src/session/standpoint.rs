//! Standpoints as people write them: by a comma, in the view of somebody, at the end; with names that only reading tells.

use crate::annotation::WHEN;
use crate::catalog::NodeClass as Class;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::asks::Asks;
use crate::query::expr::{Body, Condition, Relation, Step, Term, print_term};
use crate::query::understand::resolve::Understood;
use crate::query::understand::stance::{
    Opening, WithStandpoint, WrittenStance, at_the_end, conditions_at_the_end, names, parted,
};
use crate::query::understand::typed::is_formal;
use crate::query::words::{Place, words};
use crate::session::Session;
use crate::source::{FileId, Sources, Span};

/// No condition has more topics.
const MOST_CONDITIONS: usize = 8;
/// What a source can be.
const SOURCES: [Class; 5] = [Class::Work, Class::Scholar, Class::Topic, Class::Claim, Class::Argument];

impl Session {
    /// A question that begins with a standpoint, in the words of the language; none if it is in these words already, or
    /// begins otherwise. What somebody says of something is asked for without a standpoint: a comma makes one only
    /// of a question for verdicts.
    pub(super) fn standpoint_first(&self, question: &str, rewrites: u8) -> Option<String> {
        let parted = parted(question)?;
        // `when did Kydd write that` asks for a year.
        let is_condition = |stance: &WrittenStance<'_>| {
            stance.opening != Opening::When || parted.by_colon || self.conditions_named(stance.text).is_some()
        };
        if !parted.stances.iter().all(is_condition) {
            return None;
        }
        let put = self.put(&parted);
        if parted.by_colon {
            let words = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
            return (words(&put) != words(question)).then_some(put);
        }
        if parted.stances.iter().any(|stance| stance.opening != Opening::According) {
            return Some(put);
        }
        let read = self.attempt(&mut Sources::new(), &put, rewrites).ok()?;
        read.iter().all(|one| Asks::of(&self.catalog, &one.expr).verdicts).then_some(put)
    }

    /// `what fosters trust according to Kydd`, for a question that is not understood otherwise.
    pub(super) fn standpoint_last(&self, question: &str) -> Option<String> {
        let parted = at_the_end(question)?;
        // What began the question stands within it now.
        let (first, rest) = parted.asked.split_once(' ').unwrap_or((parted.asked, ""));
        let is_form = words(Place::Beginning).any(|word| word.eq_ignore_ascii_case(first));
        let asked = match is_form {
            true => format!("{} {rest}", first.to_lowercase()),
            false => parted.asked.to_owned(),
        };
        Some(self.put(&WithStandpoint { asked: asked.trim_end(), ..parted }))
    }

    /// A question that ends with a condition, in the words of the language: `which norms foster trust when peace`. None if
    /// what stands there names no topics, or if the question is one of the core, where `when` is a relation.
    pub(super) fn condition_last(&self, question: &str, unsure: bool) -> Option<String> {
        if is_formal(question) {
            return None;
        }
        conditions_at_the_end(question, unsure).find_map(|parted| {
            let named = parted.stances.iter().map(|stance| self.conditions_named(stance.text));
            let named: Vec<String> = named.collect::<Option<_>>()?;
            Some(format!("{} {}: {}", Opening::When.words(), named.join(" and "), parted.asked))
        })
    }

    /// What is wrong with a question that ends with `when` and something that is no topic, where the rest of it is
    /// understood; none for another question.
    pub(super) fn unknown_condition(&self, file: FileId, question: &str) -> Option<Box<Diagnostic>> {
        let parted = conditions_at_the_end(question, false).last()?;
        let name = parted.stances.first()?.text;
        let at = question.rfind(name)?;
        let is_when = question[..at].trim_end().to_ascii_lowercase().ends_with(&format!(" {WHEN}"));
        if !is_when || self.attempt(&mut Sources::new(), parted.asked, 0).is_err() {
            return None;
        }
        if let Some((one, other)) = name.split_once(" or ") {
            return Some(either(file, at + one.len() + 1, (one, other), parted.asked));
        }
        let span = Span::new(file, at, at + name.len());
        let message = format!("unknown topic `{name}` after `{WHEN}`");
        let known = self.catalog.topics().map(|(_, topic)| topic.id.as_str());
        let diagnostic = Diagnostic::new(Code::QuestionName, span, message).nearest(name, known);
        Some(Box::new(diagnostic.help(format!("without a condition: `{}`", parted.asked))))
    }

    /// The topics of a condition as forms know them: `peace and "balance of power"`; none if something in it is no topic.
    fn conditions_named(&self, text: &str) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let named = self.topics_named(&words, MOST_CONDITIONS)?;
        Some(named.join(" and "))
    }

    /// The names that make up a list of at most so many topics, the longest first: a label may have `and` in it.
    fn topics_named(&self, words: &[&str], most: usize) -> Option<Vec<String>> {
        let left = most.checked_sub(1)?;
        (1..=words.len()).rev().find_map(|upto| {
            let name = words[..upto].join(" ");
            let named = self.topic_quoted(name.trim_end_matches(','))?;
            let rest = match &words[upto..] {
                [] => Vec::new(),
                [and, rest @ ..] if is_and(and) => self.topics_named(rest, left)?,
                rest if name.ends_with(',') => self.topics_named(rest, left)?,
                _ => return None,
            };
            Some([vec![named], rest].concat())
        })
    }

    /// A topic's name as a form takes it; none if nothing is called so.
    fn topic_quoted(&self, name: &str) -> Option<String> {
        let bare = name.trim_matches(|c| "\"“”".contains(c));
        if self.lexicon().untold().look_up(bare, &[Class::Topic]).is_empty() {
            return None;
        }
        let is_one = bare.split_whitespace().nth(1).is_none();
        Some(if is_one { bare.to_owned() } else { format!("\"{bare}\"") })
    }

    /// The question with its standpoint in the words of the language.
    fn put(&self, parted: &WithStandpoint<'_>) -> String {
        let stance = |WrittenStance { opening, text }: &WrittenStance<'_>| match opening {
            Opening::AsOf => format!("{} {text}", opening.words()),
            Opening::According | Opening::Without => {
                format!("{} {}", opening.words(), self.sources_named(text))
            }
            Opening::When => {
                let named = self.conditions_named(text).unwrap_or_else(|| (*text).to_owned());
                format!("{} {named}", opening.words())
            }
        };
        let stances: Vec<String> = parted.stances.iter().map(stance).collect();
        format!("{}: {}", stances.join(", "), parted.asked)
    }

    /// Names of sources as forms know them: those that only reading tells by their ids, others as they are.
    fn sources_named(&self, text: &str) -> String {
        let listed = names(text);
        // `Trust and Mistrust in International Relations` is one.
        if listed.len() > 1
            && let [one] = self.lexicon().untold().look_up(text, &SOURCES).as_slice()
        {
            return print_term(&Term::Node(*one), &self.catalog);
        }
        if let Some(id) = self.source_read(text) {
            return id;
        }
        let each = listed.into_iter().map(|name| self.source_read(name).unwrap_or_else(|| name.to_owned()));
        each.collect::<Vec<_>>().join(" and ")
    }

    /// The id of the one source that a name is read as, if no form knows it: `V. C. Keating`, `Kydd's book`.
    fn source_read(&self, name: &str) -> Option<String> {
        let lexicon = self.lexicon().untold();
        let bare = name.trim_matches(|c| "\"“”".contains(c));
        if !lexicon.look_up(bare, &SOURCES).is_empty() {
            return None;
        }
        ["claims by", "claims in"].into_iter().find_map(|form| {
            let read = self.attempt(&mut Sources::new(), &format!("{form} {name}"), 0).ok()?;
            let [Understood { expr, unread, .. }] = read.as_slice() else { return None };
            let Body::Find(find) = &expr.body else { return None };
            match &find.condition {
                Condition::Relates(_, Step::Along(Relation::By | Relation::In), source @ Term::Node(_))
                    if unread.is_empty() =>
                {
                    Some(print_term(source, &self.catalog))
                }
                _ => None,
            }
        })
    }
}

fn is_and(word: &str) -> bool {
    word == "&" || word.eq_ignore_ascii_case("and")
}

/// What is wrong with `when peace or war: …`: a condition is what must be met, so that these are two questions.
pub(super) fn either_condition(file: FileId, question: &str) -> Option<Box<Diagnostic>> {
    let parted = parted(question).filter(|parted| parted.by_colon)?;
    let stance = parted.stances.iter().find(|stance| stance.opening == Opening::When)?;
    let (one, other) = stance.text.split_once(" or ")?;
    let at = question.find(stance.text)? + one.len() + 1;
    Some(either(file, at, (one, other), parted.asked))
}

fn either(file: FileId, at: usize, (one, other): (&str, &str), asked: &str) -> Box<Diagnostic> {
    let message = "expected `and` between conditions, found `or`";
    let help = format!("ask once for each: `when {one}: {asked}`, `when {other}: {asked}`");
    let span = Span::new(file, at, at + "or".len());
    Box::new(Diagnostic::new(Code::QuestionSyntax, span, message).help(help))
}
