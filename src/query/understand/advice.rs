//! What somebody may have meant by a relation that cannot join what the question puts at its ends.

use std::cmp::Reverse;

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::{NodeId, Statement};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::ast::Word;
use crate::query::understand::english::joined_words;
use crate::query::understand::resolve::{Resolver, Wrong};

impl Resolver<'_> {
    /// Adds questions that the asker may have meant by rows of a sort that have a relation to a thing.
    pub(super) fn advised(&self, wrong: Diagnostic, sort: &Sort, relation: &Relation, to: NodeId) -> Wrong {
        let id = self.catalog.id(to);
        let narrower = |kinds: String| vec![format!("{kinds} under {id}"), format!("claims about {id}")];
        let questions = match (relation, sort, self.catalog.class(to)) {
            (Relation::About, Sort::Scholar | Sort::Work, Class::Topic) => {
                vec![format!("how many claims about {id} per {}", sort.word())]
            }
            (Relation::About, sort, Class::Topic) if sort.is_topic() => narrower(self.lexicon.plural(sort)),
            (Relation::Of, sort, Class::Topic) if sort.is_topic() => {
                let kind = Sort::Kind(self.catalog.kind(to).to_owned());
                narrower(self.lexicon.plural(&kind))
            }
            (Relation::Of, Sort::Claim, Class::Topic) => vec![format!("claims about {id}")],
            (Relation::Of, Sort::Work, Class::Scholar) => vec![format!("works by {id}")],
            (Relation::About | Relation::Of, _, Class::Scholar) => vec![format!("claims by {id}")],
            (Relation::About | Relation::Of, _, Class::Work) => vec![format!("claims in {id}")],
            _ => Vec::new(),
        };
        let advised = questions
            .into_iter()
            .fold(wrong, |diagnostic, question| diagnostic.help(format!("did you mean `{question}`?")));
        Box::new(advised)
    }

    /// `silent on trust`, `divided on trust`: a verdict is that of a relation, so that it is asked with a relation
    /// and its opposite. None if the words say something else.
    pub(super) fn undecided(&self, sort: &Sort, words: &[Word]) -> Option<Diagnostic> {
        let [status, on, name @ ..] = words else { return None };
        let is = |word: &Word, texts: &[&str]| texts.contains(&word.text.to_lowercase().as_str());
        if !is(status, &["silent", "divided"]) || !is(on, &["on"]) || !sort.is_topic() {
            return None;
        }
        let object = *self.lexicon.look_up(&joined_words(name), &[Class::Topic]).first()?;
        let joins =
            |kinds: &[String], kind: &str| kinds.is_empty() || kinds.iter().any(|known| known == kind);
        let claims = || self.catalog.claims().flat_map(|(_, claim)| &claim.says);
        let pairs = self.catalog.vocabulary.relations().filter_map(|(id, relation)| {
            let subject_fits = *sort == Sort::Topic || joins(&relation.from, sort.word());
            let fits = subject_fits && joins(&relation.to, self.catalog.kind(object));
            let against = self.catalog.vocabulary.opposite(id).filter(|_| fits)?;
            let opposite = self.catalog.vocabulary.relation(against);
            let is_said = |said: &&Statement| {
                said.object == object && (said.relation == id || said.relation == against)
            };
            Some((Reverse(claims().filter(is_said).count()), &relation.plural, &opposite.plural))
        });
        // The opposites of which most is said.
        let (_, first, second) = pairs.min_by_key(|(said, ..)| *said)?;
        let (kinds, object) = (self.lexicon.plural(sort), self.catalog.id(object));
        let message =
            format!("`{}` is a verdict on a relation, but the question has no relation", status.text);
        let help = format!(
            "ask with a relation and its opposite: `{kinds} that neither {first} nor {second} {object}` shows which are silent and which are divided"
        );
        Some(Diagnostic::new(Code::QuestionSense, status.span, message).help(help))
    }
}
