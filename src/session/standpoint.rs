//! Standpoints as people write them: by a comma, in the view of somebody, at the end; with names that only reading tells.

use crate::catalog::NodeClass as Class;
use crate::query::asks::Asks;
use crate::query::expr::{Body, Condition, Relation, Step, Term, print_term};
use crate::query::understand::resolve::Understood;
use crate::query::understand::stance::{Kind, Parted, Stance, at_the_end, names, parted};
use crate::session::Session;
use crate::source::Sources;

/// What a source can be.
const SOURCES: [Class; 5] = [Class::Work, Class::Scholar, Class::Topic, Class::Claim, Class::Argument];

impl Session {
    /// A question that begins with a standpoint, in the words of the language; none if it is in these words already, or
    /// begins otherwise. What somebody says of something is asked for without a standpoint: a comma makes one only
    /// of a question for verdicts.
    pub(super) fn standpoint_first(&self, question: &str) -> Option<String> {
        let parted = parted(question)?;
        let put = self.put(&parted)?;
        if parted.by_colon {
            let words = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
            return (words(&put) != words(question)).then_some(put);
        }
        if parted.stances.iter().any(|stance| stance.kind != Kind::According) {
            return Some(put);
        }
        let read = self.read_one(&mut Sources::new(), &put).ok()?;
        read.iter().all(|one| Asks::of(&self.catalog, &one.expr).verdicts).then_some(put)
    }

    /// `what fosters trust according to Kydd`, for a question that is not understood otherwise.
    pub(super) fn standpoint_last(&self, question: &str) -> Option<String> {
        let mut put = self.put(&at_the_end(question)?)?;
        // What began the question stands within it now.
        let at = put.find(": ")? + 2;
        let first = put[at..].chars().next()?;
        put.replace_range(at..at + first.len_utf8(), &first.to_lowercase().to_string());
        Some(put)
    }

    /// The question with its standpoint in the words of the language; none if a name in it stands for nothing.
    fn put(&self, parted: &Parted<'_>) -> Option<String> {
        let stance = |stance: &Stance<'_>| {
            if stance.kind == Kind::AsOf {
                return Some(format!("{} {}", stance.kind.words(), stance.text));
            }
            let names = self.sources_named(stance.text);
            Some(format!("{} {names}", stance.kind.words()))
        };
        let stances: Option<Vec<String>> = parted.stances.iter().map(stance).collect();
        Some(format!("{}: {}", stances?.join(", "), parted.asked))
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
            let read = self.read_one(&mut Sources::new(), &format!("{form} {name}")).ok()?;
            let [Understood { expr, reading, .. }] = read.as_slice() else { return None };
            let is_whole = !reading.as_ref().is_some_and(|reading| reading.contains("not used"));
            let Body::Find(find) = &expr.body else { return None };
            match &find.condition {
                Condition::Relates(_, Step::Along(Relation::By | Relation::In), source @ Term::Node(_))
                    if is_whole =>
                {
                    Some(print_term(source, &self.catalog))
                }
                _ => None,
            }
        })
    }
}
