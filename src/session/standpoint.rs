//! Standpoints as people write them: by a comma, in the view of somebody, at the end; with names that only reading tells.

use crate::catalog::NodeClass as Class;
use crate::query::asks::Asks;
use crate::query::expr::{Body, Condition, Relation, Step, Term, print_term};
use crate::query::understand::resolve::Understood;
use crate::query::understand::stance::{Opening, WithStandpoint, WrittenStance, at_the_end, names, parted};
use crate::query::words::{Place, words};
use crate::session::Session;
use crate::source::Sources;

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
